"""Letters that come in: from files, from a folder, pasted as text; and what becomes of those from strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.activities.corresponding import bytes_of
from carecompanion.errors import CareError, ExchangeError, FileMissing, NotPossible
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.dialogs.bring import BringDialog
from carecompanion.tui.letters.dropped import letters_meant
from carecompanion.tui.letters.strangers import Strangers
from carecompanion.tui.widgets.whole_field import ARMOR
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.screen import CareScreen

_AGE: Final = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


class Arrivals:
    """Asks for files, over *screen*; *came_in* is given a letter that may be read."""

    def __init__(self, screen: CareScreen[Any], came_in: Callable[[StoredLetter], None]) -> None:
        self._screen = screen
        self._came_in = came_in
        self.strangers = Strangers(screen, came_in)

    def ask_for_file(self, typed: str = "") -> None:
        """Where is the letter? *typed* stands there already."""
        self._screen.app.push_screen(
            BringDialog(
                title=say("letters.open.title"),
                says=say("letters.open.says"),
                means=say("letters.open.means"),
                value=typed,
                yes=say("letters.open.yes"),
                no=say("letters.open.no"),
            ),
            self._given,
        )

    def _given(self, typed: str | None) -> None:
        if typed:
            self._screen.run_worker(self._open(typed), group="arrivals")

    async def _open(self, typed: str) -> None:
        if ARMOR in typed:
            await self._open_one(typed.encode())
            return
        files, is_folder = await self._screen.desk.run(letters_meant, typed)
        if not files:
            # The field comes back under the error with what was typed: a path is mended, not typed again.
            self.ask_for_file(typed)
            nothing = NotPossible(say("letters.open.none"), say("letters.open.none_hint"))
            self._screen.care.tell(nothing if is_folder else FileMissing())
        elif len(files) == 1 and not is_folder:
            await self._open_file(files[0])
        else:
            await self._open_all(files)

    # one

    async def _open_file(self, file: Path) -> None:
        try:
            data = await self._screen.desk.run(bytes_of, file)
        except CareError as error:
            self._screen.care.tell(error)
        else:
            await self._open_one(data)

    async def _open_one(self, data: bytes) -> None:
        screen = self._screen
        corresponding = screen.companion.corresponding
        letter: StoredLetter | None = None
        try:
            letter = await screen.desk.run(corresponding.open_bytes, data)
        except ExchangeError as error:
            if error.code == "E_STRANGER":
                self.strangers.ask_about(error.about)
            elif error.code == "E_NOT_OURS" and data.lstrip().startswith(_AGE):
                self._offer_loose(data)
            elif error.code == "E_REPLAY" and error.about:
                letter = await self._here_already(error)
            else:
                screen.care.tell(error)
        except CareError as error:
            screen.care.tell(error)
        screen.care.journal_changed()
        if letter is not None:
            self._came_in(letter)

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

    # several

    async def _open_all(self, files: Sequence[Path]) -> None:
        """Each by itself; what became of them is one sentence. What has to be told loudly is shown all the same."""
        screen = self._screen
        came: list[StoredLetter] = []
        waiting = known = 0
        refused: list[CareError] = []
        for file in files:
            try:
                came.append(await screen.desk.run(screen.companion.corresponding.open_file, file))
            except CareError as error:
                waiting += error.code == "E_STRANGER"
                known += error.code == "E_REPLAY"
                if error.code not in ("E_STRANGER", "E_REPLAY"):
                    refused.append(error)
        counted = (("came", len(came)), ("wait", waiting), ("known", known))
        parts = [_counted(f"letters.open.{name}", count) for name, count in counted if count]
        if refused:
            parts.append(_counted("letters.open.refused", len(refused), why=refused[0].what))
        screen.care.journal_changed()
        screen.care.mention(" ".join(parts))
        for letter in came:
            if letter.manifest.card is not None:
                self._came_in(letter)

    # a plain age file

    def _offer_loose(self, data: bytes) -> None:
        screen = self._screen

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


def _counted(key: str, count: int, **more: str) -> str:
    return say(f"{key}_one", **more) if count == 1 else say(f"{key}_many", count=count, **more)
