"""The shapes in JSON of programmes one goes through, of their meetings and of what those name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import DAY, FLAG, MAYBE, MAYBE_DAY, NUMBER, TEXT

if TYPE_CHECKING:
    from carecompanion.activities.gathering import Part
    from carecompanion.domain.programme_week import Going

_BRIEF: Final = "table of number, day (YYYY-MM-DD or null) and title, or null"
GOING: Final = {
    "id": TEXT, "pack": TEXT, "title": TEXT, "began": DAY, "starts": DAY, "paused": MAYBE_DAY,
    "stand": "ahead, now, between, paused, over or absent", "current": _BRIEF, "next": _BRIEF,
}  # fmt: skip
MEETING: Final = {
    "number": NUMBER, "day": MAYBE_DAY, "title": TEXT, "outcomes": [TEXT], "together": TEXT, "closing": FLAG,
    "parts": [{
        "name": TEXT, "kind": "practice or prompt", "title": TEXT, "here": FLAG, "run": MAYBE, "written": MAYBE_DAY,
    }],
}  # fmt: skip


def going_shape(going: Going) -> dict[str, object]:
    """A programme, and where one is in it."""
    return {
        "id": going.id,
        "pack": going.pack,
        "title": going.title,
        "began": going.begun.began.isoformat(),
        "starts": going.starts.isoformat(),
        "paused": None if going.begun.paused is None else going.begun.paused.isoformat(),
        "stand": going.stand.value,
        "current": None if going.week is None else _brief(going, going.week),
        "next": None if going.following is None else _brief(going, going.following),
    }


def meeting_shape(going: Going, at: int, parts: tuple[Part, ...]) -> dict[str, object]:
    """One meeting, and what it names. A strong prompt is told by its note."""
    session = going.sessions[at]
    return _brief(going, at) | {
        "outcomes": list(going.outcomes_of(session)),
        "together": session.together,
        "closing": session.closing,
        "parts": [_part_shape(part) for part in parts],
    }


def _brief(going: Going, at: int) -> dict[str, object]:
    day = None if going.is_paused else going.day_of(at).isoformat()
    return {"number": at + 1, "day": day, "title": going.sessions[at].title}


def _part_shape(part: Part) -> dict[str, object]:
    title = ""
    if part.practice is not None:
        title = part.practice.practice.title
    elif part.invitation is not None:
        prompt = part.invitation.prompt
        title = prompt.content_note if prompt.is_gated else part.invitation.words
    return {
        "name": part.name,
        "kind": part.kind,
        "title": title,
        "here": not part.is_absent,
        "run": None if part.run is None else part.run.id,
        "written": None if part.written is None else part.written.isoformat(),
    }
