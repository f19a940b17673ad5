"""A pack's head and the parts that are not prompts: sources, facilitators, and what the house holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from carecompanion.domain.field_plain import read_id
from carecompanion.domain.ids import PackId
from carecompanion.domain.languages import LANGUAGE
from carecompanion.domain.pack import Facilitator, Need, Pack, Source
from carecompanion.domain.practice import Exercise, Frame, Guide
from carecompanion.domain.text import for_screen, is_blank, shorten
from carecompanion.packs.practices import Known, read_practice, read_programme
from carecompanion.packs.prompts import STEPS, read_prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.plain import Place, Plain

PACK_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,47}")
POWERS: Final = ("none", "colleague", "manager")
_LINK: Final = re.compile(r"https?://[^\n\t]*")
_SERIAL_AT_MOST: Final = 2**31 - 1
_MINUTES_AT_MOST: Final = 600
_YEAR_AT_MOST: Final = 9_999
_UNKNOWN_AT_MOST: Final = 64
_PATH_SHOWN: Final = 80

Part = TypeVar("Part")


def read_parts(plain: Plain) -> Pack:
    """The pack in *plain*, every flaw noted (what stands in for a flawed part is not to be used)."""
    name = plain.matching("id", PACK_ID, "bad_pack_id", needed=True)
    language = plain.matching("language", LANGUAGE, "language", needed=True)
    needs = tuple(_need(need) for need in plain.tables("needs"))
    prompts = _each(plain, "prompt", read_prompt)
    practice_names = [str(table.table.get("id", "")) for table in plain.tables("practice")]
    known = Known((prompt.id for prompt in prompts), practice_names, (need.id for need in needs))
    programme = plain.inner("programme", needed=plain.has("programme"))
    pack = Pack(
        id=PackId(name),
        title=plain.line("title", needed=True),
        version=plain.line("version"),
        serial=plain.number("serial", 0, 0, _SERIAL_AT_MOST),
        language=language,
        licence=plain.line("licence", needed=True),
        leaving=plain.text("leaving", needed=True),
        authors=plain.texts("authors"),
        about=plain.text("about"),
        audience=plain.line("audience"),
        minutes=_minutes(plain),
        arc=plain.line("arc"),
        care_note=plain.text("care_note"),
        support_route=plain.text("support_route"),
        needs=needs,
        facilitators=tuple(_facilitator(facilitator) for facilitator in plain.tables("facilitators")),
        sources=tuple(_source(source) for source in plain.tables("sources")),
        prompts=prompts,
        practices=_each(plain, "practice", lambda table: read_practice(table, known)),
        programme=None if programme is None else read_programme(programme, known),
        exercises=_each(plain, "ground", _exercise),
        guides=_each(plain, "guide", _guide),
        frames=_each(plain, "frame", _frame),
    )
    plain.close()
    _check_whole(plain, pack)
    unknown = [flaw for flaw in plain.flaws if flaw.reason == "unknown"][:_UNKNOWN_AT_MOST]
    return replace(pack, unknown=tuple(_path(flaw.place) for flaw in unknown)) if unknown else pack


def _path(place: Place) -> str:
    """Where something stands, for people: the keys and the positions counted from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step for step in place)
    return shorten(for_screen(".".join(steps)), _PATH_SHOWN)


def _each(plain: Plain, key: str, read: Callable[[Plain], Part]) -> tuple[Part, ...]:
    """What *read* makes of each table under *key*, their ids each once."""
    parts: list[Part] = []
    seen: set[object] = set()
    for table in plain.tables(key):
        parts.append(read(table))
        name = table.table.get("id")
        if isinstance(name, str):
            if name in seen:
                table.note("id", "twice", said=name)
            seen.add(name)
    return tuple(parts)


def _check_whole(plain: Plain, pack: Pack) -> None:
    if not pack.sources:
        plain.note((), "no_sources")
    if pack.arc:
        for step in STEPS:
            if all(prompt.step != step for prompt in pack.prompts):
                plain.note("arc", "no_step", said=step)


def _minutes(plain: Plain) -> tuple[int, int] | None:
    if not plain.has("minutes"):
        return None
    minutes = plain.numbers("minutes", 1, _MINUTES_AT_MOST)
    if len(minutes) != 2 or minutes[0] > minutes[1]:
        if isinstance(plain.table["minutes"], list):
            plain.note("minutes", "span")
        return None
    return minutes[0], minutes[1]


def _need(plain: Plain) -> Need:
    need = Need(plain.text("id", needed=True), plain.number("serial", 1, 1, _SERIAL_AT_MOST, needed=True))
    plain.close()
    return need


def _facilitator(plain: Plain) -> Facilitator:
    facilitator = Facilitator(plain.line("name", needed=True), plain.one_of("power", POWERS, POWERS[0]))
    plain.close()
    return facilitator


def _source(plain: Plain) -> Source:
    source = Source(
        title=plain.text("title", needed=True),
        author=plain.text("author"),
        year=plain.number("year", 1, 1, _YEAR_AT_MOST) if plain.has("year") else None,
        url=plain.matching("url", _LINK, "link"),
        idea=plain.text("idea"),
    )
    plain.close()
    return source


def _exercise(plain: Plain) -> Exercise:
    exercise = Exercise(
        read_id(plain),
        plain.line("title", needed=True),
        plain.flag("body_free", needed=True),
        _said(plain, "steps"),
    )
    plain.close()
    return exercise


def _guide(plain: Plain) -> Guide:
    guide = Guide(read_id(plain), _said(plain, "boxes"), plain.line("title"))
    plain.close()
    return guide


def _frame(plain: Plain) -> Frame:
    frame = Frame(read_id(plain), _said(plain, "sections"), plain.line("title"))
    plain.close()
    return frame


def _said(plain: Plain, key: str) -> tuple[str, ...]:
    """The texts under *key*: at least one, none of them blank."""
    said = plain.texts(key, needed=True)
    if plain.has(key) and (not said or any(is_blank(text) for text in said)):
        plain.note(key, "blank")
    return said
