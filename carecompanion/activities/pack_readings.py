"""What an arc says, in words: for ears, and for eyes below its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.pack_arc import arc_of
from carecompanion.domain.prompt import ACT
from carecompanion.words import say
from carecompanion.words.numbers import in_words

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.pack_arc import Arc


def arc_reading(pack: Pack) -> str:
    """How many prompts are light, tender and strong, and how they begin and end; empty where nothing is asked."""
    arc = arc_of(pack)
    if arc is None:
        return ""
    how_many = {
        name: say("pack_readings.none") if not number else str(number)
        for name, number in (("light", arc.light), ("tender", arc.tender), ("strong", arc.strong))
    }
    return f"{say('pack_readings.counts', **how_many)} {_shape(arc)}"


def _shape(arc: Arc) -> str:
    begins = say(f"pack_readings.begins.{arc.begins}")
    if arc.is_level:
        return say("pack_readings.level", depth=begins)
    if arc.ends == ACT and arc.last_acts > 1:
        ends = say("pack_readings.acts", acts=in_words(arc.last_acts, up_to=12))
    else:
        ends = say(f"pack_readings.ends.{arc.ends}")
    return say("pack_readings.shape", begins=begins, ends=ends)
