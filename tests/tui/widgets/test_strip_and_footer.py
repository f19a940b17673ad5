"""The first and the last row of every place, at every width."""

from __future__ import annotations

import pytest

from carecompanion.tui.glyphs import PLAIN
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.strip import Place, PlaceStrip
from tests.tui.conftest import HOSTILE, Host, text_of

NAMES = ("Today", "Journal", "Patterns", "Ongoing", "People", "Letters", "Packs")
PLACES = tuple(Place(name.lower(), str(at), name) for at, name in enumerate(NAMES, 1))
KEYS = [
    ("enter", "read"),
    ("e", "edit"),
    ("n", "new"),
    ("f", "filters"),
    ("x", "share"),
    ("/", "search"),
    ("z", "seventh"),
]
ALL = ("ctrl+p", "all")


class Edges(Host):
    def on_place_strip_place_chosen(self, event: PlaceStrip.PlaceChosen) -> None:
        self.heard.append(event.place)

    def on_key_footer_key_chosen(self, event: KeyFooter.KeyChosen) -> None:
        self.heard.append(event.key)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (80, "  1 Today  • Journal  3 Patterns  4 Ongoing  5 People  6 Letters  7 Packs"),
        (78, "  1 Today  • Journal  3 Patterns  4 Ongoing  5 People  6 Letters  7 Packs"),
        (77, "  • Journal" + " " * 54 + "1–7 places"),
        (40, " • Journal" + " " * 19 + "1–7 places"),
        (30, " • Journal" + " " * 9 + "1–7 places"),
        (29, ""),
        (1, ""),
        (
            110,
            "  1 Today    • Journal    3 Patterns    4 Ongoing    5 People    6 Letters    7 Packs"
            + " " * 13
            + "Fri 20 Nov",
        ),
        (
            200,
            " " * 32
            + "1 Today    • Journal    3 Patterns    4 Ongoing    5 People    6 Letters    7 Packs"
            + " " * 43
            + "Fri 20 Nov",
        ),
    ],
)
async def test_the_strip_by_width(width: int, row: str) -> None:
    app = Edges(PlaceStrip(PLACES, "journal", "Fri 20 Nov"))
    async with app.run_test(size=(width, 24)):
        assert text_of(app)[0] == row


async def test_another_place_takes_the_mark() -> None:
    strip = PlaceStrip(PLACES, "journal")
    app = Edges(strip)
    async with app.run_test(size=(80, 24)) as pilot:
        strip.current = "packs"
        await pilot.pause()
        assert text_of(app)[0].endswith("6 Letters  • Packs")


async def test_a_click_on_a_place_or_a_key_asks_for_it() -> None:
    app = Edges(PlaceStrip(PLACES, "journal"), KeyFooter(KEYS, ALL))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(PlaceStrip, offset=(24, 0))
        await pilot.click(PlaceStrip, offset=(0, 0))
        await pilot.click(KeyFooter, offset=(15, 0))
        await pilot.click(KeyFooter, offset=(70, 0))
        await pilot.click(KeyFooter, offset=(1, 0))
        assert app.heard == ["patterns", "e", "ctrl+p"]


async def test_where_the_strip_is_short_the_keys_of_the_places_are_clicked() -> None:
    app = Edges(PlaceStrip([place for place in PLACES if place.key in "126"], "journal"))
    async with app.run_test(size=(40, 12)) as pilot:
        row = text_of(app)[0]
        assert row.endswith("1 2 6 places")
        for key in ("1 ", "6 ", "places"):
            await pilot.click(PlaceStrip, offset=(row.rindex(key), 0))
        assert app.heard == ["today", "letters"]


@pytest.mark.parametrize(
    ("size", "row"),
    [
        (
            (80, 24),
            "  enter read   e edit   n new   f filters   x share   / search" + " " * 6 + "ctrl+p all",
        ),
        ((72, 24), "  enter read   e edit   n new   f filters   x share" + " " * 9 + "ctrl+p all"),
        ((80, 12), "  enter read   e edit   n new" + " " * 39 + "ctrl+p all"),
        ((40, 12), " enter read   e edit" + " " * 9 + "ctrl+p all"),
        ((12, 12), " ctrl+p all"[1:]),
        ((8, 12), ""),
    ],
)
async def test_the_footer_drops_keys_and_never_squeezes_them(size: tuple[int, int], row: str) -> None:
    app = Edges(KeyFooter(KEYS, ALL))
    async with app.run_test(size=size):
        assert text_of(app)[0].strip() == row.strip()
        assert len(text_of(app)[0]) <= size[0]


async def test_while_writing_the_footer_says_whether_the_words_are_kept() -> None:
    footer = KeyFooter(
        [("ctrl+s", "finish"), ("f2", "frame"), ("esc", "back")], ALL, says="kept 21:14", column=68
    )
    app = Edges(footer)
    async with app.run_test(size=(80, 24)) as pilot:
        assert text_of(app)[0] == "      kept 21:14                       ctrl+s finish   f2 frame   esc back"
        footer.says = "keeping…"
        footer.shows_keys = False
        await pilot.pause()
        assert text_of(app)[0] == "      keeping…"


async def test_other_keys_can_be_shown() -> None:
    footer = KeyFooter(KEYS, ALL)
    app = Edges(footer)
    async with app.run_test(size=(80, 24)) as pilot:
        footer.show_keys([("↑↓", "move")])
        await pilot.pause()
        assert text_of(app)[0].startswith("  ↑↓ move    ")


async def test_plain_signs_are_ascii() -> None:
    app = Edges(PlaceStrip(PLACES, "journal"), KeyFooter([("↑↓", "move"), ("→", "next"), ("←→", "who")], ALL))
    app.glyphs = PLAIN  # type: ignore[attr-defined] # as the app of the product has it
    async with app.run_test(size=(80, 24)):
        assert "* Journal" in text_of(app)[0]
        assert text_of(app)[1].startswith("  up/down move   -> next   left/right who")
        assert text_of(app)[1].isascii()


async def test_a_new_theme_recolours_what_was_drawn() -> None:
    app = Edges(PlaceStrip(PLACES, "journal"))
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.screen._compositor.render_strips()[0]
        app.theme = "paper"
        await pilot.pause()
        after = app.screen._compositor.render_strips()[0]
        assert before.text == after.text
        assert not {seg.style.color for seg in before if seg.style} & {
            seg.style.color for seg in after if seg.style
        }


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_words_and_no_width_end_the_program(text: str) -> None:
    app = Edges(
        PlaceStrip([Place("a", "1", text), Place("b", "2", text)], "a", text),
        KeyFooter([(text, text)], (text, text)),
        KeyFooter([(text, text)], says=text, column=20),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        for width in (1, 2, 3, 10, 29, 30, 31, 59, 60, 77, 78, 109, 110, 140):
            await pilot.resize_terminal(width, 5)
            assert all(strip.cell_length <= width for strip in app.screen._compositor.render_strips())
            assert not any(mark in "".join(text_of(app)) for mark in "\x1b\x9b\x00\r\u202e\u2066")
