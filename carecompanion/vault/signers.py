"""Who signed packs, and what was seen of theirs: the memory of serials outlives every pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.signer import SeenPack, Signer, Trust
from carecompanion.errors import JournalDamaged
from carecompanion.vault.values import day as kept_day

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_SIGNER: Final = """SELECT key, claimed_name, my_name, first_seen, standing, checked_on, wrong_tries, power, followed
    FROM signers"""
_SEEN: Final = "SELECT signer, id, name, serial, digest, seen FROM signer_packs"


class SignerStore:
    """Signers by key, and their packs by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Signer, ...]:
        """Every signer, in the order they were first met."""
        return tuple(_signer(row) for row in self._database.rows(f"{_SIGNER} ORDER BY first_seen, key"))

    def by_key(self, key: bytes) -> Signer | None:
        """The signer with this key, or None."""
        row = self._database.row(f"{_SIGNER} WHERE key = ?", (key,))
        return None if row is None else _signer(row)

    def keep(self, signer: Signer) -> None:
        """Keep *signer*, in the place of the one with this key."""
        with self._database.writing():
            self._database.change(
                """INSERT OR REPLACE INTO signers
                (key, claimed_name, my_name, first_seen, standing, checked_on, wrong_tries, power, followed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    signer.key,
                    signer.claimed_name,
                    signer.my_name,
                    signer.first_seen.isoformat(),
                    signer.standing.value,
                    signer.checked_on.isoformat() if signer.checked_on else None,
                    signer.wrong_tries,
                    int(signer.has_power),
                    signer.followed,
                ),
            )

    # what was seen

    def see(self, seen: SeenPack) -> None:
        """Remember *seen*, in the place of what was remembered of this signer's pack of this id."""
        with self._database.writing():
            self._database.change(
                """INSERT OR REPLACE INTO signer_packs (signer, id, name, serial, digest, seen)
                VALUES (?, ?, ?, ?, ?, ?)""",
                (seen.signer, seen.id, seen.name, seen.serial, seen.digest, seen.seen.isoformat()),
            )

    def seen_of(self, id_: str) -> tuple[SeenPack, ...]:
        """What was seen of packs of this id, whoever signed them, the highest serial first."""
        rows = self._database.rows(f"{_SEEN} WHERE id = ? ORDER BY serial DESC, signer", (id_,))
        return tuple(_seen(row) for row in rows)

    def names(self) -> frozenset[str]:
        """Every name that a pack has or had here."""
        return frozenset(str(row[0]) for row in self._database.rows("SELECT DISTINCT name FROM signer_packs"))

    def rename(self, name: str, to: str) -> None:
        """What was called *name* here is called otherwise from now on."""
        with self._database.writing():
            self._database.change("UPDATE signer_packs SET name = ? WHERE name = ?", (to, name))


def _signer(row: Row) -> Signer:
    key, claimed_name, my_name, first_seen, standing, checked_on, wrong_tries, power, followed = row
    try:
        return Signer(
            key=bytes(key),
            claimed_name=claimed_name,
            first_seen=kept_day(first_seen),
            my_name=my_name,
            standing=Trust(standing),
            checked_on=kept_day(checked_on) if checked_on else None,
            wrong_tries=wrong_tries,
            has_power=bool(power),
            followed=None if followed is None else bytes(followed),
        )
    except ValueError as error:
        raise JournalDamaged from error


def _seen(row: Row) -> SeenPack:
    signer, id_, name, serial, digest, seen = row
    return SeenPack(
        signer=bytes(signer), id=id_, name=name, serial=serial, digest=bytes(digest), seen=kept_day(seen)
    )
