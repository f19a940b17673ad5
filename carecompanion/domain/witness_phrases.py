"""How the phrases of a lean are written, and how they become rules.

One phrase a line; a line that begins with space goes on with the one before. A phrase is slots with a space between:

- ``a|b`` one of these words, ``a|b?`` one of them or none; ``get_up`` is a word of two
- ``<do>`` one of a named set; ``*ing`` a verb that ends so
- ``-a|b`` not followed by one of these; ``...`` up to six words of any kind; ``.`` the end of a clause
- ``^`` before the first slot: only where a clause begins; ``^^``: only where a sentence does

Words are lower case, and a contraction is two: ``you 'd``, ``i 'll``. A comma is a word. No slot repeats without a
limit, so that a phrase costs the same wherever it is tried.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_WORD: Final = 24
END: Final = "."
PAUSE: Final = ","

_GAP: Final = 6
_ANY: Final = ""  # in the place of a second word: whatever it is
_VERBS: Final = r"(?!(?:any|some|no|every)?thing |morning |evening |being |having )[a-z]{2,20}ing "


class Phrases(NamedTuple):
    """One language's list, as it is written.

    ``leans`` are phrases by lean, ``sets`` what they name in angle brackets: a name, then the words. ``openers``
    may stand between the beginning of a clause and a phrase. After one of ``reporting`` a sentence repeats what
    somebody said, and ``people`` are who says it. ``own``: the writer speaks of themselves. ``unspelled``: what
    people type, and how a phrase has it.
    """

    leans: Mapping[str, str]
    sets: str
    openers: str
    reporting: str
    own: str
    open_questions: str
    people: str
    unspelled: str


class Rule(NamedTuple):
    """One phrase, ready to be tried where its first word stands in a line of words that each end with a space.

    ``begins`` is what it was written with: nothing, ``^`` or ``^^``.
    """

    lean: str
    begins: str
    pattern: str

    def holds(self, line: str, at: int) -> bool:
        """Does the phrase stand in *line* from *at*?"""
        return _compiled(self.pattern).match(line, at) is not None


class Rules(NamedTuple):
    """One language's list, ready: rules by their first two words, where "" is any second word."""

    by_words: Mapping[tuple[str, str], Sequence[Rule]]
    openers: frozenset[str]
    reporting: frozenset[str]
    own: frozenset[str]
    open_questions: frozenset[str]
    people: frozenset[str]
    unspelled: Mapping[str, Sequence[str]]

    def at(self, first: str, second: str) -> Iterator[Rule]:
        """The rules that may hold where *first* and *second* stand."""
        yield from self.by_words.get((first, second), ())
        yield from self.by_words.get((first, _ANY), ())


def rules_of(phrases: Phrases) -> Rules:
    """*phrases* as rules."""
    sets = dict(line.split(" ", 1) for line in lines_of(phrases.sets))
    by_words: dict[tuple[str, str], list[Rule]] = {}
    for lean, text in phrases.leans.items():
        for line in lines_of(text):
            phrase = line.lstrip("^")
            slots = _named(phrase, sets).split()
            rule = Rule(lean, line[: len(line) - len(phrase)], "".join(map(_pattern, slots)))
            for words in set(_beginnings(slots)):
                by_words.setdefault(words, []).append(rule)
    return Rules(
        by_words,
        frozenset(phrases.openers.split()),
        frozenset(phrases.reporting.split()),
        frozenset(phrases.own.split()),
        frozenset(phrases.open_questions.split()),
        frozenset(phrases.people.split()),
        {line.split()[0]: line.split()[1:] for line in lines_of(phrases.unspelled)},
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first tried: all of them at once would be felt while typing."""
    return re.compile(pattern)


def lines_of(text: str) -> list[str]:
    """The lines of a list, each with what goes on below it."""
    return text.strip().replace("|\n    ", "|").replace("\n    ", " ").splitlines()


def _named(line: str, sets: Mapping[str, str]) -> str:
    for name, words in sets.items():
        line = line.replace(f"<{name}>", words)
    return line


def _pattern(slot: str) -> str:
    if slot == "...":
        return rf"(?:[^ ]{{1,{LONGEST_WORD}}} ){{0,{_GAP}}}?"
    if slot == END:
        return f"(?={PAUSE} |$)"
    if slot == "*ing":
        return _VERBS
    if slot.startswith("-"):
        return f"(?!{_either(slot[1:])})"
    return f"(?:{_either(slot[:-1])})?" if slot.endswith("?") else _either(slot)


def _either(words: str) -> str:
    ways = sorted({re.escape(way).replace("_", " ") for way in words.split("|")})
    return f"(?:{'|'.join(ways)}) "


def _beginnings(slots: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first two words that a phrase can begin with."""
    seconds = set(_firsts(slots[1:]))
    for way in slots[0].split("|"):
        first, *more = way.split("_")
        yield from ((first, second) for second in (more[:1] or seconds))


def _firsts(slots: Sequence[str]) -> Iterator[str]:
    for slot in slots:
        if slot.startswith("-"):
            continue
        if slot in {"...", "*ing", END}:
            yield _ANY
            return
        yield from (way.split("_")[0] for way in slot.removesuffix("?").split("|"))
        if not slot.endswith("?"):
            return
    yield _ANY
