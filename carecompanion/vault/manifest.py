"""A letter's manifest as the vault holds it: our own columns of it, apart from what travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.ids import LetterId
from carecompanion.domain.letter import (
    About,
    AgreementState,
    CircleName,
    Item,
    Keep,
    LetterKind,
    Manifest,
    Wishes,
)
from carecompanion.errors import JournalDamaged
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

_AGREEMENT = "agreement"


def manifest_to_json(manifest: Manifest) -> str:
    """*manifest* as it is kept."""
    return to_json(
        {
            "kind": manifest.kind.value,
            "id": manifest.id,
            "thread": manifest.thread,
            "date": manifest.date.isoformat(),
            "lang": manifest.lang,
            "from_name": manifest.from_name,
            "to_name": manifest.to_name,
            "re": manifest.re,
            "re_item": manifest.re_item,
            "guide": manifest.guide,
            "note": manifest.note,
            "items": [
                [item.at, item.length, item.title, item.on, item.left_out, item.of] for item in manifest.items
            ],
            "ask": wishes_to_plain(manifest.ask),
            "circle": manifest.circle and [manifest.circle.id, manifest.circle.name],
            "about": manifest.about and _about_line(manifest.about),
            "card": manifest.card,
        }
    )


def manifest_from_json(text: str) -> Manifest:
    """The manifest that was kept. Raises JournalDamaged."""
    plain = from_json(text)
    try:
        return Manifest(
            kind=LetterKind(plain["kind"]),
            id=LetterId(plain["id"]),
            thread=LetterId(plain["thread"]),
            date=kept_day(plain["date"]),
            lang=plain["lang"],
            from_name=plain["from_name"],
            to_name=plain["to_name"],
            re=None if plain["re"] is None else LetterId(plain["re"]),
            re_item=plain["re_item"],
            guide=plain["guide"],
            note=plain["note"],
            items=tuple(Item(*item) for item in plain["items"]),
            ask=wishes_from_plain(plain["ask"]),
            circle=_circle(plain["circle"]),
            about=_about(plain["about"]),
            card=plain["card"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise JournalDamaged from error


def wishes_to_plain(ask: Wishes) -> dict[str, object]:
    """Wishes as they are kept."""
    return {
        "keep": ask.keep.value,
        "until": ask.until.isoformat() if ask.until else None,
        "reply": ask.reply,
        "no_advice": ask.no_advice,
        "onward": ask.onward,
        "note": ask.note,
    }


def wishes_from_plain(ask: Mapping[str, Any]) -> Wishes:
    """The wishes that were kept. Raises KeyError, TypeError, ValueError."""
    return Wishes(
        keep=Keep(ask["keep"]),
        until=_day_or_none(ask["until"]),
        reply=tuple(ask["reply"]),
        no_advice=ask["no_advice"],
        onward=ask["onward"],
        note=ask["note"],
    )


def _day_or_none(text: str | None) -> date | None:
    return None if text is None else kept_day(text)


def _circle(plain: list[str] | None) -> CircleName | None:
    return None if plain is None else CircleName(*plain)


def _about_line(about: About) -> list[str | int | None]:
    review = about.review.isoformat() if about.review is not None else None
    return [_AGREEMENT, about.id, about.version, about.state.value, review]


def _about(plain: list[Any] | None) -> About | None:
    if plain is None:
        return None
    _, name, version, state, review = plain
    return About(name, version, AgreementState(state), _day_or_none(review))
