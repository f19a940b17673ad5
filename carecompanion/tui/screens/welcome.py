"""Welcome: three plain things, a passphrase twice, and on. The first run only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from carecompanion.errors import CareError
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.wordmark import Wordmark
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class WelcomeScreen(CareScreen[None]):
    """What this is and is not; then the passphrase that keeps it."""

    NAME = "welcome"
    AUTO_FOCUS = "#first"
    BINDINGS: ClassVar = [
        Binding("f2", "show_words", show=False),
        Binding("f8", "app.change_look", show=False),
        Binding("escape", "back", show=False),
    ]
    DEFAULT_CSS = """
    WelcomeScreen { align: center top; }
    WelcomeScreen #page { width: 72; max-width: 100%; height: 1fr; padding: 1 0 0 0; }
    WelcomeScreen .thing { height: auto; padding-left: 1; }
    WelcomeScreen .thing > .dot { width: 3; color: $accent; }
    WelcomeScreen .thing > .words { width: 1fr; height: auto; }
    WelcomeScreen #things { height: auto; margin: 1 0; }
    WelcomeScreen #intro { margin-top: 1; }
    WelcomeScreen #fields { height: auto; }
    WelcomeScreen #begin { margin: 1 0 0 0; }
    WelcomeScreen.-wide #page { padding-top: 4; }
    WelcomeScreen.-short #fields { display: none; }
    WelcomeScreen.-short.-second #fields { display: block; }
    WelcomeScreen.-short.-second #words { display: none; }
    WelcomeScreen #words { height: auto; }
    WelcomeScreen.-short #words > .spare, WelcomeScreen.-short Wordmark { display: none; }
    WelcomeScreen.-short .thing { padding-left: 0; }
    WelcomeScreen.-short #page { padding: 0; }
    WelcomeScreen.-short #intro { margin-top: 0; }
    WelcomeScreen.-short.-second #begin { display: none; }
    """

    def compose(self) -> ComposeResult:
        yield VerticalScroll(
            Vertical(
                Wordmark(),
                Static(plain(say("door.intro")), id="intro"),
                Vertical(
                    *(
                        Horizontal(
                            Static(plain(self.care.glyphs.here), classes="dot"),
                            Static(plain(say(f"door.thing.{number}")), classes="words"),
                            classes="thing",
                        )
                        for number in (1, 2, 3)
                    ),
                    id="things",
                ),
                id="words",
            ),
            Vertical(
                Static(plain(say("door.choose"))),
                OneLine(password=True, id="first"),
                Static(plain(say("door.again"))),
                OneLine(password=True, id="again"),
                Static(plain(say("door.no_reset")), id="note", classes="quiet"),
                Button(plain(say("door.begin")), id="begin", disabled=True),
                id="fields",
            ),
            id="page",
            can_focus=False,
        )
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.care.door.warm_soon()
        self._show_keys()

    def on_resize(self) -> None:
        self._show_keys()

    def _is_first_of_two(self) -> bool:
        return self.app.size.height < 20 and not self.has_class("-second")

    def footer_keys(self) -> list[tuple[str, str]]:
        if self._is_first_of_two():
            return [("enter", say("door.key.read_on"))]
        return [
            ("enter", say("door.begin").lower()),
            ("tab", say("door.key.next")),
            ("f2", say("door.key.show")),
            ("f8", say("door.key.look")),
        ]

    def _show_keys(self) -> None:
        if self._is_first_of_two():
            self.set_focus(None)
        self.refresh_footer()

    def key_enter(self, event: events.Key) -> None:
        if self._is_first_of_two():
            event.stop()  # else the field that appears takes it for its own
            self.add_class("-second")
            self._show_keys()
            self.query_one("#first", Input).focus()

    def action_back(self) -> None:
        self.remove_class("-second")
        self._show_keys()

    def action_show_words(self) -> None:
        for field in self.query(Input):
            field.password = not field.password

    def on_input_changed(self) -> None:
        first, again = (self.query_one(name, Input).value for name in ("#first", "#again"))
        self.query_one("#begin", Button).disabled = not (first and first == again)
        if again and not first.startswith(again):
            note = "same"
        elif first and first == again and self.care.opening.is_short(first):
            note = "short"
        else:
            note = "no_reset"
        self.query_one("#note", Static).update(plain(say(f"door.{note}")))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "first":
            self.query_one("#again", Input).focus()
        elif not self.query_one("#begin", Button).disabled:
            self._begin()
        else:
            self.query_one("#note", Static).update(plain(say("door.same")))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._begin()

    def _begin(self) -> None:
        button = self.query_one("#begin", Button)
        button.label = plain(say("door.making"))
        button.disabled = True
        if not button.display:
            self.query_one("#note", Static).update(plain(say("door.making")))
        self.begin_anew(self._make)

    async def _make(self) -> None:
        try:
            companion, code = await self.desk.run(
                self.care.opening.create, self.query_one("#first", Input).value
            )
        except CareError as error:
            self.care.tell(error)
            self.query_one("#begin", Button).label = plain(say("door.begin"))
            self.on_input_changed()
            return
        for field in self.query(Input):
            field.value = ""
        await self.app.push_screen(room("recovery", code=code, companion=companion))
