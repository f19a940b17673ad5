"""The last moment: what is unsaved is kept before the process ends, whatever ends it."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
import traceback
from contextlib import suppress
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from carecompanion.errors import CareError
from carecompanion.tui.screen import CareScreen
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.entry import Draft
    from carecompanion.tui.app import CareApp

PATIENCE_SECONDS = 1.0
GRACE_SECONDS = 3.0
"""How long the toolkit may take to give the terminal back after a polite kill."""
HANGUP = 1


def screens_of(app: CareApp) -> Iterator[CareScreen[object]]:
    """Every screen of ours that is open, in whichever place."""
    for mode in app.MODES:
        with suppress(KeyError):
            for screen in app.get_screen_stack(mode):
                if isinstance(screen, CareScreen):
                    yield screen


def unsaved_drafts(app: CareApp) -> list[Draft]:
    """Writing that is on a page and not yet in the vault."""
    return [draft for screen in screens_of(app) if (draft := screen.unsaved()) is not None]


def _rescued_drafts(app: CareApp) -> Iterator[Draft]:
    """The same at the end, when a page may be what broke: it keeps nobody from saving the others."""
    for screen in screens_of(app):
        with suppress(Exception):
            if (draft := screen.unsaved()) is not None:
                yield draft


async def keep_unsaved(app: CareApp, *, is_told: bool = True) -> bool:
    """Keep it while everything goes on: before hiding, locking and leaving. False, and told, where it could not be.

    What is typed while it is being kept is kept too.
    """
    kept: list[Draft] = []
    while app.is_open and (drafts := unsaved_drafts(app)) != kept:
        is_kept = True
        for draft in drafts:
            try:
                await app.desk.run(app.companion.writing.keep, draft)
            except CareError as error:
                is_kept = False
                if is_told:
                    app.tell(error)
        if not is_kept:
            return False
        kept = drafts
    return True


def seal_drafts_now(app: CareApp) -> None:
    """Keep it at once, holding everything else: a signal came, or a fault."""
    if not app.is_open:
        return
    companion = app.companion
    for draft in _rescued_drafts(app):
        # Whatever goes wrong here, the ending goes on: behind it stand the report, and the terminal to give back.
        with suppress(Exception):
            app.desk.run_now(
                partial(companion.writing.keep, draft), patience=PATIENCE_SECONDS, hurry=companion.interrupt
            )


def install_signals(app: CareApp) -> None:
    """A closed terminal and a polite kill keep the draft first; without this nothing of ours would run."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            # Not offered by the event loop of Windows, nor outside the main thread.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _end_by_signal, app, number)


def _end_by_signal(app: CareApp, number: int) -> None:
    seal_drafts_now(app)
    for screen in screens_of(app):
        # The file of an editor outside goes, whatever the rest of the ending meets.
        with suppress(Exception):
            screen.let_go()
    companion = app.door.give_up()
    if companion is not None:
        app.desk.run_now(companion.close, patience=PATIENCE_SECONDS)
    if number == HANGUP:
        # The terminal is gone: there is nothing to give back to it, and waiting for it would spin for ever (the
        # toolkit reads its end without end, and takes the SIGCONT that comes along for a return from suspension).
        os._exit(128 + number)
    rest = threading.Timer(GRACE_SECONDS, os._exit, (128 + number,))
    rest.daemon = True
    rest.start()
    app.exit(return_code=128 + number)


def end_when_terminal_is_gone(app: CareApp) -> None:
    """A terminal may vanish without a signal reaching us: its end says so."""
    if not sys.stdin.isatty() or not hasattr(select, "poll"):
        return
    asked = select.poll()
    asked.register(sys.stdin.fileno(), 0)  # hanging up is always reported
    if any(event & (select.POLLHUP | select.POLLERR) for _, event in asked.poll(0)):
        _end_by_signal(app, HANGUP)


def crash_report(error: BaseException | None) -> str:
    """Where a fault happened, without a word of anybody's: no message, no values, file names without folders."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    places = (f"  {PurePath(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
    name = type(error).__name__ if error is not None else ""
    return "\n".join((say("app.crashed"), say("app.crashed_hint"), name, *places))
