"""Styled lines that several screens share: keys with what they do, and lines in the quiet voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from carecompanion.tui.hints import hint
from carecompanion.tui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "bold $accent"
QUIET = "$quiet"
SAYS = "bold $foreground"


def keys_line(rows: Iterable[tuple[str, str]], *, upright: bool = False, gap: int = 4) -> Content:
    """Keys in the key voice, each followed by what it does in quiet; beside each other, or one under another.

    In a :class:`KeyHints` each can be clicked.
    """
    pairs = [(one_line(key), one_line(words)) for key, words in rows]
    if upright:
        wide = max((len(key) for key, _ in pairs), default=0) + 3
        upright_pairs = ((key, " " * (wide - len(key)) + words) for key, words in pairs)
        return Content("\n").join(_hint(key, words) for key, words in upright_pairs)
    return Content(" " * gap).join(_hint(key, f" {words}") for key, words in pairs)


def _hint(key: str, words: str) -> Content:
    return hint(key, words, key_style=KEY, words_style=QUIET)
