from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.household import PASSPHRASE, Home, QuickOpening
from tests.cli.test_tree import fits, verbs

if TYPE_CHECKING:
    from pathlib import Path

SWAP = "Ask the rota team to swap Mondays"


def told(home: Home, *words: str, **how: Any) -> Any:  # noqa: ANN401 - JSON
    said = home.run(*words, "--json", **how)
    assert said.code == 0, said.err
    assert fits({name: verb.keys for name, verb in verbs()}[_name(words)], said.json)
    return said.json


def _name(words: tuple[str, ...]) -> str:
    names = {name for name, _ in verbs()}
    return next(" ".join(words[:length]) for length in (2, 1) if " ".join(words[:length]) in names)


def test_a_commitment_is_written_down_with_a_day_in_words_and_listed_by_its_day(home: Home) -> None:
    assert home.run("commitment", "list").err.startswith("No commitment is open.")
    added = told(home, "commitment", "add", SWAP, "--look-again", "in a week", "--who", "wren")
    assert (added["words"], added["look_again"], added["who_may_ask"]) == (SWAP, "2026-11-27", "wren")
    told(home, "commitment", "add", "Say it", stdin="")
    home.run("commitment", "add", "--words-file", "-", "--look-again", "4 December", stdin="Read the steps\n")
    listed = told(home, "commitment", "list")["commitments"]
    assert [one["words"] for one in listed] == [SWAP, "Read the steps", "Say it"]
    said = home.run("commitment", "list").out.splitlines()
    assert [line for line in said if "  " not in line] == [
        "Next seven days",
        "December",
        "When it comes",
    ]
    assert said[1].endswith(f"{SWAP} · look again Fri 27 November · wren may ask")


def test_a_day_gone_by_stands_under_look_at_when_you_can_and_is_never_called_late(home: Home) -> None:
    home.run("commitment", "add", SWAP, "--look-again", "2026-11-02")
    for call in (("commitment", "list"), ("ongoing",)):
        said = home.run(*call).out
        assert said.startswith("Look at when you can\n")
        assert not {"overdue", "late", "missed", "past"} & set(said.casefold().split())


@pytest.mark.parametrize("outcome", ["kept", "changed", "let-go", "company"])
def test_what_became_of_it_is_said_with_a_line_or_without(home: Home, outcome: str) -> None:
    one = told(home, "commitment", "add", SWAP)["id"]
    ended = told(
        home, "commitment", "look", one[:5], outcome, "--note-file", "-", stdin="It took two tries\n"
    )
    assert (ended["outcome"], ended["settled"], ended["note"]) == (outcome, "2026-11-20", "It took two tries")
    assert told(home, "commitment", "list")["commitments"] == []
    assert [one["id"] for one in told(home, "commitment", "list", "--settled")["commitments"]] == [one]
    again = told(home, "commitment", "look", one, "open")
    assert (again["outcome"], again["settled"], again["note"]) == (None, None, "It took two tries")


def test_on_a_terminal_it_is_asked_for_part_by_part_and_the_line_may_stay_empty(home: Home) -> None:
    said = home.run("commitment", "add", typed=f"{SWAP}\nno such day\nin two weeks\n\n")
    assert said.code == 0, said.err
    (one,) = told(home, "commitment", "list")["commitments"]
    assert (one["words"], one["look_again"], one["who_may_ask"]) == (SWAP, "2026-12-04", "")
    said = home.run("commitment", "look", one["id"], "company", typed="\n")
    assert said.err.startswith(SWAP)
    assert "Anything to note?" in said.err
    assert "letter compose" in said.err
    assert said.out.endswith(f"{SWAP} · with company\n")


def test_calls_that_do_not_fit_say_so(home: Home) -> None:
    for code, call in (
        (2, ("commitment", "add")),
        (1, ("commitment", "add", "  ")),
        (6, ("commitment", "add", SWAP, "--look-again", "31 February")),
        (1, ("commitment", "look", "nothing", "kept")),
        (2, ("commitment", "look", "nothing", "broken")),
        (2, ("flow", "add")),
        (2, ("flow", "add", "refills")),
        (2, ("flow", "add", "sideways", "wren")),
        (2, ("flow", "add", "given", "wren", "4")),
        (2, ("flow", "add", "given", " ")),
    ):
        said = home.run(*call)
        assert (said.code, said.out) == (code, ""), (call, said.err)
    assert "commitment list" in home.run("commitment", "look", "nothing", "kept").err


def test_flows_are_written_down_and_listed_without_a_sum(home: Home) -> None:
    assert home.run("flow", "list").err.startswith("Nothing is here.")
    assert (
        home.run("flow", "add", "refills", "the walk home", "3").out
        == "2026-11-20  refills: the walk home · much\n"
    )
    told(home, "flow", "add", "given", "Wren", "--on", "last Monday")
    assert home.run("flow", "add", typed="empties the rota 2\nreceived wren\n\n").code == 0
    flows = told(home, "flow", "list")["flows"]
    assert [(one["day"], one["source"], one["size"]) for one in flows] == [
        ("2026-11-16", "Wren", 1),
        ("2026-11-20", "the walk home", 3),
        ("2026-11-20", "the rota", 2),
        ("2026-11-20", "wren", 1),
    ]
    assert len(told(home, "flow", "list", "--source", "WREN")["flows"]) == 2
    assert len(told(home, "flow", "list", "--since", "2026-11-17")["flows"]) == 3


def test_ongoing_holds_open_runs_and_commitments(home: Home) -> None:
    assert home.run("ongoing").err.startswith("Nothing is open.")
    home.run("commitment", "add", SWAP)
    told_of = told(home, "ongoing")
    assert ([one["words"] for one in told_of["commitments"]], told_of["runs"]) == ([SWAP], [])
    assert home.run("run", "start", "repair", "--yes").code == 0
    (run,) = told(home, "ongoing")["runs"]
    assert run["title"] == "Repair"
    assert home.run("ongoing").out.startswith(
        f"Open\n{run['id']}  Repair · next: {run['next']}\nWhen it comes\n"
    )


def promised_in_an_entry(home: Home) -> str:
    field = next(
        (prompt["id"], shown["id"], field["id"])
        for shown in told(home, "pack", "list")["packs"]
        for prompt in told(home, "pack", "show", shown["id"], "--all")["prompts"]
        for field in prompt["fields"]
        if field["kind"] == "commitment" and not prompt["intensity"]
    )
    prompt, pack, name = field
    said = home.run(
        "write",
        f"{pack}/{prompt}",
        "--answer",
        f"{name}={SWAP} | in a week | wren",
        "--text-file",
        "-",
        stdin="",
    )
    return said.word


@pytest.mark.parametrize("typed", ["y\ny\n", "y\n\n"])
def test_deleting_an_entry_asks_once_what_becomes_of_what_was_promised_in_it(home: Home, typed: str) -> None:
    entry = promised_in_an_entry(home)
    (one,) = told(home, "commitment", "list")["commitments"]
    assert (one["words"], one["look_again"], one["entry"]) == (SWAP, "2026-11-27", entry)
    assert "Let that go too?" in home.run("delete", entry, typed=typed).err
    left = told(home, "commitment", "list")["commitments"]
    assert [one["entry"] for one in left] == ([] if typed == "y\ny\n" else [None])


def test_where_nobody_is_asked_it_stays_unless_that_is_said(home: Home) -> None:
    told(home, "delete", promised_in_an_entry(home), "--yes")
    assert len(told(home, "commitment", "list")["commitments"]) == 1
    told(home, "delete", promised_in_an_entry(home), "--yes", "--with-what-follows")
    assert len(told(home, "commitment", "list")["commitments"]) == 1


def test_today_names_what_one_asked_to_look_at_beside_its_invitation(home: Home) -> None:
    home.run("commitment", "add", SWAP, "--look-again", "today")
    home.run("commitment", "add", "Later", "--look-again", "tomorrow")
    said = home.run("today")
    assert f"You asked to look at: {SWAP}" in said.err
    assert "Later" not in said.err


def test_what_suggests_coming_back_says_how_once_and_comes_first_when_it_is_time(home: Home) -> None:
    assert "does not suggest" in home.run("today", "--come-back").out
    prompt = "care-together/care-act"
    said = home.run("write", prompt, "--answer", "size=message", typed="\n" * 20)
    assert said.code == 0, said.err
    assert "coming back in 7 days: `carecompanion today --come-back`" in said.err
    assert home.run("today", "--come-back").out == "It comes first once 7 days have gone by.\n"
    assert "does not suggest" in home.run("today", "--come-back").out
    home.now += timedelta(days=7)
    assert told(home, "today")["invitation"]["prompt"] == "care-act"


def test_a_step_to_look_at_again_says_its_day(home: Home) -> None:
    run = home.run("run", "start", "repair", "--yes", "--json").json["id"]
    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    try:
        found = companion.walking.find(run)
        steps = (
            replace(found.steps[0], title="learn impact", look_again=(date(2026, 12, 4),)),
            *found.steps[1:],
        )
        companion._vault.runs.keep(replace(found, steps=steps))
    finally:
        companion.close()
    assert told(home, "ongoing")["runs"][0]["look_again"] == [{"step": "learn impact", "day": "2026-12-04"}]
    assert "look again Fri 4 December: learn impact" in home.run("ongoing").out


def test_an_export_takes_what_is_ongoing_into_another_home(home: Home, tmp_path: Path) -> None:
    home.run("commitment", "add", SWAP)
    home.run("flow", "add", "refills", "the walk home")
    home.run("person", "add", "wren")
    out = str(tmp_path / "all.json")
    assert home.run("export", "--format", "json", "--out", out).code == 0
    other = Home(tmp_path / "other").begun()
    assert "Beside them: people 1, flows 1, commitments 1." in other.run("import", out).out
    assert set(told(other, "import", out)["besides"].values()) == {0}
    assert [one["words"] for one in told(other, "commitment", "list")["commitments"]] == [SWAP]
