"""What works where letters, partners and circles are."""

from __future__ import annotations

from typing import Final

from carecompanion.tui.command import here

COMMANDS: Final = (
    *here(
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
    *here(
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
    *here(
        "words",
        ("look_over", "ctrl+s"),
        ("discard", "", "f"),
        ("back", "escape"),
    ),
    *here(
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
    *here(
        "card",
        ("copy", "y"),
        ("name", "r"),
        ("save", "s"),
        ("renew", "n"),
        ("back", "escape"),
    ),
    *here(
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
    *here(
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
    *here(
        "compose_excerpt",
        ("take", "enter"),
        ("back", "escape"),
    ),
    *here(
        "compose_copy",
        ("done", "ctrl+s"),
        ("back", "escape"),
    ),
)
