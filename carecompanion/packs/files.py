"""The files of a source: which they are, and one of them looked over, parsed, and able to tell where things stand."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.domain.languages import LANGUAGE
from carecompanion.errors import FileMissing
from carecompanion.packs.faults import WARNINGS, Fault, fault
from carecompanion.packs.scan import SOURCE_BYTES, text_of
from carecompanion.packs.toml import ITEMS, KEYS, near, parse, refuse_excess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.plain import Flaw
    from carecompanion.packs.places import Places

SOURCE: Final = "pack.toml"
_LANGUAGES_AT_MOST: Final = 64
_FAULTS_AT_MOST: Final = 200


class SourceFile:
    """One file that came through the first two steps. Its places are sought once, and only where a fault is told."""

    def __init__(self, name: str, text: str, table: dict[str, object]) -> None:
        self.name = name
        self.text = text
        self.table = table
        self._places: Places | None = None

    def faults(self, flaws: Sequence[Flaw]) -> tuple[Fault, ...]:
        """The faults that *flaws* are, in the order of the file; errors first where there are too many to tell."""
        if not flaws:
            return ()
        if self._places is None:
            from carecompanion.packs.places import Places

            self._places = Places(self.text)
        told = sorted(flaws, key=lambda flaw: flaw.reason in WARNINGS)[:_FAULTS_AT_MOST]
        return tuple(sorted(self._fault(self._places, flaw) for flaw in told))

    def _fault(self, places: Places, flaw: Flaw) -> Fault:
        place = places.of(flaw.place, at_key=flaw.at_key, offset=flaw.offset)
        return fault(self.name, place, flaw.reason, values_of(flaw))


def values_of(flaw: Flaw) -> dict[str, object]:
    """What the words about *flaw* may name: its values, and the key nearest to it."""
    key = next((step for step in reversed(flaw.place) if isinstance(step, str)), "")
    return {"key": key} | dict(flaw.values)


def files_of(source: Path | Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The source files in a folder by name, none of them read further than the size that is refused.

    Raises FileMissing where the folder cannot be read.
    """
    if not isinstance(source, Path):
        return source
    try:
        named = (path for path in sorted(source.iterdir()) if path.name == SOURCE or language_of(path.name))
        # What is no file may keep whoever opens it waiting for good.
        paths = [path for path in named if path.is_file()]
        files: dict[str, bytes] = {}
        for path in paths[:_LANGUAGES_AT_MOST]:
            with path.open("rb") as file:
                files[path.name] = file.read(SOURCE_BYTES + 1)
    except OSError:
        raise FileMissing from None
    return files


def language_of(name: str) -> str:
    """The language that a file of translations is named for, or nothing."""
    match = re.fullmatch(rf"(?!pack\.)({LANGUAGE.pattern})\.toml", name)
    return match[1] if match else ""


@lru_cache(maxsize=4)
def open_file(name: str, data: bytes) -> SourceFile | tuple[Fault, ...]:
    """The file called *name*, or the faults that keep it from being looked at further.

    The last few are remembered: whoever builds a pack checks it first, and both read it. Nobody changes the tables.
    """
    text = text_of(name, data)
    if isinstance(text, Fault):
        return (text,)
    table = parse(name, text)
    if isinstance(table, Fault):
        return (table,)
    # A translation has a key for every prompt, where pack.toml has a list of them.
    flaws = refuse_excess(table, keys=KEYS if name == SOURCE else ITEMS)
    # The parser that keeps positions needs a minute for what is too much: it never sees it.
    excess = [flaw for flaw in flaws if flaw.reason in {"many_keys", "many_items"}]
    if excess:
        return tuple(sorted(fault(name, near(text, flaw), flaw.reason, flaw.values) for flaw in excess))
    opened = SourceFile(name, text, table)
    return opened.faults(flaws) or opened
