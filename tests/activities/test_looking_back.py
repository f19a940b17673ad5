"""Looking back: only when asked, one entry at a time, with its own exclusions and its own ceiling."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.entry import Filters
from carecompanion.errors import Usage
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from tests.activities.people import Person


def today(ana: Person) -> date:
    return ana.clock.now.date()


def looked_back(companion: Companion) -> str:
    found = companion.looking_back.look()
    return "" if found is None else found.entry.title


def test_a_year_ago_comes_first_and_says_why(ana: Person) -> None:
    writing = ana.companion.writing
    writing.write("Half a year", on=today(ana) - timedelta(days=183))
    writing.write("A year", on=today(ana) - timedelta(days=366))
    found = ana.companion.looking_back.look()
    assert found is not None
    assert found.entry.title == "A year"
    assert found.why == "You asked to look back: about a year ago."


def test_asked_again_the_next_comes_and_after_the_last_the_first(ana: Person) -> None:
    for days in (366, 731, 183, 60, 8):
        ana.companion.writing.write(f"{days} days", on=today(ana) - timedelta(days=days))
    seen = [looked_back(ana.companion) for _ in range(6)]
    assert seen == ["366 days", "731 days", "183 days", "60 days", "8 days", "366 days"]


def test_the_same_day_another_sitting_begins_with_the_same_one(ana: Person) -> None:
    ana.companion.writing.write("A year", on=today(ana) - timedelta(days=366))
    ana.companion.writing.write("Before", on=today(ana) - timedelta(days=400))
    assert looked_back(ana.companion) == "A year"
    assert looked_back(ana.comes_back()) == "A year"


def test_what_was_written_of_late_never_comes(ana: Person) -> None:
    ana.companion.writing.write("Today")
    ana.companion.writing.write("Six days", on=today(ana) - timedelta(days=6))
    assert ana.companion.looking_back.look() is None


def test_tags_can_be_left_out_for_good(ana: Person) -> None:
    companion = ana.companion
    companion.writing.write("Harm", on=today(ana) - timedelta(days=366), tags=["harm-done-to-me", "work"])
    companion.writing.write("Rain", on=today(ana) - timedelta(days=800), tags=["work"])
    companion.choosing.set("look-back-exclude-tags", "#Harm-done-to-me, grief")
    assert companion.choosing.look_back_excluded_tags == ("harm-done-to-me", "grief")
    assert looked_back(ana.comes_back()) == "Rain"
    assert looked_back(ana.companion) == "Rain"


def test_its_ceiling_is_its_own_and_begins_at_tender(ana: Person) -> None:
    companion = ana.companion
    day = today(ana) - timedelta(days=366)
    companion.writing.write("Strong", on=day, prompt=snapshot(intensity=2))
    companion.writing.write("Tender", on=day - timedelta(days=2), prompt=snapshot(intensity=1))
    companion.choosing.set_ceiling(2, for_good=True)
    assert [looked_back(companion), looked_back(companion)] == ["Tender", "Tender"]
    companion.choosing.set("look-back-ceiling", "2")
    assert looked_back(ana.comes_back()) == "Strong"
    ana.companion.choosing.set("look-back-ceiling", "0")
    assert ana.companion.looking_back.look() is None


def test_a_ceiling_that_is_none_is_refused(companion: Companion) -> None:
    with pytest.raises(Usage):
        companion.choosing.set("look-back-ceiling", "3")
    with pytest.raises(Usage):
        companion.choosing.set_look_back_ceiling(-1)
    assert companion.choosing.look_back_ceiling == 1


def test_filters_narrow_what_may_come(ana: Person) -> None:
    writing = ana.companion.writing
    for days in (366, 500, 600):
        writing.write(
            f"{days} days", on=today(ana) - timedelta(days=days), tags=["old"] if days > 500 else []
        )
    looking = ana.companion.looking_back
    found = looking.look(Filters(tags=("old",)))
    assert found is not None
    assert found.entry.title == "600 days"
    found = looking.look(
        Filters(until=today(ana) - timedelta(days=450), since=today(ana) - timedelta(days=550))
    )
    assert found is not None
    assert found.entry.title == "500 days"
    assert found.why == "You asked to look back: from the beginning on."
