"""Who a letter may go to: partners, and below them circles, each with what has to be known before one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.domain.circle import Circle
from carecompanion.domain.partner import Partner
from carecompanion.domain.person import Contact
from carecompanion.tui.letters.threads import standing_briefly, standing_words
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.pairs import Pair
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.letter_draft import LetterDraft


@dataclass(frozen=True, slots=True)
class Reader:
    """One partner with their words, or a circle with those in it. ``ask`` names who wants to be asked first."""

    whom: Partner | Circle
    words: tuple[str, ...]
    ask: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """It tells this reader from the others."""
        return str(self.whom.id)


@dataclass(frozen=True, slots=True)
class Readers:
    """Those a letter is about to go to: the name that is typed to confirm, and each who gets a file."""

    name: str
    each: tuple[Partner, ...]
    ask: tuple[str, ...]
    is_circle: bool


def readers_of(companion: Companion) -> tuple[Reader, ...]:
    """Everyone who may be written to. For the desk."""
    partners = [one for one in companion.introducing.partners() if not one.blocked]
    contact = {partner.id: companion.knowing.contact_of(partner) for partner in partners}
    made = [
        Reader(
            partner,
            companion.introducing.words_of(partner),
            (partner.handle,) if contact[partner.id] is Contact.ASK else (),
        )
        for partner in partners
        if contact[partner.id] is not Contact.NO
    ]
    for circle in companion.circling.circles():
        members = companion.circling.members(circle)
        if members:
            ask = tuple(one.handle for one in members if contact.get(one.id) is Contact.ASK)
            made.append(Reader(circle, tuple(one.handle for one in members), ask))
    return tuple(made)


def going_to(companion: Companion, draft: LetterDraft) -> Readers:
    """Those *draft* goes to. Raises NotPossible where somebody in it may not be written to. For the desk."""
    each = companion.composing.readers(draft)
    for partner in each:
        companion.posting.refuse(partner)
    ask = tuple(one.handle for one in each if companion.knowing.contact_of(one) is Contact.ASK)
    is_circle = draft.to is None and draft.circle is not None
    name = (
        draft.circle.name if is_circle and draft.circle is not None else "".join(one.handle for one in each)
    )
    return Readers(name, each, ask, is_circle)


def reader_pair(reader: Reader, today: date, mark: str, *, is_narrow: bool) -> Pair:
    """A reader in the list."""
    if isinstance(reader.whom, Circle):
        below = say("compose.to.each", handles=", ".join(one_line(one) for one in reader.words))
        return Pair(
            reader.key, reader.whom.name, _with_ask(below, reader), say("compose.to.circle"), mark=mark
        )
    told_as = standing_briefly if is_narrow else standing_words
    below = " ".join(reader.words)
    return Pair(
        reader.key, reader.whom.handle, _with_ask(below, reader), told_as(reader.whom, today), mark=mark
    )


def _with_ask(below: str, reader: Reader) -> str:
    if not reader.ask:
        return below
    if isinstance(reader.whom, Partner):
        return f"{say('compose.to.ask')} · {below}"
    return f"{below} · {say('compose.to.ask_of', handles=', '.join(one_line(one) for one in reader.ask))}"
