"""Two or three voices speaking by turns, each by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from carecompanion.domain.answer import Turn
from carecompanion.domain.field import Field, Voices
from carecompanion.tui.text import cut, one_line, plain
from carecompanion.tui.widgets.drawn import cells
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.domain.answer import Value
    from carecompanion.tui.widgets.editor import Editor

_NAME_AT_MOST: Final = 16
_THIRD: Final = 2


class SpokenTurn(Horizontal):
    """One voice's line, its name in front."""

    DEFAULT_CSS = """
    SpokenTurn { height: auto; width: 1fr; }
    SpokenTurn > .turn-name { height: 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    SpokenTurn > .turn-third { color: $secondary; }
    """

    def __init__(self, voice: int, name: str, width: int, text: str = "") -> None:
        super().__init__()
        self.voice = voice
        self.line = LineEditor(text, placeholder=say("fields.nothing_yet"))
        self._label = Static(classes="turn-name")
        self._label.styles.width = width
        self.give_to(voice, name)

    def give_to(self, voice: int, name: str) -> None:
        """Let *voice* have this turn."""
        self.voice = voice
        self._label.update(plain(name))
        self._label.set_class(voice >= _THIRD, "turn-third")

    def compose(self) -> ComposeResult:
        yield self._label
        yield self.line


class VoicesField(Asking, Vertical):
    """``ctrl+n``, or enter, gives the next voice its turn; up and down go from turn to turn."""

    DEFAULT_CSS = "VoicesField { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next_voice", show=False),
        Binding("tab", "leave(1)", show=False),
        Binding("shift+tab", "leave(-1)", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        assert isinstance(field.shape, Voices)  # noqa: S101 - chosen by shape in fields.box
        self.field = field
        self._names = [cut(one_line(name), _NAME_AT_MOST) for name in field.shape.voices]
        self._width = max((cells(name) for name in self._names), default=0) + 2
        given = [turn for turn in value if isinstance(turn, Turn)] if isinstance(value, tuple) else []
        self._turns = [self._turn(turn.voice, turn.line) for turn in given] or [self._turn(0)]

    def _turn(self, voice: int, text: str = "") -> SpokenTurn:
        voice %= max(len(self._names), 1)
        return SpokenTurn(voice, self._named(voice), self._width, text)

    def _named(self, voice: int) -> str:
        return self._names[voice] if voice < len(self._names) else ""

    def compose(self) -> ComposeResult:
        yield from self._turns

    @property
    def value(self) -> tuple[Turn, ...] | None:
        """The turns that say something."""
        said = (Turn(turn.voice, turn.line.text) for turn in self._turns if turn.line.text.strip())
        return tuple(said) or None

    @property
    def _at(self) -> int:
        return next((at for at, turn in enumerate(self._turns) if turn.line.has_focus), len(self._turns) - 1)

    def where(self) -> Cursor:
        """The turn in hand, and where in it."""
        return (self._at, self._turns[self._at].line.cursor[1])

    def take_up(self, cursor: Cursor) -> None:
        """At that turn."""
        self._enter(cursor[0], cursor[1])

    def _enter(self, at: int, column: int | None = None) -> None:
        line = self._turns[max(0, min(at, len(self._turns) - 1))].line
        line.focus()
        line.cursor = (0, len(line.text) if column is None else column)

    def action_next_voice(self) -> None:
        """The next voice speaks: after the turn in hand, or in its place where nothing was said yet."""
        at = self._at
        turn = self._turns[at]
        voice = (turn.voice + 1) % max(len(self._names), 1)
        if not turn.line.text.strip():
            turn.give_to(voice, self._named(voice))
            self.tell()
            return
        new = self._turn(voice)
        before = self._turns[at + 1] if at + 1 < len(self._turns) else None
        self._turns.insert(at + 1, new)
        self.mount(new, before=before)
        self.call_after_refresh(self._enter, at + 1)

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """Somebody said something."""
        event.stop()
        self.tell()

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """A turn ends."""
        event.stop()
        if event.editor.text.strip():
            self.action_next_voice()

    def on_line_editor_emptied(self, event: LineEditor.Emptied) -> None:
        """An empty turn goes, unless it is the only one."""
        event.stop()
        at = self._at
        if len(self._turns) > 1:
            self._enter(at - 1 if at else 1)
            self._turns.pop(at).remove()
            self.tell()

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """Up and down."""
        event.stop()
        at = self._at + event.way
        if 0 <= at < len(self._turns):
            self._enter(at)
        else:
            leave(self, event.way)

    def action_leave(self, way: int) -> None:
        """To the field before or after."""
        leave(self, way)
