"""Settings as they hold in the running interface: every change at once, on the screen and in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import CareError
from carecompanion.settings.model import KEYMAP
from carecompanion.tui.rooms import room
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.settings.model import Settings
    from carecompanion.tui.app import CareApp

MOST: Final = 110
"""How much of what is wrong with the file is told in passing."""


def fitting(settings: Settings) -> Settings:
    """*settings* with the keys that work, by the toolkit's names."""
    if not settings.keymap:
        return settings
    from carecompanion.tui import keymap

    return keymap.named(keymap.checked(settings))


def put_on(app: CareApp) -> None:
    """At the beginning: the keys, and how the terminal speaks of them."""
    if app.settings.keymap:
        from carecompanion.tui import keymap

        app.set_keymap(keymap.for_toolkit(app.settings.keymap))
    if app.settings.keyboard == "plain":
        from carecompanion.tui import keyboard

        keyboard.begin(app.settings.keyboard)


def begun(app: CareApp) -> None:
    """Once the first screen is there: what the file says and cannot be done is told."""
    if app.settings.keyboard == "plain":
        from carecompanion.tui import keyboard

        keyboard.begun(app, app.settings.keyboard)
    if app.settings.faults:
        app.mention(_told(app.settings.faults))


def _told(faults: Sequence[str]) -> str:
    """The first of them, briefly, and where to read the others."""
    from carecompanion.domain.text import shorten

    first, *others = faults
    more = say("settings.faults_more", count=len(others)) if others else ""
    return f"{shorten(first, MOST)} {more}".strip()


def open_settings(app: CareApp, at: str) -> None:
    """Settings, at the setting or section called *at*; where they are open already they go there."""
    from carecompanion.tui.last_moment import screens_of

    if not app.is_open or app.door.is_hidden:
        return
    there = [screen for screen in screens_of(app) if screen.NAME == "settings"]
    if not there:
        app.push_screen(room("settings", at=at))
    elif at:
        there[0].stand_at(at)


def change(app: CareApp, changes: Mapping[str, Any]) -> None:
    """Let *changes* hold at once, and write them. What cannot be written is told, and holds for this sitting."""
    app.settings = replace(app.settings, **changes)
    _show(app, changes)
    try:
        _write(app, changes)
    except CareError as error:
        app.tell(error)


def _show(app: CareApp, changes: Mapping[str, Any]) -> None:
    if "theme" in changes and changes["theme"] in app.available_themes:
        app.theme = changes["theme"]
    if "glyphs" in changes:
        from carecompanion.tui.glyphs import draw_anew

        draw_anew(app)
    if "keyboard" in changes:
        from carecompanion.tui import keyboard

        keyboard.change(app, changes["keyboard"])
    if "keymap" in changes:
        from carecompanion.tui import keymap

        app.set_keymap(keymap.for_toolkit(changes["keymap"]))
    from carecompanion.tui.last_moment import screens_of

    for screen in screens_of(app):
        screen.settings_changed()


def _write(app: CareApp, changes: Mapping[str, Any]) -> None:
    """Into the file as it is now: another process, or a hand, may have changed it meanwhile."""
    from carecompanion.settings.file import read_settings, write_settings

    path = app.opening.world.paths.settings_file
    there = read_settings(path)
    unread = dict(there.unread)
    if "keymap" in changes:
        unread |= {name: raw for name, raw in app.settings.unread.items() if name.startswith(KEYMAP)}
    settled = {KEYMAP + name for name in app.settings.keymap} | set(changes)
    unread = {name: raw for name, raw in unread.items() if name not in settled}
    write_settings(path, replace(there, **changes, unread=unread))
