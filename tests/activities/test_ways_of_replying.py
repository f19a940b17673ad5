"""Another way of answering takes every word along, and an edited copy leaves in place of what was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import Mask, Wishes
from carecompanion.domain.unsent import Copied, Unsent
from carecompanion.errors import NotFound
from tests.activities.pair import acquainted, came, wrote

if TYPE_CHECKING:
    from carecompanion.domain.entry import Draft
    from tests.activities.people import Person

ALL = Wishes(reply=("received", "four-part", "questions", "ideas"))


def begun(ana: Person, noor: Person) -> Draft:
    """Noor's answer to Ana in four parts, each with a word in it."""
    to, _ = acquainted(ana, noor)
    letter = came(noor, wrote(ana, to, wishes=ALL)[1])
    draft = noor.companion.replying.begin(letter, "four-part")
    answers = {f"part-{number}": word for number, word in enumerate(("one", "two", "three", "four"), 1)}
    return replace(draft, answers=answers, text="before")


@pytest.mark.parametrize(
    ("way", "answers", "text"),
    [
        ("questions", {"part-1": "one", "part-2": "two", "part-3": "three"}, "before\n\nfour"),
        ("received", {"part-1": "one"}, "before\n\ntwo\n\nthree\n\nfour"),
        ("ideas", {}, "before\n\none\n\ntwo\n\nthree\n\nfour"),
    ],
)
def test_parts_go_on_by_their_places_and_the_rest_in_ones_own_words(
    ana: Person, noor: Person, way: str, answers: dict[str, str], text: str
) -> None:
    replying = noor.companion.replying
    turned = replying.by(begun(ana, noor), way)
    assert turned.answers == answers
    assert turned.text == text
    assert turned.letter is not None
    assert turned.letter.guide == (None if way == "ideas" else way)
    leaves = "\n\n".join(piece.body for piece in replying.letter_of(turned).pieces)
    assert all(word in leaves for word in ("before", "one", "two", "three", "four"))


def test_and_back_again_nothing_is_lost(ana: Person, noor: Person) -> None:
    replying = noor.companion.replying
    draft = begun(ana, noor)
    for way in ("ideas", "questions", "received", "four-part", "ideas", "four-part"):
        draft = replying.by(draft, way)
    said = " ".join((draft.text, *(str(value) for value in draft.answers.values())))
    assert sorted(said.split()) == sorted(["before", "one", "two", "three", "four"])


def test_there_is_no_other_way_than_those(ana: Person, noor: Person) -> None:
    with pytest.raises(NotFound):
        noor.companion.replying.by(begun(ana, noor), "verdict")


def test_an_edited_copy_leaves_and_the_part_stays(ana: Person, noor: Person) -> None:
    draft = begun(ana, noor)
    unsent = replace(
        draft.letter or Unsent(), copies=(Copied("two", "a shorter two"),), masks=(Mask("three", "a number"),)
    )
    kept = noor.companion.writing.keep(replace(draft, letter=unsent))
    again = noor.companion.writing.draft(kept.id)
    assert again.letter == unsent
    ready = noor.companion.replying.letter_of(again)
    assert [piece.body for piece in ready.pieces] == ["one", "a shorter two", "three", "four", "before"]
    assert again.answers["part-2"] == "two"
    other = replace(again, answers={**again.answers, "part-2": "two now"})
    assert noor.companion.replying.letter_of(other).pieces[1].body == "two now", (
        "a copy of what it was is none of it"
    )
