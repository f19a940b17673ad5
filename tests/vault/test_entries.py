from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn
from carecompanion.domain.entry import Annotation, Entry, EntryKind, Filters
from carecompanion.domain.field import Choice, Field, FieldKind, Option
from carecompanion.domain.ids import EntryId, PackId, PromptId
from carecompanion.domain.prompt import PromptRef
from carecompanion.errors import Ambiguous, BadInput, NotFound
from tests.vault.samples import NOW, entry, new_vault, opened, snapshot

if TYPE_CHECKING:
    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault


def full_entry() -> Entry:
    chosen = Field(
        "feeling",
        FieldKind.CHOICES,
        "Feeling",
        shape=Choice((Option("calm", "At ease"), Option("sad", "Sad"))),
    )
    return entry(
        "Line one\r\nline two\twith tab, ümläut, 日本語, 🏳️\u200d🌈, e\u0301",
        title="A title",
        kind=EntryKind.ANSWER,
        tags=("work", "ally/ship", "work-2"),
        people=("river", "ash"),
        intensity=2,
        private=True,
        run="run1",
        annotations=(Annotation(NOW + timedelta(days=3), "looking back"),),
        prompt=snapshot(fields=(chosen,)),
        answers={
            "feeling": ("calm",),
            "how": 7,
            "sides": (Mark("low", 2), Mark("high", 1)),
            "sheet": (Row("policy", {"stage": "drafted", "n": 3}),),
            "people": (Count("hired", "us", 4),),
            "talk": (Turn(0, "stay"), Turn(1, "go")),
            "flow": (FlowMark("the stand-up", "empties", 2),),
            "promise": Commitment("Ask Sam", date(2026, 12, 1), "ash", "lead", "yes"),
            "lines": ("a", "b"),
            "none": (),
            "words": "plain",
        },
    )


def test_an_entry_comes_back_equal_in_every_part(vault: Vault, home: Paths) -> None:
    kept = full_entry()
    vault.entries.add(kept)
    assert vault.entries.get(kept.id) == kept
    vault.close()
    again = opened(home)
    assert again.entries.get(kept.id) == kept
    assert again.entries.get(kept.id).text == kept.text
    again.close()


def test_the_journal_is_in_the_order_of_its_days_and_not_of_its_keeping(vault: Vault) -> None:
    late, early = entry("late"), entry("early", created=NOW - timedelta(days=2))
    vault.entries.add(late)
    vault.entries.add(early)
    assert [line.id for line in vault.entries.page()] == [late.id, early.id]
    assert [found.id for found in vault.entries.iterate()] == [early.id, late.id]
    assert vault.entries.find("@last") == early.id


def test_the_day_is_the_one_on_the_wall_where_it_was_written(vault: Vault) -> None:
    tokyo = datetime(2026, 11, 21, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    vault.entries.add(entry("far away", created=tokyo))
    assert vault.entries.page()[0].day == date(2026, 11, 21)
    assert vault.entries.days(2026, 11) == (21,)
    assert vault.entries.days(2026, 10) == ()


def test_entries_of_one_moment_all_have_a_place(vault: Vault) -> None:
    same = [entry(str(number)) for number in range(50)]
    for each in same:
        vault.entries.add(each)
    moments = [line.moment for line in vault.entries.page()]
    assert len(set(moments)) == 50
    assert [line.id for line in vault.entries.page()] == [each.id for each in reversed(same)]


def test_a_page_goes_on_where_the_last_one_ended(vault: Vault) -> None:
    vault.entries.add_many(entry(str(n), created=NOW + timedelta(hours=n)) for n in range(25))
    whole = vault.entries.page()
    first = vault.entries.page(limit=10)
    second = vault.entries.page(before=first[-1].moment, limit=10)
    third = vault.entries.page(before=second[-1].moment, limit=10)
    assert (*first, *second, *third) == whole
    assert vault.entries.page_newer(Filters(), after=second[0].moment, limit=4) == first[-4:]
    assert vault.entries.page(before=third[-1].moment) == ()


def test_filters_keep_what_fits_all_of_them(vault: Vault) -> None:
    one = entry("a", tags=("x", "y"), people=("ash",), created=NOW - timedelta(days=5))
    two = entry("b", tags=("x",), prompt=snapshot(), kind=EntryKind.ANSWER)
    three = entry("c", tags=("y",), prompt=snapshot("other"), kind=EntryKind.CHECKIN, people=("ash", "lee"))
    for each in (one, two, three):
        vault.entries.add(each)

    def ids(**filters: object) -> set[str]:
        chosen = Filters(**filters)  # type: ignore[arg-type]
        found: set[str] = {line.id for line in vault.entries.page(chosen)}
        assert vault.entries.count(chosen) == len(found)
        assert {whole.id for whole in vault.entries.iterate(chosen)} == found
        return found

    ref = PromptRef(PackId("imperfect-ally"), PromptId("other"))
    assert ids(tags=("x",)) == {one.id, two.id}
    assert ids(tags=("x", "y")) == {one.id}
    assert ids(people=("ash",)) == {one.id, three.id}
    assert ids(people=("ash", "lee"), tags=("y",)) == {three.id}
    assert ids(packs=("imperfect-ally",)) == {two.id, three.id}
    assert ids(packs=("imperfect-ally", "none")) == {two.id, three.id}
    assert ids(prompt=ref) == {three.id}
    assert ids(kinds=(EntryKind.CHECKIN, EntryKind.FREE)) == {one.id, three.id}
    assert ids(since=NOW.date()) == {two.id, three.id}
    assert ids(until=NOW.date() - timedelta(days=1)) == {one.id}
    assert ids(since=NOW.date(), until=NOW.date(), tags=("y",)) == {three.id}
    assert vault.entries.tags() == ("x", "y")
    assert vault.entries.packs() == ("imperfect-ally",)
    assert vault.entries.people() == ("ash", "lee")


def test_a_replaced_entry_is_found_by_its_new_words_only(vault: Vault) -> None:
    kept = entry("the kettle", tags=("tea",))
    vault.entries.add(kept)
    vault.entries.replace(replace(kept, text="the window", tags=("air",), updated=NOW + timedelta(hours=1)))
    assert vault.entries.search("kettle") == ()
    assert [line.id for line in vault.entries.search("window")] == [kept.id]
    assert vault.entries.tags() == ("air",)


def test_an_entry_moved_to_another_day_is_found_there(vault: Vault) -> None:
    kept = entry("the kettle", tags=("tea",), people=("ash",))
    vault.entries.add(kept)
    vault.entries.replace(replace(kept, created=NOW - timedelta(days=30)))
    assert vault.entries.page()[0].day == date(2026, 10, 22)
    assert [line.day for line in vault.entries.search("kettle")] == [date(2026, 10, 22)]
    assert [line.day for line in vault.entries.page(Filters(tags=("tea",), people=("ash",)))] == [
        date(2026, 10, 22)
    ]


def test_what_was_let_go_comes_back_whole_on_undo(vault: Vault) -> None:
    kept = full_entry()
    vault.entries.add(kept)
    gone = vault.entries.remove(kept.id)
    assert gone == kept
    assert not vault.entries.has(kept.id)
    assert vault.entries.search("title") == ()
    assert vault.entries.tags() == ()
    vault.entries.restore(gone)
    assert vault.entries.get(kept.id) == kept


def test_ids_may_be_shortened_while_they_are_the_only_one(vault: Vault) -> None:
    for name in ("aaaaa00001", "aaaaa00002", "bbbbb00001"):
        vault.entries.add(entry(id=EntryId(name)))
    assert vault.entries.find("B") == "bbbbb00001"
    assert vault.entries.find("aaaaa00002") == "aaaaa00002"
    with pytest.raises(Ambiguous) as ambiguous:
        vault.entries.find("aaa")
    assert "aaaaa00001, aaaaa00002" in ambiguous.value.what
    for unknown in ("zz", "", "%", "a_", "\ud800", "é"):
        with pytest.raises(NotFound):
            vault.entries.find(unknown)


def test_what_is_not_there_is_said_so(vault: Vault) -> None:
    with pytest.raises(NotFound):
        vault.entries.get(EntryId("nothing"))
    with pytest.raises(NotFound):
        vault.entries.remove(EntryId("nothing"))
    with pytest.raises(NotFound):
        vault.entries.replace(entry())
    with pytest.raises(NotFound):
        vault.entries.find("@last")


def test_an_id_is_taken_once(vault: Vault) -> None:
    kept = entry("first")
    vault.entries.add(kept)
    with pytest.raises(BadInput):
        vault.entries.add(replace(kept, text="second"))
    assert vault.entries.get(kept.id).text == "first"


def test_taking_the_same_in_again_adds_nothing(vault: Vault) -> None:
    many = [entry(str(number), created=NOW.replace(hour=0)) for number in range(1200)]
    heard: list[int] = []
    assert vault.entries.add_many(iter(many), heard.append) == (1200, 0)
    assert heard == [500, 1000, 1200]
    assert vault.entries.add_many(iter(many)) == (0, 1200)
    assert vault.entries.count() == 1200


@pytest.mark.parametrize("bad", ["a\0b", "a\ud800b"])
def test_text_that_cannot_be_kept_is_refused_before_anything_is_written(vault: Vault, bad: str) -> None:
    for refused in (
        entry(bad),
        entry(title=bad),
        entry(tags=(bad,)),
        entry(people=(bad,)),
        entry(run=bad),
        entry(annotations=(Annotation(NOW, bad),)),
        entry(answers={"x": bad}),
    ):
        with pytest.raises(BadInput):
            vault.entries.add(refused)
    assert vault.entries.count() == 0
    assert not vault.database.connection.in_transaction


def test_an_entry_longer_than_any_is_refused(vault: Vault) -> None:
    with pytest.raises(BadInput):
        vault.entries.add(entry("x" * 2_000_001))


def test_a_long_entry_and_an_empty_one_are_kept(vault: Vault) -> None:
    long, empty = entry("wörd " * 300_000), entry("")
    vault.entries.add(long)
    vault.entries.add(empty)
    assert vault.entries.get(long.id) == long
    assert vault.entries.get(empty.id) == empty


def test_a_list_shows_a_title_the_first_words_or_the_question(vault: Vault) -> None:
    titled = entry("words", title="Title")
    worded = entry("# Heading\nmore")
    answered = entry("", prompt=snapshot(), answers={"a": "an answer"})
    asked = entry("", prompt=snapshot())
    for number, each in enumerate((titled, worded, answered, asked)):
        vault.entries.add(replace(each, created=NOW + timedelta(hours=number)))
    assert [line.title for line in vault.entries.page()] == [
        "What did you let pass today?",
        "an answer",
        "Heading",
        "Title",
    ]


def test_days_at_the_ends_of_the_calendar_have_a_place(vault: Vault) -> None:
    for when in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)):
        vault.entries.add(entry(created=when))
    assert [line.day for line in vault.entries.page()] == [date(9999, 12, 31), date(1, 1, 1)]
    assert vault.entries.days(9999, 12) == (31,)
    assert vault.entries.days(1, 1) == (1,)


def test_another_process_having_written_is_noticed_and_our_own_writing_is_not(home: Paths) -> None:
    ours, _ = new_vault(home)
    theirs = opened(home)
    before = ours.changes()
    ours.entries.add(entry())
    assert ours.changes() == before
    theirs.entries.add(entry())
    assert ours.changes() != before
    assert ours.entries.count() == 2
    theirs.close()
    ours.close()


def test_entries_with_a_tag_or_above_an_intensity_can_be_left_out(vault: Vault) -> None:
    light = entry("light", tags=("work",))
    tender = entry("tender", tags=("work", "grief"), intensity=1, created=NOW - timedelta(days=1))
    strong = entry("strong", intensity=2, created=NOW - timedelta(days=2))
    vault.entries.add_many((light, tender, strong))

    def ids(**wanted: Any) -> set[EntryId]:
        return {line.id for line in vault.entries.page(Filters(**wanted))}

    assert ids(without=("grief",)) == {light.id, strong.id}
    assert ids(without=("grief", "work")) == {strong.id}
    assert ids(tags=("work",), without=("grief",)) == {light.id}
    assert ids(ceiling=1) == {light.id, tender.id}
    assert ids(ceiling=1, without=("work",)) == set()


def test_a_search_pages_up_from_its_oldest_finding(vault: Vault) -> None:
    vault.entries.add_many(
        entry("tea" if number % 2 else "rain", created=NOW - timedelta(days=number)) for number in range(20)
    )
    every = vault.entries.search("tea")
    oldest = vault.entries.search("tea", after=-1, limit=3)
    assert oldest == every[-3:]
    assert vault.entries.search("tea", after=oldest[0].moment, limit=3) == every[-6:-3]


def test_a_day_with_much_writing_is_named_once(vault: Vault) -> None:
    vault.entries.add_many(entry("much", created=NOW - timedelta(minutes=at)) for at in range(300))
    assert vault.entries.days(NOW.year, NOW.month) == tuple(
        sorted({(NOW - timedelta(minutes=at)).day for at in range(300)})
    )
    assert vault.entries.days(2024, 2) == ()
