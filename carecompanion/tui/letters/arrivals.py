"""Letters that come in from files, and what becomes of those from strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.activities.corresponding import READ_AT_MOST
from carecompanion.errors import CareError, ExchangeError, FileMissing
from carecompanion.tui.dialogs.ask import ConfirmDialog, LineDialog
from carecompanion.tui.dialogs.bring import BringDialog
from carecompanion.tui.dialogs.stranger import StrangerDialog
from carecompanion.tui.letters.dropped import files_meant
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.screen import CareScreen


_AGE: Final = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


class Arrivals:
    """Asks for files and about strangers, over *screen*; *came_in* is given a letter that may be read."""

    def __init__(self, screen: CareScreen[Any], came_in: Callable[[StoredLetter], None]) -> None:
        self._screen = screen
        self._came_in = came_in

    def ask_for_file(self, typed: str = "") -> None:
        """Where is the file? *typed* stands there already."""
        self._screen.app.push_screen(
            BringDialog(
                title=say("letters.open.title"),
                says=say("letters.open.says"),
                means=say("letters.open.means"),
                value=typed,
                yes=say("letters.open.yes"),
                no=say("letters.open.no"),
            ),
            self._named,
        )

    def _named(self, typed: str | None) -> None:
        if typed:
            self._screen.run_worker(self._open(typed), group="arrivals")

    async def _open(self, typed: str) -> None:
        desk, care = self._screen.desk, self._screen.care
        files = await desk.run(files_meant, typed)
        if not files:
            # The field comes back under the error with what was typed: a path is mended, not typed again.
            self.ask_for_file(typed)
            care.tell(FileMissing())
            return
        came: list[StoredLetter] = []
        for file in files:
            letter = await self._open_one(file)
            if letter is not None:
                came.append(letter)
        care.journal_changed()
        if len(files) == 1 and came:
            self._came_in(came[0])

    async def _open_one(self, file: Path) -> StoredLetter | None:
        screen = self._screen
        corresponding = screen.companion.corresponding
        try:
            return await screen.desk.run(corresponding.open_file, file)
        except ExchangeError as error:
            if error.code == "E_STRANGER":
                self.ask_about(error.about)
            elif error.code == "E_NOT_OURS":
                await self._offer_loose(file, error)
            elif error.code == "E_REPLAY" and error.about:
                return await self._here_already(error)
            else:
                screen.care.tell(error)
        except CareError as error:
            screen.care.tell(error)
        return None

    async def _here_already(self, error: ExchangeError) -> StoredLetter | None:
        """A letter that came before is shown where it still is."""
        screen = self._screen
        try:
            letter = await screen.desk.run(screen.companion.corresponding.letter, error.about)
        except CareError:
            # It was let go: that it came before is all there is to say.
            screen.care.tell(error)
            return None
        screen.care.mention(say("letters.here_already"))
        return letter

    # a plain age file

    async def _offer_loose(self, file: Path, error: ExchangeError) -> None:
        screen = self._screen
        data = await screen.desk.run(_beginning_of, file)
        if not data.lstrip().startswith(_AGE):
            screen.care.tell(error)
            return

        def answered(is_wished: bool | None) -> None:
            if is_wished:
                screen.run_worker(self._keep_loose(data), group="arrivals")

        screen.app.push_screen(
            ConfirmDialog(
                title=say("letters.loose.title"),
                says=say("letters.loose.says"),
                means=say("letters.loose.means"),
                yes=say("letters.loose.yes"),
                no=say("letters.loose.no"),
            ),
            answered,
        )

    async def _keep_loose(self, data: bytes) -> None:
        screen = self._screen
        try:
            await screen.desk.run(screen.companion.corresponding.loose_note, data)
        except CareError as error:
            screen.care.tell(error)
        else:
            screen.care.mention(say("letters.loose.kept"))
            screen.care.journal_changed()

    # strangers

    def ask_about(self, letter_id: str) -> None:
        """A stranger's letter: accept, refuse, block, or later."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._screen.run_worker(self._decide(letter_id, answer), group="arrivals")

        self._screen.app.push_screen(StrangerDialog(), answered)

    async def _decide(self, letter_id: str, answer: str) -> None:
        screen = self._screen
        corresponding = screen.companion.corresponding
        try:
            if answer == "accept":
                await self._ask_name(letter_id)
                return
            await screen.desk.run(corresponding.refuse, letter_id, block=answer == "block")
        except CareError as error:
            screen.care.tell(error)
        screen.care.journal_changed()

    async def _ask_name(self, letter_id: str) -> None:
        """Only now is the name they claim shown; the reader chooses what to call them."""
        screen = self._screen
        companion = screen.companion
        waiting = await screen.desk.run(companion.corresponding.waiting)
        claimed = next((line.partner_name for line in waiting if line.id == letter_id), "")
        partners = await screen.desk.run(companion.introducing.partners)
        is_known = any(claimed and claimed in (one.handle, one.claimed_name) for one in partners)

        def named(handle: str | None) -> None:
            if handle is not None:
                screen.run_worker(self._accept(letter_id, handle), group="arrivals")

        screen.app.push_screen(
            LineDialog(
                title=say("letters.name.title"),
                says=say("letters.name.known" if is_known else "letters.name.says"),
                means=say("letters.name.says") if is_known else "",
                value=claimed,
                yes=say("letters.name.yes"),
                no=say("letters.name.no"),
            ),
            named,
        )

    async def _accept(self, letter_id: str, handle: str) -> None:
        screen = self._screen
        try:
            letter = await screen.desk.run(screen.companion.corresponding.accept, letter_id, handle)
        except CareError as error:
            screen.care.tell(error)
        else:
            self._came_in(letter)


def _beginning_of(file: Path) -> bytes:
    """As much of *file* as a letter may have; nothing where it cannot be read any more."""
    try:
        with file.open("rb") as opened:
            return opened.read(READ_AT_MOST)
    except OSError:
        return b""
