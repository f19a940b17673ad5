"""Appearance, keys and timing: everything about the program, nothing about the person."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES: Final = ("hearth", "paper", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and behaves on this machine. Times in minutes, widths in cells."""

    theme: str = "hearth"
    width: int = 68
    motion: str = "on"  # on | off
    glyphs: str = "fine"  # fine | plain
    keyboard: str = "extended"  # extended | plain: composed input breaks under the first in some terminals
    lock_minutes: int = 5  # 0: never
    hide_shows: str = "time"  # time | nothing
    hide_asks: str = "no"  # yes: the passphrase is asked after hiding
    bare_dialogs: str = "no"  # yes: nothing shows behind a dialog
    language: str = "en"
    letters_out: str = ""  # empty: letters-out in the documents folder
    keymap: Mapping[str, str] = field(default_factory=dict)


_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "motion": ("on", "off"),
    "glyphs": ("fine", "plain"),
    "keyboard": ("extended", "plain"),
    "hide_shows": ("time", "nothing"),
    "hide_asks": ("yes", "no"),
    "bare_dialogs": ("yes", "no"),
}
_RANGES: Final[Mapping[str, tuple[int, int]]] = {"width": (50, 90), "lock_minutes": (0, 240)}
NAMES: Final = tuple(setting.name for setting in fields(Settings) if setting.name != "keymap")


def choices_of(name: str) -> tuple[str, ...]:
    """The values a setting may take, where it is one of a few; empty where it is free."""
    return _CHOICES.get(name, ())


def changed(settings: Settings, name: str, value: str) -> Settings:
    """*settings* with one value set from words. Raises Usage for a name or value that does not fit."""
    if name.startswith("keymap."):
        return replace(settings, keymap={**settings.keymap, name.removeprefix("keymap."): value})
    if name not in NAMES:
        raise Usage(say("settings.unknown", name=name), say("settings.known", names=", ".join(NAMES)))
    if name in _RANGES:
        low, high = _RANGES[name]
        if not value.isdecimal() or not low <= int(value) <= high:
            raise Usage(say("settings.range", name=name, low=low, high=high))
        return _with(settings, name, int(value))
    if name in _CHOICES and value not in _CHOICES[name]:
        raise Usage(say("settings.choice", name=name, choices=", ".join(_CHOICES[name])))
    return _with(settings, name, value)


def _with(settings: Settings, name: str, value: Any) -> Settings:  # noqa: ANN401 - a field's own type, by name
    return replace(settings, **{name: value})


def as_plain(settings: Settings) -> dict[str, str]:
    """Every setting as words, for files and listings."""
    plain = {name: str(getattr(settings, name)) for name in NAMES}
    return plain | {f"keymap.{command}": key for command, key in sorted(settings.keymap.items())}
