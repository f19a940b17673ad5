"""Palette: everything by name, over whatever one was doing."""

from __future__ import annotations

from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from carecompanion.errors import BadInput, CareError, Interrupted
from carecompanion.tui.lines import keys_line
from carecompanion.tui.palette.commands import offers_anywhere, offers_here, offers_to_go
from carecompanion.tui.palette.offer import ENTRIES, Offer
from carecompanion.tui.palette.practices import offers_to_begin, read_practices
from carecompanion.tui.palette.prompts import offers_to_answer, read_prompts
from carecompanion.tui.palette.settings import offers_to_set, read_chosen
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.searching import Searching
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say
from carecompanion.words.days import day_seen_from

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

ENTRIES_FROM = 2
ENTRIES_AT_MOST = 5
PROMPTS_AT_MOST = 20
MARKS = "“”\"'():,.;?"


class PaletteScreen(CareScreen[None], ModalScreen[None]):
    """A field and what its words find: do, go, entries, practices, settings, prompts."""

    NAME = "palette"
    AUTO_FOCUS = "#wanted"
    CSS_PATH: ClassVar = ["../styles/palette.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, *, over: Screen[Any]) -> None:
        super().__init__()
        self._over = over
        self._here: list[Offer] = []
        self._anywhere: list[Offer] = []
        self._places: list[Offer] = []
        self._settings: list[Offer] = []
        self._practices: list[Offer] = []
        self._prompts: list[Offer] = []
        self._entries: list[Offer] = []
        self._shown: list[Offer] = []
        self._searching = Searching()

    def compose(self) -> ComposeResult:
        keys = (
            ("enter", say("palette.key.do")),
            ("↑↓", say("palette.key.move")),
            ("esc", say("palette.key.close")),
        )
        with Vertical(id="box"):
            with Horizontal(id="ask"):
                yield Static(plain(self.care.glyphs.chosen), id="sign")
                yield OneLine(placeholder=say("palette.ask"), id="wanted", select_on_focus=False)
            yield Static("", id="line")
            yield GroupedRows(led=True, id="found")
            yield Static(plain(say("palette.nothing")), id="nothing")
            yield KeyHints(keys_line(keys, gap=3), id="keys")

    @told
    async def on_mount(self) -> None:
        self._here = offers_here(self.care, self._over)
        self._anywhere = offers_anywhere(self.care, self._over)
        self._places = offers_to_go(self.care)
        self._show()
        chosen = await self.desk.run(read_chosen, self.companion)
        if self.care.is_open:
            self._settings = offers_to_set(self.care, chosen)
            self._show()
        practices = await self.desk.run(read_practices, self.companion)
        self._practices = offers_to_begin(self._over, practices)
        prompts = await self.desk.run(read_prompts, self.companion)
        self._prompts = offers_to_answer(self.care, prompts)
        self._show()

    # what is found

    @property
    def _words(self) -> list[str]:
        typed = self.query_one("#wanted", Input).value.casefold().split()
        return [word for word in (part.strip(MARKS) for part in typed) if word]

    def _show(self, *, searched: bool = True) -> None:
        words = self._words
        if words:
            # A place that begins so is what is meant: "journal" is the Journal, not locking it.
            begun = " ".join(words)
            meant = [offer for offer in self._places if offer.words.casefold().startswith(begun)]
            every = (*self._here, *self._anywhere, *self._places)
            found = meant + [offer for offer in every if offer.holds(words) and offer not in meant]
            found += self._entries
            found += [offer for offer in self._practices if offer.holds(words)]
            found += [offer for offer in self._settings if offer.holds(words)]
            found += [offer for offer in self._prompts if offer.holds(words)][:PROMPTS_AT_MOST]
        else:
            found = [*self._here, *self._places, *self._anywhere, *self._settings]
        self._shown = found
        rows = [GroupedRow(one.words, say(f"palette.group.{one.group}"), one.right) for one in found]
        self.query_one(GroupedRows).show_rows(rows, hits=words)
        self.set_class(not found and searched, "-nothing")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Commands at once, entries a moment later."""
        event.stop()
        query = event.value.strip()
        turn = self._searching.begin()
        self._entries = []
        self.query_one(GroupedRows).selected = 0
        is_long_enough = len(query) >= ENTRIES_FROM
        self._show(searched=not is_long_enough)
        if is_long_enough:
            self.begin_anew(self._find_entries, turn, query)

    @told
    async def _find_entries(self, turn: int, query: str) -> None:
        try:
            lines = await self.desk.run(
                self._searching.find, turn, self.companion, query, limit=ENTRIES_AT_MOST
            )
        except Interrupted:
            return
        except BadInput:
            lines = ()
        today = self.care.opening.world.now().date()
        self._entries = [
            Offer(ENTRIES, line.title, day_seen_from(line.day, today), partial(self._open_entry, line.id))
            for line in lines
        ]
        self._show()

    async def _open_entry(self, entry_id: Any) -> None:  # noqa: ANN401 - an EntryId, typed where it is used
        await self.app.push_screen(room("entry", entry_id=entry_id))

    # keys

    def action_move(self, by: int) -> None:
        """One row up or down, while the words stay where they are typed."""
        self.query_one(GroupedRows).action_move(by)

    def action_page(self, by: int) -> None:
        """A screenful up or down."""
        self.query_one(GroupedRows).action_page(by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: do it."""
        event.stop()
        self._do_selected()

    def on_rows_row_chosen(self, event: GroupedRows.RowChosen) -> None:
        """A click on the selected row."""
        event.stop()
        self._do_selected()

    def _do_selected(self) -> None:
        row = self.query_one(GroupedRows).selected
        if row < len(self._shown):
            offer, app = self._shown[row], self.care

            async def do() -> None:
                try:
                    done = offer.run()
                    if isawaitable(done):
                        await done
                except CareError as error:
                    app.tell(error)

            self.dismiss(None)
            app.call_later(do)

    def action_back(self) -> None:
        """Close; what was under it is as it was."""
        self.dismiss(None)
