"""The one detail card of Ongoing: where something comes from, when to look again, and the four doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from carecompanion.tui.commands import bindings_of
from carecompanion.tui.lines import keys_line
from carecompanion.tui.text import one_line, plain, plain_line
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_FRAME: Final = 8
"""What the border takes from a title's room."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says: its title, a few lines, and the keys that act on it as (key, words)."""

    title: str = field(repr=False)
    about: str = field(repr=False)
    keys: tuple[tuple[str, str], ...] = ()


class OngoingCard(VerticalScroll, can_focus=True):
    """Takes the focus by ``enter`` in the list; the doors open only from here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("ongoing_card")]

    @dataclass
    class Chosen(Message):
        """The command *name* of the card was asked for."""

        name: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._words = CardWords("", "")

    def compose(self) -> ComposeResult:
        yield Static("", id="card-words")
        yield Static("", id="card-about")
        yield KeyHints("", id="card-keys")

    def show(self, words: CardWords) -> None:
        """Say this."""
        self._words = words
        self.query_one("#card-about", Static).update(plain(words.about))
        self._fit()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Keys one under another where they do not fit beside each other, and a long title inside."""
        self._fit()

    def _fit(self) -> None:
        said, room = self._words, self.size.width
        is_framed = bool(self.styles.border_top[0])
        is_inside = not is_framed or cells(one_line(said.title)) > room + 6 - _FRAME
        self.border_title = None if is_inside else plain_line(said.title)
        title = self.query_one("#card-words", Static)
        title.update(plain(said.title))
        title.display = is_inside
        keys = self.query_one("#card-keys", Static)
        shown = keys_line(said.keys)
        if shown.cell_length > room:
            # Two and two where rows are few.
            half = [keys_line(said.keys[at : at + 2], gap=2) for at in range(0, len(said.keys), 2)]
            shown = keys_line(said.keys, upright=True) if is_framed else Content("\n").join(half)
        keys.update(shown)
        keys.display = bool(said.keys)

    def action_kept(self) -> None:
        """Done as it was meant."""
        self.post_message(self.Chosen("kept"))

    def action_changed(self) -> None:
        """It became something else."""
        self.post_message(self.Chosen("changed"))

    def action_let_go(self) -> None:
        """It need not be."""
        self.post_message(self.Chosen("let_go"))

    def action_company(self) -> None:
        """It is too much for one."""
        self.post_message(self.Chosen("company"))

    def action_again(self) -> None:
        """Something that ended is to be looked at again."""
        self.post_message(self.Chosen("again"))

    def action_back(self) -> None:
        """To the list."""
        self.post_message(self.Chosen("back"))
