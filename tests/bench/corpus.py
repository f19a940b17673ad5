"""A journal of any size, the same every time: about 120 words an entry, a rare word in one of a thousand."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from carecompanion.domain.entry import Entry, title_of
from carecompanion.domain.ids import EntryId, id_from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

RARE, COMMON = "quillwort", "meeting"
_ROOTS = [
    "meeting",
    "team",
    "listen",
    "pause",
    "notice",
    "ally",
    "partner",
    "silence",
    "harm",
    "repair",
    "tired",
    "rest",
    "pattern",
    "room",
    "voice",
    "share",
    "story",
    "trust",
    "practice",
    "learn",
    "community",
    "care",
    "energy",
    "slow",
    "question",
    "interrupt",
    "credit",
    "invite",
    "promise",
    "follow",
    "witness",
    "grief",
    "relief",
    "hope",
    "neighbour",
    "shift",
    "roster",
    "kitchen",
    "bus",
    "rain",
    "window",
    "letter",
    "phone",
    "morning",
    "evening",
    "colleague",
    "friend",
    "school",
    "clinic",
    "street",
    "vote",
    "budget",
    "housing",
    "rent",
    "food",
    "garden",
    "work",
    "paper",
    "report",
    "plan",
    "change",
    "role",
    "power",
    "name",
    "language",
    "door",
    "access",
    "effort",
    "doubt",
    "gentle",
    "firm",
    "clear",
    "early",
    "alone",
    "together",
    "group",
    "circle",
    "check",
    "need",
    "offer",
    "ask",
    "receive",
    "refuse",
    "accept",
    "wonder",
    "remember",
    "carry",
]
_SMALL = [
    "the",
    "a",
    "and",
    "to",
    "of",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "my",
    "we",
    "but",
    "they",
    "not",
    "this",
    "from",
    "by",
    "had",
    "so",
]
_TAGS = (
    "burnout",
    "allyship",
    "solidarity",
    "repair",
    "rest",
    "work",
    "boundaries",
    "listening",
    "rota",
    "weekly",
)
_ENDINGS = ("", "s", "ed", "ing", "er", "ful", "less", "ness", "able", "ly")
_START = datetime(2006, 1, 1, 7, tzinfo=UTC)
_YEARS = 20


def entries(count: int) -> Iterator[Entry]:
    """*count* entries, oldest first, spread over twenty years."""
    chance = random.Random(20261121)
    words = [root + ending for root in _ROOTS for ending in _ENDINGS]
    chance.shuffle(words)
    words = [*_ROOTS, *words]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    step = timedelta(days=365 * _YEARS) / count
    for number in range(count):
        said = [
            chance.choice(_SMALL) if chance.random() < 0.45 else word
            for word in chance.choices(words, weights, k=chance.randint(90, 150))
        ]
        if number % 1000 == 500:
            said[7] = RARE
        text = " ".join(said).capitalize() + "."
        when = _START + number * step
        yield Entry(
            id=EntryId(id_from_bytes(chance.randbytes(8))),
            created=when,
            updated=when,
            title=title_of(text),
            text=text,
            tags=tuple(sorted(chance.sample(_TAGS, chance.randint(1, 3)))),
        )
