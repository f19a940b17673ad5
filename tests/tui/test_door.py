"""The door: welcome, unlock, hide, lock, and coming back to the word one was at."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.errors import DiskFull
from carecompanion.settings.model import Settings
from carecompanion.tui.app import CareApp
from carecompanion.tui.rooms import room
from tests.tui.screens.sitting import NOW, sitting
from tests.vault.samples import PASSPHRASE, QUICK, new_vault, places

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

CODE_GROUPS = 9


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def door(
    folder: Path, *, made: bool = True, size: tuple[int, int] = (80, 24), lock_minutes: int = 0
) -> AsyncIterator[tuple[CareApp, Pilot[Any], Clock]]:
    """The interface, standing before a closed journal, or before none."""
    clock = Clock()
    world = World(paths=places(folder), now=clock, randomness=os.urandom)
    if made:
        new_vault(world.paths)[0].close()
    app = CareApp(Opening(world, QUICK), Settings(lock_minutes=lock_minutes))
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        yield app, pilot, clock
        if app.is_open:
            await app.door.leave()
    app.desk.close()


async def settle(app: CareApp, pilot: Pilot[Any]) -> None:
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def press(app: CareApp, pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)


def text(app: CareApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def name(app: CareApp) -> str:
    return str(getattr(app.screen, "NAME", ""))


async def _unlock(app: CareApp, pilot: Pilot[Any], words: str = PASSPHRASE) -> None:
    app.screen.query_one("#secret").value = words  # type: ignore[attr-defined]
    await press(app, pilot, "enter")


async def test_the_right_words_open_it(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        assert name(app) == "unlock"
        await _unlock(app, pilot)
        assert app.is_open
        assert name(app) == "today"


async def test_wrong_words_lose_nothing_and_the_field_is_empty_again(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        await _unlock(app, pilot, "not these words")
        assert "That did not open it. Nothing is lost; try again." in text(app)
        assert app.screen.query_one("#secret").value == ""  # type: ignore[attr-defined]
        assert not app.is_open
        await _unlock(app, pilot)
        assert app.is_open


async def test_the_door_tells_nothing_about_what_is_inside(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, _, _):
        assert "entr" not in text(app).lower()
        assert "2026" not in text(app)


async def test_welcome_says_three_plain_things_in_sixty_words(tmp_path: Path) -> None:
    async with door(tmp_path, made=False) as (app, _, _):
        assert name(app) == "welcome"
        shown = text(app)
        said = shown[shown.index("A notebook") : shown.index("Choose a passphrase")]
        assert len(said.replace("•", "").split()) <= 60
        for thing in ("not therapy", "emergency", "Nobody is watching", "court"):
            assert thing in said


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_from_welcome_to_the_first_kept_entry(tmp_path: Path, size: tuple[int, int]) -> None:
    async with door(tmp_path, made=False, size=size) as (app, pilot, _):
        if size[1] < 20:
            await press(app, pilot, "enter")
        for field in ("#first", "#again"):
            app.screen.query_one(field).value = "four quiet words here"  # type: ignore[attr-defined]
        await pilot.pause()
        app.screen.query_one("#again").focus()
        await press(app, pilot, "enter")
        assert name(app) == "recovery"
        groups = app.screen._groups  # type: ignore[attr-defined]
        assert len(groups) == CODE_GROUPS
        first, second = app.screen._asked  # type: ignore[attr-defined]
        app.screen.query_one("#typed").value = "wrong"  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert name(app) == "recovery"
        typed = f" {groups[first].lower()} {groups[second]}"
        app.screen.query_one("#typed").value = typed  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert name(app) == "write"
        await pilot.press(*"hello")
        await press(app, pilot, "ctrl+s", "enter")
        assert name(app) == "today"
        entry = await app.desk.run(app.companion.reading.entry, "@last")
        assert entry.text == "hello"
        assert await app.desk.run(app.companion.keeping.is_recovery_confirmed)


async def test_two_different_passphrases_do_not_begin(tmp_path: Path) -> None:
    async with door(tmp_path, made=False) as (app, pilot, _):
        app.screen.query_one("#first").value = "four quiet words"  # type: ignore[attr-defined]
        app.screen.query_one("#again").value = "five quiet words"  # type: ignore[attr-defined]
        app.screen.query_one("#again").focus()
        await press(app, pilot, "enter")
        assert name(app) == "welcome"
        assert "Same words in both, please." in text(app)
        assert not app.opening.is_there_a_journal()


async def test_hiding_is_instant_blank_and_comes_back_to_the_same_word(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("write", draft=here.companion.writing.begin()))
        await here.type("in the middle of a wo")
        await here.pilot.press("f9")
        await here.settle()
        shown = here.text()
        assert "middle" not in shown
        assert "care" not in shown.lower()
        assert "21:14" in shown
        assert (await here.do(here.companion.writing.drafts))[0].text == "in the middle of a wo"
        await here.press("x")
        assert here.name == "hidden"
        assert "enter to come back" in here.text()
        await here.press("enter")
        assert here.name == "write"
        await here.type("rd")
        assert here.screen.current().text == "in the middle of a word"


async def test_hiding_works_over_a_dialog_and_over_the_door(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("write", draft=here.companion.writing.begin()))
        await here.type("words")
        await here.press("ctrl+s", "f9")
        assert here.name == "hidden"
        await here.press("enter", "escape")
        assert here.name == "write"
        await here.press("ctrl+l", "f9")
        assert here.name == "hidden"
        await here.press("enter")
        assert here.name == "unlock"


async def test_locking_keeps_the_draft_lets_go_of_every_screen_and_brings_it_back(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        await _unlock(app, pilot)
        await app.push_screen(room("write", draft=app.companion.writing.begin()))
        await settle(app, pilot)
        await pilot.press(*"mid", "enter", *"wor")
        await press(app, pilot, "ctrl+l")
        assert name(app) == "unlock"
        assert app.door.companion is None
        held = [screen for mode in app.MODES for screen in _stack(app, mode)]
        assert {getattr(screen, "NAME", "") for screen in held} <= {"", "unlock"}
        await _unlock(app, pilot)
        assert name(app) == "write"
        draft = app.screen.current()  # type: ignore[attr-defined]
        assert draft.text == "mid\nwor"
        assert draft.cursor == (1, 3)
        assert "brought back from" in text(app)


def _stack(app: CareApp, mode: str) -> list[Any]:
    try:
        return list(app.get_screen_stack(mode))
    except KeyError:
        return []


async def test_it_locks_itself_when_nobody_is_there(tmp_path: Path) -> None:
    async with door(tmp_path, lock_minutes=5) as (app, pilot, clock):
        await _unlock(app, pilot)
        clock.now += timedelta(minutes=4, seconds=50)
        await app.door.lock_when_idle()
        assert app.is_open
        await press(app, pilot, "f1", "escape")
        clock.now += timedelta(minutes=4, seconds=50)
        await app.door.lock_when_idle()
        assert app.is_open
        clock.now += timedelta(seconds=20)
        await app.door.lock_when_idle()
        await settle(app, pilot)
        assert app.door.companion is None
        assert name(app) == "unlock"


def test_it_locks_after_five_minutes_unless_one_says_otherwise() -> None:
    assert Settings().lock_minutes == 5


async def test_leaving_mid_word_keeps_the_word(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        await _unlock(app, pilot)
        await app.push_screen(room("write", draft=app.companion.writing.begin()))
        await settle(app, pilot)
        await pilot.press(*"unfini")
        await pilot.press("ctrl+q")
        await pilot.pause()
    world = World(paths=places(tmp_path), now=lambda: NOW, randomness=os.urandom)
    companion = Opening(world, QUICK).unlock(PASSPHRASE)
    assert companion.writing.draft().text == "unfini"
    companion.close()


async def test_the_look_changes_at_once_and_is_remembered(tmp_path: Path) -> None:
    async with door(tmp_path, made=False) as (app, pilot, _):
        before = app.theme
        await press(app, pilot, "f8")
        assert app.theme != before
        from carecompanion.settings.file import read_settings

        assert read_settings(app.opening.world.paths.settings_file).theme == app.theme


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_welcome_and_unlock_look_as_they_should(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with door(tmp_path / "one", made=False, size=size) as (app, _, _):
        screen_snapshot(app)
    async with door(tmp_path / "two", size=size) as (app, _, _):
        screen_snapshot(app)


async def test_words_that_cannot_be_kept_are_not_let_go_of_by_locking_or_leaving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("write", draft=here.companion.writing.begin()))
        writing = here.companion.writing

        def full(draft: object) -> None:
            raise DiskFull

        with monkeypatch.context() as disk:
            disk.setattr(writing, "keep", full)
            await here.type("only here")
            await here.press("ctrl+l")
            assert here.app.is_open
            assert here.name == "hidden"
            assert "only here" not in here.text()
            await here.press("enter")
            await here.press("ctrl+q")
            assert here.app.is_open
        page = next(screen for screen in here.app.screen_stack if getattr(screen, "NAME", "") == "write")
        assert page.current().text == "only here"  # type: ignore[attr-defined]
