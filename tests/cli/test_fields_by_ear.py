"""Fields of the packs asked for by ear, with what does not fit: a clear word each time, and nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home

TABLE = "structural-review/ten-areas"


def answers(home: Home) -> Any:  # noqa: ANN401 - JSON
    return home.run("show", "@last", "--json").json["answers"]


@pytest.mark.parametrize(
    ("prompt", "typed", "said", "kept"),
    [
        ("low-tide/tide", "11\nmany\n7\n", "one whole number", {"level": 7}),
        (
            "low-tide/which-end",
            "high 99\nhigh 3; low 2\n",
            "1 to ",
            {"side": [{"side": "high", "by": 3}, {"side": "low", "by": 2}]},
        ),
        (
            "imagine-it/an-inch",
            "Ask for a key\n31 February\nin two weeks\n\n",
            "the month.",
            {"inch": {"words": "Ask for a key", "look_again": "2026-12-04", "who_may_ask": ""}},
        ),
        (
            "structural-review/people-data",
            "2026\nnights -3\nnights some\nnights 12, days 3\n" + "\n" * 8,
            "a whole number from 0 up",
            {
                "period": "2026",
                "people": [
                    {"row": "hired", "group": "nights", "n": 12},
                    {"row": "hired", "group": "days", "n": 3},
                ],
            },
        ),
        (
            "faucets-and-roles/given-and-received",
            "given wren 9\nsideways wren 1\ngiven wren 2\n\n",
            "A line each: given, received",
            {"flows": [{"source": "wren", "direction": "given", "size": 2}]},
        ),
    ],
)
def test_what_does_not_fit_is_said_and_asked_for_again(
    home: Home, prompt: str, typed: str, said: str, kept: object
) -> None:
    told = home.run("write", prompt, typed=typed)
    assert told.code == 0, told.err
    assert said in told.err
    assert answers(home) == kept


def test_known_names_are_read_out_and_a_new_one_is_said_to_be_new(home: Home) -> None:
    home.run("person", "add", "R-heron")
    told = home.run("write", "faucets-and-roles/who-shows-you", typed="fern, r-heron\n\n")
    assert "Known here: R-heron." in told.err
    assert "fern is new here, and joins your people when this is kept." in told.err
    assert [one["handle"] for one in home.run("person", "list", "--json").json["people"]] == [
        "fern",
        "R-heron",
    ]
    assert home.run("list", "--person", "R-HERON", "--json").json["entries"][0]["people"] == [
        "fern",
        "R-heron",
    ]


def test_a_name_too_long_for_one_is_kept_and_joins_nobody(home: Home) -> None:
    told = home.run("write", "faucets-and-roles/who-shows-you", typed="x" * 60 + "\n\n")
    assert "it stays in what you write, and joins nobody" in told.err
    assert answers(home) == {"mentor": ["x" * 60]}
    assert home.run("person", "list", "--json").json == {"people": []}


def test_small_counts_are_hidden_wherever_they_are_read_out(home: Home) -> None:
    home.run("write", "structural-review/people-data", "--answer", "people=left: nights 3, days 9, gate 40")
    said = home.run("show", "@last").out
    assert "left by choice: nights –, days –, gate 40" in said
    assert {one["n"] for one in answers(home)["people"]} == {3, 9, 40}, "the lossless form says so"


@pytest.mark.parametrize(
    ("prompt", "given", "said"),
    [
        (TABLE, {"areas": [{"row": f"row {n}", "cells": {}} for n in range(10_000)]}, "At most 2000"),
        (
            "faucets-and-roles/given-and-received",
            {"flows": [{"source": "x", "direction": "given", "size": 1}] * 10_000},
            "At most 2000",
        ),
        (
            "structural-review/people-data",
            {"people": [{"row": "left", "group": "nights", "n": -4}]},
            "whole numbers",
        ),
        ("low-tide/tide", {"level": 11}, "From 0 to 10"),
    ],
)
def test_answers_from_a_file_that_do_not_fit_keep_nothing_and_say_why(
    home: Home, tmp_path: Path, prompt: str, given: dict[str, Any], said: str
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(given))
    told = home.run("write", prompt, "--answers-file", str(file))
    assert (told.code, told.out) == (6, "")
    assert said in told.err
    assert home.run("list", "--json").json["entries"] == []
