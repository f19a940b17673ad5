"""What the vault knows of itself: its generation, when it was made, when it was last backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.vault.database import Database

GENERATION: Final = "generation"
MADE: Final = "made"
BACKED_UP: Final = "backed_up"
RECOVERY_SHOWN: Final = "recovery_shown"
KEYS_CHANGED: Final = "keys_changed"


def read_meta(database: Database, key: str, default: str = "") -> str:
    """What stands under *key*."""
    row = database.row("SELECT value FROM vault_meta WHERE key = ?", (key,))
    return default if row is None else str(row[0])


def write_meta(database: Database, key: str, value: str) -> None:
    """Put *value* under *key*; inside a transaction of the caller's or in one of its own."""
    with database.writing():
        database.change("INSERT OR REPLACE INTO vault_meta (key, value) VALUES (?, ?)", (key, value))


def generation_of(database: Database) -> int:
    """How often the keys were changed, counted from one."""
    return int(read_meta(database, GENERATION, "0"))
