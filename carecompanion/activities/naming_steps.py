"""Naming steps: a short word for each, to stand in a row of steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.walk import Round

_CELLS: Final = 18
_WEIGHTY: Final = 4
_CLAUSE: Final = re.compile(r"[.,:;?!…—]")


def title_of_step(round_: Round) -> str:
    """By its turn where one speaks and the other witnesses; else by its prompt's name or its first words."""
    step = round_.step
    if step.prompt:
        return _cut(step.prompt.rpartition("/")[2].replace("-", " ").replace("_", " "))
    if step.ground:
        return say("running.title.ground")
    if round_.speaker is not None and step.turn == "speaker":
        return say("running.title.second" if round_.swapped else "running.title.first")
    if round_.speaker is not None:
        return say("running.title.witness")
    return _first_words(step.say)


def _first_words(said: str) -> str:
    """The first clause; cut at a word where it is long."""
    clause = _CLAUSE.split(" ".join(said.split()), maxsplit=1)[0].strip()
    return _cut(clause[:1].lower() + clause[1:])


def _cut(said: str) -> str:
    """*said*, cut at a word where it is long."""
    if len(said) <= _CELLS:
        return said
    words = said[:_CELLS].split(" ")[:-1]
    while len(words) > 1 and len(words[-1]) < _WEIGHTY:
        words.pop()  # "read your code of…" ends in mid-air
    return f"{' '.join(words) or said[: _CELLS - 1]}…"
