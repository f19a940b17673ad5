"""A letter in the making and what a draft holds of it: one turned into the other, and nothing lost either way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.unsent import Chosen, Copied, Unsent
from carecompanion.tui.screens.compose.making import Making

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.partner import Partner


def unsent_of(making: Making, before: Unsent | None = None) -> Unsent:
    """What a draft is to hold of *making*; what else *before* says (the letter it answers) stays."""
    chosen = []
    for entry in making.chosen:
        start, end = making.excerpts.get(entry, (None, None))
        chosen.append(Chosen(entry, start, end, making.edited.get(entry)))
    begun = before or Unsent()
    if not has_words_of_its_own(begun):
        begun = replace(
            begun,
            to=None if making.to is None else making.to.id,
            circle=None if making.circle is None else making.circle.id,
        )
    return replace(
        begun,
        chosen=tuple(chosen),
        masks=making.masks,
        wishes=making.wishes,
        note=making.note or None,
        copies=tuple(Copied(of, body) for of, body in making.copies.items()),
    )


def has_words_of_its_own(unsent: Unsent) -> bool:
    """Was it written on a page of its own (a reply, words to a circle), which knows whom it is for?"""
    return unsent.re is not None or unsent.voiced is not None


def making_of(unsent: Unsent, *, to: Partner | None, circle: Circle | None) -> Making:
    """The letter in the making that *unsent* was, to those who are still here."""
    making = Making(to=to, circle=circle)
    for one in unsent.chosen:
        making.chosen.append(one.entry)
        if one.start is not None and one.end is not None:
            making.excerpts[one.entry] = (one.start, one.end)
        if one.body is not None:
            making.edited[one.entry] = one.body
    _ask_and_mask(making, unsent)
    return making


def making_ready(ready: LetterDraft, unsent: Unsent | None = None) -> Making:
    """*ready*, to be looked over; with what *unsent*, the draft it was written in, holds beside its words."""
    making = Making(to=ready.to, circle=ready.circle)
    _ask_and_mask(making, unsent or Unsent(masks=ready.masks, wishes=ready.wishes, note=ready.note))
    written = {body: of for of, body in making.copies.items()}
    # Its pieces come as they are to leave; the copies are made anew from what was written.
    pieces = tuple(replace(piece, body=written.get(piece.body, piece.body)) for piece in ready.pieces)
    making.ready = replace(ready, pieces=pieces)
    return making


def without_missing(making: Making, is_offered: Callable[[str], bool]) -> bool:
    """Take out entries that are gone or private by now. Says whether there were any."""
    missing = [entry for entry in making.chosen if not is_offered(entry)]
    for entry in missing:
        making.toggle(entry)
        making.edited.pop(entry, None)
    return bool(missing)


def _ask_and_mask(making: Making, unsent: Unsent) -> None:
    wishes = unsent.wishes
    making.masked = {mask.find: mask.role or "" for mask in unsent.masks}
    making.roles = {find: role for find, role in making.masked.items() if role}
    making.reply, making.keep, making.until = wishes.reply, wishes.keep, wishes.until
    making.no_advice, making.onward = wishes.no_advice, wishes.onward
    making.wish, making.note = wishes.note or "", unsent.note or ""
    making.copies = {copy.of: copy.body for copy in unsent.copies}
