"""Our own keys for letters: the present one and those before it, only ever in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.vault.database import Database

EARLIER_AT_MOST: Final = 8


class IdentityStore:
    """Secrets of 32 bytes, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self) -> bytes | None:
        """The secret in use, or None before the first need."""
        return next(iter(self.all()), None)

    def all(self) -> tuple[bytes, ...]:
        """The secret in use and up to eight earlier ones: letters to an old card still open."""
        return tuple(
            bytes(row[0]) for row in self._database.rows("SELECT secret FROM identities ORDER BY place DESC")
        )

    def add(self, secret: bytes, made: date) -> None:
        """Use *secret* from now on; of the earlier ones the last eight stay."""
        with self._database.writing():
            self._database.change(
                "INSERT INTO identities (secret, made) VALUES (?, ?)", (secret, made.isoformat())
            )
            self._database.change(
                "DELETE FROM identities WHERE place NOT IN (SELECT place FROM identities ORDER BY place DESC LIMIT ?)",
                (EARLIER_AT_MOST + 1,),
            )
