"""``write``: answer a prompt, or write freely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.entries_wanted import day_gone_by
from carecompanion.cli.shapes import ID
from carecompanion.cli.verb import argument, option, verb
from carecompanion.cli.writing import Call, write_entry
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.cli.sitting import Sitting

_TODAY: Final = "today"


@verb("write", keys=ID, opens=True, confirms=True)
@argument("prompt", required=False)
@option("write", "--text-file", metavar="FILE")
@option("write", "--answer", multiple=True, metavar="FIELD=VALUE")
@option("write", "--answers-file", metavar="FILE")
@option("write", "--tag", multiple=True, metavar="TAG")
@option("write", "--date", metavar="DAY")
@option("write", "--private", is_flag=True)
@option("write", "--targeted", is_flag=True)
@option("write", "--frame", metavar="NAME")
@option("write", "--third-person", is_flag=True)
def write(
    sitting: Sitting,
    *,
    prompt: str | None,
    text_file: str | None,
    answer: tuple[str, ...],
    answers_file: str | None,
    tag: tuple[str, ...],
    date: str | None,
    private: bool,
    targeted: bool,
    frame: str | None,
    third_person: bool,
) -> None:
    """Find the prompt, gather the words, keep them."""
    call = Call(
        text_file=text_file,
        answers=answer,
        answers_file=answers_file,
        tags=tag,
        on=day_gone_by("--date", date, sitting.today) if date else None,
        is_private=private,
        is_targeted=targeted,
        is_third_person=third_person,
        frame=_frame(frame),
    )
    call.read_words(sitting)
    with sitting.journal() as companion:
        invitation = _invitation(companion, prompt)
        write_entry(sitting, companion, invitation, call)


def _frame(name: str | None) -> str:
    from carecompanion.domain.framing import FREE

    if name is None:
        return FREE
    from carecompanion.activities.framing import frame

    return frame(name).id


def _invitation(companion: Companion, name: str | None) -> Invitation | None:
    from carecompanion.errors import NotPossible

    if name is None:
        return None
    if name != _TODAY:
        return companion.prompting.find(name)
    invitation = companion.prompting.today()
    if invitation is None:
        raise NotPossible(say("cli_journal.enough"))
    return invitation
