"""Settings, as the command line and the settings file speak of them."""

from typing import Final

WORDS: Final = {
    "unknown": "There is no setting called {name}.",
    "known": "The settings are: {names}.",
    "range": "{name} is a whole number from {low} to {high}.",
    "choice": "{name} is one of: {choices}.",
    "unreadable": "The settings file cannot be read as settings.",
    "unreadable_hint": "Mend or remove it (`carecompanion settings path`); the built-in settings are used until then.",
}
