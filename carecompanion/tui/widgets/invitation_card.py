"""The card on Today: one prompt, its lighter doorway, where it comes from, why this one, and its ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from carecompanion.tui.lines import keys_line
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says; an empty line is left out. ``keys`` are (key, words)."""

    asks: str
    doorway: str = ""
    about: str = ""
    origin: str = ""
    why: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    is_quiet: bool = False
    """A sentence instead of a prompt: said without weight."""


class InvitationCard(Vertical, can_focus=True):
    """One thing speaks: the question, in bold. The border tells focus."""

    BINDINGS: ClassVar = [Binding("enter", "take", show=False)]
    DEFAULT_CSS = """
    InvitationCard { height: auto; border: round $line; padding: 1 3 0 3; width: 1fr; min-width: 8; }
    InvitationCard:focus { border: round $accent; }
    InvitationCard > Static { height: auto; margin-bottom: 1; }
    InvitationCard #asks { text-style: bold; }
    InvitationCard.-is-quiet #asks { text-style: none; }
    InvitationCard #doorway, InvitationCard #about, InvitationCard #origin, InvitationCard #why { color: $quiet; }
    InvitationCard > .-empty { display: none; }
    InvitationCard #about, InvitationCard #origin { margin-bottom: 0; }
    InvitationCard #keys { margin-bottom: 0; }
    """

    class Taken(Message):
        """The prompt on the card was taken, by enter or by a click."""

    def compose(self) -> ComposeResult:
        for name in ("asks", "doorway", "about", "origin", "why"):
            yield Static("", id=name)
        yield KeyHints("", id="keys")

    def show_words(self, words: CardWords) -> None:
        """Say this."""
        self.set_class(words.is_quiet, "-is-quiet")
        for name, said in (
            ("asks", words.asks),
            ("doorway", words.doorway),
            ("about", words.about),
            ("origin", words.origin),
            ("why", words.why),
        ):
            line = self.query_one(f"#{name}", Static)
            line.update(plain(said))
            line.set_class(not said, "-empty")
        self._show_keys(words.keys)

    def _show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        line = self.query_one("#keys", Static)
        line.update(keys_line(keys))
        line.set_class(not keys, "-empty")

    def action_take(self) -> None:
        """Enter on the card."""
        self.post_message(self.Taken())

    def on_click(self, event: events.Click) -> None:
        """A click takes the focus first, then the prompt."""
        event.stop()
        if self.has_focus:
            self.post_message(self.Taken())
        else:
            self.focus()
