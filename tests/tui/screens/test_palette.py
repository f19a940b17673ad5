"""The palette: everything, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from carecompanion.domain.prompt import Wording
from carecompanion.settings.file import read_settings
from carecompanion.tui.commands import commands_of
from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.tui.screens.palette import PaletteScreen
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import Sitting, sitting
from tests.tui.screens.test_journal import underlined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.tui.palette.offer import Offer


def offers(here: Sitting) -> list[Offer]:
    assert isinstance(here.screen, PaletteScreen)
    return here.screen._shown


def words(here: Sitting, group: str = "") -> list[str]:
    return [offer.words for offer in offers(here) if not group or offer.group == group]


async def asked(here: Sitting, query: str) -> None:
    """Open the palette and put words into it."""
    await here.press("ctrl+p")
    here.screen.query_one("#wanted", Input).value = query
    await here.settle()


async def choose(here: Sitting, line: str) -> None:
    """Open the palette and do the line that reads so."""
    await asked(here, line)
    row = words(here).index(line)
    await here.press(*["down"] * row, "enter")


async def test_without_words_it_shows_what_works_here_then_the_places(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        said = words(here)
        assert said[0] == "Read the entry"
        assert said.index("Letters") < said.index("Lock the journal") < said.index("Look: paper, light")


async def test_it_offers_every_command_of_the_screen_it_stands_over(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("enter", "ctrl+p")
        for command in commands_of("entry"):
            if command.in_palette:
                assert command.long_words in words(here, "do")


async def test_a_command_that_cannot_work_now_is_not_offered(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        assert "Delete the entry" not in words(here)
        assert "Write something new" in words(here)


async def test_words_narrow_it_and_are_underlined(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        await here.type("let")
        assert "Letters" in words(here, "go")
        assert all("let" in line.casefold() for line in words(here, "do"))
        assert {hit.casefold() for hit in underlined(here.app)} == {"let"}


async def test_enter_does_it_on_the_screen_it_stood_over(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("down")
        await choose(here, "Read the entry")
        assert here.name == "entry"
        assert "After the meeting" in here.text()


async def test_a_place_is_gone_to_by_its_name(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await asked(here, "journ")
        assert words(here, "go") == ["Journal"]
        assert words(here)[0] == "Journal", "a place that begins so comes before locking the journal"
        await here.press("enter")
        assert here.name == "journal"


async def test_a_command_of_everywhere_works(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await choose(here, "Your support card")
        assert here.name == "support"


async def test_entries_come_after_two_letters_by_what_they_hold(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.press("ctrl+p")
        await here.type("r")
        assert words(here, "entries") == []
        await here.type("ota")
        assert words(here, "entries") == ["After the meeting", "What the rota guards"]
        row = words(here).index("What the rota guards")
        await here.press(*["down"] * row, "enter")
        assert here.name == "entry"
        assert "The rota is a rule somebody wrote." in here.text()


async def test_nothing_found_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await asked(here, "zebra")
        assert "No such thing here. Try a shorter word." in here.text()
        await here.press("enter")
        assert here.name == "palette"


async def test_esc_closes_it_and_nothing_happened(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p", "down", "escape")
        assert here.name == "journal"


async def test_it_opens_once(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+p", "ctrl+p")
        assert [getattr(screen, "NAME", "") for screen in here.app.screen_stack].count("palette") == 1


async def test_letters_are_typed_and_arrows_move(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+p")
        await here.type("jk")
        assert here.screen.query_one("#wanted", Input).value == "jk"
        await here.press("backspace", "backspace", "down", "pagedown", "up")
        assert here.screen.query_one("#found").selected > 0


# settings, each by one line


async def test_the_look_changes_at_once_and_for_good(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, "Look: paper, light")
        assert here.app.theme == "paper"
        assert read_settings(here.app.opening.world.paths.settings_file).theme == "paper"


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Lock when idle: 15 minutes", "lock_minutes", 15),
        ("Lock when idle: 1 minute", "lock_minutes", 1),
        ("Hide screen shows: nothing at all", "hide_shows", "nothing"),
        ("Coming back from hiding: by passphrase", "hide_asks", "yes"),
        ("Behind the support card: nothing", "bare_dialogs", "yes"),
        ("Signs: plain letters and strokes", "glyphs", "plain"),
        ("Width of the page: 80", "width", 80),
    ],
)
async def test_a_setting_is_changed_by_its_line(tmp_path: Path, line: str, name: str, value: object) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, line)
        assert getattr(here.app.settings, name) == value
        assert here.said == ["That holds from now on."]
        await asked(here, line)
        assert [offer.right for offer in offers(here) if offer.words == line] == ["now"]


async def test_never_locking_is_a_choice(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.change_settings(lock_minutes=5)
        await choose(here, "Lock when idle: never")
        assert here.app.settings.lock_minutes == 0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Settings: Keys", "keyboard"),
        ("Settings: Prompts left out", "exclude-tags"),
        ("Settings: Look", "theme"),
    ],
)
async def test_what_has_more_to_say_opens_in_settings(tmp_path: Path, line: str, name: str) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, line)
        assert here.name == "settings"
        assert here.screen.line.name == name
        await choose(here, "Settings: Files")
        assert here.screen.line.name == "letters_out"


async def test_moving_is_not_offered_where_nothing_moves(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await asked(here, "motion")
        assert words(here, "settings") == []


async def test_the_ceiling_for_this_sitting_is_not_kept(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, "How tender a prompt may be: strong too, this sitting")
        assert here.companion.choosing.ceiling == 2
        kept = await here.do(here.companion._vault.preferences.get, "ceiling", "1")
        assert kept == "1"
        await choose(here, "How tender a prompt may be: light")
        assert await here.do(here.companion._vault.preferences.get, "ceiling", "1") == "0"


async def test_a_packs_wording_is_chosen_by_its_line(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, "Wording of “Acting before perfect”: for someone it is aimed at")
        chosen = await here.do(here.companion.choosing.standpoint, "imperfect-ally")
        assert chosen is Wording.TARGETED
        assert not any("Acting" in said for said in here.said)


async def test_the_card_may_be_read_while_locked_by_its_line(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, "Support card while locked: may be read")
        assert await here.do(here.companion.supporting.is_open_while_locked)
        await choose(here, "Support card while locked: closed")
        assert not await here.do(here.companion.supporting.is_open_while_locked)


# any text, any size, any time


async def test_the_palette_does_not_open_over_a_hidden_or_locked_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.press("f9", "ctrl+p")
        assert here.name == "hidden"
        await here.press("enter")
        await here.app.door.lock()
        await here.settle()
        await here.press("ctrl+p")
        assert here.name == "unlock"


async def test_hostile_titles_and_queries_never_act(tmp_path: Path) -> None:
    written: list[tuple[str, str, dict[str, Any]]] = [
        ("2026-11-02", f"common {text}", {}) for text in HOSTILE
    ]
    async with sitting(tmp_path, entries=written) as here:
        await asked(here, "common")
        for query in (*HOSTILE, "common"):
            here.screen.query_one("#wanted", Input).value = query
            await here.settle()
            assert "\x1b" not in here.text()
        assert len(words(here, "entries")) == 5
        await here.press("down", "enter")
        assert here.app.is_running


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await asked(here, "l")
        for width in (1, 2, 5, 12, 29, 30, 40, 59, 60, 78, 110, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        assert here.name == "palette"


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_palette_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme, entries=ENTRIES) as here:
        await here.go("journal")
        await asked(here, "ro")
        screen_snapshot(here.app)


async def test_a_practice_is_found_by_its_name_and_begins_with_what_it_asks_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await asked(here, "without them")
        assert words(here, "practices") == ["Change without contact"]
        await here.press("escape")
        await choose(here, "Repair")
        assert isinstance(here.app.screen, KeyDialog)
        assert await here.do(here.companion.walking.open) == ()


async def test_a_practice_that_asks_nothing_first_is_there_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await choose(here, "Four needs, one inch")
        assert here.screen.NAME == "run"
        (run,) = await here.do(here.companion.walking.open)
        assert run.practice == "four-needs-canvas"
