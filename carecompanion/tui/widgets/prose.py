"""Text to read: parts in their voices, wrapped to the pane, and drawn a row at a time however long they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from carecompanion.domain.text import for_screen
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.text import cut
from carecompanion.tui.widgets.drawn import cells, voice_of
from carecompanion.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.selection import Selection

_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said in one voice. ``gap`` rows stand before it, ``most`` bounds its rows, ``lead`` begins each."""

    text: str
    voice: str = "body"
    gap: int = 1
    most: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    part: Part
    goes_on: bool


class Prose(ScrollView, can_focus=True):
    """Parts under one another. A margin of two cells at the left holds the mark that says it has the focus."""

    DEFAULT_CSS = """
    Prose {
        width: 1fr; height: 1fr; min-width: 1; color: $foreground; background: $background;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, *, marks_focus: bool = False, id: str | None = None) -> None:  # noqa: A002 - the toolkit's
        super().__init__(id=id)
        self._marks_focus = marks_focus
        self._parts: tuple[Part, ...] = ()
        self._rows: list[_Row] = []
        self._wrapped_at = 0
        self._hits: re.Pattern[str] | None = None

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show *parts* from their beginning. Their text may be anybody's: it never acts."""
        self._parts = tuple(parts)
        self._wrapped_at = 0
        self._wrap()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def underline(self, words: Sequence[str]) -> None:
        """Underline what begins with one of *words*, as a search found it. None: no words."""
        spelled = [re.escape(word) for word in words if word]
        self._hits = re.compile(rf"\b(?:{'|'.join(spelled)})\w*", re.IGNORECASE) if spelled else None
        self.refresh()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows as they are shown, leads included."""
        return tuple(row.part.lead + row.text for row in self._rows)

    # laying out

    def on_resize(self) -> None:
        """Another width: the row at the top stays about where it was."""
        before, top = len(self._rows), self.scroll_offset.y
        self._wrap()
        if before and top:
            self.scroll_to(y=top * len(self._rows) // before, animate=False, force=True, immediate=True)

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and width != self._wrapped_at:
            self._wrapped_at = width
            self._rows = list(self._rows_for(max(width - self._indent, 1)))
            self.virtual_size = Size(0, len(self._rows))
            self._refresh_scrollbars()
        self.refresh()

    @property
    def _indent(self) -> int:
        return _MARGIN if self._marks_focus else 0

    def _rows_for(self, width: int) -> Iterator[_Row]:
        ending = glyphs_of(self).cut
        for number, part in enumerate(self._parts):
            if number:
                for _ in range(part.gap):
                    yield _Row("", Part(""), goes_on=False)
            room = max(width - cells(part.lead), 1)
            for place, (text, goes_on) in enumerate(wrapped(for_screen(part.text), room), 1):
                if place == part.most and goes_on:
                    yield _Row(cut(text + ending, room, ending), part, goes_on=False)
                    break
                yield _Row(text, part, goes_on)
                if place == part.most:
                    break

    # drawing

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        line = y + self.scroll_offset.y
        if width <= 0 or not 0 <= line < len(self._rows):
            return Strip.blank(max(width, 0), base.rich_style)
        strip = Strip(list(self._drawn(line, first=y == 0).render_segments(base)))
        return strip.adjust_cell_length(width, base.rich_style).apply_offsets(0, line)

    def _drawn(self, line: int, *, first: bool) -> Content:
        row = self._rows[line]
        words = Content.styled(row.text, voice_of(self, row.part.voice))
        if self._hits is not None:
            for hit in self._hits.finditer(row.text):
                words = words.stylize(voice_of(self, "hit"), hit.start(), hit.end())
        if row.part.lead:
            words = Content.styled(row.part.lead, voice_of(self, "mark")) + words
        if self._marks_focus:
            mark = glyphs_of(self).chosen if first and self.has_focus else ""
            words = Content.styled(mark.ljust(_MARGIN), voice_of(self, "mark")) + words
        span = self.text_selection.get_span(line) if self.text_selection is not None else None
        if span is not None:
            start, end = span
            ground = self.screen.get_visual_style("screen--selection")
            words = words.stylize(ground, max(start, self._indent), len(words) if end == -1 else end)
        return words

    def on_focus(self) -> None:
        """The mark comes."""
        self.refresh()

    def on_blur(self) -> None:
        """The mark goes."""
        self.refresh()

    # selecting, to copy

    def selection_updated(self, selection: Selection | None) -> None:
        """Another selection: paint it."""
        del selection
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, with paragraphs put together again."""
        taken = []
        for line, row in enumerate(self._rows):
            span = selection.get_span(line)
            if span is None:
                continue
            start, end = span
            whole = row.part.lead + row.text
            stop = len(whole) if end == -1 else max(end - self._indent, 0)
            piece = whole[max(start - self._indent, 0) : stop]
            taken.append(piece.strip() + " " if row.goes_on else piece + "\n")
        return "".join(taken).rstrip(), "\n"
