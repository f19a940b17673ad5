"""A letter in the making as a draft holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.ids import CircleId, EntryId, LetterId, PartnerId
from carecompanion.domain.letter import Mask
from carecompanion.domain.unsent import Chosen, Copied, Unsent, Voiced
from carecompanion.vault.manifest import wishes_from_plain, wishes_to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def unsent_to_plain(unsent: Unsent | None) -> dict[str, object] | None:
    """*unsent* as it is kept."""
    if unsent is None:
        return None
    return {
        "to": unsent.to,
        "circle": unsent.circle,
        "re": unsent.re,
        "guide": unsent.guide,
        "chosen": [[one.entry, one.start, one.end, one.body] for one in unsent.chosen],
        "masks": [[mask.find, mask.role] for mask in unsent.masks],
        "wishes": wishes_to_plain(unsent.wishes),
        "note": unsent.note,
        "copies": [[one.of, one.body] for one in unsent.copies],
        "voiced": None if unsent.voiced is None else unsent.voiced.value,
        "about": unsent.about,
    }


def unsent_from_plain(plain: Mapping[str, Any] | None) -> Unsent | None:
    """What :func:`unsent_to_plain` kept. Raises KeyError, TypeError, ValueError."""
    if plain is None:
        return None
    return Unsent(
        to=None if plain["to"] is None else PartnerId(plain["to"]),
        circle=None if plain["circle"] is None else CircleId(plain["circle"]),
        re=None if plain["re"] is None else LetterId(plain["re"]),
        guide=plain["guide"],
        chosen=tuple(Chosen(EntryId(entry), start, end, body) for entry, start, end, body in plain["chosen"]),
        masks=tuple(Mask(find, role) for find, role in plain["masks"]),
        wishes=wishes_from_plain(plain["wishes"]),
        note=plain["note"],
        copies=tuple(Copied(of, body) for of, body in plain.get("copies", ())),
        voiced=None if plain.get("voiced") is None else Voiced(plain["voiced"]),
        about=None if plain.get("about") is None else LetterId(plain["about"]),
    )
