"""The practices in pictures: patterns, what is open, people, a run, and the fields that leave something behind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from carecompanion.tui.rooms import room

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.stage import Stage

MINUTES_GONE: Final = 1


async def _patterns(stage: Stage, tabs: int, *then: str) -> None:
    await stage.go("patterns")
    await stage.press(*["right_square_bracket"] * tabs, *then)
    await stage.a_moment()


async def _connection(stage: Stage) -> None:
    await _patterns(stage, 0)


async def _scales(stage: Stage) -> None:
    await _patterns(stage, 1, "right")


async def _flow(stage: Stage) -> None:
    await _patterns(stage, 2)


async def _worksheets(stage: Stage) -> None:
    await _patterns(stage, 3, *["right"] * 5)


async def _words(stage: Stage) -> None:
    await _patterns(stage, 4)


async def _ongoing(stage: Stage) -> None:
    await stage.go("ongoing")
    await stage.a_moment()


async def _people(stage: Stage) -> None:
    await stage.go("people")
    await stage.a_moment()


async def _person(stage: Stage) -> None:
    await _people(stage)
    await stage.press("enter")


async def _run(stage: Stage) -> None:
    await _stand_in(stage, "Co-practice for two")
    walking = stage.app.companion.walking
    stage.clock.set(stage.app.opening.world.now() - timedelta(minutes=MINUTES_GONE))
    await stage.do(walking.let_time_run, stage.app.screen.walked)  # type: ignore[attr-defined]  # a run
    stage.clock.run()
    stage.app.journal_changed()
    await stage.a_moment()


async def _run_alone(stage: Stage) -> None:
    await _stand_in(stage, "Repair")


async def _stand_in(stage: Stage, title: str) -> None:
    await stage.go("ongoing")
    run = next(run for run in await stage.do(stage.app.companion.walking.open) if run.title == title)
    await stage.open(room("run", run=run))
    await stage.a_moment()


async def _practices(stage: Stage) -> None:
    await stage.go("ongoing")
    await stage.press("p", "down")
    await stage.a_moment()


async def _field_of_people(stage: Stage) -> None:
    await stage.page("who-stays-beside")
    await stage.type("wr")
    await stage.until_kept()


async def _field_of_flows(stage: Stage) -> None:
    await stage.page("refills-and-empties")
    await stage.type("the walk home")
    for key in ("tab", "r", "tab", "3", "enter"):
        await stage.press(key)
    await stage.type("Mon")
    await stage.until_kept()


async def _field_of_counts(stage: Stage) -> None:
    await stage.page("people-data")
    await stage.type("Last year, the evening line")
    await stage.press("tab")
    await stage.type("day staff")
    await stage.until_kept()


async def _field_of_promise(stage: Stage) -> None:
    await stage.page("after-the-answer")
    await stage.press("down", "space", "tab")
    await stage.type("She would like the ride home more than the cake.")
    await stage.press("tab")
    await stage.type("Drive her home on Thursday")
    await stage.press("tab")
    await stage.type("in two weeks")
    await stage.until_kept()


async def _programme(stage: Stage) -> None:
    companion = stage.app.companion
    pack = await stage.do(companion.prompting.pack, "six-weeks-imperfect-allies")
    begun = companion.today() - timedelta(days=15)
    going = await stage.do(companion.gathering.start, pack, begun)
    stage.app.push_screen(room("programme", going=going))
    await stage.a_moment()


AT_PRACTICES: Final[dict[str, Callable[[Stage], Awaitable[None]]]] = {
    "patterns-connection": _connection,
    "patterns-scales": _scales,
    "patterns-flow": _flow,
    "patterns-worksheets": _worksheets,
    "patterns-words": _words,
    "ongoing": _ongoing,
    "people": _people,
    "person": _person,
    "run": _run,
    "run-alone": _run_alone,
    "practices": _practices,
    "programme": _programme,
    "fields-person": _field_of_people,
    "fields-flow": _field_of_flows,
    "fields-counts": _field_of_counts,
    "fields-commitment": _field_of_promise,
}
"""Over the sample."""

MAIN_OF_PRACTICES: Final = ("patterns-connection", "ongoing", "people", "run")
"""Shown in every house theme, and on a small screen."""

NO_WIDER: Final = (
    *("patterns-scales", "patterns-flow", "patterns-worksheets"),
    *("fields-person", "fields-flow", "fields-counts", "fields-commitment", "run-alone", "practices"),
)
"""Shown at 80×24 only: wider, the four of Patterns are one picture, and the others keep their column."""
