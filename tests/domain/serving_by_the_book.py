"""Serving as its rules are written: every prompt and every memory is looked at, however long it takes.

What :mod:`carecompanion.domain.serving` chooses is held to what is chosen here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from carecompanion.domain.offer import Considered, How, Offer, ReaderState, Reason, Revisit, Verdict
from carecompanion.domain.prompt import STRONG, Prompt, PromptRef, Wording
from carecompanion.domain.serving import GRACE, HARM_DONE_TO_ME, WAIT_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from carecompanion.domain.ids import PackId
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.served import Served


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
    known = {entry.ref for entry in table.places}
    return tuple(revisit for revisit in table.due if revisit.ref in known)


def explain(packs: Sequence[Pack], state: ReaderState) -> tuple[Considered, ...]:
    """Every prompt in the order of the packs, with what was found about it in choosing the day's."""
    table = _Table(packs, state)
    chosen = None if table.closed_by else table.standing() or table.choose(How.OFFERED)
    return tuple(Considered(place.ref, table.verdict(place, chosen)) for place in table.places)


@dataclass(frozen=True, slots=True)
class _Place:
    """A prompt with its pack and where it stands in it."""

    pack: Pack
    prompt: Prompt
    ref: PromptRef
    order: int


class _Table:
    """One choosing: what was remembered, indexed once; each question after that walks the prompts at most once."""

    def __init__(self, packs: Sequence[Pack], state: ReaderState) -> None:
        self.state = state
        self._notes = tuple(note.casefold() for note in sorted(state.excluded_notes) if note.strip())
        self._turns: dict[PromptRef, tuple[date, datetime]] = {}
        self._pack_turns: dict[PackId, tuple[date, datetime]] = {}
        self._skips: dict[PromptRef, date] = {}
        self._answers: dict[PromptRef, date] = {}
        self._today: dict[PromptRef, How] = {}
        self._shown: tuple[PromptRef, How] | None = None
        self.closed_by: How | None = None
        assert isinstance(state.history, tuple)
        for served in sorted(state.history, key=lambda served: (served.day, served.at)):
            self._remember(served)
        self.places = [
            _Place(pack, prompt, PromptRef(pack.id, prompt.id), order)
            for pack in packs
            for order, prompt in enumerate(pack.prompts)
        ]
        self.due = sorted(
            (revisit for revisit in state.revisits if self._is_due(revisit)),
            key=lambda revisit: (revisit.due, str(revisit.ref)),
        )

    def _remember(self, served: Served) -> None:
        how = How(served.how)
        if how is How.SKIPPED:
            self._skips[served.ref] = served.day
        if how is How.ANSWERED:
            self._answers[served.ref] = served.day
        # A day after today (a clock set back) was a turn as well.
        if served.day != self.state.today:
            self._turns[served.ref] = self._pack_turns[served.ref.pack] = (served.day, served.at)
            return
        self._today[served.ref] = how
        match how:
            case How.SKIPPED:
                self.closed_by = How.SKIPPED
            case How.ANSWERED:
                if self._shown and self._shown[0] == served.ref:
                    self.closed_by = How.ANSWERED
            case _:
                self._shown, self.closed_by = (served.ref, how), None

    def _is_due(self, revisit: Revisit) -> bool:
        answered = self._answers.get(revisit.ref)
        return revisit.due <= self.state.today and (answered is None or answered < revisit.due)

    def _is_recent(self, day: date | None) -> bool:
        return day is not None and abs(self.state.today - day) < timedelta(days=WAIT_DAYS)

    def obstacle(self, place: _Place) -> Verdict | None:
        """What keeps *place* from the reader whatever the day; None for nothing."""
        state, prompt = self.state, place.prompt
        note = prompt.content_note.casefold()
        checks = (
            (place.pack.id in state.resting and not self._is_of_week(place.ref), Verdict.PACK_RESTS),
            (prompt.intensity > STRONG, Verdict.NEEDS_COMPANY),
            (prompt.intensity > state.ceiling, Verdict.ABOVE_CEILING),
            (not state.excluded_tags.isdisjoint(prompt.tags), Verdict.EXCLUDED_TAG),
            (any(words in note for words in self._notes), Verdict.EXCLUDED_NOTE),
            (GRACE in prompt.tags and HARM_DONE_TO_ME in state.last_entry_tags, Verdict.NOT_AFTER_HARM),
        )
        return next((verdict for applies, verdict in checks if applies), None)

    def _is_of_week(self, ref: PromptRef) -> bool:
        return ref in {one.ref for one in self.state.week}

    def _is_waiting(self, place: _Place) -> bool:
        return self._is_recent(self._skips.get(place.ref))

    def _may_come(self, place: _Place) -> bool:
        return place.ref not in self._today and not self._is_waiting(place) and self.obstacle(place) is None

    def standing(self) -> Offer | None:
        """What was shown last today, where nothing keeps it from the reader since."""
        if self._shown is None:
            return None
        ref, how = self._shown
        place = next((place for place in self.places if place.ref == ref), None)
        return None if place is None or self.obstacle(place) else self._offer(place, how)

    def choose(self, how: How) -> Offer | None:
        """One not shown today: a revisit whose time has come, this week's, or the next of the pack whose turn it is."""
        open_places = [place for place in self.places if self._may_come(place)]
        awake = [place for place in open_places if place.pack.id not in self.state.resting]
        return self._revisit(open_places, how) or self._of_week(open_places, how) or self._next(awake, how)

    def _of_week(self, places: Sequence[_Place], how: How) -> Offer | None:
        by_ref = {place.ref: place for place in places}
        for one in self.state.week:
            place, turn = by_ref.get(one.ref), self._turns.get(one.ref)
            if place and not (turn and turn[0] >= one.since):
                return self._offer(place, how)
        return None

    def _revisit(self, places: Sequence[_Place], how: How) -> Offer | None:
        by_ref = {place.ref: place for place in places}
        for revisit in self.due:
            place, turn = by_ref.get(revisit.ref), self._turns.get(revisit.ref)
            # Shown since its day and passed by: it waits as long as a skipped one before it comes first again.
            if place and not (turn and turn[0] >= revisit.due and self._is_recent(turn[0])):
                return self._offer(place, how)
        return None

    def _next(self, places: Sequence[_Place], how: How) -> Offer | None:
        ranks = {place.pack.id: self._pack_rank(place.pack.id, how) for place in places}
        first = min(places, key=lambda place: (ranks[place.pack.id], self._rank(place)), default=None)
        return None if first is None else self._offer(first, how)

    def _pack_rank(self, pack: PackId, how: How) -> tuple[object, ...]:
        """Packs shown today come last (when another is asked for), then by how long ago they had their turn."""
        shown_today = how is not How.OFFERED and any(ref.pack == pack for ref in self._today)
        return (shown_today, *_since(self._pack_turns.get(pack)), self._chance(pack))

    def _rank(self, place: _Place) -> tuple[object, ...]:
        order = place.order if place.pack.arc else self._chance(str(place.ref))
        return (*_since(self._turns.get(place.ref)), order, place.order)

    def _chance(self, name: str) -> int:
        return int.from_bytes(blake2b(f"{self.state.seed}\n{name}".encode(), digest_size=8).digest(), "big")

    def lighter_than(self, current: Offer) -> Offer | None:
        """See :func:`lighter`."""
        places = [
            place
            for place in self.places
            if _is_lighter(place.prompt, current.prompt)
            and place.pack.id not in self.state.resting
            and place.ref != current.ref
            and self._may_come(place)
        ]
        ranks = {place.pack.id: self._pack_rank(place.pack.id, How.LIGHTER) for place in places}
        first = min(
            places,
            key=lambda place: (place.pack.id != current.pack, ranks[place.pack.id], self._rank(place)),
            default=None,
        )
        if first is not None:
            return self._offer(first, How.LIGHTER)
        if not current.prompt.doorway:
            return None
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
        if place.ref in self._answers:
            return Reason.ITS_TURN_AGAIN
        if place.pack.id not in self._pack_turns:
            return Reason.FIRST_OF_PACK
        return Reason.NEXT_IN_ARC if place.pack.arc else Reason.NEXT_IN_PACK

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
