"""Answering a letter: the parts its author asked for, none of which has to be filled, and no word lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.letter import Wishes
from carecompanion.tui.rooms import room
from tests.tui.screens.post import ANA, WREN, is_me, letter_file, meet
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.letter import StoredLetter
    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]
FOUR = Wishes(reply=("four-part",), no_advice=True)


async def answering(here: Sitting, folder: Path, ask: Wishes = FOUR, **changes: Any) -> StoredLetter:
    """Ana answers a letter from wren."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    path = letter_file(folder, WREN, ask=ask, **changes)
    letter: StoredLetter = await here.do(here.companion.corresponding.open_file, path)
    letter = await here.do(here.companion.corresponding.read, letter)
    await here.open(room("reply", letter=letter))
    return letter


@pytest.mark.parametrize("size", SIZES)
async def test_the_letter_and_the_parts_that_were_asked_for(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home", size=size) as here:
        await answering(here, tmp_path)
        await here.type("“It was cold”")
        await here.press("tab")
        await here.type("That people are told, before they arrive in the cold")
        screen_snapshot(here.app)
