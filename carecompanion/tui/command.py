"""One thing that can be done in the interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from carecompanion.words import say

EVERYWHERE: Final = "everywhere"
PLACES: Final = "places"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. ``where`` is a screen's name, ``places`` or ``everywhere``.

    ``keys`` are Textual key names, the first being the one that is shown; ``action`` is the action's name on the
    screen or the app. Words come from the catalogue: ``commands.<id>`` (short, for the footer) and, where there is
    more to say in the palette and in help, ``commands.<id>.long``.
    """

    where: str
    name: str
    keys: tuple[str, ...]
    action: str
    in_footer: bool = True
    in_palette: bool = True

    @property
    def id(self) -> str:
        """The stable id that keymaps use."""
        return f"{self.where}.{self.name}"

    @property
    def words(self) -> str:
        """What it does, in a word or three."""
        return say(f"commands.{self.id}")

    @property
    def long_words(self) -> str:
        """What it does, in a few more words."""
        from carecompanion.words.commands import WORDS

        key = f"{self.id}.long"
        return say(f"commands.{key}") if key in WORDS else self.words[:1].upper() + self.words[1:]


def here(where: str, *rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Command, ...]:
    """Commands of one screen: (name, keys) or (name, keys, flags); the action carries the name.

    Flags: f keeps a command out of the footer, p out of the palette.
    """
    commands = []
    for row in rows:
        name, keys = row[0], row[1]
        flags = row[2] if len(row) > 2 else ""
        commands.append(
            Command(
                where,
                name,
                tuple(keys.split()),
                name,
                in_footer="f" not in flags,
                in_palette="p" not in flags,
            )
        )
    return tuple(commands)
