"""Step two: every word that will leave, and the names in it, each masked or as written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.tui.screens.compose.making import NameRow, counted, parts_counted
from carecompanion.tui.text import cut, one_line, plain
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.letter_text import LetterText, Shown, first_piece, words_pattern
from carecompanion.tui.widgets.rows import Rows
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.activities.composing import Preview
    from carecompanion.tui.screens.compose.making import Making

_MOST_ROWS: Final = 5
_GAP: Final = 3


class NameRows(Rows):
    """``› Mx Adair      as written, 1 place``; a masked one with what stands there instead."""

    DEFAULT_CSS = "NameRows { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._names: tuple[NameRow, ...] = ()

    def show_names(self, names: tuple[NameRow, ...]) -> None:
        """Show *names*; the selection stays on its row."""
        self._names = names
        self.rows_changed()

    @property
    def selected_name(self) -> NameRow | None:
        """The name one stands on."""
        return self._names[self.selected] if self.selected < len(self._names) else None

    def row_count(self) -> int:
        """As many as were found."""
        return len(self._names)

    def draw_line(self, line: int, width: int) -> Content:
        """One name."""
        name = self._names[line]
        is_here = self.is_selected(line)
        drawn = Content.styled(
            (self.glyphs.chosen if is_here and self.has_focus else "").ljust(2), self.voice("mark")
        )
        key = "masked" if name.is_masked else "as_written"
        right = counted(key, name.places)
        if width < 40:
            right = say(f"compose.{key}")
        room = max(width - drawn.cell_length - cells(right) - 3, 1)
        voice = self.voice("says" if is_here else "body")
        words = Content.styled(cut(one_line(name.text), room, self.glyphs.cut), voice)
        if name.is_masked:
            becomes = f"{self.glyphs.becomes} {name.role or say('exchange.left_out_mark')}"
            longest = max((cells(one_line(one.text)) for one in self._names if one.is_masked), default=0)
            space = max(min(longest, room // 2) + _GAP - words.cell_length, 1)
            left = room - words.cell_length - space
            if left >= cells(self.glyphs.becomes) + 2:
                words = (
                    words + Content(" " * space) + Content.styled(cut(becomes, left, self.glyphs.cut), voice)
                )
        drawn += words
        space = width - drawn.cell_length - cells(right) - 1
        return drawn + Content(" " * max(space, 1)) + Content.styled(right, self.voice("quiet"))


class WordsStep(Vertical):
    """The box above (or left), the names below (or right); on narrow screens one page each."""

    DEFAULT_CSS = """
    WordsStep > #box { height: 1fr; }
    WordsStep > #found { height: auto; margin-top: 1; }
    WordsStep #names-head, WordsStep #stays, WordsStep #count { color: $quiet; height: auto; }
    WordsStep #stays { margin-top: 1; }
    """

    def __init__(self, making: Making) -> None:
        super().__init__(id="words")
        self._making = making
        self._preview: Preview | None = None
        self._is_fresh = True

    def compose(self) -> ComposeResult:
        box = LetterText(id="box", classes="boxed")
        box.border_title = say("compose.box")
        yield box
        with Vertical(id="found"):
            yield Static("", id="names-head")
            yield NameRows(id="names")
            yield Static("", id="stays")
            yield Static("", id="count")

    @property
    def names(self) -> NameRows:
        """The list of names."""
        return self.query_one(NameRows)

    @property
    def focus_on(self) -> str:
        """The names where there are any; on narrow screens the words come first."""
        is_narrow = self.screen.has_class("-narrow") and not self.has_class("names-page")
        return "#box" if is_narrow or not self.names.row_count() else "#names"

    def has_names_left(self) -> bool:
        """Is there a page of names behind the words, not seen yet?"""
        is_narrow = self.screen.has_class("-narrow")
        return is_narrow and bool(self.names.row_count()) and not self.has_class("names-page")

    def begin(self) -> None:
        """The next preview is of another letter: begin at its first piece."""
        self._is_fresh = True

    def show(self, preview: Preview) -> None:
        """The words as they would leave now."""
        self._preview = preview
        names = self._making.names(preview)
        self.query_one("#names-head", Static).update(plain(self._head(names)))
        self.query_one("#stays", Static).update(plain(self._stays()))
        self.names.show_names(names)
        self._fit_names()
        after = first_piece(preview.human)
        box = self.query_one("#box", LetterText)
        box.show_letter(preview.human, self._shown(names))
        if self._is_fresh:
            self._is_fresh = False
            box.bring_up(after, above=0)
        self.query_one("#count", Static).update(plain(self._count(preview)))

    def _head(self, names: tuple[NameRow, ...]) -> str:
        if self._making.is_the_same_for_all:
            return say("compose.same_for_all")
        return say("compose.names") if names else say("compose.no_names")

    def _stays(self) -> str:
        if self._making.is_the_same_for_all:
            return ""
        return say("compose.entry_stays" if self._making.ready is None else "compose.reply_stays")

    def _shown(self, names: tuple[NameRow, ...]) -> list[Shown]:
        shown = []
        for name in names:
            if name.is_masked:
                mark = (
                    say("exchange.role_mark", role=name.role) if name.role else say("exchange.left_out_mark")
                )
                shown.append(Shown(re.compile(re.escape(mark)), "mask"))
            else:
                shown.append(Shown(words_pattern(name.text), "named"))
        return shown

    def _count(self, preview: Preview) -> str:
        has_room = 80 <= self.screen.size.width < 110
        key = "compose.count" if has_room else "compose.count_short"
        return say(
            key, words=counted("words", preview.words), parts=parts_counted(self._making, preview.pieces)
        )

    def _fit_names(self) -> None:
        height = self.screen.size.height
        most = _MOST_ROWS if height < 30 else height - 14
        self.names.styles.height = min(self.names.row_count(), max(most, 1))

    def on_resize(self) -> None:
        self._fit_names()
        if self._preview is not None:
            self.query_one("#count", Static).update(plain(self._count(self._preview)))

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        self.bring_up_selected()

    def bring_up_selected(self) -> None:
        """The box follows the name one stands on."""
        name = self.names.selected_name
        if name is None or self._preview is None:
            return
        words = name.role and say("exchange.role_mark", role=name.role)
        text = name.text if not name.is_masked else (words or say("exchange.left_out_mark"))
        pattern = re.compile(re.escape(text)) if name.is_masked else words_pattern(text)
        self.query_one("#box", LetterText).bring_up_first(pattern, after=first_piece(self._preview.human))
