"""Programmes: begun once, gone through at one's own days, several at once; absent packs are said, never an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.keeping import restore
from carecompanion.domain.ids import PackId
from carecompanion.domain.practice import Session
from carecompanion.domain.programme_week import Stand
from carecompanion.errors import Ambiguous, NotFound, NotPossible, WrongDay
from tests.activities.people import KETTLE
from tests.gathering import EVENINGS, PROGRAMME
from tests.practising import PACK, use_packs

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.gathering import Gathering
    from carecompanion.domain.programme_week import Going
    from tests.activities.people import Person

OTHER = replace(EVENINGS, id=PackId("three-evenings~2"), title="By somebody else", signer="A" * 44)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    use_packs(monkeypatch, PACK, EVENINGS, OTHER)


@pytest.fixture
def gathering(companion: Companion) -> Gathering:
    return companion.gathering


@pytest.fixture
def going(gathering: Gathering) -> Going:
    return gathering.start(EVENINGS)


def test_a_programme_is_begun_once_and_another_may_go_on_beside_it(gathering: Gathering) -> None:
    assert [pack.id for pack in gathering.startable()] == [EVENINGS.id, OTHER.id]
    first = gathering.start(EVENINGS)
    with pytest.raises(NotPossible, match="already"):
        gathering.start(EVENINGS)
    second = gathering.start(OTHER, first.starts + timedelta(days=3))
    assert {one.id for one in gathering.going()} == {first.id, second.id}
    assert gathering.startable() == ()
    assert second.stand is Stand.AHEAD
    with pytest.raises(NotPossible, match="no programme"):
        gathering.start(PACK)


def test_it_is_found_by_its_pack_or_its_id_and_needs_no_name_while_it_is_the_only_one(
    gathering: Gathering,
) -> None:
    with pytest.raises(NotFound):
        gathering.find()
    going = gathering.start(EVENINGS)
    assert gathering.find() == gathering.find(going.id[:4]) == gathering.find("three-evenings") == going
    gathering.start(OTHER)
    assert gathering.find("three-evenings") == going, "a whole name comes before names that begin so"
    for name in ("", "three"):
        with pytest.raises(Ambiguous):
            gathering.find(name)
    with pytest.raises(NotFound):
        gathering.find("spring")


def test_six_weeks_go_by_with_a_pause_and_a_move(ana: Person, gathering: Gathering, going: Going) -> None:
    assert going.current == going.sessions[0]
    ana.clock.goes_on(days=10)
    assert gathering.find().stand is Stand.BETWEEN
    resting = gathering.pause(going)
    ana.clock.goes_on(days=100)
    assert gathering.find().week == 0
    assert gathering.find().is_paused
    on = gathering.resume(resting)
    assert on.next_on == ana.clock.now.date() + timedelta(days=4)
    moved = gathering.shift_to(on, ana.clock.now.date())
    assert (moved.stand, moved.week) == (Stand.NOW, 1)
    put_off = gathering.shift(moved, 7, 1)
    assert (put_off.week, put_off.following) == (0, 1)
    assert put_off.next_on == ana.clock.now.date() + timedelta(days=7)
    resting = gathering.pause(put_off)
    said = gathering.shift_to(resting, ana.clock.now.date() + timedelta(days=1))
    assert not said.is_paused, "whoever names a day goes on"
    assert said.next_on == ana.clock.now.date() + timedelta(days=1)


def test_a_day_out_of_reach_changes_nothing(gathering: Gathering, going: Going) -> None:
    for days in (10**12, -(10**4)):
        with pytest.raises(WrongDay):
            gathering.shift(going, days)
    with pytest.raises(WrongDay):
        gathering.shift_to(gathering.pause(going), date.max)
    with pytest.raises(WrongDay):
        gathering.start(OTHER, date.min)
    assert gathering.find().is_paused, "what could not be moved rests as it did"
    assert gathering.resume(going) == going


def test_a_meeting_there_is_not_is_moved_nowhere(gathering: Gathering, going: Going) -> None:
    for number in (-1, 3):
        with pytest.raises(NotPossible):
            gathering.shift(going, 1, number)
    assert gathering.going() == (going,)


def test_leaving_takes_one_step_and_what_was_written_stays(
    companion: Companion, gathering: Gathering, going: Going
) -> None:
    arrive = companion.prompting.find("slow-steps/arrive")
    entry = companion.writing.write("A wet coat.", prompt=companion.prompting.snapshot(arrive))
    gathering.leave(going)
    gathering.leave(going)
    assert gathering.going() == ()
    assert gathering.now(going) is None
    assert companion.reading.entry(entry.id).text == "A wet coat."
    with pytest.raises(NotPossible, match="left"):
        gathering.pause(going)
    assert gathering.start(EVENINGS).id != going.id


def test_any_meeting_may_be_looked_at_before_its_day(gathering: Gathering, going: Going) -> None:
    assert gathering.session(going, 2).title == "Evening 3: one line"
    for number in (-1, 3):
        with pytest.raises(NotPossible):
            gathering.session(going, number)


def test_parts_are_named_in_full_and_those_of_an_absent_pack_say_so(
    companion: Companion, gathering: Gathering, going: Going
) -> None:
    second = gathering.session(going, 1)
    told = [(part.name, part.kind, part.is_absent) for part in gathering.parts(going, second)]
    assert told == [
        ("slow-steps/two-voices", "practice", False),
        ("elsewhere/a-walk", "practice", True),
        ("slow-steps/the-reply", "prompt", False),
        ("elsewhere/not-here", "prompt", True),
    ]
    run = companion.walking.start(companion.walking.practice("slow-steps/two-voices"))
    assert gathering.parts(going, second)[0].run == run
    assert gathering.parts(going, second)[1].pack == "elsewhere"


def test_the_pack_of_somebody_else_names_its_own_prompts_and_not_those_of_the_first(
    monkeypatch: pytest.MonkeyPatch, ana: Person
) -> None:
    programme = EVENINGS.programme
    assert programme is not None
    own = replace(programme, sessions=(replace(programme.sessions[0], prompts=("arrive",)),))
    use_packs(
        monkeypatch,
        replace(EVENINGS, prompts=PACK.prompts, programme=own),
        replace(OTHER, prompts=PACK.prompts, programme=own),
    )
    ana.closes()
    gathering = ana.companion.gathering
    going = gathering.start(ana.companion.prompting.pack("three-evenings~2"))
    assert [part.name for part in gathering.parts(going, going.sessions[0])] == ["three-evenings~2/arrive"]


def test_a_prompt_says_when_it_was_last_answered_since_the_programme_was_begun(
    ana: Person, companion: Companion, gathering: Gathering
) -> None:
    def answered() -> None:
        found = companion.prompting.find("slow-steps/arrive")
        companion.prompting.answered(
            companion.writing.write("Rain.", prompt=companion.prompting.snapshot(found))
        )

    answered()
    ana.clock.goes_on(days=1)
    going = gathering.start(EVENINGS)
    first = gathering.session(going, 0)
    assert gathering.parts(going, first)[0].written is None
    answered()
    assert gathering.parts(going, first)[0].written == going.begun.began


def test_what_this_week_names_comes_first_on_today_once_and_says_why(
    ana: Person, gathering: Gathering
) -> None:
    prompting = ana.companion.prompting
    gathering.start(EVENINGS)
    first = prompting.today()
    assert first is not None
    assert (str(first.ref), first.why) == (
        "slow-steps/arrive",
        "it belongs to this week of “Three evenings”.",
    )
    assert any("what this week of a programme names goes first" in line for line in prompting.explain())
    ana.clock.goes_on(days=1)
    second = prompting.today()
    assert second is not None
    assert str(second.ref) != "slow-steps/arrive", "it came, and was passed by"


def test_what_rests_or_is_over_names_nothing_on_today(
    ana: Person, gathering: Gathering, going: Going
) -> None:
    prompting = ana.companion.prompting
    resting = gathering.pause(going)
    assert all("this week" not in line for line in prompting.explain())
    gathering.resume(resting)
    assert any("this week" in line for line in prompting.explain())
    ana.clock.goes_on(days=40)
    assert gathering.find().is_over
    assert all("this week" not in line for line in prompting.explain())


def test_a_week_brings_prompts_of_packs_that_wait_to_be_chosen_and_none_of_a_pack_that_was_put_to_rest(
    monkeypatch: pytest.MonkeyPatch, ana: Person
) -> None:
    waits = replace(PACK, id=PackId("leaning-in"))
    programme = replace(PROGRAMME, sessions=(Session(0, "One", prompts=("leaning-in/arrive",)),))
    use_packs(monkeypatch, waits, replace(EVENINGS, programme=programme))
    companion = ana.companion
    assert companion.prompting.today() is None
    companion.gathering.start(companion.prompting.pack("three-evenings"))
    found = companion.prompting.today()
    assert found is not None
    assert str(found.ref) == "leaning-in/arrive"
    companion.choosing.rest("leaning-in")
    assert companion.prompting.today() is None


def test_a_pack_that_goes_takes_neither_the_programme_nor_its_title(
    monkeypatch: pytest.MonkeyPatch, ana: Person, going: Going
) -> None:
    use_packs(monkeypatch, PACK)
    ana.closes()
    gathering = ana.companion.gathering
    assert [(one.title, one.stand) for one in gathering.going()] == [("Three evenings", Stand.ABSENT)]
    with pytest.raises(NotPossible, match="not here"):
        gathering.shift_to(gathering.find(), going.starts)
    gathering.leave(gathering.find("three-evenings"))
    assert gathering.going() == ()


def test_a_pack_of_the_same_name_by_somebody_else_does_not_take_its_place(
    monkeypatch: pytest.MonkeyPatch, ana: Person
) -> None:
    ana.companion.gathering.start(OTHER)
    use_packs(monkeypatch, PACK, replace(OTHER, signer="B" * 44))
    ana.closes()
    gathering = ana.companion.gathering
    assert gathering.find().stand is Stand.ABSENT
    assert len(gathering.startable()) == 1
    use_packs(monkeypatch, PACK, replace(OTHER, id=PackId("three-evenings~3")))
    ana.closes()
    again = ana.companion.gathering.find()
    assert (again.stand, again.pack) == (Stand.NOW, "three-evenings~3"), (
        "it is found by whatever name it has now"
    )


def test_a_restored_backup_has_its_programmes(ana: Person, going: Going) -> None:
    kept = ana.companion.keeping.back_up()
    ana.companion.gathering.leave(going)
    ana.closes()
    restore(ana.world, kept.path, KETTLE)
    assert [one.id for one in ana.companion.gathering.going()] == [going.id]
