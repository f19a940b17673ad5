"""The reader's own keys: which key may do what, who has it already, and the keymap that the toolkit is given.

Nothing here needs the toolkit, so that the command line can check a key as well.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.settings.file import quoted
from carecompanion.settings.model import KEYMAP, set_aside
from carecompanion.tui.commands import COMMANDS, EVERYWHERE, PLACES, Command, spoken, unspoken
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carecompanion.settings.model import Settings

EDITOR_KEYS: Final = frozenset((
    "alt+backspace", "alt+delete", "backspace", "ctrl+a", "ctrl+backspace", "ctrl+c", "ctrl+d", "ctrl+e",
    "ctrl+k", "ctrl+left", "ctrl+right", "ctrl+shift+a", "ctrl+shift+k", "ctrl+shift+left", "ctrl+shift+right",
    "ctrl+u", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z", "delete", "down", "end", "enter", "f6", "f7",
    "home", "left", "pagedown", "pageup", "right", "shift+down", "shift+end", "shift+home", "shift+left",
    "shift+right", "shift+up", "super+backspace", "super+c", "super+x", "super+y", "super+z", "up",
    # ours: turns, and rows that are carried up and down
    "ctrl+n", "ctrl+up", "ctrl+down", "alt+up", "alt+down", "tab", "shift+tab",
))  # fmt: skip
"""What the editor and the one-line field do themselves; a test holds it to the toolkit's own list."""
LIST_KEYS: Final = frozenset((
    "j", "k", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "backspace", "delete",
))  # fmt: skip
FIXED_KEYS: Final = frozenset(("enter", "escape", "tab", "shift+tab"))
"""The way on, the way back, the way round."""
PLACE_KEYS: Final = frozenset("1234567")
_NAMED: Final = frozenset((
    "enter", "escape", "tab", "shift+tab", "space", "backspace", "delete", "insert", "home", "end", "pageup",
    "pagedown", "up", "down", "left", "right",
))  # fmt: skip
_ARROWS: Final = frozenset(["up", "down", "left", "right", "home", "end"])
_TAKEN_FOR_OTHERS: Final = frozenset("hijm")
"""Letters that ctrl turns into backspace, tab and enter."""
_SHORT: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_SAID: Final = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert"}


def key_named(said: str) -> str:
    """The toolkit's name for a key as a person writes it: ``/`` is ``slash``, ``Ctrl+K`` is ``ctrl+k``."""
    said = said.strip()
    if len(said) == 1:
        # As the toolkit names a character; letters and digits stand for themselves.
        name = said if said.isalnum() else unicodedata.name(said, said).lower()
        name = name.replace("-", "_").replace(" ", "_")
        return _SHORT.get(name, unspoken(name))
    lowered = said.lower()
    return _SAID.get(lowered, unspoken(lowered))


def keys_named(said: str) -> tuple[str, ...]:
    """Every key of a list with commas between."""
    return (
        tuple(key_named(part) for part in ("comma",))
        if said.strip() == ","
        else tuple(key_named(part) for part in said.split(",") if part.strip())
    )


def can_be_sent(key: str) -> bool:
    """Does *key* reach the program from every terminal?"""
    *before, last = key.split("+")
    if key in _NAMED or is_written(key):
        return True
    if key.startswith("f") and key[1:].isascii() and key[1:].isdecimal():
        return key[1] != "0" and int(key[1:]) <= 12
    if before == ["ctrl"] and len(last) == 1:
        return "a" <= last <= "z" and last not in _TAKEN_FOR_OTHERS
    if before == ["alt"] and len(last) == 1:
        return last.isascii() and last.isalnum() and last not in "bfO"
    return before in (["ctrl"], ["alt"], ["shift"]) and last in _ARROWS


def is_written(key: str) -> bool:
    """Is *key* a character, which stands in the text where one is writing?"""
    if len(key) == 1:
        return key.isprintable()
    return key == "space" or _is_sign(key)


@cache
def _signs() -> frozenset[str]:
    return frozenset(key_named(chr(code)) for code in range(33, 127))


def _is_sign(key: str) -> bool:
    if key in _signs():
        return True
    try:
        return unicodedata.lookup(key.replace("_", " ")).isprintable()
    except KeyError:
        return False


def is_typed_in(where: str) -> bool:
    """Is a command of *where* asked for while one writes? Then its key may be no letter, and none of the editor's."""
    own = [key for command in COMMANDS if command.where == where for key in command.keys]
    return where == EVERYWHERE or (bool(own) and not any(is_written(key) for key in own))


def may_change(command: Command) -> bool:
    """May *command* have another key? Not where the toolkit itself moves on."""
    return "tab" not in command.keys


def command_named(name: str) -> Command | None:
    """The command of that id."""
    return next((command for command in COMMANDS if command.id == name), None)


def keys_of(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of *command* under *keymap*."""
    return keys_named(keymap[command.id]) if command.id in keymap else command.keys


def fault_in(command: Command, said: str, keymap: Mapping[str, str]) -> str:
    """Why *command* cannot have the keys *said*, in words; empty where it can. *keymap* has everybody else's."""
    keys = keys_named(said)
    if not keys or not may_change(command):
        return say("settings.key.unsendable", key=said)
    for key in keys:
        if key in command.keys:
            continue
        if not can_be_sent(key):
            return say("settings.key.unsendable", key=spoken(key))
        why = _belongs_to_others(command, key)
        if why:
            return say(f"settings.key.{why}", key=spoken(key))
    for other in COMMANDS:
        if other.id != command.id and _meet(command, other):
            both = set(keys) & set(keys_of(other, keymap))
            # Two that share a key as we made them (a place's search and the journal's) may go on sharing it.
            both -= set(command.keys) & set(other.keys)
            if both:
                key = spoken(min(both))
                return say("settings.key.taken", key=key, words=other.long_words)
    return ""


def _belongs_to_others(command: Command, key: str) -> str:
    if key in FIXED_KEYS:
        return "fixed"
    if is_typed_in(command.where):
        if is_written(key):
            return "written"
        return "editor" if key in EDITOR_KEYS else ""
    if key in LIST_KEYS:
        return "list"
    return "place" if key in PLACE_KEYS and command.where != PLACES else ""


def _meet(one: Command, other: Command) -> bool:
    """Do the two work at the same time?"""
    places = (one.where, other.where)
    return one.where == other.where or EVERYWHERE in places or PLACES in places


def checked(settings: Settings) -> Settings:
    """*settings* with only those keys that work; each of the others is set aside, and why is told."""
    while True:
        for name, said in settings.keymap.items():
            command = command_named(name)
            why = fault_in(command, said, settings.keymap) if command else say("settings.key.unknown")
            if why:
                settings = set_aside(settings, KEYMAP + name, quoted(said), why)
                break
        else:
            return settings


def named(settings: Settings) -> Settings:
    """*settings* with every key by the toolkit's own name."""
    keymap = {name: ",".join(keys_named(said)) for name, said in settings.keymap.items()}
    return replace(settings, keymap=keymap)


def for_toolkit(keymap: Mapping[str, str]) -> dict[str, str]:
    """What the toolkit is told. ``esc`` goes on leading back, whatever else does."""
    told = {}
    for name, said in keymap.items():
        command = command_named(name)
        kept = ("escape",) if command is not None and "escape" in command.keys else ()
        told[name] = ",".join(dict.fromkeys((*keys_named(said), *kept)))
    return told
