"""Letters: people and circles at the left, what went between you at the right. Unread is a word, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from carecompanion.domain.letter import Direction
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.letters.arrivals import Arrivals
from carecompanion.tui.letters.letting_go import before_letting_go
from carecompanion.tui.letters.received import Received
from carecompanion.tui.letters.shelf import FOUND, GOING, THREAD, LettersShelf
from carecompanion.tui.letters.unfinished import page_of
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import told
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from carecompanion.domain.letter import LetterLine, StoredLetter
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.notice import Notice
    from carecompanion.tui.widgets.rows import Rows


class LettersScreen(LettersShelf):
    """The place of letters. From 110 columns a read letter is shown beside the list; else ``enter`` opens it."""

    NAME = "letters"
    OPENS_LINE = "search"
    AUTO_FOCUS = "#threads"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("letters") if binding.key != "enter"
    ]
    CSS_PATH = "../styles/letters.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._received = Received(self)
        self._arrivals = Arrivals(self, self._came_in)

    # where one stands

    @property
    def is_in_search(self) -> bool:
        """Is one typing into the search?"""
        return self.focused is not None and self.focused.id == "search"

    @property
    def is_on_notice(self) -> bool:
        """Does one stand on the line about letters that go?"""
        return self.focused is not None and self.focused.id == "notice"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On narrow screens the pane with the focus is the one that is shown."""
        self.set_class(event.widget.id in ("letters", "beside"), "one-thread")
        if event.widget.id == "threads" and self._holds == GOING:
            self.hold(THREAD)
        self.refresh_footer()

    def on_notice_left(self, event: Notice.Left) -> None:
        event.stop()
        self.threads.focus()

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the window, or a letter pasted as text, where nothing is being typed."""
        event.stop()
        self._arrivals.ask_for_file(event.text)

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["read", "write", "open_file", "partners", "card"]
        if not self._threads:
            names = ["card", "partners", "open_file", "write"]
        elif self.is_in_search or self._holds == FOUND:
            names = ["read", "back"]
        elif self.is_on_notice or self._holds == GOING:
            names = ["read", "keep", "back"]
        elif self.has_class("one-thread"):
            names = ["read", "write", "back", "open_file", "partners", "card"]
        if self.thread is not None and self.thread.is_circle and self._holds == THREAD:
            names = ["read", "circle", "write", *names[2:]]
        by_name = {command.name: command for command in commands_of("letters")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self.is_on_notice:
            return [("enter", say("letters.key.look")), *keys[1:]]
        if self.is_in_search:
            return [("enter", say("letters.key.to_list")), ("esc", say("letters.key.all_again"))]
        return keys

    # reading

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        await self.action_read()

    async def action_read(self) -> None:
        thread, draft, letter = self.thread, self.draft, self.letter
        if self.is_on_notice:
            self.hold(GOING)
            self.letters.focus()
        elif self.letters.has_focus:
            if draft is not None:
                await self.app.push_screen(page_of(draft))
            elif letter is not None:
                await self._open(letter.line)
        elif thread is None:
            return
        elif thread.waits and thread.newest is not None:
            self._arrivals.strangers.ask_about(thread.newest.id)
        elif thread.is_to_nobody_yet:
            await self.app.push_screen(page_of(thread.drafts[0].draft))
        elif thread.newest is not None or thread.drafts:
            self.letters.focus()
        elif thread.circle is not None:
            self.action_circle()

    @told
    async def _open(self, line: LetterLine) -> None:
        self._received.show(await self.desk.run(self.companion.corresponding.letter, line.id))

    def _came_in(self, letter: StoredLetter) -> None:
        self.care.journal_changed()
        self._received.show(letter)

    def action_open_file(self) -> None:
        self._arrivals.ask_for_file()

    # finding

    def action_search(self) -> None:
        if self._threads:
            self.hold(FOUND)
            self.type_into(self.query_one("#search", Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._holds == FOUND:
            self.hold(FOUND)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.begin_anew(self._go_into_found, group="letters")

    @told
    async def _go_into_found(self) -> None:
        # Who types fast asks for the list before what the last words find is in it.
        await self._fill()
        if self.is_in_search and self.letters.row_count():
            self.letters.focus()

    def action_back(self) -> None:
        if self._holds != THREAD:
            self.hold(THREAD)
            self.query_one("#search", Input).value = ""
        self.remove_class("one-thread")
        self.threads.focus()

    # doing

    def action_write(self) -> None:
        thread = self.thread
        if thread is not None and thread.circle is not None:
            self.app.push_screen(room("compose", circle=thread.circle))
            return
        partner = thread.partner if thread is not None else None
        if partner is not None and partner.blocked:
            partner = None
        self.app.push_screen(room("compose", to=partner))

    def action_partners(self) -> None:
        self.app.push_screen(room("partners"))

    def action_card(self) -> None:
        self.app.push_screen(room("card"))

    def action_circle(self) -> None:
        thread = self.thread
        if thread is not None and thread.circle is not None:
            self.app.push_screen(room("circle", circle=thread.circle))

    def action_new_circle(self) -> None:
        def named(name: str | None) -> None:
            if name is not None:
                self.run_worker(self._make_circle(name), group="circle")

        self.app.push_screen(
            LineDialog(
                title=say("letters.new_circle.title"),
                says=say("letters.new_circle.says"),
                means=say("letters.new_circle.means"),
                yes=say("letters.new_circle.yes"),
                no=say("letters.new_circle.no"),
            ),
            named,
        )

    @told
    async def _make_circle(self, name: str) -> None:
        circle = await self.desk.run(self.companion.circling.create, name)
        self.care.journal_changed()
        self.app.push_screen(room("circle", circle=circle))

    async def action_keep(self) -> None:
        """Keep for one's own safety what one stands on, or the one letter that is going."""
        if self.is_on_notice:
            if len(self._going) == 1:
                await self._keep(self._going[0].line)
            else:
                await self.action_read()
        elif self.letters.has_focus and self.letter is not None:
            await self._keep(self.letter.line)

    @told
    async def _keep(self, line: LetterLine) -> None:
        if line.direction is Direction.LEFT or line.kept_for_safety:
            return
        corresponding = self.companion.corresponding
        letter = await self.desk.run(corresponding.letter, line.id)
        await self.desk.run(corresponding.keep_for_safety, letter)
        self.care.mention(say("letters.kept_now"))
        self.care.journal_changed()

    def action_forget(self) -> None:
        thread, letter = self.thread, self.letter
        if thread is None or letter is None or not self.letters.has_focus:
            return
        line = letter.line

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._forget(line.id))

        self.app.push_screen(before_letting_go(line), answered)

    @told
    async def _forget(self, letter_id: str) -> None:
        letter = await self.desk.run(self.companion.corresponding.letter, letter_id)
        await self.desk.run(self.companion.corresponding.forget, letter)
        self.care.journal_changed()
