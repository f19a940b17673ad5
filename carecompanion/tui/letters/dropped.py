"""Files as people name them in a terminal: typed, pasted, or dropped with quotes and backslashes around."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_LONGEST: Final = 4096


def files_meant(typed: str) -> tuple[Path, ...]:
    """The files that are there behind *typed*; empty where it names none. Looks at the disk."""
    if not typed.strip() or len(typed) > _LONGEST or "\0" in typed:
        return ()
    whole = _path(typed.strip())
    if _is_file(whole):
        return (whole,)
    several = tuple(_path(word) for word in _words(typed))
    return several if several and all(_is_file(path) for path in several) else ()


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
