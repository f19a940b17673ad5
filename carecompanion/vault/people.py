"""People on the care map, by handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.ids import PartnerId, PersonId
from carecompanion.domain.person import Consent, Contact, Person
from carecompanion.errors import BadInput, JournalDamaged, NotFound
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import folded
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_SELECT = "SELECT id, handle, added, contact, partner, consent, cares, note FROM people"


class PersonStore:
    """People, each under one handle."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, person: Person) -> None:
        """Keep *person*, new or in the place of the one with their id. Raises BadInput where the handle is taken.

        A partner is linked to one person at most: the newer link stands.
        """
        with self._database.writing():
            taken = "SELECT 1 FROM people WHERE folded = ? AND id <> ?"
            if self._database.row(taken, (folded(person.handle), person.id)):
                raise BadInput(say("vault.taken_person"), say("vault.taken_handle_hint"))
            if person.partner is not None:
                self._database.change(
                    "UPDATE people SET partner = NULL WHERE partner = ? AND id <> ?",
                    (person.partner, person.id),
                )
            self._database.keep_record(
                "people",
                {
                    "id": person.id,
                    "handle": person.handle,
                    "folded": folded(person.handle),
                    "added": person.added.isoformat(),
                    "contact": person.contact.value,
                    "partner": person.partner,
                    "consent": person.consent.value,
                    "cares": person.cares,
                    "note": person.note,
                },
                key="id",
            )

    def all(self) -> tuple[Person, ...]:
        """Everyone, by handle."""
        return tuple(_person(row) for row in self._database.rows(f"{_SELECT} ORDER BY folded"))

    def find(self, handle: str) -> Person:
        """The person of this handle. Raises NotFound."""
        person = self.called(handle)
        if person is None:
            raise NotFound(handle, "people")
        return person

    def called(self, handle: str) -> Person | None:
        """The person of this handle, or None."""
        row = self._database.row(f"{_SELECT} WHERE folded = ?", (folded(handle),))
        return None if row is None else _person(row)

    def get(self, person: PersonId) -> Person:
        """The person of exactly this id. Raises NotFound."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (person,))
        if row is None:
            raise NotFound(person, "people")
        return _person(row)

    def has(self, person: PersonId) -> bool:
        """Is there a person of this id?"""
        return self._database.row("SELECT 1 FROM people WHERE id = ?", (person,)) is not None

    def of_partner(self, partner: PartnerId) -> Person | None:
        """The person that a partner is linked to, or None."""
        row = self._database.row(f"{_SELECT} WHERE partner = ?", (partner,))
        return None if row is None else _person(row)

    def unlink(self, partner: PartnerId) -> None:
        """Nobody is linked to this partner any more."""
        with self._database.writing():
            self._database.change("UPDATE people SET partner = NULL WHERE partner = ?", (partner,))

    def remove(self, person: PersonId) -> None:
        """Let a person go from the map; what was written about them stays."""
        with self._database.writing():
            self._database.change("DELETE FROM people WHERE id = ?", (person,))


def _person(row: Row) -> Person:
    name, handle, added, contact, partner, consent, cares, note = row
    try:
        return Person(
            id=PersonId(name),
            handle=handle,
            added=kept_day(added),
            contact=Contact(contact),
            partner=None if partner is None else PartnerId(partner),
            consent=Consent(consent),
            cares=cares,
            note=note,
        )
    except ValueError as error:
        raise JournalDamaged from error
