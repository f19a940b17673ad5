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
    from datetime import date
    from typing import Any

_AGREEMENT = "agreement"


def manifest_to_json(manifest: Manifest) -> str:
    """*manifest* as it is kept."""
    ask = manifest.ask
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
            "ask": {
                "keep": ask.keep.value,
                "until": ask.until.isoformat() if ask.until else None,
                "reply": ask.reply,
                "no_advice": ask.no_advice,
                "onward": ask.onward,
                "note": ask.note,
            },
            "circle": manifest.circle and [manifest.circle.id, manifest.circle.name],
            "about": manifest.about and _about_line(manifest.about),
            "card": manifest.card,
        }
    )


def manifest_from_json(text: str) -> Manifest:
    """The manifest that was kept. Raises JournalDamaged."""
    plain = from_json(text)
    try:
        ask = plain["ask"]
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
            ask=Wishes(
                keep=Keep(ask["keep"]),
                until=_day_or_none(ask["until"]),
                reply=tuple(ask["reply"]),
                no_advice=ask["no_advice"],
                onward=ask["onward"],
                note=ask["note"],
            ),
            circle=_circle(plain["circle"]),
            about=_about(plain["about"]),
            card=plain["card"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise JournalDamaged from error


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
