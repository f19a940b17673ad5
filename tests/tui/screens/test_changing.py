"""Changing what was kept: a change that waits is a draft like any other, and no way about loses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.footer import KeyFooter
from tests.tui.screens.sitting import Sitting, sitting

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.entry import Draft, Entry

WRITTEN = (("2026-11-17", "The heron", {"tags": ("work", "rota")}),)


async def _reading(here: Sitting) -> Entry:
    entry: Entry = await here.do(here.companion.reading.entry, "@last")
    await here.open(room("entry", entry_id=entry.id))
    return entry


async def _changing(here: Sitting) -> None:
    """The entry's page, with one more word on it."""
    await _reading(here)
    await here.press("e")
    await here.type(" waits")


async def _drafts(here: Sitting) -> tuple[Draft, ...]:
    found: tuple[Draft, ...] = await here.do(here.companion.writing.drafts)
    return found


async def test_only_looking_at_the_words_again_leaves_nothing_behind(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await _reading(here)
        await here.press("e")
        assert "as it was kept" in str(here.screen.query_one(KeyFooter).says)
        await here.press("escape")
        assert await _drafts(here) == ()


async def test_a_change_that_waits_is_there_again_and_looking_at_it_does_not_let_it_go(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await _changing(here)
        await here.press("escape")
        assert here.said[-1].startswith("Your change waits")
        assert [draft.text for draft in await _drafts(here)] == ["The heron waits"]
        for _ in range(2):
            await here.press("e")
            assert here.screen.current().text == "The heron waits"
            assert "brought back" in str(here.screen.query_one(KeyFooter).says)
            await here.press("escape")
            assert [draft.text for draft in await _drafts(here)] == ["The heron waits"]
        entry: Entry = await here.do(here.companion.reading.entry, "@last")
        assert entry.text == "The heron"


async def test_a_change_opened_from_today_and_left_untouched_stays(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await _changing(here)
        await here.press("escape", "escape", "1", "tab", "enter")
        assert here.name == "write"
        assert str(here.screen.query_one(KeyFooter).says) == "brought back from 21:14"
        await here.press("escape")
        assert [draft.text for draft in await _drafts(here)] == ["The heron waits"]


async def test_finishing_a_change_begins_with_the_tags_it_has_and_what_is_taken_out_goes(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await _changing(here)
        await here.press("ctrl+s")
        asked = here.screen.query_one("#answer")
        assert asked.value.split() == ["work", "rota"]
        await here.press(*["backspace"] * len("rota"))
        await here.type("river")
        await here.press("ctrl+s")
        entry: Entry = await here.do(here.companion.reading.entry, "@last")
        assert (entry.text, entry.tags) == ("The heron waits", ("work", "river"))


async def test_a_margin_note_that_was_left_stands_there_again(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await _reading(here)
        await here.press("m")
        await here.type("said it today")
        await here.press("escape")
        assert "m brings your words back" in here.said[-1]
        await here.press("m")
        assert here.screen.query_one("#answer").value == "said it today"
        await here.press("ctrl+s")
        entry: Entry = await here.do(here.companion.reading.entry, "@last")
        assert [note.text for note in entry.annotations] == ["said it today"]
        await here.press("m")
        assert here.screen.query_one("#answer").value == ""
        await here.press("escape")
        assert here.said[-1] == "It stands in the margin."


async def test_what_is_said_in_passing_is_said_one_at_a_time(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        del vars(here.app)["mention"]
        here.app._disable_notifications = False  # as outside of tests; screens made from now on show them
        await here.go("journal")
        here.app.mention("The first.")
        here.app.mention("The second.")
        await here.until(lambda: "The second." in here.text())
        assert "The first." not in here.text()
