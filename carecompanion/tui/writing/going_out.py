"""The way to an editor outside and back: the terminal is lent, the rest of the companion goes on behind it."""

from __future__ import annotations

import asyncio
import os
from contextlib import contextmanager, suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from textual.app import SuspendNotSupported

from carecompanion.errors import CareError, NotPossible
from carecompanion.tui.writing.questions import before_going_out
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

    from carecompanion.activities.outside import Outing
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.widgets.editor import Editor

LOOK_SECONDS: Final = 2.0


@contextmanager
def _lent_terminal(app: App[Any]) -> Iterator[None]:
    """While inside, nothing is painted and nothing read here. Raises SuspendNotSupported."""
    with app.batch_update():
        lent = app.suspend()
        lent.__enter__()
        try:
            yield
        finally:
            # The toolkit takes the terminal back only where nothing was raised through it.
            lent.__exit__(None, None, None)


class GoingOut:
    """One page's ways out. What comes back is one change of the text, which undo takes back."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen
        self._outing: Outing | None = None
        self._editor: Editor | None = None
        self._was_told = False
        self._last_key = 0

    async def clear_leavings(self) -> None:
        """Remove what a program that was killed outright could not."""
        from carecompanion.activities.outside import clear_leavings, shelter

        await asyncio.to_thread(clear_leavings, shelter(os.environ))

    def ask(self, editor: Editor) -> None:
        """Say what may leak (once a page), then go. Raises NotPossible where no editor is named."""
        from carecompanion.activities.outside import editor_of, shelter

        command, place = editor_of(os.environ), shelter(os.environ)
        self._editor = editor
        if self._was_told:
            self._answered("open")
            return
        dialog = before_going_out(PurePath(command[0]).name, is_in_memory=place.is_in_memory)
        self._screen.app.push_screen(dialog, self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "open":
            self._was_told = True
            self._screen.run_worker(self._go(), group="outside", exclusive=True)

    async def _go(self) -> None:
        care = self._screen.care
        try:
            said = await self._out_and_back()
        except CareError as error:
            care.tell(error)
        else:
            if said:
                care.mention(said)

    async def _out_and_back(self) -> str:
        """Out, and back again; what to say of it. Raises CareError; the page is then as it was."""
        from carecompanion.activities.outside import Outing, editor_of, shelter

        if self._editor is None or self._outing is not None:
            return ""
        editor, place = self._editor, shelter(os.environ)
        outing = Outing(editor.text, editor=editor_of(os.environ), place=place)
        try:
            outing.begin()
            self._outing = outing
            code = await self._lend_terminal(outing)
            if outing.is_over:
                return ""  # locked meanwhile: what had been saved was kept then
            return self._take_in(outing, code)
        finally:
            self._outing = None
            outing.end()

    async def _lend_terminal(self, outing: Outing) -> int:
        app = self._screen.app
        watch = self._screen.set_interval(LOOK_SECONDS, self._look_for_keys)
        try:
            with _lent_terminal(app):
                try:
                    return await asyncio.to_thread(outing.run)
                except asyncio.CancelledError:
                    with suppress(CareError):
                        outing.end()
                    raise
        except SuspendNotSupported as error:
            raise NotPossible(say("outside.no_room"), say("outside.no_room_hint")) from error
        finally:
            watch.stop()
            app.refresh(layout=True)
            self._screen.care.door.touch()

    def _look_for_keys(self) -> None:
        from carecompanion.activities.outside import last_key_at

        seen, self._last_key = self._last_key, last_key_at()
        if seen != self._last_key:
            self._screen.care.door.touch()

    def _take_in(self, outing: Outing, code: int) -> str:
        try:
            text = outing.read()
        except CareError:
            if code:
                return say("outside.stopped")
            raise
        if text is None:
            return say("outside.stopped" if code else "outside.unchanged")
        self._put(text)
        return say("outside.stopped_after" if code else "outside.came")

    def take_in_so_far(self) -> bool:
        """What the editor outside has saved by now, if one is out: something is about to end. Was it anything new?"""
        if self._outing is not None and not self._outing.is_over:
            with suppress(CareError):
                text = self._outing.read()
                return text is not None and self._put(text)
        return False

    def _put(self, text: str) -> bool:
        if self._editor is None or self._editor.text == text:
            return False
        lines = text.split("\n")
        self._editor.replace_all(text, (len(lines) - 1, len(lines[-1])))
        return True

    def end(self) -> None:
        """The journal closes: the editor outside ends, and its file goes."""
        if self._outing is not None:
            with suppress(CareError):  # told by the way back, if there is one
                self._outing.end()
