"""Whatever is done with entries and what came of them, in whatever order: no outcome is lost, nothing stands twice."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.field import Field, FieldKind
from carecompanion.domain.ongoing import groups_of
from carecompanion.domain.promise import Outcome
from tests.activities.people import Person
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import EntryId

ASKED = snapshot(
    fields=(
        Field("first", FieldKind.COMMITMENT, "First"),
        Field("second", FieldKind.COMMITMENT, "Second"),
        Field("care", FieldKind.FLOW, "Care"),
    )
)
TODAY = date(2026, 11, 21)
commitments = st.builds(
    Commitment,
    st.sampled_from(["swap", "ask", "read", " "]),
    st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days)),
)
flows = st.lists(
    st.builds(
        FlowMark, st.sampled_from(["wren", "the rota"]), st.sampled_from(["given", "empties"]), st.just(2)
    ),
    max_size=2,
).map(tuple)
answers = st.fixed_dictionaries({}, optional={"first": commitments, "second": commitments, "care": flows})


class EntriesAndWhatCameOfThem(RuleBasedStateMachine):
    here = Bundle("here")
    gone = Bundle("gone")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._person = Person(Path(self._folder.name))
        self.companion = self._person.companion
        self.said: dict[str, tuple[Outcome, str]] = {}
        self.let_go: set[str] = set()

    def teardown(self) -> None:
        self._person.closes()
        self._folder.cleanup()

    @rule(target=here, said=answers)
    def write(self, said: dict[str, Value]) -> Entry:
        return self.companion.writing.write("Rain.", prompt=ASKED, answers=said)

    @rule(target=here, entry=consumes(here), said=answers)
    def edit(self, entry: Entry, said: dict[str, Value]) -> Entry:
        draft = self.companion.writing.reopen(entry)
        return self.companion.writing.finish(replace(draft, answers=said))

    @rule(target=here, entry=consumes(here), tag=st.sampled_from(["a", "b"]))
    def tag(self, entry: Entry, tag: str) -> Entry:
        return self.companion.writing.tag(entry, add=(tag,))

    @rule(target=gone, entry=consumes(here), with_it=st.booleans())
    def delete(self, entry: Entry, *, with_it: bool) -> Entry:
        if with_it:
            self.let_go |= {one.id for one in self.companion.promising.of_entry(entry.id)}
        return self.companion.writing.delete(entry.id, with_what_follows=with_it)

    @rule(target=here, entry=consumes(gone))
    def bring_back(self, entry: Entry) -> Entry:
        self.companion.writing.bring_back(entry)
        self.let_go -= {one.id for one in self.companion.promising.of_entry(entry.id)}
        return entry

    @precondition(lambda self: self.companion.promising.open())
    @rule(data=st.data(), outcome=st.sampled_from(Outcome), note=st.sampled_from(["", "said so"]))
    def look(self, data: st.DataObject, outcome: Outcome, note: str) -> None:
        one = data.draw(st.sampled_from(self.companion.promising.open()))
        settled = self.companion.promising.look(one, outcome, note)
        self.said[one.id] = (outcome, settled.note)

    @precondition(lambda self: self.companion.promising.open())
    @rule(data=st.data(), commitment=commitments.filter(lambda one: one.words.strip()))
    def say_otherwise(self, data: st.DataObject, commitment: Commitment) -> None:
        one = data.draw(st.sampled_from(self.companion.promising.open()))
        assert self.companion.promising.change(one, commitment).commitment == commitment

    @rule(commitment=commitments.filter(lambda one: one.words.strip()))
    def promise(self, commitment: Commitment) -> None:
        self.companion.promising.promise(commitment)

    @invariant()
    def no_outcome_is_lost(self) -> None:
        settled = {one.id: (one.outcome, one.note) for one in self.companion.promising.settled()}
        expected = {name: said for name, said in self.said.items() if name not in self.let_go}
        assert settled == expected

    @invariant()
    def everything_open_stands_in_one_group_and_no_group_is_empty(self) -> None:
        promises = self.companion.promising.open()
        groups = groups_of(promises, TODAY)
        assert sorted(one.id for group in groups for one in group.promises) == sorted(
            one.id for one in promises
        )
        assert all(group.promises for group in groups)

    @invariant()
    def an_entry_tells_its_flows_once(self) -> None:
        told: dict[EntryId, list[FlowMark]] = {}
        for flow in self.companion.flowing.list():
            if flow.entry is not None:
                told.setdefault(flow.entry, []).append(flow.mark)
        lines = self.companion.reading.page(limit=1000)
        for line in lines:
            entry = self.companion.reading.entry(line.id)
            assert tuple(told.pop(line.id, [])) == entry.answers.get("care", ())
        assert told == {}


TestEntriesAndWhatCameOfThem = EntriesAndWhatCameOfThem.TestCase
TestEntriesAndWhatCameOfThem.settings = settings(max_examples=8, stateful_step_count=16, deadline=None)
