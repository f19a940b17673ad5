"""Commitments and flows to and from their plain form, the one of the published export (formats.md §6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer_plain import plain_of
from carecompanion.domain.flow import DIRECTIONS, Flow
from carecompanion.domain.ids import CommitmentId, EntryId
from carecompanion.domain.plain import Plain, refuse_flaws
from carecompanion.domain.promise import Outcome, Promised
from carecompanion.domain.values import Commitment, FlowMark
from carecompanion.errors import WrongShape

if TYPE_CHECKING:
    from carecompanion.domain.plain import Flaw

_OUTCOMES: Final = tuple(outcome.value for outcome in Outcome)


def plain_promised(promised: Promised) -> dict[str, object]:
    """The plain form of *promised*, lossless."""
    said = plain_of(promised.commitment)
    assert isinstance(said, dict)  # noqa: S101 - a commitment's plain form is a table
    return {
        "id": promised.id,
        "made": promised.made.isoformat(),
        **said,
        "entry": promised.entry,
        "field": promised.field_id,
        "outcome": promised.outcome.value if promised.outcome else None,
        "settled": promised.settled.isoformat() if promised.settled else None,
        "note": promised.note,
    }


def promised_from_plain(plain: object) -> Promised:
    """The commitment that *plain* holds. Raises WrongShape for the first thing that does not fit."""
    flaws: list[Flaw] = []
    table = _table(plain, "commitment", flaws)
    entry, outcome = _maybe(table, "entry"), _maybe(table, "outcome")
    if outcome is not None and outcome not in _OUTCOMES:
        table.note("outcome", "kind")
        outcome = None
    promised = Promised(
        id=CommitmentId(table.text("id", needed=True)),
        made=_day(table, "made") or date.min,
        commitment=Commitment(
            words=table.text("words", needed=True),
            look_again=_day(table, "look_again", may_be_absent=True),
            who_may_ask=table.text("who_may_ask"),
            owner_role=table.text("owner_role"),
            authority=table.text("authority"),
        ),
        entry=None if entry is None else EntryId(entry),
        field_id=table.text("field"),
        outcome=Outcome(outcome) if outcome else None,
        settled=_day(table, "settled", may_be_absent=True),
        note=table.text("note"),
    )
    if (promised.outcome is None) != (promised.settled is None):
        table.note("settled", "kind")
    table.close()
    refuse_flaws(flaws)
    return promised


def plain_flow(flow: Flow) -> dict[str, object]:
    """The plain form of *flow*, lossless."""
    mark = flow.mark
    return {
        "day": flow.day.isoformat(),
        "source": mark.source,
        "direction": mark.direction,
        "size": mark.size,
        "entry": flow.entry,
        "field": flow.field_id,
    }


def flow_from_plain(plain: object) -> Flow:
    """The flow that *plain* holds. Raises WrongShape for the first thing that does not fit."""
    flaws: list[Flaw] = []
    table = _table(plain, "flow", flaws)
    entry = _maybe(table, "entry")
    flow = Flow(
        day=_day(table, "day") or date.min,
        mark=FlowMark(
            source=table.text("source", needed=True),
            direction=table.one_of("direction", DIRECTIONS, DIRECTIONS[0], needed=True),
            size=table.number("size", 1, 1, 3, needed=True),
        ),
        entry=None if entry is None else EntryId(entry),
        field_id=table.text("field"),
    )
    table.close()
    refuse_flaws(flaws)
    return flow


def _table(plain: object, what: str, flaws: list[Flaw]) -> Plain:
    if not isinstance(plain, dict):
        raise WrongShape("kind", place=what)
    return Plain(plain, flaws)


def _maybe(table: Plain, key: str) -> str | None:
    """The text under *key*, or None where null or nothing stands there."""
    return None if table.raw(key) is None else table.text(key, needed=True)


def _day(table: Plain, key: str, *, may_be_absent: bool = False) -> date | None:
    said = _maybe(table, key)
    if said is None:
        if not may_be_absent:
            table.note(key, "missing", at_key=True)
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        table.note(key, "kind")
        return None
    if day.isoformat() != said:
        table.note(key, "kind")
    return day
