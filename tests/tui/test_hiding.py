"""While the screen is hidden nothing that was still under way can bring anything back into sight."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from carecompanion.errors import DiskFull, VaultBusy
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.rooms import room
from tests.tui.screens.sitting import NOW, sitting
from tests.tui.test_door import door, name, press, settle
from tests.vault.samples import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.screens.sitting import Sitting

CODE = "-".join(["ABCD"] * 9)


def stack(here: Sitting) -> list[str]:
    return [str(getattr(screen, "NAME", type(screen).__name__)) for screen in here.app.screen_stack]


async def test_a_screen_that_was_on_its_way_waits_until_one_comes_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("f9")
        await here.app.push_screen(room("recovery", code=CODE))
        await here.settle()
        assert here.name == "hidden"
        assert "ABCD" not in here.text()
        await here.press("enter")
        assert here.name == "recovery"
        assert "ABCD" in here.text()


async def test_a_screen_that_ends_meanwhile_does_not_uncover_anything(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        write = room("write", draft=here.companion.writing.begin())
        await here.open(write)
        await here.type("nobody sees this")
        await here.press("f9")
        write.dismiss(None)
        await here.settle()
        assert here.name == "hidden"
        assert "nobody" not in here.text()
        await here.press("enter")
        assert here.name == "today"


async def test_what_waited_is_answered_as_if_it_had_not(tmp_path: Path) -> None:
    answers: list[bool | None] = []
    async with sitting(tmp_path) as here:
        await here.press("f9")
        here.app.push_screen(ConfirmDialog(title="t", says="s", yes="y", no="n"), answers.append)
        await here.press("enter", "escape")
        assert answers == [False]
        assert here.name == "today"


async def test_going_elsewhere_while_hidden_goes_nowhere(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("f9")
        await here.press("1", "2", "slash", "question_mark", "ctrl+p", "f1", "escape")
        await here.app.go("journal")
        await here.settle()
        assert here.name == "hidden"


async def test_the_support_card_and_grounding_open_over_the_hidden_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("f9", "ctrl+g")
        assert here.name == "support"
        await here.press("escape")
        assert here.name == "hidden"


async def test_what_waited_behind_a_hidden_screen_is_gone_once_it_is_locked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("f9")
        here.app.tell(VaultBusy())
        await here.app.push_screen(room("recovery", code=CODE))
        await here.press("ctrl+l")
        assert here.name == "unlock"
        await here.press("f9", "enter")
        assert stack(here)[-1] == "unlock"


async def test_words_that_cannot_be_kept_are_told_of_once_however_long_nobody_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        await here.open(room("write", draft=here.companion.writing.begin()))

        def full(draft: object) -> None:
            raise DiskFull

        with monkeypatch.context() as disk:
            disk.setattr(here.companion.writing, "keep", full)
            await here.type("only here")
            here.app.settings = here.app.settings.__class__(lock_minutes=5)
            disk.setattr(here.app.door, "_last_touch", NOW - timedelta(hours=9))
            for _ in range(6):
                await here.app.door.lock_when_idle()
                await here.settle()
            assert here.name == "hidden"
            await here.press("enter")
            assert 1 <= stack(here).count("FaultDialog") <= 2


async def test_hidden_while_it_opens_stays_hidden_until_one_comes_back(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        await press(app, pilot, "f9")
        await app.door.opened(await app.desk.run(app.opening.unlock, PASSPHRASE))
        await settle(app, pilot)
        assert name(app) == "hidden"
        await press(app, pilot, "enter")
        assert name(app) == "today"


async def test_hidden_while_it_opens_and_locked_by_itself_stays_shut(tmp_path: Path) -> None:
    async with door(tmp_path) as (app, pilot, _):
        await press(app, pilot, "f9")
        await app.door.opened(await app.desk.run(app.opening.unlock, PASSPHRASE))
        await app.door.lock()
        assert not app.is_open
        await press(app, pilot, "enter")
        assert name(app) == "unlock"


async def test_where_coming_back_asks_for_the_passphrase_nothing_shows_before_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        here.app.settings = here.app.settings.__class__(hide_asks="yes", lock_minutes=0)
        await here.press("f9")
        await here.app.push_screen(room("recovery", code=CODE))
        await here.press("enter")
        assert here.name == "unlock"
        assert not here.app.is_open
