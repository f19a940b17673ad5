"""Letters: people at the left, what went between you at the right. Unread is a word, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.letter import Direction
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.letters.arrivals import Arrivals
from carecompanion.tui.letters.looker import Looker
from carecompanion.tui.letters.threads import (
    Thread,
    letter_pair,
    standing_briefly,
    standing_words,
    thread_pair,
    threads_of,
)
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain_line
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.tui.widgets.pairs import Pairs
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows


class LettersScreen(CareScreen[None]):
    """The place of letters. From 110 columns a read letter is shown beside the list; else ``enter`` opens it."""

    NAME = "letters"
    AUTO_FOCUS = "#threads"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("letters") if binding.key != "enter"
    ]
    CSS_PATH = "../styles/letters.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._threads: tuple[Thread, ...] = ()
        self._arrivals = Arrivals(self, self._came_in)
        self._looker = Looker(self, self._look)
        self._beside = Looker(self, self._read_beside)

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Horizontal(id="page"):
            yield Pairs(id="threads")
            with Vertical(id="with"):
                yield Static("", id="who")
                yield Pairs(id="letters")
            yield LetterText(id="beside")
        yield EmptyPlace(say("letters.empty"), self.key_of("card"), say("letters.empty_card"))
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.look()

    def on_screen_resume(self) -> None:
        if self.care.is_open:
            self.look()

    def journal_changed(self) -> None:
        self.look()

    def look(self) -> None:
        """Read the threads anew."""
        self._looker.again()

    @told
    async def _look(self) -> None:
        companion = self.companion
        self._threads = await self.desk.run(threads_of, companion)
        has_card = await self.desk.run(companion.introducing.my_name) is not None
        was_empty = self.has_class("is-empty")
        self.set_class(not self._threads, "is-empty")
        name, words = ("partners", "letters.empty_partner") if has_card else ("card", "letters.empty_card")
        self.query_one(EmptyPlace).say_instead(say("letters.empty"), self.key_of(name), say(words))
        today = self.care.opening.world.now().date()
        self.query_one("#threads", Pairs).show_pairs([thread_pair(thread, today) for thread in self._threads])
        self._show_thread()
        if was_empty and self._threads:
            self.query_one("#threads", Pairs).focus()
        self.refresh_footer()

    # what is chosen

    @property
    def thread(self) -> Thread | None:
        """The thread one stands in."""
        row = self.query_one("#threads", Pairs).selected
        return self._threads[row] if row < len(self._threads) else None

    def _show_thread(self) -> None:
        today = self.care.opening.world.now().date()
        thread = self.thread
        pairs = [] if thread is None or thread.waits else [letter_pair(one, today) for one in thread.letters]
        sent = thread is not None and any(one.direction is Direction.LEFT for one in thread.letters)
        self.query_one("#letters", Pairs).show_pairs(pairs, say("letters.no_callback") if sent else "")
        self.query_one("#who", Static).update(self._who(thread))
        self._show_beside()

    def _who(self, thread: Thread | None) -> Content:
        if thread is None:
            return Content("")
        if thread.waits:
            return Content.styled(say("letters.stranger.says"), QUIET)
        name = Content.styled(plain_line(thread.name).plain, SAYS)
        if thread.partner is None:
            return Content.assemble(name, "\n", (say("letters.no_partner"), QUIET))
        today = self.care.opening.world.now().date()
        told_as = standing_briefly if self.has_class("-narrow") else standing_words
        standing = (f"   {told_as(thread.partner, today)}", QUIET)
        return Content.assemble(name, standing, "\n", (" ".join(thread.words), QUIET))

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if event.rows.id == "threads":
            self._show_thread()
        else:
            self._show_beside()

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        await self.action_read()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On narrow screens the pane with the focus is the one that is shown."""
        self.set_class(event.widget.id in ("letters", "beside"), "one-thread")
        self.refresh_footer()

    # beside, on wide screens

    def _show_beside(self) -> None:
        self._beside.again()

    @told
    async def _read_beside(self) -> None:
        """The chosen letter; one that is unread, or opens with a note, is never shown unasked."""
        beside = self.query_one("#beside", LetterText)
        thread, pair = self.thread, self.query_one("#letters", Pairs).selected_pair
        line = next((one for one in thread.letters if pair and one.id == pair.key), None) if thread else None
        is_open = (
            line is not None and not line.unread and not (line.has_note and line.direction is Direction.CAME)
        )
        beside.set_class(is_open, "has-words")
        if line is not None and is_open and self.has_class("-wide"):
            letter = await self.desk.run(self.companion.corresponding.letter, line.id)
            beside.show_letter(letter.human)

    def on_resize(self) -> None:
        self._show_thread()

    # commands

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["read", "write", "open_file", "partners", "card"]
        if not self._threads:
            names = ["card", "partners", "open_file", "write"]
        elif self.has_class("one-thread"):
            names = ["read", "write", "back", "open_file", "partners", "card"]
        by_name = {command.name: command for command in commands_of("letters")}
        return tuple(by_name[name] for name in names)

    async def action_read(self) -> None:
        letters = self.query_one("#letters", Pairs)
        thread = self.thread
        if thread is None:
            return
        if thread.waits:
            self._arrivals.ask_about(thread.letters[0].id)
        elif not letters.has_focus and thread.letters:
            self.add_class("one-thread")
            letters.focus()
        elif letters.selected_pair is not None:
            await self._open(letters.selected_pair.key)

    @told
    async def _open(self, letter_id: str) -> None:
        self._show_letter(await self.desk.run(self.companion.corresponding.letter, letter_id))

    def _show_letter(self, letter: StoredLetter) -> None:
        self.app.push_screen(room("letter", letter=letter))

    def _came_in(self, letter: StoredLetter) -> None:
        self.care.journal_changed()
        self._show_letter(letter)

    def action_write(self) -> None:
        thread = self.thread
        partner = thread.partner if thread is not None else None
        if partner is not None and partner.blocked:
            partner = None
        self.app.push_screen(room("compose", to=partner))

    def action_open_file(self) -> None:
        self._arrivals.ask_for_file()

    def action_partners(self) -> None:
        self.app.push_screen(room("partners"))

    def action_card(self) -> None:
        self.app.push_screen(room("card"))

    def action_forget(self) -> None:
        letters = self.query_one("#letters", Pairs)
        thread, pair = self.thread, letters.selected_pair
        if thread is None or thread.waits or pair is None or not letters.has_focus:
            return
        line = next(one for one in thread.letters if one.id == pair.key)
        came = line.direction is Direction.CAME

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._forget(line.id))

        self.app.push_screen(
            ConfirmDialog(
                title=say("letter.let_go.title"),
                says=say("letter.let_go.came" if came else "letter.let_go.left"),
                means=say("letter.let_go.means"),
                yes=say("letter.let_go.yes"),
                no=say("letter.let_go.no"),
            ),
            answered,
        )

    @told
    async def _forget(self, letter_id: str) -> None:
        letter = await self.desk.run(self.companion.corresponding.letter, letter_id)
        await self.desk.run(self.companion.corresponding.forget, letter)
        self.care.journal_changed()

    def action_back(self) -> None:
        if self.has_class("one-thread"):
            self.remove_class("one-thread")
            self.query_one("#threads", Pairs).focus()
