"""How a run begins: which practice, with whom, what it asks first; then its first step is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.run import Voice
from carecompanion.domain.walk import PAIR
from carecompanion.errors import CareError
from carecompanion.tui.dialogs.practices import PracticeRow, PracticesDialog
from carecompanion.tui.opening_page import open_page
from carecompanion.tui.rooms import room
from carecompanion.tui.running.dialogs import gate, who_is_first, with_whom
from carecompanion.tui.text import one_line
from carecompanion.words import say
from carecompanion.words.minutes import about_sitting

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.activities.walking import PracticeHere
    from carecompanion.tui.screen import CareScreen

    Answered = Callable[[str | None], Awaitable[None]]


class Beginning:
    """One beginning, over *screen*. Nothing is kept before every question has its yes."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen
        self._partner = ""
        self._first = Voice.ME

    async def choose(self) -> None:
        """Ask which practice."""
        screen = self._screen
        practices = await screen.desk.run(screen.companion.walking.practices)
        if not practices:
            screen.care.mention(say("running.choose.none"))
            return
        by_name = {one.name: one for one in practices}

        async def chosen(name: str | None) -> None:
            if name is not None:
                await self.begin(by_name[name])

        screen.app.push_screen(PracticesDialog([row_of(one) for one in practices]), chosen)

    async def begin(self, here: PracticeHere) -> None:
        """Begin *here*: with whom, who speaks first, its gates."""
        if here.practice.who != PAIR:
            await self._pass_gates(here, 0)
            return

        async def named(name: str | None) -> None:
            if name is None:
                return
            self._partner = one_line(name)
            if not await self._tried(self._screen.companion.walking.refuse_no_contact, self._partner):
                return
            if here.has_turns:
                self._screen.app.push_screen(who_is_first(self._partner), first)
            else:
                await self._pass_gates(here, 0)

        async def first(answer: str | None) -> None:
            if answer is not None:
                self._first = Voice(answer)
                await self._pass_gates(here, 0)

        self._screen.app.push_screen(with_whom(), named)

    async def _pass_gates(self, here: PracticeHere, at: int) -> None:
        """One gate after another; a no leads where the pack says."""
        gates = here.practice.gate
        if at == len(gates):
            await self._start(here)
            return

        async def answered(answer: str | None) -> None:
            if answer == "yes":
                await self._pass_gates(here, at + 1)
            elif answer == "no":
                await self._lead(here, gates[at].if_no)

        self._screen.app.push_screen(gate(gates[at].ask), answered)

    async def _start(self, here: PracticeHere) -> None:
        screen = self._screen
        try:
            run = await screen.desk.run(screen.companion.walking.start, here, self._partner, self._first)
        except CareError as error:
            screen.care.tell(error)
            return
        await screen.app.push_screen(room("run", run=run))

    async def _lead(self, here: PracticeHere, if_no: str) -> None:
        """Where a no leads: the support card, a prompt, or out."""
        screen = self._screen
        screen.care.mention(say("running.gate.not_begun"))
        if if_no == "support":
            screen.care.action_support()
            return
        invitation = await screen.desk.run(screen.companion.walking.gate_leads_to, here, if_no)
        if invitation is not None:
            await open_page(screen, invitation)

    async def _tried(self, work: Callable[..., None], *given: object) -> bool:
        try:
            await self._screen.desk.run(work, *given)
        except CareError as error:
            self._screen.care.tell(error)
            return False
        return True


def row_of(here: PracticeHere) -> PracticeRow:
    """A practice as it stands in the list to choose from."""
    who = say(f"running.who.{here.practice.who}")
    about = [who, *([] if here.minutes is None else [about_sitting(here.minutes)])]
    told = say("running.choose.about", about=", ".join(about), pack=here.pack.title)
    return PracticeRow(here.name, here.practice.title, who, told, here.pack.care_note)
