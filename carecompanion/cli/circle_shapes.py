"""The shapes in JSON of people, circles and agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import DAY, MAYBE, MAYBE_DAY, NUMBER, TEXT
from carecompanion.domain.letter_plain import plain_circle, plain_person, plain_version

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.agreement import Version
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.ids import PartnerId
    from carecompanion.domain.person import Person

PERSON: Final = {"id": TEXT, "handle": TEXT, "added": DAY, "contact": "yes, ask or no", "partner": MAYBE}
VERSION: Final = {
    "version": NUMBER, "state": "proposed, agreed or open", "review": MAYBE_DAY, "text": TEXT,
    "voices": [{"name": MAYBE, "state": "proposed, agreed or open", "day": DAY, "open": TEXT}],
}  # fmt: skip
CIRCLE: Final = {
    "id": TEXT, "name": TEXT, "made": DAY, "members": [TEXT],
    "code": "table of version, state, review and look_again, or null",
}  # fmt: skip


def person_shape(person: Person, companion: Companion) -> dict[str, object]:
    """A person, and which partner they are."""
    return plain_person(person, _handles(companion))


def circle_shape(circle: Circle, companion: Companion) -> dict[str, object]:
    """A circle, who is in it beside oneself, and how far its code of care has come."""
    code = companion.agreeing.code(circle)
    return plain_circle(circle, _handles(companion)) | {
        "code": None
        if code is None
        else {
            "version": code.newest.number,
            "state": companion.agreeing.where(circle, code.newest).value,
            "review": code.newest.review.isoformat() if code.newest.review else None,
            "look_again": any(one.id == circle.id for one, _ in companion.agreeing.to_look_at()),
        },
    }


def version_shape(version: Version, circle: Circle, companion: Companion) -> dict[str, object]:
    """A version: its text and everyone who answered; ``name`` is null for oneself."""
    return plain_version(version, [partner.handle for partner in companion.circling.members(circle)])


def _handles(companion: Companion) -> dict[PartnerId, str]:
    return {partner.id: partner.handle for partner in companion.introducing.partners()}
