"""Plots of a made-up autumn, as the place Patterns would be given them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from carecompanion.domain.answer import Mark
from carecompanion.domain.plot import (
    Chosen,
    Ends,
    Fill,
    Grid,
    GridRow,
    Level,
    Mirror,
    MirrorRow,
    Multiples,
    OptionRow,
    PairRow,
    Pairs,
    Plot,
    ScaleLine,
    Share,
    ShareRow,
    Shares,
    Strip,
    StripPart,
    StripRow,
    TagMonths,
)

TODAY: Final = date(2026, 11, 20)
ENDS: Final = Ends("rescuing", "connected", "retreating", 5)
_START: Final = date(2026, 9, 14)


def _week(number: int) -> date:
    return _START + timedelta(weeks=number)


def _marked(number: int, *marks: Mark, note: str = "") -> StripRow:
    return StripRow(_week(number), marks, note, moment=number if marks else None)


STRIP: Final = Strip(
    "With the people alongside",
    10,
    (
        StripPart(
            ENDS,
            (
                _marked(0, Mark("low", 1)),
                _marked(1, Mark("middle", 0)),
                _marked(2, Mark("low", 3), note="two people off"),
                _marked(3, Mark("low", 4), Mark("high", 2), note="both, one day"),
                _marked(4),
                _marked(5, Mark("high", 1)),
                _marked(6, Mark("middle", 0)),
                _marked(7),
                _marked(8, Mark("high", 3), note="after review"),
                _marked(9, Mark("middle", 0), note="walked, talked"),
            ),
        ),
    ),
    "8 check-ins in 10 weeks: 5 in the middle, 1 towards rescuing, 1 towards retreating, 1 on both sides the same day.",
)
CHANGED: Final = Strip(
    "With my team",
    10,
    (
        StripPart(Ends("near", "here", "far", 2), (_marked(0, Mark("low", 2)), _marked(1, Mark("high", 2)))),
        StripPart(ENDS, (_marked(2, Mark("high", 2)),)),
    ),
    "3 check-ins. The ends of the line were others before 28 September.",
)


def _levels(*values: int | None) -> tuple[Level | None, ...]:
    return tuple(None if value is None else Level(value, 0, 10) for value in values)


MULTIPLES: Final = Multiples(
    "Load and refill",
    tuple(_week(number) for number in range(12)),
    (
        ScaleLine(
            "energy",
            "energy",
            "running low",
            "plenty",
            _levels(2, 3, 4, 3, None, 2, 3, 5, 6, 5, 4, 5),
            Level(5, 0, 10),
            "Between 2 and 6 over 12 weeks; this week 5.",
        ),
        ScaleLine(
            "meaning",
            "meaning",
            "thin",
            "clear",
            _levels(8, 6, 7, 8, None, 8, None, 8, 8, 8, 8, 8),
            Level(8, 0, 10),
            "Between 6 and 8; two weeks left blank; this week 8.",
        ),
    ),
    "",
)
MIRROR: Final = Mirror(
    date(2026, 11, 1),
    (MirrorRow("a-clay", 2, 3), MirrorRow("finch", 5, 0), MirrorRow("rook", 0, 2), MirrorRow("wren", 4, 5)),
    (Fill("the walk home", 3, is_person=False), Fill("wren, on the phone", 2, is_person=True)),
    (Fill("Monday evening line", 2, is_person=False), Fill("the rota policy", 2, is_person=False)),
    "Giving and receiving with a-clay and wren. Giving with finch, receiving from rook; quiet the other way.",
    "Two sources refill. Both that empty are conditions, not people.",
)
GRID: Final = Grid(
    "Structural review",
    ("unseen", "reviewed", "drafted", "changed", "checked"),
    (
        GridRow("policies", 3, "changed", date(2026, 12, 19), "read them to the end", "the board"),
        GridRow("benefits", 1, "reviewed"),
        GridRow("escalation", 4, "checked", date(2027, 1, 15)),
        GridRow("programmes", 0, "unseen"),
        GridRow("remote work"),
    ),
    "1 area unseen, 1 reviewed, 1 changed, 1 checked.",
)
SHARES: Final = Shares(
    "People data",
    date(2026, 11, 2),
    (
        ShareRow("top tier", (Share("group A", 31, 62), Share("group B", 19, 38))),
        ShareRow(
            "left", (Share("group A", None, None), Share("group B", None, None), Share("group C", 12, 40))
        ),
    ),
    is_hiding=True,
    reading="In the top tier 62% are of group A, 41% of everyone.",
    everyone=ShareRow(
        "everyone", (Share("group A", 52, 41), Share("group B", 60, 47), Share("group C", 15, 12))
    ),
)
PAIRS: Final = Pairs(
    "Before and after",
    "before-after",
    "before",
    "after",
    (
        PairRow(date(2026, 9, 30), "Urgency is care", Level(8, 0, 10), Level(4, 0, 10)),
        PairRow(date(2026, 11, 11), "Silence is agreement", Level(6, 0, 10), Level(6, 0, 10)),
        PairRow(date(2026, 11, 18), "漢字 words that are wide", Level(3, 0, 10), None),
    ),
    "Three beliefs. One is less sure than before, one as sure, one has no second mark.",
)
CHOSEN: Final = Chosen(
    "How big",
    tuple(_week(number) for number in range(10)),
    (
        OptionRow("a message", (True, False, False, True, False, False, False, True, False, False)),
        OptionRow("a load lifted", (False,) * 9 + (True,)),
    ),
    "A message in three of ten weeks.",
)
TAGS: Final = TagMonths(
    tuple(date(2026, month, 1) for month in range(1, 12)),
    (("rota", (False,) * 8 + (True, True, True)), ("work", (True,) * 11)),
    "rota since September; work in every month.",
)
ALL: Final[dict[str, Plot]] = {
    "strip": STRIP,
    "changed": CHANGED,
    "multiples": MULTIPLES,
    "mirror": MIRROR,
    "grid": GRID,
    "shares": SHARES,
    "pairs": PAIRS,
    "chosen": CHOSEN,
    "tags": TAGS,
}
