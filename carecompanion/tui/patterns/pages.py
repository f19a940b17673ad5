"""What one can leaf through on each tab of Patterns, and how its plot is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.domain.plot import Multiples, Strip
from carecompanion.words import say
from carecompanion.words.days import month_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.plot import Plot, Subject

TABS: Final = ("connection", "scales", "flow", "worksheets", "words")
SPANS: Final = (4, 10, 26, 52, 156, 520)
"""Weeks."""
FIRST_SPAN: Final = 1
MONTHS: Final = 24
"""How many months back one can leaf through flow."""
_YEAR: Final = 52
_FEWEST_MONTHS: Final = 6


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to look at: a subject (for one of its options), or a month of flow, or the tags."""

    tab: str
    words: str
    subject: Subject | None = None
    option: str = ""
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every page of one tab, and which one is shown first."""

    pages: tuple[Page, ...]
    first: int = 0


def shelf_of(tab: str, subjects: Sequence[Subject], today: date) -> Shelf:
    """The pages of *tab*."""
    if tab == "flow":
        return Shelf(tuple(_months(today)), MONTHS - 1)
    if tab == "words":
        return Shelf((Page("words", say("plots.words_title")),))
    pages: list[Page] = []
    for subject in subjects:
        if subject.tab != tab:
            continue
        if subject.options:
            pages.extend(Page(tab, label, subject, option) for option, label in subject.options)
        else:
            pages.append(Page(tab, subject.title, subject))
    return Shelf(tuple(pages))


def _months(today: date) -> list[Page]:
    months, month = [], today.replace(day=1)
    for _ in range(MONTHS):
        months.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return [
        Page("flow", month_head(month, with_year=month.year != today.year), month=month)
        for month in reversed(months)
    ]


def _months_in(weeks: int) -> int:
    return max(weeks * 12 // _YEAR, _FEWEST_MONTHS)


def plot_of(companion: Companion, page: Page, weeks: int) -> Plot:
    """The plot of *page* over so many weeks. Raises NotFound where a subject is gone."""
    noticing = companion.noticing
    if page.month is not None:
        return noticing.mirror(page.month)
    if page.subject is None:
        return noticing.tag_months(_months_in(weeks))
    return noticing.plot(page.subject, option=page.option, weeks=weeks)


def marks_on(plot: Plot) -> int:
    """How much there is to show, to choose where to begin; never told to anybody."""
    match plot:
        case Strip(parts=parts):
            return sum(bool(row.marks) for part in parts for row in part.rows)
        case Multiples(lines=lines):
            return sum(level is not None for line in lines for level in line.levels)
        case _:
            return len(plot.rows)


def span_words(page: Page | None, weeks: int) -> str:
    """How long a time is shown, in words."""
    if page is None or page.month is not None or page.tab == "worksheets":
        return ""
    if page.subject is None:
        return say("plots.months", months=_months_in(weeks))
    if weeks <= _YEAR:
        return say("plots.weeks", weeks=weeks)
    return say("plots.years", years=weeks // _YEAR)
