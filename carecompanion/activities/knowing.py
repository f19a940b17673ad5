"""Knowing: people under handles, whether contact is wanted, and who of them is also a partner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import PersonId, id_from_bytes
from carecompanion.domain.partner import HANDLE_BYTES
from carecompanion.domain.person import Consent, Contact, Person
from carecompanion.domain.text import clean
from carecompanion.errors import NotFound, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault

WORDS_BYTES: Final = 4096
"""What may be noted of somebody; longer thoughts are entries."""


class Knowing:
    """People. Nobody is told that they are here."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def people(self) -> tuple[Person, ...]:
        """Everyone, by handle."""
        return self._vault.people.all()

    def person(self, handle: str) -> Person:
        """The person of this handle. Raises NotFound."""
        return self._vault.people.find(handle)

    def handles(self) -> tuple[str, ...]:
        """Every handle, in the order of their letters."""
        return tuple(person.handle for person in self.people())

    def who_may_ask(self) -> tuple[str, ...]:
        """Handles of those who may be asked to ask about something; nobody who wants no contact."""
        return tuple(person.handle for person in self.people() if person.contact is not Contact.NO)

    def is_known(self, handle: str) -> bool:
        """Does anybody go by this handle, whatever its capitals?"""
        return self._vault.people.called(handle) is not None

    def add(
        self,
        handle: str,
        contact: Contact = Contact.YES,
        *,
        consent: Consent = Consent.NOT_ASKED,
        cares: str = "",
        note: str = "",
    ) -> Person:
        """A new person. Raises Usage for a handle that is empty or too long, BadInput for one that is taken."""
        person = Person(
            id=PersonId(id_from_bytes(self._world.randomness(8))),
            handle=_handle(handle),
            added=self._world.now().date(),
            contact=contact,
            consent=consent,
            cares=_words(cares, one_line=True),
            note=_words(note),
        )
        self._vault.people.keep(person)
        return person

    def change(
        self,
        person: Person,
        *,
        contact: Contact | None = None,
        consent: Consent | None = None,
        cares: str | None = None,
        note: str | None = None,
    ) -> Person:
        """Note something else of them; what is None stays as it is by now. Raises as :meth:`add`, NotFound.

        Asked of the vault: another window may have said no to contact since *person* was read.
        """
        with self._vault.together():
            if not self._vault.people.has(person.id):
                raise NotFound(person.handle, "people")
            now = self._vault.people.get(person.id)
            changed = replace(
                now,
                contact=contact or now.contact,
                consent=consent or now.consent,
                cares=now.cares if cares is None else _words(cares, one_line=True),
                note=now.note if note is None else _words(note),
            )
            self._vault.people.keep(changed)
        return changed

    def set_contact(self, person: Person, contact: Contact) -> Person:
        """Note whether contact is wanted."""
        return self.change(person, contact=contact)

    def link(self, partner: Partner, handle: str) -> Person:
        """*partner* is the person of that handle, who is added where nobody goes by it yet."""
        with self._vault.together():
            try:
                person = self.person(handle)
            except NotFound:
                person = self.add(handle)
            linked = replace(person, partner=partner.id)
            self._vault.people.keep(linked)
        return linked

    def unlink(self, partner: Partner) -> None:
        """This partner is nobody on the map any more; the person stays."""
        self._vault.people.unlink(partner.id)

    def person_of(self, partner: Partner) -> Person | None:
        """The person that *partner* is, where that was said."""
        return self._vault.people.of_partner(partner.id)

    def contact_of(self, partner: Partner) -> Contact:
        """Does this partner want contact? ``yes`` where nothing was noted."""
        person = self.person_of(partner)
        return Contact.YES if person is None else person.contact

    def remove(self, person: Person) -> None:
        """Let a person go; what was written about them stays."""
        self._vault.people.remove(person.id)


def _handle(raw: str) -> str:
    handle = clean(raw, one_line=True)
    if not handle or len(handle.encode()) > HANDLE_BYTES:
        raise Usage(say("introducing.name"), say("introducing.name_hint"))
    return handle


def _words(raw: str, *, one_line: bool = False) -> str:
    words = clean(raw, one_line=one_line).strip()
    if len(words.encode()) > WORDS_BYTES:
        raise Usage(say("introducing.long_note"), say("introducing.long_note_hint"))
    return words
