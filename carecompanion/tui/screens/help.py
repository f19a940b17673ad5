"""Help: made from the command declarations, and the box that says what this is and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from carecompanion.tui.commands import EVERYWHERE, PLACES, Command, bindings_of, commands_of, spoken
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.rooms import PLACES as STANDING
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import plain, plain_line
from carecompanion.tui.widgets.key_list import KeyList
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.strip import in_short
from carecompanion.words import say
from carecompanion.words.help import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

WITH_LISTS = (
    "journal",
    "ongoing",
    "letters",
    "circle",
    "partners",
    "compose",
    "settings",
    "arriving",
    "trying",
)
WHILE_WRITING = ("write", "reply", "words", "compose_copy")
WHILE_LOCKED = ("support", "hide", "leave")


class HelpScreen(CareScreen[None]):
    """Help for the screen called *over*."""

    NAME = "help"
    OPENS_LINE = "find"
    AUTO_FOCUS = "#scroll"
    CSS_PATH: ClassVar = ["../styles/help.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("help")]

    def __init__(self, *, over: str) -> None:
        super().__init__()
        self._over = over

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(self._title(), id="title")
            yield OneLine(placeholder=say("help.find"), id="wanted", select_on_focus=False)
            with VerticalScroll(id="scroll"):
                yield Static(plain(say("help.nothing")), id="nothing", classes="quiet")
                with Horizontal(id="lists"):
                    yield KeyList(say("help.here"), id="here")
                    yield KeyList(say("help.anywhere"), id="anywhere")
                box = Static(plain(say("help.box")), id="box")
                box.border_title = plain_line(say("help.box.title"))
                yield box
        yield from self.compose_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        """Before a journal is open there are no settings to go to."""
        every = super().footer_commands()
        return every if self.care.is_open else tuple(one for one in every if one.name != "settings")

    def on_mount(self) -> None:
        self._show()

    def _title(self) -> Content:
        title = Content.styled(say("help.title"), SAYS)
        if f"place.{self._over}" not in WORDS:
            return title
        place = say(f"help.place.{self._over}")
        return title + Content.styled(f"   {say('help.you_are', place=place)}", QUIET)

    def _show(self) -> None:
        words = self.query_one("#wanted", Input).value.casefold().split()
        for name, keys in (("here", self._here()), ("anywhere", self._anywhere())):
            fitting = [key for key in keys if all(word in " ".join(key).casefold() for word in words)]
            shown = self.query_one(f"#{name}", KeyList)
            shown.show_keys(fitting)
            shown.display = bool(fitting)
        self.query_one("#nothing").display = not any(keys.display for keys in self.query(KeyList))

    def _here(self) -> Sequence[tuple[str, str]]:
        keys = [
            self._key(command)
            for command in commands_of(self._over)
            if self.care.key_of(command) and command.name != "back"
        ]
        below = self.app.screen_stack[-2]
        if not keys and isinstance(below, CareScreen) and self._over == below.NAME:
            keys = below.footer_keys()  # where nothing is a command yet, as at the door
        if self._over in WITH_LISTS:
            keys.append((say("help.move"), say("help.move.words")))
        return keys

    def _anywhere(self) -> Sequence[tuple[str, str]]:
        everywhere = commands_of(EVERYWHERE)
        if not self.care.is_open:
            return [self._key(command) for command in everywhere if command.name in WHILE_LOCKED]
        if self._over in WHILE_WRITING:  # the keys of places are letters there
            return [*(self._key(command) for command in everywhere), ("esc", say("help.esc"))]
        standing = {name for name, _ in STANDING}
        own = {command.name: spoken(self.care.key_of(command)) for command in commands_of(PLACES)}
        places = in_short([own.get(name, key) for name, key in STANDING])
        taken = {self.care.key_of(command) for command in commands_of(self._over)}
        others = [
            self._key(command)
            for command in commands_of(PLACES)
            if self.care.key_of(command) not in {"", *taken}  # where one is has the first word
            and command.name not in standing
            and command.in_palette
        ]
        return [
            (places, say("help.places.words")),
            *(self._key(command) for command in everywhere),
            ("esc", say("help.esc")),
            *others,
        ]

    def _key(self, command: Command) -> tuple[str, str]:
        return spoken(self.care.key_of(command)), command.long_words

    # keys

    def action_find(self) -> None:
        """Only the keys whose words hold what is typed."""
        self.add_class("-finding")
        self.type_into(self.query_one("#wanted", Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another word."""
        event.stop()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to reading."""
        event.stop()
        self.query_one("#scroll").focus()

    def action_settings(self) -> None:
        """Settings, in place of this page; keys are changed there."""
        self.dismiss(None)
        self.app.call_later(self.care.action_settings)

    def action_back(self) -> None:
        """Every key again; then back to where one was."""
        if self.has_class("-finding"):
            self.query_one("#wanted", Input).value = ""
            self.remove_class("-finding")
            self.query_one("#scroll").focus()
            self._show()
        else:
            self.dismiss(None)
