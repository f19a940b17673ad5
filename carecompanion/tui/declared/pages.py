"""What works on the screens that come over a place."""

from __future__ import annotations

from typing import Final

from carecompanion.tui.command import here

COMMANDS: Final = (
    *here(
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
    *here(
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
    *here(
        "settings",
        ("change", "enter"),
        ("ours", "r"),
        ("find", "slash"),
        ("undo", "ctrl+z"),
        ("back", "escape"),
    ),
    *here(
        "help",
        ("find", "slash", "p"),
        ("settings", "s"),
        ("back", "escape", "p"),
    ),
    *here(
        "support",
        ("copy", "y"),
        ("ground", "g"),
        ("edit", "e"),
        ("back", "escape", "p"),
    ),
    *here(
        "ground",
        ("next", "right"),
        ("another", "a"),
        ("before", "left", "fp"),
        ("back", "escape", "p"),
    ),
    *here(
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
)
