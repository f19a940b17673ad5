"""A pack on paper: every word of it is there once, nothing acts, and what is strong waits on a sheet of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

import carecompanion.interchange.paper as paper
from carecompanion.activities.handing_out import page
from carecompanion.domain.pack import Facilitator, Source
from carecompanion.domain.practice import Gate, Practice, Programme, Session, Step
from carecompanion.domain.text import clean
from carecompanion.packs.builtin import builtin_ids, builtin_pack
from carecompanion.packs.carepack import read_carepack
from carecompanion.packs.wording import SHAMING, found_in
from tests.hostile.test_letters import frozen
from tests.hostile.test_packs import PACKS
from tests.hostile.words import EVERYWHERE
from tests.interchange.packs_on_paper import asking, prompt, spoiled, texts, whole
from tests.interchange.pages import Read

NAMES = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div", "span"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "a", "cite", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"class", "id", "lang", "href", "rel", "scope"}


def plain(text: str) -> str:
    """The words of *text* with one space between them."""
    return " ".join(text.split())


def lines(text: str) -> list[str]:
    return [plain(line) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("name", builtin_ids())
def test_every_word_of_a_pack_that_members_read_is_on_the_page(name: str) -> None:
    pack = builtin_pack(name)
    shown = plain(Read(page(pack)).words)
    parts = (
        *(
            pack.title,
            pack.about,
            pack.care_note,
            pack.support_route,
            pack.leaving,
            pack.sources,
            pack.programme,
        ),
        *(pack.prompts, pack.practices, pack.exercises, pack.guides, pack.frames),
    )
    for text in texts(parts):
        for line in lines(text):
            assert line in shown


@pytest.mark.parametrize("name", builtin_ids())
def test_a_page_reads_in_order_and_every_link_leads_somewhere(name: str) -> None:
    read = Read(page(builtin_pack(name)))
    levels = [int(level[1]) for level in read.named("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [found["id"] for _, found in read.elements if "id" in found]
    assert len(ids) == len(set(ids))
    assert {str(link)[1:] for link in read.links() if str(link).startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", builtin_ids())
def test_no_word_on_a_page_shames_grades_or_directs(name: str) -> None:
    assert found_in(Read(page(builtin_pack(name))).words, SHAMING) == ()


def test_a_page_is_whole_in_itself_and_lets_nothing_act() -> None:
    html = page(whole())
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not re.search(r"<(script|link|img|base|form|input|button|iframe)\b|url\(|@import", html)
    assert Read(html).title == "A handout to read", (
        "what stands in tabs and histories says nothing of what is inside"
    )


@pytest.mark.parametrize("words", EVERYWHERE)
def test_hostile_words_stay_words_wherever_they_stand(words: str) -> None:
    read = Read(page(spoiled([words])))
    assert {name for name, _ in read.elements} <= NAMES
    for name, found in read.elements:
        if name != "meta":
            assert set(found) <= ATTRIBUTES
    assert all(re.match(r"https?://|mailto:|#", str(link)) for link in read.links())
    assert plain(clean(words).split("\n")[0])[:20] in plain(read.words)


@pytest.mark.parametrize("name", [name for name, end in PACKS.items() if end == "opens"])
def test_hostile_packs_that_open_are_words_on_paper_too(name: str) -> None:
    html = page(read_carepack(frozen("packs", name)).pack())
    names = set(re.findall(r"<([a-z0-9]+)", re.sub(r"(?s)<style>.*?</style>", "", html)))
    assert names <= NAMES
    assert "size: a4" in html


def test_what_could_act_or_hide_words_is_gone() -> None:
    bad = "\x00\x07\x1b]0;t\x07\x85\x9b2J\u202e\u2066\u2069\ufeff\ufff9\U000e0041"
    html = page(spoiled([f"a{bad}b"]))
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9\U000e0041]", html
    )


def test_only_a_web_address_becomes_a_link_and_shows_where_it_leads() -> None:
    pack = whole()
    sources = [
        Source("a", url=url) for url in ("https://a.example/x", "javascript:alert(1)", "//b.example", "")
    ]
    read = Read(page(replace(pack, sources=tuple(sources))))
    outward = [
        found for name, found in read.elements if name == "a" and not str(found["href"]).startswith("#")
    ]
    assert outward == [{"href": "https://a.example/x", "rel": "noreferrer noopener"}]
    assert "https://a.example/x" in read.words
    assert "javascript:alert(1)" in read.words


def test_a_strong_question_is_nowhere_but_behind_its_note_on_a_sheet_at_the_end() -> None:
    strong = prompt("hard", "Which words were they?", intensity=2, content_note="Asks about a hurt.")
    alone = prompt("alone", "Who was there?", intensity=3, content_note="Asks about a loss.")
    pack = asking(prompt("light", "Which door?"), strong, alone)
    pack = replace(
        pack, practices=(Practice("walk", "A walk", "solo", (Gate("Now?", "hard"),), (Step("hard"),)),)
    )
    words = Read(page(pack)).words
    for one in (strong, alone):
        assert words.count(one.ask) == 1
        assert words.index(pack.leaving) < words.rindex(one.content_note) < words.index(one.ask)
    assert words.count(strong.content_note) == 3, "under the questions, in the practice, and on its sheet"
    assert words.count("It is meant for a time when someone is with you.") == 1
    assert words.index("Fold here") < words.index(strong.ask)


def test_a_link_to_a_strong_question_leads_to_its_note() -> None:
    pack = asking(prompt("hard", "Which words were they?", intensity=2, content_note="Asks about a hurt."))
    read = Read(page(pack))
    (link,) = (str(link) for link in read.links() if str(link).startswith("#"))
    (name,) = (name for name, found in read.elements if found.get("id") == link[1:])
    assert name == "section", "the whole sheet, which begins with the note"


def test_a_light_question_with_a_note_says_it_first() -> None:
    pack = asking(prompt("light", "Which door?", content_note="Names doors.", intensity=1))
    words = Read(page(pack)).words
    assert "Names doors." in words
    assert "A strong question" not in words


def test_what_a_meeting_names_is_read_out_in_it_once_and_only_pointed_to_later() -> None:
    pack = asking(
        prompt("one", "Which door?"), prompt("two", "Which window?"), prompt("three", "Which roof?")
    )
    sessions = (
        Session(0, "First", prompts=("one", "two")),
        Session(7, "Second", prompts=("one", "elsewhere/thing"), practices=("elsewhere/walk",)),
        Session(21, "Third"),
        Session(72, "Fourth", closing=True),
    )
    read = Read(page(replace(pack, programme=Programme("Weeks", sessions=sessions))))
    first, second = read.words.rindex("First"), read.words.rindex("Second")
    assert first < read.words.index("Which door?") < second
    assert Counter(found["class"] for _, found in read.elements if "ask" in str(found.get("class", ""))) == {
        "ask": 3,
        "ask again": 1,
    }
    assert "Questions" in read.words, "the third is in no meeting"
    assert "From a pack that is not here: elsewhere/thing" in read.words
    assert "From a pack that is not here: elsewhere/walk" in read.words
    for when in ("at the beginning", "after a week", "after 3 weeks", "after 72 days"):
        assert read.words.count(when) == 2, "among the meetings, and where it begins"
    assert "This meeting is a closing one." in read.words


def test_what_a_programme_takes_from_packs_that_came_with_us_is_on_its_page() -> None:
    words = plain(Read(page(builtin_pack("six-weeks-imperfect-allies"))).words)
    prompts = builtin_pack("imperfect-ally").prompts
    assert plain(prompts[0].ask) in words
    assert "not here" not in words


def test_a_no_at_the_gate_leads_somewhere() -> None:
    ways = ("support", "leave", "light", "elsewhere/other")
    gates = tuple(Gate(f"Question {way}?", way) for way in ways)
    pack = replace(
        asking(prompt("light", "Which door?")), practices=(Practice("walk", "A walk", "solo", gates),)
    )
    words = Read(page(pack)).words
    assert "If no: the people and places" in words
    assert words.count("If no: leave it for now.") == 2, "what is not here leads out too"
    assert "If no, begin here instead: Which door?" in words


def test_each_side_of_a_step_is_told() -> None:
    told = plain(Read(page(whole())).words)
    for words in (
        *(
            "one speaks",
            "both",
            "Then change places",
            "stays with you",
            "may stay open",
            "rests 24 hours first",
        ),
        *("after 30 days, if you like", "for two", "about 3 minutes"),
    ):
        assert words in told
    assert "From a pack that is not here: room-count" not in told, "the house lends it"


def test_every_kind_of_field_has_room_of_its_own() -> None:
    read = Read(page(replace(whole(), programme=None)))
    kinds = Counter(
        str(found.get("class")).split(" ")[0] for name, found in read.elements if "class" in found
    )
    assert kinds["strip"] == 2 + 2, "a two-sided one for each option of its choice, and two others"
    assert kinds["options"] >= 2
    assert kinds["line"] > 10
    assert read.named("table") == ["table", "table"]
    for words in (
        "The team",
        "rescuing",
        "connected",
        "seen as good",
        "Who may ask",
        "Who can say yes",
        "refills",
    ):
        assert words in read.words


def test_whoever_holds_a_say_over_members_is_named_with_it() -> None:
    pack = replace(whole(), facilitators=(Facilitator("Ruth", "manager"), Facilitator("Noor")))
    words = Read(page(pack)).words
    assert "Ruth, who has a say over some of those who take part" in words
    assert "keep as much to yourself as you like" in words
    assert "keep as much to yourself" not in Read(page(replace(whole(), facilitators=()))).words


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC-BY-4.0", "as long as you name their writers (CC-BY-4.0)"),
        ("CC-BY-SA-4.0", "under the same licence, as long as you name their writers (CC-BY-SA-4.0)"),
        ("LicenseRef-ours", "Licence: LicenseRef-ours."),
    ],
)
def test_what_may_be_done_with_the_pages_is_said(licence: str, said: str) -> None:
    assert said in Read(page(replace(whole(), licence=licence))).words


def test_the_page_speaks_the_language_of_the_pack_where_it_can() -> None:
    spanish = Read(page(whole("es")))
    assert ("html", {"lang": "es"}) in spanish.elements
    assert "¿Dónde estabas?" in spanish.words
    assert "Una puerta más pequeña" in spanish.words
    assert "A smaller door" not in spanish.words
    french = Read(page(replace(whole(), language="fr")))
    assert ("span", {"lang": "en"}) in french.elements, (
        "its own words are marked where they are in another language"
    )
    assert "after 7 and 30 days" in french.words
    assert ("span", {"lang": "en"}) not in Read(page(replace(whole(), language="en-gb"))).elements


def test_among_words_of_another_language_the_pages_own_are_marked() -> None:
    pack = replace(builtin_pack("six-weeks-imperfect-allies"), language="es")
    mixed = Read(page(pack))
    assert ("span", {"lang": "es"}) in mixed.elements
    assert any(found.get("lang") == "en" for name, found in mixed.elements if name == "div")


def test_what_the_page_says_is_there_in_both_languages_and_said_by_it() -> None:
    english, spanish = (
        import_module(f"carecompanion.words.{name}").WORDS for name in ("handout", "handout_es")
    )
    assert set(english) == set(spanish)
    folder = Path(paper.__file__).parent
    source = "".join(one.read_text("utf-8") for one in folder.iterdir() if one.suffix in (".py", ".html"))
    asked = set(re.findall(r'"([a-z_]+(?:\.[\w-]+)*\.?)"', source))
    for key in english:
        begins = key.rpartition(".")[0] + "."
        assert key in asked or begins in asked or f'"{begins}{{' in source, key
    for key, words in english.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", spanish[key])), key


def test_colours_are_the_pages_own() -> None:
    style = (Path(paper.__file__).parent / "handout.css").read_text("utf-8")
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsl", style)) == {"#A8A8A8"}, (
        "ruled lines on paper"
    )


def test_another_paper_is_not_taken() -> None:
    with pytest.raises(ValueError, match="a5"):
        page(whole(), "a5")
