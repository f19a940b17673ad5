from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_tree import fits, verbs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home

LINE = "staying-connected/on-the-line"


def mark(home: Home, toward: str, side: str) -> None:
    said = home.run("checkin", LINE, "--answer", f"toward={toward}", "--answer", f"side={side}")
    assert said.code == 0, said.err


def told(home: Home, *words: str) -> Any:  # noqa: ANN401 - JSON
    said = home.run("patterns", *words, "--json")
    assert said.code == 0, said.err
    return said.json


def test_nothing_marked_is_said_kindly(home: Home) -> None:
    said = home.run("patterns")
    assert said.code == 0
    assert said.err.startswith("Mark a scale now and then")
    assert told(home) == {"patterns": []}


def test_marks_are_read_aloud_for_each_with_whom(home: Home) -> None:
    mark(home, "team", "low 2")
    mark(home, "team", "high 1")
    mark(home, "cause", "middle")
    said = home.run("patterns", "side").out
    assert said == (
        "Between rescuing and retreating · my team\n"
        "2 check-ins in 10 weeks: 1 towards rescuing, 1 towards retreating. Latest: towards retreating.\n"
        "\n"
        "Between rescuing and retreating · the cause\n"
        f"{home.run('patterns', 'side', '--option', 'cause').out.splitlines()[1]}\n"
    )
    assert "in the middle" in said
    assert home.run("patterns", "connection").out == said


def test_the_numbers_behind_a_plot_are_json(home: Home) -> None:
    mark(home, "team", "low 2")
    answer = told(home, "--option", "my team", "--weeks", "4")
    assert fits({name: verb.keys for name, verb in verbs()}["patterns"], answer)
    (pattern,) = answer["patterns"]
    assert pattern["key"] == f"{LINE}/side"
    assert (pattern["option"], pattern["option_label"]) == ("team", "my team")
    assert pattern["plot"]["weeks"] == 4
    (part,) = pattern["plot"]["parts"]
    assert part["ends"] == {
        "low_label": "rescuing",
        "middle": "connected",
        "high_label": "retreating",
        "reach": 5,
    }
    assert part["rows"][0]["marks"] == [{"side": "low", "by": 2}]


def test_flow_is_told_month_by_month_and_nothing_is_owed(home: Home) -> None:
    assert home.run("flow", "add", "received", "rook", "2").code == 0
    home.run("flow", "add", "empties", "the rota policy", "3")
    said = home.run("patterns", "flow").out
    assert "Receiving from rook; quiet the other way.\nWhat empties is a condition, not a person.\n" in said
    assert told(home, "flow")["patterns"][0]["plot"]["rows"] == [
        {"source": "rook", "given": 0, "received": 2}
    ]


def test_small_counts_are_hidden_in_words_and_in_json(home: Home, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(
        '{"people": [{"row": "top", "group": "A", "n": 31}, {"row": "top", "group": "B", "n": 3},'
        ' {"row": "left", "group": "A", "n": 44}, {"row": "left", "group": "B", "n": 56},'
        ' {"row": "workforce", "group": "A", "n": 300}, {"row": "workforce", "group": "B", "n": 700}]}'
    )
    written = home.run("write", "structural-review/people-data", "--answers-file", str(answers), stdin="")
    assert written.code == 0, written.err
    said = home.run("patterns", "people").out
    assert "everyone, to compare: A 30% (300), B 70% (700)" in said
    assert "in the top tier: A –, B –\n" in said
    assert "nobody can be picked out" in said
    plot = told(home, "people")["patterns"][0]["plot"]
    assert plot["is_hiding"] is True
    top = next(row for row in plot["rows"] if row["label"] == "in the top tier")
    assert [(share["n"], share["percent"]) for share in top["shares"]] == [(None, None), (None, None)]


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("no-such",), 1, "Nothing here goes by no-such."),
        (("side", "--option", "everyone"), 2, "Nothing here was marked for everyone."),
        (("--weeks", "0"), 2, ""),
    ],
)
def test_what_is_not_there_is_said(home: Home, words: tuple[str, ...], code: int, what: str) -> None:
    mark(home, "team", "middle")
    said = home.run("patterns", *words)
    assert said.code == code
    assert what in said.err
