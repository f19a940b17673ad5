"""What each plot says in words. A count is said where the plot shows it; no average, no verdict, nothing owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.activities.phrases import (
    counted,
    day_named,
    names_in_words,
    number_in_words,
    weeks_in_words,
)
from carecompanion.domain.patterns.grid import next_of
from carecompanion.domain.text import capitalised
from carecompanion.domain.values import LOW, MIDDLE
from carecompanion.words import say
from carecompanion.words.days import month_head

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from carecompanion.domain.answer import Mark
    from carecompanion.domain.patterns.spans import Span
    from carecompanion.domain.plot import (
        Chosen,
        Ends,
        Grid,
        Level,
        Mirror,
        Pairs,
        Shares,
        Strip,
        StripRow,
        TagMonths,
    )


def strip_in_words(strip: Strip, today: date, *, begins: bool = False) -> str:
    """``8 check-ins in 10 weeks: 5 in the middle, 1 towards rescuing. Latest: in the middle.``"""
    span = weeks_in_words(strip.weeks)
    parts = [(part.ends, [row for row in part.rows if row.marks]) for part in strip.parts]
    rows = [row for _, marked in parts for row in marked]
    if not rows:
        return say("readings.nothing", span=span)
    latest = _place(parts[-1][0], rows[-1].marks)
    if len(rows) == 1:
        day = day_named(rows[0].day, today)
        if begins:
            return say("readings.strip.first", where=latest, day=day)
        return say("readings.strip.one", span=span, where=latest, day=day)
    if len(parts) == 1:
        where = _places(*parts[0])
        return say("readings.strip", n=len(rows), span=span, where=where, latest=latest)
    told = " ".join(
        say("readings.strip.part", low=ends.low_label, high=ends.high_label, where=_places(ends, marked))
        for ends, marked in parts
    )
    return say("readings.strip.parts", n=len(rows), span=span, parts=told, latest=latest)


def _places(ends: Ends, rows: Iterable[StripRow]) -> str:
    found: dict[str, int] = {}
    in_order = (
        say("readings.where.middle"),
        say("readings.where.towards", end=ends.low_label),
        say("readings.where.towards", end=ends.high_label),
        say("readings.where.both"),
    )
    for row in rows:
        place = _place(ends, row.marks)
        found[place] = found.get(place, 0) + 1
    said = (
        say("readings.where.counted", n=found[place], where=place) for place in in_order if place in found
    )
    return say("readings.comma").join(said)


def _place(ends: Ends, marks: tuple[Mark, ...]) -> str:
    sides = {mark.side for mark in marks if mark.side != MIDDLE}
    if len(sides) > 1:
        return say("readings.where.both")
    if not sides:
        return say("readings.where.middle")
    return say("readings.where.towards", end=ends.low_label if LOW in sides else ends.high_label)


def grid_in_words(grid: Grid, today: date) -> str:
    """``2 areas unseen, 4 reviewed. Next: ways of working on 4 December, with the rota team.``"""
    stages = dict.fromkeys((*grid.stages, *(row.stage for row in grid.rows if row.stage)), 0)
    silent = 0
    for row in grid.rows:
        if row.stage:
            stages[row.stage] += 1
        else:
            silent += 1
    said = [(n, stage) for stage, n in stages.items() if n]
    if not said:
        return say("readings.grid.nothing")
    told = [counted("readings.stage.first", said[0][0], stage=said[0][1])]
    told += [say("readings.stage", n=n, stage=stage) for n, stage in said[1:]]
    if silent:
        told.append(say("readings.stage", n=silent, stage=say("readings.stage.none")))
    stages_said = say("readings.comma").join(told)
    row_next = next_of(grid, today)
    if row_next is None or row_next.next_day is None:
        return say("readings.grid", stages=stages_said)
    day = day_named(row_next.next_day, today)
    if row_next.owner:
        return say(
            "readings.grid.next_with", stages=stages_said, label=row_next.label, day=day, owner=row_next.owner
        )
    return say("readings.grid.next", stages=stages_said, label=row_next.label, day=day)


def shares_in_words(shares: Shares, today: date) -> str:
    """``Counted on 3 October, for group A and group B.``"""
    groups = tuple(dict.fromkeys(share.group for row in shares.rows for share in row.shares))
    if not groups:
        return say("readings.shares.nothing")
    values = {"day": day_named(shares.day, today), "groups": names_in_words(groups)}
    return say("readings.shares.hidden" if shares.is_hiding else "readings.shares", **values)


def pairs_in_words(pairs: Pairs, today: date) -> str:
    """``3 pairs. Latest, on 14 November: I felt seen 3 of 4, I saw the other 4 of 4.``"""
    if not pairs.rows:
        return say("readings.nothing.one")
    latest = pairs.rows[-1]
    marks = say("readings.comma").join(
        (_half(pairs.first_label, latest.first), _half(pairs.second_label, latest.second))
    )
    day = day_named(latest.day, today)
    if len(pairs.rows) == 1:
        return say("readings.pairs", day=day, marks=marks)
    return say("readings.pairs.many", n=len(pairs.rows), day=day, marks=marks)


def _half(label: str, level: Level | None) -> str:
    if level is None:
        return say("readings.pairs.blank", label=label)
    return say("readings.pairs.mark", label=label, value=level.value, high=level.high)


def chosen_in_words(chosen: Chosen, span: Span) -> str:
    """``In 10 weeks: policies and benefits. Latest: benefits.``"""
    named = [row for row in chosen.rows if any(row.weeks)]
    length = span_in_words(span)
    if not named:
        return say("readings.nothing", span=length)
    last = max(at for row in named for at, was in enumerate(row.weeks) if was)
    labels = names_in_words([row.label for row in named])
    latest = names_in_words([row.label for row in named if row.weeks[last]])
    return say("readings.chosen", span=length, labels=labels, latest=latest)


def mirror_in_words(mirror: Mirror) -> str:
    """``Giving and receiving with wren. Giving with finch; quiet the other way.``"""
    both = [row.source for row in mirror.rows if row.given and row.received]
    given = [row.source for row in mirror.rows if row.given and not row.received]
    received = [row.source for row in mirror.rows if row.received and not row.given]
    said = [say("readings.both_ways", names=names_in_words(both))] if both else []
    if given and received:
        names = {"given": names_in_words(given), "received": names_in_words(received)}
        said.append(say("readings.given_received", **names))
    elif given:
        said.append(say("readings.given", names=names_in_words(given)))
    elif received:
        said.append(say("readings.received", names=names_in_words(received)))
    if not said and not mirror.refills and not mirror.empties:
        return say("readings.flow.nothing", month=month_head(mirror.month, with_year=True))
    return " ".join(said)


def fills_in_words(mirror: Mirror) -> str:
    """``Three sources refill. All three that empty are conditions, not people.``"""
    said = []
    refills, empties = len(mirror.refills), len(mirror.empties)
    if refills:
        number = capitalised(number_in_words(refills))
        said.append(say("readings.refill.1") if refills == 1 else say("readings.refill", n=number))
    if empties and any(fill.is_person for fill in mirror.empties):
        number = capitalised(number_in_words(empties))
        said.append(say("readings.empty.1") if empties == 1 else say("readings.empty", n=number))
    elif empties in (1, 2):
        said.append(say(f"readings.empty.conditions.{empties}"))
    elif empties:
        said.append(say("readings.empty.conditions", n=number_in_words(empties)))
    return " ".join(said)


def tags_in_words(tags: TagMonths) -> str:
    """``In these 12 months: rest, rota and work. This month: rota.``"""
    span = counted("readings.months", len(tags.months))
    if not tags.rows:
        return say("readings.tags.nothing", span=span)
    names = names_in_words([tag for tag, _ in tags.rows])
    now = names_in_words([tag for tag, months in tags.rows if months[-1]])
    if now:
        return say("readings.tags.now", span=span, names=names, now=now)
    return say("readings.tags.said", span=span, names=names)


def span_in_words(span: Span) -> str:
    """``12 weeks``, ``24 months``."""
    return counted("readings.months" if span.is_monthly else "readings.weeks", len(span.starts))
