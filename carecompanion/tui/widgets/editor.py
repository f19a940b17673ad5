"""The place to write: prose without numbers or borders, and little work for a slow line.

The toolkit's text area paints all of itself at every key: about eleven thousand bytes on a 120×40 screen. Here a letter
paints the rows it changed. The editor is as tall as its text and the page around it scrolls, so that the prompt above
goes away with the text; while nothing scrolls and no row is added that costs nothing more, and when the page does
scroll every visible row is new in either design.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from rich.cells import split_graphemes
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from carecompanion.domain.entry import TEXT_LIMIT
from carecompanion.domain.text import clean
from carecompanion.tui.text import plain

if TYPE_CHECKING:
    from textual import events
    from textual.document._wrapped_document import WrappedDocument
    from textual.geometry import Size

_TYPED_MARKS: Final = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and direction marks: not printable to Python, and needed to write Persian, Hebrew and joined emoji."""
_NEAR: Final = 64
"""How far around the cursor letters are put together from their parts; no letter is longer."""


class Editor(TextArea):
    """Prose. ``text`` is what is written, ``cursor`` where; :class:`Edited` says that the writer changed it."""

    DEFAULT_CSS = """
    Editor {
        width: 1fr; height: auto; min-width: 1; min-height: 1; padding: 0; border: none;
        overflow: hidden hidden; color: $foreground; background: $background; background-tint: $background 0%;
        &:focus { border: none; background-tint: $background 0%; }
        & .text-area--placeholder { color: $quiet; }
        & .text-area--matching-bracket { background: $background; }
        & .text-area--cursor-line { background: $background; }
        & .text-area--selection { color: $foreground; background: $selbg; }
        &:dark .text-area--cursor { color: $cursorfg; background: $cursorbg; text-style: none; }
        &:light .text-area--cursor { color: $cursorfg; background: $cursorbg; text-style: none; }
    }
    """

    # As the toolkit has it, but for repaint: what a selection changes is painted row by row.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    @dataclass
    class Edited(Message):
        """The writer changed the text of ``editor``, by typing or at large (undo, a frame).

        Setting ``text`` from the program does not say so.
        """

        editor: Editor
        is_typing: bool = True

        @property
        def control(self) -> Editor:
            """The editor."""
            return self.editor

    @dataclass
    class PasteRefused(Message):
        """A paste would have made the text longer than ``limit`` characters; nothing was put in."""

        editor: Editor
        limit: int

        @property
        def control(self) -> Editor:
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - as the toolkit names it
        classes: str | None = None,
    ) -> None:
        self._is_replacing = False
        self._wrapped_at: tuple[int, WrappedDocument | None] = (-1, None)
        hint: Any = plain(placeholder) if placeholder else Content("")
        super().__init__(
            clean(text),
            id=id,
            classes=classes,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=hint,
            max_checkpoints=500,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the writer is: (paragraph, character), both from 0. Setting it holds it inside the text."""
        return self.cursor_location

    @cursor.setter
    def cursor(self, place: tuple[int, int]) -> None:
        row = min(max(place[0], 0), self.document.line_count - 1)
        column = min(max(place[1], 0), len(self.document.get_line(row)))
        self.move_cursor((row, column))

    def set_column(self, width: int) -> None:
        """Let text run at most *width* cells wide."""
        self.styles.max_width = max(width, 1)

    @property
    def wrap_width(self) -> int:
        """All of the width: the toolkit keeps a cell free for the cursor, we draw it on the last one instead."""
        return int(self.scrollable_content_region.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text takes at *width*: wrapped here, before the toolkit would know the width."""
        del container, viewport
        self._wrap_at(width)
        return max(self.wrapped_document.height, len(self._placeholder_rows(width)))

    def _rewrap_and_refresh_virtual_size(self) -> None:
        self._wrap_at(self.wrap_width)
        self._line_cache.clear()
        self._refresh_size()

    def _wrap_at(self, width: int) -> None:
        # Wrapping a megabyte takes a quarter of a second: once for each width.
        if width != self._wrapped_at[0] or self.wrapped_document is not self._wrapped_at[1]:
            self.wrapped_document.wrap(width, self.indent_width)
            self._wrapped_at = (width, self.wrapped_document)

    def _placeholder_rows(self, width: int) -> list[Content]:
        hint = self.placeholder
        return hint.wrap(max(width, 1)) if isinstance(hint, Content) and hint and not self.text else []

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        width = self.scrollable_content_region.width
        if strip.cell_length <= width or width < 1:
            return strip
        cursor = strip.crop(width, width + 1)
        last = strip.crop(width - 1, width)
        style = next((segment.style for segment in cursor), None)
        return Strip.join([strip.crop(0, width - 1), Strip([Segment(last.text, style)], 1)])

    # painting less

    def edit(self, edit: Edit) -> EditResult:
        """As the toolkit's, and paint only the rows that are others than before."""
        before = (
            self._sections(edit.top[0]) if edit.top[0] == edit.bottom[0] and "\n" not in edit.text else None
        )
        was_empty = not self.text
        result = super().edit(edit)
        after = self._sections(edit.top[0])
        if before is None or len(before) != len(after) or was_empty or not self.text:
            self.refresh()
        else:
            first = self.wrapped_document.location_to_offset((edit.top[0], 0)).y
            for at, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.refresh_lines(first + at)
        self.post_message(self.Edited(self, is_typing=not self._is_replacing))
        return result

    def undo(self) -> None:
        """Take the last change back."""
        super().undo()
        self._changed_at_large()

    def redo(self) -> None:
        """Bring back what was taken back."""
        super().redo()
        self._changed_at_large()

    def _changed_at_large(self) -> None:
        self.refresh()
        self.post_message(self.Edited(self, is_typing=False))

    def _sections(self, row: int) -> list[str]:
        """The rows that paragraph *row* is wrapped into."""
        line = self.document.get_line(row)
        cuts = [0, *self.wrapped_document.get_offsets(row), len(line)]
        return [line[start:end] for start, end in pairwise(cuts)]

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        self._line_cache.clear()
        super()._watch_selection(previous_selection, selection)
        for one in (previous_selection, selection):
            top, bottom = sorted(one)
            first = self._row_of(top)
            self.refresh_lines(first, self._row_of(bottom) - first + 1)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Prose has no matching brackets to light up."""
        del bracket, search_from
        return None

    def _row_of(self, place: Location) -> int:
        """The display row of *place*, held inside the text (an older selection may lie beyond it)."""
        return self.wrapped_document.location_to_offset(self.clamp_visitable(place)).y

    # the page around it

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Let the page around scroll until the cursor is seen; on the first row, until what is above is."""
        del center, animate
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call] # the toolkit's
        if self.is_mounted and self.has_focus:
            if self.size.height != self.wrapped_document.height:
                self.call_after_refresh(self._bring_cursor_into_view)
            else:
                self._bring_cursor_into_view()
        return Offset(0, 0)

    def _bring_cursor_into_view(self) -> None:
        page = self._page()
        if page is None:
            return
        y = self._cursor_offset[1]
        place = self.region.offset - page.region.offset + page.scroll_offset
        if y == 0 and place.y < page.size.height:
            page.scroll_to(y=0, animate=False, force=True, immediate=True)
            return
        row = Region(0, place.y + y, 1, 1)
        page.scroll_to_region(row, animate=False, force=True, immediate=True, x_axis=False)

    @property
    def virtual_region_with_margin(self) -> Region:
        """What has to be seen of the editor when something scrolls to it: the row of the cursor."""
        x, y, width, _ = self.virtual_region
        return Region(x, y + min(self._cursor_offset[1], max(self.size.height - 1, 0)), width, 1)

    def _page(self) -> Widget | None:
        """The nearest thing around that scrolls up and down."""
        for around in self.ancestors:
            if isinstance(around, Widget) and around.allow_vertical_scroll:
                return around
        return None

    def action_cursor_page_up(self) -> None:
        """A screenful up."""
        self._turn_page(-1)

    def action_cursor_page_down(self) -> None:
        """A screenful down."""
        self._turn_page(1)

    def _turn_page(self, way: int) -> None:
        page = self._page() or self.screen
        rows = max(page.size.height - 1, 1)
        self.move_cursor(self.navigator.get_location_at_y_offset(self.cursor_location, way * rows))

    # letters and pastes

    async def _on_key(self, event: events.Key) -> None:
        if event.character in _TYPED_MARKS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character, *self.selection)
            return
        # Keys come in bursts over a slow line. The toolkit asks every parent before it moves a cursor, and letters
        # that were typed after an arrow would go in before it.
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.put_in(event.text)

    def action_paste(self) -> None:
        """Put in what was copied in here."""
        self.put_in(self.app.clipboard)

    def put_in(self, text: str) -> None:
        """Replace the selection with foreign *text*, cleaned; refused whole where the limit would be passed."""
        if self.read_only:
            return
        text = self._as_pasted(text)
        if len(self.text) + len(text) > TEXT_LIMIT:
            self.post_message(self.PasteRefused(self, TEXT_LIMIT))
            return
        if text and (result := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(result.end_location)

    def _as_pasted(self, text: str) -> str:
        return clean(text)

    def replace_all(self, text: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Put *text* in the place of all that is here, as one change that undo takes back; nothing where it is it."""
        if text != self.text:
            self.history.checkpoint()
            self._is_replacing = True
            self.edit(Edit(text, self.document.start, self.document.end, maintain_selection_offset=False))
            self._is_replacing = False
            self.history.checkpoint()
        self.cursor = cursor

    def get_cursor_left_location(self) -> Location:
        """One letter back, whatever it is made of."""
        row, column = self.cursor_location
        if column <= 1:
            return super().get_cursor_left_location()
        start = max(column - _NEAR, 0)
        spans, _ = split_graphemes(self.document.get_line(row)[start:column])
        return (row, start + spans[-1][0]) if spans else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """One letter on, whatever it is made of."""
        row, column = self.cursor_location
        spans, _ = split_graphemes(self.document.get_line(row)[column : column + _NEAR])
        return (row, column + spans[0][1]) if spans else super().get_cursor_right_location()
