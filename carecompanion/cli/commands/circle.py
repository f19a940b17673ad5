"""``circle``: partners who go through something together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.circle_shapes import CIRCLE, circle_shape
from carecompanion.cli.leaving import FILE, Way, file_options, file_shape, send_off, tell_files
from carecompanion.cli.letter_meant import letter_that_came
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.telling_circles import members_in_words, version_in_words
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.circling import Circling
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.partner import Partner

_CREATE: Final = "circle create"
_LEAVE: Final = "circle leave"


@verb(_CREATE, keys=CIRCLE, opens=True)
@argument("name", required=False)
@argument("partners", metavar="[PARTNER...]", nargs=-1)
@option(_CREATE, "--letter", metavar="ID")
def create(sitting: Sitting, name: str | None, partners: tuple[str, ...], letter: str | None) -> None:
    """Of one's own, or the one a letter came for."""
    from carecompanion.errors import Usage

    if (name is None) is (letter is None):
        raise Usage(say("cli_circles.create_form"))
    with sitting.journal() as companion:
        if letter is not None:
            circle = companion.circling.join(letter_that_came(companion, letter))
        else:
            members = [companion.introducing.partner(one) for one in partners]
            circle = companion.circling.create(name or "", members)
        _tell(sitting, companion, circle, say("cli_circles.made", circle=circle.name))


@verb("circle add", keys=CIRCLE, opens=True)
@argument("circle")
@argument("partner")
def add(sitting: Sitting, circle: str, partner: str) -> None:
    """One more in it."""

    def change(circling: Circling, found: Circle, member: Partner) -> tuple[Circle, str]:
        changed = circling.add(found, member)
        return changed, say("cli_circles.added", partner=member.handle, circle=found.name)

    _change(sitting, circle, partner, change)


@verb("circle remove", keys=CIRCLE, opens=True)
@argument("circle")
@argument("partner")
def remove(sitting: Sitting, circle: str, partner: str) -> None:
    """Nobody is told."""

    def change(circling: Circling, found: Circle, member: Partner) -> tuple[Circle, str]:
        changed = circling.remove(found, member)
        return changed, say("cli_circles.removed", partner=member.handle, circle=found.name)

    _change(sitting, circle, partner, change)


@verb("circle list", keys={"circles": [CIRCLE]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a circle, and who is in it."""
    tell = sitting.tell
    with sitting.journal() as companion:
        circles = companion.circling.circles()
        if tell.as_json:
            tell.document({"circles": [circle_shape(one, companion) for one in circles]})
            return
        if not circles:
            tell.note(say("cli_circles.no_circles"))
        look_again = {circle.id for circle, _ in companion.agreeing.to_look_at()}
        for circle in circles:
            tell.line(tell.dim(f"{circle.id[:8]}  "), tell.strong(circle.name))
            tell.line("  ", tell.dim(members_in_words(companion, circle)))
            code = companion.agreeing.code(circle)
            if code is not None:
                tell.line("  ", tell.dim(version_in_words(companion, circle, code.newest)))
            if circle.id in look_again:
                tell.line("  ", tell.dim(say("cli_circles.look_again")))


@verb(_LEAVE, keys={"id": TEXT, "name": TEXT, "letters": [FILE]}, opens=True, confirms=True)
@argument("circle")
@option(_LEAVE, "--farewell-file", metavar="FILE")
@file_options(_LEAVE)
def leave(sitting: Sitting, circle: str, *, farewell_file: str | None, out: str | None, armor: bool) -> None:
    """In one step, with a few words or none."""
    farewell = sitting.sources.text_from(farewell_file) if farewell_file is not None else None
    with sitting.journal() as companion:
        found = companion.circling.circle(circle)
        if farewell is not None:
            _leave_with_words(sitting, companion, found, farewell, Way(out=out, armor=armor, preview=False))
            return
        if not sitting.agree(say("cli_circles.leave_sure", circle=found.name)):
            sitting.tell.note(say("cli_circles.stayed"))
            sitting.exit_code = 1
            return
        companion.circling.leave(found)
        if sitting.tell.as_json:
            sitting.tell.document({"id": found.id, "name": found.name, "letters": []})
            return
    sitting.tell.line(say("cli_circles.left", circle=found.name))


def _leave_with_words(sitting: Sitting, companion: Companion, circle: Circle, words: str, way: Way) -> None:
    """Sealed for everyone who may be written to, then left: nobody who may not be keeps one from leaving."""
    from dataclasses import replace

    from carecompanion.errors import NotPossible

    reachable, without = [], []
    for member in companion.circling.members(circle):
        try:
            companion.posting.refuse(member)
            reachable.append(member.id)
        except NotPossible:
            without.append(member.handle)
    draft = companion.voicing.letter_of(replace(companion.voicing.farewell(circle), text=words))
    # The words came from a file: a farewell that waits as a draft is another, and stays.
    draft = replace(draft, unsent=None, circle=replace(circle, members=tuple(reachable)))
    if without:
        sitting.tell.warn(say("cli_circles.farewell_without", handles=", ".join(without)))

    sent = send_off(sitting, companion, draft, way, is_told=False)
    if not sent:
        return
    companion.circling.leave(circle)
    if sitting.tell.as_json:
        letters = [file_shape(one) for one in sent]
        sitting.tell.document({"id": circle.id, "name": circle.name, "letters": letters})
        return
    tell_files(sitting, sent)
    sitting.tell.note(say("cli_circles.left", circle=circle.name))


def _change(
    sitting: Sitting,
    circle: str,
    partner: str,
    change: Callable[[Circling, Circle, Partner], tuple[Circle, str]],
) -> None:
    with sitting.journal() as companion:
        found, member = companion.circling.circle(circle), companion.introducing.partner(partner)
        changed, said = change(companion.circling, found, member)
        _tell(sitting, companion, changed, said)


def _tell(sitting: Sitting, companion: Companion, circle: Circle, said: str) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(circle_shape(circle, companion))
        return
    sitting.tell.line(said)
    sitting.tell.note(members_in_words(companion, circle))
