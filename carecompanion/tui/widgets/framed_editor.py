"""A page with a frame laid over it: headings are lines of the text, in a quieter voice; tab goes from part to part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import TEXT_LIMIT
from carecompanion.domain.framing import heading_rows, is_blank, laid
from carecompanion.tui.widgets.drawn import voice_of
from carecompanion.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events
    from textual.widgets.text_area import Edit, EditResult

    from carecompanion.domain.framing import Cursor

_REMEMBERED = 8


class FramedEditor(Editor):
    """Prose under ``headings``, which are those of the frame called ``frame``; none of either in free writing."""

    def __init__(
        self,
        text: str = "",
        *,
        frame: str = "",
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - as the toolkit names it
    ) -> None:
        self.frame = frame
        self.headings: tuple[str, ...] = ()
        self._rows: dict[int, int] | None = None
        self._begun: tuple[str, str, tuple[str, ...], Cursor] | None = None
        self._laid = ""
        self._seen: dict[str, tuple[str, tuple[str, ...]]] = {}
        super().__init__(text, placeholder=placeholder, id=id)

    @property
    def words(self) -> str:
        """The text; empty where nothing but headings stands in it."""
        return "" if self.headings and is_blank(self.text, self.headings) else self.text

    def standing_headings(self) -> list[str]:
        """The headings that stand in the text."""
        return [self.headings[place] for place in self._heading_rows().values()]

    def know(self, headings: tuple[str, ...]) -> None:
        """The headings of the frame this text is in already; laid afresh where nothing is written yet."""
        self.headings = headings
        if headings and not self.text.strip():
            text, cursor = laid(self.text, (), headings, self.cursor)
            self.load_text(text)
            self.cursor = cursor
        self._changed_at_large(told=False)

    def lay(self, frame: str, headings: tuple[str, ...]) -> bool:
        """Lay another frame over the text: one change, that undo takes back. False where it would be too long.

        As long as nothing is typed in between, trying one frame after another ends where it began.
        """
        if self._begun is None or self.text != self._laid:
            self._begun = self.text, self.frame, self.headings, self.cursor
        begun, began_as, began_under, cursor = self._begun
        if frame == began_as or not (began_under or headings):
            text = begun
        else:
            text, cursor = laid(begun, began_under, headings, cursor)
        if len(text) > TEXT_LIMIT:
            return False
        for seen, where in ((self.text, (self.frame, self.headings)), (text, (frame, headings))):
            self._seen.pop(seen, None)
            self._seen[seen] = where
        for forgotten in list(self._seen)[:-_REMEMBERED]:
            del self._seen[forgotten]
        self.frame, self.headings, self._laid = frame, headings, text
        self.replace_all(text, cursor)
        self._changed_at_large()
        return True

    # drawing

    def get_line(self, line_index: int) -> Text:
        """The line of that number, in the quiet voice where it is a heading."""
        line = super().get_line(line_index)
        if line_index in self._heading_rows():
            line.stylize(voice_of(self, "quiet").rich_style)
        return line

    def _heading_rows(self) -> dict[int, int]:
        if self._rows is None:
            self._rows = heading_rows(self.document.lines, self.headings) if self.headings else {}
        return self._rows

    def edit(self, edit: Edit) -> EditResult:
        """As the editor's; where a line became a heading or ceased to be one, everything is painted."""
        before = self._heading_rows()
        self._rows = None
        result = super().edit(edit)
        if before != self._heading_rows():
            self._line_cache.clear()
            self.refresh()
        return result

    def _changed_at_large(self, *, told: bool = True) -> None:
        self._rows = None
        self._line_cache.clear()
        if self.text in self._seen:
            self.frame, self.headings = self._seen[self.text]
        if told:
            super()._changed_at_large()
        else:
            self.refresh()

    # from part to part

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"tab", "shift+tab"} and self._heading_rows():
            event.stop()
            event.prevent_default()
            self._go_to_part(1 if event.key == "tab" else -1)
            return
        await super()._on_key(event)

    def _go_to_part(self, way: int) -> None:
        """The end of what is written under the next heading, or the one before; round at the ends."""
        rows = sorted(self._heading_rows())
        here = sum(row <= self.cursor[0] for row in rows) - 1
        part = (here + way) % len(rows) if here >= 0 or way > 0 else len(rows) - 1
        end = rows[part + 1] if part + 1 < len(rows) else self.document.line_count
        row = end - 1
        while row > rows[part] + 1 and not self.document.get_line(row).strip():
            row -= 1
        self.cursor = (row, len(self.document.get_line(row)))
