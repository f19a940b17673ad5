"""A programme on the command line: a pack that may have no prompts of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.prompt import STRONG
from carecompanion.packs import builtin

if TYPE_CHECKING:
    import pytest

    from tests.cli.household import Home

SIX_WEEKS, CIRCLE = "six-weeks-imperfect-allies", "equity-in-leadership-circle"


def test_a_programme_says_in_the_list_how_many_meetings_it_has(home: Home) -> None:
    lines = home.run("pack", "list").out.splitlines()
    assert next(line for line in lines if line.startswith(CIRCLE)).count("programme, meetings: 8") == 1
    assert "lends to other packs" in next(line for line in lines if line.startswith("house "))


def test_a_programme_is_shown_meeting_by_meeting_in_words(home: Home) -> None:
    shown = home.run("pack", "show", CIRCLE).out
    in_order = (
        "Eight meetings of ninety minutes",
        "What it is about: How people with a say",
        "Who it is for: Up to fifteen people",
        "What is done there: ",
        "- O1: Read rules",
        "Meetings",
        "Meeting 1: what this circle is",
        "the day it begins",
        "Those who facilitate speak first",
        "(equity-in-leadership/mine-to-change)",
        "Meeting 2: the same for all",
        "2 weeks after it begins · towards O1",
        "To walk: A review of how it runs, in six sittings (structural-review/structural-review)",
        "17 weeks after it begins · towards O1, O2, O3, O4, O5 · it can close here",
    )
    places = [shown.find(words) for words in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)
    six_weeks = home.run("pack", "show", "six").out
    assert "\na week after it begins\n" in six_weeks
    assert "\n72 days after it begins · it can close here\n" in six_weeks


def test_a_programme_in_json_names_its_parts_in_full(home: Home) -> None:
    said = home.run("pack", "show", SIX_WEEKS, "--json").json
    assert said["prompts"] == []
    programme = said["programme"]
    assert programme["circle_of"] == 15
    assert [session["day"] for session in programme["sessions"]][:3] == [0, 7, 14]
    third = programme["sessions"][3]
    assert third["practices"] == ["faucets-and-roles/care-map", "care-together/care-acts"]
    assert not third["closing"]
    assert home.run("pack", "show", "low-tide", "--json").json["programme"] is None


def test_a_meeting_shows_a_strong_prompts_note_and_says_where_a_part_is_not_here(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {str(pack.id): pack for pack in builtin.builtin_packs()}
    tide = here["low-tide"]
    strong = replace(tide.prompts[0], intensity=STRONG, content_note="Asks about a hard thing.")
    circle = here[SIX_WEEKS]
    assert circle.programme is not None
    first = replace(
        circle.programme.sessions[0],
        day=1,
        prompts=(f"low-tide/{strong.id}", "own", "elsewhere/gone"),
        practices=("elsewhere/walk",),
    )
    later = replace(first, day=3, prompts=(), practices=(), together="")
    own = replace(tide.prompts[1], id=type(strong.id)("own"))
    packs = (
        replace(tide, prompts=(strong,)),
        replace(circle, prompts=(own,), programme=replace(circle.programme, sessions=(first, later))),
    )
    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: packs)
    shown = home.run("pack", "show", SIX_WEEKS).out
    assert "\na day after it begins\n" in shown
    assert "\n3 days after it begins\n" in shown
    assert f"To write, with a note first: Asks about a hard thing. (low-tide/{strong.id})" in shown
    assert strong.ask not in shown
    assert f"To write: {own.ask} ({SIX_WEEKS}/own)" in shown
    assert "From a pack that is not here: elsewhere/gone" in shown
    assert "From a pack that is not here: elsewhere/walk" in shown
    assert strong.ask in home.run("pack", "show", SIX_WEEKS, "--all").out
    said = home.run("pack", "show", SIX_WEEKS, "--json").json["programme"]["sessions"][0]
    assert said["prompts"][1] == f"{SIX_WEEKS}/own"
    assert "prompts: 1" in home.run("pack", "list").out


def test_where_only_programmes_are_in_use_everything_rests(home: Home) -> None:
    for pack in home.run("pack", "list", "--json").json["packs"]:
        if pack["prompt_count"]:
            assert home.run("pack", "rest", pack["id"]).code == 0
    said = home.run("today")
    assert said.code == 0
    assert "all resting" in said.out


def test_a_programme_that_rests_or_is_used_again_changes_nothing_today(home: Home) -> None:
    before = home.run("today", "--json").json["invitation"]
    for change in ("rest", "use"):
        assert home.run("pack", change, SIX_WEEKS).code == 0
        assert home.run("today", "--json").json["invitation"] == before
