"""The shape of every JSON answer: keys that stay, and what each noun becomes. Times carry their offset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.letter import LetterLine, StoredLetter
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.partner import Partner
    from carecompanion.domain.prompt import Prompt

TEXT: Final = "text"
MAYBE: Final = "text or null"
NUMBER: Final = "number"
FLAG: Final = "true or false"
DAY: Final = "YYYY-MM-DD"
MAYBE_DAY: Final = "YYYY-MM-DD or null"
TIME: Final = "time with offset"
MAYBE_TIME: Final = "time with offset or null"
TABLE: Final = "table"

ID: Final = {"id": TEXT}
ENTRY: Final = {
    "id": TEXT, "created": TIME, "updated": TIME, "title": TEXT, "text": TEXT,
    "kind": "answer, free, checkin, jot or loose", "tags": [TEXT], "people": [TEXT], "intensity": NUMBER,
    "private": FLAG, "run": MAYBE, "annotations": [{"at": TIME, "text": TEXT}], "prompt": "table or null",
    "answers": "table by field",
}  # fmt: skip
DRAFT: Final = {
    "id": TEXT, "started": TIME, "updated": TIME, "text": TEXT, "answers": "table by field",
    "prompt": "pack/prompt or null", "entry": MAYBE, "is_letter": FLAG, "re": MAYBE,
}  # fmt: skip
PROMPT: Final = {
    "id": TEXT, "ask": TEXT, "doorway": TEXT, "targeted": TEXT, "form": TEXT, "minutes": NUMBER, "depth": NUMBER,
    "intensity": NUMBER, "content_note": TEXT, "checkin": FLAG, "tags": [TEXT], "fields": [TABLE],
}  # fmt: skip
INVITATION: Final = {
    "pack": TEXT, "pack_title": TEXT, "prompt": TEXT, "wording": "plain, targeted or doorway", "ask": MAYBE,
    "doorway": TEXT, "content_note": TEXT, "is_open": FLAG, "minutes": NUMBER, "depth": NUMBER,
    "intensity": NUMBER, "fields": [TABLE], "why": TEXT, "licence": TEXT, "signer_name": TEXT,
}  # fmt: skip
PACK_LINE: Final = {
    "id": TEXT, "title": TEXT, "version": TEXT, "serial": NUMBER, "language": TEXT, "licence": TEXT,
    "authors": [TEXT], "signer_name": TEXT, "resting": FLAG, "standpoint": "plain or targeted", "prompt_count": NUMBER,
    "languages": [TEXT], "audience": TEXT, "minutes": "table of low and high, or null",
    "facilitators": [{"name": TEXT, "power": "none, colleague or manager"}],
}  # fmt: skip
PACK: Final = PACK_LINE | {
    "about": TEXT, "arc": TEXT, "care_note": TEXT, "leaving": TEXT, "support_route": TEXT,
    "changes": TEXT, "published": MAYBE_DAY, "unknown": [TEXT],
    "sources": [{"title": TEXT, "author": TEXT, "year": "number or null", "url": TEXT, "idea": TEXT}],
    "prompts": [PROMPT],
}  # fmt: skip
PARTNER: Final = {
    "id": TEXT, "handle": TEXT, "claimed_name": TEXT, "standing": "introduced or verified", "met": DAY,
    "verified_on": MAYBE_DAY, "blocked": FLAG, "has_app": FLAG, "words": [TEXT], "numbers": [TEXT],
    "person": MAYBE, "contact": "yes, ask or no",
}  # fmt: skip
_KIND: Final = "letter, withdraw or newcard"
_CIRCLE: Final = "table of id and name, or null"
_ABOUT: Final = "table of id, version, state and review, or null"
LETTER_LINE: Final = {
    "id": TEXT, "thread": TEXT, "direction": "came or left", "partner": TEXT, "day": DAY, "title": TEXT,
    "trust": "verified, introduced or stranger", "unread": FLAG, "waiting": FLAG, "has_note": FLAG,
    "pieces": NUMBER, "left_out": NUMBER, "kind": _KIND, "re": MAYBE, "circle": _CIRCLE, "about": _ABOUT,
    "keep": "once, until or keep", "until": MAYBE_DAY, "asked_back": FLAG,
}  # fmt: skip
LETTER: Final = {
    "id": TEXT, "thread": TEXT, "re": MAYBE, "direction": "came or left", "partner": TEXT, "at": TIME, "date": DAY,
    "trust": "verified, introduced or stranger", "lang": TEXT, "from_name": MAYBE, "to_name": MAYBE, "guide": MAYBE,
    "note": MAYBE, "items": [{"title": TEXT, "on": MAYBE, "left_out": NUMBER, "of": MAYBE}],
    "ask": {
        "keep": "once, until or keep", "until": MAYBE_DAY, "reply": [TEXT], "no_advice": FLAG,
        "onward": "no or ask", "note": MAYBE,
    },
    "text": TEXT, "unread": FLAG, "kept_for_safety": FLAG, "file": TEXT, "kind": _KIND, "circle": _CIRCLE,
    "about": _ABOUT, "asked_back": FLAG, "sha256": TEXT,
}  # fmt: skip


def entry_shape(entry: Entry) -> dict[str, object]:
    """An entry as the published export has it."""
    from carecompanion.domain.entry_plain import plain_entry

    return plain_entry(entry)


def draft_shape(draft: Draft) -> dict[str, object]:
    """An unfinished page."""
    from carecompanion.domain.entry_plain import plain_answers

    return {
        "id": draft.id,
        "started": draft.started.isoformat(),
        "updated": draft.updated.isoformat(),
        "text": draft.text,
        "answers": plain_answers(draft.answers),
        "prompt": f"{draft.prompt.pack}/{draft.prompt.id}" if draft.prompt else None,
        "entry": draft.entry,
        "is_letter": draft.letter is not None,
        "re": draft.letter.re if draft.letter else None,
    }


def prompt_shape(prompt: Prompt) -> dict[str, object]:
    """A prompt as its pack words it."""
    from carecompanion.domain.field_plain import plain_field

    return {
        "id": prompt.id,
        "ask": prompt.ask,
        "doorway": prompt.doorway,
        "targeted": prompt.targeted,
        "form": prompt.form.value,
        "minutes": prompt.minutes,
        "depth": prompt.depth,
        "intensity": prompt.intensity,
        "content_note": prompt.content_note,
        "checkin": prompt.checkin,
        "tags": list(prompt.tags),
        "fields": [plain_field(field) for field in prompt.fields],
    }


def invitation_shape(invitation: Invitation, *, is_open: bool) -> dict[str, object]:
    """An invitation; the words of a strong one only when it *is_open*."""
    from carecompanion.domain.field_plain import plain_field

    pack, prompt = invitation.pack, invitation.prompt
    return {
        "pack": pack.id,
        "pack_title": pack.title,
        "prompt": prompt.id,
        "wording": invitation.wording.value,
        "ask": invitation.words if is_open else None,
        "doorway": prompt.doorway if is_open else "",
        "content_note": prompt.content_note,
        "is_open": is_open,
        "minutes": prompt.minutes,
        "depth": prompt.depth,
        "intensity": prompt.intensity,
        "fields": [plain_field(field) for field in prompt.fields] if is_open else [],
        "why": invitation.why,
        "licence": pack.licence,
        "signer_name": pack.signer_name,
    }


def pack_line_shape(pack: Pack, *, is_resting: bool, standpoint: str) -> dict[str, object]:
    """A pack in a list."""
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "serial": pack.serial,
        "language": pack.language,
        "licence": pack.licence,
        "authors": list(pack.authors),
        "signer_name": pack.signer_name,
        "resting": is_resting,
        "standpoint": standpoint,
        "prompt_count": len(pack.prompts),
        "languages": list(pack.languages or (pack.language,)),
        "audience": pack.audience,
        "minutes": None if pack.minutes is None else {"low": pack.minutes[0], "high": pack.minutes[1]},
        "facilitators": [{"name": one.name, "power": one.power} for one in pack.facilitators],
    }


def pack_shape(pack: Pack, *, is_resting: bool, standpoint: str) -> dict[str, object]:
    """A whole pack."""
    return pack_line_shape(pack, is_resting=is_resting, standpoint=standpoint) | {
        "about": pack.about,
        "changes": pack.changes,
        "published": pack.published.isoformat() if pack.published else None,
        "unknown": list(pack.unknown),
        "arc": pack.arc,
        "care_note": pack.care_note,
        "leaving": pack.leaving,
        "support_route": pack.support_route,
        "sources": [
            {"title": one.title, "author": one.author, "year": one.year, "url": one.url, "idea": one.idea}
            for one in pack.sources
        ],
        "prompts": [prompt_shape(prompt) for prompt in pack.prompts],
    }


def partner_shape(partner: Partner, companion: Companion) -> dict[str, object]:
    """A partner, with the words they read aloud, and who of the people they are."""
    person = companion.knowing.person_of(partner)
    return {
        "id": partner.id,
        "handle": partner.handle,
        "claimed_name": partner.claimed_name,
        "standing": partner.standing.value,
        "met": partner.met.isoformat(),
        "verified_on": partner.verified_on.isoformat() if partner.verified_on else None,
        "blocked": partner.blocked,
        "has_app": partner.has_app,
        "words": list(companion.introducing.words_of(partner)),
        "numbers": list(companion.introducing.numbers_of(partner)),
        "person": person.handle if person else None,
        "contact": companion.knowing.contact_of(partner).value,
    }


def letter_line_shape(line: LetterLine) -> dict[str, object]:
    """A letter in a list."""
    from carecompanion.domain.letter_plain import plain_about, plain_circle_name

    return {
        "id": line.id,
        "thread": line.thread,
        "direction": line.direction.value,
        "partner": line.partner_name,
        "day": line.day.isoformat(),
        "title": "" if line.waiting else line.title,
        "trust": line.trust.value,
        "unread": line.unread,
        "waiting": line.waiting,
        "has_note": line.has_note,
        "pieces": line.pieces,
        "left_out": line.left_out,
        "kind": line.kind.value,
        "re": line.re,
        "circle": None if line.waiting else plain_circle_name(line.circle),
        "about": plain_about(line.about),
        "keep": line.keep.value,
        "until": line.until.isoformat() if line.until else None,
        "asked_back": line.asked_back,
    }


def letter_shape(letter: StoredLetter) -> dict[str, object]:
    """A letter, whole."""
    from carecompanion.domain.letter_plain import plain_letter

    return plain_letter(letter) | {"unread": letter.unread, "kept_for_safety": letter.kept_for_safety}
