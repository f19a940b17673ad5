"""What somebody outside a circle, a given-up key, a stale window or a name chosen to be mistaken cannot bring about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.agreement import Where
from carecompanion.domain.letter import About, AgreementState, CircleName, Piece
from carecompanion.domain.partner import Standing, Trust
from carecompanion.errors import ExchangeError, NotPossible, Usage
from tests.activities.misuse import sealed
from tests.activities.pair import acquainted, came, left, wrote
from tests.activities.people import KETTLE, Person

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.circle import Circle

OF_THEIR_OWN = "ab" * 16


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


# a backup of before


def restored(person: Person, backup: Path) -> None:
    from carecompanion.activities.keeping import restore

    person.closes()
    restore(person.world, backup, KETTLE)


def came_from_anybody(reader: Person, data: bytes) -> str:
    """The words of a letter, also of somebody whom a backup does not know."""
    try:
        return came(reader, data).human
    except ExchangeError as error:
        return reader.companion.corresponding.accept(error.about).human


def test_a_restored_journal_opens_what_was_sealed_for_a_card_made_since(ana: Person, noor: Person) -> None:
    acquainted(ana, noor)
    backups = [ana.companion.keeping.back_up(ana.home / "first.ccbackup").path]
    for name in ("second", "third"):
        (sent,) = ana.companion.renewing.renew().sent
        came(noor, sent.path.read_bytes())
        backups.append(ana.companion.keeping.back_up(ana.home / f"{name}.ccbackup").path)
    newest = ana.companion.introducing.identities()
    for backup in (*backups, backups[1]):
        restored(ana, backup)
        assert ana.companion.introducing.identities() == newest
    data = wrote(noor, noor.companion.introducing.partner("ana"), "For the card I have.")[1]
    restored(ana, backups[0])
    assert "For the card I have." in came_from_anybody(ana, data)


def test_a_backup_of_another_journal_mixes_no_keys(ana: Person, noor: Person) -> None:
    acquainted(ana, noor)
    backup = noor.companion.keeping.back_up().path
    keys = noor.companion.introducing.identities()
    restored(ana, backup)
    assert ana.companion.introducing.identities() == keys


def test_a_restored_journal_knows_which_keys_were_given_up(ana: Person, noor: Person) -> None:
    acquainted(ana, noor)
    there = noor.companion.introducing.partner("ana")
    noor.companion.introducing.verify(there, " ".join(ana.companion.introducing.my_words()))
    backup = noor.companion.keeping.back_up().path
    late = wrote(ana, ana.companion.introducing.partner("noor"))[1]
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    restored(noor, backup)
    now = noor.companion.introducing.partner("ana")
    assert (now.id, now.key) == (there.id, ana.companion.introducing.identity().public)
    assert now.standing is Standing.INTRODUCED
    letter = came(noor, late)
    assert (letter.partner, letter.trust) == (there.id, Trust.INTRODUCED)


# between the look and the seal


def chosen(writer: Person, text: str) -> tuple[Piece, ...]:
    return writer.companion.composing.pieces([writer.companion.writing.write(text)])


def nothing_left(writer: Person, draft: LetterDraft, words: str) -> None:
    human = writer.companion.composing.preview(draft).human
    with pytest.raises(NotPossible, match=words):
        writer.companion.composing.send_all(draft, expected=human)
    assert list(writer.world.paths.letters_out.glob("*")) == []


def test_no_letter_is_sealed_for_a_key_that_was_given_up_meanwhile(ana: Person, noor: Person) -> None:
    _, there = acquainted(ana, noor)
    draft = LetterDraft(there, chosen(noor, "For Ana."))
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    nothing_left(noor, draft, "another card")
    here = noor.companion.introducing.partner("ana")
    noor.companion.introducing.forget(here)
    nothing_left(noor, replace(draft, to=here), "no longer among")


def test_no_letter_leaves_to_a_circle_that_is_another_by_now(ana: Person, noor: Person, mal: Person) -> None:
    to, _ = acquainted(ana, noor)
    third = ana.meets(mal, "mal")
    circle = ana.companion.circling.create("Tuesdays", [to, third])
    draft = LetterDraft(None, chosen(ana, "For both."), circle=circle)
    without = ana.companion.circling.remove(circle, third)
    nothing_left(ana, draft, "circle is another")
    ana.companion.circling.leave(without)
    nothing_left(ana, replace(draft, circle=without), "circle is another")
    assert ana.companion.circling.circles() == ()


def test_an_entry_that_became_private_meanwhile_does_not_leave(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    entry = ana.companion.writing.write("Not for anybody.")
    draft = LetterDraft(to, ana.companion.composing.pieces([entry]))
    ana.companion.writing.set_private(entry, private=True)
    nothing_left(ana, draft, "marked private")


# names and numbers that are chosen to be mistaken


def test_a_circle_by_the_name_of_anothers_number_gets_none_of_its_letters(
    ana: Person, noor: Person, mal: Person
) -> None:
    to, _ = acquainted(ana, noor)
    ana.meets(mal, "mal")
    circle = ana.companion.circling.create("Tuesdays", [to])
    ana.companion.circling.join(came(ana, sealed(mal, ana, circle=CircleName(OF_THEIR_OWN, circle.id))))
    assert ana.companion.circling.circle(circle.id) == circle
    assert ana.companion.circling.circle(circle.id.upper()).id == circle.id


def test_a_name_is_free_whatever_number_a_circle_begins_with(ana: Person) -> None:
    circle = ana.companion.circling.create("Tuesdays")
    assert ana.companion.circling.create(circle.id[0]).name == circle.id[0]


def test_nothing_is_asked_back_by_a_letter_that_still_waits(ana: Person, noor: Person) -> None:
    to, there = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    letter = came(noor, data)
    noor.companion.introducing.forget(there)
    with pytest.raises(ExchangeError) as error:
        came(noor, ana.companion.taking_back.ask_back(mine).path.read_bytes())
    assert not noor.companion.corresponding.letter(letter.id).asked_back
    noor.companion.corresponding.accept(error.value.about)
    assert noor.companion.corresponding.letter(letter.id).asked_back


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u200d", "\u2060"])
def test_a_name_that_looks_like_anothers_is_told_apart(
    ana: Person, noor: Person, mal: Person, sign: str
) -> None:
    acquainted(ana, noor)
    mal.companion.introducing.set_my_name(f"No{sign}or")
    introduced = ana.companion.introducing.introduce(
        ana.companion.introducing.read(mal.companion.introducing.my_card())[0]
    )
    assert introduced.is_other_key, "a known name with another key is said aloud"
    assert introduced.partner.handle.endswith("-2")
    with pytest.raises(Usage, match="another partner"):
        ana.companion.introducing.rename(introduced.partner, f"noor{sign}")


def test_a_name_with_nothing_to_see_is_none(ana: Person, mal: Person) -> None:
    mal.companion.introducing.set_my_name("Mal")
    card = replace(
        ana.companion.introducing.read(mal.companion.introducing.my_card())[0], name="\u200b\u200d"
    )
    assert ana.companion.introducing.introduce(card).partner.handle == "someone"
    with pytest.raises(Usage):
        ana.companion.introducing.set_my_name("\u200b")
