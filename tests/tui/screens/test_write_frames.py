"""Frames on the page: laid, switched, taken back, kept, brought back; and what a frame looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities import framing
from carecompanion.domain.practice import Frame
from carecompanion.packs import builtin
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.footer import KeyFooter
from tests.tui.screens.sitting import Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

THREE = "What happened\n\n\nSo what\n\n\nNow what\n"


async def _page(here: Sitting, text: str = "", **drafted: Any) -> Any:  # noqa: ANN401 - the editor
    draft = replace(here.companion.writing.begin(), text=text, **drafted)
    await here.open(room("write", draft=draft))
    return here.screen.query_one("#text")


async def test_tab_goes_from_part_to_part_and_words_stay_with_theirs(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        editor = await _page(here)
        await here.press("f2")
        await here.type("one")
        await here.press("tab")
        await here.type("two")
        await here.press("shift+tab")
        await here.type("!")
        await here.press("tab", "tab")
        await here.type("three")
        assert editor.text == "What happened\none!\n\nSo what\ntwo\n\nNow what\nthree"
        await here.press("f2")
        lines = editor.text.split("\n")
        assert lines[lines.index("What lay behind it") + 1] == "two"
        assert lines[lines.index("What I will try next time") + 1] == "three"


async def test_a_draft_comes_back_with_its_frame_and_its_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.press("f2", "tab")
        await here.type("meaning")
        await here.press("left", "escape")
        (draft,) = await here.do(here.companion.writing.drafts)
        assert (draft.frame, draft.cursor) == ("what-so-what", (4, 6))
        await here.open(room("write", draft=draft, brought_back=True))
        editor = here.screen.query_one("#text")
        assert editor.headings == ("What happened", "So what", "Now what")
        assert editor.cursor == (4, 6)
        await here.press("tab")
        assert editor.cursor[0] == 7


async def test_a_frame_that_is_gone_leaves_the_page_as_it_is(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        editor = await _page(here, "Old\n\nOther\n", frame="from-another-time")
        await here.type("x")
        assert here.screen.current().frame == "from-another-time"
        await here.press("f2")
        assert editor.frame == ""
        assert editor.text == "xOld\n\nOther\n"


async def test_hostile_headings_are_only_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    headings = (
        "[@click=app.quit]x[/]",
        "[/]",
        "a\x1b]52;c;UFdORUQ=\x1b\\b",
        "two\nlines",
        "漢字 e\u0301" * 40,
    )
    pack = replace(builtin.builtin_pack("house"), frames=(Frame("evil", headings, "[bold"),))
    monkeypatch.setattr(builtin, "builtin_pack", lambda *_: pack)
    framing.frames.cache_clear()
    try:
        async with sitting(tmp_path, size=(40, 12)) as here:
            editor = await _page(here)
            await here.press("f2")
            await here.type("words")
            assert "[@click=app.quit]x[/]" in here.text()
            assert "\x1b" not in here.text()
            assert "two lines" in editor.text
            await here.press("f2")
            assert editor.text == "words"
    finally:
        framing.frames.cache_clear()


async def test_a_page_that_is_too_fresh_waits_and_does_not_come_by_itself(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.type("too fresh")
        await here.screen.run_action("not_today")
        await here.settle()
        assert here.name == "today"
        assert [draft.text for draft in await here.do(here.companion.writing.drafts)] == ["too fresh"]
        await here.app.door.opened(here.companion)
        await here.settle()
        assert here.name == "today"


async def test_lighter_goes_back_to_the_wording_one_reads(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        packs = await here.do(here.companion.prompting.packs)
        pack, prompt = next(
            (pack, prompt) for pack in packs for prompt in pack.prompts if prompt.targeted and prompt.doorway
        )
        from carecompanion.domain.prompt import Wording

        await here.do(here.companion.choosing.set_standpoint, pack.id, Wording.TARGETED)
        invitation = await here.do(here.companion.prompting.find, f"{pack.id}/{prompt.id}")
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
        assert snapshot.ask == prompt.targeted
        await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
        await here.press("f8")
        assert here.screen.current().prompt.ask == prompt.doorway
        await here.press("f8")
        assert here.screen.current().prompt.ask == prompt.targeted


async def test_a_frame_comes_and_goes_and_undo_takes_it_back_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        editor = await _page(here)
        await here.type("The heron")
        await here.press("left", "left", "f2")
        framed = editor.text
        assert framed.startswith("What happened\nThe heron\n\nSo what")
        assert editor.cursor == (1, 7)
        await here.press("f2", "f2", "f2")
        assert (editor.text, editor.cursor) == ("The heron", (0, 7))
        assert here.screen.current().frame == ""
        await here.press("f2", "ctrl+z")
        assert (editor.text, editor.frame, editor.headings) == ("The heron", "", ())
        await here.press("ctrl+y")
        assert (editor.text, editor.frame) == (framed, "what-so-what")


async def test_headings_that_nothing_stands_under_are_not_kept(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await _page(here)
        await here.press("f2", "escape")
        assert here.name == "today"
        assert await here.do(here.companion.writing.drafts) == ()
        await _page(here)
        await here.press("f2")
        await here.type("A heron.")
        await here.press("tab", "tab")
        await here.type("Look up.")
        await here.press("ctrl+s", "enter")
        entry = await here.do(here.companion.reading.entry, "@last")
        assert entry.text == "What happened\nA heron.\n\nNow what\nLook up."
        assert entry.title == "A heron."


async def test_a_page_of_fields_has_its_own_parts_and_shows_the_keys_that_mark(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        invitation = await here.do(here.companion.prompting.find, "tide")
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
        await here.open(room("write", draft=here.companion.writing.begin(snapshot)))
        assert "f2" not in here.text()
        await here.press("f2")
        assert here.said == ["This page has its own parts."]
        await here.press("right")
        assert here.screen.query_one(KeyFooter).shows_keys


async def test_the_last_row_is_quiet_while_one_types_and_says_what_was_asked_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carecompanion.tui.writing.foot.KEYS_COME_BACK_SECONDS", 0.4)
    monkeypatch.setattr("carecompanion.tui.writing.foot.ASIDE_SECONDS", 0.4)
    async with sitting(tmp_path) as here:
        await _page(here, "three small")
        footer = here.screen.query_one(KeyFooter)
        await here.press("f2", "end")
        assert "ctrl+s finish" in here.rows()[-1]
        await here.type(" words")
        assert "finish" not in here.rows()[-1]
        await here.until(lambda: footer.shows_keys)
        await here.press("backspace")
        assert not footer.shows_keys
        await here.pilot.hover("#text", offset=(3, 0))
        await here.pilot.hover("#text", offset=(5, 0))
        assert footer.shows_keys
        await here.press("f5")
        assert footer.says == "3 words"
        await here.until(lambda: footer.says != "3 words")
        assert footer.says.startswith("kept")
        assert "someone else" not in here.text()
        await here.screen.run_action("third_person")
        await here.settle()
        assert "as about someone else" in here.text()
        await here.screen.run_action("third_person")
        await here.settle()
        assert "someone else" not in here.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_frames_look_as_they_should(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await _page(here, "After the meeting R-heron stayed behind to stack chairs.", cursor=(0, 5))
        for _ in range(3):
            await here.press("f2")
            screen_snapshot(here.app)
