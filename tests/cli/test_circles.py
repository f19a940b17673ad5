from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import introduced
from tests.cli.household import Home
from tests.cli.test_tree import fits, verbs


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are run in, with a text in it."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "code.md").write_text("## Pace\n\nWe wait for each other.\n", encoding="utf-8")
    (folder / "next.md").write_text("## Pace\n\nWe wait, and we say so.\n", encoding="utf-8")
    (folder / "open.md").write_text("How long do we wait?\n", encoding="utf-8")
    (folder / "bye.md").write_text("Thank you all.\n", encoding="utf-8")
    return folder


@pytest.fixture
def three(pair: tuple[Home, Home], tmp_path: Path) -> tuple[Home, Home, Home]:
    """wren knows robin and clay; robin knows wren."""
    wren, robin = pair
    clay = Home(tmp_path / "clay").begun()
    wren.run("card", "read", "-", stdin=clay.run("card", "show", "--name", "clay").word)
    clay.run("card", "read", "-", stdin=wren.run("card", "show").word)
    return wren, robin, clay


def told(home: Home, *words: str, **given: str) -> Any:  # noqa: ANN401 - JSON
    said = home.run(*words, "--json", **given)  # type: ignore[arg-type]
    assert said.code == 0, said.err
    return said.json


def taken_in(home: Home, letters: list[dict[str, Any]], name: str) -> str:
    """The letter among them that was made for that person, opened at home: its id."""
    (file,) = (one["file"] for one in letters if one["to"] == name)
    letter: str = told(home, "letter", "open", file)["letters"][0]["id"]
    return letter


def test_a_circle_is_made_added_to_and_taken_from(three: tuple[Home, Home, Home]) -> None:
    wren, *_ = three
    made = wren.run("circle", "create", "Riverside", "robin")
    assert (made.out, made.err) == ("You are in Riverside.\n", "With you: robin.\n")
    assert wren.run("circle", "add", "riverside", "clay").out == "clay is in Riverside.\n"
    assert told(wren, "circle", "remove", "Riverside", "robin")["members"] == ["clay"]
    told(wren, "circle", "create", "Nobody yet")
    shown = told(wren, "circle", "list")
    declared = {name: verb.keys for name, verb in verbs()}
    assert fits(declared["circle list"], shown)
    assert [(one["name"], one["members"]) for one in shown["circles"]] == [
        ("Nobody yet", []),
        ("Riverside", ["clay"]),
    ]
    assert "Nobody is with you in it yet." in wren.run("circle", "list").out


def test_calls_that_do_not_fit_say_so(three: tuple[Home, Home, Home], here: Path) -> None:
    wren, robin, _ = three
    wren.run("circle", "create", "Riverside", "robin")
    for code, call in (
        (2, ("create",)),
        (2, ("create", "Riverside")),
        (2, ("create", "Other", "--letter", "@last")),
        (2, ("create", "x" * 97)),
        (1, ("create", "Other", "nobody")),
        (1, ("create", "--letter", "nothing")),
        (1, ("add", "Riverside", "nobody")),
        (1, ("add", "Elsewhere", "robin")),
        (1, ("remove", "Elsewhere", "robin")),
        (1, ("leave", "Elsewhere", "--yes")),
        (2, ("leave", "Riverside")),
        (1, ("leave", "Riverside", "--farewell-file", "nowhere.md")),
        (1, ("code", "show", "Riverside")),
        (1, ("code", "history", "Riverside")),
        (1, ("code", "agree", "Riverside", "--yes")),
        (2, ("code", "agree")),
        (2, ("code", "agree", "Riverside", "--letter", "@last")),
        (2, ("code", "propose", "Riverside")),
        (2, ("code", "propose", "Riverside", "--text-file", "-", "--yes")),
        (2, ("code", "propose", "Riverside", "--text-file", "code.md", "--review", "yesterday", "--yes")),
        (6, ("code", "propose", "Riverside", "--text-file", "code.md", "--review", "soonish", "--yes")),
        (2, ("code", "propose", "Riverside", "--text-file", "code.md")),
    ):
        said = wren.run("circle", *call)
        assert (said.code, said.out) == (code, ""), (call, said.err)
    assert robin.run("circle", "list").err.startswith("No circles yet.")
    assert not list(here.glob("*.age"))


def test_a_letter_to_a_circle_is_one_file_each_and_its_name_is_typed(
    three: tuple[Home, Home, Home], here: Path
) -> None:
    wren, robin, clay = three
    wren.run("circle", "create", "Riverside", "robin", "clay")
    wren.run("write", stdin="About the rota.")
    compose = ("letter", "compose", "@last", "--to", "Riverside")
    assert wren.run(*compose, typed="robin\n").code == 1
    assert not list(here.glob("*.age"))
    said = wren.run(*compose, typed="riverside\n")
    assert said.code == 0, said.err
    assert "Type the circle's name, Riverside, to go on" in said.err
    lines = [line.rpartition("  ") for line in said.out.splitlines()]
    assert {name for _, _, name in lines} == {"robin", "clay"}
    for home, name in ((robin, "robin"), (clay, "clay")):
        (file,) = (file for file, _, whose in lines if whose == name)
        letter = told(home, "letter", "open", file)["letters"][0]["id"]
        read = told(home, "letter", "read", letter)
        assert read["circle"]["name"] == "Riverside"
        assert "to the circle Riverside" in read["text"]
    sent = told(wren, *compose, "--yes")
    assert sent["sent"] is None
    assert {one["to"] for one in sent["letters"]} == {"robin", "clay"}
    lines = told(wren, "letter", "list", "--circle", "Riverside")["letters"]
    assert len(lines) == 4
    assert "circle Riverside" in wren.run("letter", "list", "-n", "1").out
    # Where a partner and a circle share a name, nothing is guessed.
    wren.run("circle", "create", "Robin", "clay")
    assert "more than one" in wren.run("letter", "compose", "@last", "--to", "robin", "--yes").err


def no_contact(home: Home, partner: str) -> None:
    home.run("partner", "link", partner, f"{partner}-on-the-map")
    home.run("person", "contact", f"{partner}-on-the-map", "no")


def test_who_is_blocked_gets_no_letter_to_a_circle(three: tuple[Home, Home, Home], here: Path) -> None:
    wren, *_ = three
    wren.run("circle", "create", "Riverside", "robin", "clay")
    wren.run("write", stdin="Words.")
    compose = ("letter", "compose", "@last", "--to", "Riverside", "--out")
    assert wren.run(*compose, "one.age", "--yes").code == 2, "two files do not fit into one"
    wren.run("partner", "block", "clay", "--yes")
    (letter,) = told(wren, *compose, "one.age", "--yes")["letters"]
    assert (letter["to"], Path(letter["file"]).name) == ("robin", "one.age")


def test_nobody_in_a_circle_is_written_to_who_wants_no_contact(
    three: tuple[Home, Home, Home], here: Path
) -> None:
    wren, *_ = three
    wren.run("circle", "create", "Riverside", "robin", "clay")
    no_contact(wren, "clay")
    wren.run("write", stdin="Words.")
    said = wren.run("letter", "compose", "@last", "--to", "Riverside", "--yes")
    assert said.code == 1
    assert said.err.startswith("clay: ")
    assert "circle remove CIRCLE clay" in said.err
    assert not list(here.glob("*.age"))


def test_an_agreement_is_proposed_left_open_proposed_again_and_agreed(
    pair: tuple[Home, Home], here: Path
) -> None:
    wren, robin = pair
    wren.run("circle", "create", "Riverside", "robin")
    begun = wren.run("circle", "code", "show", "Riverside", "--beginning").out
    assert begun.startswith("## What care means to us here")
    propose = ("circle", "code", "propose", "Riverside", "--text-file")
    looked_at = wren.run(*propose, "code.md", "--preview").out
    assert "Anyone may leave at any time" in looked_at
    first = told(wren, *propose, "code.md", "--review", "in three months", "--yes")["letters"]
    said = robin.run("letter", "open", first[0]["file"])
    assert "wren writes to a circle, Riverside." in said.err
    name = told(robin, "letter", "list")["letters"][0]["id"]
    assert "circle create --letter" in robin.run("letter", "read", name).err

    # To look at an answer is not yet to be in the circle.
    agree = ("circle", "code", "agree")
    assert "agrees" in robin.run(*agree, "--letter", name, "--preview").out
    assert told(robin, "circle", "list") == {"circles": []}
    assert told(robin, "circle", "create", "--letter", name)["members"] == ["wren"]
    assert "circle code agree --letter" in robin.run("letter", "read", name).err
    answer = told(robin, *agree, "Riverside", "--open-file", "open.md", "--yes")["letters"]
    assert "circle code agree" not in robin.run("letter", "read", name).err
    opened = wren.run("letter", "open", answer[0]["file"])
    assert "robin says what stays open for them" in opened.err
    shown = told(wren, "circle", "code", "show", "Riverside")
    assert fits(
        {"circle": "text", "code": {n: v.keys for n, v in verbs()}["circle code show"]["code"]}, shown
    )
    assert (shown["code"]["version"], shown["code"]["state"]) == (1, "open")
    assert [(one["name"], one["state"], one["open"]) for one in shown["code"]["voices"]] == [
        (None, "proposed", ""),
        ("robin", "open", "How long do we wait?"),
    ]
    assert (
        "Open for robin, Friday 20 November 2026:\n  How long do we wait?\n"
        in wren.run("circle", "code", "show", "Riverside").out
    )

    second = told(wren, *propose, "next.md", "--review", "in a month", "--yes")["letters"]
    said = robin.run("letter", "open", second[0]["file"])
    assert "wren proposes an agreement." in said.err
    said = robin.run(*agree, "Riverside", typed="Riverside\n")
    assert said.code == 0, said.err
    wren.run("letter", "open", said.out.split("  ")[0])
    (circle,) = told(wren, "circle", "list")["circles"]
    assert circle["code"] == {"version": 2, "state": "agreed", "review": "2026-12-20", "look_again": False}
    history = wren.run("circle", "code", "history", "Riverside").out
    assert "What changed from version 1:\n- We wait for each other.\n+ We wait, and we say so.\n" in history
    assert history.count("Anyone may leave") == 1
    versions = told(wren, "circle", "code", "history", "Riverside")["versions"]
    assert [one["state"] for one in versions] == ["open", "agreed"]
    assert "agreement, version 2: agreed for now" in wren.run("letter", "list").out
    assert told(wren, "letter", "list")["letters"][0]["about"]["state"] == "agreed"
    assert wren.run("circle", "code", "show", "Riverside", "--beginning").out.startswith("## Pace")
    wren.now += timedelta(days=31)
    assert "The day to look at the agreement again is here." in wren.run("circle", "list").out


def test_what_stays_open_is_said_in_words_or_not_at_all(pair: tuple[Home, Home], here: Path) -> None:
    wren, _ = pair
    wren.run("circle", "create", "Riverside", "robin")
    wren.run("circle", "code", "propose", "Riverside", "--text-file", "code.md", "--yes")
    said = wren.run("circle", "code", "agree", "Riverside", "--open-file", "-", "--yes", stdin=" \n")
    assert said.code == 2
    assert "Nothing is written in what stays open." in said.err


def test_a_circle_is_left_in_one_step_with_words_or_without(
    three: tuple[Home, Home, Home], here: Path
) -> None:
    wren, robin, _ = three
    wren.run("circle", "create", "Riverside", "robin", "clay")
    wren.run("circle", "create", "Other", "robin")
    assert wren.run("circle", "leave", "Other", typed="\n").code == 1
    assert wren.run("circle", "leave", "Other", typed="y\n").out.startswith("You have left Other.")
    farewell = ("circle", "leave", "Riverside", "--farewell-file", "bye.md")
    said = wren.run(*farewell, typed="no\n")
    assert said.code == 1
    assert "Thank you all." in said.err
    assert len(told(wren, "circle", "list")["circles"]) == 1
    no_contact(wren, "clay")
    left = wren.run(*farewell, "--yes", "--json")
    assert "No letter for clay." in left.err
    assert [one["to"] for one in left.json["letters"]] == ["robin"]
    assert told(wren, "circle", "list") == {"circles": []}
    letter = taken_in(robin, left.json["letters"], "robin")
    read = told(robin, "letter", "read", letter)
    assert "Thank you all." in read["text"]
    assert read["ask"]["reply"] == []


def test_ones_words_to_a_circle_that_wait_as_a_draft_go_on_here_too(
    pair: tuple[Home, Home], here: Path
) -> None:
    from dataclasses import replace

    from tests.cli.household import PASSPHRASE

    wren, _ = pair
    wren.run("circle", "create", "Riverside", "robin")
    companion = wren.opening(wren.world()).unlock(PASSPHRASE)
    circle = companion.circling.circle("Riverside")
    companion.writing.keep(replace(companion.voicing.farewell(circle), text="Goodbye, and"))
    companion.close()
    assert "a farewell to Riverside" in wren.run("draft", "list").out
    said = wren.run("draft", "resume", typed="thank you.\n.\nRiverside\n")
    assert said.code == 0, said.err
    assert "Goodbye, and\n\nthank you." in said.err
    assert told(wren, "draft", "list") == {"drafts": []}
    assert told(wren, "circle", "list") == {"circles": []}


def test_introduced_twice_is_one_member(pair: tuple[Home, Home]) -> None:
    introduced(*pair)
    wren, _ = pair
    assert told(wren, "circle", "create", "Riverside", "robin", "robin")["members"] == ["robin"]
