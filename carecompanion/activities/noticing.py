"""Noticing: what was marked now and then, as plots and in words. Nothing is averaged, nothing is judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.patterns.groups import (
    CHOSEN,
    GRID,
    MIRROR,
    MULTIPLES,
    PAIRS,
    SHARES,
    STRIP,
    TABS,
    TAGS,
    Group,
    groups_of,
)
from carecompanion.domain.patterns.spans import last_months, last_weeks, span_of
from carecompanion.domain.plot import Subject
from carecompanion.errors import NotFound
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.world import World
    from carecompanion.domain.entry import EntryLine
    from carecompanion.domain.patterns.seen import Seen
    from carecompanion.domain.patterns.spans import Span
    from carecompanion.domain.plot import (
        Chosen,
        Grid,
        Mirror,
        Multiples,
        Pairs,
        Plot,
        Shares,
        Strip,
        TagMonths,
    )
    from carecompanion.vault.vault import Vault

WEEKS: Final = 10
MONTHS: Final = 12
FLOW: Final = "flow"
WORDS: Final = "words"


class Noticing:
    """Plots of what was written, for the writer alone. Each reads only the days that it shows."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    # what there is to look at

    def subjects(self) -> tuple[Subject, ...]:
        """Everything that has answers, in the order of the tabs, then as it was first asked."""
        from carecompanion.activities.subjects import subjects_of

        found = list(subjects_of(groups_of(self._vault.noticed.asked()), self._vault.noticed))
        if self._vault.noticed.has_flows():
            found.append(Subject(FLOW, TABS[MIRROR], say("readings.flow"), shape=MIRROR))
        if self._vault.noticed.has_tags():
            found.append(Subject(WORDS, TABS[TAGS], say("readings.tags"), shape=TAGS))
        tabs = list(dict.fromkeys(TABS.values()))
        return tuple(sorted(found, key=lambda subject: tabs.index(subject.tab)))

    def find(self, name: str) -> tuple[Subject, ...]:
        """The subjects that *name* names: a key, its last parts, its prompt or its tab. Raises NotFound."""
        wanted = name.strip().casefold().strip("/")
        here = self.subjects()
        ways = (
            [one for one in here if one.key == wanted],
            [one for one in here if wanted and wanted in (one.tab, one.title.casefold())],
            [one for one in here if wanted and f"/{wanted}/" in f"/{one.key}/".replace(":", "/")],
        )
        found = next((way for way in ways if way), None)
        if found is None:
            raise NotFound(name, "patterns")
        return tuple(found)

    # plots

    def plot(self, subject: Subject, *, option: str = "", weeks: int = WEEKS) -> Plot:
        """The plot of *subject* over the last *weeks* weeks. Raises NotFound where it has no answers any more."""
        match subject.shape:
            case "strip":
                return self.strip(subject, option=option, weeks=weeks)
            case "multiples":
                return self.multiples(subject, option=option, weeks=weeks)
            case "grid":
                return self.grid(subject)
            case "shares":
                return self.shares(subject)
            case "pairs":
                return self.pairs(subject, weeks=weeks)
            case "chosen":
                return self.chosen(subject, weeks=weeks)
            case "mirror":
                return self.mirror(self._today)
            case _:
                return self.tag_months()

    def strip(self, subject: Subject, *, option: str = "", weeks: int = WEEKS) -> Strip:
        """Check-ins on a two-sided scale, for one option (an option's id, see :class:`Subject`) or for all."""
        from carecompanion.activities.readings import strip_in_words
        from carecompanion.domain.patterns.strip import strip_of

        group, span = self._group(subject, STRIP), last_weeks(self._today, weeks)
        begins = not self._vault.noticed.is_marked_before(group.asked, span.since)
        strip = strip_of(subject.title, self._seen(group, span, option), span, begins=begins)
        return replace(strip, reading=strip_in_words(strip, self._today, begins=begins))

    def multiples(self, subject: Subject, *, option: str = "", weeks: int = WEEKS) -> Multiples:
        """Scales of one prompt (or one column of a table), the latest mark of each week; of each month when long."""
        from carecompanion.activities.scale_readings import multiples_in_words
        from carecompanion.domain.patterns.multiples import marks_in_column, marks_of, multiples_of

        group, span = self._group(subject, MULTIPLES), span_of(self._today, weeks)
        if group.column:
            marks, order = marks_in_column(self._seen(group, span, option), group.column), _rows(group)
        else:
            numbers = sorted(group.asked, key=lambda asked: asked.number)
            # Only the last of a week (or month) is shown, so only that is read.
            marks = marks_of(self._vault.noticed.latest(numbers, span.starts, option))
            order = tuple(asked.field.id for asked in numbers)
        return multiples_in_words(multiples_of(subject.title, marks, span, order), span)

    def grid(self, subject: Subject) -> Grid:
        """Areas by stages, as the newest answers have them."""
        from carecompanion.activities.readings import grid_in_words
        from carecompanion.domain.patterns.grid import grid_of

        group = self._group(subject, GRID)
        grid = grid_of(subject.title, self._vault.noticed.newest_first(group.asked))
        return replace(grid, reading=grid_in_words(grid, self._today))

    def shares(self, subject: Subject) -> Shares:
        """The newest counts, small ones hidden."""
        from carecompanion.activities.readings import shares_in_words
        from carecompanion.domain.patterns.shares import shares_of

        group = self._group(subject, SHARES)
        newest = next(self._vault.noticed.newest_first(group.asked), None)
        if newest is None:
            raise NotFound(subject.key, "patterns")
        shares = shares_of(subject.title, newest)
        return replace(shares, reading=shares_in_words(shares, self._today))

    def pairs(self, subject: Subject, *, weeks: int = WEEKS) -> Pairs:
        """Two scales that belong together, mark beside mark."""
        from carecompanion.activities.readings import pairs_in_words
        from carecompanion.domain.patterns.pairs import pairs_in_table, pairs_of

        group = self._group(subject, PAIRS)
        seen = self._seen(group, last_weeks(self._today, weeks))
        if group.pair is None:
            raise NotFound(subject.key, "patterns")
        count = pairs_in_table if group.column else pairs_of
        labels = (group.labels[0], group.labels[1])
        pairs = count(subject.title, group.first, group.pair, labels, seen)
        return replace(pairs, reading=pairs_in_words(pairs, self._today))

    def chosen(self, subject: Subject, *, weeks: int = WEEKS) -> Chosen:
        """A choice over the weeks: where it was made, never how often."""
        from carecompanion.activities.readings import chosen_in_words
        from carecompanion.domain.patterns.chosen import chosen_of

        group, span = self._group(subject, CHOSEN), span_of(self._today, weeks)
        chosen = chosen_of(subject.title, group.asked, self._seen(group, span), span)
        return replace(chosen, reading=chosen_in_words(chosen, span))

    def mirror(self, month: date) -> Mirror:
        """The flow of the month that *month* lies in."""
        from carecompanion.activities.readings import fills_in_words, mirror_in_words
        from carecompanion.domain.patterns.mirror import mirror_of
        from carecompanion.domain.patterns.spans import last_day

        first, last = month.replace(day=1), last_day(month)
        handles = tuple(person.handle for person in self._vault.people.all())
        mirror = mirror_of(first, self._vault.flows.list(first, last), handles)
        return replace(mirror, reading=mirror_in_words(mirror), fills_reading=fills_in_words(mirror))

    def months_of_flow(self, weeks: int = WEEKS) -> tuple[date, ...]:
        """The first days of the months, within the last *weeks* weeks, in which a flow was noted."""
        flows = self._vault.flows.list(last_weeks(self._today, weeks).since.replace(day=1))
        return tuple(dict.fromkeys(flow.day.replace(day=1) for flow in flows))

    def tag_months(self, months: int = MONTHS) -> TagMonths:
        """The writer's own tags by month: where one was used, never how often."""
        from carecompanion.activities.readings import tags_in_words
        from carecompanion.domain.patterns.chosen import tag_months_of

        span = last_months(self._today, months)
        tags = tag_months_of(self._vault.noticed.tags_used(span.starts), span)
        return replace(tags, reading=tags_in_words(tags))

    def entries_of(self, subject: Subject, option: str = "", weeks: int = WEEKS) -> tuple[EntryLine, ...]:
        """The entries behind a plot, newest first; none where it is of tags."""
        store = self._vault.noticed
        span = last_weeks(self._today, weeks)
        if subject.shape == MIRROR:
            flows = self._vault.flows.list(span.since)
            names = dict.fromkeys(flow.entry for flow in flows if flow.entry is not None)
            lines = (store.line_of(name) for name in names)
            return tuple(sorted((one for one in lines if one), key=lambda line: line.moment, reverse=True))
        if subject.shape == TAGS:
            return ()
        group = self._group(subject, subject.shape)
        moments = {one.moment for one in self._seen(group, span, option)}
        if subject.shape in (GRID, SHARES):
            # These show the newest answers however old they are.
            moments.add(group.moment)
        return store.lines(sorted(moments, reverse=True))

    # the inside

    @property
    def _today(self) -> date:
        return self._world.now().date()

    def _group(self, subject: Subject, shape: str) -> Group:
        pack, prompt, *_ = (*subject.key.partition(":")[0].split("/"), "", "")
        for group in groups_of(self._vault.noticed.asked(pack, prompt)) if pack and prompt else ():
            if (group.key, group.shape) == (subject.key, shape):
                return group
        raise NotFound(subject.key, "patterns")

    def _seen(self, group: Group, span: Span, option: str = "") -> tuple[Seen, ...]:
        return tuple(self._vault.noticed.seen(group.asked, span.since, option))


def _rows(group: Group) -> tuple[str, ...]:
    from carecompanion.domain.field import Table

    shape = group.asked[0].field.shape
    return tuple(row.id for row in shape.rows) if isinstance(shape, Table) else ()
