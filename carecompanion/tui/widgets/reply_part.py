"""One part of a reply: closed it is a row with its first words, open it is a box of up to five rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from carecompanion.tui.text import cut, one_line, plain_line
from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.tui.widgets.fields.writing import TextField
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from carecompanion.domain.field import Field
    from carecompanion.tui.widgets.editor import Editor

_BESIDE_FROM: Final = 66
"""From this width on the first words stand beside the name of the part, else below it."""
_NAME: Final = 34
_INDENT: Final = 2


class ClosedPart(Drawn):
    """``Words that stayed      “a building also speaks”``."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._words = ""
        self.is_upright = False

    def show(self, words: str) -> None:
        """The part begins with *words*."""
        if words != self._words:
            self._words = words
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One row, or two."""
        words = one_line(self._words[: 4 * width])
        shown, voice = (words, "body") if words else (say("reply.may_stay_empty"), "quiet")
        label, room = one_line(self._label), max(width - _INDENT, 1)
        if width < _BESIDE_FROM and self.is_upright:
            return [
                Content(" " * _INDENT)
                + Content.styled(cut(label, room, self.glyphs.cut), self.voice("quiet")),
                Content(" " * _INDENT) + Content.styled(cut(shown, room, self.glyphs.cut), self.voice(voice)),
            ]
        if width < _BESIDE_FROM:
            # One row each: what is written says more than the name of an empty part.
            label = cut(label, room if not words else room // 2, self.glyphs.cut)
            row = Content(" " * _INDENT) + Content.styled(label, self.voice("quiet"))
            left = width - row.cell_length - 2
            if words and left > 0:
                row += Content("  ") + Content.styled(cut(words, left, self.glyphs.cut), self.voice("body"))
            return [row]
        label = cut(label, _NAME - 2, self.glyphs.cut)
        row = Content(" " * _INDENT) + Content.styled(label, self.voice("quiet"))
        row += Content(" " * (_INDENT + _NAME - row.cell_length))
        left = max(width - row.cell_length, 1)
        return [row + Content.styled(cut(shown, left, self.glyphs.cut), self.voice(voice))]


class ReplyPart(Vertical):
    """Asks ``field``, a text. One part of a reply is open at a time; the screen says which."""

    DEFAULT_CSS = """
    ReplyPart { height: auto; width: 1fr; }
    ReplyPart > .part-box, ReplyPart > .part-lean { display: none; }
    ReplyPart > .part-box {
        height: auto; max-height: 7; border: round $line; padding: 0 0 0 1; scrollbar-size-vertical: 1;
        border-title-color: $foreground; border-title-style: bold; border-title-background: $background;
    }
    ReplyPart > .part-lean { height: auto; color: $quiet; padding-left: 2; }
    ReplyPart.-open { margin: 1 0; }
    ReplyPart.-open > .part-box { display: block; }
    ReplyPart.-open.-here > .part-box { border: round $accent; }
    ReplyPart.-open > ClosedPart { display: none; }
    ReplyPart.-open.-leans > .part-lean { display: block; }
    """

    @dataclass
    class Changed(Message):
        """The writer changed the words of ``part``."""

        part: ReplyPart

    @dataclass
    class Wanted(Message):
        """A closed part was clicked."""

        part: ReplyPart

    def __init__(self, field: Field, text: str = "") -> None:
        super().__init__()
        self.field = field
        self._editor = TextField(field, text)

    def compose(self) -> ComposeResult:
        yield ClosedPart(self.field.label)
        box = VerticalScroll(self._editor, classes="part-box", can_focus=False)
        box.border_title = plain_line(self.field.label)
        yield box
        yield KeyHints("", classes="part-lean")

    def on_mount(self) -> None:
        self._show_closed()

    @property
    def text(self) -> str:
        """What is written; empty where that says nothing."""
        return self._editor.value or ""

    @property
    def cursor(self) -> tuple[int, int]:
        """The paragraph, and where in it."""
        return self._editor.cursor

    @property
    def has_focus_within(self) -> bool:
        """Is the writer in this part?"""
        return self._editor.has_focus

    def open(self, cursor: tuple[int, int] | None = None) -> None:
        """Open it and take the focus, at *cursor*, or where the writer was."""
        self.add_class("-open")
        # At once: focus() waits for its turn, and what is typed until then would go to the letter.
        self.screen.set_focus(self._editor, scroll_visible=False)
        if cursor is not None:
            self._editor.cursor = cursor
        self.call_after_refresh(self._come_into_view)

    def _come_into_view(self) -> None:
        if self.is_attached and self.has_class("-open"):
            self.scroll_visible(animate=False, force=True)
            self._editor.scroll_cursor_visible()

    def close(self) -> None:
        """One row again."""
        self.remove_class("-open")
        self._show_closed()

    def stack(self, *, is_upright: bool) -> None:
        """May the first words stand below the name, where there is no room beside it?"""
        closed = self.query_one(ClosedPart)
        if closed.is_upright != is_upright:
            closed.is_upright = is_upright
            closed.redraw()

    def _show_closed(self) -> None:
        self.query_one(ClosedPart).show(self.text)

    def say_lean(self, words: Content | None) -> None:
        """A quiet word under the box, or none."""
        self.set_class(words is not None, "-leans")
        if words is not None:
            self.query_one(".part-lean", Static).update(words)

    # what happens in it

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """A letter came or went."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_descendant_focus(self) -> None:
        """The writer came."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """The writer may have gone."""
        self.set_class(self.has_focus_within, "-here")

    def on_click(self, event: events.Click) -> None:
        """A click on a closed part asks for it."""
        if not self.has_class("-open"):
            event.stop()
            self.post_message(self.Wanted(self))
