from __future__ import annotations

import pytest

from carecompanion.packs.wording import (
    SHAMING,
    TRAUMA_DETAIL,
    count_words,
    found_in,
    reading_grade,
    syllables,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Where were you?", 3),
        ("R-heron's two-way door – here", 4),
        ("it’s one", 2),
        ("¿Dónde estabas?", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A week without a Streak", ("streak",)),
        ("You should rest; you missed two", ("you should", "missed")),
        ("They missed you, it is true", ("missed",)),
        ("Dismissed from the streaky room", ()),
    ],
)
def test_shaming_words_are_found_whole_in_any_case(text: str, found: tuple[str, ...]) -> None:
    assert found_in(text, SHAMING) == found


def test_asking_for_the_detail_of_a_trauma_is_found() -> None:
    assert found_in("Describe the worst of it, in detail.", TRAUMA_DETAIL) == (
        "describe the worst",
        "in detail",
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [("door", 1), ("table", 2), ("made", 1), ("asked", 1), ("waited", 2), ("community", 4), ("hmm", 1), ("rules", 1),
     ("changes", 2), ("idea", 2)],
)  # fmt: skip
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_plain_question_reads_easier_than_a_form() -> None:
    plain = reading_grade("Where were you, and what happened next?")
    form = reading_grade(
        "Enumerate organisational accountability considerations regarding equitable participation."
    )
    assert plain < 8 < form
    assert reading_grade("…") == 0
