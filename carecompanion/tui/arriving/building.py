"""From a folder to the file that is sent: who signs, what is other, and then where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.signing import Built
    from carecompanion.domain.pack import Pack
    from carecompanion.tui.screen import CareScreen


class Building:
    """Over *screen*. The file goes beside the folder; nothing is written before it was asked for."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    def ask(self, folder: Path, pack: Pack) -> None:
        """Build *folder*, which reads as *pack*: who signs is asked the first time."""
        self._screen.run_worker(self._begin(folder, pack), group="building", exclusive=True)

    async def _begin(self, folder: Path, pack: Pack) -> None:
        screen = self._screen
        signing = screen.companion.signing
        name = await screen.desk.run(signing.name)
        if name:
            self._confirm(folder, pack, name)
            return

        async def named(answer: str | None) -> None:
            if answer is None:
                return
            try:
                kept = await screen.desk.run(signing.set_name, answer)
            except CareError as error:
                screen.care.tell(error)
            else:
                self._confirm(folder, pack, kept)

        screen.app.push_screen(
            LineDialog(
                title=say("trying.name.title"),
                says=say("trying.name.says"),
                yes=say("trying.name.yes"),
                no=say("trying.name.no"),
                may_be_empty=False,
            ),
            named,
        )

    def _confirm(self, folder: Path, pack: Pack, name: str, typed: str = "") -> None:
        def answered(changes: str | None) -> None:
            if changes is not None:
                self._screen.run_worker(self._build(folder, pack, name, changes.strip()), group="building")

        out = folder.parent
        self._screen.app.push_screen(
            LineDialog(
                title=say("trying.build.title", title=pack.title),
                says=say("trying.build.says", name=name, folder=out),
                means=say("trying.build.means"),
                value=typed,
                yes=say("trying.build.yes"),
                no=say("trying.build.no"),
            ),
            answered,
        )

    async def _build(self, folder: Path, pack: Pack, name: str, changes: str) -> None:
        screen = self._screen
        signing = screen.companion.signing
        out = folder.parent
        try:
            built = await screen.desk.run(signing.build, folder, out, changes=changes)
            words = await screen.desk.run(signing.words)
        except CareError as error:
            if changes:  # what was typed comes back under the error
                self._confirm(folder, pack, name, changes)
            screen.care.tell(error)
            return
        self._tell(built, words)

    def _tell(self, built: Built, words: tuple[str, ...]) -> None:
        app = self._screen.app

        def answered(answer: str | None) -> None:
            if answer == "copy":
                app.copy_to_clipboard(str(built.path))

        means = say("trying.built.means", serial=built.serial)
        app.push_screen(
            KeyDialog(
                title=say("trying.built.title"),
                says=say("trying.built.says", path=built.path),
                means="\n".join((means, " ".join(words[:4]), " ".join(words[4:]))),
                keys=(("y", "copy", say("trying.built.copy")),),
                leave=say("trying.built.close"),
            ),
            answered,
        )
