"""Hints: a key with what it does, as it stands in a footer, on a card or in a dialog. Clicked, it is pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.content import Content
from textual.style import Style

from carecompanion.tui.commands import unspoken

if TYPE_CHECKING:
    from textual.app import App

_MARK: Final = "hinted_key"
_CHARACTERS: Final = {"space": " ", "enter": "\r", "tab": "\t"}
_ARROWS: Final = {"↑": "up", "↓": "down", "←": "left", "→": "right", "->": "right"}
_WORD: Final = re.compile(r"\s*\S+")
_ONLY_ARROWS: Final = re.compile(r"[↑↓←→]+|->|up/down|left/right")
_ARROW: Final = re.compile(r"[↑↓←→]|->|[a-z]+/?")


def hint(key: str, words: str, *, key_style: str | Style, words_style: str | Style) -> Content:
    """*key* with *words* after it, to be clicked. Where *key* names several, the words stand for the last."""
    pieces = _pieces(key)
    content = Content("").join(_pressing(said, key_style, name) for said, name in pieces)
    return content + _pressing(words, words_style, pieces[-1][1] if pieces else "")


def hinted_key(event: events.MouseEvent) -> str:
    """The key of the hint under the pointer, as the toolkit names it; empty where there is none."""
    return str(event.style.meta.get(_MARK, ""))


def press(app: App[Any], key: str) -> None:
    """As if *key* had been pressed on the keyboard."""
    pressed = events.Key(key, _CHARACTERS.get(key))
    # As from the keyboard: a key that a screen sent would go up to that screen and no further.
    pressed.set_sender(app)
    app.post_message(pressed)


def _pieces(key: str) -> list[tuple[str, str]]:
    """``↑↓``, ``alt+↑↓`` and ``pgup pgdn`` are two keys each: (what is written, the toolkit's name)."""
    pieces: list[tuple[str, str]] = []
    for word in _WORD.findall(key):
        before, plus, last = word.rpartition("+")
        if _ONLY_ARROWS.fullmatch(last.strip()):
            held = (before + plus).strip()
            arrows = _ARROW.findall(last)
            spaces = len(word) - len("".join(arrows))
            names = [held + _ARROWS.get(arrow, arrow.rstrip("/")) for arrow in arrows]
            pieces += zip([word[:spaces] + arrows[0], *arrows[1:]], names, strict=True)
        else:
            pieces.append((word, unspoken(word.strip())))
    return pieces


def _pressing(said: str, style: str | Style, key: str) -> Content:
    return Content.styled(said, style).stylize(Style.from_meta({_MARK: key}))
