"""``person``: people under handles, and whether contact is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.circle_shapes import PERSON, person_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.person import Person

_CONTACTS: Final = ("yes", "ask", "no")


@verb("person add", keys=PERSON, opens=True)
@argument("handle")
@option("person add", "--contact", type=click.Choice(_CONTACTS), default="yes", show_default=True)
def add(sitting: Sitting, handle: str, contact: str) -> None:
    """Under a handle, no real name."""
    from carecompanion.domain.person import Contact

    with sitting.journal() as companion:
        person = companion.knowing.add(handle, Contact(contact))
        _tell(sitting, companion, person, say("cli_circles.person_added", person=person.handle))


@verb("person list", keys={"people": [PERSON]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a person."""
    with sitting.journal() as companion:
        people = companion.knowing.people()
        if sitting.tell.as_json:
            sitting.tell.document({"people": [person_shape(one, companion) for one in people]})
            return
        if not people:
            sitting.tell.note(say("cli_circles.no_people"))
        for person in people:
            sitting.tell.line(_in_words(companion, person))


@verb("person show", keys=PERSON, opens=True)
@argument("handle")
def show(sitting: Sitting, handle: str) -> None:
    """What is noted of them."""
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        _tell(sitting, companion, person, _in_words(companion, person))


@verb("person contact", keys=PERSON, opens=True)
@argument("handle")
@argument("contact", type=click.Choice(_CONTACTS))
def contact(sitting: Sitting, handle: str, contact: str) -> None:
    """To a no nothing is drafted."""
    from carecompanion.domain.person import Contact

    with sitting.journal() as companion:
        person = companion.knowing.set_contact(companion.knowing.person(handle), Contact(contact))
        _tell(sitting, companion, person, _in_words(companion, person))


@verb("person remove", keys=PERSON, opens=True, confirms=True)
@argument("handle")
def remove(sitting: Sitting, handle: str) -> None:
    """Asked, then gone; what was written about them stays."""
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        shape = person_shape(person, companion)
        if not sitting.agree(say("cli_circles.person_remove_sure", person=person.handle)):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.knowing.remove(person)
    if sitting.tell.as_json:
        sitting.tell.document(shape)
        return
    sitting.tell.line(say("cli_circles.person_removed", person=person.handle))


def _in_words(companion: Companion, person: Person) -> str:
    said = [person.handle, say(f"cli_circles.contact.{person.contact.value}")]
    partner = next((one for one in companion.introducing.partners() if one.id == person.partner), None)
    if partner is not None:
        said.append(say("cli_circles.is_partner", partner=partner.handle))
    return " · ".join(said)


def _tell(sitting: Sitting, companion: Companion, person: Person, said: str) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(person_shape(person, companion))
        return
    sitting.tell.line(said)
