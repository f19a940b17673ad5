"""Letters that come: opened whole or not at all, kept as one chooses, let go for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.crypto.age import encrypt
from carecompanion.domain.entry import EntryKind
from carecompanion.domain.letter import Keep, Wishes
from carecompanion.domain.partner import Trust
from carecompanion.errors import Ambiguous, ExchangeError, FileMissing, NotFound, NotPossible, Usage
from tests.activities.people import Person

if TYPE_CHECKING:
    from pathlib import Path


def sends(
    writer: Person, reader: Person, text: str = "I stood by the door.", wishes: Wishes | None = None
) -> bytes:
    """A letter from *writer* to *reader*, whose card the writer has; the reader may not know the writer."""
    card = writer.companion.introducing.read(reader.companion.introducing.my_card())[0]
    partner = writer.companion.introducing.introduce(card).partner
    entry = writer.companion.writing.write(text)
    pieces = writer.companion.composing.pieces([entry])
    sent = writer.companion.composing.send(LetterDraft(partner, pieces, wishes=wishes or Wishes()))
    return sent.path.read_bytes()


def refused(reader: Person, data: bytes) -> ExchangeError:
    with pytest.raises(ExchangeError) as error:
        reader.companion.corresponding.open_bytes(data)
    return error.value


def test_a_letter_of_a_partner_opens_unread_and_is_kept(ana: Person, noor: Person, tmp_path: Path) -> None:
    noor.meets(ana, "ana")
    (tmp_path / "x.age").write_bytes(sends(ana, noor))
    letter = noor.companion.corresponding.open_file(tmp_path / "x.age")
    assert "I stood by the door." in letter.human
    assert (letter.trust, letter.partner_name, letter.unread) == (Trust.INTRODUCED, "ana", True)
    (line,) = noor.comes_back().corresponding.lines()
    assert line.unread
    read = noor.companion.corresponding.read(noor.companion.corresponding.letter(letter.id[:6]))
    assert not read.unread
    assert not noor.comes_back().corresponding.letter(letter.id).unread


def test_a_verified_partners_letter_says_so(ana: Person, noor: Person) -> None:
    partner = noor.meets(ana, "ana")
    noor.companion.introducing.verify(partner, " ".join(ana.companion.introducing.my_words()))
    assert noor.companion.corresponding.open_bytes(sends(ana, noor)).trust is Trust.VERIFIED


def test_a_letter_opened_twice_is_here_already_and_that_is_no_failure(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    data = sends(ana, noor)
    letter = noor.companion.corresponding.open_bytes(data)
    again = refused(noor, data)
    assert (again.code, again.exit_code, again.about) == ("E_REPLAY", 0, letter.id)
    assert len(noor.companion.corresponding.lines()) == 1


def test_a_strangers_letter_waits_unread(ana: Person, noor: Person) -> None:
    ana.companion.introducing.set_my_name("Ana")
    data = sends(ana, noor)
    stranger = refused(noor, data)
    assert (stranger.code, stranger.exit_code) == ("E_STRANGER", 5)
    (line,) = noor.comes_back().corresponding.waiting()
    assert line.id == stranger.about
    assert noor.companion.corresponding.lines() == ()
    with pytest.raises(NotPossible, match="waits"):
        noor.companion.corresponding.letter(line.id)
    again = refused(noor, data)
    assert (again.code, again.about) == ("E_STRANGER", line.id), "it still waits"
    assert len(noor.companion.corresponding.waiting()) == 1


def test_accepting_a_stranger_makes_a_partner(ana: Person, noor: Person) -> None:
    ana.companion.introducing.set_my_name("Ana")
    name = refused(noor, sends(ana, noor)).about
    letter = noor.companion.corresponding.accept(name[:8], "sparrow")
    assert (letter.partner_name, letter.trust, letter.waiting) == ("sparrow", Trust.INTRODUCED, False)
    partner = noor.companion.introducing.partner("sparrow")
    assert (partner.claimed_name, partner.key) == ("Ana", ana.companion.introducing.identity().public)
    assert noor.companion.corresponding.waiting() == ()
    assert len(noor.companion.corresponding.lines(partner)) == 1
    with pytest.raises(NotPossible):
        noor.companion.corresponding.accept(name)


def test_a_strangers_letter_waits_on_when_the_handle_is_taken(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    third = Person(tmp_path / "third")
    noor.meets(third, "sparrow")
    third.closes()
    name = refused(noor, sends(ana, noor)).about
    with pytest.raises(Usage):
        noor.companion.corresponding.accept(name, "Sparrow")
    assert len(noor.companion.corresponding.waiting()) == 1


def test_two_letters_of_one_stranger_wait_each_for_itself(ana: Person, noor: Person) -> None:
    first = refused(noor, sends(ana, noor, "One.")).about
    second = refused(noor, sends(ana, noor, "Two.")).about
    noor.companion.corresponding.accept(first, "ana")
    assert [line.id for line in noor.companion.corresponding.waiting()] == [second]
    assert noor.companion.corresponding.accept(second).partner_name == "ana"


@pytest.mark.parametrize("block", [False, True])
def test_a_refused_letter_goes_and_does_not_come_back(ana: Person, noor: Person, *, block: bool) -> None:
    data = sends(ana, noor)
    name = refused(noor, data).about
    noor.companion.corresponding.refuse(name, block=block)
    assert noor.companion.corresponding.waiting() == ()
    assert noor.companion.corresponding.lines() == ()
    assert refused(noor, data).code == ("E_BLOCKED" if block else "E_REPLAY")
    assert refused(noor, sends(ana, noor, "Another.")).code == ("E_BLOCKED" if block else "E_STRANGER")
    with pytest.raises(NotFound):
        noor.companion.corresponding.accept(name)


def test_a_blocked_partners_letter_is_refused_and_not_listed(ana: Person, noor: Person) -> None:
    partner = noor.meets(ana, "ana")
    noor.companion.introducing.block(partner)
    error = refused(noor, sends(ana, noor))
    assert (error.code, error.exit_code) == ("E_BLOCKED", 5)
    noor.companion.introducing.forget(partner)
    assert refused(noor, sends(ana, noor)).code == "E_BLOCKED"
    assert noor.companion.corresponding.lines() == noor.companion.corresponding.waiting() == ()


def test_nothing_that_waits_of_a_blocked_person_is_asked_about_any_more(ana: Person, noor: Person) -> None:
    first = refused(noor, sends(ana, noor, "One.")).about
    second = refused(noor, sends(ana, noor, "Two.")).about
    noor.companion.corresponding.refuse(first, block=True)
    assert noor.companion.corresponding.waiting() == ()
    with pytest.raises(NotPossible):
        noor.companion.corresponding.accept(second)
    with pytest.raises(NotPossible):
        noor.companion.corresponding.letter(second)


def test_a_blocked_partners_other_letters_wait_no_more(ana: Person, noor: Person) -> None:
    first = refused(noor, sends(ana, noor, "One.")).about
    refused(noor, sends(ana, noor, "Two."))
    noor.companion.corresponding.accept(first, "ana")
    partner = noor.companion.introducing.partner("ana")
    noor.companion.introducing.block(partner)
    assert noor.companion.corresponding.waiting() == ()
    noor.companion.introducing.unblock(partner)
    assert len(noor.companion.corresponding.waiting()) == 1


def test_a_letter_past_its_day_is_not_kept(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    data = sends(ana, noor, wishes=Wishes(keep=Keep.UNTIL, until=ana.clock.now.date()))
    noor.clock.goes_on(days=1)
    assert refused(noor, data).code == "E_EXPIRED"
    assert noor.companion.corresponding.lines() == ()


def test_ones_own_letter_and_one_for_somebody_else_are_told_apart(ana: Person, noor: Person) -> None:
    data = sends(ana, noor)
    assert refused(ana, data).code == "E_NOT_FOR_ME"
    letter = ana.companion.corresponding.lines()[0]
    assert ana.companion.corresponding.letter(letter.id).id == letter.id


def test_no_letter_opens_before_there_is_a_key(ana: Person, noor: Person, tmp_path: Path) -> None:
    third = Person(tmp_path / "third")
    assert refused(third, sends(ana, noor)).code == "E_NOT_FOR_ME"
    assert third.companion.introducing.identities() == (), "looking makes no key"
    third.closes()


def test_one_bit_makes_it_damaged_and_nothing_of_it_is_kept(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    data = bytearray(sends(ana, noor))
    data[-40] ^= 1
    assert refused(noor, bytes(data)).exit_code == 4
    assert noor.companion.corresponding.lines() == ()


def test_a_file_that_is_no_letter_is_refused_and_a_missing_one_is_missing(
    noor: Person, tmp_path: Path
) -> None:
    assert noor.companion.introducing.my_card()
    assert refused(noor, b"Dear Noor").exit_code == 6
    assert refused(noor, b"").exit_code == 6
    (tmp_path / "huge.age").write_bytes(b"age-encryption.org/v1\n" + bytes(4 * 2**20))
    with pytest.raises(ExchangeError) as big:
        noor.companion.corresponding.open_file(tmp_path / "huge.age")
    assert big.value.code == "E_TOO_BIG"
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(FileMissing):
            noor.companion.corresponding.open_file(path)


def test_keeping_for_safety_is_remembered_here(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    letter = noor.companion.corresponding.open_bytes(sends(ana, noor, wishes=Wishes(keep=Keep.ONCE)))
    assert noor.companion.corresponding.keep_for_safety(letter).kept_for_safety
    assert noor.comes_back().corresponding.letter(letter.id).kept_for_safety


def test_a_letter_let_go_stays_gone(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    data = sends(ana, noor)
    letter = noor.companion.corresponding.open_bytes(data)
    noor.companion.corresponding.forget(letter)
    assert noor.comes_back().corresponding.lines() == ()
    again = refused(noor, data)
    assert again.code == "E_REPLAY"
    assert "unless you let it go" in again.hint
    with pytest.raises(NotFound):
        noor.companion.corresponding.letter(letter.id)


def test_letters_stay_when_their_partner_is_forgotten(ana: Person, noor: Person) -> None:
    partner = noor.meets(ana, "ana")
    letter = noor.companion.corresponding.open_bytes(sends(ana, noor))
    noor.companion.introducing.forget(partner)
    assert noor.companion.corresponding.letter(letter.id).partner_name == "ana"


def test_a_name_that_fits_no_letter_is_said(noor: Person) -> None:
    for name in ("", "zz", "@last"):
        with pytest.raises((NotFound, Ambiguous)):
            noor.companion.corresponding.letter(name)


def test_lines_come_newest_first_in_pages(ana: Person, noor: Person) -> None:
    noor.meets(ana, "ana")
    ids = [noor.companion.corresponding.open_bytes(sends(ana, noor, f"{n}.")).id for n in range(5)]
    lines = noor.companion.corresponding.lines(limit=3)
    rest = noor.companion.corresponding.lines(before=lines[-1].place)
    assert [line.id for line in (*lines, *rest)] == ids[::-1]


def test_a_plain_age_file_can_be_kept_as_a_loose_note(ana: Person, noor: Person) -> None:
    me = noor.companion.introducing.identity()
    data = encrypt(b"Found on the\r\ntable.", me.public)
    assert refused(noor, data).code == "E_NOT_OURS"
    entry = noor.companion.corresponding.loose_note(data)
    assert (entry.text, entry.kind) == ("Found on the\ntable.", EntryKind.LOOSE)
    assert noor.companion.reading.entry("@last") == entry
    with pytest.raises(ExchangeError):
        noor.companion.corresponding.loose_note(sends(ana, noor))
    with pytest.raises(NotPossible):
        noor.companion.corresponding.loose_note(encrypt(b" ", me.public))
    with pytest.raises(ExchangeError):
        noor.companion.corresponding.loose_note(encrypt(b"\x1b[2J", me.public))


def test_the_newest_letter_with_each_and_of_each_circle(ana: Person, noor: Person, mal: Person) -> None:
    """One line for each, newest first; whose letter waits, and who has none, is not among them."""
    from tests.activities.pair import acquainted, came, wrote

    to, there = acquainted(ana, noor)
    third = ana.meets(mal, "mal")
    assert ana.companion.corresponding.newest() == ana.companion.circling.newest() == ()
    circle = ana.companion.circling.create("Tuesdays", [to, third])
    first = ana.companion.composing.send_all(ana.companion.agreeing.propose(circle, "Ours."))
    with_mal = wrote(ana, third)[0]
    with_noor = came(ana, wrote(noor, there)[1])
    ana.companion.introducing.forget(to)
    with pytest.raises(ExchangeError):
        came(ana, wrote(noor, there)[1])
    assert [line.id for line in ana.companion.corresponding.newest()] == [with_noor.id, with_mal.id]
    assert [line.id for line in ana.companion.circling.newest()] == [first[-1].letter.id]
