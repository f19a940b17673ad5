"""Text into rows of a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual._cells import cell_len

from carecompanion.tui.wrapping import wrapped

TEXTS = some.text(alphabet=some.sampled_from("ab cdé漢字-\n\t"), max_size=200)


def rows(text: str, width: int) -> list[str]:
    return [row for row, _ in wrapped(text, width)]


def test_words_stay_whole_where_they_fit() -> None:
    assert rows("one two three four", 9) == ["one two", "three", "four"]


def test_paragraphs_and_blank_lines_stay() -> None:
    assert rows("one\n\ntwo", 20) == ["one", "", "two"]


def test_an_indent_stays_as_far_as_there_is_room() -> None:
    assert rows("  one two", 6) == ["  one", "two"]
    assert rows(" " * 50 + "one", 8) == ["    one"]


def test_a_word_wider_than_the_row_is_cut() -> None:
    assert rows("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert rows("漢字漢字", 4) == ["漢字", "漢字"]


def test_a_row_says_whether_its_paragraph_goes_on() -> None:
    assert list(wrapped("one two\nsix", 4)) == [("one", True), ("two", False), ("six", False)]


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_no_width_is_too_small(width: int) -> None:
    assert "".join(rows("ab", width)) == "ab"


@given(TEXTS, some.integers(2, 30))
def test_no_row_is_wider_than_the_width_and_no_letter_is_lost(text: str, width: int) -> None:
    made = rows(text, width)
    assert all(cell_len(row) <= width for row in made)
    assert "".join("".join(made).split()) == "".join(text.split())


def test_a_paragraph_of_a_megabyte_is_wrapped_like_any() -> None:
    made = rows("word " * 200_000, 68)
    assert len(made) == 200_000 // 13 + 1
    assert len(rows("a" * 1_000_000, 68)) == 1_000_000 // 68 + 1
