"""Looking back in the interface: only when asked, and it says why it is this one. What is known of changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.entry import Annotation
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.prose import Prose
from tests.tui.screens.samples import ENTRIES, prompted
from tests.tui.screens.sitting import NOW, Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("2024-11-19", "Two years ago", {"tags": ("grief",)}),
    ("2025-11-21", "A year ago\n\nWe sat on the stairs.", {"prompt": prompted()}),
    ("2026-11-20", "Today", {}),
)


def leaf(here: Sitting) -> list[str]:
    return list(here.screen.query_one(Prose).rows)


async def look_back(here: Sitting) -> None:
    await here.press("ctrl+p")
    await here.type("look back at")
    await here.press("enter")


@pytest.mark.parametrize("place", ["today", "journal"])
async def test_an_older_entry_never_comes_unasked(tmp_path: Path, place: str) -> None:
    async with sitting(tmp_path, entries=OLD[:2]) as here:
        await here.go(place)
        if place == "today":
            assert "years ago" not in here.text()
        assert "look back" not in here.text()


async def test_the_palette_brings_one_and_it_says_why(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=OLD) as here:
        await here.go("today")
        await look_back(here)
        assert here.name == "entry"
        assert leaf(here)[:3] == [
            "A year ago",
            "Fri 21 November 2025 · imperfect-ally · notice",
            "You asked to look back: about a year ago.",
        ]
        await here.press("escape")
        assert here.name == "today"


async def test_asked_again_there_the_next_takes_its_place(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=OLD) as here:
        await here.go("journal")
        await look_back(here)
        await look_back(here)
        assert leaf(here)[0] == "Two years ago"
        assert "You asked to look back: about 2 years ago." in leaf(here)
        await here.press("escape")
        assert here.name == "journal"


async def test_what_is_left_out_does_not_come(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=(OLD[0], OLD[2])) as here:
        await here.do(here.companion.choosing.set, "look-back-exclude-tags", "grief")
        await here.go("today")
        await look_back(here)
        assert here.name == "today"
        assert here.said == ["Nothing older to look back at, with what you leave out."]


async def test_an_entry_opened_as_usual_says_nothing_of_looking_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=OLD) as here:
        await here.go("journal")
        await here.press("end", "enter")
        assert leaf(here) == ["Two years ago", "Tue 19 November 2024", "", "#grief"]


# what is known of changes


async def test_the_day_of_the_latest_change_stands_below_quietly(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[-2:-1]) as here:
        entry = await here.do(here.companion.reading.entry, "@last")
        await here.open(room("entry", entry_id=entry.id))
        assert not any("changed" in row for row in leaf(here))
        await here.do(here.companion.writing.edit, entry, text=entry.text + "\n\nAnd more.")
        here.app.journal_changed()
        await here.settle()
        assert leaf(here)[-2:] == ["#work  #rota", "changed Fri 20"]


async def test_a_note_in_the_margin_says_its_own_day_and_is_no_change_of_the_words(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[-2:-1]) as here:
        entry = await here.do(here.companion.reading.entry, "@last")
        await here.open(room("entry", entry_id=entry.id))
        await here.press("m")
        await here.type("said it")
        await here.press("enter")
        assert leaf(here)[-1] == "│ Fri 20, in the margin: said it"
        assert not any("changed" in row for row in leaf(here))


async def test_a_change_of_another_year_says_the_year(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=OLD[:1]) as here:
        entry = await here.do(here.companion.reading.entry, "@last")
        notes = (Annotation(NOW - timedelta(days=600), "old note"),)
        changed = replace(entry, updated=NOW - timedelta(days=500), annotations=notes)
        await here.do(here.companion._vault.entries.replace, changed)
        await here.open(room("entry", entry_id=entry.id))
        assert leaf(here)[-4:] == [
            "#grief",
            "changed 8 Jul 2025",
            "",
            "│ 30 Mar 2025, in the margin: old note",
        ]


# deleting what is being edited


async def test_a_draft_that_says_no_more_than_the_entry_goes_with_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[-1:]) as here:
        entry = await here.do(here.companion.reading.entry, "@last")
        await here.do(here.companion.writing.keep, here.companion.writing.reopen(entry))
        await here.go("journal")
        await here.press("d", "shift+tab", "enter")
        assert here.said == []
        await here.go("today")
        assert "The bus stop" not in here.text()


async def test_a_draft_with_other_words_stays_and_that_is_said(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES[-1:]) as here:
        entry = await here.do(here.companion.reading.entry, "@last")
        draft = replace(here.companion.writing.reopen(entry), text="The bus stop, and one more thing")
        await here.do(here.companion.writing.keep, draft)
        await here.go("journal")
        await here.press("d", "shift+tab", "enter")
        assert here.said == ["A draft with other words of it stays under Today."]
        await here.go("today")
        assert "The bus stop, and one more thing" in here.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_looking_back_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, entries=OLD) as here:
        await here.go("today")
        await look_back(here)
        screen_snapshot(here.app)
