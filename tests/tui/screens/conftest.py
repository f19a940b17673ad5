"""A sitting for each test, and what a test may want to know of the rooms it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack

from carecompanion.tui.screen import CareScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.screen import Screen


class OtherRoom(CareScreen[None]):
    """A stand-in for a screen that is somebody else's to test; it remembers what it was given."""

    def __init__(self, name: str, given: dict[str, Any]) -> None:
        super().__init__()
        self.NAME = name
        self.given = given

    def compose(self) -> ComposeResult:
        yield from ()


@pytest.fixture(autouse=True)
def _unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks while a test presses keys: what it asks to see is drawn when it asks, and nothing before."""

    def leave_unpainted(
        compositor: Compositor, *, screen_stack: list[Screen[Any]] | None = None, **_: object
    ) -> None:
        visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", leave_unpainted)


@pytest.fixture
def other_rooms(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """``other_rooms(module, name)``: in that module the room *name* opens a stand-in."""

    def stand_in(module: str, name: str) -> None:
        real = __import__(module, fromlist=["room"]).room

        def opened(asked: str, **given: Any) -> CareScreen[Any]:
            return OtherRoom(asked, given) if asked == name else real(asked, **given)

        monkeypatch.setattr(f"{module}.room", opened)

    return stand_in
