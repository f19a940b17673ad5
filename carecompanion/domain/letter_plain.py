"""Letters, people, circles and agreements as plain values: what an export holds and other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.agreement import Agreement, Version
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.ids import PartnerId
    from carecompanion.domain.letter import About, CircleName, StoredLetter
    from carecompanion.domain.person import Person


def plain_letter(letter: StoredLetter) -> dict[str, object]:
    """A letter, whole; ``partner`` is the handle it came from or left to."""
    manifest, ask = letter.manifest, letter.manifest.ask
    return {
        "id": letter.id,
        "thread": manifest.thread,
        "re": manifest.re,
        "kind": manifest.kind.value,
        "direction": letter.direction.value,
        "partner": letter.partner_name,
        "at": letter.moment.isoformat(),
        "date": manifest.date.isoformat(),
        "trust": letter.trust.value,
        "lang": manifest.lang,
        "from_name": manifest.from_name,
        "to_name": manifest.to_name,
        "guide": manifest.guide,
        "note": manifest.note,
        "items": [
            {"title": item.title, "on": item.on, "left_out": item.left_out, "of": item.of}
            for item in manifest.items
        ],
        "ask": {
            "keep": ask.keep.value,
            "until": ask.until.isoformat() if ask.until else None,
            "reply": list(ask.reply),
            "no_advice": ask.no_advice,
            "onward": ask.onward,
            "note": ask.note,
        },
        "circle": plain_circle_name(manifest.circle),
        "about": plain_about(manifest.about),
        "text": letter.human,
        "asked_back": letter.asked_back,
        "sha256": letter.digest.hex(),
        "file": letter.file_name,
    }


def plain_circle_name(circle: CircleName | None) -> dict[str, object] | None:
    """The circle that a letter names."""
    return None if circle is None else {"id": circle.id, "name": circle.name}


def plain_about(about: About | None) -> dict[str, object] | None:
    """What a letter is about."""
    if about is None:
        return None
    return {
        "id": about.id,
        "version": about.version,
        "state": about.state.value,
        "review": about.review.isoformat() if about.review else None,
    }


def plain_person(person: Person, handles: Mapping[PartnerId, str]) -> dict[str, object]:
    """A person; ``partner`` is the handle of the partner they are, from *handles*, or null."""
    return {
        "id": person.id,
        "handle": person.handle,
        "added": person.added.isoformat(),
        "contact": person.contact.value,
        "partner": handles.get(person.partner) if person.partner is not None else None,
    }


def plain_circle(circle: Circle, handles: Mapping[PartnerId, str]) -> dict[str, object]:
    """A circle, and the handles of who is in it beside oneself."""
    return {
        "id": circle.id,
        "name": circle.name,
        "made": circle.made.isoformat(),
        "members": sorted(handles[member] for member in circle.members if member in handles),
    }


def plain_agreement(agreement: Agreement, circle: Circle, members: Sequence[str]) -> dict[str, object]:
    """An agreement of *circle*, every version of it; *members* are the handles of who is in it now."""
    return {
        "id": agreement.id,
        "circle": circle.id,
        "versions": [plain_version(version, members) for version in agreement.versions],
    }


def plain_version(version: Version, members: Sequence[str]) -> dict[str, object]:
    """A version: its text and everyone who answered; ``name`` is null for oneself."""
    return {
        "version": version.number,
        "state": version.where(members).value,
        "review": version.review.isoformat() if version.review else None,
        "text": version.text,
        "voices": [
            {
                "name": voice.name,
                "state": voice.state.value,
                "day": voice.day.isoformat(),
                "open": voice.open_words,
            }
            for voice in version.voices
        ],
    }
