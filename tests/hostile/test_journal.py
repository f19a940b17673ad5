"""A whole journal meets the hostile corpus: each file is refused with its code, and nothing of it stays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import Keep, Wishes
from carecompanion.errors import ExchangeError, NotPossible
from tests.activities.people import Clock, Person
from tests.exchange.people import ANA, ID, MALLORY, NOOR, TODAY, sealed
from tests.hostile.test_letters import CARDS, LETTERS, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.domain.partner import Card

READ = {name: code for name, code in LETTERS.items() if code not in {"opens", "E_REPLAY", "E_CONFLICT"}}
NEW_CARD = "opens-new-card.age"
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def card_of(person: Person, token: str) -> Card:
    (card,) = person.companion.introducing.read(token)
    return card


@pytest.fixture
def noor(tmp_path: Path) -> Iterator[Person]:
    """The reader of the corpus, who knows Ana and has blocked a third key."""
    person = Person(tmp_path / "noor", Clock(NOON))
    person.companion._vault.identities.add(NOOR.secret, TODAY)
    person.companion.introducing.introduce(card_of(person, ANA.recipient), "ana")
    person.companion._vault.partners.block(MALLORY.public)
    yield person
    person.closes()


def everything(person: Person) -> list[list[object]]:
    """Every row of every table of the journal."""
    database = person.companion._vault.database
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = [database.rows(f'SELECT * FROM "{table}"') for table in tables]  # noqa: S608 - names from the schema itself
    return [[tuple(row) for row in rows] for rows in found]


def test_every_hostile_letter_leaves_the_journal_as_it_was(noor: Person) -> None:
    before = everything(noor)
    for name, code in READ.items():
        with pytest.raises(ExchangeError) as refused:
            noor.companion.corresponding.open_bytes(frozen("letters", name))
        assert refused.value.code == code, name
        assert everything(noor) == before, name
    assert noor.companion.corresponding.open_bytes(sealed().data).id == ID, (
        "none of them was remembered as seen"
    )


def test_every_hostile_card_leaves_the_journal_as_it_was(noor: Person) -> None:
    before = everything(noor)
    for name, code in CARDS.items():
        if not code.startswith("reads"):
            with pytest.raises(ExchangeError) as refused:
                noor.companion.introducing.read(frozen("cards", name))
            assert refused.value.code == code, name
    assert everything(noor) == before


def test_every_letter_of_the_corpus_that_opens_is_whole_when_it_is_read(noor: Person) -> None:
    for name in [name for name, code in LETTERS.items() if code == "opens" and name != NEW_CARD]:
        letter = noor.companion.corresponding.open_bytes(frozen("letters", name))
        assert noor.companion.corresponding.letter(letter.id).human == letter.human, name
        assert noor.companion.corresponding.letter(letter.id).manifest == letter.manifest, name
        noor.companion._vault.database.change("DELETE FROM letters")
        noor.companion._vault.database.change("DELETE FROM letters_seen")


def test_a_note_with_a_heap_of_marks_is_kept_as_a_loose_one(noor: Person) -> None:
    data = frozen("letters", "plain-note-with-a-heap-of-marks.age")
    note = noor.companion.corresponding.loose_note(data)
    assert note.text.startswith("Zo")
    assert note.text.count("\u0316") == 8_000


def test_a_new_card_of_a_blocked_key_leaves_the_journal_as_it_was(noor: Person) -> None:
    before = everything(noor)
    with pytest.raises(NotPossible):
        noor.companion.corresponding.open_bytes(frozen("letters", NEW_CARD))
    assert everything(noor) == before


# a clock that is a year wrong -------------------------------------------------------------------------------------

UNTIL = date(2027, 3, 1)


def test_a_clock_a_year_ahead_lets_nothing_go_for_good(noor: Person) -> None:
    """The letter was asked for until spring; the clock says that spring is over; then it is set right."""
    data = sealed(ask=Wishes(Keep.UNTIL, UNTIL)).data
    before = everything(noor)
    noor.clock.goes_on(days=365)
    with pytest.raises(ExchangeError) as refused:
        noor.companion.corresponding.open_bytes(data)
    assert refused.value.code == "E_EXPIRED"
    assert everything(noor) == before
    noor.clock.goes_on(days=-365)
    assert noor.companion.corresponding.open_bytes(data).manifest.ask.until == UNTIL


def test_a_clock_a_year_behind_opens_what_is_dated_ahead_of_it(noor: Person) -> None:
    noor.clock.goes_on(days=-365)
    letter = noor.companion.corresponding.open_bytes(sealed(ask=Wishes(Keep.UNTIL, UNTIL)).data)
    assert letter.manifest.date == TODAY
    noor.clock.goes_on(days=365)
    assert noor.comes_back().corresponding.letter(letter.id).id == letter.id


@pytest.mark.parametrize("days", [-365, 365])
def test_a_wrong_clock_refuses_no_letter_that_has_no_day(noor: Person, days: int) -> None:
    noor.clock.goes_on(days=days)
    letter = noor.companion.corresponding.open_bytes(sealed(ask=Wishes(Keep.ONCE)).data)
    with pytest.raises(ExchangeError) as again:
        noor.companion.corresponding.open_bytes(sealed(ask=Wishes(Keep.ONCE)).data)
    noor.clock.goes_on(days=-days)
    assert again.value.code == "E_REPLAY", "sealing the same words again makes the same letter"
    assert noor.comes_back().corresponding.letter(letter.id).id == letter.id
