"""The doors of the place of packs: one that comes, one that is newer, a folder of one's own, a new one."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.domain.signer import Arriving, Trust
from carecompanion.errors import CareError, FileMissing
from carecompanion.tui.arriving.checking import as_known, check_words
from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.tui.dialogs.bring import BringDialog
from carecompanion.tui.letters.dropped import files_meant, place_meant
from carecompanion.tui.packs.brought import bytes_of, source_meant
from carecompanion.tui.rooms import room
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.installing import Arrival
    from carecompanion.domain.signer import Signer
    from carecompanion.tui.screen import CareScreen


class PackDoors:
    """Over *screen*; *changed* is given the name of a pack that came in or was updated."""

    def __init__(self, screen: CareScreen[Any], changed: Callable[[str], None]) -> None:
        self._screen = screen
        self._changed = changed
        self._waiting: deque[Path] = deque()
        self._tried_last = ""

    # a file

    def install(self, typed: str = "") -> None:
        """Ask where the file is; *typed* (or dropped) stands there already. What it holds is shown before anything."""
        self._ask("arriving.install", typed, partial(self._brought, self.install))

    def update(self, title: str = "", typed: str = "") -> None:
        """The same for a newer file of the pack called *title*; which pack it is, is the file's to say."""
        if not title:
            self.install(typed)
            return
        given = partial(self._brought, partial(self.update, title))
        self._ask("arriving.update", typed, given, title=title)

    def try_folder(self, typed: str = "") -> None:
        """Ask for a folder of one's own (the last one stands there), and show it as a member will read it."""
        self._ask("trying.ask", typed or self._tried_last, self._tried)

    def new_folder(self) -> None:
        """Begin a pack of one's own, by a few questions."""
        from carecompanion.tui.arriving.new_pack import NewPack

        NewPack(self._screen).begin()

    def check_words(self, signer: Signer) -> None:
        """Ask for the words of *signer*, who signed a pack that is here."""
        check_words(self._screen, signer, self._looked_again)

    async def _looked_again(self, signer: Signer) -> None:
        """What is shown of them comes with the change in the journal, which was told."""

    def _ask(self, key: str, typed: str, given: Callable[[str], Any], **values: str) -> None:
        def answered(answer: str | None) -> None:
            if answer:
                self._screen.run_worker(given(answer), group="doors")

        self._screen.app.push_screen(
            BringDialog(
                title=say(f"{key}.title", **values),
                says=say(f"{key}.says"),
                means=say(f"{key}.means"),
                value=typed,
                yes=say(f"{key}.yes"),
                no=say(f"{key}.no"),
            ),
            answered,
        )

    async def _brought(self, ask_again: Callable[[str], None], typed: str) -> None:
        screen = self._screen
        files = await screen.desk.run(files_meant, typed)
        folder = await screen.desk.run(_source_in, typed)
        if folder is not None:
            self._open_folder(folder)
        elif files:
            self._waiting.extend(files)
            await self._next()
        else:
            # The field comes back under the error with what was typed: a path is mended, not typed again.
            ask_again(typed)
            nothing = FileMissing(say("arriving.not_there"), say("arriving.not_there_hint"))
            screen.care.tell(nothing)

    async def _next(self) -> None:
        """One file after another: each is looked at by itself."""
        screen = self._screen
        while self._waiting:
            file = self._waiting.popleft()
            try:
                arrival = await screen.desk.run(_look, screen.companion, file)
            except CareError as error:
                screen.care.tell(error)
                continue
            await screen.app.push_screen(room("arriving", arrival=arrival), self._arrived)
            return

    async def _arrived(self, arrival: Arrival | None) -> None:
        if arrival is not None:
            self._changed(arrival.name)
            # One's own key needs no checking, which is known once a pack by it is here.
            signer = await self._screen.desk.run(as_known, self._screen.companion, arrival.signer)
            self._offer_check(signer, is_update=arrival.arriving is Arriving.UPDATE)
        await self._next()

    def _offer_check(self, signer: Signer, *, is_update: bool) -> None:
        """After a pack by somebody whose words are not checked: now, or another time."""
        if signer.standing is Trust.CHECKED or self._waiting:
            self._screen.care.mention(say("arriving.updated" if is_update else "arriving.installed"))
            return

        def answered(answer: str | None) -> None:
            if answer == "check":
                self.check_words(signer)

        self._screen.app.push_screen(
            KeyDialog(
                title=say("arriving.after.title"),
                says=say("arriving.after.says", name=one_line(signer.name)),
                means=say("arriving.after.means"),
                keys=(("v", "check", say("arriving.after.check")),),
                leave=say("arriving.after.later"),
            ),
            answered,
        )

    # a folder

    async def _tried(self, typed: str) -> None:
        folder = await self._screen.desk.run(_source_in, typed)
        if folder is None:
            self.try_folder(typed)
            missing = FileMissing(say("trying.not_there"), say("trying.not_there_hint"))
            self._screen.care.tell(missing)
            return
        self._open_folder(folder)

    def _open_folder(self, folder: Path) -> None:
        self._tried_last = str(folder)
        self._screen.app.push_screen(room("trying", folder=folder))


def _source_in(typed: str) -> Path | None:
    return source_meant(place_meant(typed))


def _look(companion: Companion, file: Path) -> Arrival:
    return companion.installing.look(bytes_of(file))
