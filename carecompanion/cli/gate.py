"""A strong prompt shows its note first. Enter alone never proceeds, and there are two ways round it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.prompting import Invitation
    from carecompanion.cli.sitting import Sitting


class Door(Enum):
    """What was chosen in front of a strong prompt."""

    OPEN = "open"
    LIGHTER = "lighter"
    LEAVE = "leave"
    SHUT = "shut"  # nobody could be asked


def stand_before(sitting: Sitting, invitation: Invitation) -> Door:
    """Show the note and ask; a prompt that is not strong is open."""
    if not invitation.prompt.is_gated:
        return Door.OPEN
    return stand_before_note(sitting, invitation.prompt.content_note)


def stand_before_note(sitting: Sitting, content_note: str) -> Door:
    """Show the note of a strong prompt and ask."""
    if sitting.is_agreed_beforehand:
        return Door.OPEN
    note = say("cli_journal.gated", note=content_note)
    if not sitting.ask.is_possible or sitting.tell.as_json:
        return Door.SHUT
    sitting.tell.warn(note)
    said = sitting.ask.line(say("cli_journal.gated_ask")).casefold()
    if said == say("cli_journal.gated_open"):
        return Door.OPEN
    if said == say("cli_journal.gated_lighter"):
        return Door.LIGHTER
    return Door.LEAVE
