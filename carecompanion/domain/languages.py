"""Languages by their short names, and which of a pack's languages its reader reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}")
"""A language as packs name it: ``es``, ``pt-br``, ``zh-hant``."""

AT_MOST: Final = 8
"""So many languages a reader may name."""


def languages_in(said: str) -> tuple[str, ...]:
    """The languages *said* names, between spaces or commas, in its order. Raises ValueError for others."""
    names = tuple(dict.fromkeys(name.lower().replace("_", "-") for name in said.replace(",", " ").split()))
    if len(names) > AT_MOST or not all(LANGUAGE.fullmatch(name) for name in names):
        raise ValueError
    return names


def language_for(wanted: Sequence[str], own: str, offered: Collection[str]) -> str:
    """The language in which a reader of *wanted*, first choice first, reads a pack: one of *offered*, or its *own*.

    For each that is wanted: exactly that; then the same language without its region (``es`` for ``es-mx``); then,
    where no region was named, any region's, the pack's own first. Where nothing fits, the pack's own.
    """
    here = (own, *sorted(set(offered) - {own}))
    for name in wanted:
        parts = name.split("-")
        for length in range(len(parts), 0, -1):
            if (shorter := "-".join(parts[:length])) in here:
                return shorter
        if len(parts) == 1:
            for other in here:
                if other.startswith(f"{name}-"):
                    return other
    return own
