"""Writing the support card: three fields, kept as one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.activities.supporting import SupportCard
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.editor import Editor
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import ComposeResult
    from textual.timer import Timer

KEEP_SECONDS = 0.5
FIELDS = ("people", "kind_line", "message")


class CardDialog(Dialog[SupportCard]):
    """Who, a kind line, a message. ``keep`` is called a moment after each change; ``esc`` and ``ctrl+s`` are done."""

    AUTO_FOCUS = "#people"
    BINDINGS: ClassVar = [Binding("ctrl+s", "back", show=False)]
    DEFAULT_CSS = """
    CardDialog .card-field { height: auto; background: $surface; margin-bottom: 1; }
    CardDialog .card-label { color: $quiet; background: $surface; }
    CardDialog .card-field:focus-within > .card-label { color: $foreground; text-style: bold; }
    CardDialog Editor {
        background: $surface; border: round $line; padding: 0 1; min-height: 3; width: 100%;
        & .text-area--cursor-line { background: $surface; }
        & .text-area--matching-bracket { background: $surface; }
    }
    CardDialog Editor:focus { border: round $accent; }
    CardDialog #people { min-height: 5; }
    CardDialog.-short #people { min-height: 3; }
    CardDialog.-short .card-field { margin-bottom: 0; }
    """

    def __init__(self, card: SupportCard, keep: Callable[[SupportCard], Awaitable[None]]) -> None:
        super().__init__(title=say("support.edit.title"))
        self._given, self._keep = card, keep
        self._soon: Timer | None = None

    def on_mount(self) -> None:
        """From the first label on: the toolkit scrolls to the field with the focus and leaves out what it asks."""
        self.call_after_refresh(self.call_after_refresh, self._show_beginning)

    def _show_beginning(self) -> None:
        self.query_one(".dialog-box").scroll_to(y=0, animate=False, force=True, immediate=True)

    def compose_inside(self) -> ComposeResult:
        yield from self._fields()
        done = ("esc", say("support.edit.keys.done"))
        yield self.keys_beside((("tab", say("support.edit.keys.next")), done))

    def _fields(self) -> Iterator[Vertical]:
        for name in FIELDS:
            yield Vertical(
                Static(plain(say(f"support.{name}")), classes="card-label"),
                Editor(getattr(self._given, name), id=name),
                classes="card-field",
            )

    @property
    def card(self) -> SupportCard:
        """The card as it stands on the screen."""
        return SupportCard(*(self.query_one(f"#{name}", Editor).text for name in FIELDS))

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """Kept a moment after the last key."""
        event.stop()
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(KEEP_SECONDS, self._keep_now)

    async def _keep_now(self) -> None:
        await self._keep(self.card)

    def action_back(self) -> None:
        """Done: what was written is kept."""
        if self._soon is not None:
            self._soon.stop()
        self.call_next(self._done)

    async def _done(self) -> None:
        await self._keep_now()
        self.dismiss(self.card)

    def chosen(self, name: str) -> None:
        """There are no buttons here."""
