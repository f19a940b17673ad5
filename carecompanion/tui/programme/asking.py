"""What a programme is asked: beginning it on a day, resting, moving, leaving. From any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.tui.dialogs.choose import ChooseDialog
from carecompanion.tui.dialogs.day import DayDialog
from carecompanion.tui.programme.where import where_in_words
from carecompanion.tui.rooms import room
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.programme_week import Going
    from carecompanion.tui.screen import CareScreen


class Asking:
    """The questions, over *screen*. Whatever changes is told to every screen that shows it."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    async def about(self, pack: Pack) -> None:
        """Whatever can be done with the programme of *pack* now. Raises CareError."""
        screen = self._screen
        going = await screen.desk.run(screen.companion.gathering.of_pack, pack)
        if going is None:
            await self.begin(pack)
            return
        resting = "resume" if going.is_paused else "pause"
        keys = [("o", "open", say("programme.key.open"))]
        if not going.is_over:
            keys.append(("p", resting, say(f"programme.key.{resting}")))
        keys += [("m", "move", say("programme.key.move")), ("l", "leave", say("programme.key.leave"))]

        async def answered(answer: str | None) -> None:
            if answer == "open":
                await screen.app.push_screen(room("programme", going=going))
            elif answer in {"pause", "resume"}:
                await self._tried(self.rest, going)
            elif answer == "move":
                self.move(going)
            elif answer == "leave":
                self.leave(going)

        screen.app.push_screen(
            KeyDialog(
                title=one_line(going.title),
                says=where_in_words(going, self._today),
                keys=keys,
                leave=say("programme.key.close"),
            ),
            answered,
        )

    # beginning

    async def choose(self) -> None:
        """Ask which programme to begin. Raises CareError."""
        screen = self._screen
        packs = await screen.desk.run(screen.companion.gathering.startable)
        if not packs:
            screen.care.mention(say("programme.none_to_begin"))
            return
        by_name = {str(pack.id): pack for pack in packs}

        async def chosen(name: str | None) -> None:
            if name is not None:
                await self.begin(by_name[name])

        values = [(name, pack.programme.title) for name, pack in by_name.items() if pack.programme]
        screen.app.push_screen(
            ChooseDialog(title=say("programme.choose.title"), means="", values=values, held=""), chosen
        )

    async def begin(self, pack: Pack) -> None:
        """Ask on which day it begins; then its first meeting is there."""
        title = pack.title if pack.programme is None else pack.programme.title
        screen = self._screen
        is_cautious = await screen.desk.run(screen.companion.trusting.caution, pack)
        caution = say("programme.caution") if is_cautious else ""
        means = "\n".join(words for words in (pack.care_note, caution) if words)

        async def answered(day: date | None) -> None:
            if day is not None:
                await self._tried(self._start, pack, day)

        screen.app.push_screen(
            DayDialog(
                title=one_line(title),
                says=say("programme.begin.says"),
                means=means,
                value=say("programme.begin.day"),
                today=self._today,
                yes=say("programme.begin.yes"),
                no=say("programme.begin.no"),
            ),
            answered,
        )

    async def _start(self, pack: Pack, day: date) -> None:
        screen = self._screen
        going = await screen.desk.run(screen.companion.gathering.start, pack, day)
        screen.care.journal_changed()
        await screen.app.push_screen(room("programme", going=going))

    # going on

    async def rest(self, going: Going) -> None:
        """Let time rest in *going*, or let it go on. Raises CareError."""
        gathering = self._screen.companion.gathering
        await self._screen.desk.run(gathering.resume if going.is_paused else gathering.pause, going)
        self._screen.care.journal_changed()

    def move(self, going: Going, meeting: int | None = None) -> None:
        """Ask on which day *meeting* is (the one that comes, where none is said): what comes after moves along."""
        if not going.sessions:
            self._screen.care.mention(say("gathering.absent", title=one_line(going.title)))
            return
        place = going.moves if meeting is None else meeting

        async def answered(day: date | None) -> None:
            if day is not None:
                await self._tried(self._move, going, day, place)

        self._screen.app.push_screen(
            DayDialog(
                title=say("programme.move.title"),
                says=say("programme.move.says", meeting=one_line(going.sessions[place].title)),
                means=say("programme.move.means"),
                value=going.day_of(place).isoformat(),
                today=self._today,
                yes=say("programme.move.yes"),
                no=say("programme.begin.no"),
            ),
            answered,
        )

    async def _move(self, going: Going, day: date, meeting: int) -> None:
        await self._screen.desk.run(self._screen.companion.gathering.shift_to, going, day, meeting)
        self._screen.care.journal_changed()

    def leave(self, going: Going, then: Callable[[], None] | None = None) -> None:
        """One key, and it is left: no reasons, nobody is told. *then* is done once it was."""

        async def answered(answer: str | None) -> None:
            if answer == "leave" and await self._tried(self._leave, going) and then is not None:
                then()

        self._screen.app.push_screen(
            KeyDialog(
                title=say("programme.leave.title"),
                says=say("programme.leave.says"),
                means=say("programme.leave.means"),
                keys=(("l", "leave", say("programme.leave.leave")),),
                leave=say("programme.leave.stay"),
            ),
            answered,
        )

    async def _leave(self, going: Going) -> None:
        await self._screen.desk.run(self._screen.companion.gathering.leave, going)
        self._screen.care.journal_changed()

    # inside

    @property
    def _today(self) -> date:
        return self._screen.care.opening.world.now().date()

    async def _tried(self, work: Callable[..., Any], *given: object) -> bool:
        try:
            await work(*given)
        except CareError as error:
            self._screen.care.tell(error)
            return False
        return True
