"""Choosing among named options: one, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from carecompanion.domain.field import Choice, Field, FieldKind
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.drawn import Drawn
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave

if TYPE_CHECKING:
    from textual import events

    from carecompanion.domain.answer import Value

_MARKER: Final = 2
_BOX: Final = 4


class ChoiceField(Asking, Drawn, can_focus=True):
    """``( ) share`` becomes ``•   share``. Choosing what is chosen lets it go."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("space,enter", "choose", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    def __init__(self, field: Field, value: Value | None = None) -> None:
        super().__init__()
        assert isinstance(field.shape, Choice)  # noqa: S101 - chosen by shape in fields.box
        self.field = field
        self._options = field.shape.options
        self._several = field.kind is FieldKind.CHOICES
        known = {option.id for option in self._options}
        given = value if isinstance(value, tuple) else ()
        self._chosen = [one for one in given if isinstance(one, str) and one in known]
        self._at = next((at for at, option in enumerate(self._options) if option.id in self._chosen), 0)
        self._option_rows: list[int] = []

    @property
    def value(self) -> tuple[str, ...] | None:
        """The ids chosen, in the order in which they are shown."""
        return tuple(option.id for option in self._options if option.id in self._chosen) or None

    def where(self) -> Cursor:
        """The option in hand."""
        return (self._at, 0)

    def take_up(self, cursor: Cursor) -> None:
        """At that option."""
        self._at = max(0, min(cursor[0], len(self._options) - 1))
        self.focus()

    def draw(self, width: int) -> list[Content]:
        """One option a row; long ones go on under themselves."""
        rows: list[Content] = []
        self._option_rows = []
        indent = _MARKER + _BOX
        for at, option in enumerate(self._options):
            here = self.has_focus and at == self._at
            marker = Content.styled((self.glyphs.chosen if here else "").ljust(_MARKER), self.voice("mark"))
            if option.id in self._chosen:
                box = Content.styled(self.glyphs.here.ljust(_BOX), self.voice("mark"))
            else:
                box = Content.styled("( )".ljust(_BOX), self.voice("quiet"))
            label = Content.styled(one_line(option.label), self.voice("says" if here else "body"))
            lines = label.wrap(width - indent) if width > indent else [label]
            rows.append(marker + box + (lines[0] if lines else Content("")))
            rows.extend(Content(" " * indent) + line for line in lines[1:])
            self._option_rows += [at] * max(len(lines), 1)
        return rows

    def on_focus(self) -> None:
        """The marker comes."""
        self.redraw()

    def on_blur(self) -> None:
        """The marker goes."""
        self.redraw()

    def action_move(self, by: int) -> None:
        """Another option; beyond the ends the focus moves on."""
        at = self._at + by
        if abs(by) == 1 and not 0 <= at < len(self._options):
            leave(self, by)
            return
        self._at = max(0, min(at, len(self._options) - 1))
        self.redraw()

    def action_choose(self) -> None:
        """Choose the option in hand, or let it go."""
        if not self._options:
            return
        option = self._options[self._at].id
        if option in self._chosen:
            self._chosen.remove(option)
        elif self._several:
            self._chosen.append(option)
        else:
            self._chosen = [option]
        self.redraw()
        self.tell()

    def action_clear(self) -> None:
        """Choose nothing."""
        if self._chosen:
            self._chosen = []
            self.redraw()
            self.tell()

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        if 0 <= event.y < len(self._option_rows):
            event.stop()
            self._at = self._option_rows[event.y]
            self.action_choose()
