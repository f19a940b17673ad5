"""``checkin``: the quick scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import ID
from carecompanion.cli.verb import argument, option, verb
from carecompanion.cli.writing import Call, write_entry
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.prompting import Invitation
    from carecompanion.cli.sitting import Sitting


@verb("checkin", keys=ID, opens=True, confirms=True)
@argument("prompt", required=False)
@option("checkin", "--answer", multiple=True, metavar="FIELD=VALUE")
@option("checkin", "--answers-file", metavar="FILE")
@option("checkin", "--tag", multiple=True, metavar="TAG")
@option("checkin", "--private", is_flag=True)
def checkin(
    sitting: Sitting,
    *,
    prompt: str | None,
    answer: tuple[str, ...],
    answers_file: str | None,
    tag: tuple[str, ...],
    private: bool,
) -> None:
    """Find the scales, gather the answers, keep them."""
    from carecompanion.domain.entry import EntryKind
    from carecompanion.errors import NotPossible, Usage

    call = Call(
        answers=answer, answers_file=answers_file, tags=tag, is_private=private, kind=EntryKind.CHECKIN
    )
    if answer or answers_file:
        call.text = ""
    elif not sitting.ask.is_possible:
        raise Usage(say("cli_journal.answer_form"))
    with sitting.journal() as companion:
        here = companion.prompting.checkins()
        if not here:
            raise NotPossible(say("cli_journal.no_checkin"), say("cli_journal.no_checkin_hint"))
        if prompt is None:
            chosen = (
                _answered(here, answer) if call.text is not None or len(here) == 1 else _choose(sitting, here)
            )
        else:
            chosen = companion.prompting.find(prompt)
            if not chosen.prompt.checkin:
                what = say("cli_journal.not_a_checkin", name=chosen.ref)
                raise Usage(what, say("cli_journal.not_a_checkin_hint", name=chosen.ref))
        write_entry(sitting, companion, chosen, call)


def _answered(here: Sequence[Invitation], answer: Sequence[str]) -> Invitation:
    """The first that has the fields that are answered, else the first."""
    said = {one.partition("=")[0] for one in answer}
    return next((one for one in here if said <= {field.id for field in one.prompt.fields}), here[0])


def _choose(sitting: Sitting, here: Sequence[Invitation]) -> Invitation:
    for number, invitation in enumerate(here, 1):
        sitting.tell.warn(f"{number}  {invitation.words}")
    while typed := sitting.ask.line(say("cli_journal.which_checkin")):
        if typed.isdecimal() and 1 <= int(typed) <= len(here):
            return here[int(typed) - 1]
        sitting.tell.warn(say("cli_journal.no_such_checkin", count=len(here)))
    return here[0]
