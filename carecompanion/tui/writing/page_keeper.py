"""A page that is kept as one types, says so, and asks what to do where it could not be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.tui.keeper import Keeper
from carecompanion.tui.writing import questions
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.domain.entry import Draft
    from carecompanion.errors import CareError
    from carecompanion.tui.screen import CareScreen


class PageKeeper(Keeper):
    """The keeper of *screen*'s page: *says* is given the line about it, *words* are what may be copied instead."""

    def __init__(
        self,
        screen: CareScreen[Any],
        current: Callable[[], Draft],
        says: Callable[[str], None],
        words: Callable[[], str],
        *,
        keep: Callable[[Draft], Awaitable[Draft]] | None = None,
    ) -> None:
        super().__init__(screen, current, keep or partial(keep_or_discard, screen), self._tell)
        self._screen = screen
        self._says = says
        self._words = words

    def _tell(self, state: str, error: CareError | None) -> None:
        if not self._screen.is_attached:
            return
        care = self._screen.care
        self._says(say(f"write.{state}", time=f"{care.opening.world.now():%H:%M}"))
        if error is not None:
            care.door.show(questions.not_kept(error), self._answered)

    async def _answered(self, answer: str | None) -> None:
        if answer == "copy":
            self._screen.app.copy_to_clipboard(self._words())
            self._screen.care.mention(say("app.copied"))
        elif answer == "again":
            await self.keep()


async def keep_or_discard(screen: CareScreen[Any], draft: Draft) -> Draft:
    """Keep *draft*, and the kept one comes back; one with nothing in it goes. Raises as Writing.keep."""
    writing = screen.companion.writing
    if draft.is_empty:
        await screen.desk.run(writing.discard, draft.id)
        return draft
    return await screen.desk.run(writing.keep, draft)
