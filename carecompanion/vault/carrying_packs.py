"""What the present vault knows of packs and a backup may not: so that no older pack comes in after a restore.

One's own signing keys too, for a pack that was signed since could have no successor otherwise; and what one noted of
the people who sign, for it was noted since.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_PACKS_SINCE: Final = 4
"""The version of the schema from which packs are installed."""
_SEEN: Final = "signer, id, name, serial, digest, seen"
_SIGNER: Final = "key, claimed_name, my_name, first_seen, standing, checked_on, wrong_tries, power, followed"


@dataclass(frozen=True, slots=True)
class PackMemory:
    """What is carried over. Nothing of it is shown."""

    seen: list[Row] = field(default_factory=list, repr=False)
    signers: list[Row] = field(default_factory=list, repr=False)
    own_keys: list[Row] = field(default_factory=list, repr=False)


def remembered_packs(present: Database) -> PackMemory:
    """What *present* knows, of any version."""
    if present.version() < _PACKS_SINCE:
        return PackMemory()
    return PackMemory(
        present.rows(f"SELECT {_SEEN} FROM signer_packs ORDER BY signer, id"),
        present.rows(f"SELECT {_SIGNER} FROM signers ORDER BY key"),
        present.rows("SELECT secret, made FROM facilitator_keys ORDER BY place"),
    )


def carry_packs(memory: PackMemory, staged: Database, *, is_same_journal: bool) -> None:
    """Put *memory* into *staged*. Into another journal comes what keeps it safe, and nothing that was noted.

    Only inside the ``writing`` of *staged*.
    """
    for row in memory.signers:
        _carry_signer(row, staged, with_notes=is_same_journal)
    for row in memory.seen:
        _carry_seen(row, staged)
    if is_same_journal:
        staged.change_many(
            "INSERT OR IGNORE INTO facilitator_keys (secret, made) VALUES (?, ?)", memory.own_keys
        )


def _carry_signer(row: Row, staged: Database, *, with_notes: bool) -> None:
    key, claimed, my_name, first_seen, standing, checked_on, wrong_tries, power, followed = row
    staged.change(
        """INSERT OR IGNORE INTO signers
        (key, claimed_name, my_name, first_seen, standing, checked_on, wrong_tries, power, followed)
        VALUES (?, ?, '', ?, 'first-use', NULL, 0, 0, NULL)""",
        (key, claimed, first_seen),
    )
    # A key that was given up since is given up: a thief might have it by now.
    staged.change("UPDATE signers SET followed = coalesce(?, followed) WHERE key = ?", (followed, key))
    if with_notes:
        staged.change(
            "UPDATE signers SET my_name = ?, power = ?, wrong_tries = ? WHERE key = ?",
            (my_name, power, wrong_tries, key),
        )
        staged.change(
            "UPDATE signers SET standing = ?, checked_on = ? WHERE key = ? AND standing <> 'checked'",
            (standing, checked_on, key),
        )


def _carry_seen(row: Row, staged: Database) -> None:
    """The higher serial is the one to remember. What a pack is called stays as the restored journal has it."""
    signer, id_, name, serial, digest, seen = row
    known = staged.row("SELECT serial FROM signer_packs WHERE signer = ? AND id = ?", (signer, id_))
    if known is None:
        staged.change(
            f"INSERT INTO signer_packs ({_SEEN}) VALUES (?, ?, ?, ?, ?, ?)",
            (signer, id_, _free(name, signer, staged), serial, digest, seen),
        )
    elif serial > known[0]:
        staged.change(
            "UPDATE signer_packs SET serial = ?, digest = ?, seen = ? WHERE signer = ? AND id = ?",
            (serial, digest, seen, signer, id_),
        )


def _free(name: str, signer: bytes, staged: Database) -> str:
    """*name*, or with the next number after it where another hand's pack is called so in the restored journal."""
    rows = staged.rows("SELECT key, followed FROM signers WHERE followed IS NOT NULL")
    ends: dict[bytes, bytes] = {bytes(key): bytes(followed) for key, followed in rows}
    line = _last_key(signer, ends)
    rows = staged.rows("SELECT name, signer FROM signer_packs UNION SELECT name, signer FROM packs")
    taken = {str(other) for other, key in rows if _last_key(bytes(key), ends) != line}
    start = name.partition("~")[0]
    number = 2
    while name in taken:
        name = f"{start}~{number}"
        number += 1
    return name


def _last_key(key: bytes, ends: dict[bytes, bytes]) -> bytes:
    """The key that came last after *key*."""
    passed = {key}
    while (after := ends.get(key)) is not None and after not in passed:
        passed.add(after)
        key = after
    return key
