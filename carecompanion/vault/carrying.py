"""What the present vault knows and a backup may not: so that a restore revives nothing that was let go or refused.

Nor does it write to anybody who said no to contact since. And one's own keys made since: a letter that was sealed for
one of them could never be opened otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from carecompanion.vault.carrying_packs import PackMemory, carry_packs, remembered_packs
from carecompanion.vault.identities import EARLIER_AT_MOST

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_TABLES: Final = {
    "letters_seen": ("sender", "id", "digest"),
    "letters_forgotten": ("id",),
    "blocked": ("key",),
}
_RENEWED_SINCE: Final = 2
"""The version of the schema from which a partner may have a new key, and people are known."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is carried over. Nothing of it is shown."""

    rows: dict[str, list[Row]] = field(repr=False)
    own_keys: list[Row] = field(repr=False)
    earlier_keys: list[Row] = field(repr=False)
    renewed: list[Row] = field(repr=False)
    no_contact: list[Row] = field(default_factory=list, repr=False)
    packs: PackMemory = field(default_factory=PackMemory, repr=False)


def remembered(present: Database) -> Memory:
    """What *present* knows, of any version."""
    rows = {
        table: present.rows(f"SELECT {', '.join(columns)} FROM {table}") for table, columns in _TABLES.items()
    }
    own_keys = present.rows("SELECT secret, made FROM identities ORDER BY place")
    if present.version() < _RENEWED_SINCE:
        return Memory(rows, own_keys, [], [])
    with_new_keys = "WHERE id IN (SELECT partner FROM partner_keys)"
    return Memory(
        rows,
        own_keys,
        present.rows("SELECT key, partner, until FROM partner_keys"),
        present.rows(f"SELECT key, standing, verified_on, wrong_tries, id FROM partners {with_new_keys}"),
        present.rows("SELECT id, handle, folded, added, contact, partner FROM people WHERE contact = 'no'"),
        remembered_packs(present),
    )


def carry(memory: Memory, staged: Database) -> None:
    """Put *memory* into *staged*, which has the newest schema. Only inside its ``writing``."""
    for table, rows in memory.rows.items():
        marks = ", ".join("?" * len(_TABLES[table]))
        staged.change_many(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
    before = [bytes(row[0]) for row in staged.rows("SELECT secret FROM identities ORDER BY place")]
    here = {bytes(row[0]) for row in memory.own_keys}
    # Where the two have no key in common it is another journal: its keys and its people are not ours.
    is_same_journal = not before or not here.isdisjoint(before)
    if is_same_journal:
        _carry_own_keys(memory, staged, before)
        _carry_no_contact(memory, staged)
    carry_packs(memory.packs, staged, is_same_journal=is_same_journal)
    _carry_partners_keys(memory, staged)


def _carry_no_contact(memory: Memory, staged: Database) -> None:
    """A no that was said since is a no: by their handle, and by the partner they are."""
    for name, handle, folded, added, contact, partner in memory.no_contact:
        staged.change(
            "INSERT OR IGNORE INTO people (id, handle, folded, added, contact) VALUES (?, ?, ?, ?, ?)",
            (name, handle, folded, added, contact),
        )
        staged.change(
            """UPDATE OR IGNORE people SET partner = ? WHERE folded = ? AND partner IS NULL
            AND EXISTS (SELECT 1 FROM partners WHERE partners.id = ?)""",
            (partner, folded, partner),
        )
        staged.change(
            "UPDATE people SET contact = ? WHERE id = ? OR folded = ? OR partner = ?",
            (contact, name, folded, partner),
        )


def _carry_own_keys(memory: Memory, staged: Database, before: list[bytes]) -> None:
    since = [row for row in memory.own_keys if bytes(row[0]) not in before]
    staged.change_many("INSERT INTO identities (secret, made) VALUES (?, ?)", since)
    newest = "SELECT place FROM identities ORDER BY place DESC LIMIT ?"
    staged.change(f"DELETE FROM identities WHERE place NOT IN ({newest})", (EARLIER_AT_MOST + 1,))


def _carry_partners_keys(memory: Memory, staged: Database) -> None:
    """A key that a partner has given up since is theirs no more: a thief might have it by now."""
    staged.change_many(
        "INSERT OR IGNORE INTO partner_keys (key, partner, until) VALUES (?, ?, ?)", memory.earlier_keys
    )
    given_up = "SELECT key FROM partner_keys WHERE partner = partners.id"
    staged.change_many(
        f"""UPDATE OR IGNORE partners SET key = ?, standing = ?, verified_on = ?, wrong_tries = ?, has_app = 1
        WHERE id = ? AND key IN ({given_up})""",
        memory.renewed,
    )
    staged.change(
        """DELETE FROM partner_keys
        WHERE partner NOT IN (SELECT id FROM partners) OR key IN (SELECT key FROM partners)"""
    )
