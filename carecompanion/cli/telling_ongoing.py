"""Commitments and open runs in words, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.words import say
from carecompanion.words.days import day_answered, month_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.ongoing import Group
    from carecompanion.domain.promise import Promised
    from carecompanion.domain.run import Run


def tell_promises(sitting: Sitting, promises: Sequence[Promised]) -> None:
    """Open ones under the heads that they are laid out by."""
    from carecompanion.domain.ongoing import groups_of

    for group in groups_of(promises, sitting.today):
        sitting.tell.line(sitting.tell.strong(_head(group, sitting.today)))
        for promised in group.promises:
            tell_promise(sitting, promised)


def tell_promise(sitting: Sitting, promised: Promised) -> None:
    """One: its day or what became of it, its words, who may ask."""
    said = promised.commitment
    parts = []
    if promised.outcome is not None:
        parts.append(say(f"ongoing.outcome.{promised.outcome.value}"))
    elif said.look_again is not None:
        parts.append(say("cli_ongoing.look_again", day=day_answered(said.look_again, sitting.today)))
    if said.who_may_ask:
        parts.append(say("ongoing.may_ask", who=said.who_may_ask))
    if said.owner_role:
        parts.append(say("ongoing.owner", who=said.owner_role))
    if said.authority:
        parts.append(say("ongoing.authority", who=said.authority))
    beside = "".join(f" · {part}" for part in parts)
    sitting.tell.line(sitting.tell.dim(f"{promised.id}  "), said.words, sitting.tell.dim(beside))
    if promised.note:
        sitting.tell.line(sitting.tell.dim(say("cli_ongoing.noted", note=promised.note)))


def tell_runs(sitting: Sitting, runs: Sequence[Run]) -> None:
    """Open runs, each at its next step."""
    if runs:
        sitting.tell.line(sitting.tell.strong(say("ongoing.runs")))
    for run in runs:
        where = "" if run.next is None else say("cli_ongoing.next", step=run.steps[run.next].title)
        partner = say("cli_ongoing.with", who=run.partner) if run.partner else ""
        sitting.tell.line(sitting.tell.dim(f"{run.id}  "), run.title, sitting.tell.dim(f"{partner}{where}"))
        for step in run.steps:
            for day in step.look_again:
                said = say("cli_ongoing.step_again", step=step.title, day=day_answered(day, sitting.today))
                sitting.tell.line(sitting.tell.dim(said))


def _head(group: Group, today: date) -> str:
    if group.month is not None:
        return month_head(group.month, with_year=group.month.year != today.year)
    return say(f"ongoing.head.{group.head}")
