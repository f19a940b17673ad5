"""What stands where nothing is yet: one line, and below it the one key to begin with."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.tui.lines import keys_line
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.key_hints import KeyHints


class EmptyPlace(Vertical):
    """One line in the middle, the key two rows below. No drawing."""

    DEFAULT_CSS = """
    EmptyPlace { width: 1fr; height: 1fr; align: center middle; background: $background; }
    EmptyPlace > Static { width: 100%; height: auto; text-align: center; padding: 0 2; }
    EmptyPlace > .empty-line { margin-bottom: 1; }
    """

    def __init__(self, line: str = "", key: str = "", words: str = "", *, id: str | None = None) -> None:  # noqa: A002
        self._line = Static(plain(line), classes="empty-line")
        self._key = KeyHints(keys_line(((key, words),)) if key else Content(""), classes="empty-key")
        super().__init__(self._line, self._key, id=id)

    def say_instead(self, line: str, key: str, words: str) -> None:
        """Another line and another key."""
        self._line.update(plain(line))
        self._key.update(keys_line(((key, words),)))
