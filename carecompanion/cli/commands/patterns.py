"""``patterns``: what was marked now and then, in words; with ``--json`` the numbers behind every plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.plot_shapes import PATTERN, pattern_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.activities.noticing import Noticing
    from carecompanion.cli.sitting import Sitting
    from carecompanion.cli.tell import Tell
    from carecompanion.domain.plot import Plot, Shares, Subject

    Found = tuple[Subject, tuple[str, str] | None, Plot]

_WEEKS_AT_MOST = 5_200


@verb("patterns", keys={"patterns": [PATTERN]}, opens=True)
@argument("field", required=False)
@option("patterns", "--weeks", type=click.IntRange(1, _WEEKS_AT_MOST), default=10, metavar="N")
@option("patterns", "--option", "chosen", metavar="OPTION")
def patterns(sitting: Sitting, *, field: str | None, weeks: int, chosen: str | None) -> None:
    """One reading after another."""
    with sitting.journal() as companion:
        noticing = companion.noticing
        subjects = noticing.subjects() if field is None else noticing.find(field)
        found = list(_found(noticing, subjects, chosen, weeks))
        if sitting.tell.as_json:
            sitting.tell.document({"patterns": [pattern_shape(*one) for one in found]})
        elif not found:
            sitting.tell.note(say("cli_patterns.nothing"))
        else:
            for place, one in enumerate(found):
                if place:
                    sitting.tell.line()
                _tell(sitting.tell, *one)


def _found(
    noticing: Noticing, subjects: tuple[Subject, ...], chosen: str | None, weeks: int
) -> Iterator[Found]:
    wanted = [subject for subject in subjects if chosen is None or _options(subject, chosen)]
    if chosen is not None and not wanted:
        _refuse(subjects, chosen)
    for subject in wanted:
        if subject.shape == "mirror":
            for month in noticing.months_of_flow(weeks):
                yield subject, None, noticing.mirror(month)
        elif subject.shape == "tags":
            yield subject, None, noticing.tag_months()
        elif not subject.options:
            yield subject, None, noticing.plot(subject, weeks=weeks)
        else:
            for one in subject.options if chosen is None else _options(subject, chosen):
                yield subject, one, noticing.plot(subject, option=one[0], weeks=weeks)


def _options(subject: Subject, chosen: str) -> list[tuple[str, str]]:
    wanted = chosen.strip().casefold()
    return [one for one in subject.options if wanted in (one[0], one[1].casefold())]


def _refuse(subjects: tuple[Subject, ...], chosen: str) -> None:
    from carecompanion.errors import Usage

    labels = dict.fromkeys(label for subject in subjects for _, label in subject.options)
    hint = (
        say("cli_patterns.no_option_hint", options=", ".join(labels))
        if labels
        else say("cli_patterns.no_options_hint")
    )
    raise Usage(say("cli_patterns.no_option", name=chosen), hint)


def _tell(tell: Tell, subject: Subject, chosen: tuple[str, str] | None, plot: Plot) -> None:
    from carecompanion.domain.plot import Mirror, Multiples, Shares
    from carecompanion.words.days import month_head

    title = subject.title
    if chosen is not None:
        title = say("cli_patterns.head", title=title, option=chosen[1])
    elif isinstance(plot, Mirror):
        title = say("cli_patterns.head", title=title, option=month_head(plot.month, with_year=True))
    tell.line(tell.strong(title))
    if isinstance(plot, Multiples) and plot.lines:
        for line in plot.lines:
            tell.line(say("readings.line", label=line.label, reading=line.reading))
        return
    tell.line(plot.reading)
    if isinstance(plot, Mirror) and plot.fills_reading:
        tell.line(plot.fills_reading)
    elif isinstance(plot, Shares):
        _tell_shares(tell, plot)


def _tell_shares(tell: Tell, shares: Shares) -> None:
    for row in shares.rows:
        said = (
            say("cli_patterns.share.hidden", group=share.group)
            if share.n is None
            else say("cli_patterns.share", group=share.group, percent=share.percent, n=share.n)
            for share in row.shares
        )
        tell.line(say("cli_patterns.share.row", label=row.label, shares=", ".join(said)))
