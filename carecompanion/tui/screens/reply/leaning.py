"""The soft note under a part of a reply: one at most, after a pause, looked for on the desk, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.errors import CareError
from carecompanion.tui.letters.wished import handle_of
from carecompanion.tui.lines import QUIET, keys_line
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.timer import Timer

    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.witness import Lean
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.widgets.reply_part import ReplyPart

PAUSE_SECONDS: Final = 1.2


class Leaning:
    """Looks where a part may lean away from what was asked, once typing rests."""

    def __init__(self, screen: CareScreen[bool]) -> None:
        self._screen = screen
        self._pause: Timer | None = None
        self._under: ReplyPart | None = None

    def look_soon(self, part: ReplyPart, draft: Draft, letter: StoredLetter) -> None:
        """*part* was changed: look at it when typing rests."""
        self._stop()

        def rested() -> None:
            self._pause = None
            self._screen.begin_anew(self._look, part, draft, letter, group="leaning")

        self._pause = self._screen.set_timer(PAUSE_SECONDS, rested)

    def rest(self) -> None:
        """No note now."""
        self._stop()
        if self._under is not None and self._under.is_attached:
            self._under.say_lean(None)
        self._under = None

    def end(self) -> None:
        """The journal closes: nothing is looked at any more."""
        self._stop()

    async def turn(self, key: str) -> None:
        """Hide the notes for good, or bring them back."""
        screen, replying = self._screen, self._screen.companion.replying
        try:
            wanted = await screen.desk.run(lambda: replying.are_hints_wanted)
            await screen.desk.run(replying.want_hints, wanted=not wanted)
        except CareError as error:
            screen.care.tell(error)
            return
        if wanted:
            self.rest()
        screen.care.mention(say("reply.hints_hidden", key=key) if wanted else say("reply.hints_shown"))

    async def _look(self, part: ReplyPart, draft: Draft, letter: StoredLetter) -> None:
        if not self._screen.care.is_open:
            return  # it closed between the pause and this
        try:
            lean = await self._screen.desk.run(self._screen.companion.replying.lean, draft, part.text)
        except CareError:
            return  # a note that cannot be found is none
        if not part.is_attached:
            return
        if self._under is not None and self._under is not part and self._under.is_attached:
            self._under.say_lean(None)
        self._under = part
        part.say_lean(None if lean is None else self._words(lean, letter))

    def _words(self, lean: Lean, letter: StoredLetter) -> Content:
        key = f"reply.lean.{lean}"
        if key == "reply.lean.advice" and letter.manifest.ask.no_advice:
            key = "reply.lean.advice_asked"
        hide = self._screen.key_of("hints"), say("commands.reply.hints")
        return Content.assemble((say(key, handle=handle_of(letter)), QUIET), "   ") + keys_line((hide,))

    def _stop(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
