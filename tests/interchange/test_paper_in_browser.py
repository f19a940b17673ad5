"""The same pages in a real browser: what it makes of them, what it asks for, what runs, what comes out of a printer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from carecompanion.interchange.paper.page import Page, Section, html_of
from tests.browser import browsing
from tests.hostile.test_letters import CARDS, LETTERS, frozen
from tests.hostile.words import EVERYWHERE, FAR, FOR_A_BROWSER, RAN
from tests.interchange.test_paper import ATTRIBUTES, PLAIN, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser import Browser

pytestmark = pytest.mark.program("chromium")

A4, LETTER = (8.27, 11.69), (8.5, 11)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all of them: beginning takes longer than looking."""
    with browsing(tmp_path_factory.mktemp("browser")) as one:
        yield one


def written(tmp_path: Path, page: Page) -> Path:
    file = tmp_path / "page.html"
    file.write_text("".join(html_of(page)), encoding="utf-8")
    return file


def test_hostile_words_make_nothing_but_words(browser: Browser, tmp_path: Path) -> None:
    files = [("letters", name) for name in LETTERS] + [("cards", name) for name in CARDS]
    raw = [frozen(kind, name)[:2000].decode("utf-8", "replace") for kind, name in files]
    sections = tuple(Section(words, words, words) for words in (*EVERYWHERE, *raw))
    hostile = " ".join(FOR_A_BROWSER)
    browser.open(written(tmp_path, Page(hostile, sections, about=(hostile,), before=hostile, aside=hostile)))
    elements = browser.elements()
    assert {element.name for element in elements} <= PLAIN | WRITTEN | {"::marker"}
    for element in elements:
        if element.name not in ("meta", "html"):
            assert set(element.attributes) <= ATTRIBUTES, element
        assert not element.name.startswith("a") or re.match(r"https?:|mailto:", element.attributes["href"])
    assert browser.run("document.querySelectorAll('section').length") == len(sections)
    assert browser.run("document.title") == "Pages to read"
    assert browser.run("window.ran") is None
    assert browser.requests == []
    shown = browser.run("document.body.innerText")
    assert f"<script>{RAN}</script>" in shown
    assert f"![a]({FAR}.png)" in shown, "as a title it is as it was typed"


def test_a_page_that_acts_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "acts.html"
    file.write_text(f"<title>x</title><script>{RAN}</script><img src='{FAR}'>", encoding="utf-8")
    browser.open(file)
    assert browser.run("window.ran") == 1
    assert browser.requests == [FAR]
    assert {"script", "img"} <= {element.name for element in browser.elements()}


def test_a_page_holds_even_if_a_word_became_markup(browser: Browser, tmp_path: Path) -> None:
    whole = "".join(html_of(Page("Heading", [Section("Title", "PLACE")])))
    file = tmp_path / "spoiled.html"
    file.write_text(whole.replace("PLACE", "\n".join(FOR_A_BROWSER[:9])), encoding="utf-8")
    browser.open(file)
    assert browser.run("window.ran") is None
    assert [address for address in browser.requests if address.startswith("http")] == []


def test_it_is_dark_or_light_as_the_reader_has_it_and_white_on_paper(
    browser: Browser, tmp_path: Path
) -> None:
    browser.open(written(tmp_path, Page("Heading", [Section("Title", "Words.")])))
    grounds = []
    for medium, scheme in (("screen", "light"), ("screen", "dark"), ("print", "dark")):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.ask("Emulation.setEmulatedMedia", media=medium, features=features)
        grounds.append(browser.run("getComputedStyle(document.body).backgroundColor"))
    browser.ask("Emulation.setEmulatedMedia", media="", features=[])
    assert grounds == ["rgb(247, 241, 229)", "rgb(26, 22, 19)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_the_words_after_a_note_begin_on_a_sheet_of_their_own(
    browser: Browser, tmp_path: Path, sheet: tuple[float, float]
) -> None:
    sheets = []
    for note in ("", "About a loud room."):
        browser.open(written(tmp_path, Page("Heading", [Section("Title", "Words.")], before=note)))
        sheets.append(len(re.findall(rb"/Type\s*/Page\b", browser.pdf(*sheet))))
    assert sheets == [1, 2]


def test_on_a_narrow_screen_nothing_has_to_be_pushed_aside(browser: Browser, tmp_path: Path) -> None:
    long = "https://a.example/" + "x" * 300
    body = f"[{'y' * 200}]({long})\n\n```\n{'z' * 300}\n```\n\n| a | b |\n|---|---|\n| {'q' * 200} | c |"
    browser.open(written(tmp_path, Page("Heading", [Section("t" * 200, body)])))
    browser.ask("Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=1, mobile=True)
    wide = browser.run("document.documentElement.scrollWidth")
    browser.ask("Emulation.clearDeviceMetricsOverride")
    assert wide <= 360
