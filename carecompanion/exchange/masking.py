"""Leaving out: what a copy hides before it leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Found, Mask
from carecompanion.domain.text import as_seen, clean
from carecompanion.exchange.mentions import names_in, plain_signs, whole_words
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Found", "Mask", "mask", "names_in"]


def mask(text: str, masks: Sequence[Mask]) -> tuple[str, int]:
    """A copy of *text* with every mask applied, and how many places changed: a mark or a role is one place
    each.

    Found as whole words (``Ana`` is not in ``banana``), as written or in capitals throughout, across a line
    break too; the longest mask first. What stands there afterwards is never masked again. The copy comes back
    cleaned: a sign that is taken out later must not put a name together again.
    """
    text = clean(text)
    wanted = {spelled: mask for mask in masks if (spelled := _spelled(mask.find))}
    if not wanted:
        return text, 0
    spellings = {spelling: mask for found, mask in wanted.items() for spelling in (found.upper(), found)}
    longest_first = sorted(spellings, key=len, reverse=True)
    pattern = re.compile("|".join(whole_words(spelling) for spelling in longest_first))

    def mark(match: re.Match[str]) -> str:
        role = spellings[_spelled(match[0])].role
        return say("exchange.left_out_mark") if role is None else say("exchange.role_mark", role=role)

    return pattern.subn(mark, text)


def _spelled(words: str) -> str:
    return plain_signs(" ".join(as_seen(clean(words)).split()))
