"""Every setting, declared once: the screen, the palette, the command line and the checks of the file follow from here.

Words come from the catalogue: ``settings.<name>`` says what it is called, ``settings.<name>.means`` what it does in a
line, ``settings.<name>.<value>`` a value in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.domain.languages import AT_MOST, languages_in
from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LENGTH_LIMIT: Final = 4096
"""The longest value, in characters: more than any path or list of tags."""
HOUSE_THEMES: Final = ("hearth", "paper", "contrast")
TOOLKIT_THEMES: Final = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai",
    "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light",
    "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light",
    "ansi-dark", "ansi-light",
)  # fmt: skip
"""The looks that come with the toolkit, by its own names; a test holds the list to what is there."""
STANDPOINT: Final = "standpoint."
"""The beginning of the names that choose a wording, one for each pack that has two."""


class Section(StrEnum):
    """Where a setting stands on the screen, in this order."""

    LOOK = "look"
    WRITING = "writing"
    SAFETY = "safety"
    PROMPTS = "prompts"
    KEYS = "keys"
    LETTERS = "letters"
    FILES = "files"


class Kind(StrEnum):
    """What a value is: one of a few, a whole number, tags or languages between spaces, or a folder."""

    CHOICE = "choice"
    NUMBER = "number"
    TAGS = "tags"
    LANGUAGES = "languages"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``ours`` is its value where nobody chose; every value is held in words.

    ``values`` are all there are for a choice, and those that are offered for a number between ``least`` and
    ``most``. ``here`` are values that hold for this sitting only. ``is_mine``: it is about the person, so it lives in
    the vault. ``is_shown``: it stands on the screen and in the palette.
    """

    name: str
    section: Section
    kind: Kind
    ours: str
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    here: tuple[str, ...] = ()
    is_mine: bool = False
    is_shown: bool = True

    @property
    def words(self) -> str:
        """What it is called."""
        return say(f"settings.{self.name}")

    def means(self, *, hide: str = "f9") -> str:
        """What it does, in a line; *hide* is the reader's own key for hiding."""
        return say(f"settings.{self.name}.means", hide=hide)

    @property
    def is_offered(self) -> bool:
        """Are its values a short list?"""
        return bool(self.values)

    def said(self, value: str) -> str:
        """*value* in words."""
        if self.kind is Kind.CHOICE and value in TOOLKIT_THEMES:
            return value.replace("-", " ")
        if value in self.values + self.here and self.kind is Kind.CHOICE:
            return say(f"settings.{self.name}.{value}")
        if self.kind is Kind.NUMBER:
            name = f"settings.{self.name}"
            return say(f"{name}.{value}") if value in {"0", "1"} else say(f"{name}.n", n=value)
        return value or say(f"settings.{self.name}.none")

    def checked(self, value: str) -> str:
        """*value* as it is kept. Raises Usage for one that does not fit."""
        if self.kind is Kind.NUMBER:
            # Plain digits: other scripts' would be written to the file and not be read again as a number.
            is_number = value.isascii() and value.isdecimal() and len(value) < 10
            if not is_number or not self.least <= int(value) <= self.most:
                raise Usage(say("settings.range", name=self.name, low=self.least, high=self.most))
            return str(int(value))
        if self.kind is Kind.CHOICE and value not in self.values:
            raise Usage(say("settings.choice", name=self.name, choices=", ".join(self.values)))
        if self.kind is Kind.LANGUAGES:
            try:
                return " ".join(languages_in(value))
            except ValueError:
                raise Usage(say("settings.languages.wrong", name=self.name, most=AT_MOST)) from None
        if len(value) > LENGTH_LIMIT or "\0" in value:
            raise Usage(say("settings.too_long", name=self.name))
        return value


def _choice(name: str, section: Section, *values: str, mine: bool = False, shown: bool = True) -> Setting:
    """One of *values*; the first is ours."""
    return Setting(name, section, Kind.CHOICE, values[0], values, is_mine=mine, is_shown=shown)


SCHEMA: Final = (
    _choice("theme", Section.LOOK, *HOUSE_THEMES, *TOOLKIT_THEMES),
    _choice("glyphs", Section.LOOK, "fine", "plain"),
    # Nothing moves by itself, whatever these say; they are read so that a file which names them stays a good one.
    _choice("motion", Section.LOOK, "on", "off", shown=False),
    _choice("language", Section.LOOK, "en", shown=False),
    Setting("width", Section.WRITING, Kind.NUMBER, "68", ("50", "60", "64", "68", "72", "80", "90"), 50, 90),
    Setting(
        "lock_minutes", Section.SAFETY, Kind.NUMBER, "5", ("1", "2", "5", "10", "15", "30", "60", "0"), 0, 240
    ),
    Setting("ceiling", Section.SAFETY, Kind.CHOICE, "1", ("0", "1", "2"), here=("2-sitting",), is_mine=True),
    _choice("hide_shows", Section.SAFETY, "time", "nothing"),
    _choice("hide_asks", Section.SAFETY, "no", "yes"),
    _choice("bare_dialogs", Section.SAFETY, "no", "yes"),
    _choice("card_open", Section.SAFETY, "no", "yes", mine=True),
    _choice("editor_outside", Section.SAFETY, "off", "on"),
    Setting("exclude-tags", Section.PROMPTS, Kind.TAGS, "", is_mine=True),
    Setting("languages", Section.PROMPTS, Kind.LANGUAGES, "", is_mine=True),
    Setting("look-back-ceiling", Section.PROMPTS, Kind.CHOICE, "1", ("0", "1", "2"), is_mine=True),
    Setting("look-back-exclude-tags", Section.PROMPTS, Kind.TAGS, "", is_mine=True),
    _choice("keyboard", Section.KEYS, "extended", "plain"),
    _choice("reply_hints", Section.LETTERS, "yes", "no", mine=True),
    Setting("letters_out", Section.FILES, Kind.FOLDER, ""),
)


@cache
def by_name() -> Mapping[str, Setting]:
    """Every setting of fixed name."""
    return {setting.name: setting for setting in SCHEMA}


def setting_named(name: str) -> Setting | None:
    """The setting called *name*, or None. A pack's standpoint is one too, whether the pack is there or not."""
    if name.startswith(STANDPOINT) and name != STANDPOINT:
        return Standpoint.of(name.removeprefix(STANDPOINT))
    return by_name().get(name)


@dataclass(frozen=True, slots=True)
class Standpoint(Setting):
    """The choice of wording for one pack, by its title."""

    title: str = ""

    @classmethod
    def of(cls, pack: str, title: str = "") -> Standpoint:
        """The one for the pack of that id."""
        name = STANDPOINT + pack
        values = ("plain", "targeted")
        return cls(name, Section.PROMPTS, Kind.CHOICE, values[0], values, is_mine=True, title=title or pack)

    @property
    def words(self) -> str:
        return say("settings.standpoint", pack=self.title)

    def means(self, *, hide: str = "f9") -> str:  # noqa: ARG002 - as every other setting has it
        return say("settings.standpoint.means")

    def said(self, value: str) -> str:
        return say(f"settings.standpoint.{value}")


def names(*, mine: bool) -> tuple[str, ...]:
    """The names of all that live in the vault (*mine*), or of all that stand in the file."""
    return tuple(setting.name for setting in SCHEMA if setting.is_mine is mine)


def unknown(name: str, known: Iterable[str]) -> Usage:
    """What to say of a *name* that no setting has."""
    return Usage(say("settings.unknown", name=name[:64]), say("settings.known", names=", ".join(known)))
