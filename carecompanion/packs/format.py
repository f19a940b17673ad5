"""A pack's source folder to a pack, in three steps: the bytes are looked over, parsed, and only a fault is located."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.domain.languages import LANGUAGE, language_for
from carecompanion.domain.plain import Flaw, Plain
from carecompanion.errors import FileMissing
from carecompanion.packs.faults import WARNINGS, Fault, PackFaults, fault
from carecompanion.packs.parts import read_parts
from carecompanion.packs.scan import SOURCE_BYTES, text_of
from carecompanion.packs.toml import ITEMS, KEYS, near, parse, refuse_excess
from carecompanion.packs.translation import translated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.pack import Pack

SOURCE: Final = "pack.toml"
_LANGUAGES_AT_MOST: Final = 64
_FAULTS_AT_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a source: the pack (None where an error stands in the way) and every fault, in order."""

    pack: Pack | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """One file that came through the first two steps."""

    name: str
    text: str
    table: dict[str, object]


def read_pack(source: Path | Mapping[str, bytes], *, languages: Sequence[str] = ()) -> Pack:
    """The pack in a folder (or in files by name), in the language that fits *languages* (language_for), else its own.

    Raises PackFaults (E_LINT) with every fault where one is an error, FileMissing where the folder cannot be read.
    """
    reading = read_source(source, languages=languages)
    if reading.pack is None:
        raise PackFaults(reading.faults)
    return reading.pack


def read_source(source: Path | Mapping[str, bytes], *, languages: Sequence[str] = ()) -> Reading:
    """As :func:`read_pack`, with warnings told and no error raised for faults; every translation is looked at.

    Raises FileMissing where the folder cannot be read.
    """
    files = source if not isinstance(source, Path) else _files(source)
    if SOURCE not in files:
        return Reading(None, (fault(SOURCE, (1, 1), "absent", {}),))
    opened = _open(SOURCE, files[SOURCE], keys=KEYS)
    if not isinstance(opened, _File):
        return Reading(None, opened)
    pack, faults = _read(opened)
    in_words, more = _translate(opened, files, languages)
    faults = (*faults, *more)
    if pack is None or any(not one.is_warning for one in faults):
        return Reading(None, faults)
    return Reading(pack if in_words is None else in_words, faults)


def _files(folder: Path) -> dict[str, bytes]:
    """The source files in *folder*, none of them read further than the size that is refused."""
    try:
        paths = [path for path in sorted(folder.iterdir()) if path.name == SOURCE or _language(path.name)]
        files: dict[str, bytes] = {}
        for path in paths[:_LANGUAGES_AT_MOST]:
            with path.open("rb") as file:
                files[path.name] = file.read(SOURCE_BYTES + 1)
    except OSError:
        raise FileMissing from None
    return files


def _language(name: str) -> str:
    """The language that a file of translations is named for, or nothing."""
    match = re.fullmatch(rf"(?!pack\.)({LANGUAGE.pattern})\.toml", name)
    return match[1] if match else ""


def _open(name: str, data: bytes, *, keys: int) -> _File | tuple[Fault, ...]:
    text = text_of(name, data)
    if isinstance(text, Fault):
        return (text,)
    table = parse(name, text)
    if isinstance(table, Fault):
        return (table,)
    flaws = refuse_excess(table, keys=keys)
    # The parser that keeps positions needs a minute for what is too much: it never sees it.
    excess = [flaw for flaw in flaws if flaw.reason in {"many_keys", "many_items"}]
    if excess:
        return tuple(sorted(fault(name, near(text, flaw), flaw.reason, flaw.values) for flaw in excess))
    return _located(name, text, flaws) or _File(name, text, table)


def _read(file: _File) -> tuple[Pack | None, tuple[Fault, ...]]:
    flaws: list[Flaw] = []
    pack = read_parts(Plain(file.table, flaws))
    faults = _located(file.name, file.text, flaws)
    return (None if any(not one.is_warning for one in faults) else pack), faults


def _translate(
    source: _File, files: Mapping[str, bytes], languages: Sequence[str]
) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack in the language that is wanted (None for its own), and the faults of all its translations."""
    faults: list[Fault] = []
    found: dict[str, dict[str, object]] = {}
    for name in sorted(files):
        language = _language(name)
        if not language:
            continue
        opened = _open(name, files[name], keys=ITEMS)
        if not isinstance(opened, _File):
            faults.extend(opened)
            continue
        flaws: list[Flaw] = []
        found[language] = translated(source.table, opened.table, flaws) | {"language": language}
        faults.extend(_located(name, opened.text, flaws))
    own = source.table.get("language")
    wanted = language_for(languages, own if isinstance(own, str) else "", found)
    if wanted == own or wanted not in found:
        return None, tuple(faults)
    flaws = []
    pack = read_parts(Plain(found[wanted], flaws))
    # The tables are those of pack.toml, whose own faults are told already: only what the words changed is new.
    in_words = [flaw for flaw in flaws if flaw.reason in {"blank", "one_line", "ask_long", "note_long"}]
    own_reasons = {(one.place, one.reason) for one in _flaws(source)}
    faults.extend(
        fault(f"{wanted}.toml", (1, 1), flaw.reason, _values(flaw))
        for flaw in in_words
        if (flaw.place, flaw.reason) not in own_reasons
    )
    return pack, tuple(faults)


def _flaws(file: _File) -> list[Flaw]:
    flaws: list[Flaw] = []
    read_parts(Plain(file.table, flaws))
    return flaws


def _values(flaw: Flaw) -> dict[str, object]:
    key = next((step for step in reversed(flaw.place) if isinstance(step, str)), "")
    return {"key": key} | dict(flaw.values)


def _located(name: str, text: str, flaws: Sequence[Flaw]) -> tuple[Fault, ...]:
    """The faults that *flaws* are, in the order of the file. The third step: only done where there is one."""
    if not flaws:
        return ()
    from carecompanion.packs.places import Places

    places = Places(text)
    told = sorted(flaws, key=lambda flaw: flaw.reason in WARNINGS)[:_FAULTS_AT_MOST]
    return tuple(
        sorted(
            fault(name, places.of(flaw.place, at_key=flaw.at_key), flaw.reason, _values(flaw))
            for flaw in told
        )
    )
