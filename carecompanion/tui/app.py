"""The interface as a whole: places, what works everywhere, hiding, locking, and ending without losing a word."""

from __future__ import annotations

import asyncio
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.screen import Screen

from carecompanion.errors import CareError
from carecompanion.tui import themes
from carecompanion.tui.commands import EVERYWHERE, PLACES, Command, bindings_of, spoken
from carecompanion.tui.desk import Desk
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.text import ControlFilter
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.filter import LineFilter

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.opening import Opening
    from carecompanion.domain.entry import Draft
    from carecompanion.settings.model import Settings

LOOK_ELSEWHERE_SECONDS = 2.0
IDLE_CHECK_SECONDS = 2.0
LAST_MOMENT_SECONDS = 1.0


class CareApp(App[int]):
    """carecompanion in the terminal."""

    TITLE = "carecompanion"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = ["styles/base.tcss"]
    HORIZONTAL_BREAKPOINTS: ClassVar = [
        (0, "-tiny"),
        (30, "-narrow"),
        (60, "-normal"),
        (78, "-strip"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar = [(0, "-flat"), (8, "-short"), (20, "-middle"), (30, "-tall")]
    BINDINGS: ClassVar = [*bindings_of(EVERYWHERE, priority=True), *bindings_of(PLACES)]
    MODES: ClassVar = {
        "door": lambda: Screen(),
        "today": partial(room, "today"),
        "journal": partial(room, "journal"),
        "letters": partial(room, "letters"),
    }
    DEFAULT_MODE = "door"

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.settings = settings
        self.opening = opening
        self.desk = Desk()
        self._companion: Companion | None = None
        self._hidden: Screen[None] | None = None
        self._last_touch = opening.world.now()
        self._seen_changes = 0
        self._deleted: list[Any] = []
        self.last_words = ""
        super().__init__()
        self.set_keymap(dict(settings.keymap))

    # look

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlFilter()]

    def key_of(self, command: Command) -> str:
        """The key that does *command* for this reader."""
        return self.settings.keymap.get(command.id, command.keys[0] if command.keys else "")

    def change_settings(self, **changes: Any) -> None:
        """Change settings, at once and on disk. What cannot be written is told, and holds for this sitting."""
        from carecompanion.settings.file import write_settings

        self.settings = replace(self.settings, **changes)
        try:
            write_settings(self.opening.world.paths.settings_file, self.settings)
        except CareError as error:
            self.tell(error)

    # beginning

    async def on_mount(self) -> None:
        themes.register(self)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else "hearth"
        if self.settings.motion == "off":
            self.animation_level = "none"
        self._install_signals()
        self._prepare_hiding()
        self.set_interval(IDLE_CHECK_SECONDS, self._lock_when_idle)
        self.set_interval(LOOK_ELSEWHERE_SECONDS, self._look_elsewhere)
        await self.push_screen(room("unlock" if self.opening.is_there_a_journal() else "welcome"))

    @property
    def companion(self) -> Companion:
        """The open journal; asking for it while locked is a mistake in the program."""
        if self._companion is None:
            raise RuntimeError("the journal is locked")
        return self._companion

    @property
    def is_open(self) -> bool:
        """Is a journal open?"""
        return self._companion is not None

    async def opened(self, companion: Companion, *, write_first: bool = False) -> None:
        """The door opened: go to Today, and back to the writing that was left, if any."""
        self._companion = companion
        self._last_touch = self.opening.world.now()
        self._seen_changes = await self.desk.run(companion.changes)
        drafts = await self.desk.run(companion.writing.drafts)
        await self.switch_mode("today")
        await self._empty_the_door()
        if drafts:
            await self.push_screen(room("write", draft=drafts[0], brought_back=True))
        elif write_first:
            await self._first_page(companion)

    async def _first_page(self, companion: Companion) -> None:
        invitation = await self.desk.run(companion.prompting.first)
        snapshot = None
        if invitation is not None:
            snapshot = await self.desk.run(companion.prompting.snapshot, invitation)
        await self.push_screen(room("write", draft=companion.writing.begin(snapshot)))

    async def _empty_the_door(self) -> None:
        with suppress(KeyError):
            await self.remove_mode("door")
        self.add_mode("door", lambda: Screen())

    # everywhere

    def action_palette(self) -> None:
        if self.is_open and not self._is_showing("palette"):
            self.push_screen(room("palette", over=self.screen))

    def action_help(self) -> None:
        if not self._is_showing("help"):
            self.push_screen(room("help", over=getattr(self.screen, "NAME", "")))

    def action_support(self) -> None:
        if not self._is_showing("support"):
            self.push_screen(room("support"))

    def _is_showing(self, name: str) -> bool:
        return any(getattr(screen, "NAME", "") == name for screen in self.screen_stack)

    async def action_leave(self) -> None:
        """Keep what is unsaved, tidy the vault, end."""
        await self._keep_unsaved()
        if self._companion is not None:
            companion, self._companion = self._companion, None
            await self.desk.run(companion.close)
        self.exit(0)

    async def action_quit(self) -> None:
        await self.action_leave()

    # places

    async def go(self, place: str) -> None:
        """Stand in a place, with nothing over it."""
        if not self.is_open:
            return
        await self.switch_mode(place)
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def action_today(self) -> None:
        await self.go("today")

    async def action_journal(self) -> None:
        await self.go("journal")

    async def action_letters(self) -> None:
        await self.go("letters")

    async def action_search(self) -> None:
        await self.go("journal")
        if isinstance(self.screen, CareScreen):
            await self.screen.run_action("search")

    async def action_open_letter(self) -> None:
        await self.go("letters")
        if isinstance(self.screen, CareScreen):
            await self.screen.run_action("open_file")

    def action_change_look(self) -> None:
        """The next house theme, at once and for good."""
        names = list(themes.HOUSE)
        following = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.theme = following
        self.change_settings(theme=following)

    async def action_back_up(self) -> None:
        """Make a verified backup now."""
        try:
            made = await self.desk.run(self.companion.keeping.back_up)
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
        if passphrase is None or self._companion is None:
            return
        try:
            code = await self.desk.run(self._companion.keeping.recovery_code, passphrase)
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

    # telling

    def tell(self, error: CareError) -> None:
        """The one way an error reaches the person: what, one hint, and their words untouched."""
        from carecompanion.tui.dialogs.fault import FaultDialog

        self.push_screen(FaultDialog(error.what, error.hint))

    def mention(self, sentence: str) -> None:
        """A quiet word about something that happened elsewhere. Never private text."""
        self.notify(sentence, timeout=4, markup=False)

    def journal_changed(self) -> None:
        """Let every screen that shows entries look again."""
        for mode in ("today", "journal", "letters"):
            with suppress(KeyError):
                for screen in self.get_screen_stack(mode):
                    if isinstance(screen, CareScreen):
                        screen.journal_changed()

    async def _look_elsewhere(self) -> None:
        """Another process may have written: a number tells, nothing is read until it moves."""
        if self._companion is None:
            return
        with suppress(CareError):
            seen = await self.desk.run(self._companion.changes)
            if seen != self._seen_changes:
                self._seen_changes = seen
                self.journal_changed()

    # undo within the sitting

    def remember_deleted(self, entry: Any) -> None:
        """Keep what was deleted, in memory only, until lock or leave."""
        self._deleted.append(entry)

    def take_deleted(self) -> Any | None:
        """What was deleted last, if anything can still be brought back."""
        return self._deleted.pop() if self._deleted else None

    # hiding

    def _prepare_hiding(self) -> None:
        from carecompanion.tui.screens.hidden import HiddenScreen

        self._hidden = HiddenScreen(
            shows_time=self.settings.hide_shows == "time",
            now=self.opening.world.now,
            asks=self.settings.hide_asks == "yes",
        )
        self.install_screen(self._hidden, "hidden")

    def delay_update(self, delay: float = 0.05) -> None:
        # The toolkit masks a change of screens for 50 ms; hiding cannot wait for that.
        if self._hidden is None or self.screen is not self._hidden:
            super().delay_update(delay)

    def action_hide(self) -> None:
        """Blank everything at once; what was being written is kept right after."""
        if self._hidden is None or self.screen is self._hidden:
            return
        self.push_screen("hidden")
        self.call_next(self._keep_unsaved)

    async def reveal(self) -> None:
        """Come back from hiding, exactly where one was; or by the passphrase where that is wished."""
        self.pop_screen()
        if self.settings.hide_asks == "yes" and self.is_open:
            await self.action_lock()

    # locking

    async def on_event(self, event: events.Event) -> None:
        if isinstance(
            event, (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
        ):
            self._last_touch = self.opening.world.now()
        await super().on_event(event)

    async def _lock_when_idle(self) -> None:
        minutes = self.settings.lock_minutes
        if minutes and self.is_open:
            idle = (self.opening.world.now() - self._last_touch).total_seconds()
            if idle >= minutes * 60:
                await self.action_lock()

    async def action_lock(self) -> None:
        """Keep what is unsaved, close the vault, and let go of every screen that held private text."""
        if self._companion is None:
            return
        await self._keep_unsaved()
        companion, self._companion = self._companion, None
        self._deleted.clear()
        if self.current_mode != "door":
            await self.switch_mode("door")
        await self.push_screen(room("unlock"))
        for place in ("today", "journal", "letters"):
            await self.remove_mode(place)
            self.add_mode(place, partial(room, place))
        self.clear_notifications()
        with suppress(CareError):
            await self.desk.run(companion.close)

    # never losing a word

    def _unsaved(self) -> list[Draft]:
        drafts = []
        for mode in ("today", "journal", "letters"):
            with suppress(KeyError):
                for screen in self.get_screen_stack(mode):
                    if isinstance(screen, CareScreen) and (draft := screen.unsaved()) is not None:
                        drafts.append(draft)
        return drafts

    async def _keep_unsaved(self) -> None:
        if self._companion is None:
            return
        for draft in self._unsaved():
            try:
                await self.desk.run(self._companion.writing.keep, draft)
            except CareError as error:
                self.tell(error)

    def seal_drafts_now(self) -> None:
        """Keep every unsaved draft before the process ends, whatever else is going on."""
        companion = self._companion
        if companion is None:
            return
        for draft in self._unsaved():
            with suppress(CareError):
                self.desk.run_now(
                    partial(companion.writing.keep, draft),
                    patience=LAST_MOMENT_SECONDS,
                    hurry=companion.interrupt,
                )

    def _install_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not offered by the event loop of Windows, nor outside the main thread.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_by_signal, number)

    def _end_by_signal(self, number: int) -> None:
        self.seal_drafts_now()
        companion, self._companion = self._companion, None
        if companion is not None:
            self.desk.run_now(companion.close, patience=LAST_MOMENT_SECONDS)
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        self.seal_drafts_now()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # The toolkit's report shows local variables: here they hold somebody's journal. Names of places are enough.

        error = sys.exc_info()[1]
        frames = traceback.extract_tb(error.__traceback__) if error is not None else []
        places = (f"  {PurePath(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
        self.last_words = "\n".join(
            (say("app.crashed"), say("app.crashed_hint"), type(error).__name__, *places)
        )
        self._close_messages_no_wait()

    def keymap_of(self) -> Mapping[str, str]:
        """The reader's own keys, by command id."""
        return self.settings.keymap

    def spoken_key(self, command: Command) -> str:
        """The key of *command* as a person reads it."""
        return spoken(self.key_of(command))


def open_interface(opening: Opening, settings: Settings) -> int:
    """Run the interface until it is left; the process's exit code comes back."""
    import gc

    gc.disable()  # until the first frame is painted: start-up is imports and they leave nothing to collect
    app = CareApp(opening, settings)
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
