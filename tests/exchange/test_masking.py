"""Masks change a copy; the list of names helps the eye and never decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.text import clean
from carecompanion.exchange.masking import Found, Mask, mask, names_in


def found(text: str, *known: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in names_in(text, known)]


def test_a_span_is_left_out_everywhere_and_counted() -> None:
    assert mask("Ana came. I saw Ana.", [Mask("Ana")]) == ("[… left out …] came. I saw [… left out …].", 2)


def test_a_role_stands_instead_of_a_name() -> None:
    assert mask("Bo said so. Bo's desk.", [Mask("Bo", "a colleague")]) == (
        "[a colleague] said so. [a colleague]'s desk.",
        2,
    )


def test_only_whole_words_are_masked() -> None:
    assert mask("banana Ana Anna", [Mask("Ana")]) == ("banana [… left out …] Anna", 1)
    assert mask("call +44 20!", [Mask("+44 20")]) == ("call [… left out …]!", 1)


def test_capitals_throughout_are_the_same_name_and_a_common_word_is_not() -> None:
    assert mask("WILL! Will will.", [Mask("Will", "a friend")]) == ("[a friend]! [a friend] will.", 2)


def test_a_name_broken_over_a_line_is_found() -> None:
    assert mask("with Ana\nMaria today", [Mask("Ana Maria")]) == ("with [… left out …] today", 1)


def test_the_longest_mask_goes_first_and_what_stands_there_is_left_alone() -> None:
    masks = [Mask("Ana"), Mask("Ana Maria", "Ana"), Mask("left")]
    assert mask("Ana Maria left Ana", masks) == ("[Ana] [… left out …] [… left out …]", 3)


def test_differently_composed_letters_are_the_same_name() -> None:
    assert mask("Jose\u0301 came", [Mask("Jos\u00e9", "a friend")]) == ("[a friend] came", 1)


def test_signs_in_a_mask_are_only_signs() -> None:
    assert mask("a.c abc (x)", [Mask("a.c"), Mask("(x)")]) == ("[… left out …] abc [… left out …]", 2)
    assert mask("a {role} b", [Mask("b", "{role} \\1")]) == ("a {role} [{role} \\1]", 1)


@pytest.mark.parametrize("masks", [[], [Mask("")], [Mask("  ")], [Mask("absent")]])
def test_nothing_to_mask_changes_nothing(masks: list[Mask]) -> None:
    assert mask("Ana came", masks) == ("Ana came", 0)


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=3))
def test_after_masking_the_word_is_gone(text: str, words: list[str]) -> None:
    masked, count = mask(text, [Mask(word, "x") for word in words])
    assert count >= 0
    assert mask(masked, []) == (masked, 0)


def test_what_may_name_somebody_is_listed_in_order() -> None:
    text = (
        "Yesterday Ana de la Cruz asked me. Then Bo said “No”. I told Dr. Osei on Monday.\n"
        "Ana’s manager, Will O'Neill, wrote to kim.lee@example.org or +44 20 7946 0958 on 2026-11-19.\n\n"
        "The Mosaic Fund paid; wren was there. When Ana came, [a colleague] left with João Muñoz-Pérez."
    )
    assert found(text, "Wren") == [
        ("name", "Ana de la Cruz"),
        ("name", "Bo"),
        ("name", "Dr. Osei"),
        ("name", "Ana"),
        ("name", "Will O'Neill"),
        ("mail", "kim.lee@example.org"),
        ("phone", "+44 20 7946 0958"),
        ("name", "Mosaic Fund"),
        ("name", "wren"),
        ("name", "João Muñoz-Pérez"),
    ]


def test_each_is_counted_once_with_its_number() -> None:
    assert names_in("We saw Bo, and Bo saw us.") == (Found("name", "Bo", 2),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The door was open. Then nothing. But why? Perhaps later.",
        "I thought I'd stay until Monday in November.",
        "Doors matter. The doors were open.",
        "# What happened\n\n- When it rained\n- Why not",
        "On 2026-11-19, 19.11.2026 and 2019–2021 it cost 1200.",
        "ask [a colleague] and [… left out …]",
        "[Ana] is masked",
    ],
)
def test_what_names_nobody_is_not_listed(text: str) -> None:
    assert found(text) == []


def test_a_name_at_the_beginning_of_a_sentence_is_listed() -> None:
    assert found("Noor came first. Osei was late.") == [("name", "Noor"), ("name", "Osei")]


@pytest.mark.parametrize("phone", ["+1 (555) 010-9999", "020 7946 0958", "+49/30/1234567", "0301234567"])
def test_telephone_numbers_are_found(phone: str) -> None:
    assert found(f"call {phone} please") == [("phone", phone)]


def test_known_handles_are_found_however_they_are_written() -> None:
    assert found("i saw WREN and the old oak", "wren", "old oak", "") == [
        ("name", "WREN"),
        ("name", "old oak"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I saw _Ana_ there", "Ana"),
        ("I saw Ana2 there", "Ana"),
        ("I saw O\u2019Brien there", "O'Brien"),
        ("I saw Ana\u2011Maria there", "Ana-Maria"),
        ("I saw A\u202ena there", "Ana"),
        ("昨日田中さんが来た", "田中"),
        ("昨日Anaさんが来た", "Ana"),
        ("어제 아나는 왔다", "아나"),
        ("เมื่อวานสมชายมา", "สมชาย"),
    ],
)
def test_a_masked_name_does_not_survive_in_what_stands_around_it(text: str, name: str) -> None:
    masked, count = mask(text, [Mask(name)])
    assert count == 1
    assert name not in clean(masked).translate(str.maketrans("\u2019\u2011", "'-"))


def test_every_name_that_is_listed_can_be_masked() -> None:
    text = "Dr. Osei met Ana de la\nCruz and wrote to a@b.example, 020 7946 0958. Ana's idea, _Bo_ and Kim2."
    assert {"Bo", "Kim"} <= {one.text for one in names_in(text)}
    for one in names_in(text):
        _, count = mask(text, [Mask(one.text)])
        assert count >= one.count


@given(st.text(max_size=200), st.lists(st.text(max_size=6), max_size=3))
def test_any_text_can_be_looked_through(text: str, known: list[str]) -> None:
    for one in names_in(text, known):
        assert one.kind in {"name", "mail", "phone"}
        assert one.count > 0


UNSEEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\u034f", "\u200e", "\ufe0f")


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_shows_no_name(sign: str) -> None:
    """Soft hyphens come along from pages and documents; on the screen the name looks like any other."""
    text = f"Robin, Ro{sign}bin and Robin{sign} Lee."
    assert mask(text, [Mask("Robin Lee"), Mask("Robin", "one")])[1] == 3
    assert "bin" not in mask(text, [Mask("Robin", "one")])[0]
    assert mask("Robin said", [Mask(f"R{sign}obin", "one")]) == ("[one] said", 1)
    assert found(f"with ro{sign}bin", "Robin") == [("name", f"ro{sign}bin")]


@pytest.mark.parametrize("sign", UNSEEN)
def test_nothing_to_see_is_no_name(sign: str) -> None:
    assert mask("Robin said", [Mask(sign)]) == ("Robin said", 0)
    assert found("robin said", sign) == []
