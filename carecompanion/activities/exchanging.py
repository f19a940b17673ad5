"""Export and import: the only plain text that leaves by itself being the one that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.domain.entry import Filters
from carecompanion.errors import CareError, FileMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Entry
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: entries added, entries that were here already, and what was left out and why."""

    added: int
    already: int
    left_out: tuple[tuple[int, str], ...]
    """(position in the file from 1, why) of each entry that did not fit."""


class Exchanging:
    """Entries out to a file, entries in from one."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def export(self, style: str, out: Path, filters: Filters = Filters(), *, force: bool = False) -> int:
        """Write entries as ``json`` (complete, lossless) or ``markdown`` to *out* (0600). How many comes back.

        Raises FileExists unless *force*, CouldNotWrite, DiskFull. The file appears whole or not at all.
        """
        from carecompanion.settings.atomic import write_pieces

        told = 0

        def counted() -> Iterator[Entry]:
            nonlocal told
            for entry in self._vault.entries.iterate(filters):
                told += 1
                yield entry

        write_pieces(out, (piece.encode("utf-8") for piece in self._pieces(style, counted())), force=force)
        return told

    def pieces(self, style: str, filters: Filters = Filters()) -> Iterator[str]:
        """The same document in pieces, for standard output."""
        return self._pieces(style, self._vault.entries.iterate(filters))

    def _pieces(self, style: str, entries: Iterator[Entry]) -> Iterator[str]:
        if style == "json":
            from carecompanion.interchange.carejson import json_of

            return json_of(entries)
        from carecompanion.interchange.markdown import markdown_of

        return markdown_of(entries)

    def import_own(
        self, path: Path, *, dry_run: bool = False, on_progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        """Take in an export of ours; an id that is here already adds nothing. Raises FileMissing, BadInput."""
        from carecompanion.interchange.carejson import entries_of

        left_out: list[tuple[int, str]] = []

        def fitting(found: Iterator[Entry | CareError]) -> Iterator[Entry]:
            for position, entry in enumerate(found, 1):
                if isinstance(entry, CareError):
                    left_out.append((position, entry.what))
                else:
                    yield entry

        try:
            with path.open(encoding="utf-8-sig", errors="strict") as stream:
                entries = fitting(entries_of(stream))
                if dry_run:
                    added, already = self._would_add(entries)
                else:
                    added, already = self._vault.entries.add_many(entries, on_progress=on_progress)
        except OSError as fault:
            raise FileMissing from fault
        return ImportReport(added, already, tuple(left_out))

    def _would_add(self, entries: Iterator[Entry]) -> tuple[int, int]:
        added, seen = 0, set()
        total = 0
        for entry in entries:
            total += 1
            if entry.id not in seen and not self._vault.entries.has(entry.id):
                seen.add(entry.id)
                added += 1
        return added, total - added
