"""Where things stand in a source, to the character, however a text is written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.packs.places import Places


@pytest.mark.parametrize(
    "written",
    [
        '"one @ two"',
        "'one \\ @ two'",
        '"\\u00e9\\t\\"quoted\\" \\\\ @ two"',
        '"\\\\\\" @"',
        '"""one @ two"""',
        '"""\none\n  @ two"""',
        '"""\none \\\n   \n  @ two \\""" """',
        '"""one \\U0001F33F "quoted" @ two"""""',
        "'''\none\n  @ 'two' '''",
        '"@"',
    ],
)
def test_a_character_of_a_text_is_found_where_it_is_written(written: str) -> None:
    for before, after in (("a = ", "\n"), ('b = "x"\na = [ "\\"", {c = 1, d = ', "} ] # @\n")):
        text = before + written + after
        held = tomllib.loads(text)["a"]
        place: tuple[str | int, ...] = ("a",)
        if isinstance(held, list):
            held, place = held[1]["d"], ("a", 1, "d")
        line, column = Places(text).of(place, offset=held.index("@"))
        assert text.split("\n")[line - 1][column - 1] == "@"
        line, column = Places(text).of(place)
        assert text.split("\n")[line - 1][column - 1 :] == written.split("\n", maxsplit=1)[0] + (
            after.split("\n")[0] if "\n" not in written else ""
        )


PIECES = st.lists(
    st.sampled_from(["a", "é", "🌿", "\\\\", '\\"', "\\n", "\\u00e9", "'", " ", "#", "[", "]", "="])
)


@settings(max_examples=150, deadline=None)
@given(PIECES, PIECES)
def test_any_text_on_one_line_begins_at_its_quote(before: list[str], after: list[str]) -> None:
    text = 'a = ["' + "".join(before) + '", "' + "".join([*before, "@", *after]) + '"]\n'
    held = tomllib.loads(text)["a"]
    places = Places(text)
    assert places.of(("a", 1))[1] == text.index('", "') + 4
    assert text[places.of(("a", 1), offset=held[1].index("@"))[1] - 1] == "@"
