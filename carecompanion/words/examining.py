"""The look at the machine."""

from typing import Final

WORDS: Final = {
    "python": "Python {version}",
    "python_hint": "carecompanion needs Python 3.11 or newer.",
    "wheel": "{name} {version}",
    "no_wheel": "{name} is not installed.",
    "no_wheel_hint": "Install carecompanion again in a fresh environment; your journal is not touched.",
    "cipher": "The journal's encryption is here.",
    "terminal": "The terminal is {columns} × {lines}.",
    "small_hint": "From 30 × 8 on the interface has room; the commands need none.",
    "no_terminal": "This does not run on a terminal.",
    "no_terminal_hint": "The commands work all the same; the interface opens on a terminal.",
    "colours": "The terminal has colours enough.",
    "few_colours": "The terminal tells of few colours.",
    "few_colours_hint": "Where it has more, TERM=xterm-256color says so.",
    "no_colours": "No colours are wanted here, and none are used.",
    "utf8": "Text is UTF-8.",
    "not_utf8": "Text is not UTF-8 here, so some characters cannot be shown.",
    "not_utf8_hint": "Set the language of the terminal to a UTF-8 one, such as LANG=C.UTF-8.",
    "place": "{path} is yours alone.",
    "not_yet": "{path} is not there yet.",
    "closed": "{path} cannot be written to.",
    "closed_hint": "Check who owns it; nothing in it was changed.",
    "open_to_others": "Others on this machine can look into {path}.",
    "open_to_others_hint": "`chmod -R go= {path}` keeps it for you.",
    "room": "{mib} MiB are free there.",
    "room_hint": "Free some space before you write; a draft that cannot be kept stays on screen only.",
    "not_synced": "No service seems to copy this folder.",
    "synced": "This folder seems to be copied by a service.",
    "synced_hint": "An open journal is not safe there. Keep it on this machine and carry backups instead.",
}
