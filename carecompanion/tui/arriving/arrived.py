"""Who stands behind a pack that arrives, how it stands to what is here, and the leaves that say so first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.signer import Arriving, Trust
from carecompanion.tui.arriving import about, changes
from carecompanion.tui.arriving.leaf import Leaf
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.installing import Arrival
    from carecompanion.domain.signer import Signer


def head_leaves(companion: Companion, arrival: Arrival, *, shows_strong: bool) -> tuple[Leaf, ...]:
    """What comes before the prompts: what is other, where it is an update, and what it is. For the desk."""
    head, behind = say("arriving.head.pack"), tuple(_behind(companion, arrival))
    parts = about.parts_of(arrival.pack, behind, _numbers(companion, arrival))
    first = Leaf("about", head, say("arriving.about"), parts)
    if arrival.difference is None:
        return (first,)
    both = (arrival.pack, *(() if arrival.before is None else (arrival.before,)))
    strong = frozenset(str(one.id) for pack in both for one in pack.prompts if one.is_gated)
    covered = frozenset[str]() if shows_strong else strong
    known = tuple(Part(words) for words in to_know(companion, arrival))
    parts = changes.parts_of(arrival.difference, arrival.pack, known, covered)
    return Leaf("changes", head, say("arriving.changes"), parts), first


def from_whom(arrival: Arrival) -> str:
    """Who signed it, and how sure one is of that."""
    signer = arrival.signer
    name = one_line(signer.name)
    if signer.standing is Trust.CHECKED:
        return say("arriving.from_checked", name=name)
    return say("arriving.from_new" if arrival.is_first_use else "arriving.from_first", name=name)


def to_know(companion: Companion, arrival: Arrival) -> tuple[str, ...]:
    """What is to be known before it is let in. For the desk."""
    caution = (
        (say("arriving.caution"),) if companion.trusting.caution_on(arrival.pack, arrival.signer) else ()
    )
    return (*_warnings(arrival), *caution)


def _warnings(arrival: Arrival) -> Iterator[str]:
    pack, signer = arrival.pack, arrival.signer
    if arrival.arriving is Arriving.SAME:
        yield say("arriving.is.same")
    if arrival.arriving is Arriving.FOLLOWS:
        yield say("arriving.is.follows")
    if arrival.beside:
        beside = ", ".join(one_line(name) for name in arrival.beside)
        yield say("arriving.is.beside", beside=beside, name=arrival.name)
    if arrival.is_jump:
        yield say("arriving.is.jump", serial=pack.serial)
    if arrival.namesake is not None:
        yield say("arriving.is.namesake", name=one_line(signer.claimed_name))


def _behind(companion: Companion, arrival: Arrival) -> Iterator[Part]:
    for words in to_know(companion, arrival):
        yield Part(words)
    signer = arrival.signer
    yield Part(from_whom(arrival))
    claimed = one_line(arrival.signed.signer_name)
    if claimed != one_line(signer.name):
        yield Part(say("arriving.from_claimed", name=claimed), "quiet", gap=0)
    if signer.standing is Trust.CHECKED:
        return
    yield Part(say("arriving.words"), "quiet")
    yield from _rows(companion.trusting.words_of(signer))
    hint = "how_to_check" if is_known(companion, signer) else "how_to_compare"
    yield Part(say(f"arriving.{hint}"), "quiet", gap=0)


def _numbers(companion: Companion, arrival: Arrival) -> tuple[Part, ...]:
    if arrival.signer.standing is Trust.CHECKED:
        return ()
    numbers = companion.trusting.numbers_of(arrival.signer)
    return (Part(say("arriving.numbers"), "quiet"), *_rows(numbers))


def _rows(words: Sequence[str]) -> Iterator[Part]:
    half = (len(words) + 1) // 2
    yield Part(" ".join(words[:half]), gap=0)
    yield Part(" ".join(words[half:]), gap=0)


def is_known(companion: Companion, signer: Signer) -> bool:
    """Does the journal know the key of *signer*? For the desk."""
    return any(one.key == signer.key for one in companion.trusting.signers())
