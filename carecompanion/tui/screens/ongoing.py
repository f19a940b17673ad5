"""Ongoing: what is open, what was promised, and when one wished to look again. Nothing here is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from carecompanion.domain.text import shorten
from carecompanion.tui.commands import bindings_of, command_named, commands_of, spoken
from carecompanion.tui.dialogs.promise import PromiseDialog
from carecompanion.tui.ongoing.doors import OUTCOMES, Doors
from carecompanion.tui.ongoing.listed import (
    PROMISE,
    Ongoing,
    about_promise,
    about_run,
    entry_of,
    ongoing,
    rows_of,
    step_of,
)
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.programme.where import where_in_words
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import told
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.ongoing_card import CardWords, OngoingCard
from carecompanion.tui.widgets.ongoing_rows import OngoingRows
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.promise import Promised
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows

MOST_OF_IT = 2_000
"""Characters of a commitment on its card; the entry has them all."""
DOORS = ("kept", "changed", "let_go", "company")


class OngoingScreen(LookingPlace):
    """The list, and below or beside it the card of what is selected; alone where it is narrow."""

    NAME = "ongoing"
    AUTO_FOCUS = "#ongoing"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("ongoing") if binding.key != "enter"
    ]
    CSS_PATH = "../styles/ongoing.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._shown = Ongoing((), ())
        self._settled = False
        self._wanted = ""
        self._doors = Doors(self)

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Horizontal(id="page"):
            yield OngoingRows(id="ongoing")
            yield OngoingCard(id="card")
        yield EmptyPlace(say("ongoing.empty"), self.key_of("new"), say("ongoing.empty_key"))
        yield from self.compose_footer()

    @property
    def rows(self) -> OngoingRows:
        """The list."""
        return self.query_one("#ongoing", OngoingRows)

    @property
    def card(self) -> OngoingCard:
        """The card."""
        return self.query_one("#card", OngoingCard)

    @property
    def promised(self) -> Promised | None:
        """The commitment one stands on."""
        return self._shown.promise(self.rows.selected_key)

    def stand_at(self, name: str) -> None:
        """Select the row of that key, once it is there."""
        self._wanted = name
        self._settled = False
        self._looker.again()

    # looking

    @told
    async def _look(self) -> None:
        self._shown = await self.desk.run(ongoing, self.companion, settled=self._settled)
        is_empty = self._shown.is_empty
        empty = self.query_one(EmptyPlace)
        if self._settled:
            empty.say_instead(say("ongoing.none_settled"), self.key_of("settled"), say("ongoing.open_ones"))
        else:
            empty.say_instead(say("ongoing.empty"), self.key_of("new"), say("ongoing.empty_key"))
        self.set_class(is_empty, "is-empty")
        self.rows.show_rows(rows_of(self._shown, self._today))
        if self._wanted:
            self.rows.select(self._wanted)
            self._wanted = ""
        if is_empty:
            self.remove_class("one-card")
        elif self.focused is None:
            self.rows.focus()
        await self._show()
        self.refresh_footer()

    @told
    async def _show(self) -> None:
        key = self.rows.selected_key
        run, promised = self._shown.run(key), self._shown.promise(key)
        going = self._shown.programme(key)
        if going is not None:
            keys = ((spoken("enter"), say("ongoing.programme_open")),)
            self.card.show(CardWords(going.title, where_in_words(going, self._today), keys))
        elif run is not None:
            keys = ((spoken("enter"), say("ongoing.go_on")),)
            self.card.show(CardWords(run.title, about_run(run, self._today, step_of(key)), keys))
        elif promised is not None:
            entry = await self.desk.run(entry_of, self.companion, promised)
            about = about_promise(promised, entry, self._today, with_asker=self.has_class("-narrow"))
            words = shorten(promised.commitment.words, MOST_OF_IT)
            self.card.show(CardWords(words, about, self._card_keys(promised)))

    def _card_keys(self, promised: Promised) -> tuple[tuple[str, str], ...]:
        names = DOORS if promised.is_open else ("again",)
        commands = [command_named("ongoing_card", name) for name in names]
        return tuple((spoken(self.care.key_of(command)), command.words) for command in commands)

    def on_resize(self) -> None:
        self.begin_anew(self._show)

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        self.begin_anew(self._show)
        self.refresh_footer()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On narrow screens what has the focus is what is shown."""
        self.set_class(event.widget.id == "card", "one-card")
        self.refresh_footer()

    # the footer

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("ongoing")}
        if self._shown.is_empty:
            names = ["settled"] if self._settled else ["new", "begin", "settled"]
        elif self.card.has_focus:
            names = ["open_entry", "change", "back"]
        else:
            names = ["look", "new", "open_entry", "settled", "begin", "change"]
        missing = {"open_entry"} if self.promised is None or self.promised.entry is None else set()
        missing |= set() if self._is_open_promise else {"change"}
        return tuple(by_name[name] for name in names if name not in missing)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self._settled:
            settled = command_named("ongoing", "settled").words
            keys = [(key, say("ongoing.open_ones") if words == settled else words) for key, words in keys]
        return keys

    @property
    def _is_open_promise(self) -> bool:
        return self.promised is not None and self.promised.is_open

    # doing

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        await self.action_look()

    async def action_look(self) -> None:
        """Into the card of a commitment; a run goes on where one stands in it, a programme opens at its meeting."""
        run = self._shown.run(self.rows.selected_key)
        going = self._shown.programme(self.rows.selected_key)
        if going is not None:
            await self.app.push_screen(room("programme", going=going))
        elif run is not None:
            await self.app.push_screen(room("run", run=run, at=step_of(self.rows.selected_key)))
        elif self.promised is not None:
            self.add_class("one-card")
            self.card.focus()

    async def on_ongoing_card_chosen(self, event: OngoingCard.Chosen) -> None:
        event.stop()
        promised = self.promised
        if event.name == "back":
            self._to_list()
        elif promised is not None and event.name == "again" and not promised.is_open:
            await self._again(promised)
        elif promised is not None and promised.is_open and event.name in OUTCOMES:
            await self._open_door(promised, event.name)

    @told
    async def _open_door(self, promised: Promised, name: str) -> None:
        self._to_list()
        await self._doors.open(promised, OUTCOMES[name])

    @told
    async def _again(self, promised: Promised) -> None:
        await self.desk.run(self.companion.promising.reopen, promised)
        self._to_list()
        self.care.journal_changed()

    def _to_list(self) -> None:
        self.remove_class("one-card")
        self.rows.focus()

    def action_back(self) -> None:
        if self.card.has_focus:
            self._to_list()
        elif self._settled:
            self.action_settled()

    def action_settled(self) -> None:
        """Those that ended, or the open ones again."""
        self._settled = not self._settled
        self._to_list()
        self._looker.again()

    @told
    async def action_open_entry(self) -> None:
        promised = self.promised
        entry = None if promised is None else await self.desk.run(entry_of, self.companion, promised)
        if entry is not None:
            await self.app.push_screen(room("entry", entry_id=entry.id))

    @told
    async def action_new(self) -> None:
        """Write one down; what was begun stands there again, also after a lock."""
        begun = await self.desk.run(self.companion.promising.begun)
        dialog = PromiseDialog(today=self._today, begun=begun, keep=self._begin_to_keep)

        async def answered(commitment: Commitment | None) -> None:
            if commitment is not None:
                await self._promise(commitment)
            await self._keep_begun(dialog.left)

        self.app.push_screen(dialog, answered)

    def _begin_to_keep(self, begun: Commitment | None) -> None:
        self.begin_anew(self._keep_begun, begun, group="begun")

    @told
    async def _keep_begun(self, begun: Commitment | None) -> None:
        if self.care.is_open:
            await self.desk.run(self.companion.promising.keep_begun, begun)

    @told
    async def _promise(self, commitment: Commitment) -> None:
        promised = await self.desk.run(self.companion.promising.promise, commitment)
        self.stand_at(f"{PROMISE}{promised.id}")
        self.care.journal_changed()

    def action_change(self) -> None:
        """Say the selected one otherwise, or look at another day."""
        promised = self.promised
        if promised is None or not promised.is_open:
            return

        async def answered(commitment: Commitment | None) -> None:
            if commitment is not None:
                await self._change(promised, commitment)

        self.app.push_screen(PromiseDialog(today=self._today, given=promised.commitment), answered)

    @told
    async def _change(self, promised: Promised, commitment: Commitment) -> None:
        await self.desk.run(self.companion.promising.change, promised, commitment)
        self.care.journal_changed()
