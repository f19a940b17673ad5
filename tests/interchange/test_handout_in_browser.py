"""Handouts in a real browser: what it makes of them on a screen, in the dark, on a telephone and on both papers."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.handing_out import page
from carecompanion.domain.practice import Programme, Session
from carecompanion.packs.builtin import builtin_pack
from tests.browser import browsing
from tests.hostile.test_letters import CARDS, LETTERS, frozen
from tests.hostile.words import EVERYWHERE, FAR, FOR_A_BROWSER, RAN
from tests.interchange.packs_on_paper import asking, prompt, spoiled, whole
from tests.interchange.test_handout import ATTRIBUTES, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.domain.pack import Pack
    from tests.browser import Browser

pytestmark = pytest.mark.program("chromium")

A4, LETTER = (595, 842), (612, 792)
"""In points, as a PDF has them."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all of them: beginning takes longer than looking."""
    with browsing(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.fixture
def as_it_was(browser: Browser) -> Iterator[None]:
    """Afterwards the browser is as wide and as bright as before."""
    yield
    browser.ask("Emulation.clearDeviceMetricsOverride")
    browser.ask("Emulation.setEmulatedMedia", media="", features=[])


def shown(browser: Browser, tmp_path: Path, pack: Pack, paper: str = "a4") -> None:
    file = tmp_path / "handout.html"
    file.write_text(page(pack, paper), encoding="utf-8")
    browser.open(file)


def sheets(browser: Browser) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", browser.pdf(8.27, 11.69)))


def test_hostile_words_make_nothing_but_words(browser: Browser, tmp_path: Path) -> None:
    files = [("letters", name) for name in LETTERS] + [("cards", name) for name in CARDS]
    raw = [frozen(kind, name)[:200].decode("utf-8", "replace") for kind, name in files]
    shown(browser, tmp_path, spoiled([*EVERYWHERE, *raw]))
    elements = browser.elements()
    assert {element.name for element in elements} <= NAMES | {"::marker", "::before"}
    for element in elements:
        if element.name != "meta":
            assert set(element.attributes) <= ATTRIBUTES, element
        assert element.name != "a" or re.match(r"https?:|mailto:|#", element.attributes["href"])
    assert browser.run("document.title") == "A handout to read"
    assert browser.run("window.ran") is None
    assert browser.requests == []
    words = browser.run("document.body.innerText")
    for hostile in (f"<script>{RAN}</script>", f"![a]({FAR}.png)", f"[a](javascript:{RAN})"):
        assert hostile in words


def test_a_page_holds_even_if_a_word_became_markup(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "spoiled.html"
    file.write_text(
        page(asking(prompt("a", "PLACE"))).replace("PLACE", "\n".join(FOR_A_BROWSER[:9])), "utf-8"
    )
    browser.open(file)
    assert browser.run("window.ran") is None
    assert [address for address in browser.requests if address.startswith("http")] == []


@pytest.mark.usefixtures("as_it_was")
def test_it_is_dark_or_light_as_the_reader_has_it_and_black_on_white_on_paper(
    browser: Browser, tmp_path: Path
) -> None:
    shown(browser, tmp_path, whole())
    seen = []
    for medium, scheme in (("screen", "light"), ("screen", "dark"), ("print", "dark")):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.ask("Emulation.setEmulatedMedia", media=medium, features=features)
        style = "getComputedStyle(document.querySelector('.ask'))"
        seen.append(
            (browser.run("getComputedStyle(document.body).backgroundColor"), browser.run(f"{style}.color"))
        )
    assert seen == [
        ("rgb(247, 241, 229)", "rgb(42, 35, 27)"),
        ("rgb(26, 22, 19)", "rgb(234, 223, 206)"),
        ("rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    ]


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_it_prints_on_the_paper_it_was_made_for(
    browser: Browser, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    shown(browser, tmp_path, whole(), paper)
    said = browser.ask("Page.printToPDF", preferCSSPageSize=True, transferMode="ReturnAsBase64")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", base64.b64decode(said["data"]))
    assert {tuple(round(float(side)) for side in box) for box in boxes} == {size}


def test_each_strong_question_has_a_sheet_of_its_own(browser: Browser, tmp_path: Path) -> None:
    counted = []
    for strong in (0, 1, 2):
        asked = [prompt("light", "Which door?")]
        asked += [
            prompt(f"s{n}", "Which one?", intensity=2, content_note="Asks about it.") for n in range(strong)
        ]
        short = replace(asking(*asked), sources=(), about="", support_route="", care_note="", arc="")
        shown(browser, tmp_path, short)
        counted.append(sheets(browser))
    assert counted == [1, 2, 3]


@pytest.mark.usefixtures("as_it_was")
def test_a_strong_question_is_below_the_edge_of_the_window_when_its_note_is_read(
    browser: Browser, tmp_path: Path
) -> None:
    strong = prompt("s", "Which one?", intensity=2, content_note="Asks about it.")
    shown(browser, tmp_path, asking(prompt("light", "Which door?"), strong))
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=1000, height=700, deviceScaleFactor=1, mobile=False
    )
    browser.run("location.hash = document.querySelector('.behind a').hash")
    top = "document.querySelector('.strong %s').getBoundingClientRect().top"
    assert 0 <= browser.run(top % ".boxed") < 700
    assert browser.run(top % ".ask") >= 700


def test_each_meeting_begins_on_a_sheet_of_its_own(browser: Browser, tmp_path: Path) -> None:
    sessions = tuple(Session(day, f"Week {day}", together="Read this.") for day in (0, 7, 14))
    shown(browser, tmp_path, replace(asking(), programme=Programme("Weeks", sessions=sessions), sources=()))
    assert sheets(browser) == 1 + 3


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize("name", ["whole", "structural-review", "six-weeks-imperfect-allies"])
def test_nothing_stands_beyond_the_edge_of_a_telephone_or_of_a_sheet(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    pack = whole() if name == "whole" else builtin_pack(name)
    if name == "whole":
        pack = replace(pack, title="x" * 90, leaving="y" * 200, about="z" * 300)
    shown(browser, tmp_path, pack)
    # Between their margins a sheet of A4 has 170 mm and one of Letter 176.
    for media, wide in (("screen", 360), ("print", 642)):
        browser.ask("Emulation.setEmulatedMedia", media=media)
        browser.ask(
            "Emulation.setDeviceMetricsOverride", width=wide, height=700, deviceScaleFactor=1, mobile=False
        )
        assert browser.run("document.documentElement.scrollWidth") <= wide
        beyond = "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > %d + 1).length"
        assert browser.run(beyond % wide) == 0


def test_a_question_and_its_room_stay_on_one_sheet(browser: Browser, tmp_path: Path) -> None:
    shown(
        browser, tmp_path, asking(*(prompt(f"p{n}", "Which door was it, and who held it?") for n in range(9)))
    )
    browser.ask("Emulation.setEmulatedMedia", media="print")
    style = "getComputedStyle(document.querySelector('.prompt')).breakInside"
    kept = browser.run(style)
    browser.ask("Emulation.setEmulatedMedia", media="")
    assert kept == "avoid"


def test_a_screen_reader_meets_headings_lists_and_no_empty_names(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, whole())
    tree = browser.ask("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node.get("ignored")]
    assert roles.count("main") == 1
    assert {"heading", "list", "table", "link", "contentinfo"} & set(roles) >= {"heading", "list", "table"}
    named = [
        node.get("name", {}).get("value", "") for node in tree if node["role"]["value"] in ("heading", "link")
    ]
    assert all(name.strip() for name in named)
