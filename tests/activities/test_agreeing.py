"""A code of care by letters: proposed, agreed for now, left open, proposed anew; and circles."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.agreement import Where
from carecompanion.domain.letter import AgreementState
from carecompanion.errors import Ambiguous, ExchangeError, NotFound, NotPossible, Usage
from tests.activities.pair import acquainted, came, left, wrote
from tests.activities.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.domain.circle import Circle

TEXT = "## What we keep between us\n\nEverything, unless somebody is in danger."


@pytest.fixture
def third(tmp_path: Path) -> Iterator[Person]:
    """Somebody else in the circle."""
    person = Person(tmp_path / "third")
    yield person
    person.closes()


@pytest.fixture
def circle(ana: Person, noor: Person) -> Circle:
    """A circle of two, as Ana has it."""
    to, _ = acquainted(ana, noor)
    return ana.companion.circling.create("Tuesdays", [to])


def sent_by(writer: Person, draft: LetterDraft) -> bytes:
    return left(writer, draft)[1]


def test_a_version_is_proposed_and_agreed_for_now(ana: Person, noor: Person, circle: Circle) -> None:
    agreeing = ana.companion.agreeing
    review = ana.clock.now.date() + timedelta(days=90)
    proposal = came(noor, sent_by(ana, agreeing.propose(circle, TEXT, review)))
    assert ana.companion.agreeing.where(circle, agreeing.code(circle).newest) is Where.PROPOSED  # type: ignore[union-attr]
    assert noor.companion.circling.known(proposal) is None
    came(ana, sent_by(noor, noor.companion.agreeing.answer(proposal)))
    for person in (ana, noor):
        here = person.comes_back().circling.circle("tuesdays")
        standing = person.companion.agreeing.standing(here)
        assert standing is not None
        assert (standing.number, standing.review) == (1, review)
        assert standing.text.startswith(TEXT)
    assert [one.id for one in noor.companion.circling.circles()] == [circle.id]


def test_every_agreement_says_that_one_may_leave(ana: Person, circle: Circle) -> None:
    draft = ana.companion.agreeing.propose(circle, TEXT)
    assert "Anyone may leave at any time" in draft.pieces[0].body
    again = ana.companion.agreeing.propose(circle, draft.pieces[0].body)
    assert again.pieces[0].body == draft.pieces[0].body, "once is enough"


def test_what_stays_open_stays_in_the_words_of_who_said_it(ana: Person, noor: Person, circle: Circle) -> None:
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    answer = noor.companion.agreeing.answer(proposal, open_words="Who decides what danger is?")
    came(ana, sent_by(noor, answer))
    code = ana.companion.agreeing.code(circle)
    assert code is not None
    assert ana.companion.agreeing.where(circle, code.newest) is Where.OPEN
    assert [(voice.name, voice.state, voice.open_words) for voice in code.newest.voices] == [
        (None, AgreementState.PROPOSED, ""),
        ("noor", AgreementState.OPEN, "Who decides what danger is?"),
    ]
    second = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT + "\n\nWe ask first.")))
    assert second.manifest.about is not None
    assert (second.manifest.about.id, second.manifest.about.version) == (code.id, 2)
    noor.clock.goes_on(days=1)
    came(ana, sent_by(noor, noor.companion.agreeing.answer(second)))
    later = ana.companion.agreeing.code(circle)
    assert later is not None
    assert [version.number for version in later.versions] == [1, 2]
    assert ana.companion.agreeing.where(circle, later.newest) is Where.AGREED
    assert later.versions[0].voices[1].open_words, "what was open is not smoothed over"


def test_everyone_in_the_circle_hears_every_answer(ana: Person, noor: Person, third: Person) -> None:
    to, _ = acquainted(ana, noor)
    for one, other, handle in (
        (ana, third, "third"),
        (noor, third, "third"),
        (third, ana, "ana"),
        (third, noor, "noor"),
    ):
        one.meets(other, handle)
    circle = ana.companion.circling.create("Three", [to, ana.companion.introducing.partner("third")])
    sent = ana.companion.composing.send_all(ana.companion.agreeing.propose(circle, TEXT))
    files = {one.letter.partner_name: one.path.read_bytes() for one in sent}
    proposals = {"noor": came(noor, files["noor"]), "third": came(third, files["third"])}
    agreeing = noor.companion.agreeing
    hers = agreeing.answer(proposals["noor"])
    assert len(noor.companion.composing.readers(hers)) == 1, "who else is in it, her letter did not say"
    known = noor.companion.circling.join(proposals["noor"])
    noor.companion.circling.add(known, noor.companion.introducing.partner("third"))
    answers = noor.companion.composing.send_all(agreeing.answer(proposals["noor"]))
    assert sorted(one.letter.partner_name for one in answers) == ["ana", "third"]
    for answer in answers:
        came(ana if answer.letter.partner_name == "ana" else third, answer.path.read_bytes())
    code = ana.companion.agreeing.code(circle)
    assert code is not None
    assert ana.companion.agreeing.where(circle, code.newest) is Where.PROPOSED
    assert [voice.name for voice in code.newest.voices] == [None, "noor"], "who is silent is not counted"


def test_two_texts_under_one_number_stand_side_by_side(ana: Person, noor: Person, circle: Circle) -> None:
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    there = noor.companion.circling.join(proposal)
    noor.companion.introducing.partner("ana")
    hers = sent_by(noor, noor.companion.agreeing.propose(there, "Hers."))
    his = sent_by(ana, ana.companion.agreeing.propose(circle, "His."))
    came(ana, hers)
    came(noor, his)
    for person, where in ((ana, circle), (noor, there)):
        code = person.companion.agreeing.code(where)
        assert code is not None
        assert [version.number for version in code.versions] == [1, 2, 2]


def test_an_agreement_asks_to_be_looked_at_again_on_its_day(
    ana: Person, noor: Person, circle: Circle
) -> None:
    review = ana.clock.now.date() + timedelta(days=30)
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT, review)))
    came(ana, sent_by(noor, noor.companion.agreeing.answer(proposal)))
    assert ana.companion.agreeing.to_look_at() == ()
    ana.clock.goes_on(days=30)
    ((found, version),) = ana.companion.agreeing.to_look_at()
    assert (found.id, version.number) == (circle.id, 1)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_agreement_has_words(ana: Person, circle: Circle, text: str) -> None:
    with pytest.raises(Usage, match="nothing in this agreement"):
        ana.companion.agreeing.propose(circle, text)


def test_an_agreement_is_not_to_be_looked_at_in_the_past(ana: Person, circle: Circle) -> None:
    with pytest.raises(Usage, match="passed"):
        ana.companion.agreeing.propose(circle, TEXT, ana.clock.now.date())


def test_a_letter_about_no_agreement_cannot_be_agreed_to(ana: Person, noor: Person, circle: Circle) -> None:
    letter = came(noor, wrote(ana, ana.companion.introducing.partner("noor"))[1])
    with pytest.raises(NotPossible):
        noor.companion.agreeing.answer(letter)
    with pytest.raises(NotPossible, match="no agreement yet"):
        ana.companion.agreeing.answer_newest(circle)


# circles


def test_a_letter_to_a_circle_is_one_file_for_each_and_all_or_none(
    ana: Person, noor: Person, third: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, _ = acquainted(ana, noor)
    circle = ana.companion.circling.create("Three", [to, ana.meets(third, "third")])
    entry = ana.companion.writing.write("For all of you.")
    from carecompanion.activities.letter_draft import LetterDraft

    draft = LetterDraft(None, ana.companion.composing.pieces([entry]), circle=circle)
    looked_at = ana.companion.composing.preview(draft).human
    assert "to the circle Three" in looked_at
    assert "noor" not in looked_at
    assert "third" not in looked_at
    with monkeypatch.context() as full:
        calls = []

        def second_fails(*args: object) -> None:
            calls.append(args)
            if len(calls) == 2:
                raise ExchangeError("E_CONFLICT")

        full.setattr("carecompanion.vault.letters.LetterStore.left", second_fails)
        with pytest.raises(ExchangeError):
            ana.companion.composing.send_all(draft, expected=looked_at)
    assert list(ana.world.paths.letters_out.iterdir()) == []
    sent = ana.companion.composing.send_all(draft, expected=looked_at)
    assert len({one.letter.id for one in sent}) == len({one.path for one in sent}) == 2
    mine = next(one for one in sent if one.letter.partner_name == "noor")
    assert came(noor, mine.path.read_bytes()).human == looked_at
    assert len(ana.companion.corresponding.lines(circle=circle)) == 2


def test_a_circle_holds_fifteen(ana: Person, tmp_path: Path) -> None:
    from carecompanion.crypto.identity import new_identity
    from carecompanion.exchange.card import card_token

    introducing = ana.companion.introducing
    cards = "\n".join(
        card_token(new_identity(ana.world.randomness).public, f"m{number}") for number in range(16)
    )
    partners = [introducing.introduce(card).partner for card in introducing.read(cards)]
    circle = ana.companion.circling.create("Large", partners[:15])
    with pytest.raises(NotPossible, match="15"):
        ana.companion.circling.add(circle, partners[15])
    assert len(ana.companion.circling.members(ana.companion.circling.circle("large"))) == 15
    assert ana.companion.circling.add(circle, partners[3]).members == circle.members, (
        "being in it already is fine"
    )


def test_a_circle_is_left_in_one_step_and_its_letters_stay(ana: Person, noor: Person, circle: Circle) -> None:
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    there = noor.companion.circling.join(proposal)
    noor.companion.circling.leave(there)
    assert noor.comes_back().circling.circles() == ()
    with pytest.raises(NotFound):
        noor.companion.circling.circle("Tuesdays")
    assert noor.companion.corresponding.letter(proposal.id).human
    assert noor.companion.circling.join(proposal).id == circle.id, "and one may come back"


def test_who_was_taken_off_comes_back_into_no_circle_by_writing_to_it(
    ana: Person, noor: Person, circle: Circle
) -> None:
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    noor.companion.circling.join(proposal)
    shrunk = ana.companion.circling.remove(circle, ana.companion.introducing.partner("noor"))
    answer = came(ana, sent_by(noor, noor.companion.agreeing.answer(proposal)))
    assert ana.companion.circling.join(answer).members == shrunk.members == ()


def test_who_is_let_go_from_the_list_is_in_no_circle(ana: Person, circle: Circle) -> None:
    ana.companion.introducing.forget(ana.companion.introducing.partner("noor"))
    assert ana.companion.circling.circle("Tuesdays").members == ()


def test_names_of_circles_are_told_apart(ana: Person, noor: Person, circle: Circle) -> None:
    with pytest.raises(Usage, match="already"):
        ana.companion.circling.create("tuesdays")
    with pytest.raises(Usage):
        ana.companion.circling.create("   ")
    there = noor.companion.circling.create("Tuesdays")
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    noor.companion.circling.join(proposal)
    with pytest.raises(Ambiguous):
        noor.companion.circling.circle("Tuesdays")
    assert noor.companion.circling.circle(there.id[:12]).id == there.id


def test_to_look_at_an_answer_is_not_yet_to_be_in_the_circle(
    ana: Person, noor: Person, circle: Circle
) -> None:
    proposal = came(noor, sent_by(ana, ana.companion.agreeing.propose(circle, TEXT)))
    answer = noor.companion.agreeing.answer(proposal)
    noor.companion.composing.preview(answer)
    assert noor.companion.circling.circles() == ()
    left(noor, answer)
    assert [one.id for one in noor.companion.circling.circles()] == [circle.id]


def test_who_is_blocked_is_in_no_circle_and_stands_in_nobodys_way(
    ana: Person, third: Person, circle: Circle
) -> None:
    ana.companion.circling.add(circle, ana.meets(third, "third"))
    ana.companion.introducing.block(ana.companion.introducing.partner("noor"))
    here = ana.companion.circling.circle("Tuesdays")
    sent = ana.companion.composing.send_all(ana.companion.agreeing.propose(here, TEXT))
    assert [one.letter.partner_name for one in sent] == ["third"]
