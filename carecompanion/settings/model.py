"""Appearance, keys and timing: everything about the program, nothing about the person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import Usage
from carecompanion.settings.schema import HOUSE_THEMES, Kind, by_name, names, unknown
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES: Final = HOUSE_THEMES
KEYMAP: Final = "keymap."
KEYS_LIMIT: Final = 64
"""The longest keys a command may be given, in characters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and behaves on this machine. Times in minutes, widths in cells; values as in the schema."""

    theme: str = "hearth"
    width: int = 68
    motion: str = "on"
    glyphs: str = "fine"
    keyboard: str = "extended"  # plain: composed input breaks under the first in some terminals
    lock_minutes: int = 5  # 0: never
    hide_shows: str = "time"
    hide_asks: str = "no"  # yes: the passphrase is asked after hiding
    bare_dialogs: str = "no"  # yes: nothing shows behind a dialog
    editor_outside: str = "off"
    language: str = "en"
    letters_out: str = ""  # empty: letters-out in the documents folder
    keymap: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Lines of the file that do not fit, by name, as TOML: kept there, and without effect."""
    faults: tuple[str, ...] = field(default=(), compare=False)
    """What was wrong with them, a sentence each."""


NAMES: Final = names(mine=False)


def changed(settings: Settings, name: str, value: str) -> Settings:
    """*settings* with one value set from words. Raises Usage for a name or value that does not fit."""
    unread = {other: raw for other, raw in settings.unread.items() if other != name}
    if name.startswith(KEYMAP) and name != KEYMAP:
        if not 0 < len(value) <= KEYS_LIMIT or not value.isprintable():
            raise Usage(say("settings.key.unsendable", key=value[:16]))
        keymap = {**settings.keymap, name.removeprefix(KEYMAP): value}
        return replace(settings, keymap=keymap, unread=unread)
    if name not in NAMES:
        raise unknown(name, NAMES)
    setting = by_name()[name]
    kept = setting.checked(value)
    typed: Any = int(kept) if setting.kind is Kind.NUMBER else kept
    return replace(settings, unread=unread, **{name: typed})


def without(settings: Settings, name: str) -> Settings:
    """*settings* with the one called *name* as it is where nobody chose. Raises Usage for an unknown name."""
    if name.startswith(KEYMAP):
        command = name.removeprefix(KEYMAP)
        keymap = {other: keys for other, keys in settings.keymap.items() if other != command}
        unread = {other: raw for other, raw in settings.unread.items() if other != name}
        return replace(settings, keymap=keymap, unread=unread)
    if name not in NAMES:
        raise unknown(name, NAMES)
    return changed(settings, name, by_name()[name].ours)


def set_aside(settings: Settings, name: str, raw: str, why: str) -> Settings:
    """*settings* without the line *name*, which does not fit: *raw* (TOML) is kept in the file, and *why* is said."""
    kept = replace(
        settings,
        unread={**settings.unread, name: raw},
        faults=(*settings.faults, say("settings.fault", name=name[:64], why=why.rstrip("."))),
    )
    if name.startswith(KEYMAP):
        command = name.removeprefix(KEYMAP)
        kept = replace(kept, keymap={one: keys for one, keys in kept.keymap.items() if one != command})
    return kept


def as_plain(settings: Settings) -> dict[str, str]:
    """Every setting as words, for files and listings."""
    plain = {name: str(getattr(settings, name)) for name in NAMES}
    return plain | {KEYMAP + command: key for command, key in sorted(settings.keymap.items())}
