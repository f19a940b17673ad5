"""The place of letters over a year: circles, drafts, what goes after today, finding, and a thousand letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from carecompanion.domain.letter import Keep, Wishes
from carecompanion.domain.unsent import Unsent
from tests.tui.conftest import HOSTILE
from tests.tui.screens.mouse import click
from tests.tui.screens.post import FINCH, NOBODY_WE_KNOW, WREN, flowing
from tests.tui.screens.sitting import sitting
from tests.tui.screens.year import (
    acquainted,
    answering,
    asks_back,
    comes,
    in_circle,
    leaves,
    new_card,
    proposes,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from tests.tui.screens.sitting import Sitting

TODAY = date(2026, 11, 20)


async def a_year(here: Sitting) -> None:
    """Everything that may stand in the lists."""
    wren, finch = await acquainted(here)
    hope = await leaves(here, wren, wishes=Wishes(keep=Keep.UNTIL, until=date(2027, 1, 23)))
    reply = await comes(
        here, WREN, 2, title="A reply in four parts", day=date(2026, 11, 2), **answering(hope)
    )
    await here.do(here.companion.corresponding.read, reply)
    await comes(here, FINCH, 3, title="Two pages about the rota", name="Finch", day=date(2026, 11, 8))
    await in_circle(here, finch)
    draft = replace(here.companion.writing.begin(), text="", letter=Unsent(to=finch.id, note="A short one."))
    await here.do(here.companion.writing.keep, draft)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_people_circles_and_drafts(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await a_year(here)
        await here.go("letters")
        await here.press("down")
        screen_snapshot(here.app)


async def test_a_line_says_what_it_answers_and_what_is_asked(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(108, 60)) as here:
        wren, _ = await acquainted(here)
        hope = await leaves(here, wren, wishes=Wishes(keep=Keep.UNTIL, until=date(2027, 1, 23)))
        await comes(here, WREN, 2, title="A reply", **answering(hope))
        early = await comes(here, WREN, 3, title="Read me once", ask=Wishes(keep=Keep.ONCE))
        await comes(here, WREN, 4, **asks_back(early))
        await comes(here, WREN, 5, **proposes(2))
        await comes(here, WREN, 6, **new_card(NOBODY_WE_KNOW))
        await here.go("letters")
        said = flowing(here)
        assert "you sent · keeps it until 23 January 2027" in said
        assert "arrived · unread · to “Where hope passed”" in said
        assert "arrived · unread · asked back · to be read once" in said
        assert "Asks for a letter back" in said
        assert "to “Read me once”" in said
        assert "agreement, version 2 · proposed" in said
        assert "A new card" in said


async def test_a_letter_to_a_circle_stands_once_among_its_letters(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        _, finch = await acquainted(here)
        circle = await in_circle(here, finch)
        ready = await here.do(here.companion.agreeing.answer_newest, circle)
        await here.do(here.companion.composing.send_all, ready)
        await here.go("letters")
        here.screen.threads.select(circle.id)
        await here.settle()
        assert flowing(here).count("you sent to everyone in it") == 1
        assert "agreement, v1" in here.text()


async def test_a_draft_is_gone_on_with_from_the_row_of_its_person(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        _, finch = await acquainted(here)
        draft = replace(here.companion.writing.begin(), letter=Unsent(to=finch.id, note="A short one."))
        await here.do(here.companion.writing.keep, draft)
        await here.go("letters")
        assert [pair.below for pair in here.screen.threads.pairs] == ["draft", "no letters yet"]
        await here.press("enter", "enter")
        assert here.name == "compose"


async def test_a_draft_for_nobody_yet_has_a_row_of_its_own(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        draft = replace(here.companion.writing.begin(), letter=Unsent(note="A short one."))
        await here.do(here.companion.writing.keep, draft)
        await here.go("letters")
        assert here.screen.threads.pairs[0].title == "A letter, not sent yet"
        await here.press("home", "enter")
        assert here.name == "compose"


# a thousand letters


async def test_of_a_thousand_letters_only_what_is_shown_is_read(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 24)) as here:
        wren, _ = await acquainted(here)
        for number in range(40):
            await leaves(here, wren, title=f"Letter {number}")
        await here.do(_as_many, here, 1000)
        read = counting(here)
        await here.go("letters")
        assert here.screen.thread.newest is not None
        first = read["lines"]
        assert first <= 60, "one page, and the newest of each"
        assert read["whole"] == 0
        await here.press("enter", *["pagedown"] * 6)
        assert 30 <= read["lines"] - first <= 90
        assert read["whole"] == 0
        await here.press("end")
        assert read["lines"] - first <= 150, "the end is the end of what was read, not of all there is"


def counting(here: Sitting) -> dict[str, int]:
    """How many letters the vault reads from now on: as lines of a list, and whole."""
    store = here.companion._vault.letters
    read = {"lines": 0, "whole": 0}

    def counted(name: str, under: str) -> None:
        real = getattr(store, name)

        def told(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it came
            found = real(*given, **named)
            read[under] += len(found) if isinstance(found, tuple) else 1
            return found

        setattr(store, name, told)

    counted("_lines", "lines")
    counted("_letters", "whole")
    counted("get", "whole")
    return read


def _as_many(here: Sitting, count: int) -> None:
    """Let the letters that are here be *count*, by copies in the vault."""
    database = here.companion._vault.letters._database
    columns = (
        "thread, direction, partner, partner_key, partner_name, moment, manifest, human, trust, unread, waiting, "
        "kept_for_safety, digest, file_name"
    )
    with database.writing():
        database.change(
            f"""WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
            INSERT INTO letters (id, {columns})
            SELECT printf('%032x', 4096 + n), {columns} FROM n
            JOIN letters ON letters.place = (SELECT min(place) FROM letters) + n.n % 40""",  # noqa: S608
            (count - 40,),
        )


# what goes after today


async def two_going(here: Sitting) -> None:
    await acquainted(here)
    for number, (who, name) in enumerate(((WREN, "Wren"), (FINCH, "Finch")), 1):
        ask = Wishes(keep=Keep.UNTIL, until=TODAY)
        await comes(here, who, number, name=name, title=f"Until today {number}", ask=ask)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_what_goes_after_today_stands_above_the_list(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await two_going(here)
        await here.go("letters")
        screen_snapshot(here.app)


async def test_only_where_it_stands_it_counts_as_told(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await two_going(here)
        here.app.journal_changed()
        await here.settle()
        assert "Goes after today" in here.text()
        assert await announced(here) == [None, None]
        await here.go("letters")
        assert "Two letters go after today, as their writers asked." in here.text()
        assert None not in await announced(here)


async def test_while_something_lies_over_the_place_nothing_counts_as_told(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await here.go("letters")
        await here.press("f9")
        await two_more(here)
        here.app.journal_changed()
        await here.settle()
        assert await announced(here) == [None]


async def two_more(here: Sitting) -> None:
    await comes(here, WREN, 7, ask=Wishes(keep=Keep.UNTIL, until=TODAY))


async def announced(here: Sitting) -> list[str | None]:
    rows = here.companion._vault.letters._database.rows
    return [row[0] for row in await here.do(rows, "SELECT announced FROM letters ORDER BY place")]


async def test_one_may_be_kept_for_ones_own_safety(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await two_going(here)
        await here.go("letters")
        await click(here, "Two letters go after today")
        assert "These go after today" in here.text()
        await here.press("s")
        assert here.said == ["Kept, for your own safety. Nobody is told."]
        await here.until(lambda: "One letter goes after today" in here.text())
        await here.press("escape", "up")
        assert here.screen.focused.id == "threads"
        kept = await here.do(here.companion.corresponding.lines)
        assert sorted(line.kept_for_safety for line in kept) == [False, True]


async def test_the_only_one_is_kept_from_the_line_itself(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await two_more(here)
        await here.go("letters")
        assert here.screen.is_on_notice
        await here.press("s")
        await here.until(lambda: "after today" not in here.text())
        assert here.screen.focused.id == "threads", "nothing keeps the keys that is not there"


async def test_what_was_told_on_an_earlier_day_goes_when_the_journal_opens(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await comes(here, WREN, 7, day=date(2026, 11, 1), ask=Wishes(keep=Keep.UNTIL, until=TODAY))
        change = here.companion._vault.letters._database.change
        await here.do(
            change, "UPDATE letters SET until = '2026-11-18', announced = '2026-11-18T09:00:00+01:00'"
        )
        await here.app.door.opened(here.companion)
        await here.settle()
        assert await here.do(here.companion.corresponding.lines) == ()


# finding


async def test_letters_are_found_as_one_types(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await leaves(here, wren, body="By the bus stop I waited.")
        await leaves(here, wren, title="About lanterns", body="They were out again.")
        await comes(here, FINCH, 3, name="Finch", title="A lantern of mine", body="It stood in the window.")
        await here.go("letters")
        await here.press("slash")
        await here.type("lanter")
        screen_snapshot(here.app)
        await here.press("enter", "down", "enter")
        assert here.name == "letter"
        await here.press("escape", "escape")
        assert here.screen.focused.id == "threads"
        assert not here.screen.has_class("searching")


async def test_enter_right_after_the_words_goes_into_what_they_find(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await leaves(here, wren, title="About lanterns", body="They were out again.")
        await here.go("letters")
        await here.press("slash")
        for mark in "lanter":
            here.app.post_message(events.Key(mark, mark))
        await here.press("enter")
        await here.until(lambda: here.screen.focused.id == "letters")
        await here.press("enter")
        assert here.name == "letter"
        await here.press("escape")
        assert here.screen.focused.id == "letters"


async def test_words_that_come_with_the_slash_are_for_the_search(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await leaves(here, wren, title="About lanterns", body="They were out again.")
        await here.go("letters")
        await here.type("/drag")
        assert here.name == "letters"
        assert here.screen.query_one("#search").value == "drag"


async def test_enter_where_nothing_is_found_any_more_stays_in_the_search(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await leaves(here, wren, title="About lanterns", body="They were out again.")
        await here.go("letters")
        await here.press("slash")
        await here.type("lanter")
        here.app.post_message(events.Key("z", "z"))
        await here.press("enter")
        assert here.screen.focused.id == "search"
        assert "No letter holds these words." in here.text()


async def test_what_nothing_holds_is_said(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        wren, _ = await acquainted(here)
        await leaves(here, wren)
        await here.go("letters")
        await here.press("slash")
        await here.type("zeppelin")
        assert "No letter holds these words." in here.text()
        await here.type(" " + "word " * 80)
        assert "No letter holds these words." in here.text()
        await here.press("escape")
        assert "Where hope passed" in here.text()


# circles


async def test_a_new_circle_is_made_here(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await acquainted(here)
        await here.go("letters")
        await here.press("a")
        await here.type("circle of nine")
        await here.press("enter")
        assert here.name == "circle"
        assert [one.name for one in await here.do(here.companion.circling.circles)] == ["circle of nine"]


async def test_names_of_circles_and_titles_never_act(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        wren, finch = await acquainted(here)
        for text in HOSTILE:
            if text.strip():
                await leaves(here, wren, title=text, body=text)
        circle = await in_circle(here, finch)
        change = here.companion._vault.letters._database.change
        await here.do(change, "UPDATE circles SET name = ?", (HOSTILE[4] + HOSTILE[1],))
        await here.go("letters")
        for key in ("enter", *["down"] * 6, "escape", "down", "down"):
            await here.press(key)
        here.screen.threads.select(circle.id)
        await here.press("g")
        assert here.name == "circle"
        assert HOSTILE[1] in here.text()
        assert here.app.is_running
