"""Prompts by name: one that was passed over, or any other, opens from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from carecompanion.tui.palette.offer import PROMPTS, Offer

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.tui.app import CareApp


def read_prompts(companion: Companion) -> tuple[Invitation, ...]:
    """Every prompt that opens without a question first: strong ones are met on Today, behind their note."""
    return companion.prompting.without_a_note()


def offers_to_answer(app: CareApp, invitations: tuple[Invitation, ...]) -> list[Offer]:
    """One line a prompt: its question, and its pack at the right."""
    return [
        Offer(
            PROMPTS,
            invitation.words,
            invitation.pack.id,
            partial(app.write_to, invitation),
            also=f"{invitation.prompt.id} {invitation.pack.id} {invitation.pack.title}".replace("-", " "),
        )
        for invitation in invitations
    ]
