"""A page for paper and browsers: every word is there, and no word is anything but a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.text import clean
from carecompanion.interchange.paper.page import Page, Section, html_of, page_in_words
from tests.hostile.words import EVERYWHERE
from tests.interchange.pages import Read, body, read

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = {"html", "head", "meta", "title", "style", "body", "main", "header", "h1", "p", "section", "h2"}
WRITTEN = {
    *(
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "a",
        "span",
        "ul",
        "ol",
        "li",
        "div",
    ),
    *("blockquote", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"class", "lang", "href", "rel", "start"}


def seen(text: str) -> str:
    """The letters and digits of *text* without the spaces between them."""
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize("words", EVERYWHERE)
def test_hostile_words_stay_words_wherever_they_stand(words: str) -> None:
    one = Section(words, words, about=words)
    page = read(Page(words, [one], about=(words,), before=words, aside=words))
    assert {name for name, _ in page.elements} <= PLAIN | WRITTEN
    for name, attributes in page.elements:
        if name not in ("meta", "html"):
            assert set(attributes) <= ATTRIBUTES
    assert all(re.match(r"https?://|mailto:", str(link)) for link in page.links())
    line = clean(words, one_line=True)
    assert page.words.count(line) >= 4, "heading, quiet line, note and title show it as it was typed"
    assert page.title == "Pages to read"


def test_a_page_is_whole_in_itself_and_lets_nothing_act() -> None:
    html = "".join(html_of(Page("Heading", [Section("Title", "Words.")], lang="es")))
    assert html.startswith('<!DOCTYPE html>\n<html lang="es">')
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not re.search(r"<(script|link|img|base|form)|url\(|@import|https?:", html)


def test_the_parts_stand_in_the_order_of_the_words_that_were_looked_at() -> None:
    sections = (Section("First", "One.\n\nTwo.", "a day"), Section("", "Three."))
    page = Page("Heading", sections, about=("quiet", "lines"), before="a note", aside="- wish\n\nasked")
    shown = read(page)
    assert page_in_words(page) == (
        "> a note\n\n# Heading\n\nquiet\n\nlines\n\n- wish\n\nasked\n\nThe words begin further on.\n\n"
        "## First\n\na day\n\nOne.\n\nTwo.\n\n"
        "## Untitled\n\nThree.\n"
    )
    assert seen(shown.words) == seen(page_in_words(page))
    assert shown.named("h1", "h2") == ["h1", "h2", "h2"]


def test_sections_are_taken_one_at_a_time() -> None:
    taken: list[int] = []

    def many() -> Iterator[Section]:
        for number in range(50):
            taken.append(number)
            yield Section(f"Number {number}", "Words.")

    pieces = html_of(Page("Heading", many()))
    for piece in pieces:
        if "Number 3" in piece:
            break
    assert len(taken) < 6


def test_another_language_is_named_where_it_stands() -> None:
    page = read(Page("Heading", [Section("Uno", "Dos.", lang="es"), Section("Two", "Three.", lang="en")]))
    assert [attributes.get("lang") for name, attributes in page.elements if name == "section"] == ["es", None]


def test_lines_stay_lines_and_indented_ones_are_words() -> None:
    page = body("One line,\nanother.\n\n    Indented.\n\n[note]: not a definition")
    assert "One line,\n\nanother." in page.words
    assert page.named("pre", "code") == []
    assert "Indented." in page.words
    assert "[note]: not a definition" in page.words


def test_what_stands_beside_the_marks_of_a_program_is_not_lost() -> None:
    assert seen(body("```a thought\nand more").words).endswith("athoughtandmore")


@pytest.mark.parametrize(
    ("typed", "link", "shown"),
    [
        ("[wiki](https://a.example/x?y=1&z)", "https://a.example/x?y=1&z", "wiki (https://a.example/x?y=1&z)"),
        ("[*the* wiki](http://a.example 'its title')", "http://a.example", "the wiki (http://a.example, its title)"),
        ("<https://a.example>", "https://a.example", "https://a.example"),
        ("<ana@a.example>", "mailto:ana@a.example", "ana@a.example"),
        ("[me](mailto:ana@a.example)", "mailto:ana@a.example", "me (mailto:ana@a.example)"),
        ("<https://bücher.example>", "https://xn--bcher-kva.example", "https://bücher.example (https://xn--bcher-kva.example)"),
        ("https://a.example", None, "https://a.example"),
        ("[words]()", None, "words"),
        ("[words](../there)", None, "[words](../there)"),
        ("[words](javascript:alert(1))", None, "[words](javascript:alert(1))"),
        ("[words](data:text/html,x)", None, "[words](data:text/html,x)"),
        ("![a heron](https://a.example/h.png)", None, "[picture: a heron]"),
        ("![](https://a.example/h.png)", None, "[picture]"),
    ],
)  # fmt: skip
def test_a_link_shows_where_it_leads_and_a_picture_its_words(
    typed: str, link: str | None, shown: str
) -> None:
    page = body(typed)
    assert page.links() == ([link] if link else [])
    assert page.words.partition("Title")[2].strip() == shown
    for name, attributes in page.elements:
        if name == "a":
            assert attributes["rel"] == "noreferrer noopener"


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - ", "[", "![", "*", "**a ", "<b>"])
def test_what_is_nested_beyond_all_reading_is_shown_as_it_was_typed(mark: str) -> None:
    text = mark * 400 + "the last words"
    page = body(text)
    assert "the last words" in page.words
    if mark in ("> ", "- ", "> - "):
        assert text in page.words


def test_brackets_without_end_take_no_time() -> None:
    text = "[" * 100_000 + "the last words"
    assert text in body(text).words


def test_headings_go_down_one_level_at_a_time() -> None:
    page = body("#### a\n\n# b\n\n### c\n\n## d\n\n###### e\n\n> ##### f\n\nword\n===")
    assert page.named(*(f"h{level}" for level in range(1, 7))) == [
        "h1", "h2", "h3", "h3", "h4", "h4", "h5", "h5", "h3",
    ]  # fmt: skip


def test_what_could_act_or_hide_words_is_gone() -> None:
    bad = "\x00\x07\x1b]0;t\x07\x85\x9b2J\u2028\u202e\u2066\u2069\ufeff\ufff9\U000e0041"
    page = read(Page(f"a{bad}b", [Section(f"c{bad}d", f"e{bad}f\r\ng\u200f", f"h{bad}i")], before=f"j{bad}k"))
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9\U000e0041]", page.words
    )
    assert "g\u200f" in page.words, "Arabic and Hebrew need the plain marks"


MARKDOWN = st.text(st.sampled_from("ab1 \n\t*_`~#>-+=|![]()<>\\:&\"'{}%."), max_size=80) | st.text(
    max_size=60
)


@settings(max_examples=150, deadline=None)
@given(MARKDOWN)
def test_no_word_is_lost_and_nothing_is_added_that_acts(text: str) -> None:
    page = body(text)
    assert {name for name, _ in page.elements} <= PLAIN | WRITTEN
    numbered = re.sub(
        r"(?m)^[\s>*+-]*(\d+[.)][ \t]*)+", "", clean(text)
    )  # the numbers of a list are drawn by it
    typed = [word for word in re.findall(r"[ab]+", numbered) if "&" not in text and "](" not in text]
    for word in typed:
        assert word in page.words


def test_words_can_be_read_in_every_light() -> None:
    style = read(Page("Heading")).style
    looks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(looks) == 3, "light, dark and paper"
    for look in looks:
        colour = {name: _light(value) for name, value in re.findall(r"--(\w+): (#\w{6})", look)}
        for ink in ("ink", "quiet", "accent"):
            for ground in ("page", "raised"):
                assert _contrast(colour[ink], colour[ground]) >= 4.5, (ink, ground)
        assert _contrast(colour["line"], colour["page"]) >= 3


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_reader_of_pages_notices_what_is_not_closed() -> None:
    with pytest.raises(AssertionError):
        Read("<p><b>x</p>")
