"""What may still be done about a letter that left: ask for it back, write its file again, copy it as sealed text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask_back import AskBackDialog
from carecompanion.tui.letters.outbox import made_ready, outbox_of
from carecompanion.tui.letters.wished import handle_of
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.screen import CareScreen


class AfterLeaving:
    """Over *screen*; *changed* is called when something about the letter is another."""

    def __init__(self, screen: CareScreen[Any], changed: Callable[[], None]) -> None:
        self._screen = screen
        self._changed = changed

    async def ask_back(self, letter: StoredLetter) -> None:
        """Show the exact words, ask, write the file. Raises NotPossible where it cannot be asked."""
        screen = self._screen
        human = await screen.desk.run(screen.companion.taking_back.words, letter)

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                screen.run_worker(self._ask_back(letter), group="leaving")

        screen.app.push_screen(AskBackDialog(handle=handle_of(letter), human=human), answered)

    async def _ask_back(self, letter: StoredLetter) -> None:
        screen = self._screen
        folder = outbox_of(screen.care)
        try:
            await screen.desk.run(_in(folder, screen.companion.taking_back.ask_back), letter)
        except CareError as error:
            screen.care.tell(error)
            return
        screen.care.mention(say("letter.ask_back.written", folder=folder.name, handle=handle_of(letter)))
        self._changed()
        screen.care.journal_changed()

    async def write_again(self, letter: StoredLetter) -> None:
        """The same letter, in a new file. Raises NotPossible, CouldNotWrite."""
        screen = self._screen
        folder = outbox_of(screen.care)
        await screen.desk.run(_in(folder, screen.companion.posting.write_again), letter)
        screen.care.mention(say("letter.again.written", folder=folder.name, handle=handle_of(letter)))

    async def copy_as_text(self, letter: StoredLetter) -> None:
        """To the clipboard goes the sealed letter, and never a word of it. Raises NotPossible."""
        screen = self._screen
        armored = await screen.desk.run(screen.companion.posting.again, letter)
        screen.app.copy_to_clipboard(armored.decode("ascii"))
        screen.care.mention(say("letter.again.copied", handle=handle_of(letter)))


def _in(folder: Path, write: Callable[[StoredLetter, Path], object]) -> Callable[[StoredLetter], object]:
    def written(letter: StoredLetter) -> object:
        return write(letter, made_ready(folder))

    return written
