"""Our own JSON, out and in: complete, lossless, one entry at a time in both directions.

The shape is published as ``export.schema.json``. Out: one entry a line. In: any layout of the same document is
accepted, read in pieces, with duplicate keys, floats that are no numbers and unknown keys refused per entry.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, Final

from carecompanion.domain.entry_plain import entry_from_plain, plain_entry
from carecompanion.domain.plain import refuse_bad
from carecompanion.errors import BadInput, CareError
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.domain.entry import Entry

FORMAT: Final = "carecompanion-export/1"
_FAMILY: Final = "carecompanion-export/"
OTHER_NOUNS: Final = (
    "people", "maps", "flows", "commitments", "runs", "circles", "agreements", "sent", "received",
)  # fmt: skip
"""Arrays that are empty until their practices write them; a reader keeps their place."""

CHUNK: Final = 64 * 1024
ONE_VALUE_LIMIT: Final = 16 * 1024 * 1024


def json_of(entries: Iterable[Entry]) -> Iterator[str]:
    """The document in pieces."""
    yield f'{{"format": "{FORMAT}",\n"entries": ['
    between = "\n"
    for entry in entries:
        yield between + json.dumps(plain_entry(entry), ensure_ascii=False)
        between = ",\n"
    yield "\n]"
    for noun in OTHER_NOUNS:
        yield f',\n"{noun}": []'
    yield "}\n"


def entries_of(stream: IO[str]) -> Iterator[Entry | CareError]:
    """Every entry of a document, or the error of one that does not fit (the others still come).

    Raises BadInput when the document as a whole is not ours, TooNew's sibling BadInput for a newer format.
    """
    seen_format = False
    for key, plain in _pieces(stream):
        if key == "format":
            _check_format(plain)
            seen_format = True
        elif key == "entries":
            if not seen_format:
                raise BadInput(say("interchange.not_ours"), say("interchange.not_ours_hint"))
            yield _entry(plain)
    if not seen_format:
        raise BadInput(say("interchange.not_ours"), say("interchange.not_ours_hint"))


def _check_format(plain: object) -> None:
    if plain == FORMAT:
        return
    if isinstance(plain, str) and plain.startswith(_FAMILY):
        raise BadInput(say("interchange.newer"), say("interchange.newer_hint"))
    raise BadInput(say("interchange.not_ours"), say("interchange.not_ours_hint"))


def _entry(plain: object) -> Entry | CareError:
    try:
        refuse_bad(plain)
        return entry_from_plain(plain)
    except CareError as error:
        return error


class _Reader:
    """A JSON text read in pieces: just enough to walk one object and the arrays directly inside it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._held = ""
        self._decoder = json.JSONDecoder(object_pairs_hook=_no_twins, parse_constant=_no_constant)

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            self._held = self._held.lstrip(" \t\r\n")
            if self._held or not self._more():
                return self._held[:1]

    def take(self, mark: str) -> bool:
        """Step over *mark* if it comes next."""
        if self.peek() != mark:
            return False
        self._held = self._held[1:]
        return True

    def must(self, mark: str) -> None:
        """Step over *mark*, or refuse the document."""
        if not self.take(mark):
            raise _malformed()

    def value(self) -> Any:
        """The next whole value."""
        self.peek()
        while True:
            try:
                plain, end = self._decoder.raw_decode(self._held)
            except (json.JSONDecodeError, RecursionError) as fault:
                if isinstance(fault, RecursionError) or len(self._held) > ONE_VALUE_LIMIT or not self._more():
                    raise _malformed() from fault
            else:
                # A number or word at the end of what is held may go on in the next piece.
                if end == len(self._held) and self._more():
                    continue
                self._held = self._held[end:]
                return plain

    def _more(self) -> bool:
        # Doubling keeps the repeated tries on one long value cheap.
        piece = self._stream.read(max(CHUNK, len(self._held)))
        self._held += piece
        return bool(piece)


def _pieces(stream: IO[str]) -> Iterator[tuple[str, Any]]:
    """Every (key, value) of the outermost object; the items of an array one by one under its key."""
    reader = _Reader(stream)
    try:
        reader.must("{")
        keys: set[str] = set()
        while not reader.take("}"):
            key = reader.value()
            if not isinstance(key, str) or key in keys:
                raise _malformed()
            keys.add(key)
            reader.must(":")
            if reader.take("["):
                while not reader.take("]"):
                    yield key, reader.value()
                    if not reader.take(",") and reader.peek() != "]":
                        raise _malformed()
            else:
                yield key, reader.value()
            if not reader.take(",") and reader.peek() != "}":
                raise _malformed()
        if reader.peek():
            raise _malformed()
    except UnicodeDecodeError as fault:
        raise _malformed() from fault


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _malformed()
    return table


def _no_constant(name: str) -> Any:
    raise _malformed()


def _malformed() -> BadInput:
    return BadInput(say("interchange.malformed"), say("interchange.malformed_hint"))
