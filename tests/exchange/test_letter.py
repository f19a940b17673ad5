"""Composing: what a person reads with nothing but age, and where the pieces begin in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.letter import About, AgreementState, CircleName, Keep, LetterKind, Piece, Wishes
from carecompanion.domain.text import clean
from carecompanion.errors import ExchangeError, Usage
from carecompanion.exchange.card import card_token
from carecompanion.exchange.human import MARKER, wishes_in_words
from carecompanion.exchange.letter import body, compose, parse, render
from carecompanion.exchange.sealing import seal_letter
from tests.exchange.people import ANA, ID, NOOR, OTHER_ID, manifest, opened, sealed


def test_the_human_part_reads_like_a_letter() -> None:
    ask = Wishes(
        Keep.UNTIL,
        date(2027, 3, 1),
        ("received", "questions"),
        no_advice=True,
        onward="ask",
        note="Slowly.\nPlease.",
    )
    pieces = [
        Piece("A small moment", "I stood by the door.", on="2026-11-18", left_out=1),
        Piece("", "Later.\n", on="2026-11", left_out=3),
    ]
    _, human = compose(manifest(note="a funeral", ask=ask), pieces)
    assert human == (
        "> Before you read: a funeral\n\n"
        "# A letter from Ana to Noor\n\n"
        "21 November 2026\n\n"
        "What I ask of you:\n\n"
        "- Keep it until 1 March 2027, then let it go.\n"
        "- A word that it arrived is enough.\n"
        "- Open questions are welcome.\n"
        "- Please, no advice.\n"
        "- Ask me before you pass any of it on.\n\n"
        "> Slowly.\n> Please.\n\n"
        "These are wishes. Nothing in this file enforces them.\n\n"
        "## A small moment\n\n"
        "Written 18 November 2026. One place was left out or renamed.\n\n"
        "I stood by the door.\n\n"
        "## Untitled\n\n"
        "Written in November 2026. 3 places were left out or renamed.\n\n"
        "Later.\n\n"
    )


def test_a_letter_without_wishes_says_that_nothing_is_needed() -> None:
    words = wishes_in_words(Wishes())
    assert "- Keep it as long as you like.\n- No reply is needed.\n- Please do not pass it on." in words
    assert "- Read it once, then let it go." in wishes_in_words(Wishes(Keep.ONCE))


@pytest.mark.parametrize("way", ["received", "four-part", "questions", "ideas"])
def test_every_way_to_reply_has_its_words(way: str) -> None:
    assert wishes_in_words(Wishes(reply=(way,))) != wishes_in_words(Wishes())


def test_names_that_are_absent_are_not_invented() -> None:
    _, human = compose(manifest(from_name=None, to_name=None), [Piece("t", "b")])
    assert human.startswith("# A letter from someone to you\n")
    _, human = compose(manifest(re=OTHER_ID, thread=OTHER_ID), [Piece("t", "b")])
    assert human.startswith("# A reply from Ana to Noor\n")


def test_a_withdrawal_and_a_new_card_are_letters_without_pieces() -> None:
    withdrawal, human = compose(manifest(kind=LetterKind.WITHDRAW, re=OTHER_ID, thread=OTHER_ID))
    assert human.startswith("# Ana asks for a letter back\n")
    assert opened(seal_letter(withdrawal, human, ANA, NOOR.public).data).manifest == withdrawal
    token = card_token(NOOR.public, "Ana")
    new, human = compose(manifest(kind=LetterKind.NEWCARD, card=token))
    assert token[:56] in human
    assert opened(seal_letter(new, human, ANA, NOOR.public).data).manifest.card == token
    for kind in (LetterKind.WITHDRAW, LetterKind.NEWCARD):
        with pytest.raises(Usage):
            compose(manifest(kind=kind), [Piece("t", "b")])


def test_items_point_at_the_words_of_each_piece() -> None:
    pieces = [
        Piece("Eins", "erste Wörter"),
        Piece("Zwei", ""),
        Piece("Drei", "dritte\n\n", of="imperfect-ally/small-moment"),
    ]
    letter = opened(sealed(pieces).data)
    assert [body(letter.plaintext, item) for item in letter.manifest.items] == [
        piece.body for piece in pieces
    ]
    assert [item.title for item in letter.manifest.items] == ["Eins", "Zwei", "Drei"]
    assert letter.manifest.items[2].of == "imperfect-ally/small-moment"


def test_a_line_like_the_marker_is_moved_by_a_space() -> None:
    letter = opened(sealed([Piece("t", f"before\n{MARKER}\nafter")]).data)
    assert body(letter.plaintext, letter.manifest.items[0]) == f"before\n {MARKER}\nafter"
    assert letter.plaintext.count(f"\n{MARKER}\n".encode()) == 1


@pytest.mark.parametrize("size", [0, 100, 3000, 5000, 100_000, 1_000_000])
def test_every_letter_has_a_padded_length(size: int) -> None:
    from carecompanion.exchange.padding import padded_length

    plaintext = sealed([Piece("t", "x" * size)]).plaintext
    assert len(plaintext) == padded_length(len(plaintext))
    assert len(plaintext) >= 4096


def test_a_thank_you_and_a_page_look_alike_from_outside() -> None:
    sizes = {len(sealed([Piece("t", "x" * size)]).plaintext) for size in (0, 8, 1500)}
    assert sizes == {4096}


def test_a_long_title_is_whole_in_the_human_part() -> None:
    letter = opened(sealed([Piece("é" * 150, "words")]).data)
    assert letter.manifest.items[0].title == "é" * 100
    assert "## " + "é" * 150 in letter.human


@pytest.mark.parametrize(
    "changes",
    [
        {"ask": Wishes(reply=("ideas",), no_advice=True)},
        {"ask": Wishes(keep=Keep.UNTIL)},
        {"ask": Wishes(until=date(2027, 1, 1))},
        {"ask": Wishes(note="x" * 501)},
        {"note": "x" * 121},
        {"from_name": "x" * 49},
        {"to_name": "é" * 25},
        {"circle": CircleName(ID, "é" * 49)},
    ],
)
def test_wishes_that_do_not_fit_are_a_question_of_usage(changes: dict[str, object]) -> None:
    with pytest.raises(Usage) as refused:
        compose(manifest(**changes), [Piece("t", "b")])
    assert refused.value.what
    assert refused.value.hint


def test_a_letter_needs_a_piece_and_takes_at_most_sixty_four() -> None:
    with pytest.raises(Usage):
        compose(manifest(), [])
    with pytest.raises(Usage):
        compose(manifest(), [Piece("t", "b")] * 65)
    assert len(opened(sealed([Piece("t", "b")] * 64).data).manifest.items) == 64


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id": "short", "thread": "short"}, "E_SHAPE"),
        ({"thread": OTHER_ID}, "E_SHAPE"),
        ({"re": OTHER_ID}, "E_SHAPE"),
        ({"lang": "not a language"}, "E_SHAPE"),
        ({"re_item": 0}, "E_SHAPE"),
        ({"guide": "../x"}, "E_SHAPE"),
        ({"card": "carecard1"}, "E_SHAPE"),
        ({"kind": LetterKind.WITHDRAW}, "E_SHAPE"),
        ({"kind": LetterKind.NEWCARD}, "E_SHAPE"),
        ({"kind": LetterKind.NEWCARD, "card": "carecard1qqq"}, "E_CARD"),
        ({"about": About(ID, 0, AgreementState.AGREED)}, "E_SHAPE"),
        ({"circle": CircleName(ID, " ")}, "E_SHAPE"),
        ({"circle": CircleName("Tuesdays", "Tuesdays")}, "E_SHAPE"),
    ],
)
def test_the_writer_refuses_what_a_reader_would_refuse(changes: dict[str, object], code: str) -> None:
    pieces = [Piece("t", "b")] if changes.get("kind", LetterKind.LETTER) is LetterKind.LETTER else []
    with pytest.raises(ExchangeError) as refused:
        seal_letter(*compose(manifest(**changes), pieces), ANA, NOOR.public)
    assert refused.value.code == code


def test_the_writer_refuses_words_changed_after_composing() -> None:
    composed, human = compose(manifest(), [Piece("t", "wörter")])
    for changed, code in ((human + "\x1b", "E_TEXT"), (human[:-9], "E_SHAPE"), (human + "\ud800", "E_TEXT")):
        with pytest.raises(ExchangeError) as refused:
            seal_letter(composed, changed, ANA, NOOR.public)
        assert refused.value.code == code


def test_no_letter_is_sealed_for_a_weak_key_or_beyond_the_size() -> None:
    composed, human = compose(manifest(), [Piece("t", "b")])
    with pytest.raises(ExchangeError) as refused:
        seal_letter(composed, human, ANA, bytes(32))
    assert refused.value.code == "E_KEY_WEAK"
    with pytest.raises(ExchangeError) as refused:
        sealed([Piece("t", "x" * 2_100_000)])
    assert refused.value.code == "E_TOO_BIG"


def test_an_agreement_and_a_circle_travel() -> None:
    about = About(OTHER_ID, 3, AgreementState.PROPOSED, date(2027, 1, 31))
    letter = opened(
        sealed(
            circle=CircleName(OTHER_ID, "Tuesdays"),
            about=about,
            guide="four-part",
            re=OTHER_ID,
            thread=OTHER_ID,
            re_item=2,
        ).data
    )
    assert letter.manifest.about == about
    assert letter.manifest.circle == CircleName(OTHER_ID, "Tuesdays")
    assert (letter.manifest.guide, letter.manifest.re_item) == ("four-part", 2)


CIRCLE = CircleName(OTHER_ID, "Tuesdays\x1b\n by the door")


def heading(**changes: Any) -> str:
    return compose(manifest(**changes), [Piece("t", "b")])[1].split("What I ask of you")[0]


def test_a_letter_to_a_circle_names_the_circle() -> None:
    top = "# A letter from Ana to the circle Tuesdays by the door\n\n21 November 2026\n\n"
    assert heading(circle=CIRCLE, to_name=None) == heading(circle=CIRCLE) == top
    answered = {"circle": CIRCLE, "re": OTHER_ID, "thread": OTHER_ID}
    assert heading(**answered).startswith("# A reply from Ana to Noor\n")
    assert heading(**answered, to_name=None).startswith(
        "# A reply from Ana to the circle Tuesdays by the door\n"
    )


@pytest.mark.parametrize(
    ("state", "does"),
    [
        (AgreementState.PROPOSED, "proposes an agreement"),
        (AgreementState.AGREED, "agrees for now"),
        (AgreementState.OPEN, "leaves something open"),
    ],
)
def test_a_letter_about_an_agreement_says_what_it_does(state: AgreementState, does: str) -> None:
    about = About(ID, 2, state)
    dated = About(ID, 2, state, date(2027, 2, 1))
    assert heading(about=about) == f"# Ana {does}\n\n21 November 2026\n\nVersion 2.\n\n"
    assert heading(about=dated, circle=CIRCLE, to_name=None) == (
        f"# Ana {does}\n\n21 November 2026\n\n"
        "Version 2, for the circle Tuesdays by the door. We look at it again on 1 February 2027.\n\n"
    )


def test_what_is_private_does_not_show_in_a_repr() -> None:
    assert "door" not in repr(sealed([Piece("t", "the door")]))
    assert "door" not in repr(manifest(circle=CIRCLE))


unicode = st.text(max_size=60)


@settings(max_examples=200, deadline=None)
@given(titles=st.lists(unicode, min_size=1, max_size=4), words=st.data())
def test_any_words_at_all_are_read_as_they_were_written(titles: list[str], words: st.DataObject) -> None:
    bodies = [words.draw(st.text(max_size=300)) for _ in titles]
    letter = opened(sealed([Piece(title, text) for title, text in zip(titles, bodies, strict=True)]).data)
    read = [body(letter.plaintext, item) for item in letter.manifest.items]
    assert read == [clean(text) for text in bodies]
    assert [item.title for item in letter.manifest.items] == [clean(title, one_line=True) for title in titles]


@settings(max_examples=100, deadline=None)
@given(name=unicode, note=unicode, wish=unicode)
def test_any_free_words_of_the_wishes_are_read_as_they_were_written(name: str, note: str, wish: str) -> None:
    try:
        letter = opened(sealed(from_name=name, note=note, ask=Wishes(note=wish)).data)
    except Usage:
        return
    assert letter.manifest.from_name == (clean(name, one_line=True) or None)
    assert letter.manifest.note == (clean(note, one_line=True) or None)
    assert letter.manifest.ask.note == (clean(wish) or None)


def test_what_is_rendered_is_parsed_to_the_same() -> None:
    composed, human = compose(manifest(), [Piece("t", "b")])
    covered = render(composed, human, ANA.recipient)
    assert covered.endswith(f"\nseal: {ANA.recipient} ".encode())
    assert parse(covered + b"x" * 43 + b"\n") == (composed, human)
