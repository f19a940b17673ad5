"""What can be done with an entry, the same from the list as from the open page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from textual.screen import ScreenResultType

from carecompanion.tui.dialogs.delete import delete_dialog, what_follows_dialog
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.ids import EntryId


class OverEntry(CareScreen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that stands over an entry: edit, share, delete, bring back."""

    @told
    async def edit(self, entry: Entry) -> None:
        """Open *entry* in Write, with the change that waits, if one does."""
        if self.care.is_open:
            draft, waited = await self.desk.run(self.companion.writing.change, entry)
            await self.app.push_screen(room("write", draft=draft, brought_back=waited))

    @told
    async def share(self, entry: Entry) -> None:
        """Choose *entry* for a letter; a private one is not offered."""
        if (await self.desk.run(self.companion.reading.entry, entry.id)).private:
            self.care.mention(say("entry.no_share"))
        else:
            await self.app.push_screen(room("compose", entries=(entry.id,)))

    def ask_to_delete(self, entry: Entry) -> None:
        """Delete *entry*, after the question."""

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._ask_what_follows(entry)

        self.app.push_screen(delete_dialog(entry.title), answered)

    @told
    async def _ask_what_follows(self, entry: Entry) -> None:
        """What becomes of what was promised in it: asked once, and only where there is something."""
        if not await self.desk.run(self.companion.following.has, entry.id):
            await self._delete(entry)
            return

        async def answered(goes_too: bool | None) -> None:
            await self._delete(entry, with_what_follows=bool(goes_too))

        self.app.push_screen(what_follows_dialog(), answered)

    @told
    async def _delete(self, entry: Entry, *, with_what_follows: bool = False) -> None:
        gone, drafts = await self.desk.run(_delete, self.companion, entry.id, with_what_follows)
        self.care.remember_deleted(gone)
        if drafts:
            self.care.mention(say("entry.draft_stays"))
        self.deleted()
        self.care.journal_changed()

    def deleted(self) -> None:
        """The entry is gone; the list is about to be read again."""

    @told
    async def bring_back(self) -> None:
        """Bring back what was deleted last in this sitting, if anything."""
        entry = self.care.take_deleted()
        if entry is None:
            self.care.mention(say("journal.none_deleted"))
            return
        await self.desk.run(self.companion.writing.bring_back, entry)
        self.brought_back(entry)
        self.care.journal_changed()

    def brought_back(self, entry: Entry) -> None:
        """*entry* is here again; the list is about to be read again."""


def _delete(companion: Companion, entry: EntryId, with_what_follows: bool) -> tuple[Entry, tuple[Draft, ...]]:
    gone = companion.writing.delete(entry, with_what_follows=with_what_follows)
    return gone, companion.writing.drafts_of(entry)
