"""Our own keys for signing packs: the present one and those it followed, only ever in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.vault.database import Database


class FacilitatorKeyStore:
    """Secrets of 32 bytes (Ed25519 seeds), newest first. None is made before something is signed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[bytes, ...]:
        """The secret in use, then every earlier one: each newer pack says that it follows."""
        rows = self._database.rows("SELECT secret FROM facilitator_keys ORDER BY place DESC")
        return tuple(bytes(row[0]) for row in rows)

    def add(self, secret: bytes, made: date) -> None:
        """Sign with *secret* from now on."""
        with self._database.writing():
            self._database.change(
                "INSERT INTO facilitator_keys (secret, made) VALUES (?, ?)", (secret, made.isoformat())
            )
