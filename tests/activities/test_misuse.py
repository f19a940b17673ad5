"""What somebody outside a circle, a given-up key, a stale window or a name chosen to be mistaken cannot bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.agreement import Where
from carecompanion.domain.letter import About, AgreementState, CircleName, LetterKind, Manifest, Piece
from tests.activities.pair import acquainted, came, left
from tests.activities.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.domain.circle import Circle

OF_THEIR_OWN = "ab" * 16


@pytest.fixture
def mal(tmp_path: Path) -> Iterator[Person]:
    """Somebody who knows more than they should."""
    person = Person(tmp_path / "mal")
    person.companion.introducing.set_my_name("Mal")
    yield person
    person.closes()


def sealed(writer: Person, reader: Person, kind: LetterKind = LetterKind.LETTER, **more: object) -> bytes:
    """A letter that no program of ours would make, rightly sealed."""
    from carecompanion.exchange.letter import compose
    from carecompanion.exchange.names import new_letter_id
    from carecompanion.exchange.sealing import seal_letter

    name = new_letter_id(writer.world.randomness)
    manifest = Manifest(kind=kind, id=name, thread=name, date=writer.clock.now.date(), lang="en", **more)  # type: ignore[arg-type]
    pieces = [Piece(title="Ours", body="Theirs alone.")] if kind is LetterKind.LETTER else []
    me = writer.companion.introducing.identity()
    return seal_letter(*compose(manifest, pieces), me, reader.companion.introducing.identity().public).data


def about_agreement(writer: Person, reader: Person, circle: Circle, about: About) -> bytes:
    return sealed(writer, reader, circle=CircleName(circle.id, circle.name), about=about)


# agreements


@pytest.mark.parametrize("state", AgreementState)
def test_who_is_not_in_a_circle_changes_nothing_about_its_agreement(
    ana: Person, noor: Person, mal: Person, state: AgreementState
) -> None:
    to, _ = acquainted(ana, noor)
    ana.meets(mal, "mal")
    circle = ana.companion.circling.create("Tuesdays", [to])
    proposal = came(noor, left(ana, ana.companion.agreeing.propose(circle, "Ours."))[1])
    came(ana, left(noor, noor.companion.agreeing.answer(proposal))[1])
    code = ana.companion.agreeing.code(circle)
    assert code is not None
    for name in (code.id, OF_THEIR_OWN):
        came(ana, about_agreement(mal, ana, circle, About(name, 10**9, state, None)))
    assert ana.companion.agreeing.code(circle) == code
    assert ana.companion.agreeing.standing(circle) == code.newest
    assert ana.companion.agreeing.propose(circle, "Next.").about == About(
        code.id, 2, AgreementState.PROPOSED, None
    )


def test_who_was_taken_off_keeps_nothing_open(ana: Person, noor: Person, mal: Person) -> None:
    to, _ = acquainted(ana, noor)
    third, _ = ana.meets(mal, "mal"), mal.meets(ana, "ana")
    circle = ana.companion.circling.create("Tuesdays", [to, third])
    sent = ana.companion.composing.send_all(ana.companion.agreeing.propose(circle, "Ours."))
    files = {one.letter.partner_name: one.path.read_bytes() for one in sent}
    came(ana, left(noor, noor.companion.agreeing.answer(came(noor, files["noor"])))[1])
    came(ana, left(mal, mal.companion.agreeing.answer(came(mal, files["mal"]), open_words="No."))[1])
    code = ana.companion.agreeing.code(circle)
    assert code is not None
    assert ana.companion.agreeing.where(circle, code.newest) is Where.OPEN
    without = ana.companion.circling.remove(circle, third)
    assert ana.companion.agreeing.standing(without) is not None


def test_the_highest_number_there_is_stops_nobody_from_proposing(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    circle = ana.companion.circling.create("Tuesdays", [to])
    about = About(OF_THEIR_OWN, 10**9, AgreementState.PROPOSED, None)
    came(ana, about_agreement(noor, ana, circle, about))
    left(ana, ana.companion.agreeing.propose(circle, "Ours."))
    code = ana.companion.agreeing.code(circle)
    assert code is not None
    assert (code.newest.number, code.newest.text[:5]) == (10**9, "Ours.")
