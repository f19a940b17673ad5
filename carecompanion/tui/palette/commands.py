"""Offers that come from the one declaration of commands: those of a screen, those that work anywhere, and places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.tui.commands import EVERYWHERE, PLACES, Command, commands_of, spoken
from carecompanion.tui.palette.offer import DO, GO, Offer
from carecompanion.tui.rooms import PLACES as STANDING
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

    from carecompanion.tui.app import CareApp


def offers_here(app: CareApp, over: Screen[Any]) -> list[Offer]:
    """What the screen *over* can do now."""
    name = getattr(over, "NAME", "")
    return [
        _offer(app, command, partial(over.run_action, command.action))
        for command in commands_of(name)
        if command.in_palette and over.check_action(command.action, ())
    ]


def offers_anywhere(app: CareApp, over: Screen[Any]) -> list[Offer]:
    """What can be done from anywhere, less what the screen *over* has by the same name."""
    known = {command.name for command in commands_of(getattr(over, "NAME", ""))}
    return [
        _offer(app, command, partial(app.run_action, command.action))
        for command in _anywhere()
        if command.name not in known
    ]


def offers_to_go(app: CareApp) -> list[Offer]:
    """The places one can stand in."""
    return [Offer(GO, say(f"strip.{name}"), key, partial(app.go, name)) for name, key in STANDING]


def _anywhere() -> Iterator[Command]:
    standing = {name for name, _ in STANDING}
    for where in (PLACES, EVERYWHERE):
        for command in commands_of(where):
            if command.in_palette and command.name not in standing:
                yield command


def _offer(app: CareApp, command: Command, run: Any) -> Offer:  # noqa: ANN401 - the toolkit's action
    key = app.key_of(command)
    return Offer(DO, command.long_words, spoken(key) if key else "", run, also=command.words)
