"""One tab of Patterns: what it is about, the plot, and its reading in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from carecompanion.domain.plot import Mirror, Multiples
from carecompanion.errors import CareError
from carecompanion.tui.looker import Looker
from carecompanion.tui.patterns.pages import FIRST_SPAN, SPANS, Page, Shelf, marks_on, plot_of, span_words
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.plot_view import PlotView
from carecompanion.tui.widgets.word_line import WordLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.domain.plot import Plot
    from carecompanion.tui.app import CareApp

WAIT_SECONDS = 0.15
LOOKED_THROUGH = 12


class PatternPanel(Vertical):
    """Keeps which page it shows and over how long a time; looks again when told to."""

    def __init__(self, tab: str) -> None:
        super().__init__(id=tab, classes="panel")
        self.tab = tab
        self._shelf = Shelf(())
        self._at = 0
        self._span = FIRST_SPAN
        self._reading = ""
        self._has_leafed = False
        self._is_stale = True
        self._looker = Looker(self, self._look)

    def compose(self) -> ComposeResult:
        with Horizontal(classes="about"):
            yield WordLine(id=f"who-{self.tab}")
            yield Static("", classes="span")
        yield PlotView(id=f"plot-{self.tab}")
        yield Static("", classes="reading")

    def mark(self, *, is_here: bool) -> None:
        """Say whether one is in this one of four."""
        self.query_one(WordLine).show_marks(is_shown=is_here)

    # what it shows

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._shelf.pages[self._at] if self._shelf.pages else None

    @property
    def weeks(self) -> int:
        """Over how many weeks."""
        return SPANS[self._span]

    @property
    def reading(self) -> str:
        """The plot in words."""
        return self._reading

    def show_shelf(self, shelf: Shelf) -> None:
        """Other pages: the same one stays where it is still there."""
        held = self.page
        self._shelf = shelf
        same = [at for at, page in enumerate(shelf.pages) if _is_same(page, held)]
        if not same:
            self._has_leafed = False
        self._at = same[0] if same else min(shelf.first, max(len(shelf.pages) - 1, 0))
        self._name_page()
        self._is_stale = True
        if self.display:
            self._looker.again()

    def on_show(self) -> None:
        """What is out of sight is not read: it is now."""
        if self._is_stale:
            self._looker.again()

    def _name_page(self) -> None:
        words = [page.words for page in self._shelf.pages] or [say(f"plots.tab.{self.tab}")]
        self.query_one(WordLine).show_words(words, self._at)
        self.query_one(".span", Static).update(plain(span_words(self.page, self.weeks)))

    # leafing

    def leaf(self, by: int) -> None:
        """The next page, or the one before."""
        self.query_one(WordLine).choose(self._at + by)

    def on_word_line_chosen(self, event: WordLine.Chosen) -> None:
        event.stop()
        self._at, self._has_leafed = event.at, True
        self._name_page()
        self._looker.again()

    def widen(self, by: int) -> None:
        """A longer time, or a shorter one."""
        span = max(0, min(self._span + by, len(SPANS) - 1))
        if span != self._span:
            self._span = span
            self._name_page()
            self._looker.again()

    # looking

    async def _look(self) -> None:
        care = cast("CareApp", self.app)
        if not care.is_open:
            return
        self._is_stale = False
        waiting = self.set_timer(WAIT_SECONDS, self._say_reading)
        try:
            page, plot = await self._plot()
        except CareError as error:
            care.tell(error)
            return
        finally:
            waiting.stop()
        if page != self.page or not care.is_open:
            return
        self._reading = plot.reading if plot is not None else ""
        self.query_one(PlotView).show_plot(plot, care.opening.world.now().date())
        # A tab without anything says what would stand there; some plots say their readings among their rows.
        words = say(f"plots.empty_{self.tab}") if plot is None else self._reading
        self._say("" if isinstance(plot, Multiples | Mirror) else words)

    async def _plot(self) -> tuple[Page | None, Plot | None]:
        """The page and its plot; on the first look, of the page that has the most to show."""
        care = cast("CareApp", self.app)
        page = self.page
        if page is None:
            return None, None
        plot = await care.desk.run(plot_of, care.companion, page, self.weeks)
        if self._has_leafed or page.month is not None:
            return page, plot
        self._has_leafed = True
        richest, at = plot, self._at
        for number, other in enumerate(self._shelf.pages[:LOOKED_THROUGH]):
            if other == page:
                continue
            seen = await care.desk.run(plot_of, care.companion, other, self.weeks)
            if marks_on(seen) > marks_on(richest):
                richest, at = seen, number
        if page == self.page and at != self._at:
            self._at = at
            self._name_page()
        return self.page, richest

    def _say_reading(self) -> None:
        self._say(say("plots.reading_entries"))

    def _say(self, words: str) -> None:
        reading = self.query_one(".reading", Static)
        reading.update(plain(words))
        reading.display = bool(words)  # where there is nothing to say, its row is the plot's


def _is_same(page: Page, held: Page | None) -> bool:
    if held is None or page.tab != held.tab or page.option != held.option or page.month != held.month:
        return False
    return (page.subject.key if page.subject else "") == (held.subject.key if held.subject else "")
