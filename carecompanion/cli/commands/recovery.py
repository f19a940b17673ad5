"""``vault recovery``: the code that opens the journal when the passphrase is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.cli.recovering import hand_over, write_code
from carecompanion.cli.shapes import FLAG, MAYBE
from carecompanion.cli.verb import option, shared_code_file, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("vault recovery show", keys={"code": MAYBE, "path": MAYBE}, opens=True)
@option("vault recovery show", "--out", metavar="FILE")
def show(sitting: Sitting, out: str | None) -> None:
    """The passphrase again, then the code; on a terminal two groups are typed back until that was done once."""
    with sitting.journal() as companion:
        keeping = companion.keeping
        code = keeping.recovery_code(sitting.secrets.passphrase_again())
        if out is not None:
            write_code(sitting, code, Path(out))
            _tell(sitting, out, path=out)
        elif _may_be_typed_back(sitting) and not keeping.is_recovery_confirmed():
            if hand_over(sitting, code, None):
                keeping.confirm_recovery()
        else:
            _tell(sitting, code, code=code)


def _may_be_typed_back(sitting: Sitting) -> bool:
    return sitting.ask.is_possible and sitting.tell.is_on_screen and not sitting.tell.as_json


def _tell(sitting: Sitting, line: str, *, code: str | None = None, path: str | None = None) -> None:
    if sitting.tell.as_json:
        sitting.tell.document({"code": code, "path": path})
        return
    sitting.tell.line(line)


@verb("vault recovery use", keys={"opened": FLAG}, renews=True)
@shared_code_file("vault recovery use")
def use(sitting: Sitting) -> None:
    """The code, then a new passphrase."""
    sitting.require_journal()
    code = sitting.secrets.recovery_code()
    sitting.opening.unlock_with_code(code, sitting.secrets.new_passphrase()).close()
    if sitting.tell.as_json:
        sitting.tell.document({"opened": True})
        return
    sitting.tell.line(say("cli_vault.opened_by_code"))
