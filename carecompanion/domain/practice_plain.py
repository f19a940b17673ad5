"""A step of a practice from its plain form: one reader for packs and for runs that keep their practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.practice import DAYS_AT_MOST, HOURS_AT_MOST, MINUTES_AT_MOST, Step

if TYPE_CHECKING:
    from carecompanion.domain.plain import Plain

WHO: Final = ("solo", "pair", "circle")
TURNS: Final = ("speaker", "witness", "both")


def read_step(plain: Plain) -> Step:
    """What *plain* says of a step, every flaw noted; other keys are the caller's to read."""
    return Step(
        prompt=plain.text("prompt"),
        say=plain.text("say"),
        ground=plain.text("ground"),
        minutes=plain.number("minutes", 1, 1, MINUTES_AT_MOST) if plain.has("minutes") else None,
        turn=plain.one_of("turn", TURNS),
        swap=plain.flag("swap"),
        private=plain.flag("private"),
        may_stay_open=plain.flag("may_stay_open"),
        hold_hours=plain.number("hold_hours", 1, 1, HOURS_AT_MOST) if plain.has("hold_hours") else None,
        revisit=plain.numbers("revisit", 1, DAYS_AT_MOST),
    )
