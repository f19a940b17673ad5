"""Partners by id, handle and key; and the keys that are blocked, which outlive the partner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import PartnerId
from carecompanion.domain.partner import Partner, Standing
from carecompanion.errors import Ambiguous, BadInput, JournalDamaged, NotFound
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import folded
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.vault.database import Database, Row

_SELECT: Final = """SELECT id, handle, key, claimed_name, standing, met, verified_on, has_app, wrong_tries,
    EXISTS (SELECT 1 FROM blocked WHERE blocked.key = partners.key) FROM partners"""


class PartnerStore:
    """The people with whom letters are exchanged."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, partner: Partner) -> None:
        """Keep a new partner. Raises BadInput where the handle or the key is taken."""
        with self._database.writing():
            self._refuse_taken(partner)
            self._keep(partner)

    def replace(self, partner: Partner) -> None:
        """Keep *partner* in the place of the one with its id. Raises NotFound, BadInput."""
        with self._database.writing():
            self.get(partner.id)
            self._refuse_taken(partner)
            self._keep(partner)

    def all(self) -> tuple[Partner, ...]:
        """Every partner, by handle."""
        return tuple(_partner(row) for row in self._database.rows(f"{_SELECT} ORDER BY folded"))

    def get(self, partner_id: PartnerId) -> Partner:
        """The partner of exactly this id. Raises NotFound."""
        return self._one("id = ?", partner_id, partner_id)

    def find(self, name: str) -> Partner:
        """The partner of this handle, or whose id begins so. Raises NotFound, Ambiguous."""
        rows = self._database.rows(f"{_SELECT} WHERE folded = ?", (folded(name),))
        if not rows:
            start = name.strip().lower()
            if not start or not start.isascii():
                raise NotFound(name, "partners")
            rows = self._database.rows(
                f"{_SELECT} WHERE id >= ? AND id < ? ORDER BY id LIMIT 5", (start, start + "\x7f")
            )
        if not rows:
            raise NotFound(name, "partners")
        if len(rows) > 1 and rows[0][0] != name:
            raise Ambiguous(name, tuple(row[1] for row in rows))
        return _partner(rows[0])

    def by_key(self, key: bytes) -> Partner | None:
        """The partner with this public key, or None."""
        row = self._database.row(f"{_SELECT} WHERE key = ?", (key,))
        return None if row is None else _partner(row)

    def forget(self, partner_id: PartnerId) -> None:
        """Let a partner go; what was exchanged stays until it is let go itself, and so does a block."""
        with self._database.writing():
            self._database.change("DELETE FROM partners WHERE id = ?", (partner_id,))
            self._database.change("DELETE FROM partner_keys WHERE partner = ?", (partner_id,))

    def renew(self, partner: Partner, key: bytes, on: date) -> Partner:
        """*partner* has a new key from now on, whose words nobody has compared; the one before is remembered.

        Raises BadInput where the key is another partner's.
        """
        renewed = replace(
            partner, key=key, standing=Standing.INTRODUCED, verified_on=None, wrong_tries=0, has_app=True
        )
        with self._database.writing():
            self.replace(renewed)
            self._database.change("DELETE FROM partner_keys WHERE key = ?", (key,))
            self._database.change(
                "INSERT OR REPLACE INTO partner_keys (key, partner, until) VALUES (?, ?, ?)",
                (partner.key, partner.id, on.isoformat()),
            )
        return renewed

    def by_earlier_key(self, key: bytes) -> Partner | None:
        """The partner who used this key before they renewed it, or None."""
        row = self._database.row("SELECT partner FROM partner_keys WHERE key = ?", (key,))
        return None if row is None else self.get(PartnerId(row[0]))

    def keys_of(self, partner: Partner) -> tuple[bytes, ...]:
        """The key in use, then the earlier ones."""
        rows = self._database.rows("SELECT key FROM partner_keys WHERE partner = ?", (partner.id,))
        return (partner.key, *(bytes(row[0]) for row in rows))

    def block(self, key: bytes) -> None:
        """Refuse letters by *key* from now on, whoever it belongs to."""
        with self._database.writing():
            self._database.change("INSERT OR IGNORE INTO blocked (key) VALUES (?)", (key,))

    def unblock(self, key: bytes) -> None:
        """Refuse them no more."""
        with self._database.writing():
            self._database.change("DELETE FROM blocked WHERE key = ?", (key,))

    def is_blocked(self, key: bytes) -> bool:
        """Are letters by *key* refused?"""
        return self._database.row("SELECT 1 FROM blocked WHERE key = ?", (key,)) is not None

    def _one(self, condition: str, value: object, name: str) -> Partner:
        row = self._database.row(f"{_SELECT} WHERE {condition}", (value,))
        if row is None:
            raise NotFound(name, "partners")
        return _partner(row)

    def _refuse_taken(self, partner: Partner) -> None:
        others = "SELECT 1 FROM partners WHERE id <> ? AND"
        if self._database.row(f"{others} folded = ?", (partner.id, folded(partner.handle))):
            raise BadInput(say("vault.taken_handle"), say("vault.taken_handle_hint"))
        if self._database.row(f"{others} key = ?", (partner.id, partner.key)):
            raise BadInput(say("vault.taken_key"), say("vault.taken_key_hint"))

    def _keep(self, partner: Partner) -> None:
        self._database.keep_record(
            "partners",
            {
                "id": partner.id,
                "handle": partner.handle,
                "folded": folded(partner.handle),
                "key": partner.key,
                "claimed_name": partner.claimed_name,
                "standing": partner.standing.value,
                "met": partner.met.isoformat(),
                "verified_on": partner.verified_on.isoformat() if partner.verified_on else None,
                "has_app": int(partner.has_app),
                "wrong_tries": partner.wrong_tries,
            },
            key="id",
        )


def _partner(row: Row) -> Partner:
    name, handle, key, claimed_name, standing, met, verified_on, has_app, wrong_tries, is_blocked = row
    try:
        return Partner(
            id=PartnerId(name),
            handle=handle,
            key=bytes(key),
            claimed_name=claimed_name,
            standing=Standing(standing),
            met=kept_day(met),
            verified_on=kept_day(verified_on) if verified_on else None,
            blocked=bool(is_blocked),
            has_app=bool(has_app),
            wrong_tries=wrong_tries,
        )
    except ValueError as error:
        raise JournalDamaged from error
