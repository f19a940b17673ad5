"""Examining: does this machine have what a journal needs? Looks from outside; nothing private is read or told."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from carecompanion.errors import CareError
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from carecompanion.activities.world import World

_LEAST_PYTHON: Final = (3, 11)
_LEAST_BYTES: Final = 50 * 1024 * 1024
_WHEELS: Final = (
    "textual",
    "rich",
    "sqlite-utils",
    "cryptography",
    "sqlcipher3",
    "pyrage",
    "click",
    "portalocker",
)
_WIDE_SIGNS: Final = ("ja", "ko", "zh")
"""Languages in whose terminals signs such as ● and ○ often take two cells."""


class State(StrEnum):
    """How a look turned out."""

    WELL = "well"
    LOOK = "look"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at: its stable name, how it is, what was seen and what to do."""

    name: str
    state: State
    what: str
    hint: str = ""


def examine(
    world: World, environ: Mapping[str, str], *, columns: int | None, lines: int | None
) -> tuple[Look, ...]:
    """Everything that could be in the way, in one pass. *columns* and *lines* are None where there is no terminal."""
    return (
        _python(),
        *_wheels(),
        _cipher(),
        _terminal(columns, lines),
        _colours(environ),
        _text(),
        _signs(world, environ),
        *_places(world),
        _room(world),
        _synced(world),
    )


def _python() -> Look:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _LEAST_PYTHON:
        return Look(
            "python", State.BROKEN, say("examining.python", version=version), say("examining.python_hint")
        )
    return Look("python", State.WELL, say("examining.python", version=version))


def _wheels() -> Iterator[Look]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _WHEELS:
        try:
            yield Look(f"wheel.{name}", State.WELL, say("examining.wheel", name=name, version=version(name)))
        except PackageNotFoundError:
            what = say("examining.no_wheel", name=name)
            yield Look(f"wheel.{name}", State.BROKEN, what, say("examining.no_wheel_hint"))


def _cipher() -> Look:
    from carecompanion.vault.driver import driver

    try:
        driver()
    except CareError as error:
        return Look("cipher", State.BROKEN, error.what, error.hint)
    return Look("cipher", State.WELL, say("examining.cipher"))


def _terminal(columns: int | None, lines: int | None) -> Look:
    if columns is None or lines is None:
        return Look("terminal", State.LOOK, say("examining.no_terminal"), say("examining.no_terminal_hint"))
    seen = say("examining.terminal", columns=columns, lines=lines)
    if columns < 30 or lines < 8:
        return Look("terminal", State.LOOK, seen, say("examining.small_hint"))
    return Look("terminal", State.WELL, seen)


def _colours(environ: Mapping[str, str]) -> Look:
    kind = environ.get("TERM", "")
    if environ.get("NO_COLOR") or kind == "dumb":
        return Look("colours", State.WELL, say("examining.no_colours"))
    if environ.get("COLORTERM", "") in ("truecolor", "24bit") or "256color" in kind or kind == "xterm-kitty":
        return Look("colours", State.WELL, say("examining.colours"))
    return Look("colours", State.LOOK, say("examining.few_colours"), say("examining.few_colours_hint"))


def _text() -> Look:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        return Look("text", State.LOOK, say("examining.not_utf8"), say("examining.not_utf8_hint"))
    return Look("text", State.WELL, say("examining.utf8"))


def _signs(world: World, environ: Mapping[str, str]) -> Look:
    chosen = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    if chosen[:2].lower() not in _WIDE_SIGNS:
        return Look("signs", State.WELL, say("examining.signs"))
    from carecompanion.settings.file import read_settings

    with suppress(CareError):  # a settings file that cannot be read is met, and told, where it is used
        if read_settings(world.paths.settings_file).glyphs == "plain":
            return Look("signs", State.WELL, say("examining.plain_signs"))
    return Look("signs", State.LOOK, say("examining.wide_signs"), say("examining.wide_signs_hint"))


def _places(world: World) -> Iterator[Look]:
    paths = world.paths
    for name, path in (("data", paths.data), ("vault", paths.vault_dir), ("settings", paths.settings_file)):
        try:
            found = path.stat()
        except FileNotFoundError:
            yield Look(f"place.{name}", State.WELL, say("examining.not_yet", path=path))
            continue
        except OSError:
            yield Look(
                f"place.{name}",
                State.BROKEN,
                say("examining.closed", path=path),
                say("examining.closed_hint"),
            )
            continue
        yield _place(name, path, found)


def _place(name: str, path: Path, found: os.stat_result) -> Look:
    if os.name != "nt" and stat.S_IMODE(found.st_mode) & 0o077:
        what = say("examining.open_to_others", path=path)
        return Look(f"place.{name}", State.LOOK, what, say("examining.open_to_others_hint", path=path))
    if not os.access(path, os.W_OK):
        return Look(
            f"place.{name}", State.BROKEN, say("examining.closed", path=path), say("examining.closed_hint")
        )
    return Look(f"place.{name}", State.WELL, say("examining.place", path=path))


def _room(world: World) -> Look:
    import shutil

    folder = world.paths.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    seen = say("examining.room", mib=free // 2**20)
    if free < _LEAST_BYTES:
        return Look("room", State.LOOK, seen, say("examining.room_hint"))
    return Look("room", State.WELL, seen)


def _synced(world: World) -> Look:
    """A folder that a service copies under our hands is no place for an open journal."""
    names = {part.casefold() for part in world.paths.data.parts}
    known = {
        "dropbox",
        "onedrive",
        "google drive",
        "googledrive",
        "icloud drive",
        "mobile documents",
        "nextcloud",
        "syncthing",
    }
    if names & known:
        return Look("synced", State.LOOK, say("examining.synced"), say("examining.synced_hint"))
    return Look("synced", State.WELL, say("examining.not_synced"))
