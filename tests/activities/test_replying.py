"""Answering a letter: by the guide its writer asked for, unfinished as long as one likes, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import Wishes
from carecompanion.domain.witness import Lean
from carecompanion.errors import NotFound, NotPossible
from tests.activities.pair import acquainted, answered, came, left, wrote

if TYPE_CHECKING:
    from carecompanion.domain.letter import StoredLetter
    from tests.activities.people import Person


def letter_with(ana: Person, noor: Person, wishes: Wishes) -> StoredLetter:
    """A letter by Ana, as Noor has it."""
    to, _ = acquainted(ana, noor)
    return came(noor, wrote(ana, to, wishes=wishes)[1])


@pytest.mark.parametrize(
    ("wishes", "ways"),
    [
        (Wishes(), ()),
        (Wishes(reply=("four-part", "questions")), ("four-part", "questions")),
        (Wishes(reply=("received", "ideas")), ("received", "ideas")),
    ],
)
def test_one_answers_in_the_ways_that_were_asked_for(
    ana: Person, noor: Person, wishes: Wishes, ways: tuple[str, ...]
) -> None:
    assert noor.companion.replying.ways(letter_with(ana, noor, wishes)) == ways


@pytest.mark.parametrize(("way", "parts"), [("received", 1), ("four-part", 4), ("questions", 3)])
def test_a_guide_is_answered_part_by_part_and_what_stays_empty_does_not_leave(
    ana: Person, noor: Person, way: str, parts: int
) -> None:
    letter = letter_with(ana, noor, Wishes(reply=(way,)))
    draft = noor.companion.replying.begin(letter)
    assert draft.prompt is not None
    assert len(draft.prompt.fields) == parts
    reply = came(ana, answered(noor, letter, "A door that stays open."))
    assert [item.title for item in reply.manifest.items] == [draft.prompt.fields[0].label]
    assert (reply.manifest.re, reply.manifest.thread, reply.manifest.guide) == (letter.id, letter.id, way)
    assert "A door that stays open." in reply.human


def test_received_is_a_whole_reply(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("four-part",)))
    replying = noor.companion.replying
    draft = replying.begin(letter)
    with pytest.raises(NotPossible, match="Nothing is written"):
        replying.letter_of(draft)
    _, data = left(noor, replying.letter_of(replying.received(draft)))
    assert came(ana, data).manifest.guide == "received"


def test_one_may_answer_in_ones_own_words_where_no_reply_was_asked_for(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes())
    reply = came(ana, answered(noor, letter, "I thought of you."))
    assert reply.manifest.guide is None
    assert "I thought of you." in reply.human


def test_a_reply_waits_as_a_draft_and_goes_when_it_has_left(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("questions",)))
    draft = noor.companion.replying.begin(letter)
    assert draft.prompt is not None
    first = draft.prompt.fields[0].id
    noor.companion.writing.keep(
        replace(draft, answers={first: "Who else saw it?"}, focus=first, cursor=(0, 4))
    )
    back = noor.comes_back()
    again = back.replying.begin(back.corresponding.letter(letter.id))
    assert (again.id, again.answers, again.focus, again.cursor) == (
        draft.id, {first: "Who else saw it?"}, first, (0, 4),
    )  # fmt: skip
    left(noor, back.replying.letter_of(again))
    assert back.writing.drafts() == ()


def test_a_reply_that_did_not_leave_is_still_a_draft(
    ana: Person, noor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("questions",)))
    replying, writing = noor.companion.replying, noor.companion.writing
    draft = replying.begin(letter)
    assert draft.prompt is not None
    draft = writing.keep(replace(draft, answers={draft.prompt.fields[0].id: "Who else saw it?"}))
    monkeypatch.setattr(
        "carecompanion.vault.letters.LetterStore.left", lambda *_: (_ for _ in ()).throw(NotPossible("", ""))
    )
    with pytest.raises(NotPossible):
        noor.companion.composing.send_all(replying.letter_of(draft))
    assert writing.drafts() == (draft,)
    assert list(noor.world.paths.letters_out.iterdir()) == []


def test_only_a_letter_that_came_from_a_partner_can_be_answered(ana: Person, noor: Person) -> None:
    to, as_noor_knows = acquainted(ana, noor)
    mine, data = wrote(ana, to)
    with pytest.raises(NotPossible):
        ana.companion.replying.begin(mine)
    letter = came(noor, data)
    noor.companion.introducing.forget(as_noor_knows)
    with pytest.raises(NotPossible, match="no longer among your partners"):
        noor.companion.replying.begin(letter)


def test_a_guide_that_is_none_is_named(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("questions",)))
    with pytest.raises(NotFound, match="ten-part"):
        noor.companion.replying.begin(letter, "ten-part")


def test_a_soft_note_is_given_once_and_rests_for_good_when_it_is_told_to(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("four-part",), no_advice=True))
    replying = noor.companion.replying
    draft = replying.begin(letter)
    assert replying.lean(draft, "You should talk to your manager.") is Lean.ADVICE
    assert replying.lean(draft, "Your coat in the cold room stayed with me.") is None
    replying.want_hints(wanted=False)
    assert noor.comes_back().replying.lean(draft, "You should talk to your manager.") is None


def test_replies_stand_after_what_they_answer_whatever_came_first(ana: Person, noor: Person) -> None:
    letter = letter_with(ana, noor, Wishes(reply=("received",)))
    first = noor.companion.replying.begin(letter)
    reply_letter, reply = left(
        noor, noor.companion.replying.letter_of(noor.companion.replying.received(first))
    )
    came(ana, reply)
    back = ana.companion.corresponding.letter(reply_letter.id)
    second = answered(ana, back, "And thank you for that.")
    third = answered(ana, back, "One thing more.")
    noor.clock.goes_on(days=1)
    for data in (third, second):
        came(noor, data)
    ids = [one.manifest.re for one in noor.companion.corresponding.thread(letter)]
    assert ids == [None, letter.id, reply_letter.id, reply_letter.id]
    answers_to = noor.companion.corresponding.answered(noor.companion.corresponding.lines()[0])
    assert answers_to is not None
    assert answers_to.id == reply_letter.id


def test_a_letter_of_somebody_else_is_never_taken_into_a_thread(ana: Person, noor: Person) -> None:
    """Who knows the id of a thread of others gains nothing by it."""
    letter = letter_with(ana, noor, Wishes())
    _, data = wrote(ana, ana.companion.introducing.partner("noor"))
    other = came(noor, data)
    assert noor.companion.corresponding.thread(other) == (other,)
    assert noor.companion.corresponding.thread(letter) == (letter,)
