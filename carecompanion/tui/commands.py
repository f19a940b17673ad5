"""Every command, declared once: bindings, footer, palette, help and keymap all derive from here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from textual.binding import Binding

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


def _here(where: str, *rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Command, ...]:
    """Commands of one screen: (name, keys) or (name, keys, flags); the action carries the name."""
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


# Flags: f keeps a command out of the footer, p out of the palette.
COMMANDS: Final = (
    *_here(
        EVERYWHERE,
        ("palette", "ctrl+p", "fp"),
        ("help", "f1", "f"),
        ("lock", "ctrl+l", "f"),
        ("hide", "f9", "f"),
        ("support", "ctrl+g", "f"),
        ("leave", "ctrl+q", "f"),
    ),
    *(
        Command(PLACES, name, (key,), f"stand_in('{name}')", in_footer=False)
        for name, key in (
            ("today", "1"),
            ("journal", "2"),
            ("patterns", "3"),
            ("ongoing", "4"),
            ("people", "5"),
            ("letters", "6"),
        )
    ),
    *_here(
        PLACES,
        ("search", "slash", "f"),
        ("help", "question_mark", "fp"),
        ("open_letter", "o", "f"),
        ("undo", "ctrl+z", "f"),
        ("change_look", "", "f"),
        ("back_up", "", "f"),
        ("show_recovery", "", "f"),
        ("settings", "", "f"),
    ),
    Command(PLACES, "look_back", (), "screen.look_back", in_footer=False),
    Command(PLACES, "begin_practice", (), "screen.begin_practice", in_footer=False),
    *_here(
        "today",
        ("write", "enter"),
        ("another", "a"),
        ("lighter", "l"),
        ("not_today", "s"),
        ("write_freely", "w"),
        ("nearby", "tab", "p"),
    ),
    *_here(
        "write",
        ("next_field", "tab", "fp"),
        ("finish", "ctrl+s"),
        ("frame", "f2"),
        ("tags", "f3", "f"),
        ("editor_outside", "f4", "f"),
        ("words", "f5", "f"),
        ("doorway", "f8", "f"),
        ("targeted", "", "f"),
        ("third_person", "", "f"),
        ("private", "", "f"),
        ("not_today", "", "f"),
        ("discard", "", "f"),
        ("back", "escape"),
    ),
    *_here(
        "journal",
        ("read", "enter"),
        ("edit", "e"),
        ("new", "n"),
        ("filters", "f"),
        ("share", "x"),
        ("search", "slash"),
        ("calendar", "c", "f"),
        ("go_to_day", "g", "f"),
        ("to_today", "t", "f"),
        ("closest", "r", "f"),
        ("delete", "d", "f"),
        ("undo", "ctrl+z", "f"),
        ("back", "escape", "fp"),
    ),
    *_here(
        "patterns",
        ("tab_before", "left_square_bracket", "fp"),
        ("tab_after", "right_square_bracket"),
        ("before", "left", "fp"),
        ("after", "right"),
        ("shorter", "minus", "fp"),
        ("longer", "plus"),
        ("entries", "enter"),
        ("mark", "c"),
        ("copy", "y", "f"),
    ),
    *_here(
        "ongoing",
        ("look", "enter"),
        ("new", "n"),
        ("open_entry", "o"),
        ("settled", "v"),
        ("change", "e"),
        ("back", "escape"),
    ),
    Command("ongoing", "begin", ("p",), "begin_practice"),
    *_here(
        "ongoing_card",
        ("kept", "k"),
        ("changed", "c"),
        ("let_go", "l"),
        ("company", "n"),
        ("again", "r"),
        ("back", "escape"),
    ),
    *_here(
        "people",
        ("open", "enter"),
        ("add", "n"),
        ("flow", "g"),
        ("maps", "m"),
        ("asked", "a"),
        ("cares", "b"),
        ("contact", "c"),
        ("note", "e"),
        ("role", "r"),
        ("nearer", "w"),
        ("wish", "s"),
        ("take_off", "x"),
        ("entries", "o"),
        ("letter", "l"),
        ("let_go", "d"),
        ("new_map", "", "f"),
        ("rename_map", "", "f"),
        ("remove_map", "", "f"),
        ("back", "escape", "p"),
    ),
    *_here(
        "entry",
        ("edit", "e"),
        ("margin_note", "m"),
        ("tags", "t"),
        ("share", "x"),
        ("private", "p", "f"),
        ("copy", "y", "f"),
        ("delete", "d"),
        ("back", "escape"),
    ),
    *_here(
        "settings",
        ("change", "enter"),
        ("ours", "r"),
        ("find", "slash"),
        ("undo", "ctrl+z"),
        ("back", "escape"),
    ),
    *_here(
        "help",
        ("find", "slash", "p"),
        ("settings", "s"),
        ("back", "escape", "p"),
    ),
    *_here(
        "support",
        ("copy", "y"),
        ("ground", "g"),
        ("edit", "e"),
        ("back", "escape", "p"),
    ),
    *_here(
        "ground",
        ("next", "right"),
        ("another", "a"),
        ("before", "left", "fp"),
        ("back", "escape", "p"),
    ),
    *_here(
        "letters",
        ("read", "enter"),
        ("write", "n"),
        ("open_file", "o"),
        ("partners", "p"),
        ("card", "c"),
        ("circle", "g"),
        ("new_circle", "a", "f"),
        ("search", "slash", "f"),
        ("keep", "s", "f"),
        ("forget", "d", "f"),
        ("back", "escape", "fp"),
    ),
    *_here(
        "letter",
        ("read", "enter"),
        ("reply", "r"),
        ("agree", "g"),
        ("leave_open", "f"),
        ("join", "i"),
        ("keep", "s"),
        ("ask_back", "b"),
        ("write_again", "w"),
        ("copy_sealed", "a"),
        ("earlier", "left_square_bracket", "f"),
        ("later", "right_square_bracket", "f"),
        ("copy", "y", "f"),
        ("forget", "d"),
        ("back", "escape"),
    ),
    *_here(
        "circle",
        ("add", "n"),
        ("write", "w"),
        ("propose", "p"),
        ("agree", "g"),
        ("leave_open", "f"),
        ("take_off", "d"),
        ("leave", "l"),
        ("back", "escape"),
    ),
    *_here(
        "words",
        ("look_over", "ctrl+s"),
        ("discard", "", "f"),
        ("back", "escape"),
    ),
    *_here(
        "partners",
        ("verify", "v"),
        ("rename", "r"),
        ("add", "n"),
        ("link", "l", "f"),
        ("contact", "c", "f"),
        ("block", "b"),
        ("forget", "d"),
        ("back", "escape"),
    ),
    *_here(
        "card",
        ("copy", "y"),
        ("name", "r"),
        ("save", "s"),
        ("renew", "n"),
        ("back", "escape"),
    ),
    *_here(
        "compose",
        ("on", "enter"),
        ("choose", "space", "p"),
        ("mask", "m"),
        ("mask_as", "r"),
        ("edit_copy", "e"),
        ("partners", "p", "f"),
        ("discard", "d", "f"),
        ("back", "escape"),
    ),
    *_here(
        "reply",
        ("next_part", "tab", "p"),
        ("part_before", "shift+tab", "fp"),
        ("received", "ctrl+r"),
        ("look_over", "ctrl+s"),
        ("way", "f2"),
        ("hints", "f3", "f"),
        ("answer", "", "f"),
        ("discard", "", "f"),
        ("back", "escape"),
    ),
    *_here(
        "run",
        ("write", "enter"),
        ("pause", "space"),
        ("next", "right"),
        ("before", "left", "fp"),
        ("more", "plus"),
        ("pass_hold", "p"),
        ("leave_open", "s"),
        ("export", "e", "f"),
        ("leave", "l", "f"),
        ("back", "escape"),
    ),
    *_here(
        "compose_excerpt",
        ("take", "enter"),
        ("back", "escape"),
    ),
    *_here(
        "compose_copy",
        ("done", "ctrl+s"),
        ("back", "escape"),
    ),
)


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
