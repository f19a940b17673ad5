"""An entry answers: text, answers by field, tags, and the prompt as it was read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from carecompanion.domain.answer import Value
    from carecompanion.domain.ids import DraftId, EntryId
    from carecompanion.domain.prompt import PromptRef, PromptSnapshot
    from carecompanion.domain.run import StepRef
    from carecompanion.domain.unsent import Unsent

TITLE_CELLS = 72
TAG_CELLS = 48
TEXT_LIMIT = 2_000_000
"""The longest entry in characters; more is kept as several."""


class EntryKind(StrEnum):
    """How an entry came to be."""

    ANSWER = "answer"
    FREE = "free"
    CHECKIN = "checkin"
    JOT = "jot"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note in the margin, written later."""

    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One kept piece of writing. Datetimes are aware; ``title`` may be empty (see :func:`title_of`)."""

    id: EntryId
    created: datetime
    updated: datetime
    title: str = field(repr=False)
    text: str = field(repr=False)
    kind: EntryKind = EntryKind.FREE
    tags: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    intensity: int = 0
    private: bool = False
    run: str | None = None
    annotations: tuple[Annotation, ...] = field(default=(), repr=False)
    prompt: PromptSnapshot | None = None
    answers: Mapping[str, Value] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a list shows of an entry; ``moment`` is its place in the journal's order (see vault.entries)."""

    id: EntryId
    moment: int
    day: date
    title: str = field(repr=False)
    kind: EntryKind
    pack: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries are meant. Empty means all; several tags or kinds mean entries that have every tag, any kind.

    ``without`` are tags that they must not have, ``ceiling`` is the most intensity that they may have.
    """

    since: date | None = None
    until: date | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    packs: tuple[str, ...] = ()
    prompt: PromptRef | None = None
    kinds: tuple[EntryKind, ...] = ()
    people: tuple[str, ...] = field(default=(), repr=False)
    without: tuple[str, ...] = field(default=(), repr=False)
    ceiling: int | None = None

    @property
    def is_empty(self) -> bool:
        """Do these filters let everything through?"""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Draft:
    """Writing that is not finished: kept in the vault as one types, cursor included.

    ``cursor`` is (row, column) in the focused field's text; ``focus`` names that field. ``entry`` is set while a kept
    entry is being edited; ``letter`` while what is written is to become a letter, and no entry.
    """

    id: DraftId
    started: datetime
    updated: datetime
    text: str = field(default="", repr=False)
    answers: Mapping[str, Value] = field(default_factory=dict, repr=False)
    prompt: PromptSnapshot | None = None
    entry: EntryId | None = None
    cursor: tuple[int, int] = (0, 0)
    focus: str = ""
    frame: str = ""
    letter: Unsent | None = field(default=None, repr=False)
    of_run: StepRef | None = None

    @property
    def is_empty(self) -> bool:
        """Has nothing been written yet?"""
        return not self.text.strip() and not self.answers and (self.letter is None or self.letter.is_empty)


def title_of(text: str, fallback: str = "") -> str:
    """A title from the first line that says something, cut at a word; *fallback* where there is none."""
    for raw in text.splitlines():
        line = " ".join(raw.lstrip("#").split())
        if line:
            if len(line) <= TITLE_CELLS:
                return line
            cut = line[: TITLE_CELLS - 1]
            head, _, _ = cut.rpartition(" ")
            return (head or cut) + "…"
    return fallback


def clean_tag(raw: str) -> str:
    """A tag as it is kept: lower case, words joined by hyphens, no leading #; empty where nothing is left."""
    folded = clean(raw.strip().lstrip("#").casefold())
    tag = "-".join("".join(mark if _is_of_a_tag(mark) else " " for mark in folded).split())[:TAG_CELLS]
    return tag if any(mark.isalnum() for mark in tag) else ""


def _is_of_a_tag(mark: str) -> bool:
    # Many scripts write vowels as marks on the letter before, and some join letters by invisible marks.
    return mark.isalnum() or mark in "-_/\u200c\u200d" or unicodedata.category(mark).startswith("M")
