"""Every screen in turn, in one sitting: for what must hold on all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.activities.supporting import SupportCard
from carecompanion.domain.care_map import Ring
from carecompanion.errors import FileMissing
from carecompanion.tui.rooms import room
from tests.tui.screens.arrivals import built
from tests.tui.screens.post import ANA, FINCH, WREN, is_me, letter_file, meet
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.year import asks_back, comes, in_circle, leaves

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence

    from tests.tui.screens.sitting import Sitting

CODE: Final = "7K2M-9QXA-44TD-P0RW-B8NZ-51VH-GC6Y-E3JS-QF7T"
CARD: Final = SupportCard(
    people="a-clay: phone, after six\nwren: message any time",
    kind_line="“You are allowed to put the bag down.”",
    message="Hard day. No need to fix it. Could we talk tonight?",
)


async def furnish(here: Sitting, post: Path) -> None:
    """Something for every screen to show."""
    for day, text, kept in ENTRIES:
        await here.do(here.companion.writing.write, text, on=_day(day), **kept)
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren", is_checked=True)
    await meet(here, FINCH, "finch")
    open_file = here.companion.corresponding.open_file
    await here.do(
        open_file, letter_file(post, FINCH, number=8, title="Two pages about the rota", name="Finch")
    )
    await here.do(open_file, letter_file(post, WREN, number=9, note="loss, in plain words."))
    await here.do(here.companion.supporting.write, CARD)
    await here.do(here.companion.supporting.allow_while_locked, allowed=False)


async def every_screen(here: Sitting, *, only: Collection[str] = ()) -> AsyncIterator[str]:
    """Stand in one screen after another, named as it comes up. The journal is locked at the end.

    With *only*, the walks that lead to one of those names, and the journal stays open.
    """
    for walk in _ROUND:
        if only and walk.keys().isdisjoint(only):
            continue
        for name, step in walk.items():
            await step(here)
            yield name
        await here.go("today")
    if only:
        return
    await here.press("f9", "a")
    yield "hidden"
    await here.press("enter", "ctrl+l")
    yield "unlock"
    await here.press("f3")
    yield "unlock with the code"
    await here.press("ctrl+g")
    yield "support while locked"


def _pressing(*keys: str) -> Callable[[Sitting], Awaitable[None]]:
    async def press(here: Sitting) -> None:
        await here.press(*keys)

    return press


def _opening(name: str, **given: str) -> Callable[[Sitting], Awaitable[None]]:
    async def opened(here: Sitting) -> None:
        await here.open(room(name, **given))

    return opened


async def _write(here: Sitting) -> None:
    await here.press("w")
    await here.type("A word or two")


async def _fields(here: Sitting) -> None:
    prompting = here.companion.prompting
    snapshot = await here.do(prompting.snapshot, await here.do(prompting.find, "on-the-line"))
    await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
    await here.press("space", "tab", "left", "left", "space", "right")


async def _reply(here: Sitting) -> None:
    corresponding = here.companion.corresponding
    line = next(one for one in await here.do(corresponding.lines) if one.partner_name == "wren")
    await here.open(room("reply", letter=await here.do(corresponding.letter, line.id)))
    await here.press("tab")
    await here.type("A word or two")


async def _part(here: Sitting) -> None:
    await here.open(room("compose"))
    await here.press("e", "shift+end")


async def _palette(here: Sitting) -> None:
    await here.press("ctrl+p")
    await here.type("le")


async def _fault(here: Sitting) -> None:
    here.app.tell(FileMissing())
    await here.settle()


async def _asked_back(here: Sitting) -> None:
    letter = await comes(here, FINCH, 70, name="Finch", title="Asked back")
    await comes(here, FINCH, 71, name="Finch", **asks_back(letter))
    await here.open(room("letter", letter=await here.do(here.companion.corresponding.letter, letter.id)))


async def _left(here: Sitting) -> None:
    wren = await here.do(here.companion.introducing.partner, "wren")
    await here.press("escape")
    await here.open(room("letter", letter=await leaves(here, wren)))


async def _circle(here: Sitting) -> None:
    finch = await here.do(here.companion.introducing.partner, "finch")
    await here.open(room("circle", circle=await in_circle(here, finch)))


async def _people(here: Sitting) -> None:
    def work() -> None:
        care_map = here.companion.placing.maps()[0]
        for handle, role, ring in (("a-clay", "mentor", Ring.NEAR), ("rook", "ally", Ring.BEYOND)):
            here.companion.placing.place(care_map, here.companion.knowing.add(handle), role, ring)
        here.companion.knowing.add("an elder I read")

    await here.do(work)
    await here.go("people")
    await here.press("down", "up")


async def _run(here: Sitting) -> None:
    walking = here.companion.walking
    run = await here.do(lambda: walking.start(walking.practice("co-practice/co-practice"), "wren"))
    await here.open(room("run", run=run))
    await here.press("space")


async def _programme(here: Sitting) -> None:
    companion = here.companion
    pack = await here.do(companion.prompting.pack, "equity-in-leadership-circle")
    await here.open(room("programme", going=await here.do(companion.gathering.start, pack)))


async def _practices(here: Sitting) -> None:
    await here.screen.run_action("begin_practice")
    await here.settle()


async def _arriving(here: Sitting) -> None:
    arrival = await here.do(here.companion.installing.look, built())
    await here.open(room("arriving", arrival=arrival))


async def _trying(here: Sitting) -> None:
    await here.open(room("trying", folder=Path(__file__).parents[3] / "prompts" / "low-tide"))


async def _back_up(here: Sitting) -> None:
    here.app.action_back_up()
    await here.settle()


_ROUND: Final[Sequence[dict[str, Callable[[Sitting], Awaitable[None]]]]] = (
    {"today": _pressing("tab")},
    {"write": _write},
    {"write with fields": _fields},
    {
        "journal": _pressing("2", "down"),
        "filters": _pressing("f"),
        "entry": _pressing("escape", "enter"),
        "a question before deleting": _pressing("d"),
    },
    {
        "letters": _pressing("6"),
        "letter with its note first": _pressing("enter", "enter"),
        "letter": _pressing("enter"),
    },
    {"people": _people, "a person": _pressing("enter")},
    {
        "run": _run,
        "writing in a run": _pressing("enter"),
        "a voice of a run": _pressing("escape", "right", "right"),
        "leaving a run": _pressing("l"),
    },
    {"programme": _programme, "what it hopes for": _pressing("o"), "other days": _pressing("m")},
    {"practices": _practices, "with whom": _pressing("down", "enter"), "who is first": _pressing("enter")},
    {
        "packs": _pressing("7"),
        "a pack's page": _pressing("down", "right"),
        "in a pack": _pressing("enter", "down"),
    },
    {"partners": _opening("partners"), "checking words": _pressing("down", "v")},
    {"card": _opening("card")},
    {
        "letter asked back": _asked_back,
        "letter that left": _left,
    },
    {"circle": _circle, "words to a circle": _pressing("p"), "when to look again": _pressing("ctrl+s")},
    {
        "compose: choose": _opening("compose"),
        "compose: words": _pressing("down", "space", "enter"),
        "compose: wishes": _pressing("enter"),
        "compose: to": _pressing("enter"),
        "compose: last": _pressing("enter"),
        "compose: confirm": _pressing("enter"),
    },
    {"compose: a part": _part},
    {"reply": _reply, "reply: words": _pressing("ctrl+s")},
    {"support": _pressing("ctrl+g"), "writing the support card": _pressing("e")},
    {"ground": _opening("ground")},
    {"help": _pressing("f1")},
    {"palette": _palette},
    {"fault": _fault},
    {"a line asked for": _back_up},
    {"a pack that arrives": _arriving},
    {"a pack of one's own": _trying},
    {"recovery": _opening("recovery", code=CODE)},
    {"welcome": _opening("welcome")},
)


def _day(day: str) -> date:
    return date.fromisoformat(day)
