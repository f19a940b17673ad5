"""Checking a partner's words: they are typed as they are heard, so they stand nowhere on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from carecompanion.domain.spoken_words import WORDS, how_many, is_a_try
from carecompanion.errors import NotPossible
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult


class VerifyDialog(Dialog[bool]):
    """True when the words were right.

    *check* looks at what was typed and raises NotPossible where it is wrong; *is_over* says after such a try whether
    it was the last. A partner of whom that is true already is told to ask for a fresh card. *area* says of whom the
    words are: those of ``partners``, or of signers where packs are ``arriving``.
    """

    def __init__(
        self,
        *,
        handle: str,
        check: Callable[[str], Awaitable[None]],
        is_over: Callable[[], Awaitable[bool]],
        area: str = "partners",
    ) -> None:
        super().__init__(title=say(f"{area}.verify.title", handle=handle))
        self._area = area
        # The page behind shows the very words that are to be heard, so it is covered.
        self.add_class("covers")
        self._handle, self._check, self._is_over = handle, check, is_over

    def compose_inside(self) -> ComposeResult:
        asks = self.says(say(f"{self._area}.verify.says", handle=self._handle))
        asks.id = "asks"
        yield asks
        note = self.quiet(say("partners.verify.means"))
        note.id = "note"
        yield note
        yield OneLine(id="answer", select_on_focus=False)
        yield self.buttons((("yes", say("partners.verify.yes")), ("no", say("partners.verify.no"))))

    async def on_mount(self) -> None:
        if await self._is_over():
            self._stop()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self._try()

    async def _try(self) -> None:
        field = self.query_one("#answer", Input)
        typed = how_many(field.value)
        if not typed:
            return
        if not is_a_try(field.value):
            said = say("partners.verify.so_far", typed=typed, words=WORDS)
            self.query_one("#note", Static).update(plain(said))
            return
        try:
            await self._check(field.value)
        except NotPossible:
            if await self._is_over():
                self._stop()
            else:
                self.query_one("#note", Static).update(plain(say("partners.verify.wrong")))
                field.focus()
        else:
            self.dismiss(True)  # noqa: FBT003 - a screen's result is positional

    def _stop(self) -> None:
        self.query_one("#asks", Static).update(plain(say(f"{self._area}.verify.stop")))
        hint = say(f"{self._area}.verify.stop_hint", handle=self._handle)
        self.query_one("#note", Static).update(plain(hint))
        self.query_one("#answer").display = False
        self.query_one("#button-yes").display = False
        leave = self.query_one(Horizontal).query_one("#button-no", Button)
        leave.label = plain(say("partners.verify.close"))
        leave.focus()

    def chosen(self, name: str) -> None:
        if name == "yes":
            self.run_worker(self._try())
        else:
            self.action_back()

    def action_back(self) -> None:
        self.dismiss(False)  # noqa: FBT003 - a screen's result is positional
