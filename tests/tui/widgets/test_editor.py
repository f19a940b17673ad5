"""Writing: what goes in stays as it was written, and foreign text comes in cleaned."""

from __future__ import annotations

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import Static

from carecompanion.domain.entry import TEXT_LIMIT
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.line_editor import LineEditor
from tests.tui.conftest import HOSTILE, Host, text_of

LONG = "a word or two that go on and on, "


class Page(Host):
    """A prompt above an editor, in a page that scrolls."""

    CSS = "VerticalScroll { padding: 0 2; } Static { height: auto; margin-bottom: 1; }"

    def __init__(self, editor: Editor) -> None:
        super().__init__(VerticalScroll(Static(plain("What happened, in plain words?")), editor))

    def on_mount(self) -> None:
        self.query_one(Editor).focus()

    def on_editor_edited(self, event: Editor.Edited) -> None:
        self.heard.append(event.editor.text)

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        self.heard.append(event.limit)


async def test_letters_go_in_and_are_told() -> None:
    app = Page(Editor("ab"))
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        assert app.heard == []
        editor.cursor = (0, 1)
        await pilot.press("x", "enter", "y")
        assert editor.text == "ax\nyb"
        assert editor.cursor == (1, 1)
        assert app.heard == ["axb", "ax\nb", "ax\nyb"]


async def test_keys_that_come_in_one_burst_are_done_in_their_order() -> None:
    app = Page(Editor())
    async with app.run_test() as pilot:
        for key in (*"two  four", *["left"] * 5, *"thrr", "backspace", *"ee", "end", *"!", "enter", *"?"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert app.query_one(Editor).text == "two three four!\n?"


async def test_setting_the_text_is_not_the_writers_doing() -> None:
    app = Page(Editor())
    async with app.run_test() as pilot:
        app.query_one(Editor).text = "from the vault"
        await pilot.pause()
        assert app.heard == []


async def test_the_cursor_is_held_inside_the_text() -> None:
    app = Page(Editor("one\ntwo"))
    async with app.run_test():
        editor = app.query_one(Editor)
        for asked, held in (((9, 9), (1, 3)), ((-1, -5), (0, 0)), ((0, 99), (0, 3))):
            editor.cursor = asked
            assert editor.cursor == held


async def test_undo_and_redo_are_told_and_seen() -> None:
    app = Page(Editor("kept "))
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.cursor = (0, 5)
        await pilot.press("o", "n", "e")
        await pilot.press("ctrl+z")
        assert editor.text == "kept "
        assert "kept" in text_of(app)[2]
        assert "one" not in text_of(app)[2]
        await pilot.press("ctrl+y")
        assert editor.text == "kept one"
        assert "kept one" in text_of(app)[2]
        assert app.heard[-2:] == ["kept ", "kept one"]


@pytest.mark.parametrize("theme", ["hearth", "paper", "contrast"])
async def test_what_is_seen_is_what_is_written_after_many_kinds_of_keys(theme: str) -> None:
    app = Page(Editor((LONG * 9).strip() + "\n\n" + LONG * 4))
    app.theme = theme
    keys = (
        "x",
        "space",
        "backspace",
        "enter",
        "y",
        "up",
        "delete",
        "ctrl+z",
        "down",
        "z",
        "ctrl+w",
        "end",
        "q",
    )
    async with app.run_test(size=(60, 30)) as pilot:
        editor = app.query_one(Editor)
        editor.cursor = (0, 90)
        for key in keys:
            await pilot.press(key)
            seen = text_of(app)
            app.refresh(layout=True)
            editor.refresh()
            await pilot.pause()
            assert text_of(app) == seen, key


async def test_a_selection_is_seen_and_let_go() -> None:
    app = Page(Editor("one two\nthree four"))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("shift+down", "shift+right")
        assert app.query_one(Editor).selected_text == "one two\nt"
        assert _grounds(app, 2) != _grounds(app, 5)
        await pilot.press("left")
        assert app.query_one(Editor).selected_text == ""
        await pilot.press("down")
        assert _grounds(app, 2) == _grounds(app, 5)


def _grounds(app: Host, row: int) -> set[str]:
    strip = app.screen._compositor.render_strips()[row]
    return {str(segment.style.bgcolor) for segment in strip if segment.style}


async def test_the_prompt_scrolls_away_with_the_text_and_comes_back() -> None:
    app = Page(Editor("\n".join(f"line {n}" for n in range(60))))
    async with app.run_test(size=(40, 12)) as pilot:
        assert "What happened" in text_of(app)[0]
        app.query_one(Editor).cursor = (59, 0)
        await pilot.pause()
        assert "line 59" in "".join(text_of(app))
        assert "What happened" not in "".join(text_of(app))
        await pilot.press("pageup")
        assert "line 50" in "".join(text_of(app))
        app.query_one(Editor).cursor = (0, 0)
        await pilot.pause()
        assert "What happened" in text_of(app)[0]


async def test_the_page_follows_a_text_that_grows() -> None:
    app = Page(Editor())
    async with app.run_test(size=(40, 8)) as pilot:
        for number in range(14):
            await pilot.press(str(number % 10), "enter")
        await pilot.press("z")
        assert text_of(app)[-1].strip() == "z"


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_foreign_paste_is_cleaned(text: str) -> None:
    app = Page(Editor())
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        app.post_message(events.Paste(text))
        await pilot.pause()
        assert not any(mark in editor.text for mark in "\x00\x1b\x07\x7f\x85\x9b\r\u2028\u202e\u2066")
        if "\u200d" in text:
            assert "\u200d" in editor.text


async def test_a_paste_comes_in_once() -> None:
    app = Page(Editor("ab"))
    async with app.run_test() as pilot:
        app.query_one(Editor).cursor = (0, 1)
        app.post_message(events.Paste("1\r\n2"))
        await pilot.pause()
        assert app.query_one(Editor).text == "a1\n2b"
        assert app.query_one(Editor).cursor == (1, 1)


async def test_a_megabyte_goes_in_whole() -> None:
    paragraph = LONG * 20
    text = "\n".join([paragraph] * (1_000_000 // len(paragraph)))
    app = Page(Editor())
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        app.post_message(events.Paste(text))
        await pilot.pause()
        assert editor.text == text
        await pilot.press("!")
        assert editor.text == text + "!"


async def test_a_very_long_line_stays_one_line() -> None:
    text = "word " * 20_000
    app = Page(Editor())
    async with app.run_test() as pilot:
        app.post_message(events.Paste(text))
        await pilot.press("!")
        assert app.query_one(Editor).text == text + "!"


async def test_a_paste_beyond_the_limit_is_refused_whole_and_told() -> None:
    app = Page(Editor("here"))
    async with app.run_test() as pilot:
        app.query_one(Editor).put_in("x" * TEXT_LIMIT)
        await pilot.pause()
        assert app.query_one(Editor).text == "here"
        assert app.heard == [TEXT_LIMIT]


async def test_joiners_can_be_typed() -> None:
    app = Page(Editor("\u0646"))
    async with app.run_test() as pilot:
        app.query_one(Editor).cursor = (0, 1)
        app.post_message(events.Key("zero_width_non_joiner", "\u200c"))
        await pilot.pause()
        assert app.query_one(Editor).text == "\u0646\u200c"


async def test_one_step_passes_a_letter_made_of_several_parts() -> None:
    family = "\U0001f469\u200d\U0001f467"
    app = Page(Editor(f"a{family}x\u0301z"))
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        await pilot.press("right", "right")
        assert editor.cursor == (0, 1 + len(family))
        await pilot.press("right", "left")
        assert editor.cursor == (0, 1 + len(family))
        await pilot.press("backspace")
        assert editor.text == "ax\u0301z"


async def test_a_placeholder_is_never_markup_and_goes_with_the_first_letter() -> None:
    app = Page(Editor(placeholder="[@click=app.quit]Begin[/] anywhere."))
    async with app.run_test() as pilot:
        assert "[@click=app.quit]Begin[/] anywhere." in text_of(app)[2]
        await pilot.press("a")
        assert text_of(app)[2].strip() == "a"
        await pilot.press("backspace")
        assert "Begin" in text_of(app)[2]


async def test_nothing_is_written_while_nothing_happens() -> None:
    app = Page(Editor("words"))
    async with app.run_test():
        assert app.query_one(Editor).cursor_blink is False


async def test_a_line_hands_enter_on_and_takes_no_line_end() -> None:
    class Lines(Host):
        def on_line_editor_submitted(self) -> None:
            self.heard.append("submitted")

        def on_line_editor_emptied(self) -> None:
            self.heard.append("emptied")

        def on_line_editor_left(self, event: LineEditor.Left) -> None:
            self.heard.append(event.way)

    app = Lines(LineEditor())
    async with app.run_test() as pilot:
        line = app.query_one(LineEditor)
        line.focus()
        app.post_message(events.Paste("one\ntwo\tthree"))
        await pilot.press("enter", "up", "down")
        assert line.text == "one two three"
        line.text = ""
        await pilot.press("backspace")
        assert app.heard == ["submitted", -1, 1, "emptied"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_size_and_no_text_ends_the_program(text: str) -> None:
    app = Page(Editor(text, placeholder=text))
    async with app.run_test(size=(80, 24)) as pilot:
        for width, height in ((1, 1), (2, 2), (7, 3), (140, 4), (3, 40)):
            await pilot.resize_terminal(width, height)
            await pilot.press("a")
