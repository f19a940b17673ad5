"""Frames: headings come and go, words never do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.framing import apart, below_heading, heading_rows, is_blank, joined, laid, tidied

THREE = ("What happened", "So what", "Now what")
SIX = ("What happened", "Through me", "Helped", "Behind it", "Take", "Try")
FOUR = ("Lived", "Noticed", "Means", "Will try")
FRAMES = st.sampled_from(((), THREE, SIX, FOUR))
LINES = st.sampled_from(
    ("a word", "  indented", "", "So what", "So what of it", "Try", "漢字", "👩‍👧 e\u0301", "[/]")
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


def words(text: str, *frames: tuple[str, ...]) -> list[str]:
    """Every line that says something, but for lines that could be a heading."""
    headings = {heading for frame in frames for heading in frame}
    return [line for line in text.split("\n") if line.strip() and line.strip() not in headings]


def test_free_writing_goes_under_the_first_heading() -> None:
    text, cursor = laid("first\nsecond", (), THREE, (1, 3))
    assert text == "What happened\nfirst\nsecond\n\nSo what\n\n\nNow what\n"
    assert cursor == (2, 3)


def test_an_empty_page_begins_under_the_first_heading() -> None:
    assert laid("", (), THREE) == ("What happened\n\n\nSo what\n\n\nNow what\n", (1, 0))


def test_a_part_goes_to_the_heading_that_is_as_far_along() -> None:
    text = "What happened\na\n\nSo what\nb\n\nNow what\nc"
    six, cursor = laid(text, THREE, SIX, (7, 1))
    assert [six.split("\n")[row + 1] for row in heading_rows(six.split("\n"), SIX)] == [
        "a",
        "",
        "",
        "b",
        "",
        "c",
    ]
    assert six.split("\n")[cursor[0]] == "c"
    four, _ = laid(text, THREE, FOUR)
    assert four == "Lived\na\n\nNoticed\n\n\nMeans\nb\n\nWill try\nc"


def test_taking_the_frame_off_leaves_the_writing_alone() -> None:
    text = "above\n\nWhat happened\na\n\nSo what\n\n\nNow what\nc\n"
    assert laid(text, THREE, (), (3, 1)) == ("above\n\na\n\nc", (2, 1))


def test_headings_with_nothing_under_them_vanish() -> None:
    assert (
        tidied("What happened\na\n\nSo what\n  \n\nNow what\nc", THREE) == "What happened\na\n\nNow what\nc"
    )
    assert tidied("just words\n\nSo it was", THREE) == "just words\n\nSo it was"
    assert tidied("What happened\n\n\nSo what\n", THREE) == ""


def test_a_line_that_only_looks_like_a_heading_is_the_writers() -> None:
    text = "What happened\na\n\nSo what\nb\nSo what\n\nNow what\nWhat happened"
    assert heading_rows(text.split("\n"), THREE) == {0: 0, 3: 1, 7: 2}
    assert tidied(text, THREE) == text


def test_a_title_is_looked_for_below_the_headings() -> None:
    assert below_heading("\nSo what\nThe heron\nmore", THREE) == "The heron\nmore"
    assert below_heading("So what", THREE) == "So what"


@settings(max_examples=300, deadline=None)
@given(TEXTS, FRAMES, FRAMES, FRAMES, st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_no_word_is_lost_and_none_changes_its_place(
    text: str,
    first: tuple[str, ...],
    second: tuple[str, ...],
    third: tuple[str, ...],
    cursor: tuple[int, int],
) -> None:
    said = words(text, first, second, third)
    before: tuple[str, ...] = ()
    for frame in (first, second, third, ()):
        text, cursor = laid(text, before, frame, cursor)
        assert words(text, first, second, third) == said
        row, column = cursor
        assert 0 <= row < len(text.split("\n"))
        assert 0 <= column <= len(text.split("\n")[row])
        before = frame
    assert words(tidied(text, third), first, second, third) == said


@settings(max_examples=200, deadline=None)
@given(TEXTS, FRAMES)
def test_the_cursor_stays_at_its_letter(text: str, frame: tuple[str, ...]) -> None:
    lines = text.split("\n")
    for row, line in enumerate(lines):
        if line.strip():
            new, (there, column) = laid(text, (), frame, (row, 1))
            assert new.split("\n")[there] == line
            assert column == 1


def test_only_headings_are_no_writing() -> None:
    assert is_blank("What happened\n\n\nSo what\n", THREE)
    assert not is_blank("What happened\nx", THREE)


def test_a_writing_comes_apart_into_what_is_under_each_heading() -> None:
    text = "Above\n\nWhat happened\nfirst\n\nsecond\n\nNow what\n\n"
    assert apart(text, THREE) == ("Above", ["first\n\nsecond", "", ""])
    assert apart(joined(("a", "", "b"), THREE), THREE) == ("", ["a", "", "b"])
