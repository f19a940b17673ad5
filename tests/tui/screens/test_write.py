"""Write: what is typed is kept; every way out keeps it; finishing makes an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.errors import DiskFull
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.footer import KeyFooter
from tests.tui.screens.sitting import Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.entry import Draft


async def _page(here: Sitting, prompt: str = "") -> None:
    snapshot = None
    if prompt:
        invitation = await here.do(here.companion.prompting.find, prompt)
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
    await here.open(room("write", draft=here.companion.writing.begin(snapshot)))


def _says(here: Sitting) -> str:
    return str(here.screen.query_one(KeyFooter).says)


async def test_a_pause_keeps_the_draft_with_its_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("one line")
        await here.press("enter")
        await here.type("and")
        await here.until(lambda: _says(here).startswith("kept"))
        (draft,) = await here.do(here.companion.writing.drafts)
        assert draft.text == "one line\nand"
        assert draft.cursor == (1, 3)
        assert here.screen.unsaved() is None


async def test_typing_without_a_pause_is_kept_all_the_same(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        editor = here.screen.query_one("#text")
        kept: list[Draft] = []
        for number in range(400):
            editor.insert(f"{number} ")
            await here.pilot.pause(0.01)
            kept = list(await here.do(here.companion.writing.drafts))
            if kept:
                break
        assert kept, "two seconds of typing went by and nothing was kept"


async def test_finishing_makes_an_entry_and_leaves_no_draft(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here, "any-line")
        await here.type("The heron stood in the rain.")
        await here.press("ctrl+s")
        await here.type("Rota work")
        await here.press("enter")
        assert here.name == "today"
        entry = await here.do(here.companion.reading.entry, "@last")
        assert entry.text == "The heron stood in the rain."
        assert entry.tags == ("rota", "work")
        assert entry.prompt is not None
        assert entry.prompt.id == "any-line"
        assert await here.do(here.companion.writing.drafts) == ()


async def test_leaving_the_question_of_tags_goes_back_to_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("words")
        await here.press("ctrl+s", "escape")
        assert here.name == "write"
        assert here.screen.current().text == "words"
        assert await here.do(here.companion.reading.page) == ()


async def test_an_empty_page_leaves_nothing_behind(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("x")
        await here.press("backspace", "escape")
        assert here.name == "today"
        assert await here.do(here.companion.writing.drafts) == ()


async def test_going_to_another_place_keeps_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("on my way")
        await here.go("journal")
        (draft,) = await here.do(here.companion.writing.drafts)
        assert draft.text == "on my way"


async def test_a_digit_on_a_scale_does_not_carry_one_away(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here, "tide")
        await here.press("2")
        assert here.name == "write"


async def test_every_field_of_a_prompt_comes_back_from_its_draft(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here, "on-the-line")
        await here.press("down", "space", "tab", "right", "right", "space", "tab")
        await here.type("the phone on my desk")
        before = here.screen.current()
        await here.press("escape")
        (draft,) = await here.do(here.companion.writing.drafts)
        assert dict(draft.answers) == dict(before.answers)
        assert len(draft.answers) == 3
        await here.open(room("write", draft=draft, brought_back=True))
        assert dict(here.screen.current().answers) == dict(before.answers)
        assert "the phone on my desk" in here.text()


async def test_the_doorway_takes_the_place_of_the_question_and_gives_it_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here, "any-line")
        prompt = (await here.do(here.companion.prompting.find, "any-line")).prompt
        await here.press("f8")
        assert prompt.doorway in here.text()
        assert here.screen.current().prompt.ask == prompt.doorway
        await here.press("f8")
        assert prompt.ask in here.text()


async def test_editing_an_entry_changes_it_and_leaving_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        entry = await here.write("first words")
        await here.open(room("write", draft=here.companion.writing.reopen(entry)))
        await here.press("escape")
        assert await here.do(here.companion.writing.drafts) == ()
        await here.open(room("write", draft=here.companion.writing.reopen(entry)))
        await here.type(" and more")
        await here.press("ctrl+s", "enter")
        changed = await here.do(here.companion.reading.entry, entry.id)
        assert changed.text == "first words and more"
        assert len(await here.do(here.companion.reading.page)) == 1


async def test_what_cannot_be_kept_says_so_stays_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        is_full = True
        keep = here.companion.writing.keep

        def sometimes(draft: Draft) -> Draft:
            if is_full:
                raise DiskFull
            return keep(draft)

        monkeypatch.setattr(here.companion.writing, "keep", sometimes)
        await here.type("still here")
        await here.until(lambda: here.name != "write")
        assert "could not be kept on disk" in " ".join(here.text().replace("│", " ").split())
        await here.press("escape")
        assert here.screen.current().text == "still here"
        assert "not kept yet" in _says(here)
        is_full = False
        await here.until(lambda: _says(here).startswith("kept"))
        assert (await here.do(here.companion.writing.drafts))[0].text == "still here"


async def test_words_are_counted_only_when_asked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("three small words")
        assert "words" not in _says(here)
        await here.press("f5")
        assert _says(here) == "3 words"


async def test_letting_a_draft_go_asks_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("let go of me")
        here.screen.action_discard()
        await here.settle()
        await here.press("enter")  # the safe answer has the focus
        assert here.name == "write"
        here.screen.action_discard()
        await here.settle()
        await here.press("shift+tab", "enter")
        assert here.name == "today"
        assert await here.do(here.companion.writing.drafts) == ()


async def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    hostile = "[@click=app.quit]x[/] [/] \x1b]52;c;UFdORUQ=\x1b\\ \u202egnp \x9b31m"
    async with sitting(tmp_path) as here:
        await _page(here)
        here.screen.query_one("#text").put_in(hostile)
        await here.press("ctrl+s", "enter")
        entry = await here.do(here.companion.reading.entry, "@last")
        assert "[@click=app.quit]x[/] [/]" in entry.text
        assert not {"\x1b", "\u202e", "\x9b"} & set(entry.text)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
@pytest.mark.parametrize("prompt", ["any-line", "on-the-line", "share-stop-swap"])
async def test_the_page_looks_as_it_should(
    tmp_path: Path, size: tuple[int, int], prompt: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await _page(here, prompt)
        screen_snapshot(here.app)


async def test_a_day_that_is_none_is_shown_before_the_page_is_finished_without_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        prompting = here.companion.prompting
        snapshot = await here.do(prompting.snapshot, await here.do(prompting.find, "imagine-it/an-inch"))
        await here.do(here.companion.knowing.add, "wren")
        await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
        await here.type("Ask for a key")
        await here.press("enter")
        await here.type("31 February")
        await here.press("enter", "w", "right")
        await here.press("ctrl+s")
        assert here.name == "write"
        assert here.said == [
            "No day was found in this. Change it, or finish once more and it is kept without."
        ]
        await here.type(" or 1 March")
        assert here.screen.current().answers["inch"].who_may_ask == "wren"
        await here.press("ctrl+s", "enter")
        (line,) = await here.do(here.companion.reading.page)
        entry = await here.do(here.companion.reading.entry, line.id)
        assert entry.answers["inch"].words == "Ask for a key"


async def test_the_keys_of_a_flow_are_those_of_the_part_one_is_in(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        prompting = here.companion.prompting
        snapshot = await here.do(
            prompting.snapshot, await here.do(prompting.find, "faucets-and-roles/given-and-received")
        )
        await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
        assert ("↑↓", "choose") in here.screen.footer_keys()
        await here.press("w", "enter")
        assert ("g r", "which way") in here.screen.footer_keys()
        await here.press("r", "enter")
        assert ("1 2 3", "how much") in here.screen.footer_keys()
        await here.press("3")
        (flow,) = here.screen.current().answers["flows"]
        assert (flow.source, flow.direction, flow.size) == ("w", "received", 3)
