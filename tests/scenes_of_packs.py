"""Packs in pictures: the place, what is in one, one that somebody signed, one that arrives, a draft, a programme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.tui.rooms import room
from tests.tui.screens.circle_pack import SOURCE, river

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.stage import Stage

SIX_WEEKS: Final = "six-weeks-imperfect-allies"
BEGAN: Final = date(2026, 11, 4)


async def _stand_on(stage: Stage, name: str) -> None:
    await stage.go("packs")
    stage.app.screen.stand_at(name)  # type: ignore[attr-defined]  # the place of packs
    await stage.a_moment()


async def _packs(stage: Stage) -> None:
    await _begin(stage)
    await _stand_on(stage, "imperfect-ally")


async def _prompts(stage: Stage) -> None:
    await _stand_on(stage, "imperfect-ally")
    await stage.press("enter", "down", "down")
    await stage.a_moment()


async def _signed(stage: Stage) -> None:
    await _install(stage, river())
    await _stand_on(stage, "river-circle")


async def _about_programme(stage: Stage) -> None:
    await _begin(stage)
    await _stand_on(stage, SIX_WEEKS)
    await stage.press("p")


async def _arriving(stage: Stage) -> None:
    await _arrives(stage, river())


async def _arriving_update(stage: Stage) -> None:
    await _install(stage, river())
    await _arrives(stage, river(2, version="0.4", power="manager"))


async def _trying(stage: Stage) -> None:
    await stage.go("packs")
    await stage.open(room("trying", folder=_source(stage, SOURCE.format(version="0.5", power="none"))))
    await stage.a_moment()


async def _trying_faults(stage: Stage) -> None:
    words = (
        SOURCE.format(version="0.5", power="none")
        .replace("doorway", "dorway")
        .replace("depth = 3", "depth = 9")
    )
    await stage.go("packs")
    await stage.open(room("trying", folder=_source(stage, words)))
    await stage.a_moment()


def _source(stage: Stage, words: str) -> Path:
    folder = stage.app.opening.world.paths.data / "river-circle"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(words, encoding="utf-8")
    return folder


async def _arrives(stage: Stage, data: bytes) -> None:
    await stage.go("packs")
    arrival = await stage.do(stage.app.companion.installing.look, data)
    await stage.open(room("arriving", arrival=arrival))
    await stage.a_moment()


async def _install(stage: Stage, data: bytes) -> None:
    installing = stage.app.companion.installing
    await stage.do(lambda: installing.install(installing.look(data)))


async def _begin(stage: Stage) -> None:
    companion = stage.app.companion
    if not await stage.do(companion.gathering.going):
        pack = await stage.do(companion.prompting.pack, SIX_WEEKS)
        await stage.do(companion.gathering.start, pack, BEGAN)


AT_PACKS: Final[dict[str, Callable[[Stage], Awaitable[None]]]] = {
    "packs": _packs,
    "packs-prompts": _prompts,
    "packs-signed": _signed,
    "packs-programme": _about_programme,
    "arriving": _arriving,
    "arriving-update": _arriving_update,
    "trying": _trying,
    "trying-faults": _trying_faults,
}
"""Over the sample."""

MAIN_OF_PACKS: Final = ("packs",)
"""Shown in every house theme, and on a small screen."""

NO_WIDER_OF_PACKS: Final = tuple(scene for scene in AT_PACKS if scene not in MAIN_OF_PACKS)
"""Shown at 80×24 only."""
