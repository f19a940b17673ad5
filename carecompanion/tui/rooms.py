"""Every screen by name, imported when it is first shown: screens never import each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.tui.screen import CareScreen

_ROOMS: Final = {
    "welcome": "welcome:WelcomeScreen",
    "recovery": "recovery:RecoveryScreen",
    "unlock": "unlock:UnlockScreen",
    "hidden": "hidden:HiddenScreen",
    "today": "today:TodayScreen",
    "write": "write:WriteScreen",
    "journal": "journal:JournalScreen",
    "entry": "entry:EntryScreen",
    "patterns": "patterns:PatternsScreen",
    "ongoing": "ongoing:OngoingScreen",
    "people": "people:PeopleScreen",
    "letters": "letters:LettersScreen",
    "letter": "letter:LetterScreen",
    "reply": "reply:ReplyScreen",
    "compose": "compose:ComposeScreen",
    "packs": "packs:PacksScreen",
    "arriving": "arriving:ArrivingScreen",
    "trying": "trying:TryingScreen",
    "programme": "programme:ProgrammeScreen",
    "circle": "circle:CircleScreen",
    "words": "words:WordsScreen",
    "partners": "partners:PartnersScreen",
    "card": "card:CardScreen",
    "help": "help:HelpScreen",
    "support": "support:SupportScreen",
    "ground": "ground:GroundScreen",
    "run": "run:RunScreen",
    "palette": "palette:PaletteScreen",
    "settings": "settings:SettingsScreen",
}

PLACES: Final = (
    ("today", "1"),
    ("journal", "2"),
    ("patterns", "3"),
    ("ongoing", "4"),
    ("people", "5"),
    ("letters", "6"),
    ("packs", "7"),
)
"""The places one can stand in, with their keys; keys never move."""


def bring(name: str) -> Callable[..., CareScreen[Any]]:
    """The maker of the screen of that name, imported if it was not yet."""
    module, _, maker = _ROOMS[name].partition(":")
    made: Callable[..., CareScreen[Any]] = getattr(
        import_module(f"carecompanion.tui.screens.{module}"), maker
    )
    return made


def room(name: str, /, **given: Any) -> CareScreen[Any]:
    """A fresh screen of that name, made with *given*."""
    return bring(name)(**given)
