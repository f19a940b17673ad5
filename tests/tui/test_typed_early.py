"""What is typed in one burst, or before a screen is ready for it, arrives whole, in order, where it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.fields.flow import SourceCell
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting

KEYS = {"<": "backspace", "[": "left", "\n": "enter"}


def _burst(here: Sitting, typed: str) -> None:
    """Every key at once, as a slow line delivers them; nothing in between."""
    for mark in typed:
        name = KEYS.get(mark)
        here.app.post_message(events.Key(name or mark, None if name else mark))


def _dialog() -> LineDialog:
    return LineDialog(title="A name", says="Which?", yes="Yes", no="No")


async def test_a_dialog_gets_the_letters_typed_before_it_stood(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        answers: list[str | None] = []
        here.app.push_screen(_dialog(), answers.append)
        _burst(here, "robin\n")
        await here.until(lambda: answers)
        assert answers == ["robin"]


async def test_a_paste_waits_like_a_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.push_screen(_dialog())
        _burst(here, "r")
        here.app.post_message(events.Paste("ob"))
        _burst(here, "in")
        await here.settle()
        assert here.screen.query_one(Input).value == "robin"


async def test_hiding_does_not_wait_and_what_was_typed_does(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.push_screen(_dialog())
        _burst(here, "ro")
        here.app.post_message(events.Key("f9", None))
        await here.until(lambda: here.app.door.is_hidden)
        assert "Which?" not in here.text()
        await here.press("enter")
        await here.settle()
        assert here.screen.query_one(Input).value == "ro"


async def test_in_a_one_line_field_letters_and_moves_keep_their_order(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.push_screen(_dialog())
        await here.settle()
        _burst(here, "robbbn<<[bi[[[<n")
        await here.settle()
        assert here.screen.query_one(Input).value == "rnbbib"


async def test_a_page_of_fields_gets_the_letters_typed_before_its_first_field_stood(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        prompting, writing = here.companion.prompting, here.companion.writing
        snapshot = await here.do(lambda: prompting.snapshot(prompting.find("given-and-received")))
        here.app.push_screen(room("write", draft=writing.begin(snapshot)))
        _burst(here, "robin")
        await here.settle()
        assert here.screen.query_one(SourceCell).text == "robin"
