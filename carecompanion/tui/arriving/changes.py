"""What is other in an update, part by part, with the words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.pack_diff import How, PartKind
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.pack_diff import Change, PackDiff, PartDiff

BEFORE: Final = "- "
AFTER: Final = "+ "
LETTERS_AT_MOST: Final = 40_000
"""So much is laid out without a pause; more than a facilitator changes in a year."""


def parts_of(
    difference: PackDiff, pack: Pack, known: Sequence[Part], covered: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """*difference* in words, after what is to be *known* first and what the one who signed *pack* says of it.

    The words of *covered* prompts wait. Where there are very many words, those at the end are left to the prompts
    themselves: each part that is another is named all the same.
    """
    return (
        Part(say("arriving.changes"), "says"),
        *known,
        *_within(_parts(difference, pack, covered)),
    )


def _within(parts: Iterator[Part]) -> Iterator[Part]:
    room = LETTERS_AT_MOST
    for part in parts:
        room -= len(part.text)
        if room > 0 or part.voice == "says":
            yield part
    if room <= 0:
        yield Part(say("arriving.changes.more"), "quiet")


def _parts(difference: PackDiff, pack: Pack, covered: frozenset[str]) -> Iterator[Part]:
    if pack.changes:
        yield Part(say("arriving.changes.said", words=pack.changes))
    if difference.is_empty:
        yield Part(say("arriving.changes.none"), "quiet")
    if difference.is_reordered:
        yield Part(say("arriving.changes.reordered"), "quiet")
    if difference.head:
        yield Part(say("arriving.changes.head"), "says")
        yield from _changed(difference.head)
    for kind in PartKind:
        for part in difference.of(kind):
            yield from _part(part, is_covered=kind is PartKind.PROMPT and part.id in covered)


def _part(part: PartDiff, *, is_covered: bool) -> Iterator[Part]:
    kind = say(f"arriving.changes.{part.kind.value}")
    head = say(f"arriving.changes.{part.how.value}", kind=kind, id=part.id)
    yield Part(head, "says")
    if is_covered:
        yield Part(say("arriving.covered"), "quiet", gap=0)
        return
    if part.how is How.CHANGED:
        yield from _changed(part.changes)
        return
    yield Part(one_line(part.title), gap=0, lead=AFTER if part.how is How.ADDED else BEFORE)


def _changed(changes: Sequence[Change]) -> Iterator[Part]:
    for change in changes:
        yield Part(one_line(change.key), "quiet", gap=0)
        if change.before:
            yield Part(change.before, "quiet", gap=0, lead=BEFORE)
        if change.after:
            yield Part(change.after, gap=0, lead=AFTER)
