"""From what a person types to what the index is asked.

Plain words must all be there; ``"a phrase"``, ``AND``, ``OR``, ``NOT`` and ``prefix*`` mean what they say. Every word
goes to the index in quotes, so nothing typed is ever taken as its syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from carecompanion.errors import BadInput
from carecompanion.words import say

_LONGEST: Final = 2_000
_MOST: Final = 64
_PIECE: Final = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_JOINERS: Final = frozenset({"AND", "OR", "NOT"})


@dataclass(slots=True)
class _Wish:
    """One alternative: everything in ``wanted``, nothing in ``unwanted``."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def index_query(typed: str, *, as_typed: bool = False) -> str | None:
    """The index's query for *typed*, or None where it asks for nothing.

    With *as_typed* the last word may still be growing: it matches as a beginning, and a joiner at the end is ignored.
    Raises BadInput for more words than a search can hold.
    """
    if len(typed) > _LONGEST:
        raise BadInput(say("vault.bad_query"), say("vault.bad_query_hint"))
    pieces = list(_PIECE.finditer(typed))
    if len(pieces) > _MOST:
        raise BadInput(say("vault.bad_query"), say("vault.bad_query_hint"))
    growing = as_typed and bool(typed) and not typed[-1].isspace() and typed[-1] != '"'
    wishes = [_Wish()]
    is_unwanted = False
    for place, piece in enumerate(pieces):
        bare = piece.group(3)
        if bare in _JOINERS:
            if bare == "OR" and wishes[-1].wanted:
                wishes.append(_Wish())
            is_unwanted = bare == "NOT"
            continue
        term = _term(piece, is_growing=growing and place == len(pieces) - 1)
        if term is not None:
            (wishes[-1].unwanted if is_unwanted else wishes[-1].wanted).append(term)
        is_unwanted = False
    asked = [_spelled(wish) for wish in wishes if wish.wanted]
    return " OR ".join(asked) or None


def _term(piece: re.Match[str], *, is_growing: bool) -> str | None:
    phrase, star, bare = piece.groups()
    if bare is not None:
        is_beginning = bare.endswith("*") or is_growing
        words = bare
    else:
        is_beginning, words = bool(star), phrase
    words = "".join(mark if _is_indexed(mark) else " " for mark in words).strip()
    if not words:
        return None
    # One Latin letter begins half of all words: until there are two, it stands for itself.
    if is_growing and len(words) == 1 and words.isascii():
        is_beginning = False
    return f'"{words}"*' if is_beginning else f'"{words}"'


def _is_indexed(mark: str) -> bool:
    return (
        mark not in '"*\0'
        and not "\ud800" <= mark <= "\udfff"
        and (mark.isalnum() or ord(mark) > 127 or mark in " -_'./:@")
    )


def _spelled(wish: _Wish) -> str:
    spelled = " AND ".join(wish.wanted)
    for term in wish.unwanted:
        spelled = f"({spelled}) NOT {term}"
    return f"({spelled})"
