"""Each prompt as a whole: one question, and a doorway that is smaller than it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from carecompanion.domain.plain import Flaw
from carecompanion.packs.lint.said import tables_in
from carecompanion.packs.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_QUESTION: Final = re.compile("[?？؟]")
_QUESTIONS_AT_MOST: Final = 2
"""A lead-in may be a question of its own; more than that is an interview."""

_ROOM: Final = 5
"""A doorway may be this many words longer than its question: some questions are four words long."""


def faults_of_prompts(table: Mapping[str, object]) -> Iterator[Flaw]:
    """A flaw for each prompt of pack.toml that asks too much at once."""
    for position, prompt in tables_in(table, "prompt"):
        ask, doorway = prompt.get("ask"), prompt.get("doorway")
        for key in ("ask", "targeted"):
            words = prompt.get(key)
            if isinstance(words, str) and len(_QUESTION.findall(words)) > _QUESTIONS_AT_MOST:
                yield Flaw(("prompt", position, key), "questions", {"key": key})
        if not (isinstance(ask, str) and isinstance(doorway, str)) or not ask.strip():
            continue
        if count_words(doorway) >= count_words(ask) + _ROOM:
            yield Flaw(("prompt", position, "doorway"), "doorway_long", {})
