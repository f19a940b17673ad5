"""``person``: people under handles, what is noted of them, and whether contact is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.commands.map_ import RINGS, ROLES, map_of
from carecompanion.cli.map_shapes import KNOWN, known_shape
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.person import Person

_CONTACTS: Final = ("yes", "ask", "no")
_CONSENTS: Final = ("not-asked", "asked", "yes", "no")


@verb("person add", keys=KNOWN, opens=True)
@argument("handle")
@option("person add", "--contact", type=click.Choice(_CONTACTS), default="yes", show_default=True)
@option("person add", "--consent", type=click.Choice(_CONSENTS), default="not-asked", show_default=True)
@option("person add", "--cares", default="", metavar="TEXT")
@option("person add", "--role", "roles", type=click.Choice(ROLES), multiple=True)
@option("person add", "--ring", type=click.Choice(RINGS), default="near", show_default=True)
@option("person add", "--map", "care_map", default="", metavar="MAP")
def add(
    sitting: Sitting,
    *,
    handle: str,
    contact: str,
    consent: str,
    cares: str,
    roles: tuple[str, ...],
    ring: str,
    care_map: str,
) -> None:
    """Under a handle, no real name; on a map where a role is named."""
    from carecompanion.domain.care_map import Ring
    from carecompanion.domain.person import Consent, Contact

    with sitting.journal() as companion:
        here = map_of(companion, care_map) if roles or care_map else None
        person = companion.knowing.add(handle, Contact(contact), consent=Consent(consent), cares=cares)
        for role in roles:
            if here is not None:
                companion.placing.place(here, person, role, Ring(ring))
        _tell(sitting, companion, person, say("cli_circles.person_added", person=person.handle))


@verb("person list", keys={"people": [KNOWN]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a person."""
    with sitting.journal() as companion:
        people = companion.knowing.people()
        if sitting.tell.as_json:
            sitting.tell.document({"people": [known_shape(one, companion) for one in people]})
            return
        if not people:
            sitting.tell.note(say("cli_circles.no_people"))
        for person in people:
            sitting.tell.line(_in_words(companion, person))


@verb("person show", keys=KNOWN, opens=True)
@argument("handle")
def show(sitting: Sitting, handle: str) -> None:
    """What is noted of them, and where they stand."""
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        if sitting.tell.as_json:
            sitting.tell.document(known_shape(person, companion))
            return
        for line in _whole(companion, person):
            sitting.tell.line(line)


@verb("person note", keys=KNOWN, opens=True)
@argument("handle")
@argument("note", metavar="[TEXT]", default="")
@option("person note", "--text-file", metavar="FILE")
@option("person note", "--consent", type=click.Choice(_CONSENTS))
@option("person note", "--cares", metavar="TEXT")
def note(
    sitting: Sitting, *, handle: str, note: str, text_file: str | None, consent: str | None, cares: str | None
) -> None:
    """A note, whether they were asked, what both care about; what is not named stays."""
    from carecompanion.domain.person import Consent
    from carecompanion.errors import Usage

    if note and text_file is not None:
        raise Usage(say("cli_journal.many_answers"))
    words: str | None = note or None
    is_asked = words is None and text_file is None and consent is None and cares is None
    if text_file is not None:
        words = sitting.sources.text_from(text_file)
    elif is_asked and not sitting.ask.is_possible:
        if sitting.secrets.is_stdin_wanted:
            raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
        words = sitting.sources.text_from(STDIN)
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        if is_asked and words is None:
            words = _typed(sitting)
        person = companion.knowing.change(
            person, consent=Consent(consent) if consent else None, cares=cares, note=words
        )
        _tell(sitting, companion, person, _in_words(companion, person))


@verb("person contact", keys=KNOWN, opens=True)
@argument("handle")
@argument("contact", type=click.Choice(_CONTACTS))
def contact(sitting: Sitting, handle: str, contact: str) -> None:
    """To a no nothing is drafted."""
    from carecompanion.domain.person import Contact

    with sitting.journal() as companion:
        person = companion.knowing.set_contact(companion.knowing.person(handle), Contact(contact))
        _tell(sitting, companion, person, _in_words(companion, person))


@verb("person remove", keys=KNOWN, opens=True, confirms=True)
@argument("handle")
def remove(sitting: Sitting, handle: str) -> None:
    """Asked, then gone; what was written about them stays."""
    with sitting.journal() as companion:
        person = companion.knowing.person(handle)
        shape = known_shape(person, companion)
        if not sitting.agree(say("cli_circles.person_remove_sure", person=person.handle)):
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        companion.knowing.remove(person)
    if sitting.tell.as_json:
        sitting.tell.document(shape)
        return
    sitting.tell.line(say("cli_people.removed", person=person.handle))


def _typed(sitting: Sitting) -> str:
    """A note is short and has no draft: whoever stops it hears that nothing changed."""
    try:
        return sitting.ask.words(say("cli_people.note_ask"))
    except KeyboardInterrupt:
        sitting.tell.warn("")
        sitting.tell.warn(say("cli_people.note_left"))
        raise


def _in_words(companion: Companion, person: Person) -> str:
    said = [person.handle, say(f"cli_circles.contact.{person.contact.value}")]
    partner = next((one for one in companion.introducing.partners() if one.id == person.partner), None)
    if partner is not None:
        said.append(say("cli_circles.is_partner", partner=partner.handle))
    return " · ".join(said)


def _whole(companion: Companion, person: Person) -> list[str]:
    """Everything that is noted, a line each."""
    lines = [_in_words(companion, person), say(f"cli_people.consent.{person.consent.value}")]
    if person.cares:
        lines.append(say("cli_people.cares", cares=person.cares))
    places = companion.placing.places_of(person)
    if not places:
        lines.append(say("cli_people.nowhere"))
    for care_map, place in places:
        said = {
            "map": care_map.name,
            "role": say(f"placing.role.{place.role}"),
            "ring": say(f"cli_people.ring.{place.ring.value}"),
        }
        if place.wish:
            lines.append(
                say("cli_people.stands_wish", wish=say(f"cli_people.wish.{place.wish.value}"), **said)
            )
        else:
            lines.append(say("cli_people.stands", **said))
    lines += person.note.splitlines()
    return lines


def _tell(sitting: Sitting, companion: Companion, person: Person, said: str) -> None:
    if sitting.tell.as_json:
        sitting.tell.document(known_shape(person, companion))
        return
    sitting.tell.line(said)
