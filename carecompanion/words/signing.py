"""One's own packs."""

from typing import Final

WORDS: Final = {
    "no_name": "There is no name to sign with yet.",
    "no_name_hint": "Choose one: `carecompanion pack build FOLDER --name NAME`.",
    "serial": "{serial} cannot be the number of this pack.",
    "serial_hint": "From {least} to {most}: every pack you send has a higher number than those before it.",
}
