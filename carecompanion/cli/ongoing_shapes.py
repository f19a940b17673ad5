"""The shapes in JSON of commitments, flows and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import DAY, MAYBE, MAYBE_DAY, NUMBER, TEXT, TIME
from carecompanion.domain.promise_plain import plain_flow, plain_promised

if TYPE_CHECKING:
    from carecompanion.domain.flow import Flow
    from carecompanion.domain.promise import Promised
    from carecompanion.domain.run import Run

COMMITMENT: Final = {
    "id": TEXT, "made": DAY, "words": TEXT, "look_again": MAYBE_DAY, "who_may_ask": TEXT, "owner_role": TEXT,
    "authority": TEXT, "entry": MAYBE, "field": TEXT, "outcome": "kept, changed, let-go or company, or null",
    "settled": MAYBE_DAY, "note": TEXT,
}  # fmt: skip
FLOW: Final = {
    "day": DAY, "source": TEXT, "direction": "given, received, refills or empties", "size": NUMBER, "entry": MAYBE,
    "field": TEXT,
}  # fmt: skip
OPEN_RUN: Final = {
    "id": TEXT, "title": TEXT, "partner": TEXT, "started": TIME, "next": MAYBE,
    "look_again": [{"step": TEXT, "day": DAY}],
}  # fmt: skip


def commitment_shape(promised: Promised) -> dict[str, object]:
    """A commitment, and what became of it."""
    return {"owner_role": "", "authority": ""} | plain_promised(promised)


def flow_shape(flow: Flow) -> dict[str, object]:
    """A flow."""
    return plain_flow(flow)


def open_run_shape(run: Run) -> dict[str, object]:
    """An open run; ``next`` is the step to go on with, ``look_again`` the steps one wished to look at on a day."""
    return {
        "id": run.id,
        "title": run.title,
        "partner": run.partner,
        "started": run.started.isoformat(),
        "next": None if run.next is None else run.steps[run.next].title,
        "look_again": [
            {"step": step.title, "day": day.isoformat()} for step in run.steps for day in step.look_again
        ],
    }
