"""Programmes on the command line: begun, looked at, paused, moved, left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.gathering import EVENINGS
from tests.practising import PACK, use_packs

if TYPE_CHECKING:
    from tests.cli.household import Home

NAME = EVENINGS.id


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    use_packs(monkeypatch, PACK, EVENINGS)


def goes_on(home: Home, days: int) -> None:
    home.now += timedelta(days=days)


def test_a_member_goes_through_a_programme_by_ear(home: Home) -> None:
    listed = home.run("programme", "start")
    assert listed.out == f"{NAME}  Three evenings, a programme\n"
    begun = home.run("programme", "start", "three", "--on", "tomorrow")
    assert begun.code == 0
    assert EVENINGS.care_note in begun.err
    assert "has power over some" in begun.err
    assert "It begins on Sat 21 November, with “Evening 1: how it is”." in begun.err
    assert home.run("programme", "start", NAME).code == 1
    goes_on(home, 1)
    today = home.run("today", "--why")
    assert "it belongs to this week of “Three evenings”." in today.out
    assert "This week: “Evening 1: how it is”; `carecompanion programme show` has its parts." in today.err
    shown = home.run("programme", "show").out
    assert "This week: “Evening 1: how it is”." in shown
    assert "towards Read a rule." in shown
    assert "Say your names." in shown
    assert "- To write: What do you arrive with? (slow-steps/arrive)" in shown
    ahead = home.run("programme", "show", "--ahead").out
    assert "Evening 2: how it could be\nSat 5 December" in ahead
    assert "- To walk: Two voices (slow-steps/two-voices)" in ahead
    assert "- From a pack that is not here: elsewhere/a-walk" in ahead
    assert "Asks about words that hurt." in ahead, "a strong prompt is told by its note"
    assert "What would you answer?" not in ahead
    assert "Evening 3" in home.run("programme", "show", "--meeting", "3").out
    assert home.run("write", "slow-steps/arrive", stdin="A wet coat.").code == 0
    assert "(slow-steps/arrive); written Sat 21 November" in home.run("programme", "show").out


def test_time_rests_and_goes_on_and_what_is_moved_moves_what_comes_after(home: Home) -> None:
    home.run("programme", "start", NAME)
    assert "Time rests." in home.run("programme", "pause").err
    goes_on(home, 30)
    assert home.run("programme", "list", "--json").json["programmes"][0]["stand"] == "paused"
    went_on = home.run("programme", "pause", "three", "--json").json
    assert (went_on["stand"], went_on["current"]["number"], went_on["next"]["day"]) == (
        "now",
        1,
        "2027-01-03",
    )
    assert home.run("programme", "shift", "--json").json["next"]["day"] == "2027-01-10"
    put_off = home.run("programme", "shift", "--meeting", "3", "--days", "-3", "--json").json
    assert put_off["next"]["day"] == "2027-01-10"
    assert home.run("programme", "show", "--meeting", "3", "--json").json["meeting"]["day"] == "2027-01-21"
    said = home.run("programme", "shift", "--on", "1 February", "--json").json
    assert said["next"] == {"number": 2, "day": "2027-02-01", "title": "Evening 2: how it could be"}
    assert said["current"] == {"number": 1, "day": "2026-12-20", "title": "Evening 1: how it is"}


def test_a_programme_stands_among_what_is_open_until_it_is_left_without_a_word(home: Home) -> None:
    word = home.run("programme", "start", NAME).word
    assert "This week: “Evening 1: how it is”." in home.run("ongoing").out
    open_now = home.run("ongoing", "--json").json["programmes"]
    assert [(one["id"], one["current"]["title"]) for one in open_now] == [(word, "Evening 1: how it is")]
    left = home.run("programme", "leave", word[:5])
    assert left.word == word
    assert home.run("programme", "list").out == ""
    assert home.run("ongoing", "--json").json["programmes"] == []
    assert home.run("programme", "show").code == 1


def test_a_meeting_in_json_says_what_of_it_is_here(home: Home) -> None:
    home.run("programme", "start", NAME)
    run = home.run("run", "start", "two-voices", "--yes", "--json").json["id"]
    meeting = home.run("programme", "show", "--meeting", "2", "--json").json["meeting"]
    assert (meeting["number"], meeting["outcomes"]) == (2, ["Read a rule.", "Change a line of it."])
    told = [(part["kind"], part["here"], part["run"]) for part in meeting["parts"]]
    assert told == [
        ("practice", True, run),
        ("practice", False, None),
        ("prompt", True, None),
        ("prompt", False, None),
    ]
    assert not any("What would you answer" in part["title"] for part in meeting["parts"])


def test_a_programme_without_its_pack_is_told_and_can_be_left(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("programme", "start", NAME)
    use_packs(monkeypatch, PACK)
    shown = home.run("programme", "show", "--json").json
    assert (shown["title"], shown["stand"], shown["meeting"]) == ("Three evenings", "absent", None)
    assert "Its pack is not here." in home.run("programme", "list").out
    assert home.run("programme", "shift", "--on", "friday").code == 1
    assert home.run("programme", "leave", NAME).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "--ahead", "--meeting", "2"), 2),
        (("shift", "--days", "2", "--on", "friday"), 2),
        (("show", "--meeting", "0"), 1),
        (("show", "--meeting", "4"), 1),
        (("shift", "--on", "someday"), 6),
        (("shift", "--days", "99999999999999"), 6),
        (("shift", "--meeting", "9"), 1),
        (("start", NAME, "--on", "in 90 years"), 6),
        (("start", "slow-steps"), 1),
        (("leave", "nothing"), 1),
    ],
)
def test_what_cannot_be_is_refused_with_one_hint(home: Home, words: tuple[str, ...], code: int) -> None:
    home.run("programme", "start", NAME)
    before = home.run("programme", "list").out
    refused = home.run("programme", *words)
    assert refused.code == code
    assert 1 <= len(refused.err.splitlines()) <= 2
    assert home.run("programme", "list").out == before
