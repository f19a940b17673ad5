"""``card``: one's own, and other people's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.cli.leaving import FILE, file_options, file_shape, folder_of, tell_files, tell_whom_to_ask
from carecompanion.cli.shapes import FLAG, MAYBE, PARTNER, TEXT, partner_shape
from carecompanion.cli.telling_letters import as_typed
from carecompanion.cli.verb import argument, option, verb
from carecompanion.errors import CareError
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.signing import Signing
    from carecompanion.cli.sitting import Sitting

_MINE = {"name": TEXT, "card": TEXT, "words": [TEXT], "numbers": [TEXT], "recipient": MAYBE}
_MET = {"partners": [PARTNER | {"is_new": FLAG, "is_other_key": FLAG}]}


@verb("card show", keys=_MINE, opens=True)
@option("card show", "--name", metavar="NAME")
@option("card show", "--facilitator", "is_facilitator", is_flag=True)
def show(sitting: Sitting, name: str | None, *, is_facilitator: bool) -> None:
    """The block to be handed on; the name is asked for once."""
    with sitting.journal() as companion:
        if is_facilitator:
            _show_facilitator(sitting, companion.signing, name)
            return
        introducing = companion.introducing
        if name is not None:
            introducing.set_my_name(name)
        elif introducing.my_name() is None and sitting.ask.is_possible:
            introducing.set_my_name(
                sitting.ask.line(say("cli_letters.name_ask")) or say("introducing.someone")
            )
        if sitting.tell.as_json:
            sitting.tell.document(_mine(introducing))
            return
        sitting.tell.line(introducing.my_card_block().rstrip("\n"))
        sitting.tell.line(
            sitting.tell.dim(say("cli_letters.numbers", numbers=" ".join(introducing.my_numbers())))
        )
        recipient = introducing.identity().recipient
        sitting.tell.line(sitting.tell.dim(say("cli_letters.recipient", recipient=recipient)))


def _show_facilitator(sitting: Sitting, signing: Signing, name: str | None) -> None:
    """The card that goes with packs: members may compare its words."""
    if name is not None:
        signing.set_name(name)
    elif signing.name() is None and sitting.ask.is_possible:
        signing.set_name(sitting.ask.line(say("cli_letters.name_ask")) or say("introducing.someone"))
    if sitting.tell.as_json:
        sitting.tell.document(
            {
                "name": signing.name() or say("introducing.someone"),
                "card": signing.card(),
                "words": list(signing.words()),
                "numbers": list(signing.numbers()),
                "recipient": None,
            }
        )
        return
    sitting.tell.line(signing.card_block().rstrip("\n"))
    sitting.tell.line(sitting.tell.dim(say("cli_letters.numbers", numbers=" ".join(signing.numbers()))))


def _mine(introducing: Introducing) -> dict[str, object]:
    return {
        "name": introducing.my_name() or say("introducing.someone"),
        "card": introducing.my_card(),
        "words": list(introducing.my_words()),
        "numbers": list(introducing.my_numbers()),
        "recipient": introducing.identity().recipient,
    }


@verb("card read", keys=_MET, opens=True)
@argument("place", metavar="FILE|-")
@option("card read", "--as", "handle", metavar="NAME")
def read(sitting: Sitting, place: str, handle: str | None) -> None:
    """Every card in it; a known name with another key is said loudly."""
    from carecompanion.errors import Usage

    data = sitting.sources.bytes_from(place)
    with sitting.journal() as companion:
        cards = companion.introducing.read(data)
        if handle is not None and len(cards) > 1:
            raise Usage(say("cli_letters.one_name"), say("cli_letters.one_name_hint"))
        met = [companion.introducing.introduce(card, handle) for card in cards]
        for one in met:
            if one.is_other_key:
                claimed, known = one.partner.claimed_name, one.partner.handle
                sitting.tell.warn(say("cli_letters.card_other_key", claimed=claimed, handle=known))
        if sitting.tell.as_json:
            shapes = [
                partner_shape(one.partner, companion)
                | {"is_new": one.is_new, "is_other_key": one.is_other_key}
                for one in met
            ]
            sitting.tell.document({"partners": shapes})
            return
        for one in met:
            key = "card_met" if one.is_new else "card_known"
            handle = one.partner.handle
            sitting.tell.line(say(f"cli_letters.{key}", handle=handle, typed=as_typed(handle)))


@verb("card renew", keys=_MINE | {"letters": [FILE], "without": [TEXT]}, opens=True, confirms=True)
@file_options("card renew")
def renew(sitting: Sitting, *, out: str | None, armor: bool) -> None:
    """Say what it means, ask, make the key and a letter for each partner."""
    place = folder_of(out)
    with sitting.journal() as companion:
        introducing = companion.introducing
        sitting.tell.warn(say("cli_letters.renew_means"))
        tell_whom_to_ask(sitting, companion, introducing.partners())
        if not sitting.agree(say("cli_letters.renew_sure")):
            sitting.tell.note(say("cli_letters.renew_not"))
            sitting.exit_code = 1
            return
        before = introducing.my_words() if introducing.my_name() is not None else ()
        try:
            renewed = companion.renewing.renew(place, armored=armor)
        except CareError:
            if before and introducing.my_words() != before:
                sitting.tell.warn(say("cli_letters.renewed_unwritten"))
            raise
        without = [partner.handle for partner in renewed.without]
        if sitting.tell.as_json:
            letters = [file_shape(one) for one in renewed.sent]
            sitting.tell.document(_mine(introducing) | {"letters": letters, "without": without})
            return
        words = " ".join(introducing.my_words())
    tell_files(sitting, renewed.sent)
    sitting.tell.note(say("cli_letters.renewed", words=words))
    if without:
        sitting.tell.warn(say("cli_letters.renewed_without", handles=", ".join(without)))


@verb("card secret", keys={"path": TEXT}, opens=True, confirms=True)
@option("card secret", "--out", required=True, metavar="FILE")
def secret(sitting: Sitting, out: str) -> None:
    """Say what it means, ask for the passphrase again, write it 0600."""
    from carecompanion.settings.atomic import write_new

    path = Path(out)
    with sitting.journal() as companion:
        sitting.tell.warn(say("cli_letters.secret_kept", path=path))
        if not sitting.agree(say("cli_letters.secret_sure")):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        text = companion.introducing.secret_text(sitting.secrets.passphrase_again())
        write_new(path, f"{text}\n".encode())
    if sitting.tell.as_json:
        sitting.tell.document({"path": str(path)})
        return
    sitting.tell.line(str(path))
