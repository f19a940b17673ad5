from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.field import Field, FieldKind, Flows, People, Promise
from carecompanion.domain.promise import Outcome
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry

ASKED: Final = snapshot(
    fields=(
        Field("next", FieldKind.COMMITMENT, "One thing", shape=Promise()),
        Field("then", FieldKind.COMMITMENT, "Another", shape=Promise()),
        Field("care", FieldKind.FLOW, "What moved", shape=Flows()),
        Field("who", FieldKind.PERSON, "Who", shape=People(("ally",), several=True)),
    )
)
MONDAYS: Final = Commitment("Ask the rota team to swap Mondays", date(2026, 11, 27), "wren")
DATES: Final = Commitment("Send R-heron the two dates", date(2026, 11, 29))
WALK: Final = FlowMark("the walk home", "refills", 3)
POLICY: Final = FlowMark("the rota policy", "empties", 2)


def written(companion: Companion, **answers: Value) -> Entry:
    return companion.writing.write("", prompt=ASKED, answers=answers)


def changed(companion: Companion, entry: Entry, **answers: Value) -> Entry:
    draft = companion.writing.reopen(entry)
    return companion.writing.finish(replace(draft, answers=answers))


def words(companion: Companion) -> list[str]:
    return [one.commitment.words for one in companion.promising.open()]


def test_what_is_promised_in_an_entry_is_open_by_its_day_and_knows_where_it_was_promised(
    companion: Companion,
) -> None:
    entry = written(companion, next=DATES, then=MONDAYS)
    assert words(companion) == [MONDAYS.words, DATES.words]
    assert {one.entry for one in companion.promising.open()} == {entry.id}
    assert companion.promising.of_entry(entry.id)[0].made == entry.created.date()


def test_a_field_without_words_promises_nothing(companion: Companion) -> None:
    written(companion, next=Commitment("", date(2026, 12, 1)), then=MONDAYS)
    assert words(companion) == [MONDAYS.words]


def test_a_change_in_the_entry_changes_the_promise_and_keeps_what_became_of_it(companion: Companion) -> None:
    entry = written(companion, next=MONDAYS)
    companion.promising.look(companion.promising.open()[0], Outcome.KEPT, "it went well enough")
    changed(companion, entry, next=DATES)
    (one,) = companion.promising.settled()
    assert (one.commitment, one.outcome, one.note) == (DATES, Outcome.KEPT, "it went well enough")


def test_what_was_changed_in_ongoing_stays_when_something_else_in_the_entry_is_changed(
    companion: Companion,
) -> None:
    entry = written(companion, next=MONDAYS, care=(WALK,))
    companion.promising.change(companion.promising.open()[0], DATES)
    changed(companion, entry, next=MONDAYS, care=(POLICY,))
    assert words(companion) == [DATES.words]


def test_a_promise_taken_out_of_an_entry_goes_unless_it_has_ended(companion: Companion) -> None:
    entry = written(companion, next=MONDAYS, then=DATES, care=(WALK,))
    ended = next(one for one in companion.promising.open() if one.commitment == DATES)
    companion.promising.look(ended, Outcome.LET_GO)
    changed(companion, entry, care=(WALK,))
    assert words(companion) == []
    assert [one.id for one in companion.promising.settled()] == [ended.id]


def test_what_ended_and_is_said_again_has_not_lost_its_outcome(companion: Companion) -> None:
    entry = written(companion, next=MONDAYS, care=(WALK,))
    companion.promising.look(companion.promising.open()[0], Outcome.COMPANY)
    entry = changed(companion, entry, care=(WALK,))
    changed(companion, entry, next=MONDAYS)
    assert [one.outcome for one in companion.promising.settled()] == [Outcome.COMPANY]


def test_flows_of_an_entry_are_there_once_however_often_it_is_changed(companion: Companion) -> None:
    entry = written(companion, care=(WALK, POLICY))
    entry = changed(companion, entry, care=(WALK,), next=MONDAYS)
    changed(companion, entry, care=(WALK,))
    assert [flow.mark for flow in companion.flowing.list()] == [WALK]


def test_a_new_handle_becomes_a_person_and_the_entry_names_them(companion: Companion) -> None:
    companion.knowing.add("wren")
    entry = written(companion, who=("wren", "R-heron"))
    assert entry.people == ("wren", "R-heron")
    assert [person.handle for person in companion.knowing.people()] == ["R-heron", "wren"]
    assert companion.reading.entry(entry.id).people == ("wren", "R-heron")
    first = companion.placing.maps()[0]
    assert [(one.person.handle, one.place.role) for one in companion.placing.grid(first).standing] == [
        ("R-heron", "ally"),
        ("wren", "ally"),
    ]


def test_who_is_no_longer_named_is_no_longer_with_the_entry_and_stays_on_the_map(
    companion: Companion,
) -> None:
    entry = written(companion, who=("wren", "rook"))
    assert changed(companion, entry, who=("rook",)).people == ("rook",)
    assert [person.handle for person in companion.knowing.people()] == ["rook", "wren"]


def test_a_name_too_long_for_a_handle_stays_in_the_answer_alone(companion: Companion) -> None:
    entry = written(companion, who=("a" * 500,))
    assert entry.answers["who"] == ("a" * 500,)
    assert companion.knowing.people() == ()


@pytest.mark.parametrize("with_it", [False, True])
def test_letting_an_entry_go_keeps_what_follows_without_the_link_or_takes_it_along_and_undo_links_again(
    companion: Companion, *, with_it: bool
) -> None:
    entry = written(companion, next=MONDAYS, care=(WALK,))
    gone = companion.writing.delete(entry.id, with_what_follows=with_it)
    assert [one.entry for one in companion.promising.open()] == ([] if with_it else [None])
    assert [flow.entry for flow in companion.flowing.list()] == ([] if with_it else [None])
    companion.writing.bring_back(gone)
    assert [one.entry for one in companion.promising.open()] == [entry.id]
    assert [(flow.entry, flow.mark) for flow in companion.flowing.list()] == [(entry.id, WALK)]


def test_an_outcome_said_while_the_entry_was_gone_is_there_when_it_comes_back(companion: Companion) -> None:
    entry = written(companion, next=MONDAYS)
    gone = companion.writing.delete(entry.id)
    companion.promising.look(companion.promising.open()[0], Outcome.CHANGED, "Tuesdays instead")
    companion.writing.bring_back(gone)
    (one,) = companion.promising.of_entry(entry.id)
    assert (one.outcome, one.note) == (Outcome.CHANGED, "Tuesdays instead")


def test_a_draft_of_what_was_let_go_takes_over_what_stayed_of_it(companion: Companion) -> None:
    entry = written(companion, next=MONDAYS, care=(WALK,))
    companion.promising.look(companion.promising.open()[0], Outcome.KEPT, "it went well enough")
    draft = companion.writing.keep(replace(companion.writing.reopen(entry), text="More words."))
    gone = companion.writing.delete(entry.id)
    other = companion.writing.finish(draft)
    (one,) = companion.promising.settled()
    assert (one.entry, one.outcome) == (other.id, Outcome.KEPT)
    assert [flow.entry for flow in companion.flowing.list()] == [other.id]
    companion.writing.bring_back(gone)
    assert [one.entry for one in companion.promising.settled()] == [other.id]
    back = changed(companion, gone, next=DATES)
    assert [(one.entry, one.commitment) for one in companion.promising.open()] == [(back.id, DATES)]
    assert [(one.entry, one.outcome) for one in companion.promising.settled()] == [(other.id, Outcome.KEPT)]
