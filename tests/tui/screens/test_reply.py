"""Answering a letter: the parts its author asked for, none of which has to be filled, and no word lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from carecompanion.domain.letter import Wishes
from carecompanion.domain.text import for_screen
from carecompanion.tui.last_moment import unsaved_drafts
from carecompanion.tui.letters.unfinished import page_of, unfinished
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.reply import ReplyScreen, leaning
from tests.tui.conftest import HOSTILE
from tests.tui.screens.mouse import click, click_at
from tests.tui.screens.post import ANA, WREN, flowing, is_me, letter_file, meet
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from tests.tui.screens.sitting import Sitting

SIZES = [(80, 24), (40, 12), (120, 40)]
FOUR = Wishes(reply=("four-part",), no_advice=True)
SEVERAL = Wishes(reply=("received", "four-part", "questions"))
STAYED, DEAR = "“It was cold”", "That people are told, before they arrive in the cold"


async def answering(here: Sitting, folder: Path, ask: Wishes = FOUR, **changes: Any) -> StoredLetter:
    """Ana answers a letter from wren."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    path = letter_file(folder, WREN, ask=ask, **changes)
    letter: StoredLetter = await here.do(here.companion.corresponding.open_file, path)
    letter = await here.do(here.companion.corresponding.read, letter)
    await here.open(room("reply", letter=letter))
    return letter


async def two_parts(here: Sitting) -> None:
    """Words in the first part and in the second."""
    await here.type(STAYED)
    await here.press("tab")
    await here.type(DEAR)


async def waiting(here: Sitting) -> Draft:
    """The one letter that waits unfinished."""
    [draft] = await here.do(unfinished, here.companion)
    found: Draft = draft
    return found


async def is_kept(here: Sitting) -> None:
    await here.until(lambda: isinstance(here.screen, ReplyScreen) and here.screen.unsaved() is None)


async def in_every_size(here: Sitting, look: Callable[[App[int]], None]) -> None:
    for size in SIZES:
        await here.pilot.resize_terminal(*size)
        await here.settle()
        look(here.app)


async def test_the_letter_and_the_parts_that_were_asked_for(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await two_parts(here)
        await is_kept(here)
        await in_every_size(here, screen_snapshot)
        await here.pilot.resize_terminal(40, 12)
        await here.press("shift+tab", "shift+tab")
        screen_snapshot(here.app)


async def test_no_wish_is_out_of_sight(tmp_path: Path) -> None:
    wishes = Wishes(reply=("received", "questions"), no_advice=True, onward="ask", note="On a quiet day.")
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path, wishes, body="word " * 2000)
        said = "wren asked for: a word that it came or questions only, no advice, ask before it is passed on"
        assert said in flowing(here)
        assert "“On a quiet day.”" in here.text()


async def test_tab_goes_from_the_letter_through_the_parts_and_round(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        opened = []
        for _ in range(5):
            opened.append(next(row for row in here.rows() if "╭─" in row).strip("╭─╮ "))
            await here.press("tab")
        assert opened[:4] == [
            "Words that stayed",
            "What these suggest you hold dear",
            "Why it struck me",
            "What it moves in me",
        ]
        assert here.screen.focused.field.id == "part-1", "from the letter on to the first part"
        await here.press("shift+tab")
        assert here.screen.focused.id == "letter"


async def test_it_comes_back_with_its_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await two_parts(here)
        await here.press("left", "left", "escape")
        assert here.name == "today"
        await here.open(page_of(await waiting(here)))
        await here.type("x")
        assert "in the coxld" in here.text()
        assert STAYED in here.text()


async def test_an_empty_reply_leaves_nothing_and_one_way_has_no_other(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        assert "f2" not in here.text()
        await here.press("f2", "ctrl+s")
        assert here.said == ["wren asked for one way of answering."]
        assert "Nothing is written in this reply yet." in here.text()
        await here.press("enter")
        await here.type("x")
        await is_kept(here)
        await here.press("backspace", "escape")
        assert await here.do(unfinished, here.companion) == ()


@pytest.mark.parametrize("end", ["ctrl+l", "f9"])
async def test_locking_and_hiding_keep_every_letter(tmp_path: Path, end: str) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        companion = here.companion
        held: list[Draft] = []
        real = companion.writing.keep

        def keep(draft: Draft) -> Draft:
            held.append(draft)
            return real(draft)

        companion.writing.keep = keep  # type: ignore[method-assign]
        await two_parts(here)
        await here.press(end)
        await here.until(lambda: here.name in ("unlock", "hidden"))
        assert (held[-1].answers, held[-1].focus) == ({"part-1": STAYED, "part-2": DEAR}, "part-2")
        assert held[-1].cursor == (0, len(DEAR))


async def test_another_of_the_ways_takes_every_word_along(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(120, 40)) as here:
        await answering(here, tmp_path, SEVERAL)
        assert "f2 other way" in here.text()
        await two_parts(here)
        await here.press("tab")
        await here.type("third")
        await here.press("tab")
        await here.type("fourth")
        await here.press("f2")
        assert "An open question that only you could answer" in here.text()
        assert "fourth" in here.text(), "what has no place goes on in one's own words"
        await here.press("f2")
        await is_kept(here)
        await here.press("tab")
        assert "In my own words" in here.text()
        draft = await waiting(here)
        assert draft.answers == {"part-1": STAYED}
        assert draft.text.split("\n\n") == ["fourth", DEAR, "third"]


async def test_where_there_are_several_ways_every_key_still_has_room(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path, SEVERAL)
        keys = "tab next   ctrl+r received   ctrl+s look it over   f2 other way   esc back"
        assert here.rows()[-1].strip() == keys
        await click(here, "other way")
        assert "An open question that only you could answer" in here.text()


async def test_where_no_reply_is_asked_for_there_are_no_boxes(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path, Wishes())
        await in_every_size(here, screen_snapshot)
        await here.press("tab")
        await here.type("All the same")
        assert "All the same" in here.text()
        assert "In my own words" in here.text()


async def test_a_lock_right_after_a_word_ends_nothing_but_the_sitting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carecompanion.tui.screens.reply.leaning.PAUSE_SECONDS", 0.05)
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path, FOUR)
        monkeypatch.setattr(
            here.screen._leaning, "end", lambda: None, raising=False
        )  # as if its pause had just ended
        here.app.post_message(events.Key("t", "t"))
        await here.pilot.pause()
        await here.app.action_lock()
        await asyncio.sleep(0.1)
        await here.settle()
        assert here.name == "unlock"


async def test_just_received_is_a_whole_reply(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(120, 40)) as here:
        letter = await answering(here, tmp_path)
        await here.press("ctrl+r")
        assert "Your reply to wren" in here.text()
        assert "Your letter reached me" in here.text()
        await here.press("enter", "enter", "enter")
        await here.type("wren")
        await here.press("enter")
        assert here.name == "today"
        [sent] = await here.do(lambda: [one for one in here.companion.corresponding.lines() if one.re])
        assert sent.re == letter.id


async def test_just_received_keeps_what_was_written(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await two_parts(here)
        await here.press("ctrl+r")
        assert "What you wrote here stays as a draft." in here.text()
        await here.press("shift+tab", "enter", "enter", "enter", "enter")
        await here.type("wren")
        await here.press("enter")
        assert here.name == "today"
        assert (await waiting(here)).answers == {"part-1": STAYED, "part-2": DEAR}


async def test_looked_over_masked_and_sent_and_the_draft_is_gone(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(120, 40)) as here:
        letter = await answering(here, tmp_path)
        await here.type("What Mx Adair said")
        await here.press("ctrl+s")
        assert "choose" not in here.rows()[0]
        assert "These words will leave" in here.text()
        await here.press("m")
        assert "What [… left out …] said" in here.text()
        await here.press("escape")
        assert "What Mx Adair said" in here.text(), "the reply is as it was"
        await here.press("ctrl+s")
        assert "What [… left out …] said" in here.text(), "and the mask is kept with it"
        await here.press("enter", "enter", "enter")
        await here.type("wren")
        await here.press("enter")
        assert here.name == "today"
        assert here.said == ["Written to letters-out. Give the file to wren in your own way."]
        sent = (await here.do(here.companion.corresponding.lines))[0]
        stored = await here.do(here.companion.corresponding.letter, sent.id)
        assert "What [… left out …] said" in stored.human
        assert (stored.manifest.re, stored.manifest.guide) == (letter.id, "four-part")
        assert await here.do(unfinished, here.companion) == ()


async def test_while_it_is_looked_over_the_next_room_keeps_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await here.type("What Mx Adair said")
        await is_kept(here)
        await here.press("left", "left", "ctrl+s", "m")
        await here.until(lambda: here.screen.unsaved() is None)
        assert unsaved_drafts(here.app) == [], "a cursor that moved brings no older draft over the mask"
        draft = await waiting(here)
        assert draft.letter is not None
        assert [mask.find for mask in draft.letter.masks] == ["Mx Adair"]
        assert draft.cursor == (0, len("What Mx Adair sa"))


async def test_an_edited_copy_changes_what_leaves_and_never_the_part(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home", size=(120, 40)) as here:
        await answering(here, tmp_path)
        await here.type("Too much of it")
        await here.press("ctrl+s")
        compose = here.screen
        await here.press("e", "ctrl+k")
        await here.type("Enough")
        await here.until(lambda: compose.unsaved() is None)
        assert [copy.body for copy in (await waiting(here)).letter.copies] == ["Enough"]  # type: ignore[union-attr]
        await here.press("escape")
        assert "Enough" in here.text()
        assert "Too much" not in here.text()
        await here.press("escape")
        assert "Too much of it" in here.text()
        await here.press("end", "x", "ctrl+s")
        assert "Too much of itx" in here.text(), "another part, another copy"


async def test_a_letter_that_was_let_go_leaves_the_words(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        letter = await answering(here, tmp_path)
        await two_parts(here)
        await here.press("escape")
        await here.do(here.companion.corresponding.forget, letter)
        await here.open(page_of(await waiting(here)))
        assert "The letter is no longer here. What you wrote is." in here.text()
        assert DEAR in here.text()


async def test_a_letter_of_somebody_who_is_no_partner_any_more_cannot_be_answered(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        letter = await answering(here, tmp_path)
        await here.press("escape")
        introducing = here.companion.introducing
        await here.do(introducing.forget, await here.do(introducing.partner, "wren"))
        await here.open(room("reply", letter=letter))
        await here.press("enter")
        assert here.name == "today"
        assert await here.do(unfinished, here.companion) == ()


async def test_one_soft_note_after_a_pause_and_it_can_be_hidden_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen_snapshot: Callable[[App[int]], None]
) -> None:
    monkeypatch.setattr(leaning, "PAUSE_SECONDS", 0.05)
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await here.type("You should call them and complain.")
        await here.until(lambda: "This may lean towards advice; wren asked for none." in here.text())
        await is_kept(here)
        screen_snapshot(here.app)
        await click(here, "hide these")
        assert "lean towards" not in here.text()
        assert here.said == ["Hidden from now on. f3 brings them back."]
        assert not await here.do(lambda: here.companion.replying.are_hints_wanted)
        await here.type(" You should call them.")
        await here.until(
            lambda: here.screen._leaning._pause is None or not here.screen._leaning._pause._active
        )
        assert "lean towards" not in here.text()


async def test_every_hint_can_be_clicked(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path)
        await click(here, "Why it struck me")
        await here.type("cold hands")
        assert here.screen.focused.field.id == "part-3"
        await click(here, "next part")
        assert here.screen.focused.field.id == "part-4"
        await click(here, "look it over")
        assert here.name == "compose"
        await click(here, "back")
        await click(here, "just received")
        assert "Just received?" in here.text()
        await click(here, "Stay here")
        await click(here, "back")
        assert here.name == "today"


async def test_words_of_others_never_act(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        said = " ".join(HOSTILE).replace("\x00", "")
        wishes = Wishes(reply=("four-part",), note=HOSTILE[4] + HOSTILE[1])
        path = letter_file(
            tmp_path, WREN, title=HOSTILE[1] + HOSTILE[4] + HOSTILE[6], body=f"{said}\n\nthe end", ask=wishes
        )
        letter = await here.do(here.companion.corresponding.open_file, path)
        await here.open(room("reply", letter=letter))
        assert "[@click=app.quit]x[/]" in here.rows()[0]
        for row in range(12):
            await click_at(here, 3, row)
        await here.press("end")
        assert "the end" in here.text()
        assert here.app.is_running
        assert here.app.title == "carecompanion"
        assert here.text() == for_screen(here.text())


async def test_no_size_breaks_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await answering(here, tmp_path, SEVERAL)
        await two_parts(here)
        for width, height in ((1, 1), (2, 30), (30, 8), (59, 19), (110, 30), (120, 9), (200, 60), (80, 24)):
            await here.pilot.resize_terminal(width, height)
            await here.settle()
        assert DEAR in here.text()
