"""Writing a commitment down, or saying it otherwise: what, when to look again, who may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from carecompanion.domain.field import Field, FieldKind, Promise
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.fields.promise import CommitmentField
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult
    from textual.timer import Timer

    from carecompanion.domain.answer import Commitment

_END = 10_000
_PAUSE_SECONDS = 0.4


class PromiseDialog(Dialog["Commitment | None"]):
    """Asks for a commitment; None means it was left, and ``left`` then holds what stood in it.

    It changes *given*, or goes on with what was *begun*. A day that is not understood keeps it open. While one types,
    *keep* is told what stands there, a moment later.
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "choose", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "LineEditor"
    DEFAULT_CSS = """
    PromiseDialog CommitmentField { margin-bottom: 1; }
    PromiseDialog CommitmentField .part-name, PromiseDialog CommitmentField > .day-answer { background: $surface; }
    """

    def __init__(
        self,
        *,
        today: date,
        given: Commitment | None = None,
        begun: Commitment | None = None,
        keep: Callable[[Commitment | None], None] | None = None,
    ) -> None:
        key = "ongoing.new" if given is None else "ongoing.other"
        super().__init__(title=say(f"{key}.title"))
        # A role and a say are asked for where they stand already.
        shape = Promise(
            owner_role=bool(given and given.owner_role), authority=bool(given and given.authority)
        )
        self._field = CommitmentField(
            Field("promise", FieldKind.COMMITMENT, "", shape=shape), given or begun, today=today
        )

        self.left: Commitment | None = None
        self._keep = keep
        self._pause: Timer | None = None

    def on_field_changed(self) -> None:
        """Words came: they are kept a moment later, with those that come meanwhile."""
        if self._keep is not None and self._pause is None:
            self._pause = self.set_timer(_PAUSE_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        self._pause = None
        if self._keep is not None:
            self._keep(self._field.value)

    def action_back(self) -> None:
        self.chosen("no")

    def compose_inside(self) -> ComposeResult:
        yield self._field
        yield self.buttons((("yes", say("ongoing.write_down")), ("no", say("ongoing.not_now"))))

    def action_choose(self) -> None:
        """The same as the first button."""
        self.chosen("yes")

    def chosen(self, name: str) -> None:
        value = self._field.value
        if name == "no":
            self.left = value
            self.dismiss(None)
        elif value is not None and value.words.strip() and self._field.is_understood:
            self.dismiss(value)
        else:
            self._field.take_up((0 if value is None or not value.words.strip() else 1, _END))
