"""A letter in the making is kept like any writing, and comes back where it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.ids import LetterId, PartnerId
from carecompanion.domain.letter import Keep, Mask, Wishes
from carecompanion.domain.unsent import Chosen, Copied, Unsent, Voiced
from carecompanion.tui.letters.unfinished import page_of, unfinished
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.compose.unsent import making_of, unsent_of
from tests.tui.screens.post import ANA, WREN, is_me, meet
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.entry import Draft
    from tests.tui.screens.sitting import Sitting

FULL = Unsent(
    chosen=(Chosen("one", 3, 9), Chosen("two", body="shorter")),  # type: ignore[arg-type]
    masks=(Mask("Adair", "a colleague"), Mask("Sam")),
    wishes=Wishes(Keep.UNTIL, date(2026, 12, 4), ("received",), no_advice=True, onward="ask", note="slowly"),
    note="a cold room",
)


async def masked(here: Sitting) -> None:
    """A page with a name in it, chosen, the name hidden."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    await here.write("What Mx Adair said at the bus stop.", date(2026, 11, 17))
    await here.open(room("compose"))
    await here.press("space", "enter", "m")


def test_nothing_is_lost_on_the_way_to_a_draft_and_back() -> None:
    assert unsent_of(making_of(FULL, to=None, circle=None)) == FULL


@pytest.mark.parametrize(
    "before",
    [
        Unsent(to=PartnerId("p"), re=LetterId("l"), guide="four-part"),
        Unsent(voiced=Voiced.OPEN, about=LetterId("l")),
    ],
)
def test_what_has_words_of_its_own_stays_what_it_is(before: Unsent) -> None:
    making = making_of(Unsent(copies=(Copied("much", "little"),)), to=None, circle=None)
    kept = unsent_of(making, before)
    assert (kept.to, kept.circle, kept.re, kept.voiced) == (
        before.to,
        before.circle,
        before.re,
        before.voiced,
    )
    assert kept.copies == (Copied("much", "little"),)


@pytest.mark.parametrize("end", ["ctrl+l", "f9"])
async def test_locking_and_hiding_keep_it(tmp_path: Path, end: str) -> None:
    async with sitting(tmp_path) as here:
        await masked(here)
        held: list[Draft] = []
        writing = here.companion.writing
        real = writing.keep

        def keep(draft: Draft) -> Draft:
            held.append(draft)
            return real(draft)

        writing.keep = keep  # type: ignore[method-assign]
        await here.press("e")
        await here.type("x")
        await here.press(end)
        await here.until(lambda: here.name in ("unlock", "hidden"))
        unsent: Any = held[-1].letter
        assert [mask.find for mask in unsent.masks] == ["Mx Adair"]
        assert [one.body for one in unsent.chosen] == ["xWhat Mx Adair said at the bus stop."]


async def test_it_is_kept_as_one_goes_and_comes_back_at_its_step(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await masked(here)
        await here.press("enter", "right", "space")
        await here.until(lambda: here.screen.unsaved() is None)
        [draft] = await here.do(unfinished, here.companion)
        await here.open(page_of(draft))
        assert "● wishes" in here.text()
        await here.press("escape")
        assert "[… left out …]" in here.text()


async def test_what_is_gone_or_private_by_then_is_left_out_and_said(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await masked(here)
        await here.press("escape", "escape")
        entry = await here.do(here.companion.reading.entry, "@last")
        await here.do(here.companion.writing.set_private, entry, private=True)
        [draft] = await here.do(unfinished, here.companion)
        here.said.clear()
        await here.open(page_of(draft))
        assert here.said == ["An entry that was chosen is gone, or private now. It is not in this letter."]
        assert "Adair" not in here.text()


async def test_sent_it_is_no_draft_any_more(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await masked(here)
        await here.press("enter", "enter", "enter", "enter")
        compose = here.app.screen_stack[-2]
        await here.until(lambda: compose.unsaved() is None)  # type: ignore[attr-defined]
        assert await here.do(unfinished, here.companion) != ()
        await here.type("wren")
        await here.press("enter")
        assert here.name == "today"
        assert len(await here.do(here.companion.corresponding.lines)) == 1
        assert await here.do(unfinished, here.companion) == ()


async def test_today_says_that_it_waits_and_leads_to_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await masked(here)
        await here.press("enter", "enter", "enter", "escape", "escape", "escape", "escape", "escape")
        assert here.name == "today"
        assert "A letter to wren, not sent yet" in here.text()
        await here.press("tab", "enter")
        assert here.name == "compose"
        assert "A letter to wren" in here.text()
