"""Short questions on a run: its gates, a strong step, leaving it."""

from __future__ import annotations

from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.words import say


def gate(ask: str) -> KeyDialog:
    """One question before a practice begins. Enter alone is nothing."""
    return KeyDialog(
        title=say("running.gate.title"),
        says=ask,
        means=say("running.gate.means"),
        keys=(("y", "yes", say("running.gate.yes")), ("n", "no", say("running.gate.no"))),
        leave=say("running.gate.leave"),
    )


def who_is_first(partner: str) -> KeyDialog:
    """Who of two speaks first."""
    them = say("running.first.them", who=partner) if partner else say("running.first.the_other")
    return KeyDialog(
        title=say("running.first.title"),
        says=say("running.first.says"),
        keys=(("m", "me", say("running.first.me")), ("t", "them", them)),
        leave=say("running.gate.leave"),
    )


def with_whom() -> LineDialog:
    """Who walks it too, by a handle; it may stay empty."""
    return LineDialog(
        title=say("running.whom.title"),
        says=say("running.whom.says"),
        means=say("running.whom.means"),
        yes=say("running.whom.yes"),
        no=say("running.gate.leave"),
    )


def before_leaving() -> KeyDialog:
    """Leaving for good: one key, and no reasons."""
    return KeyDialog(
        title=say("running.leave.title"),
        says=say("running.leave.says"),
        means=say("running.leave.means"),
        keys=(("l", "leave", say("running.leave.leave")),),
        leave=say("running.leave.stay"),
    )


def document_name(folder: str) -> LineDialog:
    """Under which name the work document is written."""
    return LineDialog(
        title=say("running.document.title"),
        says=say("running.document.says", folder=folder),
        means=say("running.document.means"),
        value=say("running.document.name"),
        yes=say("running.document.yes"),
        no=say("dialogs.close"),
    )
