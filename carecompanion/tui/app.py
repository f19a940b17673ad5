"""The interface as a whole: its look, its places, what works everywhere, and how an error is told."""

from __future__ import annotations

import sys
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widget import AwaitMount

from carecompanion.errors import CareError
from carecompanion.tui import last_moment, themes, typed_early, wearing
from carecompanion.tui.commands import EVERYWHERE, PLACES, Command, bindings_of, commands_of
from carecompanion.tui.desk import Desk
from carecompanion.tui.door import DOOR, Door
from carecompanion.tui.glyphs import Glyphs, glyphs_named
from carecompanion.tui.rooms import PLACES as STANDING
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.stylesheet import HouseStylesheet
from carecompanion.tui.text import guard_wrapping, line_filters
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.opening import Opening
    from carecompanion.activities.prompting import Invitation
    from carecompanion.domain.entry import Entry
    from carecompanion.settings.model import Settings
    from carecompanion.tui.little_room import RoomScreen

LOOK_ELSEWHERE_SECONDS = 2.0
IDLE_CHECK_SECONDS = 2.0
WRITING = ("write", "compose", "palette", "support", "help", "ground")
"""Screens over a place in which single keys belong to what is on them."""
_PLACE_ACTIONS = frozenset(
    command.action.partition("(")[0]
    for command in commands_of(PLACES)
    if command.keys and command.name != "help"
)


class CareApp(App[int]):
    """carecompanion in the terminal."""

    TITLE = "carecompanion"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = ["styles/base.tcss"]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as the toolkit types it
        (0, "-tiny"),
        (30, "-narrow"),
        (60, "-normal"),
        (78, "-strip"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (20, "-middle"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar = [*bindings_of(EVERYWHERE, priority=True), *bindings_of(PLACES)]
    MODES: ClassVar = {DOOR: Screen, **{place: partial(room, place) for place, _ in STANDING}}
    DEFAULT_MODE = DOOR

    def __init__(self, opening: Opening, settings: Settings) -> None:
        guard_wrapping()
        self.settings = wearing.fitting(settings)
        self.opening = opening
        self.desk = Desk()
        self.door = Door(self)
        self.last_words = ""
        super().__init__()
        themes.wear(self, settings.theme)
        self.stylesheet = HouseStylesheet(variables=self.get_css_variables())
        wearing.put_on(self)

    # look

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs_named(self.settings.glyphs)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        if themes.HOUSE[0] in self.available_themes:  # before ours are known nothing is worn yet
            self.theme_variables = themes.variables_under(self.current_theme, variables)
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *line_filters(self.settings.glyphs)]

    def key_of(self, command: Command) -> str:
        """The key that does *command* for this reader."""
        own = self.settings.keymap.get(command.id, "").partition(",")[0]
        return own or (command.keys[0] if command.keys else "")

    def change_settings(self, **changes: Any) -> None:
        """Change settings, at once and on disk. What cannot be written is told, and holds for this sitting."""
        wearing.change(self, changes)

    # beginning and ending

    async def on_mount(self) -> None:
        self.animation_level = "none"  # nothing here moves by itself
        last_moment.install_signals(self)
        self.set_interval(IDLE_CHECK_SECONDS, self.door.lock_when_idle)
        if not self.is_headless:
            self.set_interval(IDLE_CHECK_SECONDS, partial(last_moment.end_when_terminal_is_gone, self))
        self.set_interval(LOOK_ELSEWHERE_SECONDS, self.door.look_elsewhere)
        await self.push_screen(self.door.way_in())
        self.call_after_refresh(self.door.prepare_hiding)
        self.call_after_refresh(wearing.begun, self)

    @property
    def companion(self) -> Companion:
        """The open journal; asking for it while locked is a mistake in the program."""
        if self.door.companion is None:
            raise RuntimeError("the journal is locked")
        return self.door.companion

    @property
    def is_open(self) -> bool:
        """Is a journal open?"""
        return self.door.companion is not None

    # while hidden nothing comes and nothing goes: what was still under way waits until one comes back

    def push_screen(
        self,
        screen: Any,  # noqa: ANN401 - as the toolkit's overloads say together
        callback: Any = None,  # noqa: ANN401
        wait_for_dismiss: Any = False,  # noqa: ANN401
        *,
        mode: str | None = None,
    ) -> Any:  # noqa: ANN401
        if mode is None and self.door.must_wait(screen):
            # Whoever asked is told the answer as if it had come at once.
            self.door.wait(partial(copy_context().run, self.push_screen, screen, callback))
            return AwaitMount(self.screen, ())
        return super().push_screen(screen, callback, wait_for_dismiss, mode=mode)

    def pop_screen(self) -> AwaitComplete:
        if self.door.must_wait():
            # A screen that ends takes away whatever is on top: here that would be the blank page.
            self.door.wait(partial(self._pop_if_on_top, self.screen_stack[-2]))
            nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # as it comes
            return nothing
        return super().pop_screen()

    def _pop_if_on_top(self, screen: Screen[Any]) -> None:
        if self.screen is screen and len(self.screen_stack) > 1:
            super().pop_screen()

    async def on_event(self, event: events.Event) -> None:
        touches = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
        if isinstance(event, touches):
            self.door.touch()
        if not await typed_early.is_held(self, event):
            await super().on_event(event)

    async def take_up(self, screen: RoomScreen[Any]) -> None:
        """*screen* is ready: give it what was typed before it was."""
        await typed_early.take_up(self, screen, super().on_event)

    async def action_leave(self) -> None:
        """Keep what is unsaved, tidy the vault, end."""
        if await self.door.leave():
            self.exit(0)

    async def action_quit(self) -> None:
        await self.action_leave()

    def _handle_exception(self, error: Exception) -> None:
        last_moment.seal_drafts_now(self)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # The toolkit's report shows local variables: here they hold somebody's journal. Names of places are enough.
        self.bell()
        self.last_words = last_moment.crash_report(sys.exc_info()[1])
        self._close_messages_no_wait()

    # everywhere

    def action_palette(self) -> None:
        """Everything, by name."""
        if self.is_open and not self.door.is_hidden and not self._is_showing("palette"):
            self.push_screen(room("palette", over=self.screen))

    def action_help(self) -> None:
        """Help for where one is."""
        if not self.door.is_hidden and not self._is_showing("help"):
            self.push_screen(room("help", over=getattr(self.screen, "NAME", "")))

    def action_settings(self, at: str = "") -> None:
        """Settings, at the one called *at* or at a section of that name."""
        wearing.open_settings(self, at)

    def action_support(self) -> None:
        """The support card; while locked, what may be read of it."""
        if not self._is_showing("support"):
            self.push_screen(room("support"))

    def _is_showing(self, name: str) -> bool:
        return any(getattr(screen, "NAME", "") == name for screen in self.screen_stack)

    def action_hide(self) -> None:
        """Blank the screen."""
        self.door.hide()

    def delay_update(self, delay: float = 0.05) -> None:
        # The toolkit masks a change of screens for 50 ms; hiding cannot wait for that.
        if not self.door.is_hidden:
            super().delay_update(delay)

    async def action_lock(self) -> None:
        """Lock the journal."""
        await self.door.lock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # On a page one writes on, a digit on a scale must not carry one away.
        if action in _PLACE_ACTIONS:
            return self.is_open and getattr(self.screen, "NAME", "") not in WRITING
        return super().check_action(action, parameters)

    # places

    async def go(self, place: str) -> None:
        """Stand in a place, with nothing over it."""
        if not self.is_open:
            return
        if self.door.is_hidden or not await last_moment.keep_unsaved(self) or self.door.is_hidden:
            return
        await self.switch_mode(place)
        while len(self.screen_stack) > 1 and not self.door.is_hidden:
            await self.pop_screen()

    async def action_stand_in(self, place: str) -> None:
        """Stand in the place of that name."""
        await self.go(place)

    async def action_search(self) -> None:
        await self.go("journal")
        if isinstance(self.screen, CareScreen):
            await self.screen.run_action("search")

    async def action_open_letter(self) -> None:
        await self.go("letters")
        if isinstance(self.screen, CareScreen):
            await self.screen.run_action("open_file")

    async def action_undo(self) -> None:
        """Bring back what was deleted last, wherever one stands."""
        entry = self.take_deleted()
        if entry is None:
            return
        try:
            await self.desk.run(self.companion.writing.bring_back, entry)
        except CareError as error:
            self.remember_deleted(entry)
            self.tell(error)
        else:
            self.mention(say("app.brought_back"))
            self.journal_changed()

    def action_change_look(self) -> None:
        """The next house theme, at once and for good."""
        names = list(themes.HOUSE)
        following = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.change_settings(theme=following)

    def action_back_up(self) -> None:
        """Make a verified backup: beside the journal, or where one says."""
        from carecompanion.tui.dialogs.ask import LineDialog

        self.push_screen(
            LineDialog(
                title=say("app.back_up"),
                says=say("app.back_up_where"),
                means=say("app.back_up_means"),
                yes=say("app.back_up_yes"),
                no=say("dialogs.close"),
            ),
            self._back_up,
        )

    async def _back_up(self, where: str | None) -> None:
        if where is None or not self.is_open:
            return
        try:
            made = await self.desk.run(self.companion.keeping.back_up, _place(where))
        except CareError as error:
            self.tell(error)
        else:
            self.mention(say("app.backed_up", name=made.path.name))

    def action_show_recovery(self) -> None:
        """Show the recovery code again, after the passphrase."""
        from carecompanion.tui.dialogs.ask import LineDialog

        self.push_screen(
            LineDialog(
                title=say("door.code.title"),
                says=say("door.code.passphrase"),
                yes=say("door.code.show"),
                no=say("dialogs.close"),
                is_secret=True,
            ),
            self._show_recovery,
        )

    async def _show_recovery(self, passphrase: str | None) -> None:
        if passphrase is None or not self.is_open:
            return
        try:
            code = await self.desk.run(self.companion.keeping.recovery_code, passphrase)
        except CareError as error:
            self.tell(error)
        else:
            await self.push_screen(room("recovery", code=code))

    async def door_chosen(self, name: str | None) -> None:
        """One of the three doors after a strong prompt: grounding, a small act of care, or leave it here."""
        if name == "ground":
            await self.push_screen(room("ground"))
        elif name == "care":
            self.action_support()

    async def write_to(self, invitation: Invitation) -> None:
        """A fresh page that answers *invitation*."""
        snapshot = await self.desk.run(self.companion.prompting.snapshot, invitation)
        await self.push_screen(room("write", draft=self.companion.writing.begin(snapshot)))

    # telling

    def tell(self, error: CareError) -> None:
        """The one way an error reaches the person: what, one hint, and their words untouched."""
        from carecompanion.tui.dialogs.fault import FaultDialog

        self.door.show(FaultDialog(error.what, error.hint))

    def mention(self, sentence: str) -> None:
        """A quiet word about something that happened elsewhere. Never private text."""
        if not self.door.is_hidden:
            self.notify(sentence, timeout=4, markup=False)

    def journal_changed(self) -> None:
        """Let every screen that shows entries look again."""
        for screen in last_moment.screens_of(self):
            screen.journal_changed()

    def remember_deleted(self, entry: Entry) -> None:
        """Keep what was deleted, in memory only, until lock or leave."""
        self.door.remember_deleted(entry)

    def take_deleted(self) -> Entry | None:
        """What was deleted last, if anything can still be brought back."""
        return self.door.take_deleted()


def _place(typed: str) -> Path | None:
    """The file or folder that was typed; None where nothing was."""
    return Path(typed.strip()).expanduser().absolute() if typed.strip() else None


def open_interface(opening: Opening, settings: Settings, made: type[CareApp] = CareApp) -> int:
    """Run the interface until it is left; the process's exit code comes back. *made* is which interface."""
    import gc

    gc.disable()  # until the first frame is painted: start-up is imports, and they leave nothing to collect
    app = made(opening, settings)
    app.call_later(_collect_again)
    app.run()
    app.desk.close()
    if app.last_words:
        sys.stderr.write(app.last_words + "\n")
    return app.return_code or 0


def _collect_again() -> None:
    import gc

    gc.freeze()
    gc.enable()
