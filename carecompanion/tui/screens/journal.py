"""Journal: everything written, newest first; search as one types; the selected entry beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from carecompanion.domain.entry import Filters
from carecompanion.tui.commands import bindings_of, commands_of, spoken
from carecompanion.tui.dialogs.filters import FiltersDialog
from carecompanion.tui.journal_days import JournalDays
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import told
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.binding import BindingType

    from carecompanion.domain.entry import Entry
    from carecompanion.tui.widgets.ledger import Ledger


class JournalScreen(JournalDays):
    """The place of everything written."""

    NAME = "journal"
    OPENS_LINE = "search"
    AUTO_FOCUS = "Ledger"
    CSS_PATH: ClassVar = ["../styles/journal.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("journal")]

    # keys

    @property
    def is_in_search(self) -> bool:
        """Is one typing into the search?"""
        return self.focused is not None and self.focused.id == "search"

    @property
    def is_in_tags(self) -> bool:
        """Does one stand in the tags beside the list?"""
        return self.focused is not None and self.focused.id == "tags"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In an empty journal only *new* does anything; *closest* only while searching."""
        del parameters
        if not self.is_attached:
            return True
        if action in ("read", "edit", "share", "delete", "calendar", "to_today", "go_to_day"):
            return self.has_list
        if action == "closest":
            return bool(self.query_text)
        return True

    def footer_keys(self) -> list[tuple[str, str]]:
        """What works here now: in the search, in what it found, after a deletion, or in the whole list."""
        if not self.is_attached:
            return super().footer_keys()
        if self.has_class("-empty"):
            return self.keys_of("new", new=say("journal.key.write"))
        if self.is_in_search:
            return [("enter", say("journal.key.to_list")), ("esc", say("journal.key.all_again"))]
        if self.calendar.has_focus:
            earlier, later = (say(f"journal.calendar.key.{word}") for word in ("earlier", "later"))
            keys = self.keys_of("read", "to_today", "back", read=say("journal.key.to_list"))
            return [*keys[:2], ("pgup", earlier), ("pgdn", later), keys[2]]
        if self.is_in_tags:
            return self.keys_of("read", "filters", "back", read=say("journal.key.only_this"))
        if self.has_class("-nothing"):
            return self.keys_of("back", "search", "filters", back=say("journal.key.all_again"))
        if self.query_text:
            keys = self.keys_of("read", "closest", "edit", "share", "search", "back")
            words = say("journal.newest") if self._is_closest else keys[1][1]
            return [keys[0], (keys[1][0], words), *keys[2:5], (keys[5][0], say("journal.key.all_again"))]
        if self._has_deleted:
            return self.keys_of("undo", "read", "edit", "new", "filters", "search")
        if not self._filters.is_empty:
            keys = self.keys_of("read", "edit", "filters", "share", "search", "back")
            return [*keys[:5], (keys[5][0], say("journal.key.all_again"))]
        return super().footer_keys()

    def keys_of(self, *names: str, **instead: str) -> list[tuple[str, str]]:
        """The keys of these commands, with their words or the ones given *instead*."""
        by_name = {command.name: command for command in commands_of(self.NAME)}
        return [
            (spoken(self.care.key_of(by_name[name])), instead.get(name, by_name[name].words))
            for name in names
        ]

    def action_search(self) -> None:
        """Into the search line."""
        if not self.has_class("-empty"):
            self.type_into(self.query_one("#search", Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types; a newer word stops the search for the older."""
        event.stop()
        if not self.query_text:
            self._is_closest = False
        self._look(anew=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: into what was found."""
        event.stop()
        if self.has_list:
            self.ledger.focus()

    def action_back(self) -> None:
        """Out of whatever stands beside the list; from the list, out of the search, then out of the filters."""
        search, was_in_list = self.query_one("#search", Input), self.ledger.has_focus
        if search.value and (was_in_list or self.is_in_search or self.has_class("-nothing")):
            search.value = ""
        elif not self._filters.is_empty and (was_in_list or self.has_class("-nothing")):
            self._filters = Filters()
            self.filters_changed()
        self.ledger.focus()

    def action_closest(self) -> None:
        """Closest first, or newest first again."""
        self._is_closest = not self._is_closest
        self._look(anew=True)

    def on_rows_row_chosen(self, event: Ledger.RowChosen) -> None:
        """Enter in the list, or a click on the selected row; in the tags, only what has that one."""
        event.stop()
        if event.rows is self.ledger:
            self.action_read()
        else:
            self.choose_tag(event.row)

    def action_read(self) -> None:
        """Open the selected entry."""
        line = self.ledger.selected_entry
        if line is not None:
            self.app.push_screen(room("entry", entry_id=line.id))

    async def action_new(self) -> None:
        """A fresh page."""
        await self.app.push_screen(room("write", draft=self.companion.writing.begin()))

    @told
    async def action_edit(self) -> None:
        """Change the selected entry."""
        entry = await self._selected()
        if entry is not None:
            await self.edit(entry)

    @told
    async def action_share(self) -> None:
        """Choose the selected entry for a letter."""
        entry = await self._selected()
        if entry is not None:
            await self.share(entry)

    @told
    async def action_delete(self) -> None:
        """Delete the selected entry, after a question."""
        entry = await self._selected()
        if entry is not None:
            self.ask_to_delete(entry)

    def deleted(self) -> None:
        """The next older entry takes the selection, and the footer says how to come back from this."""
        self._has_deleted = True
        ledger = self.ledger
        ledger.selected += 1 if ledger.selected + 1 < ledger.row_count() else -1

    async def action_undo(self) -> None:
        """Bring back what was deleted last."""
        await self.bring_back()

    def brought_back(self, entry: Entry) -> None:
        """It is selected again."""
        self._has_deleted = False
        self._wanted = entry.id

    def stand_at(self, name: str) -> None:
        """``with HANDLE``: only what was written with that person."""
        asked, _, handle = name.partition(" ")
        if asked == "with" and handle:
            self._filter(Filters(people=(handle,)))

    @told
    async def action_filters(self) -> None:
        """Only some tags, packs, kinds or people."""
        reading = self.companion.reading
        tags, packs, people = await self.desk.run(lambda: (reading.tags(), reading.packs(), reading.people()))
        self.app.push_screen(
            FiltersDialog(self._filters, tags=tags, packs=packs, people=people), self._filter
        )

    def _filter(self, filters: Filters | None) -> None:
        if filters is not None:
            self._filters = filters
            self.filters_changed()
