"""By mouse alone: every hint does what its key does, and it does so while a field has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from carecompanion.tui.keymap import can_be_sent
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.grouped_rows import GroupedRows
from carecompanion.tui.widgets.key_hints import KeyHints
from tests.tui.screens.mouse import click, click_at
from tests.tui.screens.post import ANA, WREN, is_me, letter_file, meet
from tests.tui.screens.round import CARD, CODE, every_screen, furnish
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_compose import writing
from tests.tui.test_door import door, settle, text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from carecompanion.tui.app import CareApp


# places and pages


async def test_a_days_writing_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await click(here, "w write freely")
        assert here.name == "write"
        await here.type("By mouse, and it is kept.")
        assert isinstance(here.screen.focused, Editor)
        here.screen.on_mouse_move()
        await here.settle()
        await click(here, "ctrl+s finish")
        await click(here, "Keep")
        assert here.name == "today"
        assert (await here.do(here.companion.reading.entry, "@last")).text == "By mouse, and it is kept."


async def test_a_page_takes_its_frame_and_is_left_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await click(here, "w write freely")
        before = here.text()
        await click(here, "f2 frame")
        assert here.text() != before
        await click(here, "esc back")
        assert here.name == "today"


async def test_a_key_of_the_field_one_is_in_works_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        invitation = await here.do(here.companion.prompting.find, "on-the-line")
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
        await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
        await click(here, "tab next")
        assert "no mark" in here.text()
        await click(here, "→")
        assert "1 towards retreating" in here.text()
        await click(here, "←")
        await click(here, "←")
        assert "1 towards rescuing" in here.text()
        await click(here, "ctrl+s finish")
        await click(here, "Keep")
        assert here.name == "today"


async def test_an_entry_is_edited_and_left_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await click(here, "2 Journal")
        await click(here, "enter read")
        assert here.name == "entry"
        assert here.screen.focused is not None
        await click(here, "e edit")
        assert here.name == "write"
        await click(here, "esc back")
        await click(here, "esc back")
        assert here.name == "journal"


async def test_the_search_is_begun_and_left_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await click(here, "/ search")
        assert isinstance(here.screen.focused, Input)
        await here.type("rota")
        await click(here, "esc all again")
        assert here.screen.query_text == ""


async def test_the_calendar_turns_the_way_that_was_clicked(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("c")
        assert "November 2026" in here.text()
        await click(here, "pgup")
        assert "October 2026" in here.text()
        await click(here, "pgdn")
        assert "November 2026" in here.text()
        await click(here, "esc ")
        assert here.name == "journal"


async def test_a_letter_is_composed_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await click(here, "After the meeting")
        await click(here, "After the meeting")
        for step in ("enter words", "enter wishes", "enter to whom"):
            await click(here, step)
        await click(here, "wren")
        await click(here, "enter ")
        await click(here, "enter ")
        assert here.name == "ConfirmLetter"


async def test_a_letters_note_is_answered_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        path = letter_file(tmp_path, WREN, note="loss, in plain words.")
        letter = await here.do(here.companion.corresponding.open_file, path)
        await here.open(room("letter", letter=letter))
        await click(here, "enter read")
        assert "I went in early" in here.text()
        await click(here, "esc back")
        assert here.name == "today"


async def test_the_ways_out_of_little_rooms_work_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        for name_of, given in (("partners", {}), ("card", {}), ("settings", {}), ("help", {"over": "today"})):
            await here.open(room(name_of, **given))
            assert here.name == name_of
            await click(here, "esc ")
            assert here.name == "today", name_of


async def test_no_hint_on_any_screen_is_dead_words(tmp_path: Path) -> None:
    seen = set()
    async with sitting(tmp_path / "home") as here:
        await furnish(here, tmp_path)
        async for screen in every_screen(here):
            for y, row in enumerate(here.app.screen._compositor.render_strips()):
                x = 0
                for segment in row:
                    key = segment.style.meta.get("hinted_key", "") if segment.style else ""
                    if key:
                        over, _ = here.screen.get_widget_at(x, y)
                        if over is here.screen:
                            break  # what lies behind a dialog
                        assert isinstance(over, KeyFooter | KeyHints), (screen, key)
                        assert can_be_sent(key), (screen, key)
                        seen.add(screen)
                    x += segment.cell_length
    assert len(seen) > 20


async def test_where_the_footer_has_no_room_for_it_the_palette_leads_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        await here.open(room("partners"))
        assert "esc back" not in here.text()
        await click(here, "ctrl+p all")
        await click(here, "Back ")
        await click(here, "Back ")
        assert here.name == "today"


# the card on Today


async def test_each_way_out_of_the_card_is_its_own(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        before = here.text()
        await click(here, "a another")
        assert here.name == "today"
        assert here.text() != before
        await click(here, "s not today")
        assert here.name == "today"
        assert "a another" not in here.text()


async def test_a_click_beside_the_keys_of_the_card_does_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        before = here.text()
        await click(here, "  l")  # between two
        assert here.text() == before


async def test_the_card_is_taken_by_its_key_and_by_its_words(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await click(here, "enter write")
        assert here.name == "write"
        await here.press("escape")
        await click(here, "Why this one")
        assert here.name == "write"


# dialogs and little windows


async def test_the_palette_is_opened_and_closed_and_used_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await click(here, "ctrl+p all")
        assert here.name == "palette"
        await click(here, "esc close")
        assert here.name == "today"
        await click(here, "ctrl+p all")
        await here.type("journ")
        rows = here.screen.query_one(GroupedRows)
        at = rows.selected
        await click(here, "↓")
        assert rows.selected == at + 1
        await click(here, "↑")
        assert rows.selected == at
        await click(here, "move")  # the words of two keys go on
        assert rows.selected == at + 1
        await click(here, "↑")
        await click(here, "enter do it")
        assert here.name == "journal"


async def test_a_filter_is_marked_by_a_click_and_shown_by_its_hint(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await click(here, "f filters")
        await click(here, "#rota")
        await click(here, "#rota")
        assert here.screen.filters.tags == ()
        await click(here, "#rota")
        assert here.screen.filters.tags == ("rota",)
        await click(here, "c clear")
        assert here.screen.filters.tags == ()
        await click(here, "space choose")
        await click(here, "tab next")
        await click(here, "enter show")
        assert here.name == "journal"
        assert here.screen._filters.tags == ("rota",)
        await click(here, "f filters")
        await click(here, "esc back")
        assert here.screen._filters.tags == ("rota",)


async def test_a_look_is_seen_and_left_as_it_was_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("settings"))
        await here.press("enter", "enter")
        await here.press("down")
        assert here.app.theme != "hearth"
        await click(here, "esc as it was")
        assert here.app.theme == "hearth"


async def test_keys_one_under_another_are_clicked_by_their_rows(tmp_path: Path) -> None:
    from carecompanion.tui.dialogs.ask import KeyDialog

    answers: list[str | None] = []

    def asked() -> KeyDialog:
        keys = (("o", "open", "open it"), ("l", "lighter", "a lighter one"))
        return KeyDialog(title="t", says="s", keys=keys, leave="not today")

    async with sitting(tmp_path) as here:
        for row in ("a lighter one", "not today"):
            here.app.push_screen(asked(), answers.append)
            await here.settle()
            await click(here, row)
        assert answers == ["lighter", None]


async def test_the_support_card_is_used_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion.supporting.write, CARD)
        await here.press("ctrl+g")
        await click(here, "y copy")
        assert here.copied == [CARD.message]
        await click(here, "e edit")
        await click(here, "tab next")
        assert here.screen.focused.id == "kind_line"
        await click(here, "esc ")
        await here.press("escape")
        await click(here, "g grounding")
        assert here.name == "ground"
        await click(here, "esc ")
        await click(here, "esc ")
        assert here.name == "today"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_hidden_a_click_shows_the_way_back_and_another_takes_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await here.press("f9")
        await click_at(here, 5, size[1] - 1)
        assert here.name == "hidden"
        await click(here, "enter to come back")
        assert here.name == "today"


async def test_hidden_with_a_passphrase_a_click_asks_for_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, hide_asks="yes") as here:
        await here.press("f9")
        await click_at(here, 5, 5)
        await click(here, "enter to come back")
        assert here.name == "unlock"


# the door


async def _click(app: CareApp, pilot: Pilot[object], words: str) -> None:
    y, row = next((y, row) for y, row in enumerate(text(app).splitlines()) if words in row)
    await pilot.click(offset=(row.index(words) + 1, y))
    await settle(app, pilot)


async def test_welcome_by_mouse(tmp_path: Path) -> None:
    async with door(tmp_path, made=False) as (app, pilot, _):
        look = app.theme
        assert app.screen.focused is not None
        await _click(app, pilot, "tab ")
        assert app.screen.focused.id == "again"
        await _click(app, pilot, "f2 ")
        assert not app.screen.query_one("#first", Input).password
        await _click(app, pilot, "f8 ")
        assert app.theme != look


async def test_unlock_by_mouse(tmp_path: Path) -> None:
    from tests.vault.samples import PASSPHRASE

    async with door(tmp_path) as (app, pilot, _):
        await _click(app, pilot, "f2 ")
        assert not app.screen.query_one("#secret", Input).password
        await _click(app, pilot, "f3 ")
        assert app.screen.has_class("-with-code")
        await _click(app, pilot, "f3 ")
        app.screen.query_one("#secret", Input).value = PASSPHRASE
        await _click(app, pilot, "enter ")
        assert app.is_open


async def test_the_recovery_code_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        made = here.companion
        await here.open(room("recovery", code=CODE, companion=made))
        before = here.text()
        await click(here, "enter ")
        assert here.text() != before, "two groups are asked for once more"
        await click(here, "f4 ")
        assert here.name == "write"
