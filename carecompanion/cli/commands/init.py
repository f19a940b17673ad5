"""``init``: a journal, and a recovery code on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.recovering import hand_over, require_place
from carecompanion.cli.shapes import FLAG, TEXT
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("init", keys={"path": TEXT, "recovery_confirmed": FLAG}, opens=True, renews=True)
@option("init", "--recovery-out", metavar="FILE")
def init(sitting: Sitting, recovery_out: str | None) -> None:
    """Say the three plain things, make the vault, hand over the code."""
    from carecompanion.errors import VaultExists

    if sitting.opening.is_there_a_journal():
        raise VaultExists
    require_place(sitting, recovery_out)
    for line in ("intro", "thing.1", "thing.2", "thing.3"):
        sitting.tell.note(say(f"door.{line}"))
    sitting.tell.note("")
    passphrase = sitting.secrets.new_passphrase(may_be_the_present=True)
    sitting.tell.note(say("door.making"))
    companion, code = sitting.opening.create(passphrase)
    try:
        is_confirmed = hand_over(sitting, code, recovery_out)
        if is_confirmed:
            companion.keeping.confirm_recovery()
    finally:
        companion.close()
    path = sitting.opening.world.paths.vault_dir
    if sitting.tell.as_json:
        sitting.tell.document({"path": str(path), "recovery_confirmed": is_confirmed})
        return
    sitting.tell.line(say("cli_vault.made", path=path))
    sitting.tell.note(say("cli_vault.first_word"))
