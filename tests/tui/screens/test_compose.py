"""Composing: nothing chosen for anyone, every word seen before it leaves, one person, one file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.letter import Keep
from carecompanion.domain.text import for_screen
from carecompanion.tui.last_moment import keep_unsaved
from carecompanion.tui.letters.unfinished import page_of, unfinished
from carecompanion.tui.rooms import room
from tests.tui.conftest import HOSTILE
from tests.tui.screens.post import ANA, FINCH, NOBODY_WE_KNOW, WREN, flowing, is_me, letter_file, meet, paste
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from carecompanion.domain.letter import StoredLetter
    from tests.tui.screens.sitting import Sitting

TUESDAY = (
    "After the meeting\n\nR-heron stayed behind to stack chairs. I stayed too.\n\n"
    "She had asked, again, why the rota is fixed. The room went quiet and Mx Adair moved on. R-heron looked at me."
)
SIZES = [(80, 24), (40, 12), (120, 40)]
TODAY = date(2026, 11, 20)


async def writing(here: Sitting, *, text: str = TUESDAY, **given: Any) -> None:
    """Ana, who knows wren and finch and wrote two pages, begins a letter."""
    await is_me(here, ANA, "Ana")
    await meet(here, WREN, "wren")
    await meet(here, FINCH, "finch", is_checked=True)
    await here.write("The bus stop", date(2026, 11, 18))
    await here.write(text, date(2026, 11, 17))
    await here.open(room("compose", **given))


async def to_the_words(here: Sitting) -> None:
    """Choose the older of the two pages."""
    await here.press("down", "space", "enter")


async def to_the_last(here: Sitting, *, whom: str = "wren") -> None:
    """On, without wishes, to *whom*."""
    await to_the_words(here)
    await here.press("enter", "enter")
    if whom == "wren":
        await here.press("down")
    await here.press("enter")


def out(here: Sitting) -> list[Path]:
    """The files that left."""
    folder = here.app.opening.world.paths.letters_out
    return sorted(folder.iterdir()) if folder.is_dir() else []


async def sent(here: Sitting) -> StoredLetter:
    lines = await here.do(here.companion.corresponding.lines)
    letter: StoredLetter = await here.do(here.companion.corresponding.letter, lines[0].id)
    return letter


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_chosen_at_first(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await writing(here)
        assert "●" not in "\n".join(here.rows()[1:])
        screen_snapshot(here.app)
        await here.press("enter")
        assert "Nothing is chosen yet." in here.text()


async def test_private_entries_are_not_offered(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.write("Only mine", private=True)
        await writing(here)
        assert "Only mine" not in here.text()
        assert "After the meeting" in here.text()


async def test_an_entry_that_is_private_cannot_be_brought_along(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        entry = await here.write("Only mine", private=True)
        await here.open(room("compose", entries=(entry.id,)))
        assert "is never offered for a letter." in flowing(here)


async def test_begun_at_an_entry_its_words_are_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        entry = await here.write("A page\n\nAbout the bus.")
        await writing(here, entries=(entry.id,))
        assert "● words" in here.text()
        assert "About the bus." in here.text()
        await here.press("escape")
        assert "● A page" in here.text()


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_with_a_mask(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await writing(here)
        await to_the_words(here)
        if size[0] < 60:
            screen_snapshot(here.app)
            await here.press("enter")
        await here.press("r")
        await here.type("a colleague")
        await here.press("enter")
        screen_snapshot(here.app)


async def test_masks_go_on_and_off_and_keep_their_word(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        assert "› R-heron" in here.text()
        assert "as written, 2 places" in here.text()
        await here.press("m")
        assert "[… left out …] stayed behind" in here.text()
        assert "masked, 2 places" in here.text()
        await here.press("r")
        await here.type("[a colleague]")
        await here.press("enter")
        assert "[a colleague] stayed behind" in here.text(), "brackets are ours to set"
        await here.press("m")
        assert "R-heron stayed behind" in here.text()
        await here.press("m")
        assert "[a colleague] stayed behind" in here.text()
        assert (await here.do(here.companion.reading.entry, "@last")).text == TUESDAY


async def test_a_masked_name_in_other_letters_is_listed_and_masked_like_any_other(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        await writing(here, text="I told Adair. adair never told.")
        await to_the_words(here)
        assert "› Adair" in here.text()
        await here.press("m")
        assert "told [… left out …]. adair never" in here.text()
        await here.press("down", "m")
        assert "told [… left out …]. [… left out …] never" in here.text()
        await here.press("up", "m")
        assert "told Adair. [… left out …] never" in here.text()


async def test_what_stands_out_is_told_apart_without_colour(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("m", "down")  # the box follows the name one stands on
        underlined = {
            segment.text: segment.style.bold
            for strip in here.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.underline
        }
        assert not underlined["[… left out …]"]
        assert any(underlined[text] for text in underlined if "Adair" in text)


async def test_the_copy_may_be_shortened_and_the_entry_stays(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("e")
        assert here.name == "compose_copy"
        editor = here.screen.query_one("#copy")
        editor.text = "Only this much."
        await here.press("escape")
        assert "Only this much." in here.text()
        assert "R-heron" not in here.text()
        assert (await here.do(here.companion.reading.entry, "@last")).text == TUESDAY


async def test_each_of_several_copies_can_be_edited(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await here.press("space", "down", "space", "enter", "e")
        assert "1     Tuesday 17 November 2026" in here.text()
        await here.press("2")
        assert "The copy of “Wednesday 18 November 2026”" in here.text()


async def test_going_back_keeps_what_each_step_holds(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("m", "enter", "right", "space", "enter", "down", "enter")
        assert "A letter to wren" in here.text()
        await here.press("escape", "escape", "escape")
        assert "masked, 2 places" in here.text()
        assert "A letter from Ana to wren" not in here.rows()[2]
        await here.press("escape")
        assert "● After the meeting" in here.text()
        await here.press("enter", "enter", "enter")
        assert "● wren" in here.text()


async def test_leaving_keeps_it_and_it_goes_on_where_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("r")
        await here.type("a colleague")
        await here.press("enter", "enter", "left", "left", "left", "space", "escape", "escape", "escape")
        assert here.name == "today"
        assert here.said == ["Kept as a draft."]
        [draft] = await here.do(unfinished, here.companion)
        await here.open(page_of(draft))
        assert "● After the meeting" in here.text()
        await here.press("enter")
        assert "[a colleague] stayed behind" in here.text()
        await here.press("enter")
        assert "● four parts" in here.text()


async def test_the_step_one_went_back_to_is_kept_also_long_after_the_last_change(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("r")
        await here.type("a colleague")
        await here.press("enter", "enter")
        await keep_unsaved(here.app)
        await here.press("escape", "escape", "escape")
        [draft] = await here.do(unfinished, here.companion)
        await here.open(page_of(draft))
        assert "● After the meeting" in here.text()


async def test_nothing_done_leaves_no_draft(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        entry = await here.write("A page\n\nAbout the bus.")
        await writing(here, entries=(entry.id,))
        await here.press("escape", "escape")
        assert here.said == []
        assert await here.do(unfinished, here.companion) == ()


async def test_let_go_by_name_it_is_gone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("m", "d")
        assert "Let this letter go?" in here.text()
        await here.press("enter")
        assert here.name == "compose"
        await here.press("d", "shift+tab", "enter")
        assert here.name == "today"
        assert await here.do(unfinished, here.companion) == ()


@pytest.mark.parametrize("size", SIZES)
async def test_wishes_ask_for_nothing_at_first(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await writing(here)
        await to_the_words(here)
        await here.press(*["enter"] * (2 if size[0] < 60 else 1))
        screen_snapshot(here.app)


async def test_wishes_stand_in_the_letter_in_words(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("enter")
        await here.press("left", "left", "left", "space")  # four parts
        await here.press("down", "right", "space")
        await here.type("in two weeks")
        await here.press("enter")
        assert "until 4 December" in here.text()
        await here.press("down", "left", "space", "down", "right", "space", "down", "right", "space")
        await here.type("Read it on a quiet day.")
        await here.press("enter", "down", "right", "space")
        await here.type("a cold room")
        await here.press("enter", "enter", "down", "enter")
        assert "> Before you read: a cold room" in here.text()
        assert "Keep it until 4 December 2026" in here.text()
        assert "Please, no advice." in here.text()
        await here.press("enter")
        await here.type("wren")
        await here.press("enter")
        ask = (await sent(here)).manifest.ask
        assert (ask.keep, ask.until, ask.reply) == (Keep.UNTIL, date(2026, 12, 4), ("four-part",))
        assert (ask.no_advice, ask.onward, ask.note) == (True, "ask", "Read it on a quiet day.")


async def test_ideas_and_no_advice_give_way_to_each_other(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("enter", "left", "space")
        assert "● ideas welcome" in here.text()
        await here.press("down", "down", "left", "space")
        assert "○ ideas welcome" in here.text()
        await here.press("up", "up", "space")
        assert "● no need to say" in here.text()


@pytest.mark.parametrize("said", ["yesterday", "some day"])
async def test_a_day_that_cannot_be_is_told(tmp_path: Path, said: str) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("enter", "down", "right", "space")
        await here.type(said)
        await here.press("enter", "enter")
        assert "● as long as you like" in here.text()


@pytest.mark.parametrize("size", SIZES)
async def test_partners_with_their_words(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await writing(here)
        await to_the_words(here)
        await here.press(*["enter"] * (3 if size[0] < 60 else 2))
        assert "words not checked yet" in here.text()
        screen_snapshot(here.app)


async def test_nobody_to_write_to_leads_to_taking_in_a_card(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.write("A page")
        await here.open(room("compose"))
        await here.press("space", "enter", "enter", "enter")
        assert "There is no card here yet" in here.text()
        await here.press("enter")
        assert "This letter has nobody to go to yet." in here.text()
        await here.press("escape", "p")
        assert here.name == "partners"


async def test_a_blocked_partner_is_nobody_to_write_to(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await here.do(
            here.companion.introducing.block, await here.do(here.companion.introducing.partner, "wren")
        )
        await to_the_words(here)
        await here.press("enter", "enter")
        assert "wren" not in here.text()
        assert "finch" in here.text()


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_look_is_at_all_of_it(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await writing(here)
        await to_the_words(here)
        await here.press(*["enter"] * (3 if size[0] < 60 else 2), "down", "enter")
        screen_snapshot(here.app)


async def test_a_wrong_name_sends_nothing(
    tmp_path: Path, screen_snapshot: Callable[[App[int]], None]
) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_last(here)
        await here.press("enter")
        await here.type("wrem")
        await here.press("enter")
        assert "That is not the name you gave them. Nothing was written." in here.text()
        screen_snapshot(here.app)
        await here.press("escape")
        assert here.name == "compose"
        assert out(here) == []
        assert await here.do(here.companion.corresponding.lines) == ()


async def test_what_leaves_is_what_was_seen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_last(here)
        seen = here.screen.query_one("#last-box")._whole
        await here.press("enter")
        await here.type("wren")
        await here.press("enter")
        assert (await sent(here)).human.rstrip("\n") == seen
        assert len(out(here)) == 1
        assert here.said == ["Written to letters-out. Give the file to wren in your own way."]
        assert here.name == "today"


async def test_an_entry_that_changed_in_between_is_looked_at_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_last(here)
        await here.do(here.companion.introducing.set_my_name, "Somebody")
        await here.press("enter")
        await here.type("wren")
        await here.press("enter")
        assert "The words changed since you looked at them" in here.text()
        assert out(here) == []
        await here.press("enter")
        assert "# A letter from Somebody to Wren" in here.text(), (
            "the words as they are now are there to be seen"
        )


async def test_words_of_others_never_act(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        for text in HOSTILE:
            entry = await here.write(f"{text}\n\n{text} and more")
            await here.go("today")
            await here.open(room("compose", entries=(entry.id,)))
            assert "and more" in here.text()
            await here.press("m", "e", "escape")
            for row in range(3, 23, 4):
                await here.pilot.click(offset=(8, row))
            assert here.app.is_running
            assert here.app.title == "carecompanion"
            assert here.text() == for_screen(here.text())


async def test_locking_lets_go_of_the_letter_in_the_making(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await to_the_words(here)
        await here.press("m", "ctrl+l")
        await here.until(lambda: here.name == "unlock")
        assert "colleague" not in here.text()
        assert "wren" not in here.text()


async def test_no_size_breaks_any_step(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await writing(here)
        await here.press("down", "space")
        for _ in range(5):
            for width, height in ((1, 1), (2, 30), (30, 8), (59, 19), (110, 30), (80, 24)):
                await here.pilot.resize_terminal(width, height)
                await here.settle()
            await here.press("enter")
        assert "Write this letter to a file?" in here.text()


async def test_a_letter_from_one_journal_to_the_other(tmp_path: Path) -> None:
    """Ana masks a name and writes the file; wren opens it, sees the note alone, reads; a stranger's waits."""
    async with sitting(tmp_path / "ana") as here:
        await writing(here)
        await here.press("escape")
        await here.go("letters")
        await here.press("down", "n")
        assert "A letter to wren" in here.text()
        await to_the_words(here)
        await here.press("r")
        await here.type("a colleague")
        await here.press("enter", "enter", "end", "right", "space")
        await here.type("a tired room")
        await here.press("enter", "enter", "enter", "enter")
        await here.type("wren")
        await here.press("enter")
        assert here.name == "letters"
        assert "you sent · 1 entry, 2 places masked" in here.text()
        [file] = out(here)
        assert "wren" not in file.name
        assert b"colleague" not in file.read_bytes()
    async with sitting(tmp_path / "wren") as here:
        await is_me(here, WREN, "Wren")
        await meet(here, ANA, "ana")
        await here.go("letters")
        await here.press("o")
        await paste(here, f'"{file}"')
        await here.press("enter")
        assert "ana says: a tired room" in here.text()
        assert "colleague" not in here.text()
        await here.press("enter", "end")
        assert "[a colleague] stayed behind to stack chairs." in here.text()
        assert "R-heron" not in here.text()
        await here.press("escape", "o")
        await paste(here, str(letter_file(tmp_path, NOBODY_WE_KNOW, WREN, name="Boss")))
        await here.press("enter", "escape")
        assert "Boss" not in here.text()
        assert "waits, unread" in here.text()
