"""A new card: history moves with its owner, the words must be compared again, and the old key opens what it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.partner import Standing, Trust
from carecompanion.domain.person import Contact
from carecompanion.errors import CouldNotWrite, ExchangeError, NotPossible
from tests.activities.pair import acquainted, came, wrote
from tests.activities.people import Person

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_card_moves_history_and_is_to_be_checked_again(ana: Person, noor: Person) -> None:
    to, ana_there = acquainted(ana, noor)
    noor.companion.introducing.verify(ana_there, " ".join(ana.companion.introducing.my_words()))
    before = came(noor, wrote(ana, to)[1])
    renewed = ana.companion.renewing.renew()
    (sent,) = renewed.sent
    came(noor, sent.path.read_bytes())
    now = noor.comes_back().introducing.partner("ana")
    assert (now.id, now.standing, now.key) == (
        ana_there.id, Standing.INTRODUCED, ana.companion.introducing.identity().public,
    )  # fmt: skip
    assert noor.companion.introducing.words_of(now) == ana.companion.introducing.my_words()
    after = came(noor, wrote(ana, to, "By the new key.")[1])
    assert (after.partner, after.trust) == (before.partner, Trust.INTRODUCED)
    assert len(noor.companion.corresponding.lines(now)) == 3


def test_letters_to_the_card_of_before_still_open_and_so_do_late_ones_from_it(
    ana: Person, noor: Person
) -> None:
    to, ana_there = acquainted(ana, noor)
    late = wrote(ana, to, "Written before.")[1]
    to_old = wrote(noor, ana_there, "To the card I have.")[1]
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    assert came(noor, late).trust is Trust.INTRODUCED
    assert "To the card I have." in came(ana, to_old).human


def test_a_key_that_was_given_up_announces_no_card(ana: Person, noor: Person, tmp_path: Path) -> None:
    """Whoever has the old key, a thief perhaps, moves nobody's history with it."""
    acquainted(ana, noor)
    backup = ana.companion.keeping.back_up().path
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    thief = Person(tmp_path / "thief")
    from carecompanion.activities.keeping import restore
    from tests.activities.people import KETTLE

    restore(thief.world, backup, KETTLE)
    (stolen,) = thief.companion.renewing.renew().sent
    with pytest.raises(NotPossible, match="given up"):
        came(noor, stolen.path.read_bytes())
    assert noor.companion.introducing.partner("ana").key == ana.companion.introducing.identity().public
    thief.closes()


def test_a_new_card_may_not_be_that_of_somebody_else(ana: Person, noor: Person, tmp_path: Path) -> None:
    to, _ = acquainted(ana, noor)
    third = Person(tmp_path / "third")
    third.companion.introducing.set_my_name("Third")
    noor.meets(third, "third")
    for card in (third.companion.introducing.my_card(), noor.companion.introducing.my_card()):
        with pytest.raises(NotPossible, match="somebody else"):
            came(noor, _newcard(ana, to, card))
    assert noor.companion.introducing.partner("ana").key == ana.companion.introducing.identity().public
    third.closes()


def _newcard(writer: Person, to: object, card: str) -> bytes:
    """A letter that says that *card* is *writer*'s own from now on."""
    from carecompanion.domain.letter import LetterKind, Manifest
    from carecompanion.domain.partner import Partner
    from carecompanion.exchange.letter import compose
    from carecompanion.exchange.names import new_letter_id
    from carecompanion.exchange.sealing import seal_letter

    assert isinstance(to, Partner)
    name = new_letter_id(writer.world.randomness)
    manifest = Manifest(
        kind=LetterKind.NEWCARD, id=name, thread=name, date=writer.clock.now.date(), lang="en", card=card
    )
    return seal_letter(*compose(manifest), writer.companion.introducing.identity(), to.key).data


def test_a_blocked_persons_new_card_changes_nothing_and_both_keys_stay_out(ana: Person, noor: Person) -> None:
    to, ana_there = acquainted(ana, noor)
    (sent,) = ana.companion.renewing.renew().sent
    came(noor, sent.path.read_bytes())
    noor.companion.introducing.block(noor.companion.introducing.partner("ana"))
    with pytest.raises(ExchangeError) as error:
        came(noor, wrote(ana, to)[1])
    assert error.value.code == "E_BLOCKED"
    assert noor.companion.introducing.partner(ana_there.id).blocked


def test_those_who_may_not_be_written_to_get_no_letter_about_it(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    to, _ = acquainted(ana, noor)
    third = Person(tmp_path / "third")
    blocked = ana.meets(third, "third")
    ana.companion.introducing.block(blocked)
    ana.companion.knowing.set_contact(ana.companion.knowing.link(to, "n-heron"), Contact.NO)
    renewed = ana.companion.renewing.renew()
    assert renewed.sent == ()
    assert [one.handle for one in renewed.without] == ["noor", "third"]
    third.closes()


def test_a_file_that_could_not_be_written_can_be_had_again(
    ana: Person, noor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquainted(ana, noor)
    before = ana.companion.introducing.identity().public

    def full(*_: object, **__: object) -> None:
        raise CouldNotWrite

    with monkeypatch.context() as disk:
        disk.setattr("carecompanion.settings.atomic.write_new", full)
        with pytest.raises(CouldNotWrite):
            ana.companion.renewing.renew()
    assert ana.comes_back().introducing.identity().public != before, "the key is kept before it is announced"
    (line,) = ana.companion.corresponding.lines()
    path = ana.companion.posting.write_again(ana.companion.corresponding.letter(line.id))
    came(noor, path.read_bytes())
    assert noor.companion.introducing.partner("ana").key == ana.companion.introducing.identity().public


def test_the_same_letter_can_be_written_again_and_is_the_same(ana: Person, noor: Person) -> None:
    to, there = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    came(noor, data)
    with pytest.raises(ExchangeError) as error:
        came(noor, ana.companion.posting.again(mine))
    assert error.value.code == "E_REPLAY", "word for word the same, so it is known already"
    with pytest.raises(NotPossible, match="once more"):
        noor.companion.posting.again(noor.companion.corresponding.letter(mine.id))
    (sent,) = noor.companion.renewing.renew().sent
    came(ana, sent.path.read_bytes())
    with pytest.raises(NotPossible, match="once more"):
        ana.companion.posting.again(mine)
    assert there.handle == "ana"
