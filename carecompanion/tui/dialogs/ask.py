"""Dialogs that ask: one line of words, or one of a few keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


class LineDialog(Dialog[str | None]):
    """Asks for one line; None means it was left, and ``left`` then holds what stood in it.

    Where it may not be empty, an empty line stays: left by ``enter``, the next words would be keys of the place below.
    """

    BINDINGS: ClassVar = [Binding("ctrl+s", "choose('yes')", show=False)]

    def __init__(
        self,
        *,
        title: str,
        says: str,
        means: str = "",
        value: str = "",
        yes: str,
        no: str,
        must_be: str | None = None,
        is_secret: bool = False,
        may_be_empty: bool = True,
    ) -> None:
        super().__init__(title=title)
        self._says, self._means, self._value = says, means, value
        self._may_be_empty = may_be_empty
        self._yes, self._no, self._must_be, self._is_secret = yes, no, must_be, is_secret
        self.left = ""

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._says)
        if self._means:
            yield self.quiet(self._means)
        yield OneLine(self._value, id="answer", password=self._is_secret, select_on_focus=False)
        yield self.buttons((("yes", self._yes), ("no", self._no)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("yes")

    def action_choose(self, name: str) -> None:
        """A button's meaning, by a key."""
        self.chosen(name)

    def action_back(self) -> None:
        self.chosen("no")

    def chosen(self, name: str) -> None:
        answer = self.query_one("#answer", Input).value
        if name == "no":
            self.left = "" if self._is_secret else answer
            self.dismiss(None)
        elif self._fits(answer.strip()):
            self.dismiss(answer)
        else:
            self.query_one("#answer", Input).focus()

    def _fits(self, answer: str) -> bool:
        if self._must_be is not None:
            return answer == self._must_be
        return bool(answer) or self._may_be_empty


class KeyDialog(Dialog[str | None]):
    """Asks for one of a few keys, named one under another. Enter is never one of them unless it is named."""

    def __init__(
        self, *, title: str, says: str, means: str = "", keys: Sequence[tuple[str, str, str]], leave: str
    ) -> None:
        super().__init__(title=title)
        self._says, self._means, self._leave = says, means, leave
        self._names = {key: name for key, name, _ in keys}
        self._rows = [(key, words) for key, _, words in keys]

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._says)
        if self._means:
            yield self.quiet(self._means)
        yield self.keys([*self._rows, ("esc", self._leave)])

    def on_key(self, event: events.Key) -> None:
        if event.key in self._names:
            event.stop()
            self.dismiss(self._names[event.key])

    def chosen(self, name: str) -> None:
        self.dismiss(name)


class ConfirmDialog(Dialog[bool]):
    """Two buttons; the safe one has the focus and ``esc``."""

    AUTO_FOCUS = "#button-no"

    def __init__(self, *, title: str, says: str, means: str = "", yes: str, no: str) -> None:
        super().__init__(title=title)
        self._says, self._means, self._yes, self._no = says, means, yes, no

    def compose_inside(self) -> ComposeResult:
        yield self.says(self._says)
        if self._means:
            yield self.quiet(self._means)
        yield self.buttons((("yes", self._yes), ("no", self._no)))

    def chosen(self, name: str) -> None:
        self.dismiss(name == "yes")

    def action_back(self) -> None:
        self.dismiss(False)  # noqa: FBT003 - a screen's result is positional
