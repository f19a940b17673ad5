"""Beginning a pack of one's own: four short questions, then its folder is there to be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.tui.letters.dropped import place_meant
from carecompanion.tui.rooms import room
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.tui.screen import CareScreen


class NewPack:
    """Over *screen*. Leaving any question leaves nothing behind."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen
        self._title = ""
        self._author = ""
        self._folder: Path | None = None

    def begin(self, typed: str = "") -> None:
        """What it is called; where, with *typed* standing there already; who writes it; for whom."""

        def titled(title: str) -> None:
            self._title = title
            self._ask_where(typed)

        self._ask("trying.new.title", "trying.new.says", titled)

    def _ask_where(self, typed: str = "") -> None:
        def placed(where: str) -> None:
            self._folder = place_meant(where)
            if self._folder is not None:
                self._ask("trying.new.author", "trying.new.author_says", self._authored, may_be_empty=True)

        self._ask("trying.new.where", "trying.new.where_says", placed, value=typed)

    def _authored(self, author: str) -> None:
        self._author = author
        self._screen.app.push_screen(
            KeyDialog(
                title=say("trying.new.who"),
                says=say("trying.new.who_says"),
                keys=(
                    ("a", "solo", say("trying.new.solo")),
                    ("p", "pair", say("trying.new.pair")),
                    ("c", "circle", say("trying.new.circle")),
                ),
                leave=say("trying.new.no"),
            ),
            self._meant_for,
        )

    def _meant_for(self, who: str | None) -> None:
        if who is not None:
            self._screen.run_worker(self._make(who), group="new-pack", exclusive=True)

    async def _make(self, who: str) -> None:
        from carecompanion.activities.authoring import Authoring, Beginning

        screen, folder = self._screen, self._folder
        if folder is None:
            return
        authoring = Authoring(screen.care.opening.world)
        beginning = Beginning(title=self._title, author=self._author, who=who)
        try:
            await screen.desk.run(authoring.create, folder.absolute(), beginning)
        except CareError as error:
            self._ask_where(str(folder))
            screen.care.tell(error)
            return
        await screen.app.push_screen(room("trying", folder=folder.absolute()))
        screen.care.mention(say("trying.new.made"))

    def _ask(
        self,
        title: str,
        says: str,
        given: Callable[[str], None],
        *,
        value: str = "",
        may_be_empty: bool = False,
    ) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                given(answer.strip())

        self._screen.app.push_screen(
            LineDialog(
                title=say(title),
                says=say(says),
                value=value,
                yes=say("trying.new.yes"),
                no=say("trying.new.no"),
                may_be_empty=may_be_empty,
            ),
            answered,
        )
