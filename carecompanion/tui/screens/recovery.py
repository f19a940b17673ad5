"""The recovery code: shown once, and two of its groups typed back, now or after the first entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.activities.companion import Companion

NARROW = 60


class RecoveryScreen(CareScreen[None]):
    """Nine groups of four, three to a line. *companion* is the vault just made; None when shown again later."""

    NAME = "recovery"
    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar = [Binding("f4", "later", show=False), Binding("escape", "back", show=False)]
    DEFAULT_CSS = """
    RecoveryScreen { align: center top; }
    RecoveryScreen #page { width: 72; max-width: 100%; height: 1fr; padding: 2 0 0 0; }
    RecoveryScreen.-narrow #page { padding: 1 1 0 1; }
    RecoveryScreen.-short #page { padding-top: 0; }
    RecoveryScreen #page > Static { height: auto; }
    RecoveryScreen #code { margin: 1 3; color: $accent; text-style: bold; }
    RecoveryScreen.-short #code { margin: 0 3; }
    RecoveryScreen.-narrow.-short #title, RecoveryScreen.-narrow.-short #note { display: none; }
    RecoveryScreen #asks { margin-top: 1; }
    RecoveryScreen.-short #asks { margin-top: 0; }
    """

    def __init__(self, *, code: str, companion: Companion | None = None) -> None:
        super().__init__()
        self._groups = code.replace("-", " ").split()
        self._made = companion
        self._asked = (0, 1)

    def compose(self) -> ComposeResult:
        numbered = [f"{number} {group}" for number, group in enumerate(self._groups, 1)]
        lines = ("     ".join(numbered[start : start + 3]) for start in (0, 3, 6))
        self._asked = self._two_at_random()
        first, second = (place + 1 for place in self._asked)
        yield VerticalScroll(
            Static(plain(say("door.code.title")), classes="says", id="title"),
            Static(plain("\n".join(lines)), id="code"),
            Static(plain(say("door.code.keep"))),
            Static(plain(say("door.code.type", first=first, second=second)), id="asks", classes="quiet"),
            OneLine(id="typed"),
            Static("", id="note", classes="quiet"),
            id="page",
            can_focus=False,
        )
        yield KeyFooter(always=("ctrl+q", say("door.key.leave")))

    def on_resize(self) -> None:
        self.refresh_footer()

    def footer_keys(self) -> list[tuple[str, str]]:
        if self._made is None:
            return [("enter", say("door.code.check")), ("esc", say("commands.write.back"))]
        if self.app.size.width < NARROW:
            return [("enter", say("door.code.check")), ("f4", say("door.code.later_short"))]
        return [("enter", say("door.code.done")), ("f4", say("door.code.later"))]

    def _two_at_random(self) -> tuple[int, int]:
        first, second = self.care.opening.world.randomness(2)
        one = first % len(self._groups)
        other = second % (len(self._groups) - 1)
        other += other >= one
        return min(one, other), max(one, other)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        wanted = "".join(self._groups[place] for place in self._asked)
        if _folded(event.value) == _folded(wanted):
            await self._go_on(confirmed=True)
        else:
            first, second = (place + 1 for place in self._asked)
            note = self.query_one("#note", Static)
            # Where there is no room for both, what was wrong takes the place of what was asked.
            shown = note if note.display else self.query_one("#asks", Static)
            shown.update(plain(say("door.code.wrong", first=first, second=second)))

    async def action_later(self) -> None:
        await self._go_on(confirmed=False)

    async def action_back(self) -> None:
        if self._made is None:
            self.dismiss(None)

    async def _go_on(self, *, confirmed: bool) -> None:
        companion = self._made or self.companion
        if confirmed:
            await self.desk.run(companion.keeping.confirm_recovery)
        if self._made is None:
            self.dismiss(None)
        else:
            await self.care.door.opened(companion, write_first=True)


def _folded(typed: str) -> str:
    """Blind to case, space, dash, and to what looks alike, as the code itself is."""
    kept = "".join(mark for mark in typed.upper() if mark.isalnum())
    return kept.replace("O", "0").replace("I", "1").replace("L", "1")
