"""The support card: the person's own, and never nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities.supporting import SupportCard
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CARD = SupportCard(
    people="a-clay: phone, after six · knows the short version\nwren: message any time\nthe fridge door",
    kind_line="“You are allowed to put the bag down.”",
    message="Hard day. No need to fix it. Could we talk tonight?",
)


async def with_card(here: Sitting, card: SupportCard = CARD, *, is_open: bool = False) -> None:
    await here.do(here.companion.supporting.write, card)
    await here.do(here.companion.supporting.allow_while_locked, allowed=is_open)


def said(here: Sitting) -> str:
    return " ".join(here.text().replace("│", " ").split())


async def test_an_empty_card_says_how_to_write_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.change_settings(bare_dialogs="yes")
        await here.press("ctrl+g")
        assert "Write it on a calm day: who, how to reach them, and what they may say back." in said(here)
        assert "e write it g grounding esc close" in said(here)
        await here.press("y")
        assert here.copied == []


async def test_the_card_shows_people_the_kind_line_and_the_message(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await with_card(here)
        here.app.change_settings(bare_dialogs="yes")
        await here.press("ctrl+g")
        rows = [row.strip(" │") for row in here.rows()]
        assert "a-clay   phone, after six · knows the short version" in rows
        assert "wren     message any time" in rows
        assert "A kind line someone gave you" in rows
        assert CARD.message in rows
        assert "Yours. Nothing is sent from here, and nobody is watching." in rows


async def test_y_copies_the_message_and_nothing_is_sent(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await with_card(here)
        await here.press("ctrl+g", "y")
        assert here.copied == [CARD.message]
        assert here.said == ["Copied. Nothing was sent."]


async def test_it_stands_over_whatever_one_was_doing_and_closes_to_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("slash")
        await here.type("ro")
        await here.press("ctrl+g")
        assert here.name == "support"
        await here.press("escape")
        assert here.name == "journal"
        assert "/ ro" in here.rows()[2]


async def test_writing_the_card_keeps_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "e")
        await here.type("wren")
        await here.press("tab")
        await here.type("be kind")
        await here.press("tab")
        await here.type("hard day")
        await here.press("escape")
        kept = await here.do(here.companion.supporting.card)
        assert kept == SupportCard("wren", "be kind", "hard day")


async def test_what_is_written_is_kept_a_moment_later_without_leaving(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "e")
        await here.type("wren")
        kept: list[SupportCard] = []

        async def is_kept() -> bool:
            kept.append(await here.do(here.companion.supporting.card))
            return kept[-1].people == "wren"

        for _ in range(200):
            if await is_kept():
                break
            await here.settle()
        assert kept[-1].people == "wren"


async def test_it_is_asked_once_whether_it_may_be_read_while_locked_and_no_is_the_easy_answer(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "e")
        await here.type("wren")
        await here.press("escape")
        assert "May it be read while the journal is locked?" in here.text()
        await here.press("enter")
        assert not await here.do(here.companion.supporting.is_open_while_locked)
        assert not here.app.opening.world.paths.support_file.exists()
        await here.press("e", "escape")
        assert here.name == "support"
        assert "May it be read" not in here.text()


async def test_a_yes_lets_it_be_read_while_locked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "e")
        await here.type("wren after six")
        await here.press("escape", "shift+tab", "enter")
        assert await here.do(here.companion.supporting.is_open_while_locked)
        await here.press("escape")
        await here.app.door.lock()
        await here.settle()
        await here.press("ctrl+g")
        assert "wren after six" in here.text()


async def test_an_empty_card_is_not_asked_about(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "e", "escape")
        assert here.name == "support"


async def test_while_locked_there_is_guidance_never_nothing_and_no_word_of_the_card(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await with_card(here)
        await here.app.door.lock()
        await here.settle()
        await here.press("ctrl+g")
        assert here.name == "support"
        assert "Someone near you may sit with you" in said(here)
        assert "wren" not in here.text()
        await here.press("e", "y")
        assert here.name == "support"
        assert here.copied == []


@pytest.mark.parametrize(
    ("is_open", "shows"), [(False, "Someone near you may sit"), (True, "message any time")]
)
async def test_over_the_hidden_screen_only_what_may_be_read_while_locked_is_shown(
    tmp_path: Path, is_open: bool, shows: str
) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await with_card(here, is_open=is_open)
        await here.press("f9", "ctrl+g")
        assert here.name == "support"
        assert shows in said(here)
        assert "The bus stop" not in here.text()
        await here.press("escape")
        assert here.name == "hidden"


async def test_grounding_is_one_key_away(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+g", "g")
        assert here.name == "ground"
        await here.press("escape")
        assert here.name == "support"


async def test_nothing_shows_behind_it_where_that_is_wished(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        await here.go("journal")
        await here.press("ctrl+g")
        assert "Wed 14" in here.text()
        await here.press("escape")
        here.app.change_settings(bare_dialogs="yes")
        await here.press("ctrl+g")
        assert "Wed 14" not in here.text()


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_text_on_it_acts(tmp_path: Path, text: str) -> None:
    async with sitting(tmp_path) as here:
        await with_card(here, SupportCard(f"{text}: {text}", text, text), is_open=True)
        await here.press("ctrl+g")
        assert "\x1b" not in here.text()
        await here.press("escape")
        await here.app.door.lock()
        await here.settle()
        await here.press("ctrl+g")
        assert here.app.is_running
        assert "\x1b" not in here.text()


async def test_no_size_ends_the_program(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await with_card(here)
        await here.press("ctrl+g")
        for width in (1, 2, 5, 12, 29, 30, 40, 59, 60, 78, 110, 200):
            await here.pilot.resize_terminal(width, max(width // 3, 2))
            await here.pilot.pause()
        assert here.name == "support"


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_card_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme, entries=ENTRIES) as here:
        await with_card(here)
        await here.go("journal")
        await here.press("ctrl+g")
        screen_snapshot(here.app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_form_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, entries=ENTRIES) as here:
        await with_card(here)
        await here.go("journal")
        await here.press("ctrl+g", "e")
        screen_snapshot(here.app)
