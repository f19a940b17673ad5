"""``vault backup`` and ``vault restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.cli.shapes import FLAG, MAYBE, NUMBER, TEXT
from carecompanion.cli.verb import argument, option, shared_code_file, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("vault backup", keys={"path": TEXT, "entries": NUMBER, "bytes": NUMBER}, opens=True)
@option("vault backup", "--out", metavar="FILE")
def backup(sitting: Sitting, out: str | None) -> None:
    """Made, opened, read through."""
    with sitting.journal() as companion:
        sitting.tell.note(say("cli_vault.backing_up"))
        made = companion.keeping.back_up(Path(out) if out is not None else None)
    if sitting.tell.as_json:
        sitting.tell.document({"path": str(made.path), "entries": made.entries, "bytes": made.bytes})
        return
    sitting.tell.line(say("cli_vault.backed_up", entries=made.entries, path=made.path))


@verb("vault restore", keys={"entries": NUMBER, "old": MAYBE, "has_carried": FLAG}, opens=True, confirms=True)
@argument("file", metavar="FILE")
@option("vault restore", "--with-code", is_flag=True)
@shared_code_file("vault restore")
def restore(sitting: Sitting, file: str, *, with_code: bool) -> None:
    """Asked first where a journal is here; what was here stays beside it."""
    from carecompanion.activities.keeping import restore as put_back
    from carecompanion.errors import FileMissing

    path = Path(file)
    if not path.is_file():
        raise FileMissing
    if sitting.opening.is_there_a_journal() and not sitting.agree(say("cli_vault.restore_sure")):
        sitting.tell.note(say("cli_journal.kept_it"))
        return
    is_by_code = with_code or bool(sitting.secrets.code_file)
    secret = sitting.secrets.recovery_code() if is_by_code else sitting.secrets.passphrase()
    report = put_back(sitting.opening.world, path, secret, with_code=is_by_code)
    if not report.has_carried:
        sitting.tell.warn(say("cli_vault.not_carried"))
    if sitting.tell.as_json:
        old = str(report.old) if report.old is not None else None
        sitting.tell.document({"entries": report.entries, "old": old, "has_carried": report.has_carried})
        return
    sitting.tell.line(say("cli_vault.restored", entries=report.entries))
    if report.old is not None:
        sitting.tell.note(say("cli_vault.old_stays", path=report.old))
