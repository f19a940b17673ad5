"""Cleaning a copy: nothing that acts, one spelling, and no text that takes for ever."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.entry import clean_tag
from carecompanion.domain.text import clean, has_bad

HEAPS = ["\u0301", "\u0301\u0316", "\u0f73", "\u0344", "\u05b0\u0592", "\u0301\u034f"]


def marks_in_a_row(text: str) -> int:
    most = now = 0
    for sign in unicodedata.normalize("NFD", text):
        now = now + 1 if unicodedata.combining(sign) else 0
        most = max(most, now)
    return most


@pytest.mark.parametrize("heap", HEAPS)
def test_marks_heaped_on_one_letter_are_set_apart(heap: str) -> None:
    """Sorting a heap takes the square of its height; a heap of a hundred thousand would never end."""
    text = f"Zoe{heap * 50_000} was here."
    cleaned = clean(text)
    assert marks_in_a_row(cleaned) <= 30
    assert clean(cleaned) == cleaned
    assert unicodedata.normalize("NFC", cleaned) == cleaned
    assert cleaned.startswith("Zo")
    assert cleaned.endswith(" was here.")
    assert len(clean_tag(text)) <= 48


@pytest.mark.parametrize(
    "words",
    ["Zoë", "नमस्ते", "שָׁלוֹם", "السَّلَامُ", "ཧཱུྃ", "👩\u200d👩\u200d👧", "a" + "\u0301\u0316" * 15, "……" * 40],
)
def test_words_as_people_write_them_are_only_composed(words: str) -> None:
    assert clean(words) == unicodedata.normalize("NFC", words)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab \u0301\u0316\u0f73\u0344\u034f\u0327é\u1e17\u200d👧\n"), max_size=150))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_bad(cleaned)
    assert marks_in_a_row(cleaned) <= 31
