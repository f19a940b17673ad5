"""``today``: the invitation of the day and its ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.gate import Door, stand_before
from carecompanion.cli.shapes import INVITATION, TEXT, invitation_shape
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation, Prompting
    from carecompanion.cli.sitting import Sitting

LOOKS_AT_MOST = 2


@verb("today", keys={"invitation": INVITATION, "considered": [TEXT]}, opens=True, confirms=True)
@option("today", "--another", is_flag=True)
@option("today", "--lighter", is_flag=True)
@option("today", "--skip", is_flag=True)
@option("today", "--ceiling", type=click.IntRange(0, 2), metavar="N")
@option("today", "--why", is_flag=True)
@option("today", "--come-back", is_flag=True)
def today(
    sitting: Sitting,
    *,
    another: bool,
    lighter: bool,
    skip: bool,
    ceiling: int | None,
    why: bool,
    come_back: bool,
) -> None:
    """Show, or let be."""
    from carecompanion.errors import Usage

    if another + lighter + skip + come_back > 1:
        raise Usage(say("cli_journal.ways_out_one"))
    with sitting.journal() as companion:
        prompting = companion.prompting
        if skip:
            _skip(sitting, prompting, ceiling)
            return
        if come_back:
            _come_back(sitting, companion)
            return
        invitation = (
            prompting.another(ceiling)
            if another
            else prompting.lighter(ceiling)
            if lighter
            else prompting.today(ceiling)
        )
        invitation, door = _through_the_gate(sitting, prompting, invitation, ceiling)
        considered = prompting.explain(ceiling) if why else ()
        if sitting.tell.as_json:
            shape = invitation_shape(invitation, is_open=door is Door.OPEN) if invitation else None
            sitting.tell.document({"invitation": shape, "considered": list(considered)})
            return
        if invitation is None:
            key = "all_resting" if prompting.is_everything_resting() else "no_other" if another else "enough"
            sitting.tell.line(say(f"cli_journal.{'no_lighter' if lighter else key}"))
        elif door is Door.OPEN:
            tell_invitation(sitting, companion, invitation, why=why)
        elif door is Door.SHUT:
            sitting.tell.line(say("cli_journal.gated", note=invitation.prompt.content_note))
            sitting.tell.note(say("cli_journal.gated_shut"))
            sitting.tell.note(say("cli_journal.gated_ways"))
        for line in considered:
            sitting.tell.line(sitting.tell.dim(line))
        for promised in companion.promising.to_look_at(sitting.today)[:LOOKS_AT_MOST]:
            sitting.tell.note(say("cli_ongoing.to_look_at", words=promised.commitment.words, id=promised.id))
        for meeting in companion.gathering.this_week():
            sitting.tell.note(say("cli_programmes.this_week", meeting=meeting.title))


def _come_back(sitting: Sitting, companion: Companion) -> None:
    """To the prompt that was answered today, where it suggests that."""
    after = companion.going_on.suggested()
    if after is not None and after.days is not None:
        companion.going_on.come_back(after)
    if sitting.tell.as_json:
        sitting.tell.document({"invitation": None, "considered": []})
    elif after is None or after.days is None:
        sitting.tell.line(say("cli_ongoing.nothing_to_come_back_to"))
    else:
        sitting.tell.line(say("cli_ongoing.will_come", days=after.days))


def _skip(sitting: Sitting, prompting: Prompting, ceiling: int | None) -> None:
    invitation = prompting.today(ceiling)
    if invitation is not None:
        prompting.not_today(invitation)
    if sitting.tell.as_json:
        sitting.tell.document({"invitation": None, "considered": []})
        return
    sitting.tell.line(say("cli_journal.rest_well"))


def _through_the_gate(
    sitting: Sitting, prompting: Prompting, invitation: Invitation | None, ceiling: int | None
) -> tuple[Invitation | None, Door]:
    """The invitation whose door was opened, or the one that was left."""
    while invitation is not None:
        door = stand_before(sitting, invitation)
        if door is Door.LEAVE:
            prompting.not_today(invitation)
            sitting.tell.note(say("cli_journal.rest_well"))
        if door is not Door.LIGHTER:
            return invitation, door
        invitation = prompting.lighter(ceiling)
    return None, Door.LEAVE


def tell_invitation(
    sitting: Sitting, companion: Companion, invitation: Invitation, *, why: bool = False
) -> None:
    """What its pack asks one to know first, the question, its doorway, what it takes, where it comes from."""
    from carecompanion.cli.telling_entries import provenance
    from carecompanion.domain.prompt import Wording

    tell, prompt = sitting.tell, invitation.prompt
    snapshot = companion.prompting.snapshot(invitation)
    if care_note := companion.prompting.care_note_before(snapshot):
        tell.note(say("cli_letters.care", note=care_note.strip()))
    tell.line(tell.strong(invitation.words))
    if prompt.doorway and invitation.wording is not Wording.DOORWAY:
        tell.line(say("cli_journal.doorway", doorway=prompt.doorway))
    minutes = "today.minute" if prompt.minutes == 1 else "today.minutes"
    depth = say(f"today.depth.{prompt.depth}")
    facts = say("cli_journal.facts", depth=depth, minutes=say(minutes, minutes=prompt.minutes))
    tell.line(tell.dim(facts))
    tell.line(tell.dim(provenance(companion, snapshot)))
    if why:
        tell.line(tell.dim(say("today.why", why=invitation.why)))
    tell.note(say("cli_journal.answer_it"))
