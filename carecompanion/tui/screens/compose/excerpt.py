"""An excerpt: the entry's text to read, and what is marked in it is what goes into the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.text_area import Selection

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.screens.compose.making import counted
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.document._document import Document
    from textual.widgets import TextArea

    from carecompanion.tui.screens.compose.making import Excerpt


class ExcerptScreen(CareScreen["Excerpt"]):
    """Nothing changes here. The excerpt comes back, all of it where nothing is marked, None where it was left."""

    NAME = "compose_excerpt"
    AUTO_FOCUS = "#whole"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compose_excerpt")]
    DEFAULT_CSS = """
    ExcerptScreen { align: center top; }
    ExcerptScreen #scroll { height: 1fr; width: 100%; align: center top; padding: 1 0; }
    ExcerptScreen #column { height: auto; width: 68; max-width: 100%; }
    ExcerptScreen.-narrow #column { padding: 0 1; }
    ExcerptScreen #column > .quiet { margin-bottom: 1; height: auto; }
    ExcerptScreen.-short #scroll { padding: 0; }
    ExcerptScreen #whole.-read-only .text-area--cursor { color: $cursorfg; background: $cursorbg; }
    """

    def __init__(self, *, title: str, text: str, excerpt: Excerpt | None = None) -> None:
        super().__init__()
        self._title_words, self._text, self._excerpt = title, text, excerpt

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            yield Static(plain(say("compose.excerpt.title", title=self._title_words)), classes="says")
            yield Static(plain(say("compose.excerpt.about")), classes="quiet")
            yield Editor(self._text, id="whole")
        yield KeyFooter(self.footer_keys(), says=say("compose.excerpt.whole"), column=68)

    def on_mount(self) -> None:
        editor = self.query_one(Editor)
        editor.read_only = True
        if self._excerpt is not None:
            start, end = (_document(editor).get_location_from_index(at) for at in self._excerpt)
            editor.selection = Selection(start, end)

    def _marked(self) -> Excerpt | None:
        editor = self.query_one(Editor)
        start, end = (_document(editor).get_index_from_location(at) for at in sorted(editor.selection))
        chosen = editor.text[start:end]
        if not chosen.strip():
            return None
        # The blanks around what is marked are nobody's words.
        return start + len(chosen) - len(chosen.lstrip()), end - len(chosen) + len(chosen.rstrip())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        marked = self._marked()
        footer = self.query_one(KeyFooter)
        if marked is None:
            footer.says = say("compose.excerpt.whole")
        else:
            count = len(self.query_one(Editor).text[marked[0] : marked[1]].split())
            footer.says = say("compose.excerpt.taken", words=counted("words", count))

    def action_take(self) -> None:
        self.dismiss(self._marked() or (0, len(self._text)))

    def action_back(self) -> None:
        self.dismiss(None)


def _document(editor: Editor) -> Document:
    """What the toolkit calls it: prose has no other kind."""
    return cast("Document", editor.document)
