"""Unlock: one field. It tells nothing about what is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from carecompanion.errors import CareError, WrongPassphrase, WrongRecoveryCode
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.wordmark import Wordmark
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class UnlockScreen(CareScreen[None]):
    """The door of a journal that is here. ``f3`` opens with the recovery code instead."""

    NAME = "unlock"
    AUTO_FOCUS = "#secret"
    BINDINGS: ClassVar = [
        Binding("f2", "show_words", show=False),
        Binding("f3", "use_code", show=False),
        Binding("escape", "back", show=False),
    ]
    DEFAULT_CSS = """
    UnlockScreen { align: center middle; }
    UnlockScreen #door { width: 54; max-width: 100%; height: auto; }
    UnlockScreen #door > Input { width: 50; max-width: 100%; }
    UnlockScreen Wordmark { margin: 0 0 2 1; }
    UnlockScreen.-short Wordmark { margin-bottom: 0; }
    UnlockScreen .new { display: none; }
    UnlockScreen.-with-code .new { display: block; }
    UnlockScreen KeyFooter { dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._with_code = False
        self._busy = False

    def compose(self) -> ComposeResult:
        yield Vertical(
            Wordmark(),
            Static(plain(say("door.passphrase")), id="asks"),
            OneLine(password=True, id="secret"),
            Static(plain(self.care.door.note), id="note", classes="quiet"),
            id="door",
        )
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.care.door.warm_soon()

    def footer_keys(self) -> list[tuple[str, str]]:
        return [
            ("enter", say("door.key.open")),
            ("f2", say("door.key.show_one")),
            ("f3", say("door.key.code")),
        ]

    def action_show_words(self) -> None:
        """Show what is typed, or hide it again."""
        for field in self.query(Input):
            field.password = not field.password

    async def _ask_for_new(self) -> None:
        """The fields of a new passphrase come when they are wanted: the first frame does not wait for them."""
        if not self.query("#new"):
            await self.query_one("#door").mount(
                Static(plain(say("door.code.new")), classes="new"),
                OneLine(password=True, id="new", classes="new"),
                Static(plain(say("door.code.new_again")), classes="new"),
                OneLine(password=True, id="again", classes="new"),
                before="#note",
            )

    async def action_use_code(self) -> None:
        """Open with the recovery code and a new passphrase, or go back to the passphrase."""
        await self._ask_for_new()
        self._with_code = not self._with_code
        self.set_class(self._with_code, "-with-code")
        asks = say("door.code.ask" if self._with_code else "door.passphrase")
        self.query_one("#asks", Static).update(plain(asks))
        self._note("door.nothing_lost")
        self.query_one("#secret", Input).password = not self._with_code
        self.query_one("#secret", Input).focus()

    async def action_back(self) -> None:
        if self._with_code:
            await self.action_use_code()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = [field for field in self.query(Input) if field.display]
        if not event.input.value or self._busy:
            return
        place = fields.index(event.input)
        if place + 1 < len(fields):
            fields[place + 1].focus()
        elif self._with_code and fields[-1].value != fields[-2].value:
            self._note("door.same")
        else:
            self._busy = True
            self._note("door.opening")
            self.begin_anew(self._open)

    async def _open(self) -> None:
        secret = self.query_one("#secret", Input).value
        opening = self.care.opening
        try:
            if self._with_code:
                new = self.query_one("#new", Input).value
                companion = await self.desk.run(opening.unlock_with_code, secret, new)
            else:
                companion = await self.desk.run(opening.unlock, secret)
        except (WrongPassphrase, WrongRecoveryCode) as error:
            self._clear()
            self._note("door.wrong" if isinstance(error, WrongPassphrase) else "", error.what)
        except CareError as error:
            self._clear()
            self._note("door.nothing_lost")
            self.care.tell(error)
        else:
            self._clear()
            await self.care.door.opened(companion)
        finally:
            self._busy = False

    def _clear(self) -> None:
        for field in self.query(Input):
            field.value = ""
        self.query_one("#secret", Input).focus()

    def _note(self, key: str, words: str = "") -> None:
        self.query_one("#note", Static).update(plain(say(key) if key else words))
