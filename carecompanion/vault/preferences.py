"""What a person has chosen that says something about them: kept in the vault, as text by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.vault.database import Database


class Preferences:
    """Text by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """What is kept under *key*, or *default*."""
        row = self._database.row("SELECT value FROM preferences WHERE key = ?", (key,))
        return default if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        """Keep *value* under *key*. Raises BadInput for text that cannot be kept."""
        with self._database.writing():
            self._database.change(
                "INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)", (key, value)
            )

    def remove(self, key: str) -> None:
        """Let *key* go; one that is not there is no error."""
        with self._database.writing():
            self._database.change("DELETE FROM preferences WHERE key = ?", (key,))

    def all(self) -> dict[str, str]:
        """Everything that is kept, by key."""
        return dict(self._database.rows("SELECT key, value FROM preferences ORDER BY key"))
