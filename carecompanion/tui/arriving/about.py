"""The first leaf of a pack: what it is, who stands behind it, and what is worth knowing before it is let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.activities.trusting import licence_in_words
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say
from carecompanion.words.days import day_on_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.domain.pack import Pack, Source


def parts_of(pack: Pack, behind: Sequence[Part], last: Sequence[Part] = ()) -> tuple[Part, ...]:
    """*pack* at a glance, *last* after all else.

    *behind* (who signed it, what is to be known first) stands right below its name.
    """
    return (*_named(pack), *behind, *_told(pack), *last)


def _named(pack: Pack) -> Iterator[Part]:
    yield Part(pack.title, "says")
    facts = {"id": pack.id, "version": pack.version, "serial": pack.serial}
    if pack.published is not None:
        said = say("arriving.facts", **facts, day=day_on_page(pack.published))
    else:
        said = say("arriving.facts_undated" if pack.serial else "arriving.facts_draft", **facts)
    yield Part(said, "quiet", gap=0)


def _told(pack: Pack) -> Iterator[Part]:
    if pack.care_note:
        yield Part(say("arriving.care"), "quiet")
        yield Part(pack.care_note, gap=0)
    if pack.about:
        yield Part(pack.about)
    yield Part(say("arriving.holds", what=_holds(pack)))
    for place, fact in enumerate(_facts(pack)):
        yield Part(fact, "quiet", gap=0 if place else 1)
    for facilitator in pack.facilitators:
        power = facilitator.power if facilitator.power in ("none", "colleague", "manager") else ""
        key = f"arriving.facilitator.{power}" if power else "arriving.facilitator"
        yield Part(say(key, name=one_line(facilitator.name)), "quiet", gap=0)
    for name, words in (("support", pack.support_route), ("leaving", pack.leaving)):
        if words:
            yield Part(say(f"arriving.{name}"), "quiet")
            yield Part(words, gap=0)
    if pack.sources:
        yield Part(say("arriving.whose"), "quiet")
    for source in pack.sources:
        yield Part(_source(source), gap=0)
        if source.idea:
            yield Part(source.idea, "quiet", gap=0, lead="  ")


def _holds(pack: Pack) -> str:
    sessions = pack.programme.sessions if pack.programme is not None else ()
    counted = (("prompt", len(pack.prompts)), ("practice", len(pack.practices)), ("meeting", len(sessions)))
    held = [
        say(f"arriving.holds.{name}") if count == 1 else say(f"arriving.holds.{name}s", count=count)
        for name, count in counted
        if count
    ]
    return ", ".join(held) or "—"


def _facts(pack: Pack) -> Iterator[str]:
    if pack.authors:
        yield say("arriving.authors", authors=", ".join(pack.authors))
    yield say("arriving.licence", licence=licence_in_words(pack.licence))
    yield say("arriving.languages", languages=", ".join(pack.languages or (pack.language,)))
    if pack.audience:
        yield say("arriving.audience", audience=pack.audience)
    if pack.minutes is not None:
        low, high = pack.minutes
        if low == high:
            yield say("arriving.minutes_one", low=low)
        else:
            yield say("arriving.minutes", low=low, high=high)
    if pack.needs:
        yield say("arriving.needs", packs=", ".join(need.id for need in pack.needs))
    if pack.unknown:
        yield say("arriving.unknown", keys=", ".join(one_line(key) for key in pack.unknown))


def _source(source: Source) -> str:
    said = (source.author, source.title, source.year, source.url)
    return ", ".join(str(part) for part in said if part)
