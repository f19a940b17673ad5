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
    from collections.abc import Iterator

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.installing import Arrival


def head_leaves(companion: Companion, arrival: Arrival) -> tuple[Leaf, ...]:
    """What comes before the prompts: what is other, where it is an update, and what it is. For the desk."""
    behind = tuple(_behind(companion, arrival))
    first = Leaf("about", "", say("arriving.about"), about.parts_of(arrival.pack, behind))
    if arrival.difference is None:
        return (first,)
    parts = changes.parts_of(arrival.difference, arrival.pack)
    return Leaf("changes", "", say("arriving.changes"), parts), first


def from_whom(arrival: Arrival) -> str:
    """Who signed it, and how sure one is of that."""
    signer = arrival.signer
    name = one_line(signer.name)
    if signer.standing is Trust.CHECKED:
        return say("arriving.from_checked", name=name)
    return say("arriving.from_new" if arrival.is_first_use else "arriving.from_first", name=name)


def warnings_of(arrival: Arrival) -> Iterator[str]:
    """What is to be known before it is let in."""
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
    for warning in warnings_of(arrival):
        yield Part(warning, "says")
    if companion.trusting.caution(arrival.pack):
        yield Part(say("arriving.caution"))
    signer = arrival.signer
    yield Part(from_whom(arrival))
    claimed = one_line(arrival.signed.signer_name)
    if claimed != one_line(signer.name):
        yield Part(say("arriving.from_claimed", name=claimed), "quiet", gap=0)
    if signer.standing is Trust.CHECKED:
        return
    trusting = companion.trusting
    yield Part(say("arriving.words"), "quiet")
    for words in (trusting.words_of(signer), trusting.numbers_of(signer)):
        half = (len(words) + 1) // 2
        for row in (words[:half], words[half:]):
            yield Part(" ".join(row), gap=0)
    yield Part(say("arriving.how_to_check"), "quiet", gap=0)
