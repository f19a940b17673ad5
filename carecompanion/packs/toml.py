"""Step two: the text becomes plain tables, and tables or lists beyond any honest pack are refused."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from carecompanion.domain.plain import Flaw
from carecompanion.domain.text import has_bad
from carecompanion.packs.faults import Fault, fault
from carecompanion.packs.scan import place_in
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.plain import Place

KEYS: Final = 64
ITEMS: Final = 400

_WHERE: Final = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TWICE: Final = ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine", "Duplicate")
_OWN_WORDS: Final = re.compile(r"[A-Za-z '\"=\[\]/-]{1,80}")
"""Messages of the parser that cannot hold anything of the file (those about things twice can)."""


def parse(file: str, text: str) -> dict[str, object] | Fault:
    """The plain tables of *text*, or the fault that stopped the parser."""
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, and what int() says of thousands of digits
        return _syntax(file, text, str(error))


def _syntax(file: str, text: str, message: str) -> Fault:
    where = _WHERE.search(message)
    said = message[: where.start()] if where else ""
    if said.startswith(_TWICE):
        detail = say("packs.syntax.twice")
    elif _OWN_WORDS.fullmatch(said):
        detail = said[0].lower() + said[1:]
    else:
        detail = say("packs.syntax.detail")
    if where and where["line"]:
        place = int(where["line"]), int(where["column"])
    else:
        place = place_in(text, len(text.rstrip()))
    return fault(file, place, "syntax", {"detail": detail})


def refuse_excess(table: dict[str, object], *, keys: int = KEYS) -> list[Flaw]:
    """A flaw for each table of more than *keys* keys, each list of more than 400 items, each bad character."""
    flaws: list[Flaw] = []
    waiting: list[tuple[Place, object]] = [((), table)]
    while waiting:
        place, item = waiting.pop()
        if isinstance(item, str):
            if has_bad(item):
                code = next((f"U+{ord(mark):04X}" for mark in item if has_bad(mark)), "U+E0000")
                flaws.append(Flaw(place, "characters", {"code": code}))
        elif isinstance(item, dict):
            if len(item) > keys:
                flaws.append(Flaw(place, "many_keys", {"most": keys}))
                continue
            for key, inner in item.items():
                if has_bad(key, one_line=True):
                    flaws.append(Flaw((*place, key), "bad_id", {}, at_key=True))
                waiting.append(((*place, key), inner))
        elif isinstance(item, list):
            if len(item) > ITEMS:
                flaws.append(Flaw(place, "many_items", {"most": ITEMS}))
                continue
            waiting.extend(((*place, position), inner) for position, inner in enumerate(item))
    return flaws


def near(text: str, flaw: Flaw) -> tuple[int, int]:
    """About where the table or list of *flaw* begins, found without parsing: what is too much is not parsed again."""
    key = next((step for step in reversed(flaw.place) if isinstance(step, str)), None)
    found = re.search(rf"^[ \t]*\[{{0,2}}[ \t]*{re.escape(key)}\b", text, re.MULTILINE) if key else None
    return place_in(text, found.start()) if found else (1, 1)
