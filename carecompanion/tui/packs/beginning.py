"""From a pack to a page or a walk: what one stands on begins, after whatever it asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.tui.opening_page import open_page
from carecompanion.tui.rooms import room
from carecompanion.tui.running.beginning import Beginning

if TYPE_CHECKING:
    from carecompanion.tui.packs.parts import Inside
    from carecompanion.tui.screen import CareScreen


async def begin(screen: CareScreen[Any], inside: Inside, key: str) -> bool:
    """Begin what *key* names in *inside*; False where nothing begins by itself. Raises CareError."""
    if key in inside.prompts:
        await open_page(screen, inside.prompts[key])
    elif key in inside.practices:
        await Beginning(screen).begin(inside.practices[key])
    elif key in inside.exercises:
        await screen.app.push_screen(room("ground", exercise=inside.exercises[key]))
    else:
        return False
    return True
