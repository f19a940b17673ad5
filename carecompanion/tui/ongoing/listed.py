"""What stands in Ongoing: open runs at their next step, then commitments by their day; or those that ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.ongoing import groups_of
from carecompanion.domain.walk import to_look_at
from carecompanion.errors import NotFound
from carecompanion.tui.programme.where import PROGRAMME, at_in_words
from carecompanion.tui.widgets.ongoing_rows import OngoingRow
from carecompanion.words import say
from carecompanion.words.days import day_seen_from, day_spoken, month_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ongoing import Group
    from carecompanion.domain.programme_week import Going
    from carecompanion.domain.promise import Promised
    from carecompanion.domain.run import Run

RUN, PROMISE = "run ", "promise "

_ROW: Final = 400
"""More characters of one commitment than any row shows."""


@dataclass(frozen=True, slots=True)
class Ongoing:
    """What is open, or with *settled* what ended."""

    runs: tuple[Run, ...]
    promises: tuple[Promised, ...]
    settled: bool = False
    programmes: tuple[Going, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Is nothing there?"""
        return not self.runs and not self.promises and not self.programmes

    def programme(self, key: str) -> Going | None:
        """The programme of a row's key."""
        return next((one for one in self.programmes if f"{PROGRAMME}{one.id}" == key), None)

    def run(self, key: str) -> Run | None:
        """The run of a row's key, its own or one of a step to look at."""
        name = key.removeprefix(RUN).partition(" ")[0]
        return next((one for one in self.runs if key.startswith(RUN) and one.id == name), None)

    def promise(self, key: str) -> Promised | None:
        """The commitment of a row's key."""
        return next((one for one in self.promises if f"{PROMISE}{one.id}" == key), None)


def ongoing(companion: Companion, *, settled: bool) -> Ongoing:
    """Read it. For the desk."""
    if settled:
        return Ongoing((), companion.promising.settled(), settled=True)
    return Ongoing(
        companion.walking.open(), companion.promising.open(), programmes=companion.gathering.going()
    )


def entry_of(companion: Companion, promised: Promised) -> Entry | None:
    """The entry that it was promised in, where that is still here. For the desk."""
    if promised.entry is None:
        return None
    try:
        return companion.reading.entry(promised.entry)
    except NotFound:
        return None


def rows_of(shown: Ongoing, today: date) -> tuple[OngoingRow, ...]:
    """One row for each, under its head."""
    ended = _settled(shown, today) if shown.settled else _promises(shown, today)
    return (*_runs(shown, today), *_programmes(shown), *ended)


def step_of(key: str) -> int | None:
    """The step that a row's key names beside its run; None where it is the run's own row."""
    _, _, step = key.removeprefix(RUN).partition(" ")
    return int(step) if key.startswith(RUN) and step else None


def _runs(shown: Ongoing, today: date) -> Iterator[OngoingRow]:
    """Each at its next step; below it the steps whose day to look again has come."""
    head = say("ongoing.runs")
    for run in shown.runs:
        yield OngoingRow(f"{RUN}{run.id}", head, "", run.title, step_words(run))
        for one in to_look_at((run,), today):
            words = say("today.nearby.step", title=run.title, step=one.title)
            yield OngoingRow(f"{RUN}{run.id} {one.step}", head, "", words, say("ongoing.look_again"))


def _programmes(shown: Ongoing) -> Iterator[OngoingRow]:
    """Each at the meeting of this week."""
    for going in shown.programmes:
        yield OngoingRow(
            f"{PROGRAMME}{going.id}", say("ongoing.programmes"), "", going.title, at_in_words(going)
        )


def step_words(run: Run) -> str:
    """``step 3 of 6, learn impact``: where a run goes on."""
    if run.next is None:
        return ""
    return say("ongoing.step", step=run.next + 1, steps=len(run.steps), title=run.steps[run.next].title)


def _promises(shown: Ongoing, today: date) -> Iterator[OngoingRow]:
    for group in groups_of(shown.promises, today):
        for promised in group.promises:
            day = promised.commitment.look_again
            yield OngoingRow(
                f"{PROMISE}{promised.id}",
                _head(group, today),
                "" if day is None else day_seen_from(day, today),
                promised.commitment.words[:_ROW],
                _may_ask(promised),
            )


def _settled(shown: Ongoing, today: date) -> Iterator[OngoingRow]:
    for promised in shown.promises:
        if promised.outcome is None or promised.settled is None:
            continue
        yield OngoingRow(
            f"{PROMISE}{promised.id}",
            month_head(promised.settled, with_year=promised.settled.year != today.year),
            say(f"ongoing.outcome.{promised.outcome.value}"),
            promised.commitment.words[:_ROW],
            day_seen_from(promised.settled, today),
        )


def _head(group: Group, today: date) -> str:
    if group.month is not None:
        return month_head(group.month, with_year=group.month.year != today.year)
    return say(f"ongoing.head.{group.head}")


def _may_ask(promised: Promised) -> str:
    who = promised.commitment.who_may_ask
    return say("ongoing.may_ask", who=who) if who else ""


def about_promise(promised: Promised, entry: Entry | None, today: date, *, with_asker: bool = True) -> str:
    """What the card says of a commitment; who may ask only where the list has no room for it (*with_asker*)."""
    said = promised.commitment
    made = _day(promised.made, today)
    title = "" if entry is None else entry.title or say("writing.untitled")
    lines = [say("ongoing.from", title=title, day=made) if entry else say("ongoing.written_down", day=made)]
    if promised.outcome is not None and promised.settled is not None:
        lines.append(say(f"ongoing.ended.{promised.outcome.value}", day=_day(promised.settled, today)))
    else:
        lines.append(_when(said.look_again, today))
    who = (
        (say("ongoing.owner", who=said.owner_role), said.owner_role),
        (say("ongoing.authority", who=said.authority), said.authority),
        (say("ongoing.may_ask", who=said.who_may_ask), said.who_may_ask if with_asker else ""),
    )
    told = " · ".join(words for words, is_said in who if is_said)
    return "\n".join(part for part in (" ".join(lines), told, promised.note) if part)


def about_run(run: Run, today: date, at: int | None = None) -> str:
    """What the card says of a run, at the step *at* or the next one. A strong one stays behind its note."""
    begun = say(
        "ongoing.begun_with" if run.partner else "ongoing.begun",
        who=run.partner,
        day=_day(run.started.date(), today),
    )
    place = run.next if at is None else at
    if place is None:
        return begun
    step = run.steps[place]
    ahead = say("today.gated") if step.note else step.ask or step.step.say
    return f"{begun}\n{ahead or say('ongoing.next', title=step.title)}"


def _when(day: date | None, today: date) -> str:
    if day is None:
        return say("ongoing.look.when_it_comes")
    if day < today:
        return say("ongoing.look.when_you_can")
    if day == today:
        return say("ongoing.look.today")
    return say("ongoing.look.on", day=_day(day, today, weekday=True))


def _day(day: date, today: date, *, weekday: bool = False) -> str:
    if day.year != today.year:
        return day_seen_from(day, today)
    spoken = day_spoken(day)
    return spoken if weekday else spoken.partition(" ")[2]
