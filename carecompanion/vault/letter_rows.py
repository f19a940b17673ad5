"""Letters to rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import LetterId, PartnerId
from carecompanion.domain.letter import Direction, Keep, LetterLine, StoredLetter
from carecompanion.domain.partner import Trust
from carecompanion.errors import JournalDamaged
from carecompanion.vault.manifest import manifest_from_json, manifest_to_json
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from carecompanion.vault.database import Row

_ASKED_BACK: Final = """EXISTS (SELECT 1 FROM letters AS back WHERE back.re = letters.id AND back.kind = 'withdraw'
    AND back.direction = letters.direction AND back.waiting = 0
    AND (back.partner = letters.partner OR back.partner_key = letters.partner_key))"""
"""Only who wrote a letter can ask for it back, whatever key they have by now, and once that was accepted."""

WHOLE: Final = (
    "id, direction, partner, partner_key, partner_name, moment, manifest, human, trust, unread, waiting, "
    f"kept_for_safety, digest, file_name, {_ASKED_BACK}"
)
LINE: Final = (
    "place, direction, partner, partner_name, manifest, trust, unread, waiting, kept_for_safety, "
    f"{_ASKED_BACK}"
)


def record_of(stored: StoredLetter) -> dict[str, object]:
    """The columns that a letter fills; its place is the store's."""
    manifest = stored.manifest
    came = stored.direction is Direction.CAME
    until = manifest.ask.until if came else None
    return {
        "id": stored.id,
        "thread": manifest.thread,
        "direction": stored.direction.value,
        "partner": stored.partner,
        "partner_key": stored.partner_key,
        "partner_name": stored.partner_name,
        "moment": stored.moment.isoformat(),
        "manifest": manifest_to_json(manifest),
        "human": stored.human,
        "trust": stored.trust.value,
        "unread": int(stored.unread),
        "waiting": int(stored.waiting),
        "kept_for_safety": int(stored.kept_for_safety),
        "digest": stored.digest,
        "file_name": stored.file_name,
        "kind": manifest.kind.value,
        "re": manifest.re,
        "circle": manifest.circle.id if manifest.circle else None,
        "agreement": manifest.about.id if manifest.about else None,
        "until": until.isoformat() if until else None,
        "findable": int(not came or (not stored.waiting and manifest.ask.keep is Keep.KEEP)),
    }


def letter_of(row: Row) -> StoredLetter:
    """A letter from the columns of :data:`WHOLE`. Raises JournalDamaged."""
    (name, direction, partner, key, partner_name, moment, manifest, human, trust) = row[:9]
    unread, waiting, kept_for_safety, digest, file_name, asked_back = row[9:]
    try:
        return StoredLetter(
            id=LetterId(name),
            direction=Direction(direction),
            partner=None if partner is None else PartnerId(partner),
            partner_key=bytes(key),
            partner_name=partner_name,
            moment=when(moment),
            manifest=manifest_from_json(manifest),
            human=human,
            trust=Trust(trust),
            unread=bool(unread),
            waiting=bool(waiting),
            kept_for_safety=bool(kept_for_safety),
            digest=bytes(digest),
            file_name=file_name,
            asked_back=bool(asked_back),
        )
    except ValueError as error:
        raise JournalDamaged from error


def line_of(row: Row) -> LetterLine:
    """A letter's line from the columns of :data:`LINE`. Raises JournalDamaged."""
    place, direction, partner, partner_name, kept, trust, unread, waiting, kept_for_safety, asked_back = row
    manifest = manifest_from_json(kept)
    try:
        return LetterLine(
            id=manifest.id,
            thread=manifest.thread,
            direction=Direction(direction),
            partner_name=partner_name,
            day=manifest.date,
            title=next((item.title for item in manifest.items if item.title), ""),
            trust=Trust(trust),
            unread=bool(unread),
            waiting=bool(waiting),
            has_note=bool(manifest.note),
            pieces=len(manifest.items),
            left_out=sum(item.left_out for item in manifest.items),
            place=place,
            partner=None if partner is None else PartnerId(partner),
            kind=manifest.kind,
            re=manifest.re,
            keep=manifest.ask.keep,
            until=manifest.ask.until,
            circle=manifest.circle,
            about=manifest.about,
            kept_for_safety=bool(kept_for_safety),
            asked_back=bool(asked_back),
        )
    except ValueError as error:
        raise JournalDamaged from error
