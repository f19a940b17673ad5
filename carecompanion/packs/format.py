"""A pack's source folder to a pack, in three steps: the bytes are looked over, parsed, and only a fault is located."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from carecompanion.domain.languages import language_for
from carecompanion.domain.plain import Flaw, Plain
from carecompanion.packs.faults import Fault, PackFaults, fault
from carecompanion.packs.files import SOURCE, SourceFile, files_of, language_of, open_file
from carecompanion.packs.parts import read_parts
from carecompanion.packs.translation import by_ids, translated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from carecompanion.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a source: the pack (None where an error stands in the way) and every fault, in order.

    ``files`` are those that could be opened, by name.
    """

    pack: Pack | None
    faults: tuple[Fault, ...]
    files: Mapping[str, SourceFile] = field(default_factory=dict, repr=False, compare=False)

    @property
    def source(self) -> dict[str, object]:
        """The plain tables of pack.toml."""
        return self.files[SOURCE].table

    @property
    def words(self) -> dict[str, dict[str, object]]:
        """The plain tables of each translation, by language."""
        return {language_of(name): file.table for name, file in self.files.items() if name != SOURCE}

    def locate(self, flaws: Sequence[Flaw], name: str = SOURCE) -> tuple[Fault, ...]:
        """The faults that *flaws* of the file *name* are, each with its place."""
        return self.files[name].faults(flaws)


def read_pack(source: Path | Mapping[str, bytes], *, languages: Sequence[str] = ()) -> Pack:
    """The pack in a folder (or in files by name), in the language that fits *languages* (language_for), else its own.

    Raises PackFaults (E_LINT) with every fault where one is an error, FileMissing where the folder cannot be read.
    """
    reading = read_source(source, languages=languages)
    if reading.pack is None:
        raise PackFaults(reading.faults)
    return reading.pack


def read_source(
    source: Path | Mapping[str, bytes], *, languages: Sequence[str] = (), every_language: bool = False
) -> Reading:
    """As :func:`read_pack`, with warnings told and no error raised for faults; every translation is looked at.

    With *every_language* each of them is also read as its readers will, for its lengths. Raises FileMissing where the
    folder cannot be read.
    """
    data = files_of(source)
    if SOURCE not in data:
        return Reading(None, (fault(SOURCE, (1, 1), "absent", {}),))
    opened = open_file(SOURCE, data[SOURCE])
    if not isinstance(opened, SourceFile):
        return Reading(None, opened)
    files = {SOURCE: opened}
    pack, faults = _read(opened)
    found, more = _translations(opened, data, files)
    in_words, of_words = _in_words(opened, found, languages, files)
    faults = (*faults, *more, *of_words)
    if every_language:
        read = [_as_read(opened, found[name], files[f"{name}.toml"])[1] for name in found]
        faults = (*faults, *(one for told in read for one in told if one not in of_words))
    if pack is None or any(not one.is_warning for one in faults):
        return Reading(None, faults, files)
    chosen = pack if in_words is None else in_words
    return Reading(replace(chosen, languages=(pack.language, *sorted(found))), faults, files)


@lru_cache(maxsize=4)
def _parts(file: SourceFile) -> tuple[Pack, tuple[Flaw, ...]]:
    """The pack in *file* and its flaws; whoever builds a pack checks it first, and both read the same file."""
    flaws: list[Flaw] = []
    return read_parts(Plain(file.table, flaws)), tuple(flaws)


def _read(file: SourceFile) -> tuple[Pack | None, tuple[Fault, ...]]:
    pack, flaws = _parts(file)
    faults = file.faults(flaws)
    return (None if any(not one.is_warning for one in faults) else pack), faults


def _translations(
    source: SourceFile, data: Mapping[str, bytes], files: dict[str, SourceFile]
) -> tuple[dict[str, dict[str, object]], tuple[Fault, ...]]:
    """The tables of *source* in every other language, by its name, and the faults of all its translations."""
    faults: list[Fault] = []
    found: dict[str, dict[str, object]] = {}
    for name in sorted(data):
        language = language_of(name)
        if not language:
            continue
        opened = open_file(name, data[name])
        if not isinstance(opened, SourceFile):
            faults.extend(opened)
            continue
        files[name] = opened
        flaws: list[Flaw] = []
        found[language] = translated(source.table, opened.table, flaws) | {"language": language}
        faults.extend(opened.faults(flaws))
    return found, tuple(faults)


def _in_words(
    source: SourceFile,
    found: Mapping[str, dict[str, object]],
    languages: Sequence[str],
    files: Mapping[str, SourceFile],
) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack in the language that is wanted (None for its own), and what its words make faulty."""
    own = source.table.get("language")
    wanted = language_for(languages, own if isinstance(own, str) else "", found)
    if wanted == own or wanted not in found:
        return None, ()
    return _as_read(source, found[wanted], files[f"{wanted}.toml"])


def _as_read(
    source: SourceFile, table: dict[str, object], file: SourceFile
) -> tuple[Pack, tuple[Fault, ...]]:
    """The pack whose tables are *table*: those of *source* with the words of *file* in them."""
    flaws: list[Flaw] = []
    pack = read_parts(Plain(table, flaws))
    # pack.toml's own faults are told already: only what the words changed is new.
    in_words = [flaw for flaw in flaws if flaw.reason in {"blank", "one_line", "ask_long", "note_long"}]
    known = {(one.place, one.reason) for one in _parts(source)[1]} if in_words else frozenset()
    told = [
        replace(flaw, place=by_ids(flaw.place, source.table))
        for flaw in in_words
        if (flaw.place, flaw.reason) not in known
    ]
    return pack, file.faults(told)
