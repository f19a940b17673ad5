"""Is everything well? What a check finds, and what the vault says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from carecompanion.errors import JournalDamaged, ReadOnly
from carecompanion.vault.meta import BACKED_UP, MADE, RECOVERY_SHOWN, generation_of, read_meta
from carecompanion.vault.schema import INDEXES
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from carecompanion.vault.database import Database
    from carecompanion.vault.vault import Vault


class Finding(StrEnum):
    """What a check can find; ``say("vault.finding_…")`` has the words."""

    PAGES = "pages"
    STRUCTURE = "structure"
    SEARCH = "search"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What is known of a vault without reading what is in it. ``bytes`` is the size of the journal."""

    entries: int
    bytes: int
    schema: int
    made: datetime | None
    last_backup: datetime | None
    generation: int
    recovery_shown: datetime | None


def vault_info(vault: Vault) -> VaultInfo:
    """The vault in figures and dates."""
    database = vault.database
    return VaultInfo(
        entries=database.number("SELECT count(*) FROM entries"),
        bytes=database.number("PRAGMA page_count") * database.number("PRAGMA page_size"),
        schema=database.version(),
        made=_date(database, MADE),
        last_backup=_date(database, BACKED_UP),
        generation=generation_of(database),
        recovery_shown=_date(database, RECOVERY_SHOWN),
    )


def check(vault: Vault, on_progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
    """Look at every page, the structure, the search index and the order; empty when all is well.

    *on_progress* hears the name of each :class:`Finding` as it is looked for, and may raise to stop.
    """
    looks: tuple[tuple[Finding, Callable[[Database], bool]], ...] = (
        (Finding.PAGES, _pages_are_whole),
        (Finding.STRUCTURE, _structure_is_whole),
        (Finding.SEARCH, _search_is_whole),
        (Finding.ORDER, _order_is_whole),
    )
    found = []
    for finding, is_whole in looks:
        if on_progress is not None:
            on_progress(finding.value)
        try:
            if not is_whole(vault.database):
                found.append(finding)
        except JournalDamaged:
            found.append(finding)
        except ReadOnly:
            # Having met a damaged page the engine refuses to write, and this look needs to.
            if not found:
                raise
    return tuple(found)


def rebuild_search(vault: Vault) -> None:
    """Make the search indexes anew from what they are about."""
    with vault.database.writing():
        for index in INDEXES:
            vault.database.change(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def looks_whole(database: Database) -> bool:
    """Do all pages carry their seal, and does the structure hold together?"""
    try:
        return _pages_are_whole(database) and _structure_is_whole(database)
    except JournalDamaged:
        return False


def _pages_are_whole(database: Database) -> bool:
    # The check reads the file itself: what is still in the WAL is looked at by the structure check.
    return not database.rows("PRAGMA cipher_integrity_check")


def _structure_is_whole(database: Database) -> bool:
    return database.rows("PRAGMA quick_check") == [("ok",)] and not database.rows("PRAGMA foreign_key_check")


def _search_is_whole(database: Database) -> bool:
    with database.writing():
        for index in INDEXES:
            database.change(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return True


def _order_is_whole(database: Database) -> bool:
    tags = "SELECT count(*) FROM entry_tags AS t LEFT JOIN entries AS e USING (moment) WHERE e.moment IS NULL"
    return database.number(tags) == 0


def _date(database: Database, key: str) -> datetime | None:
    text = read_meta(database, key)
    return when(text) if text else None
