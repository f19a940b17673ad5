"""What the journal shows: pages of entries or what a search found, and the selected entry beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from carecompanion.domain.entry import Filters
from carecompanion.errors import BadInput, Interrupted
from carecompanion.tui.dialogs.filters import filters_in_words
from carecompanion.tui.journal_window import PAGE, Window, around, down_from, newest, oldest
from carecompanion.tui.leaf import parts_of, read_leaf
from carecompanion.tui.over_entry import OverEntry
from carecompanion.tui.screen import told
from carecompanion.tui.searching import Searching, words_of
from carecompanion.tui.text import plain_line
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.ledger import Ledger
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.prose import Prose
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from textual.app import ComposeResult
    from textual.timer import Timer

    from carecompanion.domain.entry import Entry, EntryLine
    from carecompanion.domain.ids import EntryId
    from carecompanion.tui.journal_window import Reader

FOLLOW_SECONDS = 0.08


class JournalList(OverEntry[None]):
    """The list, what is searched for, which entries are meant, and the reading pane."""

    NAME = "journal"

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self._is_closest = False
        self._has_deleted = False
        self._searching = Searching()
        self._follow: Timer | None = None
        self._wanted: EntryId | None = None

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Vertical(id="page"):
            with Horizontal(id="search-line"):
                yield Static("/", id="slash")
                yield OneLine(placeholder=say("journal.search"), id="search", select_on_focus=False)
                yield Static("", id="about")
            with Horizontal(id="panes"):
                yield from self.compose_beside()
                yield Ledger(id="list")
                yield Prose(marks_focus=True, id="reading")
            yield EmptyPlace()
        yield from self.compose_footer()

    def compose_beside(self) -> ComposeResult:
        """What stands left of the list on a wide screen."""
        yield from ()

    def on_mount(self) -> None:
        self._look()

    def on_descendant_focus(self) -> None:
        """Other keys work in the list than in the search."""
        self.refresh_footer()

    def journal_changed(self) -> None:
        self._look()

    # what is shown

    @property
    def ledger(self) -> Ledger:
        """The list."""
        return self.query_one(Ledger)

    @property
    def has_list(self) -> bool:
        """Is there any entry to do something with?"""
        return self.ledger.row_count() > 0

    @property
    def query_text(self) -> str:
        """What is searched for; empty when nothing is."""
        return self.query_one("#search", Input).value.strip()

    def _look(self, *, anew: bool = False) -> None:
        """Read the list as far down as one has gone (*anew*: its first page), and the entry beside it."""
        if not self.is_attached:
            return
        ledger, wanted = self.ledger, self.ledger.selected + PAGE
        if anew:
            self._show_window(newest)
        elif ledger.has_newer:
            self._show_window(partial(down_from, top=ledger.entries[0].moment, limit=wanted))
        else:
            self._show_window(partial(newest, limit=wanted))

    def look_around(self, day: date) -> None:
        """Select the newest entry of *day*, or the next older one, wherever in the journal it is."""
        self._is_closest = False
        if not self.ledger.select_day(day):
            self._show_window(partial(around, day=day))

    def _show_window(self, which: Callable[[Reader], Awaitable[Window]]) -> None:
        if self.care.is_open:
            self.begin_anew(self._fill, self._searching.begin(), which, group="list")

    @told
    async def _fill(self, turn: int, which: Callable[[Reader], Awaitable[Window]]) -> None:
        window = Window()
        try:
            window = await which(partial(self._lines, turn))
        except Interrupted:
            return
        except BadInput:
            pass  # more than a search can hold is found nowhere
        lines = window.lines
        closest = self._is_closest and bool(self.query_text)
        self.ledger.underline(words_of(self.query_text))
        self.query_one(Prose).underline(words_of(self.query_text))
        today = self.care.opening.world.now().date() if closest else None
        self.ledger.set_page(lines, window.older, newer=window.newer, row=window.row, today=today)
        if self._wanted is not None and self.ledger.select_entry(self._wanted):
            self._wanted = None
        self._show_state(is_empty=not lines)
        await self._read_selected()

    async def _lines(
        self,
        turn: int,
        *,
        limit: int = PAGE,
        before: int | None = None,
        after: int | None = None,
        offset: int = 0,
    ) -> tuple[EntryLine, ...]:
        companion, query = self.companion, self.query_text
        if not query:
            return await self.desk.run(
                companion.reading.page, self._filters, before=before, after=after, limit=limit
            )
        asked: dict[str, int | None] = {"before": before, "after": after}
        if self._is_closest:
            asked = {"offset": offset, "ranked": True}
        return await self.desk.run(
            self._searching.find, turn, companion, query, filters=self._filters, limit=limit, **asked
        )

    def on_ledger_need_older(self, event: Ledger.NeedOlder) -> None:
        """Older entries, a page at a time; whatever changes the list meanwhile drops them."""
        event.stop()
        self.run_worker(self._add_older(event.before), group="list")

    @told
    async def _add_older(self, before: int) -> None:
        known = self.ledger.entries
        try:
            lines = await self._lines(self._searching.turn, before=before, offset=len(known))
        except Interrupted:
            return
        if self.ledger.entries is known:
            self.ledger.add_older(lines, len(lines) == PAGE)

    def on_ledger_need_newer(self, event: Ledger.NeedNewer) -> None:
        """Newer entries, where one came from the other end."""
        event.stop()
        self.run_worker(self._add_newer(event.after), group="list")

    @told
    async def _add_newer(self, after: int) -> None:
        known = self.ledger.entries
        try:
            lines = await self._lines(self._searching.turn, after=after)
        except Interrupted:
            return
        if self.ledger.entries is known:
            self.ledger.add_newer(lines, len(lines) == PAGE)

    def on_ledger_need_end(self, event: Ledger.NeedEnd) -> None:
        """The newest or the oldest of all, at once."""
        event.stop()
        self._show_window(partial(newest, row=0) if event.newest else oldest)

    def _show_state(self, *, is_empty: bool) -> None:
        query, filters = self.query_text, filters_in_words(self._filters)
        is_whole = not query and not filters
        self.set_class(is_empty and is_whole, "-empty")
        self.set_class(is_empty and not is_whole, "-nothing")
        self.set_class(is_whole, "-at-rest")
        if is_empty:
            which = "empty" if is_whole else "nothing" if query else "nothing_fits"
            name = {"empty": "new", "nothing": "back", "nothing_fits": "filters"}[which]
            key = "esc" if name == "back" else self.key_of(name)
            self.query_one(EmptyPlace).say_instead(say(f"journal.{which}"), key, say(f"journal.{which}_key"))
        order = say("journal.closest" if self._is_closest else "journal.newest") if query else ""
        said = " · ".join(part for part in (filters, order) if part) or say("journal.everything")
        self.query_one("#about", Static).update(plain_line(said))
        if self.focused is None and not is_empty:
            self.ledger.focus()
        self.refresh_footer()

    # the entry beside the list

    def on_rows_row_selected(self, event: Ledger.RowSelected) -> None:
        """The reading pane follows a moment later, so that moving through the list stays light."""
        event.stop()
        self._read_later()

    def on_resize(self) -> None:
        """A wider screen may show the entry again."""
        self._read_later()

    def _read_later(self) -> None:
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW_SECONDS, self._read_soon)

    def _read_soon(self) -> None:
        if self.care.is_open:
            self.begin_anew(self._read_selected, group="reading")

    @told
    async def _read_selected(self) -> None:
        reading, line = self.query_one(Prose), self.ledger.selected_entry
        if not reading.display or not self.care.is_open:
            return
        found = None if line is None else await self.desk.run(read_leaf, self.companion, line.id)
        if found is None:
            reading.show_parts(())
            return
        today = self.care.opening.world.now().date()
        parts = parts_of(*found, today=today, at_a_glance=True)
        if parts != reading.parts:
            reading.show_parts(parts)

    async def _selected(self) -> Entry | None:
        """The entry of the selected row; None where there is none, or it went meanwhile."""
        line = self.ledger.selected_entry
        if line is None or not self.has_list:
            return None
        found = await self.desk.run(read_leaf, self.companion, line.id)
        return None if found is None else found[0]
