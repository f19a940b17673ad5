"""The journal's list: entries newest first under the heads of their months, however many there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.rows import Rows
from carecompanion.words.days import day_in_month, day_seen_from, month_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.domain.entry import EntryLine
    from carecompanion.domain.ids import EntryId

_MARKER: Final = 2
_DAY: Final = 8
_LONG_DAY: Final = 13
_BLANK, _MORE, _HEAD = -1, -2, -3
_SOON: Final = 60
"""How many rows before the end older ones are asked for."""


class Ledger(Rows):
    """Entries by month: a window on the whole list, which grows at both its ends.

    Pages come in by :meth:`set_page`, :meth:`add_older` and :meth:`add_newer`; :class:`NeedOlder` and
    :class:`NeedNewer` ask for what is next, :class:`NeedEnd` for the other end of the list at once.
    """

    @dataclass
    class NeedOlder(Message):
        """The end is near: entries older than ``before`` (a moment) are wanted. Asked once a page."""

        ledger: Ledger
        before: int

        @property
        def control(self) -> Ledger:
            """The list that asks."""
            return self.ledger

    @dataclass
    class NeedNewer(Message):
        """The beginning is near: entries newer than ``after`` (a moment) are wanted. Asked once a page."""

        ledger: Ledger
        after: int

        @property
        def control(self) -> Ledger:
            """The list that asks."""
            return self.ledger

    @dataclass
    class NeedEnd(Message):
        """The oldest page is wanted, or the newest, and it has not come in."""

        ledger: Ledger
        newest: bool

        @property
        def control(self) -> Ledger:
            """The list that asks."""
            return self.ledger

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._entries: list[EntryLine] = []
        # By display line: a row, _BLANK, _MORE, or _HEAD - row for the head above it; by row: its display line.
        self._shown: list[int] = []
        self._at: list[int] = []
        self._more = self._newer = False
        self._asked = self._asked_newer = False
        self._today: date | None = None
        self._hits: re.Pattern[str] | None = None

    # what is shown

    def set_page(
        self,
        lines: Sequence[EntryLine],
        more: bool,
        *,
        newer: bool = False,
        row: int | None = None,
        today: date | None = None,
    ) -> None:
        """Show *lines*, newest first; *more*: older ones exist, *newer*: newer ones too. *row* is selected.

        Where no row is given the selected entry stays so if it is there. With *today* given the lines are in another
        order (closest first): no months, each day said as seen from then.
        """
        held = self.selected_entry
        self._today = today
        self._begin(lines, more=more, newer=newer)
        if row is None:
            known = held.id if held is not None else None
            row = next((at for at, line in enumerate(lines) if line.id == known), 0)
        self.set_reactive(Rows.selected, row)
        self.rows_changed()
        if row == 0:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.show_selected()
        if self.selected_entry is not None and (held is None or held.id != self.selected_entry.id):
            self.post_message(self.RowSelected(self, self.selected))
        self._ask_soon()

    def add_older(self, lines: Sequence[EntryLine], more: bool) -> None:
        """*lines* follow those already shown."""
        self._append(lines, more=more)
        self.rows_changed()
        self._ask_soon()

    def add_newer(self, lines: Sequence[EntryLine], newer: bool) -> None:
        """*lines* stand before those already shown, which stay where they are on the screen."""
        if not self._entries:
            return
        before, top = self._at[0], self.scroll_offset.y
        self._begin([*lines, *self._entries], more=self._more, newer=newer)
        self.set_reactive(Rows.selected, self.selected + len(lines))
        self.rows_changed()
        self.scroll_to(y=top + self._at[len(lines)] - before, animate=False, force=True, immediate=True)
        self._ask_soon()

    def underline(self, words: Sequence[str]) -> None:
        """Underline in the titles what begins with one of *words*, as a search found them. None: no words."""
        parts = [re.escape(word) for word in words if word]
        self._hits = re.compile(rf"\b(?:{'|'.join(parts)})\w*", re.IGNORECASE) if parts else None
        self.refresh()

    @property
    def entries(self) -> Sequence[EntryLine]:
        """The entries that have come in, newest first."""
        return self._entries

    @property
    def has_newer(self) -> bool:
        """Are there newer entries that have not come in?"""
        return self._newer

    @property
    def selected_entry(self) -> EntryLine | None:
        """The entry of the selected row, if there is any."""
        return self._entries[self.selected] if self.selected < len(self._entries) else None

    def select_entry(self, entry: EntryId) -> bool:
        """Select *entry* if it has come in; says whether it had."""
        for row, line in enumerate(self._entries):
            if line.id == entry:
                self.selected = row
                return True
        return False

    def select_day(self, day: date) -> bool:
        """Select the newest entry of *day*, or the next older one; False where that one has not come in."""
        if self._today is not None:
            return False  # closest first: days are in no order
        row = bisect_left(self._entries, -day.toordinal(), key=lambda line: -line.day.toordinal())
        if row >= len(self._entries) or (row == 0 and self._newer):
            return False
        self.selected = row
        return True

    # Rows

    def action_first(self) -> None:
        """The newest of all."""
        if self._newer:
            self.post_message(self.NeedEnd(self, newest=True))
        else:
            super().action_first()

    def action_last(self) -> None:
        """The oldest of all; closest first has no such end, and goes on page by page."""
        if self._more and self._today is None:
            self.post_message(self.NeedEnd(self, newest=False))
        else:
            super().action_last()

    def row_count(self) -> int:
        """As many as have come in."""
        return len(self._entries)

    def line_count(self) -> int:
        """Rows, heads and blanks."""
        return len(self._shown)

    def row_at(self, line: int) -> int | None:
        """The entry at a display line."""
        row = self._shown[line] if 0 <= line < len(self._shown) else _BLANK
        return row if row >= 0 else None

    def line_of(self, row: int) -> int:
        """Where an entry stands."""
        return self._at[row]

    def watch_selected(self, before: int, now: int) -> None:
        """The end may have come near."""
        super().watch_selected(before, now)
        self._ask_soon()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The end may have come near."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_soon()

    def draw_line(self, line: int, width: int) -> Content:
        """A head, an entry, or nothing."""
        shown = self._shown[line]
        if shown == _BLANK:
            return Content("")
        margin = " " * min(_MARKER, width - 1)
        if shown == _MORE:
            return Content(margin) + Content.styled(self.glyphs.cut, self.voice("quiet"))
        if shown <= _HEAD:
            head = cut(self._head_of(_HEAD - shown), width - len(margin), self.glyphs.cut)
            return Content(margin) + Content.styled(head, self.voice("quiet"))
        return self._entry(shown, width)

    def _entry(self, row: int, width: int) -> Content:
        entry = self._entries[row]
        selected = self.is_selected(row)
        marker = self.glyphs.chosen if selected and self.has_focus else ""
        drawn = Content.styled(marker.ljust(_MARKER), self.voice("mark"))
        day = day_in_month(entry.day) if self._today is None else day_seen_from(entry.day, self._today)
        column = _DAY if self._today is None else _LONG_DAY
        drawn += Content.styled(day + " " * max(column - cells(day), 1), self.voice("quiet"))
        room = width - drawn.cell_length
        if width > _MARKER + _DAY + 8:
            room -= 1  # one cell of air before the reading pane
        whole = one_line(entry.title)
        title = cut(whole, room, self.glyphs.cut)
        words = Content.styled(title, self.voice("says" if selected else "body"))
        if self._hits is not None:
            seen = len(title) if title == whole else max(len(title) - len(self.glyphs.cut), 0)
            for hit in self._hits.finditer(whole):
                words = words.stylize(self.voice("hit"), min(hit.start(), seen), min(hit.end(), seen))
        return drawn + words

    # building

    def _begin(self, lines: Sequence[EntryLine], *, more: bool, newer: bool) -> None:
        self._entries, self._at = [], []
        self._shown = [_MORE] if newer else []
        self._newer, self._asked_newer = newer, False
        self._append(lines, more=more)

    def _append(self, lines: Sequence[EntryLine], *, more: bool) -> None:
        if self._entries and self._shown[-1] == _MORE:
            self._shown.pop()
        for line in lines:
            row = len(self._entries)
            above = self._entries[-1].day if self._entries else None
            if self._today is None and (
                above is None or (above.year, above.month) != (line.day.year, line.day.month)
            ):
                if above is not None:
                    self._shown.append(_BLANK)
                self._shown.append(_HEAD - row)
            self._entries.append(line)
            self._at.append(len(self._shown))
            self._shown.append(row)
        self._more = more
        self._asked = False
        if more:
            self._shown.append(_MORE)

    def _head_of(self, row: int) -> str:
        day = self._entries[row].day
        with_year = row == 0 or self._entries[row - 1].day.year != day.year
        return month_head(day, with_year=with_year)

    def _ask_soon(self) -> None:
        if not self._entries:
            return
        top = self.scroll_offset.y
        if self._more and not self._asked:
            seen = max(self.selected, self._row_seen(top + self.size.height, -1))
            if len(self._entries) - seen <= _SOON:
                self._asked = True
                self.post_message(self.NeedOlder(self, self._entries[-1].moment))
        if self._newer and not self._asked_newer and min(self.selected, self._row_seen(top, 1)) <= _SOON:
            self._asked_newer = True
            self.post_message(self.NeedNewer(self, self._entries[0].moment))

    def _row_seen(self, line: int, step: int) -> int:
        """The row at *line* of the window, or the next one that way."""
        line = max(0, min(line, len(self._shown) - 1))
        near = (self.row_at(at) for at in range(line, line + 4 * step, step))
        return next((row for row in near if row is not None), 0)
