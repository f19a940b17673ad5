"""``letter reply``: an answer by the guide its author asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.leaving import LEFT, Way, way_options
from carecompanion.cli.letter_meant import letter_that_came
from carecompanion.cli.letter_wanted import CopyWanted, copy_options, wished_as
from carecompanion.cli.sources import STDIN
from carecompanion.cli.telling_entries import tell_so_far
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.cli.sitting import Sitting

_REPLY: Final = "letter reply"
_RECEIVED: Final = "received"
_IDEAS: Final = "ideas"
_WAYS: Final = (_RECEIVED, "four-part", "questions", _IDEAS)


@verb(_REPLY, keys=LEFT, opens=True, confirms=True)
@argument("letter", metavar="ID")
@option(_REPLY, "--guide", type=click.Choice(_WAYS))
@option(_REPLY, "--text-file", metavar="FILE")
@copy_options(_REPLY)
@way_options(_REPLY)
def reply(
    sitting: Sitting,
    *,
    letter: str,
    guide: str | None,
    text_file: str | None,
    out: str | None,
    armor: bool,
    preview: bool,
    **wanted: Unpack[CopyWanted],
) -> None:
    """Begin it or go on with it, look, confirm, seal."""
    from carecompanion.cli.replying import send_reply, tell_asked, with_wished

    wished, text = wished_as(sitting, wanted), _text(sitting, guide, text_file)
    with sitting.journal() as companion:
        found = letter_that_came(companion, letter)
        draft = with_wished(companion.replying.begin(found, guide), wished)
        tell_asked(sitting, companion, found)
        if guide == _IDEAS and found.manifest.ask.no_advice:
            sitting.tell.note(say("cli_letters.ideas_unasked", name=found.partner_name))
        is_asked_for = bool(companion.replying.ways(found)) or preview
        if not is_asked_for and not sitting.agree(say("cli_letters.reply_all_the_same")):
            sitting.tell.note(say("cli_letters.not_confirmed"))
            sitting.exit_code = 1
            return
        if text is None:
            sitting.tell.note(say("cli_letters.reply_parts"))
            tell_so_far(sitting, companion.writing, draft)
        send_reply(sitting, companion, draft, text, Way(out=out, armor=armor, preview=preview))


def _text(sitting: Sitting, guide: str | None, text_file: str | None) -> str | None:
    """The words that came with the call; None where somebody is to be asked. Raises Usage, FileMissing, BadInput."""
    from carecompanion.errors import Usage

    if text_file is not None:
        return sitting.sources.text_from(text_file)
    if sitting.ask.is_possible:
        return None
    if not sitting.sources.is_stdin_waiting or sitting.secrets.is_stdin_wanted:
        if guide == _RECEIVED:
            return ""  # a whole reply as it is
        raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
    return sitting.sources.text_from(STDIN)
