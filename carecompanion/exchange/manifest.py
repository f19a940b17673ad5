"""The line of a letter that is for the app, read: its keys, their limits, and what holds between them."""

from __future__ import annotations

import re
from typing import Any, Final

from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import (
    REPLY_WAYS,
    About,
    AgreementState,
    CircleName,
    Item,
    Keep,
    LetterKind,
    Manifest,
    Wishes,
)
from carecompanion.domain.strict_json import read_json
from carecompanion.domain.strict_keys import day, line_or_null, matching, need, shape, short_line, whole
from carecompanion.errors import ExchangeError
from carecompanion.exchange.card import card_from_token

VERSION: Final = 1
LINE_BYTES: Final = 256 * 1024
PIECES: Final = 64
NAME_BYTES: Final = 48
TITLE_BYTES: Final = 200
CONTENT_NOTE_BYTES: Final = 120
NOTE_BYTES: Final = 500
CIRCLE_BYTES: Final = 96
LEFT_OUT: Final = 999

_MOST: Final = 10**9
_ID: Final = re.compile(r"[0-9a-f]{32}")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
_LANG: Final = re.compile(r"(?=.{2,35}\Z)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_PROMPT: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,47}/[a-z0-9][a-z0-9-]{0,63}")


def read_manifest(line: str) -> Manifest:
    """The manifest in one *line*; spans are checked by the letter, which has the bytes.

    Unknown keys are passed over. Raises ExchangeError: E_SHAPE, E_NEWER (another version, a critical feature
    or a kind unknown here), E_CARD and E_KEY_WEAK for the card of a newcard.
    """
    if len(line.encode()) > LINE_BYTES:
        raise ExchangeError("E_SHAPE")
    found = read_json(line)
    _refuse_newer(found)
    kind = LetterKind(found["kind"])
    if set(need(found, "pad", str)) - {"."}:
        raise shape()
    about = _about(found)
    manifest = Manifest(
        kind=kind,
        id=LetterId(matching(found, "id", _ID)),
        thread=LetterId(matching(found, "thread", _ID)),
        date=day(need(found, "date", str)),
        lang=matching(found, "lang", _LANG),
        from_name=line_or_null(found, "from_name", NAME_BYTES),
        to_name=line_or_null(found, "to_name", NAME_BYTES),
        re=LetterId(matching(found, "re", _ID)) if need(found, "re", str, type(None)) is not None else None,
        re_item=whole(found, "re_item", 0, PIECES - 1) if "re_item" in found else None,
        guide=matching(found, "guide", _SLUG) if "guide" in found else None,
        note=short_line(found, "note", CONTENT_NOTE_BYTES) if "note" in found else None,
        items=_items(need(found, "items", list)),
        ask=_ask(need(found, "ask", dict)),
        circle=_circle(found),
        about=about,
        card=need(found, "card", str) if "card" in found else None,
    )
    _check_together(manifest)
    return manifest


def check_new_card(manifest: Manifest, sender: bytes) -> None:
    """A new card holds another key than the one that seals its letter (raw *sender*): ExchangeError E_SHAPE."""
    if manifest.card is not None and card_from_token(manifest.card).key == sender:
        raise shape()


def _refuse_newer(found: dict[str, Any]) -> None:
    if need(found, "v", int) != VERSION:
        raise ExchangeError("E_NEWER")
    crit = need(found, "crit", list)
    if any(not isinstance(feature, str) for feature in crit):
        raise shape()
    if crit or need(found, "kind", str) not in set(LetterKind):
        raise ExchangeError("E_NEWER")


def _check_together(manifest: Manifest) -> None:
    """What holds between keys."""
    if (manifest.thread == manifest.id) is not (manifest.re is None):
        raise shape()
    if manifest.re == manifest.id or (manifest.re_item is not None and manifest.re is None):
        raise shape()
    if manifest.kind is LetterKind.WITHDRAW and manifest.re is None:
        raise shape()
    if manifest.kind is not LetterKind.LETTER and manifest.items:
        raise shape()
    if (manifest.card is None) is (manifest.kind is LetterKind.NEWCARD):
        raise shape()
    if manifest.about is not None and not manifest.items:
        raise shape()
    if manifest.card is not None and card_from_token(manifest.card).kind != "peer":
        raise shape()


def _items(found: list[Any]) -> tuple[Item, ...]:
    if len(found) > PIECES:
        raise shape()
    items = tuple(_item(one) for one in found)
    reached = 0
    for item in items:
        if item.at < reached:
            raise shape()
        reached = item.at + item.length
    return items


def _item(found: Any) -> Item:  # noqa: ANN401 - JSON is what it is
    if not isinstance(found, dict):
        raise shape()
    on = need(found, "on", str, type(None))
    if on is not None:
        day(f"{on}-01" if _MONTH.fullmatch(on) else on)
    return Item(
        at=whole(found, "at", 0, _MOST),
        length=whole(found, "len", 0, _MOST),
        title=short_line(found, "title", TITLE_BYTES),
        on=on,
        left_out=whole(found, "left_out", 0, LEFT_OUT),
        of=matching(found, "of", _PROMPT) if "of" in found else None,
    )


def _ask(found: dict[str, Any]) -> Wishes:
    keep, onward = need(found, "keep", str), need(found, "onward", str)
    until = found.get("until")
    reply = need(found, "reply", list)
    note = need(found, "note", str, type(None))
    if (
        keep not in set(Keep)
        or onward not in ("no", "ask")
        or (until is not None) is not (keep == Keep.UNTIL)
    ):
        raise shape()
    if any(way not in REPLY_WAYS for way in reply) or len(set(reply)) != len(reply):
        raise shape()
    if note is not None and len(note.encode()) > NOTE_BYTES:
        raise shape()
    return Wishes(
        keep=Keep(keep),
        until=day(need(found, "until", str)) if until is not None else None,
        reply=tuple(reply),
        no_advice=need(found, "no_advice", bool),
        onward=onward,
        note=note,
    )


def _circle(found: dict[str, Any]) -> CircleName | None:
    if "circle" not in found:
        return None
    circle = need(found, "circle", dict)
    name = short_line(circle, "name", CIRCLE_BYTES)
    if not name.strip():
        raise shape()
    return CircleName(matching(circle, "id", _ID), name)


def _about(found: dict[str, Any]) -> About | None:
    if "about" not in found:
        return None
    about = need(found, "about", dict)
    if need(about, "as", str) != "agreement":
        raise ExchangeError("E_NEWER")
    state, review = need(about, "state", str), need(about, "review", str, type(None))
    if state not in set(AgreementState):
        raise shape()
    return About(
        id=matching(about, "id", _ID),
        version=whole(about, "version", 1, _MOST),
        state=AgreementState(state),
        review=day(review) if review is not None else None,
    )
