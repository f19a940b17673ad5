from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.packs import builtin

if TYPE_CHECKING:
    from tests.cli.household import Home


@pytest.fixture
def strong(monkeypatch: pytest.MonkeyPatch) -> str:
    """A built-in pack whose first prompt is strong; its full name."""
    real = builtin.builtin_packs()
    pack = next(one for one in real if one.id == "imperfect-ally")
    first = replace(
        pack.prompts[0], intensity=2, content_note="Asks about a hard thing.", ask="The strong words?"
    )
    changed = replace(pack, prompts=(first, *pack.prompts[1:]))
    packs = tuple(changed if one.id == pack.id else one for one in real)
    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: packs)
    return f"{pack.id}/{first.id}"


@pytest.fixture
def only_strong(monkeypatch: pytest.MonkeyPatch, strong: str) -> str:
    """Nothing is here but that one prompt."""
    pack = next(one for one in builtin.builtin_packs() if one.id == strong.partition("/")[0])
    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: (replace(pack, prompts=pack.prompts[:1]),))
    return strong


def test_todays_invitation_says_why_where_asked(home: Home) -> None:
    plain, why = home.run("today"), home.run("today", "--why")
    assert plain.code == 0
    assert "Why this one:" not in plain.out
    assert "Why this one:" in why.out
    assert plain.out.splitlines()[0] == why.out.splitlines()[0]


def test_another_and_lighter_bring_others_and_both_at_once_are_no_way_out(home: Home) -> None:
    first = home.run("today", "--json").json["invitation"]
    other = home.run("today", "--another", "--json").json["invitation"]
    assert (first["pack"], first["prompt"]) != (other["pack"], other["prompt"])
    assert home.run("today", "--lighter").code == 0
    assert home.run("today", "--lighter", "--another").code == 2


def test_a_skip_lets_the_day_be_and_counts_nothing(home: Home) -> None:
    said = home.run("today", "--skip")
    assert said.out == "Rest well. Tomorrow brings another.\n"
    after = home.run("today")
    assert after.code == 0
    assert "?" not in after.out
    assert not any(mark.isdigit() for mark in after.out)


def test_a_ceiling_is_from_nought_to_two(home: Home) -> None:
    assert home.run("today", "--ceiling", "0").code == 0
    assert home.run("today", "--ceiling", "3").code == 2


def test_a_strong_prompt_shows_its_note_and_enter_alone_does_not_proceed(home: Home, strong: str) -> None:
    said = home.run("write", strong, typed="\nwords\n.\n")
    assert said.code == 0
    assert "Asks about a hard thing." in said.err
    assert "The strong words?" not in said.out + said.err
    assert home.run("list", "--json").json == {"entries": []}


def test_a_strong_prompt_opens_when_that_is_typed(home: Home, strong: str) -> None:
    said = home.run("write", strong, typed="open\nMine.\n.\n")
    assert "The strong words?" in said.err
    entry = home.run("show", said.word, "--json").json
    assert (entry["text"], entry["intensity"]) == ("Mine.", 2)
    assert "Three doors" in said.err


def test_a_lighter_one_can_be_had_instead(home: Home, strong: str) -> None:
    said = home.run("write", strong, typed="lighter\n.\n")
    assert "The strong words?" not in said.err


def test_words_that_come_with_the_call_need_no_gate(home: Home, strong: str) -> None:
    assert home.run("write", strong, stdin="Mine.").code == 0


def test_where_nobody_can_be_asked_a_strong_prompt_keeps_its_words_to_itself(
    home: Home, only_strong: str
) -> None:
    said = home.run("today", "--ceiling", "2", "--json").json["invitation"]
    assert f"{said['pack']}/{said['prompt']}" == only_strong
    assert (said["ask"], said["is_open"], said["content_note"]) == (None, False, "Asks about a hard thing.")
    text = home.run("today", "--ceiling", "2")
    assert "The strong words?" not in text.out
    assert "Asks about a hard thing." in text.out
    agreed = home.run("today", "--ceiling", "2", "--json", "--yes").json["invitation"]
    assert agreed["ask"] == "The strong words?"


def test_a_strong_prompt_does_not_come_by_chance(home: Home, only_strong: str) -> None:
    assert home.run("today", "--json").json["invitation"] is None


def test_a_strong_prompt_of_the_day_is_left_by_enter_alone(home: Home, only_strong: str) -> None:
    said = home.run("today", "--ceiling", "2", typed="\n")
    assert "The strong words?" not in said.out + said.err
    assert "Rest well." in said.err


def test_a_pack_shows_a_strong_prompts_note_in_place_of_its_words(home: Home, strong: str) -> None:
    pack = strong.partition("/")[0]
    assert "The strong words?" not in home.run("pack", "show", pack).out
    assert "The strong words?" in home.run("pack", "show", pack, "--all").out


def test_a_resting_pack_offers_nothing_until_it_is_used_again(home: Home) -> None:
    packs = [pack["id"] for pack in home.run("pack", "list", "--json").json["packs"]]
    for pack in packs:
        assert home.run("pack", "rest", pack).code == 0
    assert "all resting" in home.run("today").out
    assert all(pack["resting"] for pack in home.run("pack", "list", "--json").json["packs"])
    assert home.run("pack", "use", packs[1]).code == 0
    assert home.run("today", "--json").json["invitation"]["pack"] == packs[1]


def test_a_pack_is_shown_whole(home: Home) -> None:
    shown = home.run("pack", "show", "imperfect").out
    for words in ("Acting before perfect", "CC-BY-4.0", "Vikki Reynolds", "This is a place to stop."):
        assert words in shown
    assert home.run("pack", "show", "no-such").code == 1


def test_exercises_need_no_journal_and_those_that_leave_the_body_alone_come_first(empty_home: Home) -> None:
    here = empty_home.run("ground", "--list", "--json").json["exercises"]
    kinds = [one["body_free"] for one in here]
    assert kinds == sorted(kinds, reverse=True)
    walked = empty_home.run("ground", here[1]["id"])
    assert walked.code == 0
    for step in here[1]["steps"]:
        assert step in walked.out
    assert empty_home.run("ground", "no-such").code == 1


def test_an_exercise_stops_wherever_one_likes(empty_home: Home) -> None:
    steps = empty_home.run("ground", "--json").json["exercises"][0]["steps"]
    said = empty_home.run("ground", typed="\nenough\n", screen=True)
    assert said.code == 0
    assert steps[1] in said.out
    assert steps[2] not in said.out
    assert "You can stop here." in said.err
