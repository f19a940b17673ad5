"""Practices by ear and by script: gates, steps one at a time, holds that one key passes, and a clean work document."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.words.minutes import about_minutes, about_sitting, time_left, until
from tests.cli.test_tree import fits, verbs
from tests.practising import PACK, use_packs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home, Said


@pytest.fixture(autouse=True)
def _slow_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    use_packs(monkeypatch, PACK)


def begun(home: Home, practice: str = "slow-reply", *more: str) -> str:
    said = home.run("run", "start", practice, "--yes", *more)
    assert said.code == 0, said.err
    return said.out.strip()


def told(said: Said) -> Any:  # noqa: ANN401 - JSON
    assert said.code == 0, said.err
    return said.json


def test_practices_are_listed_with_minutes_in_words(home: Home) -> None:
    said = home.run("run", "start")
    assert "slow-steps/two-voices · for two · about half an hour" in said.out
    shown = told(home.run("run", "start", "--json"))
    assert [one["name"] for one in shown["practices"]] == ["slow-steps/two-voices", "slow-steps/slow-reply"]


def test_spans_are_said_in_words_and_never_in_seconds() -> None:
    now = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))
    assert [about_minutes(minutes) for minutes in (1, 10, 17)] == [
        "about a minute", "about ten minutes", "about 17 minutes",
    ]  # fmt: skip
    assert [about_sitting(minutes) for minutes in (12, 29, 61)] == [
        "about twelve minutes", "about half an hour", "in several sittings",
    ]  # fmt: skip
    assert [time_left(seconds) for seconds in (600, 91, 90, 1, 0, -5)] == [
        "about ten minutes left", "about two minutes left", "a minute or so", "a minute or so",
        "time has come round", "time has come round",
    ]  # fmt: skip
    assert until(now + timedelta(hours=1), now) == "today 22:14"
    assert until((now + timedelta(hours=24)).astimezone(UTC), now) == "tomorrow 21:14"
    assert until(now + timedelta(days=7), now) == "Fri 27 November, 21:14"


def test_gates_are_asked_and_enter_alone_is_no_answer(home: Home) -> None:
    said = home.run("run", "start", "slow-reply", typed="\nyes\n\nyes\n")
    assert said.code == 0
    assert said.err.startswith("Looks at words that were said."), "the pack's care note comes first"
    assert said.err.count("Is contact wanted?") == 1
    assert "neither yes nor no" in said.err
    assert home.run("run", "list").out.startswith(said.out.strip())


def test_a_no_at_a_gate_leads_where_the_pack_says_and_begins_nothing(home: Home) -> None:
    said = home.run("run", "start", "slow-reply", typed="no\n")
    assert (said.code, said.out) == (0, "")
    assert "support show" in said.err
    assert "write slow-steps/arrive" in home.run("run", "start", "slow-reply", typed="yes\nno\n").err
    assert "Nothing was begun" in home.run("run", "start", "two-voices", typed="\nno\n").err
    assert home.run("run", "list").out == ""


def test_a_script_says_yes_to_the_gates_or_nothing_begins(home: Home) -> None:
    said = home.run("run", "start", "slow-reply")
    assert (said.code, said.out) == (2, "")
    assert "Is contact wanted?" in said.err
    assert home.run("run", "start", "slow-reply", "--json").code == 2
    run = told(home.run("run", "start", "slow-reply", "--yes", "--json"))
    declared = {name: verb.keys for name, verb in verbs()}["run show"]
    assert fits(declared, run)


def test_by_ear_it_goes_from_step_to_step_until_one_stops(home: Home) -> None:
    begun(home)
    said = home.run("run", "next", typed="\nunseen\nall 40, new 3\n\n\n\n", screen=True, leaves=True)
    assert said.code == 0, said.err
    assert "Step 1 of 5: take it slowly · about a minute" in said.err
    assert "Take it slowly. It can wait." in said.out
    assert "What was said?" in said.err
    assert "Step 3 of 5: the reply" in said.err
    assert "You wished to wait with this until tomorrow 21:30." in said.err
    steps = told(home.run("run", "show", "--json"))["steps"]
    assert [step["state"] for step in steps[:3]] == ["done", "done", "ahead"]
    entry = told(home.run("show", steps[1]["entry"], "--json"))
    assert entry["run"] == home.run("run", "list").out.split()[0]


@pytest.mark.parametrize("leaves", [False, True])
def test_stopping_between_two_steps_is_no_fault(home: Home, *, leaves: bool) -> None:
    begun(home)
    said = home.run("run", "next", typed="", leaves=leaves)
    assert (said.code, said.out) == (0, "Take it slowly. It can wait.\n")
    assert "Stopped" not in said.err
    assert told(home.run("run", "show", "--json"))["next"] == 2


def test_a_hold_is_told_and_one_key_or_an_option_passes_it(home: Home) -> None:
    run = begun(home)
    home.run("run", "next", run)
    written = told(home.run("run", "next", run, "--answer", "areas=rota: unseen", "--json"))
    assert written["entry"]
    held = home.run("run", "next", run, "--step", "3", "--answer", "text=Soon.")
    assert held.code == 0
    assert "until tomorrow 21:30" in held.err
    assert "--pass-hold" in held.err
    assert told(home.run("run", "show", run, "--json"))["next"] == 3
    by_key = home.run("run", "next", run, typed="p\nopen\nA word.\n.\nstop\n")
    assert by_key.code == 0, by_key.err
    assert told(home.run("run", "show", run, "--json"))["steps"][2]["state"] == "done"
    other = begun(home)
    home.run("run", "next", other, "--step", "2", "--answer", "areas=rota: unseen")
    by_option = home.run("run", "next", other, "--pass-hold", "--step", "3", "--yes", stdin="Now.")
    assert told(home.run("show", by_option.out.strip(), "--json"))["text"].strip() == "Now."


def test_a_hold_ends_by_itself(home: Home) -> None:
    run = begun(home)
    home.run("run", "next", run, "--step", "2", "--answer", "areas=rota: unseen")
    home.now += timedelta(hours=25)
    assert "You wished to wait" not in home.run("run", "next", run, "--step", "3").err


def test_a_strong_step_shows_its_note_first_and_has_a_lighter_way(home: Home) -> None:
    run = begun(home)
    step = ("run", "next", run, "--step", "3")
    assert "What would you answer?" not in home.run(*step, typed="\n").err
    assert told(home.run("run", "show", run, "--json"))["steps"][2]["words"] is None
    lighter = home.run(*step, typed="lighter\nOne.\n.\n")
    assert lighter.code == 0, lighter.err
    assert "One line only." in lighter.err


def test_a_step_is_left_open_a_missing_pack_is_said_and_nothing_is_an_error(home: Home) -> None:
    run = begun(home)
    open_ = home.run("run", "next", run, "--leave-open", "--step", "2")
    assert (open_.code, open_.err) == (0, "Step 2 stays open.\n")
    absent = home.run("run", "next", run, "--step", "4")
    assert absent.code == 0
    assert "from a pack that is not here: elsewhere/not-here" in absent.err
    shown = home.run("run", "show", run)
    assert "2  what was said · open\n" in shown.out
    assert "from a pack that is not here" in shown.out


def test_two_speak_and_witness_by_name(home: Home) -> None:
    run = begun(home, "two-voices", "--with", "wren", "--they-first")
    assert "wren speaks. You witness." in home.run("run", "next", run, "--step", "2").err
    assert "You witness. wren listens." in home.run("run", "next", run, "--step", "3").err
    assert "You speak. wren witnesses." in home.run("run", "next", run, "--step", "4").err
    assert "Name three things." in home.run("run", "next", run, "--step", "6").out
    asked = home.run("run", "start", "two-voices", typed="Robin\nyes\nperhaps\nthem\n")
    steps = told(home.run("run", "show", asked.out.strip(), "--json"))["steps"]
    assert steps[1]["speaker"] == "them"
    assert "with Robin" in home.run("run", "list").out


def test_a_run_is_left_in_one_step_and_what_was_written_stays(home: Home) -> None:
    run = begun(home)
    entry = told(home.run("run", "next", run, "--step", "2", "--answer", "areas=rota: unseen", "--json"))[
        "entry"
    ]
    left = home.run("run", "leave", run)
    assert (left.code, left.out) == (0, f"{run}\n")
    assert "Nothing is open." in home.run("run", "list").err
    assert "left or ended" in home.run("run", "list", "--all").out
    assert home.run("show", entry).code == 0
    assert home.run("run", "next").err.startswith("No run is open.")
    assert home.run("run", "next", run, "--step", "1").code == 1
    assert "Every step" in home.run("run", "next", run).err


def test_leaving_in_the_middle_of_a_step_loses_nothing(home: Home) -> None:
    run = begun(home)
    said = home.run("run", "next", run, "--step", "5", typed="Half a thought\n", leaves=True)
    assert "Kept as a draft" in said.err
    again = home.run("run", "next", run, "--step", "5", typed="and the rest.\n.\n")
    assert "Half a thought" in again.err
    steps = told(home.run("run", "show", run, "--json"))["steps"]
    entry = told(home.run("show", steps[4]["entry"], "--json"))
    assert entry["text"].split("\n") == ["Half a thought", "", "and the rest."]
    assert entry["private"] is True


def test_a_work_document_is_new_private_to_its_owner_and_clean(home: Home, tmp_path: Path) -> None:
    run = begun(home)
    assert home.run("run", "export", run).code == 1
    home.run("run", "next", run, "--step", "2", "--answer", "areas=rota: reviewed", "--tag", "secretly")
    home.run("run", "next", run, "--step", "5", stdin="for me alone")
    out = tmp_path / "review.md"
    assert home.run("run", "export", run, "--out", str(out)).out == f"{out}\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    text = out.read_text()
    assert "reviewed" in text
    assert "for me alone" not in text
    assert "secretly" not in text
    assert home.run("run", "export", run, "--out", str(out)).code != 0, "never over a file that is there"
    assert home.run("run", "export", run).out == text
    assert home.run("run", "export").out == text, "the one touched last, as for next and show"
    assert home.run("run", "export", run, "--json").code == 2


def test_with_somebody_marked_no_contact_nothing_is_begun(home: Home) -> None:
    home.run("person", "add", "wren", "--contact", "no")
    said = home.run("run", "start", "two-voices", "--with", "wren", "--yes")
    assert (said.code, said.out) == (1, "")
    assert "no contact" in said.err


def test_a_run_that_is_not_here_is_told_with_where_runs_are_named(home: Home) -> None:
    said = home.run("run", "show", "nope")
    assert said.code == 1
    assert "`carecompanion run list` names the runs" in said.err
