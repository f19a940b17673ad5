"""Drafting: how anything written here begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import Draft
from carecompanion.domain.ids import DraftId, id_from_bytes

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.domain.unsent import Unsent


def new_draft(world: World, prompt: PromptSnapshot | None = None, letter: Unsent | None = None) -> Draft:
    """An empty draft that begins now, under an id of its own. Nothing is stored by it."""
    now = world.now()
    draft_id = DraftId(id_from_bytes(world.randomness(8)))
    return Draft(id=draft_id, started=now, updated=now, prompt=prompt, letter=letter)
