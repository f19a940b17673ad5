"""What can be told of a text by counting: how long it is, how hard to read, which words never stand in one.

The lists are per language: a language without lists of its own is only counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from carecompanion.packs import wording_spanish

if TYPE_CHECKING:
    from collections.abc import Mapping

ASK_WORDS: Final = 35
NOTE_WORDS: Final = 15
GRADE: Final = 8.0

_WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…:;]+(?:\s|$)|\n+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouytd]ed|[^aeiouyscxzglh]es|[aeiouy]les)$")
"""Endings whose e is not heard: made, rule, asked, names, rules; not table, waited, changes, tables."""


SHAMING: Final[tuple[str, ...]] = (
    r"streaks?", r"missed", r"overdue", r"failed you", r"broken promises?", r"you should(?:n['’]t)?", r"we miss you",
    r"you must", r"you ought", r"you need to", r"you have to", r"you failed", r"behind schedule", r"fell behind",
    r"try harder", r"no excuses?", r"good job", r"great job", r"well done", r"congratulations", r"keep it up",
    r"be honest", r"shame on",
)  # fmt: skip
"""Expressions for wording that directs, grades or shames (experience.md, rule 2; voice.md)."""

VERDICTS: Final[tuple[str, ...]] = (
    r"toxic", r"healthy", r"unhealthy", r"brave(?:ly)?", r"resilien(?:t|ce)", r"selfish", r"lazy", r"guilty",
    r"diagnos\w*", r"symptoms?", r"trigger(?:ed|ing|s)?",
)  # fmt: skip
"""Expressions for words that hold a verdict or a diagnosis; only for what is asked of a reader."""

TRAUMA_DETAIL: Final[tuple[str, ...]] = (
    r"describe the worst", r"in (?:full |vivid |great )?detail", r"worst (?:moment|memory|thing that happened)",
    r"relive", r"tell the whole story", r"your trauma", r"where (?:do|did) you feel (?:it|this|that)",
    r"where in (?:your|the) body",
)  # fmt: skip
"""Expressions that ask for an account of trauma, or of the body (experience.md, rules 6 and 21)."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The expressions of one language: for every text, for what is asked, for what is asked of the past."""

    shaming: tuple[str, ...]
    verdicts: tuple[str, ...]
    trauma_detail: tuple[str, ...]
    has_grade: bool = False
    """Can the school grade of a text be reckoned? (The measure is made for English.)"""


LISTS: Final[Mapping[str, Lists]] = {
    "en": Lists(SHAMING, VERDICTS, TRAUMA_DETAIL, has_grade=True),
    "es": Lists(wording_spanish.SHAMING, wording_spanish.VERDICTS, wording_spanish.TRAUMA_DETAIL),
}
"""The lists there are, by language without a region."""


def lists_for(language: str) -> Lists | None:
    """The lists for *language* (``es-mx`` is read by those for ``es``), or None where nobody has written them."""
    return LISTS.get(language.partition("-")[0])


def count_words(text: str) -> int:
    """How many words *text* has; what a hyphen or an apostrophe joins is one."""
    return len(_WORD.findall(text))


def has_more_words(text: str, most: int) -> bool:
    """Has *text* more than *most* words? No more of it is read than that takes."""
    return next(islice(_WORD.finditer(text), most, None), None) is not None


def found_in(text: str, expressions: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of *text* that one of *expressions* meets as whole words, in lower case."""
    return tuple(match.group().lower() for match in whole_words(expressions).finditer(text))


@cache
def whole_words(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that meets any of *expressions* as whole words, whatever the case."""
    either = "|".join(f"(?:{expression})" for expression in expressions)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """About how many syllables an English *word* has: groups of vowels, without a silent final e."""
    word = re.sub(r"[^a-z]", "", word.lower())
    return max(len(_VOWELS.findall(word)) - bool(_SILENT.search(word)), 1)


def reading_grade(text: str) -> float:
    """The school grade *text* asks for, after Flesch and Kincaid; 0 for a text without words. An estimate."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part)), 1)
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
