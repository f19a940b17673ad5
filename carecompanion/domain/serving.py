"""Which prompt today, and why: a pure function of the packs in use and what the reader's vault remembers.

The same day gives the same prompt after a restart: what was shown today stays, and everything else is chosen from the
days before. A prompt has had its turn when it was shown, skipped or answered; the one whose turn is longest ago comes
next, so nothing repeats before its siblings. Chance is a fixed order that the vault's seed gives.

Packs take turns, so the pack is found before the prompt: of five thousand prompts only its own are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from carecompanion.domain.offer import Considered, How, Offer, OfWeek, ReaderState, Reason, Revisit, Verdict
from carecompanion.domain.prompt import STRONG, Prompt, PromptRef, Wording
from carecompanion.domain.served import Past, Remembered, Served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from carecompanion.domain.ids import PackId, PromptId
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.served import Turn

__all__ = [
    "Considered",
    "How",
    "OfWeek",
    "Offer",
    "ReaderState",
    "Reason",
    "Revisit",
    "Served",
    "Verdict",
    "another",
    "closed_by",
    "due_revisits",
    "explain",
    "lighter",
    "serve",
]

WAIT_DAYS: Final = 7
"""How long a skipped prompt waits before it may be drawn again."""

GRACE: Final = "grace"
HARM_DONE_TO_ME: Final = "harm-done-to-me"
"""Tags of rule 18: a prompt with the first never answers an entry with the second."""
_NOTHING: Final = Past()


def serve(packs: Sequence[Pack], state: ReaderState) -> Offer | None:
    """The invitation of the day: what was shown last today, or a fresh choice. None when there is none (any more).

    After *not today*, and after the day's prompt was answered, it is None until tomorrow; :func:`another` still works.
    """
    table = _Table(packs, state)
    return None if table.closed_by else table.standing() or table.choose(How.OFFERED)


def another(packs: Sequence[Pack], state: ReaderState) -> Offer | None:
    """A prompt that was not shown today; None when all that may come have been."""
    return _Table(packs, state).choose(How.ANOTHER)


def lighter(packs: Sequence[Pack], state: ReaderState) -> Offer | None:
    """Something of less intensity or fewer minutes than the day's prompt (never more of either), not shown today.

    Where there is nothing lighter: the day's prompt by its doorway. None when there is no doorway either, or no
    prompt on the table.
    """
    table = _Table(packs, state)
    current = None if table.closed_by else table.standing() or table.choose(How.OFFERED)
    return None if current is None else table.lighter_than(current)


def closed_by(state: ReaderState) -> How | None:
    """What closed the day: SKIPPED or ANSWERED; None while it is open."""
    return _Table((), state).closed_by


def due_revisits(packs: Sequence[Pack], state: ReaderState) -> tuple[Revisit, ...]:
    """The revisits whose day has come and whose prompts are there, earliest first, whatever else keeps them back."""
    table = _Table(packs, state)
    return tuple(revisit for revisit in table.due if table.places_of(revisit.ref))


def explain(packs: Sequence[Pack], state: ReaderState) -> tuple[Considered, ...]:
    """Every prompt in the order of the packs, with what was found about it in choosing the day's."""
    table = _Table(packs, state)
    chosen = None if table.closed_by else table.standing() or table.choose(How.OFFERED)
    return tuple(Considered(place.ref, table.verdict(place, chosen)) for place in table.places(packs))


@dataclass(frozen=True, slots=True)
class _Place:
    """A prompt with its pack and where it stands in it."""

    pack: Pack
    prompt: Prompt
    order: int

    @property
    def ref(self) -> PromptRef:
        """The prompt's full name."""
        return PromptRef(self.pack.id, self.prompt.id)


class _Table:
    """One choosing. It asks the memory for today, and for a pack only once the turn comes to that pack."""

    def __init__(self, packs: Sequence[Pack], state: ReaderState) -> None:
        self.state = state
        self.packs = packs
        history = state.history
        self._history = Remembered(history) if isinstance(history, tuple) else history
        self._notes = tuple(note.casefold() for note in sorted(state.excluded_notes) if note.strip())
        self._pasts: dict[PackId, Mapping[PromptId, Past]] = {}
        self._today: dict[PromptRef, How] = {}
        self._shown: tuple[PromptRef, How] | None = None
        self.closed_by: How | None = None
        for served in sorted(self._history.on(state.today), key=lambda served: served.at):
            self._remember(served)
        self._packs_today = {ref.pack for ref in self._today}

    def _remember(self, served: Served) -> None:
        how = How(served.how)
        self._today[served.ref] = how
        match how:
            case How.SKIPPED:
                self.closed_by = How.SKIPPED
            case How.ANSWERED:
                if self._shown and self._shown[0] == served.ref:
                    self.closed_by = How.ANSWERED
            case _:
                self._shown, self.closed_by = (served.ref, how), None

    # what was remembered

    @cached_property
    def due(self) -> list[Revisit]:
        """The revisits whose day has come, earliest first."""
        come = (revisit for revisit in self.state.revisits if revisit.due <= self.state.today)
        return sorted(
            (revisit for revisit in come if self._is_unanswered(revisit)),
            key=lambda revisit: (revisit.due, str(revisit.ref)),
        )

    def _is_unanswered(self, revisit: Revisit) -> bool:
        answered = self._past_of(revisit.ref).answered
        return answered is None or answered < revisit.due

    def _past_of(self, ref: PromptRef) -> Past:
        """What is remembered of one prompt, without reading what there is about its siblings."""
        known = self._pasts.get(ref.pack)
        return self._history.past(ref, self.state.today) if known is None else known.get(ref.prompt, _NOTHING)

    def _past(self, place: _Place) -> Past:
        """What is remembered of a prompt whose siblings are asked about too."""
        pack = place.pack.id
        if pack not in self._pasts:
            self._pasts[pack] = self._history.pasts(pack, self.state.today)
        return self._pasts[pack].get(place.prompt.id, _NOTHING)

    @cached_property
    def _last_turns(self) -> Mapping[PackId, Turn]:
        return self._history.last_turns(self.state.today)

    def _is_recent(self, day: date | None) -> bool:
        return day is not None and abs(self.state.today - day) < timedelta(days=WAIT_DAYS)

    # what may come

    def places(self, packs: Iterable[Pack]) -> Iterator[_Place]:
        """Every prompt of *packs*."""
        return (_Place(pack, prompt, order) for pack in packs for order, prompt in enumerate(pack.prompts))

    def places_of(self, ref: PromptRef) -> list[_Place]:
        """Where a prompt of that name stands: once, or nowhere."""
        packs = (pack for pack in self.packs if pack.id == ref.pack)
        return [place for place in self.places(packs) if place.prompt.id == ref.prompt]

    def obstacle(self, place: _Place) -> Verdict | None:
        """What keeps *place* from the reader whatever the day; None for nothing."""
        state, prompt = self.state, place.prompt
        if place.pack.id in state.resting and not self._is_of_week(place.ref):
            return Verdict.PACK_RESTS
        if prompt.intensity > STRONG:
            return Verdict.NEEDS_COMPANY
        if prompt.intensity > state.ceiling:
            return Verdict.ABOVE_CEILING
        if not state.excluded_tags.isdisjoint(prompt.tags):
            return Verdict.EXCLUDED_TAG
        if self._notes and prompt.content_note and self._is_noted(prompt.content_note.casefold()):
            return Verdict.EXCLUDED_NOTE
        if GRACE in prompt.tags and HARM_DONE_TO_ME in state.last_entry_tags:
            return Verdict.NOT_AFTER_HARM
        return None

    def _is_of_week(self, ref: PromptRef) -> bool:
        return any(one.ref == ref for one in self.state.week)

    def _is_noted(self, note: str) -> bool:
        return any(words in note for words in self._notes)

    def _is_waiting(self, place: _Place) -> bool:
        return self._is_recent(self._past(place).skipped)

    def _may_come(self, place: _Place) -> bool:
        return self.obstacle(place) is None and place.ref not in self._today and not self._is_waiting(place)

    # choosing

    def standing(self) -> Offer | None:
        """What was shown last today, where nothing keeps it from the reader since."""
        if self._shown is None:
            return None
        ref, how = self._shown
        place = next(iter(self.places_of(ref)), None)
        return None if place is None or self.obstacle(place) else self._offer(place, how)

    def choose(self, how: How) -> Offer | None:
        """One not shown today: a revisit whose time has come, this week's, or the next of the pack whose turn it is."""
        return self._revisit(how) or self._of_week(how) or self._first(self.packs, how)

    def _revisit(self, how: How) -> Offer | None:
        for revisit in self.due:
            turn = self._past_of(revisit.ref).turn
            # Shown since its day and passed by: it waits as long as a skipped one before it comes first again.
            if turn and turn[0] >= revisit.due and self._is_recent(turn[0]):
                continue
            place = next((place for place in self.places_of(revisit.ref) if self._may_come(place)), None)
            if place:
                return self._offer(place, how)
        return None

    def _of_week(self, how: How) -> Offer | None:
        """The first of the week's that did not come since its meeting: whatever became of it, it comes once."""
        for one in self.state.week:
            turn = self._past_of(one.ref).turn
            if turn and turn[0] >= one.since:
                continue
            place = next((place for place in self.places_of(one.ref) if self._may_come(place)), None)
            if place:
                return self._offer(place, how)
        return None

    def _first(self, packs: Iterable[Pack], how: How, than: Prompt | None = None) -> Offer | None:
        """The first that may come, and is lighter than *than*: by the packs' turns, no pack looked into for nothing."""
        awake = (pack for pack in packs if pack.id not in self.state.resting)
        for pack in sorted(awake, key=lambda pack: self._pack_rank(pack.id, how)):
            places = [
                _Place(pack, prompt, order)
                for order, prompt in enumerate(pack.prompts)
                if than is None or _is_lighter(prompt, than)
            ]
            first = min(filter(self._may_come, places), key=self._rank, default=None)
            if first is not None:
                return self._offer(first, how)
        return None

    def _pack_rank(self, pack: PackId, how: How) -> tuple[object, ...]:
        """Packs shown today come last (when another is asked for), then by how long ago they had their turn."""
        shown_today = how is not How.OFFERED and pack in self._packs_today
        return (shown_today, *_since(self._last_turns.get(pack)), self._chance(pack))

    def _rank(self, place: _Place) -> tuple[object, ...]:
        order = place.order if place.pack.arc else self._chance(str(place.ref))
        return (*_since(self._past(place).turn), order, place.order)

    def _chance(self, name: str) -> int:
        return int.from_bytes(blake2b(f"{self.state.seed}\n{name}".encode(), digest_size=8).digest(), "big")

    def lighter_than(self, current: Offer) -> Offer | None:
        """See :func:`lighter`."""
        same = [pack for pack in self.packs if pack.id == current.pack]
        others = [pack for pack in self.packs if pack.id != current.pack]
        found = self._first(same, How.LIGHTER, current.prompt) or self._first(
            others, How.LIGHTER, current.prompt
        )
        if found is not None or not current.prompt.doorway:
            return found
        return Offer(
            current.pack, current.prompt, Wording.DOORWAY, Reason.DOORWAY, How.DOORWAY, current.revisit
        )

    def _offer(self, place: _Place, how: How) -> Offer:
        revisit = next((revisit for revisit in self.due if revisit.ref == place.ref), None)
        wording = self.state.standpoints.get(place.pack.id, Wording.PLAIN)
        if how is How.DOORWAY:
            wording = Wording.DOORWAY
        elif wording != Wording.TARGETED or not place.prompt.targeted:
            wording = Wording.PLAIN
        return Offer(place.pack.id, place.prompt, wording, self._reason(place, how, revisit), how, revisit)

    def _reason(self, place: _Place, how: How, revisit: Revisit | None) -> Reason:
        if how in {How.LIGHTER, How.DOORWAY}:
            return Reason(how.value)
        if revisit is not None:
            return Reason.REVISIT
        if how is How.ANOTHER:
            return Reason.ANOTHER
        if self._is_of_week(place.ref):
            return Reason.WEEK
        # Only what was answered comes "again": that something was shown and passed by is never told (rule 3).
        if self._past_of(place.ref).answered is not None:
            return Reason.ITS_TURN_AGAIN
        if place.pack.id not in self._last_turns:
            return Reason.FIRST_OF_PACK
        return Reason.NEXT_IN_ARC if place.pack.arc else Reason.NEXT_IN_PACK

    # explaining

    def verdict(self, place: _Place, chosen: Offer | None) -> Verdict:
        """What was found about *place* when *chosen* was."""
        if chosen is not None and place.ref == chosen.ref:
            return Verdict.CHOSEN
        obstacle = self.obstacle(place)
        if obstacle is not None:
            return obstacle
        if place.ref in self._today:
            return Verdict.SEEN_TODAY
        if self._is_waiting(place):
            return Verdict.RESTS_FOR_NOW
        if chosen is None:
            return Verdict.ENOUGH_TODAY
        if chosen.reason is Reason.REVISIT:
            return Verdict.AFTER_REVISIT
        if chosen.reason is Reason.WEEK:
            return Verdict.AFTER_WEEK
        return Verdict.SIBLING_FIRST if place.pack.id == chosen.pack else Verdict.OTHER_PACK_FIRST


def _since(turn: tuple[date, datetime] | None) -> tuple[object, ...]:
    """Sorts what never had a turn first, then what had it longest ago."""
    return (False,) if turn is None else (True, *turn)


def _is_lighter(prompt: Prompt, than: Prompt) -> bool:
    no_more = prompt.intensity <= than.intensity and prompt.minutes <= than.minutes
    return no_more and (prompt.intensity, prompt.minutes) != (than.intensity, than.minutes)
