"""Prompts by name: one that was passed over, or any other, opens from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from carecompanion.tui.palette.offer import PROMPTS, Offer
from carecompanion.tui.rooms import room

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.tui.app import CareApp


def read_prompts(companion: Companion) -> tuple[Invitation, ...]:
    """Every prompt that opens without a question first: strong ones are met on Today, behind their note."""
    prompting = companion.prompting
    every = (
        prompting.find(f"{pack.id}/{prompt.id}")
        for pack in prompting.packs()
        for prompt in pack.prompts
        if not prompt.is_gated
    )
    return tuple(every)


def offers_to_answer(app: CareApp, invitations: tuple[Invitation, ...]) -> list[Offer]:
    """One line a prompt: its question, and its pack at the right."""
    return [
        Offer(
            PROMPTS,
            invitation.words,
            invitation.pack.id,
            partial(_open, app, invitation),
            also=f"{invitation.prompt.id} {invitation.pack.id} {invitation.pack.title}".replace("-", " "),
        )
        for invitation in invitations
    ]


async def _open(app: CareApp, invitation: Invitation) -> None:
    snapshot = await app.desk.run(app.companion.prompting.snapshot, invitation)
    await app.push_screen(room("write", draft=app.companion.writing.begin(snapshot)))
