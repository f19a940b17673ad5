"""``letter list``: what came and what left, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.shapes import LETTER_LINE, letter_line_shape
from carecompanion.cli.telling_letters import line_in_words, tell_going
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.letter import LetterLine

_LIST: Final = "letter list"
_PAGE: Final = 200


@verb(_LIST, keys={"letters": [LETTER_LINE]}, opens=True)
@option(_LIST, "--with", "partner", metavar="PARTNER")
@option(_LIST, "--circle", metavar="CIRCLE")
@option(_LIST, "--find", metavar="WORDS")
@option(_LIST, "-n", "--number", type=click.IntRange(0), default=20, show_default=True)
def list_(
    sitting: Sitting, *, partner: str | None, circle: str | None, find: str | None, number: int
) -> None:
    """Newest first."""
    tell = sitting.tell
    with sitting.journal() as companion:
        lines = _lines(companion, partner, circle, find, number)
        if tell.as_json:
            tell.document({"letters": [letter_line_shape(line) for line in lines]})
            return
        if not lines:
            tell.note(say("cli_letters.none_found" if find is not None else "cli_letters.no_letters"))
        for line in lines:
            said = line_in_words(companion, line)
            tell.line(tell.dim(f"{line.id[:8]}  {line.day.isoformat()}"), "  ", said)
        tell_going(sitting, companion)


def _lines(
    companion: Companion, partner: str | None, circle: str | None, find: str | None, number: int
) -> list[LetterLine]:
    whom = companion.introducing.partner(partner) if partner is not None else None
    where = companion.circling.circle(circle) if circle is not None else None
    if find is not None:
        lines = _gathered(
            lambda before, limit: companion.corresponding.search(find, before=before, limit=limit),
            lambda line: (
                (whom is None or line.partner == whom.id)
                and (where is None or (line.circle is not None and line.circle.id == where.id))
            ),
            number,
        )
        return lines[:number] if number else lines
    # Strangers' letters stand apart from the others until they are answered, and come first.
    lines = list(companion.corresponding.waiting()) if whom is None and where is None else []
    lines += _gathered(
        lambda before, limit: companion.corresponding.lines(whom, circle=where, before=before, limit=limit),
        lambda _: True,
        number,
    )
    return lines[:number] if number else lines


def _gathered(
    page_before: Callable[[int | None, int], tuple[LetterLine, ...]],
    is_wanted: Callable[[LetterLine], bool],
    number: int,
) -> list[LetterLine]:
    """Page by page, *number* of those that are wanted or, where it is 0, all."""
    lines: list[LetterLine] = []
    before: int | None = None
    is_more = True
    while is_more and (not number or len(lines) < number):
        limit = min(_PAGE, number) if number else _PAGE
        page = page_before(before, limit)
        lines += [line for line in page if is_wanted(line)]
        is_more = len(page) == limit
        before = page[-1].place if page else None
    return lines
