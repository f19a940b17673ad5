"""The page of one draft: a free editor, or the prompt's fields one under another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from carecompanion.domain.answer import is_empty
from carecompanion.domain.field import FieldKind
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.fields.box import FieldBox
from carecompanion.tui.widgets.framed_editor import FramedEditor
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.domain.entry import Draft
    from carecompanion.domain.field import Field
    from carecompanion.tui.widgets.fields.known import Known

TEXT = "text"
_NAMES = frozenset({FieldKind.PERSON, FieldKind.FLOW, FieldKind.COMMITMENT})
"""Kinds that ask for somebody, or for what refills and empties."""


class Page(Vertical):
    """What is being written, as widgets; :meth:`as_draft` says what stands there now."""

    DEFAULT_CSS = """
    Page { height: auto; width: 1fr; }
    Page FieldBox { margin-bottom: 1; }
    """

    class Changed(Message):
        """The writer changed something on the page; ``is_typing`` says that it was by words."""

        def __init__(self, *, is_typing: bool) -> None:
            super().__init__()
            self.is_typing = is_typing

    def __init__(self, draft: Draft, *, width: int, today: date) -> None:
        super().__init__()
        self._draft = draft
        self._width = width
        self._today = today
        self.was_touched = False

    def compose(self) -> ComposeResult:
        fields = self._draft.prompt.fields if self._draft.prompt else ()
        if not fields or self._draft.text:
            editor = FramedEditor(
                self._draft.text, frame=self._draft.frame, placeholder=say("write.begin"), id=TEXT
            )
            editor.set_column(self._width)
            yield editor
        for field in fields:
            yield FieldBox(field, self._draft.answers.get(field.id), today=self._today)

    def set_column(self, width: int) -> None:
        """Let the free text run at most *width* cells wide."""
        self._width = width
        editor = self.free_text()
        if editor is not None:
            editor.set_column(width)

    def waits_for_size(self, draft: Draft) -> bool:
        """Is it a field that the cursor goes to? Before there is a size, nothing takes what is typed."""
        return bool(draft.focus) or self.free_text() is None

    def be_ready(self, draft: Draft) -> None:
        """Let what is typed from the first frame on go to its place; :meth:`take_up` follows once there is a size."""
        editor = self.free_text()
        if editor is not None and not draft.focus:
            self.screen.set_focus(editor, scroll_visible=False)
            editor.cursor = draft.cursor

    def take_up(self, draft: Draft) -> None:
        """Put the cursor where it was left, or at the beginning of the first field."""
        for box in self.query(FieldBox):
            if box.field.id == draft.focus:
                box.take_up(draft.cursor)
                return
        editor = self.free_text()
        if editor is not None:
            self.screen.set_focus(editor)
            if editor.text != draft.text:  # somebody is quick
                editor.scroll_cursor_visible()
            else:
                editor.cursor = draft.cursor
            return
        for box in self.query(FieldBox):
            box.take_up((0, 0))
            return

    def as_draft(self, draft: Draft) -> Draft:
        """*draft* with what stands on the page now."""
        text, cursor, focus, frame = draft.text, (0, 0), "", draft.frame
        editor = self.free_text()
        if editor is not None:
            text, cursor, frame = editor.words, editor.cursor, editor.frame
        answers = {}
        for box in self.query(FieldBox):
            value = box.value
            if value is not None and not is_empty(value):
                answers[box.field.id] = value
            if box.has_focus_within:
                focus, cursor = box.field.id, box.cursor
        return replace(draft, text=text, answers=answers, cursor=cursor, focus=focus, frame=frame)

    def goes_to_unclear(self) -> bool:
        """Is there something typed that is not understood? Then the cursor goes there."""
        for box in self.query(FieldBox):
            cursor = box.asks.unclear()
            if cursor is not None:
                box.take_up(cursor)
                return True
        return False

    @property
    def asks_for_names(self) -> bool:
        """Does any field ask for somebody, or for what refills and empties?"""
        return any(box.field.kind in _NAMES for box in self.query(FieldBox))

    def know(self, known: Known) -> None:
        """Offer names that were used before."""
        for box in self.query(FieldBox):
            box.know(known)

    def free_text(self) -> FramedEditor | None:
        """The free text of the page; None where there are only fields."""
        return next(iter(self.query(f"#{TEXT}").results(FramedEditor)), None)

    def prose_in_focus(self) -> Editor | None:
        """The text of any length that the writer is in, or the free text; None where only fields ask for less."""
        focused = self.screen.focused
        if isinstance(focused, Editor) and not isinstance(focused, LineEditor):
            return focused
        return self.free_text()

    def field_in_focus(self) -> Field | None:
        """The field the writer is in; None in free writing."""
        return next((box.field for box in self.query(FieldBox) if box.has_focus_within), None)

    def part_in_focus(self) -> str:
        """The part of that field, where its parts have keys of their own."""
        return next((box.asks.part for box in self.query(FieldBox) if box.has_focus_within), "")

    def count_words(self) -> int:
        """How many words the writer has written; headings of a frame are not theirs."""
        editor = self.free_text()
        headings = " ".join(editor.standing_headings()) if editor is not None else ""
        return len(self.all_words().split()) - len(headings.split())

    def all_words(self) -> str:
        """Every word on the page, for rescue."""
        from carecompanion.domain.answer import plain_of

        now = self.as_draft(self._draft)
        told = [self._text(), *(_told(plain_of(value)) for value in now.answers.values())]
        return "\n".join(part for part in told if part)

    def _text(self) -> str:
        editor = self.free_text()
        return editor.text if editor is not None else self._draft.text

    def on_editor_edited(self, event: Editor.Edited) -> None:
        if event.editor.id == TEXT:
            event.stop()
            self._touched(is_typing=event.is_typing)

    def on_field_box_changed(self, event: FieldBox.Changed) -> None:
        event.stop()
        self._touched(is_typing=isinstance(self.screen.focused, Editor))

    def _touched(self, *, is_typing: bool) -> None:
        self.was_touched = True
        self.post_message(self.Changed(is_typing=is_typing))


def _told(plain: object) -> str:
    if isinstance(plain, str):
        return plain
    if isinstance(plain, dict):
        return " ".join(_told(value) for value in plain.values())
    if isinstance(plain, list):
        return "\n".join(_told(item) for item in plain)
    return ""
