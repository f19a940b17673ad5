"""Editing a copy before it leaves: what is taken out here stays in the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType


class CopyScreen(CareScreen[str]):
    """The body of one piece in an editor; both ways out keep what stands there, and *changed* hears of every change."""

    NAME = "compose_copy"
    AUTO_FOCUS = "#copy"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compose_copy")]
    DEFAULT_CSS = """
    CopyScreen { align: center top; }
    CopyScreen #scroll { height: 1fr; width: 100%; align: center top; padding: 1 0; }
    CopyScreen #column { height: auto; width: 68; max-width: 100%; }
    CopyScreen.-narrow #column { padding: 0 1; }
    CopyScreen #column > .quiet { margin-bottom: 1; }
    CopyScreen.-short #scroll { padding: 0; }
    """

    def __init__(self, *, title: str, about: str, body: str, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._title_words, self._about, self._body, self._changed = title, about, body, changed

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            yield Static(plain(say("compose.copy.title", title=self._title_words)), classes="says")
            yield Static(plain(self._about), classes="quiet")
            yield Editor(self._body, id="copy")
        yield KeyFooter(self.footer_keys())

    def on_editor_edited(self, event: Editor.Edited) -> None:
        event.stop()
        self._changed(event.editor.text)

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    def action_done(self) -> None:
        self.dismiss(self.query_one(Editor).text)

    def action_back(self) -> None:
        self.action_done()
