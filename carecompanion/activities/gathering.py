"""Gathering: programmes begun on a day, paused, moved and left. Nothing is counted, and nobody is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.activities.going import full_name, going_through, seen
from carecompanion.domain import programme_week
from carecompanion.domain.ids import PackId, ProgrammeId, PromptId, id_from_bytes
from carecompanion.domain.practice import DAYS_AT_MOST
from carecompanion.domain.programme_week import Begun, Going, Stand
from carecompanion.domain.prompt import PromptRef
from carecompanion.errors import Ambiguous, NotFound, NotPossible, WrongDay
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carecompanion.activities.prompting import Invitation, Prompting
    from carecompanion.activities.walking import PracticeHere, Walking
    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Session
    from carecompanion.domain.run import Run
    from carecompanion.vault.vault import Vault

PRACTICE: Final = "practice"
PROMPT: Final = "prompt"
_DAYS_AWAY: Final = 2 * DAYS_AT_MOST
"""How far from today a programme may be made to begin: about twenty years."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something a meeting names by its full ``name``, a practice or a prompt (its ``kind``), be it here or not.

    ``run`` is the practice where it is being walked; ``written`` the day a prompt was last answered since the
    programme was begun.
    """

    name: str
    kind: str
    invitation: Invitation | None = None
    practice: PracticeHere | None = None
    run: Run | None = None
    written: date | None = None

    @property
    def is_absent(self) -> bool:
        """Is it from a pack that is not here?"""
        return self.invitation is None and self.practice is None

    @property
    def pack(self) -> str:
        """The pack that it is from, by its name here."""
        return self.name.partition("/")[0]


class Gathering:
    """One's own way through programmes, several at once if one likes."""

    def __init__(self, vault: Vault, world: World, prompting: Prompting, walking: Walking) -> None:
        self._vault = vault
        self._world = world
        self._prompting = prompting
        self._walking = walking

    # which there are

    def startable(self) -> tuple[Pack, ...]:
        """Packs with a programme that one does not go through now, in the order of the packs."""
        here = {one.pack for one in self.going() if one.programme is not None}
        return tuple(pack for pack in self._prompting.packs() if _has_meetings(pack) and pack.id not in here)

    def start(self, pack: Pack, on: date | None = None) -> Going:
        """Begin the programme of *pack*, its first meeting *on* that day (today, where none is said).

        Raises NotPossible where it has none or one goes through it already, WrongDay for a day too far away.
        """
        if pack.programme is None or not _has_meetings(pack):
            raise NotPossible(
                say("gathering.no_programme", title=pack.title), say("gathering.no_programme_hint")
            )
        today = self._today()
        starts = self._near(on or today)
        with self._vault.together():
            if self.of_pack(pack) is not None:
                raise NotPossible(say("gathering.is_going", title=pack.title), say("gathering.is_going_hint"))
            begun = self._vault.programmes.keep(
                Begun(
                    id=ProgrammeId(id_from_bytes(self._world.randomness(8))),
                    pack=pack.id,
                    signer=pack.signer,
                    title=pack.programme.title,
                    began=today,
                    starts=starts,
                )
            )
        return self._seen(begun)

    def going(self) -> tuple[Going, ...]:
        """Every programme that was begun and not left, the first one first."""
        return going_through(self._vault, self._prompting.packs, self._today())

    def this_week(self) -> tuple[Session, ...]:
        """The meetings of this week, of every programme one goes through."""
        now = (one.current for one in self.going() if one.stand is Stand.NOW)
        return tuple(meeting for meeting in now if meeting is not None)

    def of_pack(self, pack: Pack) -> Going | None:
        """The programme of *pack*, where one goes through it."""
        return next((one for one in self.going() if one.programme and one.pack == pack.id), None)

    def find(self, name: str = "") -> Going:
        """The one whose id or pack is or begins with *name*; for no name the only one. Raises NotFound, Ambiguous."""
        going = self.going()
        fitting = [one for one in going if name in (one.id, one.pack)]
        fitting = fitting or [one for one in going if one.id.startswith(name) or one.pack.startswith(name)]
        if not fitting:
            nothing = NotFound(name or say("gathering.a_programme"), "programmes")
            if not name:
                nothing.what = say("gathering.none")
            raise nothing
        if len(fitting) > 1:
            raise Ambiguous(name or say("gathering.a_programme"), tuple(one.pack for one in fitting))
        return fitting[0]

    def now(self, going: Going) -> Going | None:
        """*going* as it stands now; None once it was left."""
        return next((one for one in self.going() if one.id == going.id), None)

    # its meetings

    def session(self, going: Going, number: int) -> Session:
        """The meeting at place *number*, whether its day has come or not. Raises NotPossible where there is none."""
        if not 0 <= number < len(going.sessions):
            raise NotPossible(
                say("gathering.no_session"), say("gathering.no_session_hint", last=len(going.sessions))
            )
        return going.sessions[number]

    def parts(self, going: Going, session: Session) -> tuple[Part, ...]:
        """What *session* names, practices first; what is from a pack that is not here is there too, and says so."""
        practices = {one.name: one for one in self._walking.practices()} if session.practices else {}
        walked = {f"{run.pack}/{run.practice}": run for run in reversed(self._walking.open())}
        packs = self._prompting.packs()
        named = []
        for said in session.practices:
            name = full_name(going.pack, said, packs)
            named.append(Part(name, PRACTICE, practice=practices.get(name), run=walked.get(name)))
        for said in session.prompts:
            name = full_name(going.pack, said, packs)
            named.append(Part(name, PROMPT, self._prompting.named(name), written=self._written(going, name)))
        return tuple(named)

    # what one decides

    def pause(self, going: Going) -> Going:
        """Time rests, for as long as one likes."""
        return self._change(going, lambda now: programme_week.paused(now.begun, self._today()))

    def resume(self, going: Going) -> Going:
        """Time goes on where it rested: what comes is as much later as the pause was long."""
        return self._change(going, lambda now: programme_week.resumed(now, self._today()))

    def shift(self, going: Going, days: int, meeting: int | None = None) -> Going:
        """The *meeting* (the one that comes, where none is said) and all after it *days* later, or earlier.

        After the last meeting it is that one. Raises WrongDay where one would be too far away, NotPossible for a
        meeting that there is not, or without the pack.
        """

        def shifted(now: Going) -> Begun:
            session = self._meeting(now, meeting)
            try:
                after = programme_week.moved(now.begun, session, days)
                for one in now.sessions:
                    self._near(after.day_of(one))
            except OverflowError:
                raise WrongDay("far") from None
            return after

        return self._change(going, shifted)

    def shift_to(self, going: Going, on: date, meeting: int | None = None) -> Going:
        """The same, by the day that *meeting* is *on*. Where time rests it goes on: a day was said."""
        with self._vault.together():
            going = self.resume(going)
            session = self._meeting(going, meeting)
            return self.shift(going, (on - going.begun.day_of(session)).days, meeting)

    def leave(self, going: Going) -> None:
        """Leave it, at once and without a word. What was written stays."""
        self._vault.programmes.change(going.id, lambda begun: programme_week.left(begun, self._today()))

    # inside

    def _today(self) -> date:
        return self._world.now().date()

    def _near(self, day: date) -> date:
        if abs((day - self._today()).days) > _DAYS_AWAY:
            raise WrongDay("far")
        return day

    def _seen(self, begun: Begun) -> Going:
        return seen(self._vault, begun, self._prompting.packs(), self._today())

    def _meeting(self, going: Going, meeting: int | None) -> Session:
        if not going.sessions:
            raise NotPossible(say("gathering.absent", title=going.title), say("gathering.absent_hint"))
        return self.session(going, going.moves if meeting is None else meeting)

    def _change(self, going: Going, change: Callable[[Going], Begun]) -> Going:
        def changed(before: Begun) -> Begun:
            if before.ended is not None:
                raise NotPossible(say("gathering.was_left"), say("gathering.was_left_hint"))
            return change(self._seen(before))

        return self._seen(self._vault.programmes.change(going.id, changed))

    def _written(self, going: Going, name: str) -> date | None:
        pack, _, prompt = name.partition("/")
        ref = PromptRef(PackId(pack), PromptId(prompt))
        answered = self._vault.serving.past(ref, self._today()).answered
        return None if answered is None or answered < going.begun.began else answered


def _has_meetings(pack: Pack) -> bool:
    return pack.programme is not None and bool(pack.programme.sessions)
