"""What the place of packs shows, read on the desk's thread: the list, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.activities.pack_readings import arc_reading
from carecompanion.activities.trusting import licence_in_words
from carecompanion.domain.pack_arc import arc_of
from carecompanion.domain.programme_week import in_order
from carecompanion.tui.programme.where import where_in_words
from carecompanion.tui.widgets.pack_page import PageWords, ProgrammeWords
from carecompanion.tui.widgets.pack_rows import PackRow
from carecompanion.words import say
from carecompanion.words.days import day_seen_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.pack import Pack, Source

_THANKED = 2
"""So many names after *Thanks*; all of them stand at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Came:
    """The day a pack was installed, and its number."""

    day: date
    serial: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The packs that are here, which of them rest, and by name when those came that did not come with the program.

    ``unread`` are names of installed ones that this version cannot read any more: they can be let go.
    """

    packs: tuple[Pack, ...] = ()
    resting: frozenset[str] = frozenset()
    installed: Mapping[str, Came] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def pack(self, name: str) -> Pack | None:
        """The pack of that name, if it is here."""
        return next((pack for pack in self.packs if pack.id == name), None)

    def rows(self) -> tuple[PackRow, ...]:
        """A row each."""
        rows = [PackRow(str(pack.id), pack.version, pack.id in self.resting) for pack in self.packs]
        rows += [PackRow(name, "", rests=True) for name in self.unread]
        return tuple(sorted(rows, key=lambda row: row.name))


def look(companion: Companion) -> Shown:
    """What is here now."""
    packs = companion.prompting.packs()
    read = {str(pack.id) for pack in packs}
    installed = {one.name: Came(one.installed, one.serial) for one in companion.installing.installed()}
    return Shown(packs, companion.choosing.resting(), installed, tuple(sorted(installed.keys() - read)))


def page_of_unread(name: str) -> PageWords:
    """The page of a pack that cannot be read any more."""
    return PageWords(title=name, sections=((say("packs_place.unread"), (say("packs_place.unread.hint"),)),))


def page_of(companion: Companion, shown: Shown, pack: Pack) -> PageWords:
    """The page of *pack*."""
    rests = pack.id in shown.resting
    return PageWords(
        title=pack.title,
        state=say("packs_place.rests" if rests else "packs_place.in_use"),
        facts=" · ".join(_facts(pack)),
        lines=tuple((name, words) for name, words in _lines(companion, shown, pack) if words),
        caution=_caution(companion, pack),
        arc=arc_of(pack),
        reading=arc_reading(pack),
        programme=_programme(companion, pack),
        sections=tuple((head, said) for head, said in _sections(pack) if any(said)),
    )


def _caution(companion: Companion, pack: Pack) -> str:
    """By their own word, or by one's own note."""
    if not companion.trusting.caution(pack):
        return ""
    by_their_word = any(one.power == "manager" for one in pack.facilitators)
    return say("packs_place.caution" if by_their_word else "packs_place.caution.mine")


def _facts(pack: Pack) -> Iterator[str]:
    yield f"{pack.id} {pack.version}"
    if pack.prompts:
        yield _counted("prompt", len(pack.prompts))
    elif pack.practices:
        yield _counted("practice", len(pack.practices))
    elif pack.programme is None:
        yield say("packs_place.lends")
    if pack.minutes is not None:
        low, high = pack.minutes
        key = "minutes_about" if low == high else "minutes"
        yield say(f"packs_place.{key}", low=low, high=high, minutes=low)


def _counted(noun: str, many: int) -> str:
    return say(f"packs_place.{noun}") if many == 1 else say(f"packs_place.{noun}s", **{f"{noun}s": many})


def _lines(companion: Companion, shown: Shown, pack: Pack) -> Iterator[tuple[str, str]]:
    yield from _origin(companion, shown, pack)
    yield say("packs_place.licence"), licence_in_words(pack.licence)
    yield say("packs_place.thanks"), _thanked(pack.sources)
    yield say("packs_place.for"), pack.audience
    if pack.signer:
        yield say("packs_place.by"), ", ".join(pack.authors)
        yield say("packs_place.held"), ", ".join(one.name for one in pack.facilitators)
    if len(pack.languages) > 1:
        yield say("packs_place.languages"), ", ".join(pack.languages)
    yield say("packs_place.care"), pack.care_note
    yield say("packs_place.unknown"), ", ".join(pack.unknown)


def _origin(companion: Companion, shown: Shown, pack: Pack) -> Iterator[tuple[str, str]]:
    trusting = companion.trusting
    signer = trusting.of(pack)
    if signer is None:
        yield say("packs_place.from"), trusting.provenance(pack)
        return
    yield say("packs_place.from"), say("packs_place.from.signed", who=trusting.signed_by(signer))
    yield say("packs_place.words"), " ".join(trusting.words_of(signer))
    if (came := shown.installed.get(pack.id)) is not None:
        day = day_seen_from(came.day, companion.today())
        yield say("packs_place.came"), say("packs_place.came.on", day=day, serial=came.serial)


def _thanked(sources: tuple[Source, ...]) -> str:
    names = list(dict.fromkeys(source.author for source in sources if source.author))
    said = "; ".join(names[:_THANKED])
    return say("packs_place.thanks.more", names=said) if len(names) > _THANKED else said


def _programme(companion: Companion, pack: Pack) -> ProgrammeWords | None:
    if pack.programme is None:
        return None
    programme = in_order(pack.programme)
    meetings = len(programme.sessions)
    key = "fact" if meetings == 1 else "facts"
    facts = say(f"packs_place.programme.{key}", meetings=meetings, people=programme.circle_of)
    titles = tuple(session.title for session in programme.sessions)
    going = companion.gathering.of_pack(pack)
    if going is None:
        return ProgrammeWords(facts, titles)
    return ProgrammeWords(facts, titles, going.opens_at, where_in_words(going, companion.today()))


def _sections(pack: Pack) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield say("packs_place.about"), (pack.about,)
    yield say("packs_place.support"), (pack.support_route,)
    yield say("packs_place.leaving"), (pack.leaving,)
    yield say("packs_place.sources"), tuple(line for one in pack.sources for line in _source(one))


def _source(source: Source) -> Iterator[str]:
    named = source.title
    if source.author:
        named = say("packs_place.source", author=source.author, title=source.title)
    yield ", ".join(str(part) for part in (named, source.year, source.url) if part)
    if source.idea:
        yield f"  {source.idea.strip()}"
