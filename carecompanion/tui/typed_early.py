"""Keys typed before a screen can take them: they wait for it in their order, and none is lost or goes astray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from textual import events

from carecompanion.tui.little_room import RoomScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

Typed: TypeAlias = events.Key | events.Paste


async def is_held(app: App[Any], event: events.Event) -> bool:
    """Keep *event* for the screen on top while that is not ready. What works everywhere, like hiding, goes first."""
    if not isinstance(event, Typed) or event.is_forwarded or not app.screen_stack:
        return False
    screen = app.screen
    if not isinstance(screen, RoomScreen):
        return False
    if isinstance(event, events.Key) and screen.take_key(event.key):
        return True
    if screen.is_mounted and not screen.is_settling and not screen.typed_early:
        return False
    if isinstance(event, events.Key) and await app._check_bindings(event.key, priority=True):
        return True
    screen.typed_early.append(event)
    return True


async def take_up(app: App[Any], screen: RoomScreen[Any], take: Callable[[Typed], Awaitable[None]]) -> None:
    """Give *screen* what was typed for it. In the app's own turn, so that what is typed meanwhile comes after."""
    while screen.typed_early and app.screen is screen:
        await take(screen.typed_early.pop(0))
    if screen.typed_early and isinstance(app.screen, RoomScreen) and not app.screen.is_mounted:
        # One of those keys opened the next screen: the rest was typed for that one.
        app.screen.typed_early.extend(screen.typed_early)
        screen.typed_early.clear()
