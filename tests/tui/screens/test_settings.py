"""Settings: every one of them, changed at once, undone one by one, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from carecompanion.domain.prompt import Wording
from carecompanion.settings.file import read_settings
from carecompanion.settings.schema import HOUSE_THEMES, SCHEMA, TOOLKIT_THEMES, Section
from carecompanion.tui.commands import COMMANDS
from carecompanion.tui.keymap import may_change
from carecompanion.tui.screens.settings import SettingsScreen
from carecompanion.tui.widgets.grouped_rows import GroupedRows
from carecompanion.tui.widgets.setting_rows import SettingRows
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.settings.model import Settings


async def at(here: Sitting, name: str = "") -> SettingsScreen:
    """Settings, opened at *name*."""
    here.app.action_settings(name)
    await here.settle()
    assert isinstance(here.screen, SettingsScreen)
    return here.screen


def kept(here: Sitting) -> Settings:
    """What the file holds now."""
    return read_settings(here.app.opening.world.paths.settings_file)


async def test_it_opens_from_the_palette_and_from_help_and_esc_leads_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        await here.type("settings")
        assert here.screen._shown[0].words == "Settings"
        await here.press("enter")
        assert here.name == "settings"
        await here.press("f1")
        assert here.rows()[0] == "  Help   you are in Settings"
        await here.press("s")
        assert here.name == "settings"
        await here.press("escape")
        assert here.name == "journal"
        await here.press("f1", "s")
        assert here.name == "settings"
        await here.press("escape")
        assert here.name == "journal"


async def test_every_setting_and_every_command_is_there_under_its_section(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        screen = await at(here)
        names = [line.name for line in screen._lines]
        assert len(names) == len(set(names))
        assert {setting.name for setting in SCHEMA if setting.is_shown} <= set(names)
        assert "standpoint.imperfect-ally" in names
        assert {f"keymap.{command.id}" for command in COMMANDS if may_change(command)} <= set(names)
        sections = here.screen.query_one("#sections", GroupedRows)
        for row, section in enumerate(Section):
            sections.selected = row
            await here.settle()
            shown = [one.key for one in here.screen.query_one(SettingRows)._shown]
            assert shown == [line.name for line in screen._lines if line.section is section]


async def test_it_goes_from_the_sections_to_their_rows_and_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here)
        await here.press("j", "j")
        assert "Lock when idle" in here.text()
        await here.press("right", "down")
        assert here.screen.line.name == "ceiling"
        await here.press("left", "k")
        assert "Width of the page" in here.text()
        await here.press("escape")
        assert here.name == "today"


async def test_two_values_change_by_enter_and_hold_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "hide_shows")
        await here.press("enter")
        assert here.app.settings.hide_shows == kept(here).hide_shows == "nothing"
        assert any("Hide screen shows" in row and "nothing at all" in row for row in here.rows())
        await here.press("enter")
        assert here.app.settings.hide_shows == "time"


async def test_more_values_come_as_a_small_list(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.change_settings(lock_minutes=7)
        await at(here, "lock_minutes")
        await here.press("enter")
        assert "› ● 7 minutes" in here.text()
        await here.press("down", "down", "down", "enter")
        assert here.app.settings.lock_minutes == kept(here).lock_minutes == 5
        await here.press("enter", "end", "escape")
        assert here.app.settings.lock_minutes == 5


async def test_a_look_is_shown_while_moving_and_put_back_on_esc(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "theme")
        await here.press("enter")
        worn = []
        for _ in (*HOUSE_THEMES, *TOOLKIT_THEMES):
            worn.append(here.app.theme)
            await here.press("down")
        assert worn == [*HOUSE_THEMES, *TOOLKIT_THEMES]
        assert kept(here).theme == "hearth"
        await here.press("escape")
        assert here.app.theme == "hearth"
        await here.press("enter", "down", "enter")
        assert here.app.theme == here.app.settings.theme == kept(here).theme == "paper"
        await here.press("ctrl+z")
        assert here.app.theme == kept(here).theme == "hearth"


async def test_locking_while_looking_leaves_the_look_as_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "theme")
        await here.press("enter", "down", "ctrl+l")
        await here.until(lambda: here.name == "unlock")
        assert here.app.theme == "hearth"


async def test_changes_are_undone_one_by_one_wherever_they_were_made(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "glyphs")
        await here.press("enter")
        here.screen.stand_at("ceiling")
        await here.press("enter", "home", "enter")
        here.screen.stand_at("keymap.journal.filters")
        await here.press("enter", "f4")
        assert here.companion.choosing.ceiling == 0
        assert kept(here).keymap == {"journal.filters": "f4"}
        assert "ctrl+z undo" in here.rows()[-1]
        await here.press("ctrl+z")
        assert here.screen.line.name == "keymap.journal.filters"
        assert kept(here).keymap == {}
        await here.press("ctrl+z")
        assert here.screen.line.name == "ceiling"
        assert here.companion.choosing.ceiling == 1
        assert here.app.settings.glyphs == "plain"
        await here.press("ctrl+z")
        assert kept(here).glyphs == here.app.settings.glyphs == "fine"
        await here.press("ctrl+z")
        assert here.said == ["Nothing was changed here."]


async def test_undo_here_never_brings_back_an_entry_and_elsewhere_it_does(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        gone = await here.do(here.companion.reading.page)
        here.app.remember_deleted(await here.do(here.companion.writing.delete, gone[0].id))
        await at(here, "glyphs")
        await here.press("ctrl+z")
        assert len(await here.do(here.companion.reading.page)) == len(gone) - 1
        await here.press("escape", "ctrl+z")
        assert len(await here.do(here.companion.reading.page)) == len(gone)


async def test_r_goes_back_to_ours(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.change_settings(width=80, keymap={"journal.filters": "f4"})
        await at(here, "width")
        await here.press("r")
        assert here.app.settings.width == 68
        here.screen.stand_at("keymap.journal.filters")
        assert "Ours is f." in here.text()
        await here.press("r")
        assert here.app.settings.keymap == {}
        await here.press("ctrl+z", "ctrl+z")
        assert here.app.settings.width == 80
        assert here.app.settings.keymap == {"journal.filters": "f4"}


async def test_what_was_the_same_already_is_no_change(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "width")
        await here.press("r", "ctrl+z")
        assert here.said == ["Nothing was changed here."]


async def test_find_looks_through_every_section(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here)
        await here.press("slash")
        await here.type("lock when")
        assert "Lock when idle" in here.text()
        assert "Width of the page" not in here.text()
        await here.press("enter")
        assert here.screen.line.name == "lock_minutes"
        await here.press("escape")
        assert here.name == "settings"
        assert here.screen.line.name == "lock_minutes"
        await here.press("slash")
        await here.type("zebra")
        assert "No setting is called that." in here.text()
        await here.press("escape", "escape")
        assert here.name == "today"


async def test_what_is_changed_among_what_was_found_stays_in_sight(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here)
        await here.press("slash")
        await here.type("the time")
        await here.press("enter")
        assert here.screen.line.name == "hide_shows"
        await here.press("enter")
        assert kept(here).hide_shows != "time"
        assert here.screen.line.name == "hide_shows"


async def test_a_key_is_pressed_and_a_clash_is_named(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await at(here, "keymap.write.tags")
        await here.press("enter", "f6")
        assert "f6 belongs to the editor; choose another" in here.text()
        await here.press("x")
        assert "x is written while you type" in " ".join(here.text().split())
        for key, name in (("f1", "Help"), ("ctrl+l", "Lock"), ("ctrl+p", "Everything")):
            await here.press(key)
            assert here.app.is_open
            assert f"{key} is “{name}" in here.text()
        await here.press("f9")
        assert here.name == "hidden"
        await here.press("x", "enter")
        await here.press("f12")
        assert here.app.settings.keymap == kept(here).keymap == {"write.tags": "f12"}
        await here.press("enter", "escape")
        assert here.app.settings.keymap == {"write.tags": "f12"}


async def test_what_one_chose_about_prompts_and_the_card_lives_in_the_vault(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "standpoint.imperfect-ally")
        await here.press("enter")
        assert await here.do(here.companion.choosing.standpoint, "imperfect-ally") is Wording.TARGETED
        here.screen.stand_at("card_open")
        await here.press("enter")
        assert await here.do(here.companion.supporting.is_open_while_locked)
        await here.press("ctrl+z")
        assert not await here.do(here.companion.supporting.is_open_while_locked)
        here.screen.stand_at("exclude-tags")
        await here.press("enter")
        await here.type("work, Family")
        await here.press("enter")
        assert await here.do(lambda: here.companion.choosing.excluded_tags) == ("work", "family")
        file = here.app.opening.world.paths.settings_file
        assert not file.exists()


async def test_stronger_prompts_may_come_for_this_sitting_only(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "ceiling")
        await here.press("enter", "down", "enter")
        assert "strong too, this sitting" in here.text()
        assert here.companion.choosing.ceiling == 2
        assert await here.do(lambda: here.companion.choosing.kept_ceiling) == 1
        await here.press("enter", "home", "enter", "ctrl+z")
        assert here.companion.choosing.ceiling == 2
        assert await here.do(lambda: here.companion.choosing.kept_ceiling) == 1


async def test_the_mouse_is_enough(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here)
        await here.pilot.click("#sections", offset=(4, 2))
        await here.settle()
        rows = here.screen.query_one(SettingRows)
        line = rows.line_of([row.key for row in rows._shown].index("hide_shows"))
        for _ in range(2):
            await here.pilot.click("#rows", offset=(4, line))
            await here.settle()
        assert here.app.settings.hide_shows == "nothing"


async def test_on_a_narrow_screen_sections_come_first_then_rows(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await at(here)
        assert "Safety" in here.text()
        assert "Signs" not in here.text()
        await here.press("enter")
        assert "Signs" in here.text()
        assert "Safety" not in here.text()
        await here.press("escape")
        assert "Safety" in here.text()
        await here.press("escape")
        assert here.name == "today"


async def test_places_of_files_can_be_copied(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "places.backups")
        await here.press("enter")
        assert here.copied == [str(here.app.opening.world.paths.backups)]


async def test_a_wider_page_is_wider_at_once_where_one_writes_and_reads(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40), entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("enter")
        for name, widget in (("entry", "Prose"), ("write", "Editor")):
            assert here.name == name
            under = here.screen
            widths = []
            for width in (60, 80):
                await at(here, "width")
                here.screen._put("width", str(width))
                await here.settle()
                await here.press("escape")
                assert here.screen is under
                widths.append(under.query(widget).first().size.width)
            assert widths[1] == widths[0] + 20
            await here.press("e")


async def test_what_is_looked_for_under_settings_opens_from_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "ways.partners")
        assert "enter open" in here.rows()[-1]
        await here.press("enter")
        assert here.name == "partners"
        await here.press("escape", "down", "enter")
        assert here.app._is_showing("card")
        while here.name != "today":
            await here.press("escape")
        await at(here, "ways.recovery")
        await here.press("enter")
        assert "passphrase" in here.text().casefold()
        await here.press("escape", "escape")
        await at(here, "ways.backup")
        await here.press("enter", "enter")
        assert list(here.app.opening.world.paths.backups.iterdir())


async def test_what_cannot_be_written_is_told_and_holds_for_the_sitting(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        file = here.app.opening.world.paths.settings_file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("theme = [")
        await at(here, "glyphs")
        await here.press("enter")
        assert "The settings file cannot be read as settings." in here.text()
        assert here.app.settings.glyphs == "plain"
        assert file.read_text() == "theme = ["


async def test_another_processs_change_is_not_lost(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        file = here.app.opening.world.paths.settings_file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("width = 80\n")
        await at(here, "glyphs")
        await here.press("enter")
        assert (kept(here).width, kept(here).glyphs) == (80, "plain")


async def test_hostile_values_never_act(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "letters_out")
        for text in HOSTILE:
            here.screen._put("letters_out", text[:80])
            await here.settle()
            assert "\x1b" not in here.text()
            if here.name != "settings":
                await here.press("escape")
            await here.press("enter")
            assert "\x1b" not in here.text()
            await here.press("escape")
            assert here.name == "settings"
        await here.press("slash")
        for text in HOSTILE:
            here.screen.query_one("#wanted", Input).value = text
            await here.settle()
        assert here.app.is_running


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "keyboard")
        for width in (1, 2, 5, 12, 29, 30, 40, 59, 60, 78, 110, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        assert here.name == "settings"


@pytest.mark.parametrize(
    "around", [{}, {"NO_COLOR": "1"}, {"TEXTUAL_ANIMATIONS": "full"}, {"SSH_TTY": "/dev/pts/9"}]
)
async def test_nothing_moves_whatever_the_setting_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, around: dict[str, str]
) -> None:
    for name, value in around.items():
        monkeypatch.setenv(name, value)
    async with sitting(tmp_path) as here:
        for motion in ("on", "off"):
            here.app.change_settings(motion=motion)
            assert here.app.animation_level == "none"
        await at(here, "theme")
        await here.press("slash")
        assert not here.screen.query_one("#wanted", Input).cursor_blink


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_settings_look_as_they_were_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme) as here:
        await at(here, "lock_minutes")
        screen_snapshot(here.app)


async def test_settings_look_as_they_were_kept_on_a_wide_screen(
    tmp_path: Path, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        await at(here, "exclude-tags")
        screen_snapshot(here.app)


async def test_the_list_of_values_and_the_asked_key_look_as_they_were_kept(
    tmp_path: Path, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path) as here:
        await at(here, "theme")
        await here.press("enter")
        screen_snapshot(here.app)
        await here.press("escape")
        here.screen.stand_at("keymap.journal.filters")
        await here.press("enter", "f6", "3")
        screen_snapshot(here.app)
