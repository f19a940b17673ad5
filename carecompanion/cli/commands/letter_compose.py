"""``letter compose``: from chosen entries to one sealed file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.commands.partner import standing_of
from carecompanion.cli.letter_wanted import (
    Wanted,
    asked_for,
    letter_options,
    show_before_asking,
    tell_found,
)
from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.partner import Partner

_SENT = {"id": TEXT, "to": TEXT, "file": TEXT, "pieces": NUMBER, "left_out": NUMBER}
_LOOKED_AT = {
    "text": TEXT, "found": [{"kind": "name, mail or phone", "text": TEXT, "count": NUMBER}], "left_out": NUMBER,
    "words": NUMBER, "pieces": NUMBER,
}  # fmt: skip
_COMPOSE: Final = "letter compose"


@verb(_COMPOSE, keys={"sent": _SENT, "or with --preview": _LOOKED_AT}, opens=True, confirms=True)
@option(_COMPOSE, "--to", required=True, metavar="PARTNER")
@letter_options(_COMPOSE)
@option(_COMPOSE, "--out", metavar="FOLDER|FILE")
@option(_COMPOSE, "--armor", is_flag=True)
@option(_COMPOSE, "--preview", is_flag=True)
def compose(
    sitting: Sitting,
    *,
    to: str,
    out: str | None,
    armor: bool,
    preview: bool,
    **wanted: Unpack[Wanted],
) -> None:
    """Copy, mask, look, confirm, seal."""
    asked = asked_for(sitting, wanted)
    with sitting.journal() as companion:
        partner = companion.introducing.partner(to)
        draft = asked.draft(companion, partner)
        looked_at = companion.composing.preview(draft)
        if preview:
            _tell_preview(sitting, looked_at)
        elif _is_meant(sitting, companion, partner, looked_at):
            where = Path(out) if out is not None else Path.cwd()
            sent = companion.composing.send(draft, where, armored=armor, expected=looked_at.human)
            if sitting.tell.as_json:
                told = {
                    "id": sent.letter.id,
                    "to": partner.handle,
                    "file": str(sent.path),
                    "pieces": looked_at.pieces,
                    "left_out": looked_at.left_out,
                }
                sitting.tell.document({"sent": told})
                return
            sitting.tell.line(str(sent.path))
            sitting.tell.note(say("cli_letters.sealed", handle=partner.handle))
        else:
            sitting.tell.note(say("cli_letters.not_confirmed"))
            sitting.exit_code = 1


def _tell_preview(sitting: Sitting, looked_at: Preview) -> None:
    if sitting.tell.as_json:
        found = [{"kind": one.kind, "text": one.text, "count": one.count} for one in looked_at.found]
        sitting.tell.document(
            {
                "text": looked_at.human,
                "found": found,
                "left_out": looked_at.left_out,
                "words": looked_at.words,
                "pieces": looked_at.pieces,
            }
        )
        return
    sitting.tell.exactly(looked_at.human)
    tell_found(sitting, looked_at)


def _is_meant(sitting: Sitting, companion: Companion, partner: Partner, looked_at: Preview) -> bool:
    """The whole text, the names left in it and the partner's words; then their name is typed, or --yes was said."""
    from carecompanion.errors import NotPossible

    if partner.blocked:
        what = say("cli_letters.partner_blocked", handle=partner.handle)
        raise NotPossible(what, say("cli_letters.partner_blocked_hint", handle=partner.handle))
    if sitting.is_agreed_beforehand:
        tell_found(sitting, looked_at)
        return True
    show_before_asking(sitting, looked_at)
    words = " ".join(companion.introducing.words_of(partner))
    sitting.tell.warn(
        say("cli_letters.to", handle=partner.handle, standing=standing_of(partner), words=words)
    )
    typed = sitting.ask.line(say("cli_letters.confirm", handle=partner.handle))
    return typed.casefold() == partner.handle.casefold()
