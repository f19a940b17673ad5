"""People under handles: whether contact is wanted is asked before a letter is made, and a no is a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.person import Consent, Contact
from carecompanion.errors import BadInput, NotFound, NotPossible, Usage
from tests.activities.pair import acquainted, came, wrote

if TYPE_CHECKING:
    from tests.activities.people import Person


def test_a_person_is_a_handle_and_may_be_a_partner(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    knowing = ana.companion.knowing
    heron = knowing.add("n-heron", Contact.ASK)
    assert knowing.contact_of(to) is Contact.YES
    assert knowing.link(to, "N-Heron").id == heron.id, "by handle, whatever its capitals"
    assert ana.comes_back().knowing.contact_of(to) is Contact.ASK
    moss = ana.companion.knowing.link(to, "moss")
    assert ana.companion.knowing.person_of(to) == moss, "one person for one partner"
    assert [person.handle for person in ana.companion.knowing.people()] == ["moss", "n-heron"]
    ana.companion.knowing.unlink(to)
    assert ana.companion.knowing.person_of(to) is None


def test_to_a_no_no_letter_of_any_kind_is_made(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    person = ana.companion.knowing.set_contact(ana.companion.knowing.link(to, "n-heron"), Contact.NO)
    with pytest.raises(NotPossible, match="no contact"):
        wrote(ana, to)
    with pytest.raises(NotPossible, match="no contact"):
        ana.companion.taking_back.ask_back(mine)
    with pytest.raises(NotPossible, match="no contact"):
        ana.companion.posting.again(mine)
    came(noor, data)
    ana.companion.knowing.set_contact(person, Contact.YES)
    assert ana.companion.taking_back.ask_back(mine).path.exists()


def test_a_handle_is_one_short_line_and_nobody_elses(ana: Person) -> None:
    ana.companion.knowing.add("moss")
    with pytest.raises(BadInput, match="already"):
        ana.companion.knowing.add(" MOSS ")
    for handle in ("", "  ", "x" * 49):
        with pytest.raises(Usage):
            ana.companion.knowing.add(handle)
    with pytest.raises(NotFound):
        ana.companion.knowing.person("fern")
    ana.companion.knowing.remove(ana.companion.knowing.person("moss"))
    assert ana.companion.knowing.people() == ()


def test_the_handle_of_a_person_is_offered_for_masking(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    ana.companion.knowing.add("r-heron")
    from carecompanion.activities.letter_draft import LetterDraft

    entry = ana.companion.writing.write("and then r-heron stayed behind.")
    preview = ana.companion.composing.preview(LetterDraft(to, ana.companion.composing.pieces([entry])))
    assert [one.text for one in preview.found] == ["r-heron"]


def test_a_letter_calls_its_reader_by_the_name_on_their_own_card(ana: Person, noor: Person) -> None:
    acquainted(ana, noor)
    to = ana.companion.introducing.rename(ana.companion.introducing.partner("noor"), "the-quiet-one")
    letter = came(noor, wrote(ana, to)[1])
    assert letter.manifest.to_name == "Noor"
    assert "quiet" not in letter.human


def test_a_no_outlasts_letting_a_partner_go_and_taking_them_in_again(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    wrote(ana, to)
    ana.companion.knowing.set_contact(ana.companion.knowing.link(to, "n-heron"), Contact.NO)
    ana.companion.introducing.forget(to)
    again = ana.meets(noor, "somebody-new")
    assert again.id == to.id
    with pytest.raises(NotPossible, match="no contact"):
        wrote(ana, again)


def test_a_no_to_a_handle_is_a_no_to_the_partner_who_is_called_so(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    ana.companion.knowing.add("NOOR", Contact.NO)
    with pytest.raises(NotPossible, match="no contact"):
        wrote(ana, to)


def test_a_partner_with_nothing_but_a_key_is_called_by_no_name(ana: Person, noor: Person) -> None:
    """There is no name on a bare key, and the one they have here is nobody else's."""
    bare = noor.companion.introducing.identity().recipient
    (card,) = ana.companion.introducing.read(bare)
    to = ana.companion.introducing.introduce(card, "the-quiet-one").partner
    letter, _ = wrote(ana, to)
    assert letter.manifest.to_name is None
    assert "quiet" not in letter.human


def test_a_no_that_was_said_in_another_window_is_not_taken_back_by_a_note(ana: Person) -> None:
    knowing = ana.companion.knowing
    as_read = knowing.add("wren")
    knowing.change(as_read, contact=Contact.NO, note="Told me in May.")
    changed = knowing.change(as_read, consent=Consent.ASKED, cares="the river")
    assert (changed.contact, changed.note) == (Contact.NO, "Told me in May.")
    assert knowing.person("wren") == changed
    knowing.remove(changed)
    with pytest.raises(NotFound):
        knowing.change(as_read, cares="the river")
    assert not knowing.is_known("wren"), "whoever was let go does not come back by a note"
