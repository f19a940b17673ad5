"""Letters to be kept until a day: said a day ahead, declined with a key, gone only after both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import Direction, Keep, Wishes
from carecompanion.errors import NotFound
from tests.activities.pair import acquainted, came, wrote

if TYPE_CHECKING:
    from carecompanion.domain.letter import StoredLetter
    from tests.activities.people import Person


@pytest.fixture
def letter(ana: Person, noor: Person) -> StoredLetter:
    """A letter that Noor is to keep for three days."""
    to, _ = acquainted(ana, noor)
    until = ana.clock.now.date() + timedelta(days=3)
    return came(noor, wrote(ana, to, "Let this go.", Wishes(keep=Keep.UNTIL, until=until))[1])


def test_nothing_is_said_before_the_last_day(noor: Person, letter: StoredLetter) -> None:
    assert noor.companion.letting_go.notices() == ()
    noor.clock.goes_on(days=3)
    assert [line.id for line in noor.companion.letting_go.notices()] == [letter.id]


def test_it_goes_on_a_day_after_it_was_said(noor: Person, letter: StoredLetter) -> None:
    noor.clock.goes_on(days=3)
    noor.companion.letting_go.notices()
    assert noor.companion.letting_go.sweep() == 0, "not on the day itself"
    noor.clock.goes_on(hours=23)
    assert noor.companion.letting_go.sweep() == 0, "tomorrow by the calendar, and not a day yet"
    noor.clock.goes_on(hours=-23)
    noor.clock.goes_on(days=1)
    assert noor.comes_back().letting_go.sweep() == 1
    with pytest.raises(NotFound):
        noor.companion.corresponding.letter(letter.id)


def test_what_nobody_was_told_of_stays_however_late_it_is(noor: Person, letter: StoredLetter) -> None:
    noor.clock.goes_on(days=200)
    assert noor.companion.letting_go.sweep() == 0
    assert [line.id for line in noor.companion.letting_go.notices()] == [letter.id]
    assert noor.companion.letting_go.sweep() == 0, "said today, so tomorrow at the earliest"
    noor.clock.goes_on(days=1)
    assert noor.companion.letting_go.sweep() == 1


def test_the_reader_may_decline(noor: Person, letter: StoredLetter) -> None:
    noor.clock.goes_on(days=3)
    noor.companion.letting_go.notices()
    noor.companion.corresponding.keep_for_safety(letter)
    noor.clock.goes_on(days=30)
    assert noor.comes_back().letting_go.sweep() == 0
    assert noor.companion.letting_go.notices() == ()
    assert noor.companion.corresponding.letter(letter.id).kept_for_safety


def test_a_clock_that_was_wrong_for_a_day_takes_nothing(noor: Person, letter: StoredLetter) -> None:
    noor.clock.goes_on(days=365)
    noor.companion.letting_go.notices()
    noor.clock.goes_on(days=-365)
    assert noor.companion.letting_go.sweep() == 0
    noor.clock.goes_on(days=4)
    assert noor.companion.letting_go.sweep() == 0, "the notice bears a day that has not been yet"
    assert noor.companion.corresponding.letter(letter.id).human


def test_the_writers_own_copy_is_the_writers(ana: Person, letter: StoredLetter) -> None:
    ana.clock.goes_on(days=30)
    assert ana.companion.letting_go.notices() == ()
    assert ana.companion.corresponding.letter(letter.id).direction is Direction.LEFT


@pytest.mark.parametrize(
    ("wishes", "is_found"),
    [(Wishes(), True), (Wishes(keep=Keep.ONCE), False)],
)
def test_search_finds_what_came_to_be_kept_and_what_left(
    ana: Person, noor: Person, wishes: Wishes, *, is_found: bool
) -> None:
    to, _ = acquainted(ana, noor)
    theirs = came(noor, wrote(ana, to, "Marzipan on the stairs.", wishes)[1])
    assert bool(noor.companion.corresponding.search("marzipan")) is is_found
    assert len(ana.companion.corresponding.search("marzipan")) == 1
    noor.companion.corresponding.keep_for_safety(theirs)
    assert bool(noor.companion.corresponding.search("marzipan")) is is_found, (
        "kept for safety stays out of search"
    )
    noor.companion.corresponding.forget(theirs)
    assert noor.companion.corresponding.search("marzipan") == ()
