"""The one place that wires things together: create, unlock, lock, close."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.activities.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.world import World
    from carecompanion.crypto.passphrase import KdfLimits

SHORT_PASSPHRASE_GUESSES = 10**10
"""Below this many guesses (by zxcvbn's estimate) we say that more words would be safer. Advice, never a gate."""

_NEEDED_FIRST = (
    "vault.opening",
    "activities.companion",
    "activities.choosing",
    "activities.prompting",
    "activities.reading",
    "activities.writing",
)


class Opening:
    """Begin a journal, or open the one that is here. *limits* is for tests: what a passphrase may cost."""

    def __init__(self, world: World, limits: KdfLimits | None = None) -> None:
        self.world = world if limits is None else replace(world, limits=limits)

    def is_there_a_journal(self) -> bool:
        """Is there a vault at this place (even a damaged one)?"""
        return self.world.paths.journal_db.exists() or self.world.paths.keys_file.exists()

    def create(self, passphrase: str) -> tuple[Companion, str]:
        """Make a vault; the second value is the recovery code. Raises VaultExists, ReadOnly, DiskFull."""
        from carecompanion.vault.creating import create_vault

        vault, code = create_vault(
            self.world.paths,
            passphrase,
            now=self.world.now(),
            randomness=self.world.randomness,
            limits=self.world.kdf_limits,
        )
        return Companion(vault, self.world), code

    def unlock(self, passphrase: str, on_progress: Callable[[str], None] | None = None) -> Companion:
        """Open the vault. Raises WrongPassphrase, JournalMissing, the Damaged family, VaultBusy, TooNew."""
        from carecompanion.vault.opening import open_vault

        return Companion(
            open_vault(
                self.world.paths,
                passphrase,
                now=self.world.now(),
                limits=self.world.kdf_limits,
                on_progress=on_progress,
            ),
            self.world,
        )

    def unlock_with_code(self, code: str, new_passphrase: str) -> Companion:
        """Open with the recovery code and set a new passphrase. Raises WrongRecoveryCode and the errors of unlock."""
        from carecompanion.vault.opening import open_with_code

        return Companion(
            open_with_code(
                self.world.paths,
                code,
                new_passphrase,
                now=self.world.now(),
                randomness=self.world.randomness,
                limits=self.world.kdf_limits,
            ),
            self.world,
        )

    def is_short(self, passphrase: str) -> bool:
        """Would a few more words keep this passphrase safer? An estimate, for advice only."""
        from zxcvbn import zxcvbn

        # The estimator's time grows with length; what is long enough needs no estimate, and nothing has none.
        if not passphrase:
            return True
        if len(passphrase) > 60:
            return False
        return bool(zxcvbn(passphrase)["guesses"] < SHORT_PASSPHRASE_GUESSES)

    def warm(self) -> None:
        """Load what unlocking and the first page will need, while the passphrase is being typed."""
        from importlib import import_module

        from carecompanion.packs.builtin import builtin_packs

        for name in _NEEDED_FIRST:
            import_module(f"carecompanion.{name}")
        builtin_packs()


def harden() -> None:
    """The first act of a process: files for their owner only, no core dumps, not readable by neighbours."""
    from carecompanion.crypto.hardening import harden_process

    harden_process()
