"""Writing packs: begin a folder, check it, see it as a member will, compare two of them. No journal is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from carecompanion.domain.signer import DRAFT
from carecompanion.errors import FileExists, FileMissing, NotFound, Usage
from carecompanion.packs.faults import Fault, PackFaults
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.pack_diff import PackDiff
    from carecompanion.domain.practice import Practice
    from carecompanion.domain.prompt import Prompt

__all__ = [
    "LICENCE",
    "WHO",
    "Authoring",
    "Beginning",
    "Checked",
    "Fault",
    "PackFaults",
    "built_pack",
    "source_folder",
]

LICENCE: Final = "CC-BY-4.0"
"""What a pack is given to others under, where its author says nothing else: as the packs that come with the program."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked of an author before the first line: everything can be changed in the file."""

    title: str
    author: str = ""
    language: str = "en"
    licence: str = LICENCE
    who: str = "solo"  # solo | pair | circle: with a practice for two, or a programme
    weeks: int = 2
    """How long a programme for a circle lasts."""

    def with_terms(self, language: str, licence: str) -> Beginning:
        """The same in another language and under another licence."""
        return replace(self, language=language, licence=licence)


WHO: Final = ("solo", "pair", "circle")
"""For whom a pack can begin."""

_WEEKS_AT_MOST: Final = 52


@dataclass(frozen=True, slots=True)
class Checked:
    """Every fault of a folder in the order of its files, and the pack where it can be read at all.

    A fault has ``file``, ``line``, ``column`` (from 1), ``what``, ``hint``, ``is_warning``, and is a line as text.
    """

    faults: tuple[Fault, ...]
    pack: Pack | None

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps the pack from being built."""
        return tuple(fault for fault in self.faults if not fault.is_warning)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is worth a look, and keeps nobody from building."""
        return tuple(fault for fault in self.faults if fault.is_warning)

    @property
    def is_fit(self) -> bool:
        """Could it be built as it is?"""
        return self.pack is not None and not self.errors


class Authoring:
    """Everything an author does before signing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def check(self, folder: Path, since: bytes | None = None) -> Checked:
        """Every fault of the source in *folder*; *since* is the pack as it was built before (stale translations).

        Raises FileMissing where the folder cannot be read, and what reading a built pack raises for *since*.
        """
        from carecompanion.packs.lint.check import check_source

        signed = None
        if since is not None:
            from carecompanion.packs.carepack import read_carepack

            signed = read_carepack(since)
        reading = check_source(folder, signed)
        return Checked(reading.faults, reading.pack)

    def draft(self, folder: Path, languages: Sequence[str] = ()) -> Pack:
        """The pack in *folder* as a member will read it, signed by nobody (its signer is ``DRAFT``).

        Only what makes it unreadable stands in the way: words are looked at by :meth:`check`.
        Raises PackFaults (E_LINT; ``faults`` in order) and FileMissing.
        """
        from carecompanion.packs.format import read_pack

        return replace(read_pack(folder, languages=languages), signer=DRAFT)

    def stamp(self, folder: Path) -> tuple[tuple[str, int, int], ...]:
        """Something that differs after every save in *folder*: name, time and size of each file; empty without it."""
        try:
            found = [(path.name, path.stat()) for path in folder.iterdir() if path.suffix == ".toml"]
        except OSError:
            return ()
        return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in found))

    def require_free(self, folder: Path) -> None:
        """Raise FileExists where *folder* holds a pack.toml already."""
        from carecompanion.packs.files import SOURCE

        if (folder / SOURCE).exists():
            raise FileExists

    def create(self, folder: Path, beginning: Beginning) -> tuple[Path, ...]:
        """Make *folder* with a commented pack.toml to begin from; the files made come back.

        The id of the pack is made of the folder's name, and a schema for editors is put beside it. Raises Usage for
        what cannot be; FileExists where a pack.toml is there already; CouldNotWrite, DiskFull, ReadOnly.
        """
        from carecompanion.domain.languages import LANGUAGE
        from carecompanion.packs.beginning import SCHEMA, first_source, pack_id
        from carecompanion.packs.files import SOURCE
        from carecompanion.settings.atomic import write_atomically, write_new, writing_faults

        if beginning.who not in WHO or not 1 <= beginning.weeks <= _WEEKS_AT_MOST:
            raise Usage(say("authoring.who", who=", ".join(WHO), weeks=_WEEKS_AT_MOST))
        if not LANGUAGE.fullmatch(beginning.language):
            raise Usage(say("authoring.language"), say("packs.language.hint"))
        source = first_source(
            pack_id(folder.resolve().name),
            title=beginning.title,
            author=beginning.author,
            language=beginning.language,
            licence=beginning.licence,
            who=beginning.who,
            weeks=beginning.weeks,
            day=self._world.now().date(),
        )
        with writing_faults():
            folder.mkdir(parents=True, exist_ok=True)
        write_new(folder / SOURCE, source.encode("utf-8"))
        write_atomically(folder / SCHEMA, self.schema_text().encode("utf-8"))
        return folder / SOURCE, folder / SCHEMA

    def schema(self) -> dict[str, object]:
        """The JSON Schema of pack.toml (draft 2020-12), for editors that complete and check by one."""
        from carecompanion.packs.schema import schema

        return schema()

    def schema_text(self) -> str:
        """The same as the words of a file."""
        import json

        return json.dumps(self.schema(), ensure_ascii=False, indent=1) + "\n"

    def diff(self, old: Path, new: Path) -> PackDiff:
        """What changed from *old* to *new*, each a folder or a built pack. Raises what :meth:`pack_at` raises."""
        return self.between(self.pack_at(old), self.pack_at(new))

    def between(self, old: Pack, new: Pack) -> PackDiff:
        """What changed from *old* to *new*."""
        from carecompanion.domain.pack_diff import difference

        return difference(old, new)

    def pack_at(self, place: Path) -> Pack:
        """The pack at *place*, a folder or a built one, in its own language.

        Raises PackFaults, FileMissing, and what reading a built pack raises (ExchangeError).
        """
        from carecompanion.packs.format import read_pack

        if place.is_dir():
            return read_pack(place)
        from carecompanion.packs.carepack import read_carepack

        return read_carepack(built_pack(place)).pack()

    # what a draft names

    def is_caution(self, pack: Pack) -> bool:
        """Does somebody who holds *pack* say that they manage its members?"""
        return any(one.power == "manager" for one in pack.facilitators)

    def prompt(self, pack: Pack, name: str) -> Prompt | None:
        """The prompt that *pack* calls *name*: its own, or one of a pack that comes with the program."""
        there, part = _named(pack, name)
        return None if there is None else there.prompt(part)

    def practice(self, pack: Pack, name: str) -> Practice | None:
        """The practice that *pack* calls *name*, as :meth:`prompt`."""
        there, part = _named(pack, name)
        return None if there is None else next((one for one in there.practices if one.id == part), None)


def _named(pack: Pack, name: str) -> tuple[Pack | None, str]:
    from carecompanion.packs.builtin import builtin_pack

    other, slash, part = name.partition("/")
    if not slash:
        return pack, name
    try:
        return builtin_pack(other), part
    except NotFound:
        return None, part


def source_folder(place: Path) -> Path:
    """The folder of a source, which may be named by the pack.toml in it. Raises FileMissing where there is none."""
    from carecompanion.packs.files import SOURCE

    if place.is_file() and place.name == SOURCE:
        return place.parent
    if not place.is_dir():
        raise FileMissing(say("authoring.no_folder"), say("authoring.no_folder_hint"))
    return place


def built_pack(place: Path) -> bytes:
    """What is in the built pack at *place*, read no further than the size that is refused. Raises FileMissing."""
    try:
        with place.open("rb") as file:
            return file.read(1024 * 1024 + 1)
    except OSError:
        raise FileMissing from None
