"""Pictures of the real interface with sample words, made the same every time: ``make screenshots``.

Each is an SVG in ``screenshots/``, named SCREEN-THEME-SIZE. A test compares them with what the program draws now.
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carecompanion.activities.opening import Opening
from carecompanion.activities.supporting import SupportCard
from carecompanion.activities.world import World
from carecompanion.settings.model import Settings
from carecompanion.settings.paths import Paths
from carecompanion.tui.app import CareApp
from carecompanion.tui.rooms import room
from tests.vault.samples import QUICK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))
WORDS = "a kettle hums before light"
_MEETING = """After the meeting

After the Tuesday meeting R-heron stayed behind to stack chairs. I stayed too. We did not say much.

She had asked, again, why the rota is fixed before anyone with school runs can answer. The room went quiet and the \
chair moved on. I looked at my notes.

I could have said: I would like to hear the answer to that. It was one sentence. I had it ready."""
ENTRIES = (
    ("2026-10-14", "A rule about emotion\n\nWhoever raises their voice here has lost.", "work"),
    ("2026-10-17", "One line, any line.", ""),
    ("2026-10-20", "Care I do alone\n\nTea before the phone. The long way round the park.", ""),
    ("2026-10-23", "Where hope passed\n\nBetween two people carrying the same table.", "wins"),
    ("2026-10-29", "What was enough today\n\nThe soup, and that it was shared.", ""),
    ("2026-11-01", "A day that cares well\n\nThe door opens by itself. Nobody has to ask twice.", ""),
    ("2026-11-03", "Load and refill\n\nThe evening line empties. The walk home gives a little back.", "work"),
    ("2026-11-05", "Early signs of moving too close\n\nI answer before the question is out.", ""),
    ("2026-11-07", "Doors that open\n\nThree of them, before nine in the morning.", ""),
    ("2026-11-09", "To someone who put up with me\n\nYou waited. I did not see it then.", "thanks"),
    ("2026-11-11", "What the rota guards\n\nIt guards the people who wrote it.", "rota"),
    ("2026-11-14", "Three things that can wait\n\nThe report. The reply. The hedge.", ""),
    ("2026-11-17", _MEETING, "work rota"),
    ("2026-11-20", "The bus stop after work\n\nI said it today, to R-heron, in the cold.", ""),
)
"""(day, text with its title first, tags)."""


@dataclass
class Stage:
    """What a scene works with."""

    app: CareApp
    pilot: Any

    async def settle(self) -> None:
        """Until nothing moves."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as it came
        """An activity, on the thread that owns the journal."""
        return await self.app.desk.run(work, *args, **kwargs)

    async def press(self, *keys: str) -> None:
        """Keys, one after another."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def page(self, prompt: str, text: str = "") -> None:
        """The page of one prompt."""
        prompting = self.app.companion.prompting
        snapshot = await self.do(prompting.snapshot, await self.do(prompting.find, prompt))
        draft = self.app.companion.writing.begin(snapshot)
        from dataclasses import replace

        self.app.push_screen(room("write", draft=replace(draft, text=text)))
        await self.settle()


async def _today(stage: Stage) -> None:
    invitation = await stage.do(stage.app.companion.prompting.find, "small-moment")
    from dataclasses import replace

    stage.app.screen._show(replace(invitation, why="it opens “Acting before perfect”."))  # type: ignore[attr-defined]
    await stage.settle()


async def _write(stage: Stage) -> None:
    await stage.page("small-moment", _MEETING.partition("\n\n")[2])


async def _fields(stage: Stage) -> None:
    await stage.page("on-the-line")
    await stage.press("space", "tab", *["left"] * 3, "space", *["right"] * 2, "tab")
    for mark in "Two people off, and the phone on my desk":
        await stage.pilot.press("space" if mark == " " else "comma" if mark == "," else mark)
    await stage.settle()


async def _journal(stage: Stage) -> None:
    await stage.app.go("journal")
    await stage.settle()
    await stage.press("down")
    await asyncio.sleep(0.2)
    await stage.settle()


async def _entry(stage: Stage) -> None:
    await _journal(stage)
    line = (await stage.do(stage.app.companion.reading.page))[1]
    stage.app.push_screen(room("entry", entry_id=line.id))
    await stage.settle()


async def _palette(stage: Stage) -> None:
    await _journal(stage)
    await stage.press("ctrl+p", "l", "e", "t")


async def _support(stage: Stage) -> None:
    await stage.press("ctrl+g")


async def _help(stage: Stage) -> None:
    await _journal(stage)
    await stage.press("f1")


async def _hidden(stage: Stage) -> None:
    await stage.press("f9")


async def _letters(stage: Stage) -> None:
    await stage.app.go("letters")
    await stage.settle()


async def _compose(stage: Stage) -> None:
    line = (await stage.do(stage.app.companion.reading.page))[1]
    stage.app.push_screen(room("compose", entries=(line.id,)))
    await stage.settle()


async def _unlock(stage: Stage) -> None:
    await stage.press("ctrl+l")


SCENES: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "today": _today,
    "write": _write,
    "write-fields": _fields,
    "journal": _journal,
    "entry": _entry,
    "palette": _palette,
    "support": _support,
    "help": _help,
    "hidden": _hidden,
    "letters": _letters,
    "compose": _compose,
    "unlock": _unlock,
}
PICTURES = [
    *((scene, "hearth", size) for scene in SCENES for size in ((80, 24), (120, 40))),
    *(
        (scene, theme, (80, 24))
        for scene in ("today", "journal", "compose")
        for theme in ("paper", "contrast")
    ),
]


def name_of(scene: str, theme: str, size: tuple[int, int]) -> str:
    """The file's name."""
    return f"{scene}-{theme}-{size[0]}x{size[1]}.svg"


async def picture(scene: str, theme: str, size: tuple[int, int]) -> str:
    """One picture as SVG."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        world = World(Paths(home, home, home), lambda: NOW, chance.randbytes)
        app = CareApp(Opening(world, QUICK), Settings(theme=theme, lock_minutes=0))
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot)
            await stage.settle()
            companion, _ = await stage.do(app.opening.create, WORDS)
            await stage.do(_furnish, companion)
            await app.door.opened(companion)
            await stage.settle()
            await SCENES[scene](stage)
            drawn = app.export_screenshot(title="carecompanion")
            if app.is_open:
                await app.door.leave()
        app.desk.close()
    # The font is the reader's own: nothing is fetched from anywhere.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return drawn.replace("Fira Code", "DejaVu Sans Mono")


def _furnish(companion: Any) -> None:  # noqa: ANN401 - a companion
    prompting, writing = companion.prompting, companion.writing
    snapshot = prompting.snapshot(prompting.find("small-moment"))
    for day, text, tags in ENTRIES:
        title, _, body = text.partition("\n\n")
        kept = writing.write(
            body or title,
            prompt=snapshot if "meeting" in title else None,
            tags=tags.split(),
            on=date.fromisoformat(day),
        )
        writing.edit(kept, title=title)
    companion.keeping.confirm_recovery()
    companion.keeping.back_up()
    companion.supporting.write(
        SupportCard(
            people="a-clay      phone, after six\nwren        message any time\nhouse line  on the fridge door",
            kind_line="You are allowed to put the bag down.",
            message="Hard day. No need to fix it. Could we talk tonight?",
        )
    )
    companion.introducing.set_my_name("ana")
    from carecompanion.crypto.identity import new_identity
    from carecompanion.domain.partner import Card

    for handle in ("wren", "a-clay"):
        other = new_identity(random.Random(handle).randbytes)
        companion.introducing.introduce(Card("peer", other.public, handle), handle)


def main() -> None:
    """Draw those that were asked for by name, or all."""
    FOLDER.mkdir(exist_ok=True)
    for scene, theme, size in PICTURES:
        name = name_of(scene, theme, size)
        if not sys.argv[1:] or any(part in name for part in sys.argv[1:]):
            (FOLDER / name).write_text(asyncio.run(picture(scene, theme, size)), "utf-8")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
