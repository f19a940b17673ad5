"""What scales say in words, one line each: how far apart the marks are, what was left blank, the latest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.activities.phrases import counted, day_named
from carecompanion.activities.readings import span_in_words
from carecompanion.words import say
from carecompanion.words.days import month_head

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.patterns.spans import Span
    from carecompanion.domain.plot import Multiples, ScaleLine


def multiples_in_words(multiples: Multiples, span: Span) -> Multiples:
    """*multiples* with a reading for each line, and one for all of them."""
    if not multiples.lines:
        return replace(multiples, reading=say("readings.nothing", span=span_in_words(span)))
    newest = {line.key: at for at, line in enumerate(multiples.lines)}
    lines = tuple(
        replace(line, reading=_reading(line, span, is_old=newest[line.key] != at))
        for at, line in enumerate(multiples.lines)
    )
    told = " ".join(say("readings.line", label=line.label, reading=line.reading) for line in lines)
    return replace(multiples, lines=lines, reading=told)


def _reading(line: ScaleLine, span: Span, *, is_old: bool) -> str:
    marked = [(at, level.value) for at, level in enumerate(line.levels) if level is not None]
    pieces = [_range(marked, span)]
    unit = "month" if span.is_monthly else "week"
    first, last = marked[0][0], marked[-1][0]
    blank = last - first + 1 - len(marked)
    if blank:
        pieces.append(counted(f"readings.blank.{unit}", blank))
    start = span.starts[last]
    day = month_head(start, with_year=True) if span.is_monthly else day_named(start, span.until)
    if last == len(line.levels) - 1:
        pieces.append(say(f"readings.this.{unit}", value=marked[-1][1]))
    elif not is_old:
        pieces.append(say(f"readings.last_marked.{unit}", value=marked[-1][1], day=day))
    said = say("readings.sentence", said=say("readings.semicolon").join(pieces))
    if is_old:
        ends = {"low": line.low_label, "high": line.high_label}
        return say(f"readings.line.until.{unit}", **ends, day=day, reading=said)
    return said


def _range(marked: list[tuple[int, int]], span: Span) -> str:
    values = [value for _, value in marked]
    low, high = min(values), max(values)
    if len(values) == 1:
        return say("readings.once", span=span_in_words(span))
    if low == high:
        return say("readings.stays", value=low)
    if high - low == 1:
        return say("readings.stays_two", low=low, high=high)
    since = _month(span.starts[marked[0][0]], span.until)
    if values == sorted(values):
        return say("readings.up", low=low, high=high, month=since)
    if values == sorted(values, reverse=True):
        return say("readings.down", low=low, high=high, month=since)
    return say("readings.between", low=low, high=high, span=span_in_words(span))


def _month(day: date, today: date) -> str:
    return month_head(day, with_year=day.year != today.year)
