"""Every command: bindings, footer, palette, help and keymap all derive from what is declared of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.tui.command import EVERYWHERE, PLACES, Command
from carecompanion.tui.declared import letters, pages, places

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "COMMANDS",
    "EVERYWHERE",
    "PLACES",
    "Command",
    "bindings_of",
    "command_named",
    "commands_of",
    "spoken",
    "unspoken",
]

COMMANDS: Final = (*places.COMMANDS, *pages.COMMANDS, *letters.COMMANDS)


@cache
def commands_of(where: str) -> tuple[Command, ...]:
    """The commands declared for one screen (or for everywhere, or for the places)."""
    return tuple(command for command in COMMANDS if command.where == where)


def command_named(where: str, name: str) -> Command:
    """The command *name* of *where*, which there is."""
    return next(command for command in commands_of(where) if command.name == name)


def bindings_of(where: str, *, priority: bool = False) -> list[Binding]:
    """Textual bindings for those commands; each carries its id, so that a keymap can move it."""
    from textual.binding import Binding

    return [
        Binding(
            # One without a key may be given one by the reader: until then it waits under a name that no key has.
            ",".join(command.keys) or f"none.{command.id}",
            command.action,
            command.words,
            show=False,
            priority=priority,
            id=command.id,
        )
        for command in commands_of(where)
    ]


_SPOKEN: Final = {
    "escape": "esc", "slash": "/", "question_mark": "?", "space": "space", "enter": "enter", "tab": "tab",
    "right": "→", "left": "←", "pageup": "pgup", "pagedown": "pgdn",
    "minus": "-", "plus": "+", "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def spoken(key: str) -> str:
    """A key as a person reads it."""
    return _SPOKEN.get(key, key)


def unspoken(said: str) -> str:
    """The Textual name of a key as a person reads it."""
    return next((key for key, words in _SPOKEN.items() if words == said), said)
