"""A run on the screen: speaker and witness by name, gentle time, steps in any order, and nothing that is lost."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities.companion import Companion
from carecompanion.domain.run import StepState, Voice
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.run import RunScreen
from carecompanion.tui.widgets.run_lines import TimeLine
from tests.practising import PACK, use_packs
from tests.tui.screens.sitting import NOW, sitting
from tests.vault.samples import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.run import Run
    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture(autouse=True)
def _slow_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    use_packs(monkeypatch, PACK)


async def begun(
    here: Sitting, practice: str = "slow-reply", partner: str = "", first: Voice = Voice.ME, at: int = 0
) -> Run:
    """A run, on the screen at step *at*."""
    walking = here.companion.walking
    run: Run = await here.do(lambda: walking.start(walking.practice(practice), partner, first))
    await here.open(room("run", run=run, at=at))
    return run


async def kept(here: Sitting, run: Run) -> Run:
    """The run as the vault has it."""
    found: Run = await here.do(here.companion.walking.find, run.id)
    return found


async def unlocked(here: Sitting) -> None:
    """The journal is open again."""

    def open_again() -> Companion:
        world = here.app.opening.world
        return Companion(opened(world.paths), world)

    await here.app.door.opened(await here.do(open_again))
    await here.settle()


def is_somebody_there(here: Sitting) -> bool:
    """Does a glance at the time keep the journal from locking?"""
    here.app.door._last_touch = NOW - timedelta(minutes=4)
    for screen in here.app.screen_stack:
        if isinstance(screen, RunScreen):
            screen._glance()
    return here.app.door._last_touch == NOW


async def goes_by(here: Sitting, run: Run, **time: float) -> None:
    """Time goes by on the step one stands on."""

    def move() -> None:
        def earlier(one: Run) -> Run:
            step = one.here
            assert step.since is not None
            moved = replace(step, since=step.since - timedelta(**time))
            return replace(one, steps=(*one.steps[: one.at], moved, *one.steps[one.at + 1 :]))

        here.companion._vault.runs.change(run.id, earlier)

    await here.do(move)
    here.app.journal_changed()
    await here.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_voice_with_its_time(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        run = await begun(here, "two-voices", "wren", Voice.THEM)
        await here.press("right")
        await goes_by(here, run, minutes=4)
        screen_snapshot(here.app)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_long_run_alone(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await begun(here, at=2)
        screen_snapshot(here.app)


async def test_time_begins_when_both_are_ready_rests_for_both_and_is_never_in_seconds(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here, "two-voices", "wren")
        assert "about three minutes, when you are ready" in here.text()
        await here.press("right")
        assert "You speak. wren witnesses." in here.text()
        assert "about ten minutes left" in here.text()
        assert "equal time for both" in here.text()
        line = here.screen.query_one("#time", TimeLine)
        drawn = line._rows
        await goes_by(here, run, seconds=2)
        assert line._rows is drawn, "it is drawn for nothing less than a cell"
        await goes_by(here, run, minutes=3, seconds=58)
        assert "about six minutes left" in here.text()
        await here.press("space")
        assert "paused, no hurry" in here.text()
        assert "space go on" in here.rows()[-1]
        await here.press("space", "+")
        assert "about eight minutes left" in here.text()
        assert [step.minutes for step in (await kept(here, run)).steps[1:4:2]] == [12, 12]
        await goes_by(here, run, minutes=7)
        assert "a minute or so" in here.text()
        assert is_somebody_there(here), "who listens presses no key"
        await here.press("f9")
        assert not is_somebody_there(here), "hidden, the journal locks as it always does"
        await here.press("enter")
        await goes_by(here, run, minutes=60)
        assert "time has come round" in here.text()
        assert not is_somebody_there(here)
        assert (await kept(here, run)).at == 1, "nothing goes on by itself"
        await here.press("escape")
        assert here.name == "today"
        assert (await kept(here, run)).here.since is None, "left open, its time rests"
        assert await here.do(here.companion.walking.in_hand) is None


async def test_steps_are_opened_in_any_order_and_what_is_said_is_done_by_going_on(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here)
        await here.press("right")
        assert "What was said?" in here.text()
        await here.press("right", "left", "left")
        assert "It can wait." in here.text()
        states = [step.state for step in (await kept(here, run)).steps]
        assert states == [StepState.DONE, *[StepState.AHEAD] * 4]
        await here.press("enter", "s")
        assert (await kept(here, run)).steps[1].state is StepState.OPEN
        assert here.screen.walked.at == 2
        await here.press("right")
        assert "from a pack that is not here" in here.text()
        await here.press("enter")
        assert here.name == "run"
        await here.press("right")
        assert here.screen.walked.at == 4


async def test_a_step_is_written_and_one_comes_back_to_the_next(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here, at=4)
        assert "For you alone" in here.text()
        await here.press("enter")
        assert here.name == "write"
        await here.type("It stays")
        await here.press("escape", "enter")
        assert "It stays" in here.text(), "a page that was begun comes back"
        await here.press("end", ".", "ctrl+s", "enter")
        assert here.name == "run"
        entry = await here.do(here.companion.reading.entry, "@last")
        assert (entry.run, entry.private) == (run.id, True)
        assert here.screen.walked.steps[4].state is StepState.DONE


async def test_a_hold_is_told_and_one_key_passes_it_and_a_strong_step_stays_behind_its_note(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here, at=1)
        await here.do(here.companion.walking.step_done, run, 1)
        here.app.journal_changed()
        await here.settle()
        assert "You wished to wait with this until tomorrow 21:14." in here.text()
        await here.press("enter")
        assert here.name == "run"
        assert "p go on now" in here.rows()[-1]
        await here.press("p")
        assert "This one is tender ground." in here.text()
        assert "What would you answer?" not in here.text()
        assert "Asks about words that hurt." in here.text()
        await here.press("enter", "enter")
        assert here.name != "write", "Enter alone is nothing"
        await here.press("escape", "enter", "l")
        assert "One line only." in here.text()
        await here.press("escape", "enter", "o")
        assert "What would you answer?" in here.text()


async def test_the_last_step_ends_it_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here, "two-voices")

        def walk_on() -> None:
            for place in range(6):
                here.companion.walking.step_done(run, place)

        await here.do(walk_on)
        here.app.journal_changed()
        await here.settle()
        await here.press("enter")
        await here.type("It stays.")
        await here.press("ctrl+s", "enter")
        assert here.name == "run"
        assert "That was the last open step." in here.text()
        assert here.rows()[-1].split() == ["esc", "back", "e", "work", "document"]
        await here.press("right", "left", "s", "space", "+", "enter", "l", "escape")
        assert here.name == "today"


async def test_after_a_lock_the_run_is_there_again_and_the_page_over_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await begun(here, at=4)
        await here.press("enter")
        await here.type("Half a")
        await here.press("ctrl+l")
        assert here.name == "unlock"
        await unlocked(here)
        assert here.name == "write"
        assert "Half a" in here.text()
        await here.press("escape")
        assert here.name == "run"
        await here.press("ctrl+l")
        await unlocked(here)
        assert here.name == "write", "the page that waits comes first"
        await here.press("escape")
        assert here.screen.walked.at == 4


async def test_time_runs_on_above_the_footer_while_one_writes(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        run = await begun(here, "two-voices", "wren")
        await here.press("space")
        await goes_by(here, run, minutes=1)
        await here.press("enter")
        assert here.name == "write"
        assert "about two minutes left" in here.rows()[-2]
        assert "━" in here.rows()[-2]
        await here.press("escape", "escape")
        await begun(here, at=4)
        await here.press("enter")
        assert here.rows()[-2].strip() == "", "nobody let time run"


async def test_the_work_document_is_a_new_file(tmp_path: Path) -> None:
    async with sitting(tmp_path, letters_out=str(tmp_path / "out")) as here:
        run = await begun(here, at=1)
        draft = await here.do(here.companion.walking.begin_step, run, 1)
        await here.do(here.companion.writing.finish, replace(draft, text="The rota is fixed early."))
        await here.press("e", "enter")
        written = tmp_path / "out" / "work.md"
        assert "The rota is fixed early." in written.read_text()
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        await here.press("e", "enter")
        assert here.name != "run", "never over a file that is there"


async def test_a_practice_is_begun_by_a_dialog_its_gates_and_nothing_else(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("ctrl+p")
        await here.type("practice")
        await here.press("enter")
        assert "Two voices" in here.text()
        assert "for two, about half an hour, from “Slow steps”" in here.text()
        await here.press("enter")
        await here.type("wren")
        await here.press("enter", "t")
        assert "Have you both said yes?" in here.text()
        await here.press("enter", "y")
        assert here.name == "run"
        run = here.screen.walked
        assert (run.partner, run.steps[1].speaker) == ("wren", Voice.THEM)
        assert run.started == NOW


async def test_a_no_at_a_gate_leads_where_the_pack_says(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        for keys, name in (
            (("enter", "escape"), "today"),
            (("n",), "support"),
            (("y", "n"), "write"),
        ):
            await here.screen.run_action("begin_practice")
            await here.settle()
            await here.press("down", "enter", *keys)
            assert here.name == name
            if name == "support":
                await here.press("escape")
        assert await here.do(here.companion.walking.all) == ()


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_practices_to_choose_from(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await begun(here)
        await here.app.screen.run_action("begin_practice")
        await here.settle()
        screen_snapshot(here.app)


async def test_from_ongoing_a_run_goes_on_and_a_step_whose_day_has_come_is_looked_at(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        walking = here.companion.walking

        def long_ago() -> Run:
            run = walking.step_done(walking.start(walking.practice("slow-reply")), 1)
            step = replace(run.steps[1], look_again=(NOW.date(),))
            steps = (run.steps[0], step, *run.steps[2:])
            return here.companion._vault.runs.keep(replace(run, at=2, steps=steps))

        await here.do(long_ago)
        await here.go("ongoing")
        assert "What would you answer?" not in here.text(), "a strong step stays behind its note"
        await here.press("enter")
        assert (here.name, here.screen.walked.at) == ("run", 2)
        await here.press("escape", "down")
        assert "look again" in here.text()
        await here.press("enter")
        assert here.screen.walked.at == 1
        await here.press("escape", "p")
        assert "Two voices" in here.text()


async def test_a_page_of_a_run_opens_from_today_over_its_run(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await begun(here, at=4)
        await here.press("enter")
        await here.type("Half a")
        await here.press("escape", "escape")
        await here.press("tab", "down", "enter")
        assert here.name == "write"
        await here.press("escape")
        assert here.name == "run"


async def test_it_can_be_walked_by_mouse(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await begun(here, "two-voices", "wren")
        column = here.rows()[-1].index("next")
        await here.pilot.click(offset=(column, 23))
        await here.settle()
        assert here.screen.walked.at == 1
        await here.pilot.click("#steps", offset=(here.rows()[2].index("arrive") - 6, 0))
        await here.settle()
        assert here.screen.walked.at == 0, "a step that is clicked is opened"
        await here.do(here.companion.walking.stand_on, here.screen.walked, 5)
        here.app.journal_changed()
        await here.settle()
        await here.press("enter")
        assert here.name == "ground"
        await here.press("escape", "left", "left", "left", "left")
        assert "You speak. wren witnesses." in here.text()
