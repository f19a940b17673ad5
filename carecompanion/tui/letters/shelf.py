"""What the place of letters shows: people and circles, the letters of one of them, and a letter beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from carecompanion.domain.letter import Direction
from carecompanion.domain.text import capitalised
from carecompanion.errors import BadInput
from carecompanion.tui.letters.beside import show_draft, show_letter
from carecompanion.tui.letters.list_head import found_head, going_head, thread_head
from carecompanion.tui.letters.listed import (
    PAGE,
    Page,
    draft_pair,
    found_page,
    letter_pair,
    letters_page,
    listed,
    together,
)
from carecompanion.tui.letters.threads import (
    Begun,
    Thread,
    thread_pair,
    threads_of,
)
from carecompanion.tui.looker import Looker
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.searching import words_of
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.tui.widgets.notice import Notice
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.pairs import Pairs
from carecompanion.words import say
from carecompanion.words.numbers import in_words

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft
    from carecompanion.tui.letters.listed import Listed
    from carecompanion.tui.widgets.pairs import Pair
    from carecompanion.tui.widgets.rows import Rows

THREAD, GOING, FOUND = "thread", "going", "found"
"""What the list of letters holds: those of the chosen thread, those that go soon, or what a search found."""
_IN_WORDS: Final = 9


class LettersShelf(CareScreen[None]):
    """Looks again whenever something changed. Letters are read a page at a time, as one comes near the end."""

    def __init__(self) -> None:
        super().__init__()
        self._threads: tuple[Thread, ...] = ()
        self._holds = THREAD
        self._letters: tuple[Listed, ...] = ()
        self._before: int | None = None
        self._going: tuple[Listed, ...] = ()
        self._shown_key = ""
        self._looker = Looker(self, self._look)
        self._beside = Looker(self, self._read_beside)

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Horizontal(id="search-line"):
            yield Static("/", id="slash")
            yield OneLine(placeholder=say("letters.search"), id="search", select_on_focus=False)
        yield Notice(id="notice")
        with Horizontal(id="page"):
            yield Pairs(id="threads")
            with Vertical(id="with"):
                yield Static("", id="who")
                yield Pairs(id="letters")
            yield LetterText(id="beside")
        yield EmptyPlace(say("letters.empty"), self.key_of("card"), say("letters.empty_card"))
        yield from self.compose_footer()

    def on_screen_resume(self) -> None:
        if self.care.is_open:
            self.look()

    def journal_changed(self) -> None:
        self.look()

    def look(self) -> None:
        """Read the threads anew, and the letters of the chosen one as far down as one has gone."""
        self._looker.again()

    @property
    def _today(self) -> date:
        return self.care.opening.world.now().date()

    @property
    def threads(self) -> Pairs:
        """The list of people and circles."""
        return self.query_one("#threads", Pairs)

    @property
    def letters(self) -> Pairs:
        """The list of letters."""
        return self.query_one("#letters", Pairs)

    @told
    async def _look(self) -> None:
        companion = self.companion
        self._threads = await self.desk.run(threads_of, companion)
        has_card = await self.desk.run(companion.introducing.my_name) is not None
        await self._look_at_going(companion)
        was_empty = self.has_class("is-empty")
        self.set_class(not self._threads, "is-empty")
        name, words = ("partners", "letters.empty_partner") if has_card else ("card", "letters.empty_card")
        self.query_one(EmptyPlace).say_instead(say("letters.empty"), self.key_of(name), say(words))
        self.threads.show_pairs([thread_pair(thread, self._today) for thread in self._threads])
        await self._fill()
        if was_empty and self._threads:
            self.threads.focus()
        self.refresh_footer()

    async def _look_at_going(self, companion: Companion) -> None:
        """Showing what goes after today is what counts as having told it: only where it is seen is it asked for so."""
        letting_go, was_there = companion.letting_go, bool(self._going)
        is_seen = self.app.screen is self
        lines = await self.desk.run(letting_go.notices if is_seen else letting_go.going)
        self._going = await self.desk.run(listed, companion, lines)
        count = len(self._going)
        says = say("letters.going_one") if count == 1 else ""
        if count > 1:
            number = capitalised(in_words(count, up_to=_IN_WORDS))
            says = say("letters.going_many", number=number)
        ways = say("letters.going_ways", look="enter", keep=self.key_of("keep"))
        notice = self.query_one(Notice)
        notice.say_this(says, ways if says else "")
        if count and not was_there and self.threads.has_focus:
            notice.focus()
        if not count and notice.has_focus:
            self.threads.focus()
        if not count and self._holds == GOING:
            self._holds = THREAD
            self.threads.focus()

    # what is chosen

    @property
    def thread(self) -> Thread | None:
        """The thread one stands in."""
        row = self.threads.selected
        return self._threads[row] if row < len(self._threads) else None

    @property
    def letter(self) -> Listed | None:
        """The letter one stands on."""
        pair = self.letters.selected_pair
        return next((one for one in self._letters if pair and one.line.id == pair.key), None)

    @property
    def draft(self) -> Draft | None:
        """The draft one stands on, among the letters."""
        pair = self.letters.selected_pair
        return next((one.draft for one in self._drafts if pair and f"draft:{one.draft.id}" == pair.key), None)

    @property
    def _drafts(self) -> tuple[Begun, ...]:
        thread = self.thread
        return thread.drafts if self._holds == THREAD and thread is not None else ()

    @property
    def query_text(self) -> str:
        """What is searched for."""
        return self.query_one("#search", Input).value.strip()

    # the letters of it

    def hold(self, what: str) -> None:
        """Let the list of letters hold something else."""
        self._holds = what
        self.set_class(what == FOUND, "searching")
        self.begin_anew(self._filled, group="letters")

    @told
    async def _filled(self) -> None:
        await self._fill()

    async def _fill(self) -> None:
        thread = self.thread
        key = self._holds if self._holds != THREAD else (thread.key if thread is not None else "")
        is_same = key == self._shown_key
        page = await self._page(limit=max(PAGE, len(self._letters)) if is_same and key != FOUND else PAGE)
        if thread is not self.thread:
            return  # another was chosen meanwhile, and comes by itself
        self._letters, self._before = page.letters, page.before
        if not is_same:
            self._shown_key = key
            self.letters.show_pairs(())
        self.letters.show_pairs(*self._pairs(), more=self._before is not None)
        self.query_one("#who", Static).update(self._who(thread))
        self._show_beside()
        self.refresh_footer()

    async def _page(self, before: int | None = None, limit: int = PAGE) -> Page:
        thread = self.thread
        if self._holds == GOING:
            return Page(self._going)
        if self._holds == FOUND:
            return await self._found(before, limit)
        if thread is None or thread.waits:
            return Page()
        return await self.desk.run(letters_page, self.companion, thread, before, limit)

    async def _found(self, before: int | None, limit: int) -> Page:
        words = self.query_text
        try:
            return await self.desk.run(found_page, self.companion, words, before, limit) if words else Page()
        except BadInput:
            return Page()  # more than a search can hold is found nowhere

    def _pairs(self) -> tuple[list[Pair], str]:
        thread = self.thread
        is_circle = thread is not None and thread.is_circle
        says_who = self._holds != THREAD or is_circle
        shown = together(self._letters)
        pairs = [letter_pair(one, self._today, says_who=says_who) for one in shown]
        has_left = any(one.line.direction is Direction.LEFT for one in self._letters)
        foot = (
            say("letters.no_callback") if has_left and self._before is None and self._holds == THREAD else ""
        )
        return [*(draft_pair(draft) for draft in self._drafts), *pairs], foot

    def on_pairs_need_more(self, event: Pairs.NeedMore) -> None:
        event.stop()
        if event.pairs is self.letters and self._before is not None:
            self.run_worker(self._go_on(), group="more")

    @told
    async def _go_on(self) -> None:
        known, before = self._letters, self._before
        page = await self._page(before)
        if self._letters is known and before is not None:
            self._letters, self._before = (*known, *page.letters), page.before
            self.letters.go_on(*self._pairs(), more=self._before is not None)

    # who

    def _who(self, thread: Thread | None) -> Content:
        if self._holds == FOUND:
            return found_head(is_nothing_found=bool(self.query_text) and not self._letters)
        if self._holds == GOING:
            return going_head()
        return thread_head(thread, self._today, is_narrow=self.has_class("-narrow"))

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if event.rows is self.threads:
            self.hold(THREAD)
        else:
            self._show_beside()
            self.refresh_footer()

    # beside, on wide screens

    def _show_beside(self) -> None:
        self._beside.again()

    @told
    async def _read_beside(self) -> None:
        beside, letter, draft = self.query_one("#beside", LetterText), self.letter, self.draft
        beside.set_class(bool(letter or draft), "has-words")
        if not self.has_class("-wide"):
            return
        if draft is not None:
            await show_draft(self, beside, draft)
        elif letter is not None:
            searched = words_of(self.query_text) if self._holds == FOUND else ()
            await show_letter(self, beside, letter.line, searched)

    def on_resize(self) -> None:
        self.query_one("#who", Static).update(self._who(self.thread))
        self._show_beside()
        self.refresh_footer()
