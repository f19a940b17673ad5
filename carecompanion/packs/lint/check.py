"""``pack check``: everything the reader finds, and everything it lets pass that an author would want to know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.plain import Flaw
from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.faults import fault
from carecompanion.packs.files import SOURCE, language_of
from carecompanion.packs.format import Reading, read_source
from carecompanion.packs.json_form import from_json, to_json
from carecompanion.packs.lint.licence import faults_of_licence
from carecompanion.packs.lint.loose_ends import faults_of_loose_ends
from carecompanion.packs.lint.prompts import faults_of_prompts
from carecompanion.packs.lint.said import said_in
from carecompanion.packs.lint.translations import faults_of_age, faults_of_translation
from carecompanion.packs.lint.wordings import faults_of_words
from carecompanion.packs.translation import by_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.packs.carepack import SignedPack
    from carecompanion.packs.faults import Fault


def check_source(source: Path | Mapping[str, bytes], since: SignedPack | None = None) -> Reading:
    """The pack and every fault of its source, by file and place; *since* is the pack as it was built before.

    The pack is None only where it cannot be read; faults of wording leave it there. Raises FileMissing.
    """
    reading = read_source(source, every_language=True)
    if SOURCE not in reading.files:
        return reading
    faults: list[Fault] = [*reading.faults]
    if reading.pack is not None:
        faults.extend(_unbuildable(reading, reading.pack.language))
    faults.extend(_strays(source, reading))
    for name, file in reading.files.items():
        faults.extend(
            file.faults(list(_flaws(reading, name, since, source if isinstance(source, Path) else None)))
        )
    return Reading(reading.pack, tuple(sorted(set(faults), key=_order)), reading.files)


def _strays(source: Path | Mapping[str, bytes], reading: Reading) -> Iterator[Fault]:
    """Files beside pack.toml that look as if they were read, and are not."""
    names = source if not isinstance(source, Path) else sorted(path.name for path in source.glob("*.toml"))
    for name in names:
        if name != SOURCE and not language_of(name):
            yield fault(name, (1, 1), "stray", {})
        elif language_of(name) and language_of(name) == reading.source.get("language"):
            yield fault(name, (1, 1), "own_language", {})


def _order(fault: Fault) -> tuple[bool, Fault]:
    """pack.toml comes first, then its translations by name."""
    return fault.file != SOURCE, fault


def _taken(reading: Reading, folder: Path | None) -> Iterator[Flaw]:
    """A flaw where the id is that of a pack that comes with the program, and this is not that pack."""
    name = reading.source.get("id")
    if name in builtin_ids() and (
        folder is None or folder.resolve() != builtin_folder().resolve() / str(name)
    ):
        yield Flaw(("id",), "taken", {"said": name})


def _flaws(reading: Reading, name: str, since: SignedPack | None, folder: Path | None) -> Iterator[Flaw]:
    source, table = reading.source, reading.files[name].table
    own = source.get("language")
    own = own if isinstance(own, str) else ""
    language = language_of(name) or own
    yield from faults_of_words(said_in(table), language)
    if name == SOURCE:
        yield from faults_of_licence(table)
        yield from _taken(reading, folder)
        yield from faults_of_prompts(table)
        yield from faults_of_loose_ends(table)
        return
    yield from faults_of_translation(source, table, language)
    if since is not None and language in since.languages:
        before = [from_json(since.table, since.languages, name) for name in (since.languages[0], language)]
        yield from faults_of_age(source, table, (before[0], before[1]))


def _unbuildable(reading: Reading, own: str) -> Iterator[Fault]:
    """What a built pack cannot carry, though it can be read: lines beyond its limits, keys that the build writes."""
    found: dict[str, list[Flaw]] = {}
    to_json(reading.source, reading.words, own, found)
    for language, flaws in found.items():
        if language == own:
            yield from reading.locate(flaws)
        else:
            there = [replace(flaw, place=by_ids(flaw.place, reading.source)) for flaw in flaws]
            yield from reading.locate(there, f"{language}.toml")
