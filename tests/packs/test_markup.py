"""What counts as markup, and what is only a sign that people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.packs.markup import HTML, STYLE, has_markup
from carecompanion.packs.wording import count_words, has_more_words


@pytest.mark.parametrize(
    "text",
    [
        "<b>all</b>", "a <img src=x>", "</p>", "<!-- care", "&lt;b&gt;", "&#60;", "&#x3c;", "[/]", "[bold]x[/bold]",
        "[@click=app.quit]x", "[#ff0000]x", "[$accent]x", "[red on white]x", "\\x1b[2J", "\\033[0m", "\\e[1m",
        "[link=https://example.org]x",
    ],
)  # fmt: skip
def test_what_is_meant_to_act_is_markup(text: str) -> None:
    assert has_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        "I <3 you", "1 < 2 > 0", "a & b; c", "R&D", "[a colleague]", "[… left out …]", "[1]", "x [sic] y", "C:\\e",
        "¿Dónde?", "a < b", "5 > 4", "\\o/ [maybe]", "AT&T", "[ ] one thing",
    ],
)  # fmt: skip
def test_what_people_write_is_not(text: str) -> None:
    assert not has_markup(text)


@given(st.text(alphabet="<>&;![]/\\abx1#@ -\n", max_size=40))
def test_the_first_look_never_misses_what_the_second_would_find(text: str) -> None:
    assert has_markup(text) == bool(HTML.search(text) or STYLE.search(text))


@given(st.text(alphabet="ab -'.\n", max_size=60), st.integers(0, 12))
def test_more_words_than_so_many_is_what_counting_them_says(text: str, most: int) -> None:
    assert has_more_words(text, most) == (count_words(text) > most)
