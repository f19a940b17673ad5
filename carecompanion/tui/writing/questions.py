"""What the page asks before it does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.dialogs.ask import ConfirmDialog, KeyDialog, LineDialog
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.errors import CareError


def before_finishing(tags: Sequence[str]) -> LineDialog:
    """Tags, and the page is kept."""
    return LineDialog(
        title=say("write.finish.title"),
        says=say("write.finish.says"),
        value=" ".join(tags),
        yes=say("write.finish.yes"),
        no=say("write.finish.no"),
    )


def before_discarding() -> ConfirmDialog:
    """Is the draft to go for good?"""
    return ConfirmDialog(
        title=say("write.discard.title"),
        says=say("write.discard.says"),
        yes=say("write.discard.yes"),
        no=say("write.discard.no"),
    )


def not_kept(error: CareError) -> KeyDialog:
    """The words could not be kept: ``again`` or ``copy``."""
    return KeyDialog(
        title=say("write.fault.title"),
        says=say("write.fault.says"),
        means=error.hint,
        keys=(
            ("t", "again", say("write.fault.again").lower()),
            ("y", "copy", say("write.fault.copy").lower()),
        ),
        leave=say("commands.write.back"),
    )


def before_going_out(editor: str, *, is_in_memory: bool) -> KeyDialog:
    """What may leak, before the page goes to an editor outside: ``open``."""
    return KeyDialog(
        title=say("outside.title", editor=one_line(editor)),
        says=say("outside.says" if is_in_memory else "outside.says_on_disk"),
        means=say("outside.means"),
        keys=(("o", "open", say("outside.open")),),
        leave=say("outside.stay"),
    )


def doors() -> KeyDialog:
    """After a strong prompt: ``ground``, ``care``, or leave it."""
    return KeyDialog(
        title=say("dialogs.doors.kept"),
        says=say("dialogs.doors.invite"),
        keys=(
            ("g", "ground", f"{say('dialogs.doors.ground')} · {say('dialogs.doors.ground.more')}"),
            ("c", "care", f"{say('dialogs.doors.care')} · {say('dialogs.doors.care.more')}"),
        ),
        leave=say("dialogs.doors.leave"),
    )
