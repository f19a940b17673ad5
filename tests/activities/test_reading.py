"""Reading: pages, search, names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.entry import EntryKind, Filters
from carecompanion.domain.ids import EntryId
from carecompanion.errors import Ambiguous, BadInput, NotFound
from tests.domain.samples import ENTRY, SNAPSHOT
from tests.vault.samples import entry, snapshot

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from tests.activities.people import Person


def titles(lines: tuple[object, ...]) -> list[str]:
    return [line.title for line in lines]  # type: ignore[attr-defined]  # lines of entries


def test_pages_run_from_the_newest_to_the_first_without_a_gap(ana: Person) -> None:
    for number in range(25):
        ana.companion.writing.write(f"Day {number}")
        ana.clock.goes_on(hours=7)
    reading = ana.companion.reading
    seen, before = [], None
    while page := reading.page(before=before, limit=10):
        seen += titles(page)
        before = page[-1].moment
    assert seen == [f"Day {number}" for number in reversed(range(25))]


def test_filters_narrow_a_page(ana: Person) -> None:
    writing, reading = ana.companion.writing, ana.companion.reading
    day = ana.clock.now.date()
    writing.write("Long ago", on=day - timedelta(days=40), tags=["care"])
    writing.write("Of late", tags=["care", "work"])
    writing.write("Answered", prompt=snapshot())
    assert titles(reading.page(Filters(tags=("care",)))) == ["Of late", "Long ago"]
    assert titles(reading.page(Filters(tags=("care", "work")))) == ["Of late"]
    assert titles(reading.page(Filters(until=day - timedelta(days=1)))) == ["Long ago"]
    assert titles(reading.page(Filters(packs=("imperfect-ally",)))) == ["Answered"]
    assert titles(reading.page(Filters(kinds=(EntryKind.FREE,)))) == ["Of late", "Long ago"]
    assert reading.packs() == ("imperfect-ally",)
    assert reading.days(day.year, day.month) == (day.day,)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rain", ["Rain and tea", "Rain alone"]),
        ("RAIN tea", ["Rain and tea"]),
        ("rain AND tea", ["Rain and tea"]),
        ("tea OR coffee", ["Coffee", "Rain and tea"]),
        ("rain NOT tea", ["Rain alone"]),
        ('"and tea"', ["Rain and tea"]),
        ('"tea and"', []),
        ("cof*", ["Coffee"]),
        ("cof", []),
        ("cafe", ["Coffee"]),
        ("", []),
        ('" OR * NOT (', []),
    ],
)
def test_the_search_words_mean_what_they_say(companion: Companion, query: str, found: list[str]) -> None:
    for text in ("Rain alone", "Rain and tea", "Coffee\n\nat the café"):
        companion.writing.write(text)
    assert titles(companion.reading.search(query)) == found


def test_a_word_still_being_typed_finds_what_it_begins(companion: Companion) -> None:
    companion.writing.write("Coffee")
    assert titles(companion.reading.search("cof", as_typed=True)) == ["Coffee"]


def test_the_best_first_only_when_asked(companion: Companion) -> None:
    companion.writing.write("tea tea tea")
    companion.writing.write("one tea among many other words that have nothing to do with it")
    assert titles(companion.reading.search("tea"))[0].startswith("one tea")
    assert titles(companion.reading.search("tea", ranked=True))[0] == "tea tea tea"


def test_search_reads_answers_margins_and_tags(companion: Companion) -> None:
    written = companion.writing.write("", prompt=SNAPSHOT, answers={"pull": "the rota"}, tags=["weather"])
    companion.writing.annotate(written, "seen again in spring")
    for word in ("rota", "spring", "weather"):
        assert [line.id for line in companion.reading.search(word)] == [written.id]


def test_an_endless_query_is_refused(companion: Companion) -> None:
    with pytest.raises(BadInput):
        companion.reading.search("word " * 5_000)


def test_the_last_is_the_one_kept_last_whatever_its_day(companion: Companion) -> None:
    with pytest.raises(NotFound):
        companion.reading.entry("@last")
    companion.writing.write("today")
    old = companion.writing.write("years ago", on=date(2020, 1, 1))
    assert companion.reading.entry("@last") == old


def test_a_beginning_that_means_several_names_them(ana: Person) -> None:
    vault = ana.companion._vault
    for name in ("abcde00001", "abcde00002"):
        vault.entries.add(entry(id=EntryId(name)))
    reading = ana.companion.reading
    assert reading.entry("ABCDE00001").id == "abcde00001"
    with pytest.raises(Ambiguous, match="abcde00001, abcde00002"):
        reading.entry("abc")
    for nobody in ("zz", "", "../x", "abcde00001 OR 1"):
        with pytest.raises(NotFound):
            reading.entry(nobody)


def test_answers_are_told_in_the_order_they_were_asked(companion: Companion) -> None:
    labels = [answer.label for answer in companion.reading.in_words(ENTRY)]
    assert labels == [field.label for field in SNAPSHOT.fields]
