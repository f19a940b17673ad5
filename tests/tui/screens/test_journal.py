"""The journal: list, search, reading pane, filters, and letting go."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from carecompanion.domain.entry import EntryKind, Filters
from carecompanion.errors import Interrupted
from carecompanion.tui.searching import Searching, words_of
from carecompanion.tui.widgets.ledger import Ledger
from carecompanion.tui.widgets.prose import Prose
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import NOW, Sitting, sitting
from tests.vault.samples import entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.entry import Entry, EntryLine


def ledger(here: Sitting) -> Ledger:
    found: Ledger = here.screen.query_one(Ledger)
    return found


def reading(here: Sitting) -> str:
    return "\n".join(here.screen.query_one(Prose).rows)


def titles(here: Sitting) -> list[str]:
    return [line.title for line in ledger(here).entries]


def selected(here: Sitting) -> str:
    line = ledger(here).selected_entry
    return "" if line is None else line.title


def many(count: int) -> list[Entry]:
    return [
        entry(
            "even" if number % 2 == 0 else "odd",
            title=f"line {number}",
            created=NOW - timedelta(hours=7 * number),
        )
        for number in range(count)
    ]


# list and reading pane


async def test_everything_written_is_listed_newest_first_and_the_newest_is_beside_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        assert titles(here)[0] == "The bus stop after work"
        assert titles(here)[-1] == "A rule about emotion"
        rows = here.rows()
        assert rows[4].startswith("    November 2026 ")
        assert rows[5].startswith("  › Fri 20  The bus stop")
        assert "I said it today." in reading(here)


async def test_the_reading_pane_follows_the_selection(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("j")
        await here.until(lambda: "stack chairs" in reading(here))
        assert "I said it today." not in reading(here)


async def test_the_prompt_beside_the_list_takes_three_rows_at_most(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(62, 24), entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down")
        await here.until(lambda: "stack chairs" in reading(here))
        rows = [row.text for row in here.screen.query_one(Prose)._rows if row.part.voice == "quiet"]
        prompt = rows[rows.index("Name one small moment this week") :]
        assert len([row for row in prompt if row and not row.startswith("#")]) == 3
        assert "…" in reading(here)


@pytest.mark.parametrize(
    ("width", "has_pane"), [(40, False), (59, False), (60, True), (80, True), (120, True)]
)
async def test_from_sixty_columns_the_entry_stands_beside_the_list(
    tmp_path: Path, width: int, has_pane: bool
) -> None:
    async with sitting(tmp_path, size=(width, 24), entries=ENTRIES) as here:
        await here.go("journal")
        assert here.screen.query_one(Prose).display is has_pane


async def test_enter_opens_the_entry_and_esc_comes_back_to_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(40, 12), entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down", "enter")
        assert here.name == "entry"
        assert "After the meeting" in here.text()
        await here.press("escape")
        assert here.name == "journal"
        assert ledger(here).selected == 1


async def test_the_keyboard_goes_from_list_to_reading_to_search(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        seen = [here.screen.focused.id]
        for _ in range(2):
            await here.press("tab")
            seen.append(here.screen.focused.id)
        assert seen == ["list", "reading", "search"]


async def test_the_pane_with_the_focus_has_the_mark(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("tab")
        assert "› The bus stop after work" in here.rows()[4]
        assert not any(row.startswith("  ›") for row in here.rows())


# older pages


async def test_older_pages_come_as_one_goes_down(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.entries.add_many, many(450))
        await here.go("journal")
        assert len(ledger(here).entries) == 200
        ledger(here).selected = 199
        await here.until(lambda: len(ledger(here).entries) == 400)
        ledger(here).selected = 399
        await here.until(lambda: len(ledger(here).entries) == 450)
        ledger(here).selected = 449
        await here.settle()
        assert ledger(here).selected_entry.title == "line 449"  # type: ignore[union-attr]
        assert "…" not in here.rows()[-3]


async def test_end_is_the_oldest_and_home_the_newest_with_nothing_read_between(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.entries.add_many, many(1000))
        await here.go("journal")
        await here.press("end")
        assert selected(here) == "line 999"
        assert len(ledger(here).entries) == 200
        assert "line 999" in here.rows()[-3]
        await here.press("home")
        assert selected(here) == "line 0"
        assert len(ledger(here).entries) == 200


async def test_up_from_the_oldest_newer_ones_come_in(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.entries.add_many, many(450))
        await here.go("journal")
        await here.press("end")
        assert titles(here)[0] == "line 250"
        await here.press(*["pageup"] * 10)
        assert len(ledger(here).entries) > 200
        assert any(row.startswith("  ›") for row in here.rows())
        await here.press(*["pageup"] * 25)
        assert selected(here) == "line 0"
        assert len(ledger(here).entries) == 450


async def test_what_changes_while_one_is_far_down_leaves_one_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.entries.add_many, many(450))
        await here.go("journal")
        await here.press("end", "up", "up")
        await here.write("something new")
        here.app.journal_changed()
        await here.settle()
        assert selected(here) == "line 447"
        await here.press("d", "shift+tab", "enter")
        assert selected(here) == "line 448"
        await here.press("ctrl+z")
        assert selected(here) == "line 447"


async def test_end_and_home_work_in_what_a_search_found(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.entries.add_many, many(450))
        await here.go("journal")
        await here.press("slash")
        await here.type("even")
        await here.press("enter", "end")
        assert selected(here) == "line 448"
        await here.press("home")
        assert selected(here) == "line 0"


async def test_words_that_come_with_the_slash_are_for_the_search(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.type("/dent")
        assert here.name == "journal"
        assert here.screen.query_one("#search").value == "dent"


async def test_older_lines_that_come_after_the_list_changed_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        screen, held = here.screen, asyncio.Event()
        real = screen._lines

        async def slow(turn: int, **asked: Any) -> tuple[EntryLine, ...]:
            await held.wait()
            lines: tuple[EntryLine, ...] = await real(turn, **asked)
            return lines

        monkeypatch.setattr(screen, "_lines", slow)
        screen.on_ledger_need_older(Ledger.NeedOlder(ledger(here), ledger(here).entries[3].moment))
        await here.pilot.pause()
        ledger(here).set_page(ledger(here).entries[:2], more=False)
        held.set()
        await here.settle()
        assert len(ledger(here).entries) == 2


# search


async def test_search_finds_as_one_types(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("rot")
        assert titles(here) == ["After the meeting", "What the rota guards"]
        assert "/ rot" in here.rows()[2]
        assert here.rows()[2].endswith("newest first")


async def test_what_was_found_is_underlined_in_list_and_text(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("rota")
        assert underlined(here.app) == {"rota"}
        await here.press("escape")
        assert underlined(here.app) == set()


def underlined(app: App[Any]) -> set[str]:
    strips = app.screen._compositor.render_strips()
    return {
        segment.text for strip in strips for segment in strip if segment.style and segment.style.underline
    }


async def test_esc_in_search_clears_it_and_returns_to_the_list(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("rota")
        await here.press("escape")
        assert here.screen.focused.id == "list"
        assert len(titles(here)) == len(ENTRIES)
        assert here.screen.query_one("#search", Input).value == ""


async def test_letters_typed_into_the_search_are_letters(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("nedx1")
        assert here.name == "journal"
        assert here.screen.query_one("#search", Input).value == "nedx1"


async def test_nothing_found_says_so_and_the_key_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("zebra")
        assert "No entry holds these words. Fewer words may find more." in here.text()
        assert "esc back" in here.text()
        await here.press("escape")
        assert len(titles(here)) == len(ENTRIES)


async def test_enter_in_search_goes_to_what_was_found(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("rota")
        await here.press("enter")
        assert here.screen.focused.id == "list"
        assert here.name == "journal"
        await here.press("enter")
        assert here.name == "entry"


async def test_r_puts_the_closest_first_while_searching(tmp_path: Path) -> None:
    written: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("2025-11-02", "chair chair chair chair", {}),
        ("2026-11-18", "a long page about many things and among them, once, a chair in a corner", {}),
    )
    async with sitting(tmp_path, entries=written) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("chair")
        await here.press("enter", "r")
        assert titles(here)[0].startswith("chair chair")
        assert "in order of closeness" in here.rows()[2]
        assert here.rows()[4].startswith("    2 Nov 2025")
        await here.press("r")
        assert titles(here)[0].startswith("a long page")


async def test_r_means_nothing_without_a_search(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("r")
        assert titles(here)[0] == "The bus stop after work"
        assert here.rows()[2].endswith("every tag · pack · kind · person")


async def test_more_words_than_a_search_can_hold_are_found_nowhere(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen.query_one("#search", Input).value = "word " * 3000
        await here.settle()
        assert "No entry holds these words." in here.text()


class Slow:
    """A companion whose search goes on until it is interrupted."""

    def __init__(self) -> None:
        self.stops = 0
        self.reading = self
        self.search: Callable[..., tuple[()]] = lambda *_, **__: ()

    def interrupt(self) -> None:
        self.stops += 1


def test_a_newer_search_stops_the_running_one_and_nothing_else() -> None:
    slow, searching = Slow(), Searching()
    turn = searching.begin()
    assert slow.stops == 0

    def search(query: str, **asked: Any) -> tuple[()]:
        searching.begin()
        return ()

    slow.search = search
    searching.find(turn, slow, "rota")  # type: ignore[arg-type]
    assert slow.stops == 1
    searching.begin()
    assert slow.stops == 1, "nothing of ours runs: whatever runs on the desk is left alone"


def test_a_search_whose_turn_is_over_does_not_begin() -> None:
    slow, searching = Slow(), Searching()
    turn = searching.begin()
    searching.begin()
    with pytest.raises(Interrupted):
        searching.find(turn, slow, "rota")  # type: ignore[arg-type]


def test_the_words_to_underline_are_the_words_without_the_grammar() -> None:
    assert words_of('rota AND "the chair" NOT mon*') == ("rota", "the", "chair", "mon")


# filters


async def test_filters_leave_only_what_has_them(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f", "down", "space", "enter")
        assert titles(here) == ["After the meeting", "What the rota guards"]
        assert here.rows()[2].endswith("#rota")


async def test_filters_of_tag_and_pack_hold_together_and_with_a_search(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen._filter(Filters(tags=("rota",), packs=("imperfect-ally",)))
        await here.settle()
        assert titles(here) == ["After the meeting"]
        assert here.rows()[2].endswith("#rota · imperfect-ally")
        await here.press("slash")
        await here.type("chair")
        assert here.rows()[2].endswith("#rota · imperfect-ally · newest first")


async def test_filters_that_nothing_fits_say_so_and_esc_takes_them_off(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen._filter(Filters(kinds=(EntryKind.JOT,)))
        await here.settle()
        assert "No entry fits these filters." in here.text()
        await here.press("escape")
        assert len(titles(here)) == len(ENTRIES)


async def test_leaving_the_filters_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("f", "space", "escape")
        assert len(titles(here)) == len(ENTRIES)


async def test_c_clears_the_filters(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        here.screen._filter(Filters(tags=("rota",)))
        await here.settle()
        await here.press("f", "c", "enter")
        assert len(titles(here)) == len(ENTRIES)


# deleting, and bringing back


async def test_deleting_asks_first_and_enter_keeps_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("d")
        assert "Delete “The bus stop after work”?" in here.text()
        assert "Backups made before still hold it" in here.text()
        await here.press("enter")
        assert len(titles(here)) == len(ENTRIES)


async def test_a_deleted_entry_is_gone_and_the_next_is_selected(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("d", "shift+tab", "enter")
        assert "The bus stop after work" not in titles(here)
        assert ledger(here).selected_entry.title == "After the meeting"  # type: ignore[union-attr]
        assert here.rows()[-1].startswith("  ctrl+z bring back")


async def test_ctrl_z_brings_it_back_and_selects_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down", "d", "shift+tab", "enter", "end", "ctrl+z")
        assert len(titles(here)) == len(ENTRIES)
        assert ledger(here).selected_entry.title == "After the meeting"  # type: ignore[union-attr]


async def test_ctrl_z_with_nothing_deleted_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+z")
        assert here.said == ["Nothing was deleted in this sitting."]


async def test_deleting_the_last_entry_leaves_the_empty_place(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[:1]) as here:
        await here.go("journal")
        await here.press("d", "shift+tab", "enter")
        assert "What you write will be here, newest first." in here.text()
        await here.press("ctrl+z")
        assert titles(here) == ["A rule about emotion"]


# ways on


async def test_n_opens_a_fresh_page(tmp_path: Path, other_rooms: Callable[[str, str], None]) -> None:
    other_rooms("carecompanion.tui.screens.journal", "write")
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("n")
        assert here.name == "write"
        assert here.screen.given["draft"].is_empty


async def test_e_opens_the_words_of_the_selected_entry(
    tmp_path: Path, other_rooms: Callable[[str, str], None]
) -> None:
    other_rooms("carecompanion.tui.over_entry", "write")
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down", "e")
        draft = here.screen.given["draft"]
        assert draft.text.startswith("After the meeting")
        assert draft.entry is not None


async def test_x_chooses_the_selected_entry_for_a_letter(
    tmp_path: Path, other_rooms: Callable[[str, str], None]
) -> None:
    other_rooms("carecompanion.tui.over_entry", "compose")
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        chosen = ledger(here).selected_entry
        await here.press("x")
        assert here.screen.given["entries"] == (chosen.id,)  # type: ignore[union-attr]


async def test_a_private_entry_is_not_offered_for_a_letter(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=(("2026-11-02", "mine", {"private": True}),)) as here:
        await here.go("journal")
        await here.press("x")
        assert here.name == "journal"
        assert here.said == ["This entry is private; p lets it be offered for a letter again."]


async def test_what_comes_from_elsewhere_appears_and_the_selection_stays(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[:-1]) as here:
        await here.go("journal")
        await here.press("down", "down")
        held = ledger(here).selected_entry
        await here.write("something newer")
        here.app.journal_changed()
        await here.settle()
        assert titles(here)[0] == "something newer"
        assert ledger(here).selected_entry.id == held.id  # type: ignore[union-attr]


async def test_an_empty_journal_says_what_will_be_here_and_how_to_begin(
    tmp_path: Path, other_rooms: Callable[[str, str], None]
) -> None:
    other_rooms("carecompanion.tui.screens.journal", "write")
    async with sitting(tmp_path) as here:
        await here.go("journal")
        rows = here.rows()
        assert rows[10].strip() == "What you write will be here, newest first."
        assert rows[12].strip() == "n to write your first line"
        assert rows[-1].startswith("  n write     ")
        await here.press("e", "d", "x", "enter", "r", "slash", "escape")
        assert here.name == "journal"
        await here.press("n")
        assert here.name == "write"


async def test_locking_while_the_list_is_read_ends_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        for _ in range(3):
            here.app.journal_changed()
            await here.pilot.press("down")
        await here.app.door.lock()
        await here.settle()
        assert here.name == "unlock"
        assert "bus stop" not in here.text()


# any text, any size


async def test_hostile_titles_tags_and_text_never_act(tmp_path: Path) -> None:
    written: list[tuple[str, str, dict[str, Any]]] = [
        ("2026-11-02", text or "empty", {"tags": (text,)}) for text in HOSTILE
    ]
    written.append(("2026-11-03", "one line " + "a" * 1_000_000, {}))
    written.append(("2026-11-04", "wide " + "漢" * 200_000, {}))
    async with sitting(tmp_path, entries=written) as here:
        await here.go("journal")
        for _ in written:
            await here.press("down")
            await here.until(lambda: here.screen.query_one(Prose).parts)
            assert "\x1b" not in here.text()
            assert "\x9b" not in here.text()
        await here.press("home", "enter", "pagedown", "end", "escape", "f", "escape")
        assert here.app.is_running
        assert here.name == "journal"


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        for width in (*range(1, 30, 4), 29, 30, 59, 60, 77, 78, 109, 110, 140, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        await here.pilot.resize_terminal(80, 24)
        await here.settle()
        assert titles(here)[0] in here.text()


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_journal_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme, entries=ENTRIES) as here:
        await here.go("journal")
        screen_snapshot(here.app)
