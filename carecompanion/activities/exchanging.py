"""Export and import: the only plain text that leaves by itself being the one that was asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.domain.entry import Filters
from carecompanion.errors import BadInput, CareError, FileMissing, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import IO

    from carecompanion.activities.agreeing import Agreeing
    from carecompanion.activities.circling import Circling
    from carecompanion.activities.taking_in import TakingIn
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import EntryId
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: entries added, entries that were here already, and what was left out and why."""

    added: int
    already: int
    left_out: tuple[tuple[int, str], ...]
    """(position in the file from 1, why) of each entry that did not fit."""
    besides: Mapping[str, int] = field(default_factory=dict)
    """How many were added of what stands beside the entries: people, maps, flows, commitments, runs."""
    left_besides: tuple[tuple[str, int, str], ...] = ()
    """(which of those, position from 1, why) of each that did not fit."""


class Exchanging:
    """The journal out to a file, entries in from one."""

    def __init__(self, vault: Vault, circling: Circling, agreeing: Agreeing) -> None:
        self._vault = vault
        self._circling = circling
        self._agreeing = agreeing

    def export(self, style: str, out: Path, filters: Filters = Filters(), *, force: bool = False) -> int:
        """Write the journal as ``json`` or ``markdown`` to *out* (0600). How many entries it holds comes back.

        JSON is complete; what stands beside the entries is in it only where *filters* are empty.
        Raises FileExists unless *force*, CouldNotWrite, DiskFull, Usage for another style. The file appears whole or
        not at all.
        """
        from carecompanion.settings.atomic import write_pieces

        told = 0

        def counted() -> Iterator[Entry]:
            nonlocal told
            for entry in self._vault.entries.iterate(filters):
                told += 1
                yield entry

        pieces = self._pieces(style, counted(), filters)
        write_pieces(out, (piece.encode("utf-8") for piece in pieces), force=force)
        return told

    def pieces(self, style: str, filters: Filters = Filters()) -> Iterator[str]:
        """The same document in pieces, for standard output."""
        return self._pieces(style, self._vault.entries.iterate(filters), filters)

    def import_own(
        self, path: Path, *, dry_run: bool = False, on_progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        """Take in an export of ours; an id that is here already adds nothing.

        Raises FileMissing, and BadInput for a file that is not ours or is cut short: the entries before the fault are
        taken in all the same, and the hint says how many they were.
        """
        from carecompanion.activities.taking_in import TakingIn

        try:
            with path.open(encoding="utf-8-sig", errors="strict") as stream:
                taking_in = TakingIn(self._vault, dry_run=dry_run)
                reading = _Reading(stream, taking_in)
                if dry_run:
                    added, already = self._would_add(reading)
                else:
                    added, already = self._vault.entries.add_many(reading, on_progress=on_progress)
        except OSError as fault:
            raise FileMissing from fault
        if reading.fault is not None:
            if not added + already:
                raise reading.fault
            key = "interchange.would_stop" if dry_run else "interchange.stopped"
            raise BadInput(reading.fault.what, say(key, added=added, already=already)) from reading.fault
        taking_in.end()
        return ImportReport(
            added, already, tuple(reading.left_out), dict(taking_in.added), tuple(reading.left_besides)
        )

    def _pieces(self, style: str, entries: Iterator[Entry], filters: Filters) -> Iterator[str]:
        if style == "json":
            from carecompanion.interchange.carejson import json_of

            return json_of(entries, self._others() if filters.is_empty else None)
        if style != "markdown":
            raise Usage(say("interchange.style"))
        from carecompanion.interchange.markdown import markdown_of

        return markdown_of(entries)

    def _others(self) -> dict[str, Iterable[dict[str, object]]]:
        """What stands beside the entries, a line at a time; of letters all that left, and what came to be kept."""
        from carecompanion.domain.letter import Direction
        from carecompanion.domain.letter_plain import plain_agreement, plain_circle, plain_letter
        from carecompanion.domain.map_plain import plain_known, plain_map
        from carecompanion.domain.promise_plain import plain_flow, plain_promised
        from carecompanion.domain.run_plain import plain_run

        vault = self._vault
        names = {person.id: person.handle for person in vault.people.all()}
        handles = {partner.id: partner.handle for partner in self._vault.partners.all()}
        circles = self._circling.circles()
        codes = ((circle, self._agreeing.code(circle)) for circle in circles)
        letters = self._vault.letters.findable
        return {
            "people": (plain_known(person, handles) for person in vault.people.all()),
            "maps": (plain_map(one, vault.maps.places(one.id), names) for one in vault.maps.all()),
            "flows": (plain_flow(flow) for flow in vault.flows.iterate()),
            "commitments": (plain_promised(promised) for promised in vault.promises.iterate()),
            "runs": (plain_run(run) for run in vault.runs.all()),
            "circles": (plain_circle(circle, handles) for circle in circles),
            "agreements": (
                plain_agreement(code, circle, [one.handle for one in self._circling.members(circle)])
                for circle, code in codes
                if code is not None
            ),
            "sent": (plain_letter(letter) for letter in letters(Direction.LEFT)),
            "received": (plain_letter(letter) for letter in letters(Direction.CAME)),
        }

    def _would_add(self, entries: Iterable[Entry]) -> tuple[int, int]:
        seen: set[EntryId] = set()
        total = 0
        for entry in entries:
            total += 1
            if not self._vault.entries.has(entry.id):
                seen.add(entry.id)
        return len(seen), total - len(seen)


class _Reading:
    """The entries of a document that fit; what does not is noted, and so is the fault that ends the reading early.

    What stands beside them goes to *taking_in*.
    """

    def __init__(self, stream: IO[str], taking_in: TakingIn) -> None:
        self._stream = stream
        self._taking_in = taking_in
        self.left_out: list[tuple[int, str]] = []
        self.left_besides: list[tuple[str, int, str]] = []
        self.fault: BadInput | None = None

    def __iter__(self) -> Iterator[Entry]:
        from carecompanion.domain.entry import Entry
        from carecompanion.interchange.carejson import parts_of

        places: Counter[str] = Counter()
        try:
            for noun, part in parts_of(self._stream):
                places[noun or "entries"] += 1
                if isinstance(part, CareError) and noun in ("entries", ""):
                    self.left_out.append((places["entries"], part.what))
                elif isinstance(part, CareError):
                    self.left_besides.append((noun, places[noun], part.what))
                elif isinstance(part, Entry):
                    yield part
                else:
                    self._taking_in.take(noun, part)
        except BadInput as fault:
            # Kept until what came before it is safe.
            self.fault = fault
