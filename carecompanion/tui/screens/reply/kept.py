"""A reply is kept as one types, like any page: the word that it is stands over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.writing.page_keeper import PageKeeper, keep_or_discard

if TYPE_CHECKING:
    from carecompanion.domain.entry import Draft
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.reply.page import ReplyPage


class KeptReply:
    """``draft`` is the reply as it was begun; what stands on *page* is the reply as it is."""

    def __init__(self, screen: CareScreen[bool], page: ReplyPage) -> None:
        self._screen = screen
        self._page = page
        self._place_kept: tuple[str, tuple[int, int]] | None = None
        self._keeper = PageKeeper(screen, self.current, self._say_kept, self._words, keep=self._keep)
        self.draft: Draft | None = None
        self.leaving = False
        self.is_looked_over = False
        """Does it stand in the next room? Then that one keeps it, with what is done to its copies."""

    def begin(self, draft: Draft) -> None:
        """It begins, or goes on, as *draft*."""
        self.draft = draft
        self._place_kept = draft.focus, draft.cursor

    @property
    def is_shown(self) -> bool:
        """Does it stand on the page?"""
        return self.draft is not None and self._page.parts.is_shown

    def current(self) -> Draft:
        """The reply as it stands on the page, cursor included. Only once it has begun."""
        if self.draft is None:
            raise RuntimeError("a reply is asked for before it has begun")
        return self._page.parts.as_draft(self.draft)

    def unsaved(self) -> Draft | None:
        """The reply, where the vault does not have all of it yet: words, or where the cursor went since."""
        if self.leaving or self.is_looked_over or not self.is_shown:
            return None
        draft = self.current()
        has_moved = (draft.focus, draft.cursor) != self._place_kept and not draft.is_empty
        return draft if self._keeper.is_behind or has_moved else None

    def changed(self) -> None:
        """The writer changed something."""
        self._keeper.changed()

    async def keep(self) -> bool:
        """Keep it now, and where the writer is. True when all of it is in the vault."""
        if self.unsaved() is not None:
            self._keeper.fell_behind()
        return await self._keeper.keep()

    def let_go(self) -> None:
        """What is here now needs no keeping."""
        self.leaving = True
        self._keeper.give_up()

    async def discard(self) -> None:
        """Let the draft go."""
        self._keeper.give_up()
        if self.draft is not None:
            await self._screen.desk.run(self._screen.companion.writing.discard, self.draft.id)

    async def _keep(self, draft: Draft) -> Draft:
        kept = await keep_or_discard(self._screen, draft)
        if not kept.is_empty:
            self._place_kept = kept.focus, kept.cursor
        return kept

    def _say_kept(self, line: str) -> None:
        self._page.head.says = line

    def _words(self) -> str:
        return self._page.parts.all_words()
