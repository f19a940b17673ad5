"""Commitments, flows and maps through their plain forms; how commitments are laid out on a day."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.flow import DIRECTIONS, Flow
from carecompanion.domain.ids import CommitmentId, EntryId
from carecompanion.domain.ongoing import MONTH, SOON, WHEN_IT_COMES, WHEN_YOU_CAN, groups_of
from carecompanion.domain.promise import Outcome, Promised
from carecompanion.domain.promise_plain import (
    flow_from_plain,
    plain_flow,
    plain_promised,
    promised_from_plain,
)
from carecompanion.errors import BadInput

names = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=1, max_size=10)
said = st.text(max_size=30)
something = said.filter(str.strip)
days = st.dates(date(1970, 1, 1), date(2200, 1, 1))
endings = st.one_of(st.tuples(st.none(), st.none()), st.tuples(st.sampled_from(Outcome), days))
promises = st.builds(
    lambda name, made, words, entry, ending, note: Promised(
        CommitmentId(name), made, words, entry, "next" if entry else "", ending[0], ending[1], note
    ),
    names,
    days,
    st.builds(Commitment, something, st.none() | days, said, said, said),
    st.none() | names.map(EntryId),
    endings,
    said,
)
flows = st.builds(
    Flow,
    days,
    st.builds(FlowMark, something, st.sampled_from(DIRECTIONS), st.integers(1, 3)),
    st.none() | names.map(EntryId),
    said,
)


@given(promises)
def test_a_commitment_comes_back_as_it_was(promised: Promised) -> None:
    assert promised_from_plain(json.loads(json.dumps(plain_promised(promised)))) == promised


@given(flows)
def test_a_flow_comes_back_as_it_was(flow: Flow) -> None:
    assert flow_from_plain(json.loads(json.dumps(plain_flow(flow)))) == flow


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | said,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(said, inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from([promised_from_plain, flow_from_plain]), anything, promises, st.data())
def test_nothing_else_is_taken_and_only_typed_errors_come_out(
    read: object, wrong: object, promised: Promised, data: st.DataObject
) -> None:
    plain = plain_promised(promised)
    key = data.draw(st.sampled_from(sorted(plain)))
    for given_to_read in (wrong, plain | {key: wrong}):
        try:
            read(given_to_read)  # type: ignore[operator]  # one of the two
        except BadInput:
            continue


@given(st.lists(promises, max_size=8, unique_by=lambda one: one.id), days)
def test_each_stands_once_under_its_head_by_its_day(found: list[Promised], today: date) -> None:
    groups = groups_of(found, today)
    assert sorted(one.id for group in groups for one in group.promises) == sorted(one.id for one in found)
    order = [(SOON, WHEN_YOU_CAN, MONTH, WHEN_IT_COMES).index(group.head) for group in groups]
    assert order == sorted(order)
    for group in groups:
        shown = [one.commitment.look_again for one in group.promises]
        if group.head == WHEN_IT_COMES:
            assert set(shown) == {None}
            continue
        looked = [day for day in shown if day is not None]
        assert looked == sorted(looked)
        assert len(looked) == len(shown)
        for day in looked:
            assert (day < today) == (group.head == WHEN_YOU_CAN)
            assert (today <= day <= today + timedelta(days=7)) == (group.head == SOON)
            assert group.month == (day.replace(day=1) if group.head == MONTH else None)


@pytest.mark.parametrize("days_on", [0, 7])
def test_today_and_a_week_from_now_are_soon(days_on: int) -> None:
    today = date(2026, 12, 28)
    one = Promised(CommitmentId("a"), today, Commitment("x", today + timedelta(days=days_on)))
    assert [group.head for group in groups_of([one], today)] == [SOON]
