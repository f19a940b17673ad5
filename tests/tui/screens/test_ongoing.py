"""The place Ongoing: what is open by its day, the card and its four doors, what ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.domain.answer import Commitment
from carecompanion.domain.field import Field, FieldKind
from carecompanion.domain.person import Contact
from carecompanion.domain.promise import Outcome
from carecompanion.tui.ongoing.doors import _to_write_to
from carecompanion.tui.writing.names import _known
from tests.tui.screens.mouse import click, click_at
from tests.tui.screens.post import WREN, meet
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_run import unlocked
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting

SWAP: Final = "Ask the rota team to swap Mondays"
HOSTILE: Final = "[@click=app.quit]x[/] [/] \x1b]52;c;eA==\x07"
PROMISES: Final = (
    Commitment("Send R-heron the two dates", date(2026, 11, 25)),
    Commitment("Read the escalation steps, end to end", date(2026, 12, 4)),
    Commitment("Ask for the advert before it goes out", date(2026, 12, 12), "a-clay"),
    Commitment("Say the sentence in the meeting"),
    Commitment("Bring the old list", date(2026, 11, 2)),
)
ASKED: Final = snapshot(fields=(Field("next", FieldKind.COMMITMENT, "Next"),))


async def promised(here: Sitting) -> None:
    """Some by themselves, and one that was promised in an entry."""
    swap = Commitment(SWAP, date(2026, 11, 27), "wren")
    await here.write("What the rota guards", date(2026, 11, 11), prompt=ASKED, answers={"next": swap})
    for one in PROMISES:
        await here.do(here.companion.promising.promise, one)
    await here.go("ongoing")


async def settled(here: Sitting) -> list[tuple[str, Outcome | None, str]]:
    found = await here.do(here.companion.promising.settled)
    return [(one.commitment.words, one.outcome, one.note) for one in found]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_what_is_open_stands_by_its_day(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await promised(here)
        screen_snapshot(here.app)


async def test_an_empty_place_says_what_will_be_here(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await here.go("ongoing")
        screen_snapshot(here.app)


async def test_each_door_is_kept_before_the_line_is_asked_for(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        for key, outcome in zip("kcln", Outcome, strict=True):
            await here.press("home", "enter", key)
            assert (outcome, "") in [one[1:] for one in await settled(here)]
            assert "Anything to note?" in here.text()
            await here.type("It took two tries")
            await here.press("enter")
            assert (outcome, "It took two tries") in [one[1:] for one in await settled(here)]
        assert "Nothing leaves until you say so." in here.text()
        await here.press("escape")
        assert len(await settled(here)) == 4


async def test_a_key_of_the_card_does_nothing_in_the_list_and_the_entry_it_comes_from_opens(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        await here.press("k", "c", "l", "enter", "escape", "j", "j")
        assert await settled(here) == []
        await here.press("home", "down", "o")
        assert here.name == "entry"
        assert "What the rota guards" in here.text()


async def test_needing_company_begins_a_letter_where_one_wishes(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        await here.press("down", "enter", "n", "escape", "left", "enter")
        assert here.name == "compose"


async def test_who_wants_no_contact_is_not_offered_to_ask_and_no_letter_begins_to_them(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await meet(here, WREN, "wren")
        await here.do(here.companion.knowing.add, "wren", Contact.NO)
        await here.do(here.companion.knowing.add, "wrentit")
        asked = await here.do(_known, here.companion)
        assert (asked.handles, asked.may_ask) == (("wren", "wrentit"), ("wrentit",))
        await promised(here)
        every = await here.do(here.companion.promising.open)
        (one,) = (one for one in every if one.commitment.who_may_ask == "wren")
        assert (await here.do(_to_write_to, here.companion, one))[0] is None


async def test_settled_ones_stand_with_their_word_and_can_be_looked_at_again(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        for one, outcome in zip(await here.do(here.companion.promising.open), Outcome, strict=False):
            await here.do(here.companion.promising.look, one, outcome, "said so")
        await here.press("v")
        screen_snapshot(here.app)
        await here.press("enter", "r")
        assert len(await settled(here)) == 3
        await here.press("v")
        assert "Next seven days" in here.text()


async def test_one_is_written_down_with_a_day_in_words_and_a_day_that_is_none_is_asked_again(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await here.go("ongoing")
        await here.press("n")
        await here.type("Call the office")
        await here.press("escape", "n")
        assert "Call the office" in here.text(), "what was begun stands there again"
        await here.press("enter")
        await here.type("someday soonish")
        await here.press("ctrl+s")
        assert await here.do(here.companion.promising.open) == ()
        await here.press("ctrl+u")
        await here.type("in two weeks")
        assert "Fri 4 December" in here.text()
        await here.press("ctrl+s")
        (one,) = await here.do(here.companion.promising.open)
        assert one.commitment == Commitment("Call the office", date(2026, 12, 4))
        assert "› 4 Dec   Call the office" in here.text()
        await here.press("e", "enter", "end", "ctrl+u")
        await here.type("1 March")
        await here.press("ctrl+s")
        (one,) = await here.do(here.companion.promising.open)
        assert one.commitment == Commitment("Call the office", date(2027, 3, 1))


async def test_at_40_columns_the_card_is_the_screen(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await promised(here)
        await here.press("down", "enter")
        screen_snapshot(here.app)
        await here.press("k", "escape")
        assert await settled(here) == [(SWAP, Outcome.KEPT, "")]


async def test_words_are_never_markup_and_two_megabytes_of_them_show_their_beginning(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion.promising.promise, Commitment(HOSTILE, None, HOSTILE))
        await here.go("ongoing")
        await here.press("enter")
        assert "[@click=app.quit]x[/] [/]" in here.text()
        assert "\x1b" not in here.text()
        await here.do(here.companion.promising.promise, Commitment("word " * 390_000, date(2026, 11, 21)))
        here.app.journal_changed()
        await here.settle()
        await here.press("escape", "home")
        assert "word word" in here.text()


async def test_today_names_what_one_asked_to_look_at_and_leads_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        await here.go("today")
        assert "You asked to look at  Bring the old list" in here.text()
        assert SWAP not in here.text()
        await here.press("tab", "enter")
        assert here.name == "ongoing"
        assert "› Mon 2   Bring the old list" in here.text()


async def test_deleting_an_entry_asks_once_and_bringing_it_back_joins_them_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        swap = Commitment(SWAP, date(2026, 11, 27), "wren")
        entry = await here.write("What the rota guards", prompt=ASKED, answers={"next": swap})
        await here.go("journal")
        for keys, left in ((("escape",), [None]), (("left", "enter"), [])):
            await here.press("d", "left", "enter")
            assert "It stays" in here.text()
            await here.press(*keys)
            assert [one.entry for one in await here.do(here.companion.promising.open)] == left
            await here.press("ctrl+z")
            assert [one.entry for one in await here.do(here.companion.promising.open)] == [entry.id]
        await here.write("Nothing came of this", date(2026, 11, 21))
        here.app.journal_changed()
        await here.settle()
        await here.press("home", "d", "left", "enter")
        assert here.name == "journal"
        assert "It stays" not in here.text()


async def test_an_open_run_stands_first_at_its_next_step_here_and_near_today(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        practice = await here.do(here.companion.walking.practice, "when-i-cause-harm/repair")
        await here.do(here.companion.walking.start, practice, "wren")
        await promised(here)
        await here.press("home")
        screen_snapshot(here.app)
        await here.press("enter")
        assert here.name == "run"
        await here.press("escape", "1")
        assert "A run is open" in here.text()
        await here.press("tab", "enter")
        assert here.name == "run"


async def test_by_mouse_a_row_is_looked_at_and_a_door_opens(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        await click(here, SWAP)
        await click_at(here, 10, 4)
        await click(here, "kept")
        assert await settled(here) == [(SWAP, Outcome.KEPT, "")]


async def test_it_stands_at_every_size(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await promised(here)
        await here.press("down", "enter")
        for size in ((24, 6), (31, 9), (44, 9), (61, 18), (110, 24), (200, 60), (80, 24)):
            await here.pilot.resize_terminal(*size)
            await here.settle()
            assert here.name == "ongoing"
        assert "n needs company" in here.text()


async def test_after_an_answer_today_suggests_one_thing_and_enter_takes_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        found = await here.do(here.companion.prompting.find, "care-together/care-act")
        asked = await here.do(here.companion.prompting.snapshot, found)
        entry = await here.write("A pot at the door.", prompt=asked)
        await here.do(here.companion.prompting.answered, entry)
        here.app.journal_changed()
        await here.settle()
        assert "If you like  come back to today's page in a week" in here.text()
        await here.press("tab", "enter")
        assert "If you like" not in here.text()
        assert here.said == ["It comes first then."]
        assert await here.do(here.companion.going_on.suggested) is None


async def test_a_commitment_that_was_begun_is_there_again_after_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("ongoing")
        await here.press("n")
        await here.type("Ask the rota")
        await here.pilot.pause(0.6)
        await here.press("ctrl+l")
        await unlocked(here)
        await here.go("ongoing")
        await here.press("n")
        assert "Ask the rota" in here.text()
        await here.press("ctrl+s")
        (one,) = await here.do(here.app.companion.promising.open)
        assert one.commitment.words == "Ask the rota"
        await here.press("n")
        assert "Ask the rota" not in here.text().split("Write one down")[1].split("Not now")[0]
