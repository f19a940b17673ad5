"""Asking for a letter back: its reader is asked, and decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import LetterKind
from carecompanion.errors import ExchangeError, NotPossible
from tests.activities.pair import acquainted, came, wrote
from tests.activities.people import Person

if TYPE_CHECKING:
    from pathlib import Path


def test_the_reader_is_asked_and_nothing_goes_by_itself(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    theirs = came(noor, data)
    assert not theirs.asked_back
    asked = ana.companion.taking_back.ask_back(mine)
    assert ana.companion.corresponding.letter(mine.id).asked_back
    back = came(noor, asked.path.read_bytes())
    assert (back.manifest.kind, back.manifest.re, back.manifest.items) == (LetterKind.WITHDRAW, theirs.id, ())
    still = noor.comes_back().corresponding.letter(theirs.id)
    assert still.asked_back
    assert "I stood by the door." in still.human
    noor.companion.corresponding.forget(still)
    with pytest.raises(ExchangeError, match="before") as error:
        came(noor, data)
    assert error.value.code == "E_REPLAY"


def test_a_letter_that_comes_after_it_was_asked_back_says_so(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    came(noor, ana.companion.taking_back.ask_back(mine).path.read_bytes())
    came(noor, data)
    assert noor.companion.corresponding.letter(mine.id).asked_back
    (line,) = [one for one in noor.companion.corresponding.lines() if one.kind is LetterKind.LETTER]
    assert line.asked_back


def test_nobody_else_can_ask_for_it(ana: Person, noor: Person, tmp_path: Path) -> None:
    to, _ = acquainted(ana, noor)
    mallory = Person(tmp_path / "mallory")
    mallory.companion.introducing.set_my_name("Mallory")
    noor.meets(mallory, "mallory")
    theirs = came(noor, wrote(ana, to)[1])
    forged = wrote(mallory, mallory.meets(noor, "noor"))[0]
    from dataclasses import replace

    aimed = replace(forged, id=theirs.id)
    came(noor, mallory.companion.taking_back.ask_back(aimed).path.read_bytes())
    assert not noor.companion.corresponding.letter(theirs.id).asked_back
    mallory.closes()


def test_it_is_asked_once_and_only_for_what_one_wrote(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    theirs = came(noor, data)
    with pytest.raises(NotPossible, match="Only a letter that you wrote"):
        noor.companion.taking_back.ask_back(theirs)
    ana.companion.taking_back.ask_back(mine)
    with pytest.raises(NotPossible, match="already"):
        ana.companion.taking_back.ask_back(ana.companion.corresponding.letter(mine.id))


def test_what_is_kept_for_ones_own_safety_stays_whatever_is_asked(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    kept = noor.companion.corresponding.keep_for_safety(came(noor, data))
    came(noor, ana.companion.taking_back.ask_back(mine).path.read_bytes())
    assert noor.companion.corresponding.letter(kept.id).kept_for_safety
