"""``programme``: practices over weeks, gone through at one's own days. Nothing is counted, and nobody is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.going_shapes import GOING, MEETING, going_shape, meeting_shape
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.telling_going import tell_going, tell_meeting, where_by_ear
from carecompanion.cli.verb import argument, option, verb
from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.programme_week import Going

_START: Final = "programme start"
_SHOW: Final = "programme show"
_SHIFT: Final = "programme shift"
_WEEK_DAYS: Final = 7


@verb(_START, keys=GOING | {"or without PACK": {"packs": [{"id": TEXT, "title": TEXT}]}}, opens=True)
@argument("pack", required=False)
@option(_START, "--on", metavar="DATE")
def start(sitting: Sitting, pack: str | None, *, on: str | None) -> None:
    """Begin one, today or on a day."""
    from carecompanion.domain.dates import day_from_words

    day = None if on is None else day_from_words(on, sitting.today)
    with sitting.journal() as companion:
        if pack is None:
            _list_startable(sitting, companion)
            return
        found = companion.prompting.pack(pack)
        going = companion.gathering.start(found, day)
        if found.care_note:
            sitting.tell.note(found.care_note)
        if companion.trusting.caution(found):
            sitting.tell.note(say("programme.caution"))
    _tell(sitting, going)


def _list_startable(sitting: Sitting, companion: Companion) -> None:
    packs = companion.gathering.startable()
    if sitting.tell.as_json:
        sitting.tell.document({"packs": [{"id": pack.id, "title": pack.title} for pack in packs]})
        return
    for pack in packs:
        sitting.tell.line(pack.id, "  ", pack.title)
    sitting.tell.note(say("cli_programmes.begin_one" if packs else "programme.none_to_begin"))


@verb("programme list", keys={"programmes": [GOING]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line or two a programme."""
    with sitting.journal() as companion:
        every = companion.gathering.going()
    if sitting.tell.as_json:
        sitting.tell.document({"programmes": [going_shape(going) for going in every]})
        return
    for going in every:
        tell_going(sitting, going)
    if not every:
        sitting.tell.note(say("gathering.none"))
        sitting.tell.note(say("cli_programmes.begin_one"))


@verb(_SHOW, keys=GOING | {"meeting": MEETING}, opens=True)
@argument("programme", metavar="[PROGRAMME]", default="")
@option(_SHOW, "--ahead", is_flag=True)
@option(_SHOW, "--meeting", metavar="N", type=int)
def show(sitting: Sitting, programme: str, *, ahead: bool, meeting: int | None) -> None:
    """The meeting that is now, the next one, or any."""
    if ahead and meeting is not None:
        raise Usage(say("cli_programmes.one_meeting"))
    with sitting.journal() as companion:
        going = companion.gathering.find(programme)
        at = going.opens_at
        if meeting is not None:
            at = meeting - 1
        elif ahead and going.week is not None:
            at = going.moves
        session = companion.gathering.session(going, at) if going.sessions or meeting else None
        parts = companion.gathering.parts(going, session) if session is not None else ()
        if sitting.tell.as_json:
            shape = None if session is None else meeting_shape(going, at, parts)
            sitting.tell.document(going_shape(going) | {"meeting": shape})
            return
    tell_going(sitting, going)
    if session is not None:
        sitting.tell.line()
        tell_meeting(sitting, going, at, parts)


@verb("programme pause", keys=GOING, opens=True)
@argument("programme", metavar="[PROGRAMME]", default="")
def pause(sitting: Sitting, programme: str) -> None:
    """Time rests; once more, and it goes on."""
    with sitting.journal() as companion:
        found = companion.gathering.find(programme)
        change = companion.gathering.resume if found.is_paused else companion.gathering.pause
        going = change(found)
    _tell(sitting, going)


@verb(_SHIFT, keys=GOING, opens=True)
@argument("programme", metavar="[PROGRAMME]", default="")
@option(_SHIFT, "--meeting", metavar="N", type=int)
@option(_SHIFT, "--days", metavar="N", type=int)
@option(_SHIFT, "--on", metavar="DATE")
def shift(sitting: Sitting, programme: str, *, meeting: int | None, days: int | None, on: str | None) -> None:
    """To other days."""
    from carecompanion.domain.dates import day_from_words

    if days is not None and on is not None:
        raise Usage(say("cli_programmes.one_shift"))
    day = None if on is None else day_from_words(on, sitting.today)
    place = None if meeting is None else meeting - 1
    with sitting.journal() as companion:
        found = companion.gathering.find(programme)
        if day is not None:
            going = companion.gathering.shift_to(found, day, place)
        else:
            going = companion.gathering.shift(found, _WEEK_DAYS if days is None else days, place)
    _tell(sitting, going)


@verb("programme leave", keys=GOING, opens=True)
@argument("programme")
def leave(sitting: Sitting, programme: str) -> None:
    """In one step, without a word."""
    with sitting.journal() as companion:
        going = companion.gathering.find(programme)
        companion.gathering.leave(going)
    if sitting.tell.as_json:
        sitting.tell.document(going_shape(going))
        return
    sitting.tell.line(going.id)
    sitting.tell.note(say("cli_programmes.left"))


def _tell(sitting: Sitting, going: Going) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(going_shape(going))
        return
    sitting.tell.line(going.id)
    sitting.tell.note(where_by_ear(going, sitting.today))
