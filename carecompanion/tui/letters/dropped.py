"""Files as people name them in a terminal: typed, pasted, or dropped with quotes and backslashes around."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_LONGEST: Final = 4096
_SUFFIX: Final = ".age"


def files_meant(typed: str) -> tuple[Path, ...]:
    """The files that are there behind *typed*; empty where it names none. Looks at the disk."""
    if not typed.strip() or len(typed) > _LONGEST or "\0" in typed:
        return ()
    whole = _path(typed.strip())
    if _is_file(whole):
        return (whole,)
    several = tuple(_path(word) for word in _words(typed))
    return several if several and all(_is_file(path) for path in several) else ()


def letters_meant(typed: str) -> tuple[tuple[Path, ...], bool]:
    """The letter files behind *typed*, and whether a folder is among it: of a folder those that end in ``.age``.

    Empty where it names nothing that is there. Looks at the disk.
    """
    files = files_meant(typed)
    if files or not typed.strip() or len(typed) > _LONGEST or "\0" in typed:
        return files, False
    whole = _path(typed.strip())
    places = (whole,) if _is_folder(whole) else tuple(_path(word) for word in _words(typed))
    if not all(_is_file(place) or _is_folder(place) for place in places):
        return (), False
    return tuple(file for place in places for file in _files_of(place)), True


def place_meant(typed: str) -> Path | None:
    """The one place that *typed* names, there or not; None where it names none, or several. Looks at the disk."""
    if not typed.strip() or len(typed) > _LONGEST or "\0" in typed:
        return None
    whole = _path(typed.strip())
    if _is_file(whole) or _is_folder(whole):
        return whole
    words = _words(typed)
    return _path(words[0]) if len(words) == 1 else None


def _files_of(place: Path) -> tuple[Path, ...]:
    if not _is_folder(place):
        return (place,)
    try:
        return tuple(
            sorted(path for path in place.iterdir() if path.name.endswith(_SUFFIX) and _is_file(path))
        )
    except OSError:  # it may not be looked into
        return ()


def _words(typed: str) -> list[str]:
    try:
        return shlex.split(typed)
    except ValueError:  # a quote that is opened and never closed
        return [typed.strip().strip("'\"")]


def _path(word: str) -> Path:
    if word.startswith("file://"):
        return Path(unquote(urlsplit(word).path))
    path = Path(word)
    try:
        return path.expanduser()
    except RuntimeError:  # a home that nobody knows
        return path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or no path at all
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
