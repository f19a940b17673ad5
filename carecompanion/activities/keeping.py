"""Keeping: backups, checks, the passphrase and the recovery code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.activities.world import World
    from carecompanion.vault.backup import BackupMade
    from carecompanion.vault.health import Finding, VaultInfo
    from carecompanion.vault.restoring import RestoreReport
    from carecompanion.vault.vault import Vault

_CONFIRMED = "recovery.confirmed"
_WEEKLY = "backup.weekly"
_ELSEWHERE = "backup.elsewhere"
_WEEK = 7


class Keeping:
    """What keeps a journal whole over the years."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def info(self) -> VaultInfo:
        """Size, schema, last backup: nothing of what is inside."""
        from carecompanion.vault.health import vault_info

        return vault_info(self._vault)

    def check(self, on_progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
        """Read the whole vault and its index; findings that are damage say so. Empty when all is well."""
        from carecompanion.vault.health import check

        return check(self._vault, on_progress)

    def back_up(self, out: Path | None = None) -> BackupMade:
        """Make a verified backup, in the backups folder or at *out*."""
        from carecompanion.vault.backup import make_backup

        made = make_backup(self._vault, out, now=self._world.now())
        if out is not None:
            self._vault.preferences.set(_ELSEWHERE, self._world.now().date().isoformat())
        return made

    def backups(self) -> tuple[Path, ...]:
        """The backups beside the vault, newest first."""
        from carecompanion.vault.backup import list_backups

        return list_backups(self._world.paths)

    def is_backup_wanted(self) -> bool:
        """Is the newest backup a week old, or is there none?"""
        from carecompanion.vault.backup import is_backup_due

        return is_backup_due(self._world.paths, now=self._world.now())

    def back_up_weekly(self) -> None:
        """Make the week's own backup where it is time for one; a journal without entries has nothing to lose."""
        if self.is_backup_wanted() and self._vault.entries.count():
            self.back_up()
            self._vault.preferences.set(_WEEKLY, self._world.now().date().isoformat())

    def is_elsewhere_worth_a_line(self) -> bool:
        """Was the week's backup made today, and has none gone to another place for a week? One quiet line, that day."""
        today = self._world.now().date()
        elsewhere = self._vault.preferences.get(_ELSEWHERE, "")
        is_recent = elsewhere != "" and (today - date.fromisoformat(elsewhere)).days < _WEEK
        return self._vault.preferences.get(_WEEKLY, "") == today.isoformat() and not is_recent

    def change_passphrase(self, old: str, new: str, *, leaked: bool = False) -> str | None:
        """Change the passphrase. None comes back, or a new recovery code where everything was locked anew.

        It is locked anew if someone else could know the old one: *leaked*. Raises WrongPassphrase, VaultBusy, DiskFull.
        """
        if leaked:
            from carecompanion.vault.rotating import rotate

            code = rotate(
                self._vault,
                old,
                new,
                now=self._world.now(),
                randomness=self._world.randomness,
                limits=self._world.kdf_limits,
            )
            # The code that was written down opens nothing any more.
            self._vault.preferences.remove(_CONFIRMED)
            return code
        from carecompanion.vault.passphrases import change_passphrase

        change_passphrase(
            self._vault,
            old,
            new,
            now=self._world.now(),
            randomness=self._world.randomness,
            limits=self._world.kdf_limits,
        )
        return None

    def copies_of_before(self) -> tuple[Path, ...]:
        """Backups and vaults set aside here that still open with an earlier passphrase."""
        from carecompanion.vault.passphrases import copies_of_before

        return copies_of_before(self._world.paths)

    def remove_copies(self, which: tuple[Path, ...]) -> None:
        """Delete those of them. Raises ReadOnly, CouldNotWrite."""
        from carecompanion.vault.passphrases import remove_copies

        remove_copies(self._world.paths, which)

    def recovery_code(self, passphrase: str) -> str:
        """Show the recovery code again; the passphrase is asked first, and the day is remembered."""
        from carecompanion.vault.passphrases import show_recovery_code

        return show_recovery_code(
            self._vault, passphrase, now=self._world.now(), limits=self._world.kdf_limits
        )

    def is_recovery_confirmed(self) -> bool:
        """Have two groups of the code been typed back?"""
        return self._vault.preferences.get(_CONFIRMED, "") != ""

    def confirm_recovery(self) -> None:
        """Remember that the code is written down."""
        self._vault.preferences.set(_CONFIRMED, self._world.now().date().isoformat())


def restore(world: World, file: Path, secret: str, *, with_code: bool = False) -> RestoreReport:
    """Put a backup in the vault's place; the old folder stays beside it. *secret* opens the backup.

    Raises BackupDamaged, WrongPassphrase, WrongRecoveryCode, VaultBusy, DiskFull.
    """
    from carecompanion.vault.restoring import restore_backup

    return restore_backup(
        world.paths, file, secret, with_code=with_code, now=world.now(), limits=world.kdf_limits
    )
