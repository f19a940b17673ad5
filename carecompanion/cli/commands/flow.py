"""``flow``: care given and received, and what refills or empties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.ongoing_shapes import FLOW, flow_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import FlowMark
    from carecompanion.domain.flow import Flow

_DIRECTIONS = ("given", "received", "refills", "empties")


@verb("flow add", keys={"flows": [FLOW]}, opens=True)
@argument("direction", type=click.Choice(_DIRECTIONS), required=False)
@argument("source", required=False)
@argument("size", type=click.IntRange(1, 3), default=1)
@option("flow add", "--on", "day", metavar="DAY")
def add(sitting: Sitting, direction: str | None, source: str | None, size: int, day: str | None) -> None:
    """Given in the call, or asked for a line at a time."""
    from carecompanion.cli.entries_wanted import day_gone_by
    from carecompanion.domain.answer import FlowMark
    from carecompanion.errors import Usage

    on = day_gone_by("--on", day, sitting.today) if day else None
    if source is None and (direction is not None or not sitting.ask.is_possible):
        raise Usage(say("cli_ongoing.flow_form"), say("cli_ongoing.flow_form_hint"))
    with sitting.journal() as companion:
        marks = [FlowMark(source, direction, size)] if source and direction else _asked(sitting)
        flows = [companion.flowing.add(mark, on) for mark in marks]
    _tell(sitting, flows)


@verb("flow list", keys={"flows": [FLOW]}, opens=True)
@option("flow list", "--since", metavar="DAY")
@option("flow list", "--until", metavar="DAY")
@option("flow list", "--source", default="", metavar="NAME")
def list_(sitting: Sitting, since: str | None, until: str | None, source: str) -> None:
    """Oldest first; nothing is added up."""
    from carecompanion.cli.entries_wanted import day_gone_by

    first = day_gone_by("--since", since, sitting.today) if since else None
    last = day_gone_by("--until", until, sitting.today) if until else None
    with sitting.journal() as companion:
        flows = companion.flowing.list(first, last, source)
    if not flows and not sitting.tell.as_json:
        sitting.tell.note(say("cli_ongoing.no_flows"))
    _tell(sitting, flows)


def _asked(sitting: Sitting) -> Sequence[FlowMark]:
    from carecompanion.cli.field_asking import FieldAsking
    from carecompanion.domain.answer import FlowMark
    from carecompanion.domain.field import Field, FieldKind, Flows

    field = Field("flow", FieldKind.FLOW, "", shape=Flows())
    value = FieldAsking(sitting, field, None, lambda _value: None).asked()
    return [one for one in value if isinstance(one, FlowMark)] if isinstance(value, tuple) else []


def _tell(sitting: Sitting, flows: Sequence[Flow]) -> None:
    if sitting.tell.as_json:
        sitting.tell.document({"flows": [flow_shape(flow) for flow in flows]})
        return
    for flow in flows:
        way = say(f"cli_ongoing.direction.{flow.mark.direction}")
        size = say(f"cli_ongoing.size.{flow.mark.size}")
        day = sitting.tell.dim(f"{flow.day.isoformat()}  ")
        sitting.tell.line(day, f"{way}: {flow.mark.source}", sitting.tell.dim(f" · {size}"))
