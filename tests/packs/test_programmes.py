"""What holds for the programmes that come with the program: each can be walked from its first day to its last."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest

from carecompanion.packs.builtin import builtin_folder, builtin_ids, builtin_pack, builtin_packs
from carecompanion.packs.format import read_source
from carecompanion.packs.wording import GRADE, TRAUMA_DETAIL, VERDICTS, found_in, reading_grade

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Practice, Programme, Session
    from carecompanion.domain.prompt import Prompt

IDS = tuple(pack.id for pack in builtin_packs() if pack.programme is not None)
SIX_WEEKS, CIRCLE = "six-weeks-imperfect-allies", "equity-in-leadership-circle"

each_programme = pytest.mark.parametrize("pack", [builtin_pack(name) for name in IDS], ids=IDS)


def programme_of(pack: Pack) -> Programme:
    assert pack.programme is not None
    return pack.programme


def prompts_of(session: Session) -> list[Prompt]:
    """The prompts that a session names itself. Raises where one is not there."""
    found = []
    for name in session.prompts:
        pack, _, prompt_id = name.partition("/")
        prompt = builtin_pack(pack).prompt(prompt_id)
        assert prompt is not None, name
        found.append(prompt)
    return found


def practices_of(session: Session) -> list[tuple[str, Practice]]:
    """The practices that a session names, each with its pack's id. Raises where one is not there."""
    found = []
    for name in session.practices:
        pack, _, practice_id = name.partition("/")
        here = [one for one in builtin_pack(pack).practices if one.id == practice_id]
        assert len(here) == 1, name
        found.append((pack, here[0]))
    return found


def test_there_are_two_programmes() -> None:
    assert {SIX_WEEKS, CIRCLE} == set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_a_programme_loads_without_a_warning(name: str) -> None:
    assert [str(fault) for fault in read_source(builtin_folder() / name).faults] == []


@each_programme
def test_every_part_a_session_names_is_there(pack: Pack) -> None:
    for session in programme_of(pack).sessions:
        prompts_of(session)
        practices_of(session)


@each_programme
def test_a_programme_needs_what_it_names_and_nothing_else(pack: Pack) -> None:
    named = {
        name.partition("/")[0]
        for session in programme_of(pack).sessions
        for name in chain(session.prompts, session.practices)
    }
    assert named == {need.id for need in pack.needs}
    assert all(builtin_pack(need.id).serial >= need.serial for need in pack.needs)
    assert named <= set(builtin_ids())


@each_programme
def test_every_session_has_something_for_a_person_alone_and_something_for_all(pack: Pack) -> None:
    for session in programme_of(pack).sessions:
        alone = [practice for _, practice in practices_of(session) if practice.who == "solo"]
        assert prompts_of(session) or alone, session.title
        for words in ("Alone, ", "Together, "):
            assert any(line.startswith(words) for line in session.together.splitlines()), session.title
        in_twos = ("In pairs, ", "In threes, ")
        assert any(line.startswith(in_twos) for line in session.together.splitlines()), session.title


@each_programme
def test_days_ascend_and_only_the_end_closes(pack: Pack) -> None:
    sessions = programme_of(pack).sessions
    assert sessions[0].day == 0
    assert all(earlier.day < later.day for earlier, later in pairwise(sessions))
    closing = [session.closing for session in sessions]
    assert closing[-1]
    assert closing == sorted(closing)


@each_programme
def test_nothing_is_asked_twice_in_one_session(pack: Pack) -> None:
    for session in programme_of(pack).sessions:
        named = list(session.prompts)
        for home, practice in practices_of(session):
            named += sorted({f"{home}/{step.prompt}" for step in practice.steps if step.prompt})
        assert len(set(session.prompts)) == len(session.prompts), session.title
        assert not set(session.prompts) & set(named[len(session.prompts) :]), session.title


@each_programme
def test_no_session_asks_by_itself_for_strong_ground(pack: Pack) -> None:
    for session in programme_of(pack).sessions:
        assert [prompt.id for prompt in prompts_of(session) if prompt.is_gated] == []


@each_programme
def test_what_is_read_out_is_plain_fits_a_built_pack_and_holds_no_verdict(pack: Pack) -> None:
    for session in programme_of(pack).sessions:
        lines = session.together.splitlines()
        assert len(lines) <= 40
        assert all(len(line.encode()) <= 1000 for line in lines)
        assert reading_grade(session.together) <= GRADE, session.title
        assert found_in(session.together, (*VERDICTS, *TRAUMA_DETAIL)) == (), session.title


@each_programme
def test_a_programme_says_what_it_is_and_is_not_and_what_nobody_will_see(pack: Pack) -> None:
    programme = programme_of(pack)
    assert programme.circle_of == 15
    assert programme.domain
    assert programme.community
    assert programme.practice
    for words in ("It is not ", "never see", "Sharing is always optional", "edge", "nothing here keeps them"):
        assert words in pack.about, words
    assert pack.care_note
    assert pack.support_route
    assert "never see" in programme.sessions[0].together, "the facilitator says it first"
    assert pack.facilitators == (), "whoever uses it says who they are"
    assert pack.prompts == ()


def test_the_second_programme_walks_through_all_its_outcomes() -> None:
    programme = programme_of(builtin_pack(CIRCLE))
    named = [outcome.id for outcome in programme.outcomes]
    assert named == ["O1", "O2", "O3", "O4", "O5"]
    for outcome in named:
        assert [one for one in programme.sessions if one.outcomes == (outcome,)], outcome
    assert set(programme.sessions[-1].outcomes) == set(named)
    assert all(14 <= later.day - earlier.day <= 21 for earlier, later in pairwise(programme.sessions))


def test_the_six_weeks_are_weeks_and_a_door_opens_a_month_after() -> None:
    days = [session.day for session in programme_of(builtin_pack(SIX_WEEKS)).sessions]
    assert days == [0, 7, 14, 21, 28, 35, 42, 72]


def test_the_week_on_harm_has_a_lighter_way_through() -> None:
    week = next(one for one in programme_of(builtin_pack(SIX_WEEKS)).sessions if one.day == 35)
    assert {name.partition("/")[0] for name in week.prompts} == {"when-i-cause-harm", "low-tide"}
    assert "Nobody is asked to tell anything" in week.together
