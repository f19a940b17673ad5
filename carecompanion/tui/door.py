"""The door: opening, hiding, locking. Whoever holds the open journal holds it here and nowhere else."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from carecompanion.errors import CareError
from carecompanion.tui.last_moment import keep_unsaved, screens_of
from carecompanion.tui.rooms import PLACES, bring, room
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.run import Run
    from carecompanion.tui.app import CareApp

T = TypeVar("T")

DOOR = "door"
BACKUP_AFTER_SECONDS = 20.0
"""How long after opening the week's backup is made: not while one arrives."""
OVER_HIDDEN = ("support", "ground", "hidden")
"""What may stand over the blank page."""
WARM_SECONDS = 0.4
"""How long after the first frame the imports of unlocking begin, in the desk's thread."""


class Door:
    """What stands between a person's words and the screen."""

    def __init__(self, app: CareApp) -> None:
        self._app = app
        self._companion: Companion | None = None
        self._hidden: Screen[None] | None = None
        self._last_touch = app.opening.world.now()
        self._seen_changes = 0
        self._deleted: list[Entry] = []
        self._waiting: list[Callable[[], object]] = []
        self._is_coming_back = False

    @property
    def companion(self) -> Companion | None:
        """The open journal, or None while it is locked."""
        return self._companion

    def give_up(self) -> Companion | None:
        """Hand the open journal over to be closed; from now on there is none."""
        companion, self._companion = self._companion, None
        self._deleted.clear()
        return companion

    # opening

    @property
    def note(self) -> str:
        """The quiet line below the passphrase."""
        return say("door.nothing_lost")

    def way_in(self) -> Screen[Any]:
        """The first screen: the door of the journal that is here, or the welcome."""
        return room("unlock" if self._app.opening.is_there_a_journal() else "welcome")

    def warm_soon(self) -> None:
        """After the first frame, load what opening needs, in the desk's thread, while the passphrase is typed."""
        self._app.set_timer(WARM_SECONDS, partial(self._app.desk.begin, self._warm))

    def _warm(self) -> None:
        bring(PLACES[0][0])
        self._app.opening.warm()

    async def opened(self, companion: Companion, *, write_first: bool = False) -> None:
        """It opened: go to Today, and back to the writing that was left, if any."""
        app = self._app
        self._companion = companion
        self.touch()
        with suppress(CareError):
            # What its reader was told of on an earlier day. A full disk is met again at the next opening.
            await app.desk.run(companion.letting_go.sweep)
        self._seen_changes = await app.desk.run(companion.changes)
        drafts = await app.desk.run(companion.writing.left_open)
        if self.is_hidden:
            # Hidden while the key was being derived: the way in waits too.
            self.wait(partial(app.call_later, self._enter, companion, drafts, write_first=write_first))
        else:
            await self._enter(companion, drafts, write_first=write_first)

    async def _enter(self, companion: Companion, drafts: tuple[Draft, ...], *, write_first: bool) -> None:
        app = self._app
        if self._companion is not companion:
            return  # locked again meanwhile
        await app.switch_mode(PLACES[0][0])
        run = await app.desk.run(_run_under, companion, drafts)
        if run is not None:
            await app.push_screen(room("run", run=run))
        if drafts:
            from carecompanion.tui.letters.unfinished import page_of

            await app.push_screen(page_of(drafts[0]))
        elif write_first and run is None:
            await self._first_page(companion)
        # Later, by the app: the screen that asked stands at the door, and cannot wait for its own end.
        app.call_later(self._close_behind)

    async def _close_behind(self) -> None:
        """Let go of the screens at the door; they held secrets."""
        app = self._app
        if app.current_mode != DOOR:
            await app.remove_mode(DOOR)
            app.add_mode(DOOR, Screen)
        app.set_timer(BACKUP_AFTER_SECONDS, self._back_up_weekly)

    async def _back_up_weekly(self) -> None:
        if self._companion is not None:
            # A full disk or a busy moment is met again at the next opening; nothing was asked for, nothing is told.
            with suppress(CareError):
                await self._app.desk.run(self._companion.keeping.back_up_weekly)

    async def _first_page(self, companion: Companion) -> None:
        invitation = await self._app.desk.run(companion.prompting.first)
        snapshot = None
        if invitation is not None:
            snapshot = await self._app.desk.run(companion.prompting.snapshot, invitation)
        await self._app.push_screen(room("write", draft=companion.writing.begin(snapshot)))

    async def look_elsewhere(self) -> None:
        """Another process may have written: a number tells, nothing is read until it moves."""
        if self._companion is None:
            return
        with suppress(CareError):
            seen = await self._app.desk.run(self._companion.changes)
            if seen != self._seen_changes:
                self._seen_changes = seen
                self._app.journal_changed()

    # what was deleted can be brought back within the sitting

    def remember_deleted(self, entry: Entry) -> None:
        """Keep what was deleted, in memory only, until lock or leave."""
        self._deleted.append(entry)

    def take_deleted(self) -> Entry | None:
        """What was deleted last, if anything can still be brought back."""
        return self._deleted.pop() if self._deleted else None

    # hiding

    def prepare_hiding(self) -> None:
        """Make the blank page before it is needed."""
        app = self._app
        self._hidden = room("hidden", now=app.opening.world.now)
        app.install_screen(self._hidden, "hidden")

    @property
    def is_hidden(self) -> bool:
        """Is the blank page up?"""
        return self._hidden is not None and self._hidden in self._app.screen_stack

    def must_wait(self, screen: Screen[Any] | str | None = None) -> bool:
        """Must *screen* wait to be shown (None: the one on top, to end)? While hidden only help in need comes."""
        if self._is_coming_back or not self.is_hidden:
            return False
        if screen is None:
            return self._app.screen is self._hidden
        name = screen if isinstance(screen, str) else getattr(screen, "NAME", "")
        return name not in OVER_HIDDEN

    def wait(self, what: Callable[[], object]) -> None:
        """Do it when one comes back; locking lets go of it."""
        self._waiting.append(what)

    def show(self, dialog: Screen[T], answered: Callable[[T | None], Awaitable[None]] | None = None) -> None:
        """Show a dialog that nobody asked for just now; while hidden it waits until one comes back."""
        self._app.push_screen(dialog, answered)

    def hide(self) -> None:
        """Blank everything at once; what was being written is kept right after."""
        if not self.is_hidden:
            self._app.clear_notifications()
            self._app.push_screen("hidden")
            self._app.call_next(keep_unsaved, self._app)

    async def reveal(self) -> None:
        """Come back exactly where one was; or by the passphrase where that is wished."""
        if self._app.settings.hide_asks == "yes" and await self._close():
            return
        self._is_coming_back = True
        self._app.pop_screen()
        self._is_coming_back = False
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()

    # locking

    def touch(self) -> None:
        """Somebody is here."""
        self._last_touch = self._app.opening.world.now()

    async def lock_when_idle(self) -> None:
        """Lock after the minutes the person chose; by the clock on the wall, so that sleep counts."""
        minutes = self._app.settings.lock_minutes
        if minutes and self._companion is not None:
            idle = (self._app.opening.world.now() - self._last_touch).total_seconds()
            if idle >= minutes * 60:
                await self.lock()

    async def lock(self) -> None:
        """Keep what is unsaved, close the vault, and let go of every screen that held private text.

        Words that cannot be kept on disk are not let go of: the screen is hidden instead.
        """
        if self._companion is not None and not await self._close():
            self.hide()

    async def _close(self) -> bool:
        """Lock, if the journal is open and every word of it is kept."""
        app = self._app
        # Nobody is there to read it while hidden, and it was said when it happened.
        if self._companion is None or not await keep_unsaved(app, is_told=not self.is_hidden):
            return False
        self._let_go()
        self._waiting.clear()
        companion = self.give_up()
        if app.current_mode != DOOR:
            await app.switch_mode(DOOR)
            await app.push_screen(room("unlock"))
        for place, _ in PLACES:
            await app.remove_mode(place)
            app.add_mode(place, partial(room, place))
        app.clear_notifications()
        if companion is not None:
            with suppress(CareError):
                await app.desk.run(companion.close)
        return True

    async def leave(self) -> bool:
        """Keep what is unsaved and tidy the vault. False, and nothing closed, where words could not be kept."""
        if not await keep_unsaved(self._app):
            return False
        self._let_go()
        companion = self.give_up()
        if companion is not None:
            with suppress(CareError):
                await self._app.desk.run(companion.close)
        return True

    def _let_go(self) -> None:
        for screen in screens_of(self._app):
            screen.let_go()


def _run_under(companion: Companion, drafts: tuple[Draft, ...]) -> Run | None:
    """The run that the page to come back to is written in, or the one that was in hand. For the desk."""
    is_of_run = bool(drafts) and drafts[0].of_run is not None
    if not is_of_run and not companion.has_run_in_hand:
        return None
    walking = companion.walking
    return (walking.run_of(drafts[0]) if drafts else None) or walking.in_hand()
