"""Where a letter in the making is kept: in a draft, as one goes. Like any writing it survives every end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carecompanion.domain.letter import Wishes
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.keeper import Keeper
from carecompanion.tui.screens.compose.unsent import has_words_of_its_own, unsent_of
from carecompanion.tui.writing.page_keeper import keep_or_discard
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.entry import Draft
    from carecompanion.errors import CareError
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.compose.making import Making


class Kept:
    """Keeps *making* in *draft*; with None nowhere (its words are kept by whoever brought them)."""

    def __init__(
        self, screen: CareScreen[Any], making: Making, draft: Draft | None, step: Callable[[], str]
    ) -> None:
        self._screen = screen
        self._making = making
        self._step = step
        self.draft = draft
        self._was_touched = False
        self._keeper = Keeper(screen, self._current, self._keep, self._told)

    @property
    def is_begun(self) -> bool:
        """Is there something in it that was put there, now or at another time?"""
        return self.draft is not None and self._was_touched and not self._current().is_empty

    def changed(self) -> None:
        """Something about the letter is another."""
        if self.draft is not None:
            self._was_touched = True
            self._keeper.changed()

    def moved(self) -> None:
        """The writer stands at another step: of what was put there, that is kept too."""
        if self.draft is not None and self._was_touched:
            self._keeper.changed()

    def unsaved(self) -> Draft | None:
        """The draft, where the vault does not have all of it yet."""
        return self._current() if self.draft is not None and self._keeper.is_behind else None

    def let_go(self) -> None:
        """It left, or the journal closes: nothing of it is to be kept any more."""
        self._keeper.give_up()

    async def keep(self) -> bool:
        """Keep it now. True when all of it is in the vault."""
        return await self._keeper.keep()

    async def settle(self) -> bool:
        """Before it leaves: all of it is in the vault, and nothing more is kept by itself."""
        is_kept = await self._keeper.keep()
        self._keeper.hold()
        return is_kept

    async def discard(self) -> None:
        """Let the letter in the making go; of one with words of its own, what was done to their copies."""
        self._keeper.give_up()
        if self.draft is None:
            return
        if self.draft.letter is not None and has_words_of_its_own(self.draft.letter):
            bare = replace(self.draft.letter, masks=(), copies=(), wishes=Wishes(), note=None)
            await self._keep(replace(self.draft, letter=bare))
        else:
            await self._screen.desk.run(self._screen.companion.writing.discard, self.draft.id)

    def _current(self) -> Draft:
        draft = self.draft
        if draft is None:
            raise RuntimeError("what is kept nowhere was asked for")
        unsent = unsent_of(self._making, draft.letter)
        if has_words_of_its_own(unsent):
            # It comes back to its page, where the writer was.
            return replace(draft, letter=unsent)
        return replace(draft, letter=unsent, focus=self._step())

    async def _keep(self, draft: Draft) -> Draft:
        return await keep_or_discard(self._screen, draft)

    def _told(self, state: str, error: CareError | None) -> None:
        del state  # it is seen that things are as they were put; only what fails is said
        if error is not None and self._screen.is_attached:
            self._screen.care.tell(error)


def before_letting_go(*, is_ready: bool) -> ConfirmDialog:
    """Is it to go for good? Of what came ready, only what was done to the copies."""
    return ConfirmDialog(
        title=say("compose.discard.title"),
        says=say("compose.discard.says_reply" if is_ready else "compose.discard.says"),
        yes=say("compose.discard.yes"),
        no=say("compose.discard.no"),
    )
