"""``pack trust`` and ``pack power``: who signs the packs that are here, and one's own notes about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import DAY, FLAG, MAYBE_DAY, TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.trusting import Trusting
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.signer import Signer

SIGNER: Final = {
    "name": TEXT, "claimed_name": TEXT, "standing": "first-use or checked", "first_seen": DAY,
    "checked_on": MAYBE_DAY, "words": [TEXT], "numbers": [TEXT], "packs": [TEXT], "power": FLAG,
    "is_own": FLAG, "is_given_up": FLAG,
}  # fmt: skip
_ON, _OFF = "on", "off"


@verb("pack trust", keys={"signers": [SIGNER]}, opens=True)
@argument("signer", required=False)
@option("pack trust", "--words", metavar="WORDS")
@option("pack trust", "--name", metavar="NAME")
def trust(sitting: Sitting, signer: str | None, words: str | None, name: str | None) -> None:
    """Who they are; with a name, what they read aloud is compared."""
    from carecompanion.errors import Usage

    if signer is None and (words is not None or name is not None):
        raise Usage(say("cli_packs.trust_whom"), say("cli_packs.trust_whom_hint"))
    with sitting.journal() as companion:
        trusting = companion.trusting
        if signer is None:
            _list(sitting, trusting, trusting.signers())
            return
        known = trusting.signer(signer)
        if name is not None:
            known = trusting.rename(known, name)
            sitting.tell.note(say("cli_packs.called", name=known.name))
        if words is None and name is None and sitting.ask.is_possible and not sitting.tell.as_json:
            words = sitting.ask.line(say("cli_packs.trust_ask", name=known.name))
        if words:
            known = trusting.check(known, words)
            sitting.tell.note(say("cli_packs.checked", name=known.name))
        _list(sitting, trusting, (known,))


@verb("pack power", keys=SIGNER, opens=True)
@argument("signer")
@argument("state", metavar="on|off")
def power(sitting: Sitting, signer: str, state: str) -> None:
    """A note for oneself alone."""
    from carecompanion.errors import Usage

    if state not in (_ON, _OFF):
        raise Usage(say("cli_packs.power_form"))
    with sitting.journal() as companion:
        noted = companion.trusting.set_power(companion.trusting.signer(signer), state == _ON)
        if sitting.tell.as_json:
            sitting.tell.document(signer_shape(companion.trusting, noted))
            return
    sitting.tell.line(say(f"cli_packs.power_{state}", name=noted.name))


def signer_shape(trusting: Trusting, signer: Signer) -> dict[str, object]:
    """Somebody who signs packs, for programs."""
    return {
        "name": signer.name,
        "claimed_name": signer.claimed_name,
        "standing": signer.standing.value,
        "first_seen": signer.first_seen.isoformat(),
        "checked_on": signer.checked_on.isoformat() if signer.checked_on else None,
        "words": list(trusting.words_of(signer)),
        "numbers": list(trusting.numbers_of(signer)),
        "packs": [str(pack.id) for pack in trusting.packs_of(signer)],
        "power": signer.has_power,
        "is_own": trusting.is_own(signer),
        "is_given_up": signer.followed is not None,
    }


def _list(sitting: Sitting, trusting: Trusting, signers: tuple[Signer, ...]) -> None:
    tell = sitting.tell
    if tell.as_json:
        tell.document({"signers": [signer_shape(trusting, one) for one in signers]})
        return
    if not signers:
        tell.note(say("cli_packs.no_signers"))
    for signer in signers:
        tell.line(tell.strong(trusting.signed_by(signer)))
        if signer.my_name and signer.my_name != signer.claimed_name:
            tell.line("  ", tell.dim(say("cli_letters.claims", name=signer.claimed_name)))
        packs = ", ".join(str(pack.id) for pack in trusting.packs_of(signer))
        if signer.followed is not None:
            tell.line("  ", tell.dim(say("cli_packs.given_up")))
        elif packs:
            tell.line("  ", tell.dim(packs))
        tell.line("  ", tell.dim(say("cli_letters.words", words=" ".join(trusting.words_of(signer)))))
        if signer.has_power:
            tell.line("  ", tell.dim(say("cli_packs.has_power")))
