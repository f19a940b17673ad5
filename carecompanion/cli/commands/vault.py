"""``vault``: what keeps the journal whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.recovering import hand_over, require_place
from carecompanion.cli.shapes import FLAG, MAYBE_TIME, NUMBER, TEXT
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting

_INFO = {
    "entries": NUMBER, "bytes": NUMBER, "schema": NUMBER, "generation": NUMBER, "made": MAYBE_TIME,
    "last_backup": MAYBE_TIME, "recovery_shown": MAYBE_TIME, "recovery_confirmed": FLAG,
}  # fmt: skip


@verb("vault info", keys=_INFO, opens=True)
def info(sitting: Sitting) -> None:
    """In figures and dates."""
    with sitting.journal() as companion:
        found = companion.keeping.info()
        is_confirmed = companion.keeping.is_recovery_confirmed()
    tell = sitting.tell
    if tell.as_json:
        tell.document(
            {
                "entries": found.entries,
                "bytes": found.bytes,
                "schema": found.schema,
                "generation": found.generation,
                "made": _iso(found.made),
                "last_backup": _iso(found.last_backup),
                "recovery_shown": _iso(found.recovery_shown),
                "recovery_confirmed": is_confirmed,
            }
        )
        return
    tell.line(say("cli_vault.entries", count=found.entries))
    tell.line(say("cli_vault.size", size=f"{found.bytes / 2**20:.1f} MiB"))
    for key, moment in (("since", found.made), ("last_backup", found.last_backup)):
        if moment is not None:
            tell.line(say(f"cli_vault.{key}", day=_day(moment)))
    if found.last_backup is None:
        tell.line(say("cli_vault.no_backup"))
    if found.recovery_shown is not None:
        tell.line(say("cli_vault.recovery_shown", day=_day(found.recovery_shown)))
    tell.line(say("cli_vault.recovery_confirmed" if is_confirmed else "cli_vault.recovery_open"))
    tell.line(tell.dim(say("cli_vault.schema", schema=found.schema, generation=found.generation)))


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _day(moment: datetime) -> str:
    from carecompanion.words.days import day_in_full

    return day_in_full(moment.date())


@verb("vault check", keys={"whole": FLAG, "findings": [{"name": TEXT, "what": TEXT}]}, opens=True)
def check(sitting: Sitting) -> None:
    """Every page, the index, the order. Damage is exit code 4."""
    from carecompanion.errors import Damaged

    def looking(name: str) -> None:
        if not sitting.tell.as_json:
            sitting.tell.note(say(f"cli_vault.checking.{name}"))

    with sitting.journal() as companion:
        findings = companion.keeping.check(looking)
    told = [{"name": finding.value, "what": say(f"vault.finding_{finding.value}")} for finding in findings]
    if findings:
        sitting.exit_code = Damaged.exit_code
    if sitting.tell.as_json:
        sitting.tell.document({"whole": not findings, "findings": told})
        return
    for one in told:
        sitting.tell.line(one["what"])
    if findings:
        sitting.tell.warn(say("cli_vault.damage_hint", path=sitting.opening.world.paths.backups))
        return
    sitting.tell.line(say("cli_vault.whole"))


@verb(
    "vault passphrase",
    keys={"rotated": FLAG, "recovery_confirmed": FLAG, "copies_of_before": [TEXT]},
    opens=True,
    renews=True,
)
@option("vault passphrase", "--known-to-others/--still-secret", "is_known", default=None)
@option("vault passphrase", "--recovery-out", metavar="FILE")
def passphrase(sitting: Sitting, *, is_known: bool | None, recovery_out: str | None) -> None:
    """One question decides: only the slot, or everything locked anew."""
    from carecompanion.errors import Usage

    sitting.require_journal()
    if is_known is None and not sitting.ask.is_possible:
        raise Usage(say("cli_vault.old_known_needed"), say("cli_vault.old_known_needed_hint"))
    if is_known:
        require_place(sitting, recovery_out)
    with sitting.journal() as companion:
        if is_known is None:
            is_known = sitting.ask.is_yes(say("cli_vault.old_known"))
            sitting.tell.note(say("cli_vault.old_is_known" if is_known else "cli_vault.old_is_secret"))
        new = sitting.secrets.new_passphrase()
        code = companion.keeping.change_passphrase(sitting.secrets.passphrase(), new, leaked=is_known)
        is_confirmed = companion.keeping.is_recovery_confirmed()
        if code is not None:
            is_confirmed = hand_over(sitting, code, recovery_out)
            if is_confirmed:
                companion.keeping.confirm_recovery()
        left = _let_go_of_copies(sitting, companion)
    if sitting.tell.as_json:
        sitting.tell.document(
            {
                "rotated": code is not None,
                "recovery_confirmed": is_confirmed,
                "copies_of_before": [str(path) for path in left],
            }
        )
        return
    sitting.tell.line(say("cli_vault.changed" if code is None else "cli_vault.rotated"))


def _let_go_of_copies(sitting: Sitting, companion: Companion) -> tuple[Path, ...]:
    """Name the copies here that open with an earlier passphrase, offer to delete them; which stay comes back."""
    left = companion.keeping.copies_of_before()
    if not left:
        return ()
    sitting.tell.warn(say("cli_vault.copies_of_before"))
    for path in left:
        sitting.tell.warn(f"  {path}")
    if not sitting.ask.is_possible or not sitting.ask.is_agreed(say("cli_vault.delete_copies")):
        return left
    companion.keeping.remove_copies(left)
    sitting.tell.note(say("cli_vault.copies_deleted"))
    return ()
