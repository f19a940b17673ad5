"""A JSON text read in pieces: just enough to walk one object and the arrays directly inside it, in flat memory."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final

from carecompanion.errors import BadInput
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK: Final = 64 * 1024
ONE_VALUE_LIMIT: Final = 16 * 1024 * 1024
"""The longest single value, in characters."""

_SPACE: Final = " \t\r\n"
_LONGEST_NUMBER: Final = 32


@dataclass(frozen=True, slots=True)
class Item:
    """One value of the outermost object, or one item of an array under its key (an empty array is one empty item).

    ``is_flawed`` tells that a key stands twice somewhere in it, or that a number in it is none.
    """

    key: str
    plain: Any = field(default=None, repr=False)
    is_listed: bool = False
    is_empty: bool = False
    is_flawed: bool = False


def items_of(stream: IO[str]) -> Iterator[Item]:
    """Every value of the outermost object, arrays item by item. Raises BadInput where the text is no such object."""
    reader = _Reader(stream)
    try:
        reader.must("{")
        keys: set[str] = set()
        while not reader.take("}"):
            key = reader.value()
            if not isinstance(key, str) or key in keys:
                raise malformed()
            keys.add(key)
            reader.must(":")
            if reader.take("["):
                yield from _listed(reader, key)
            else:
                plain = reader.value()
                yield Item(key, plain, is_flawed=reader.is_flawed)
            reader.between("}")
        if reader.peek():
            raise malformed()
    except UnicodeDecodeError as fault:
        raise BadInput(say("interchange.not_utf8"), say("interchange.not_utf8_hint")) from fault


def malformed() -> BadInput:
    """The error of a document that is cut short or no JSON."""
    return BadInput(say("interchange.malformed"), say("interchange.malformed_hint"))


def _listed(reader: _Reader, key: str) -> Iterator[Item]:
    is_empty = True
    while not reader.take("]"):
        plain = reader.value()
        yield Item(key, plain, is_listed=True, is_flawed=reader.is_flawed)
        reader.between("]")
        is_empty = False
    if is_empty:
        yield Item(key, is_listed=True, is_empty=True)


class _Reader:
    """What is held of the text, and the place reached in it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._held = ""
        self._at = 0
        self.is_flawed = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._table, parse_constant=self._constant, parse_int=self._number
        )

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            while self._at < len(self._held):
                mark = self._held[self._at]
                if mark not in _SPACE:
                    if mark == "\0":
                        raise BadInput(say("interchange.not_utf8"), say("interchange.not_utf8_hint"))
                    return mark
                self._at += 1
            if not self._more():
                return ""

    def take(self, mark: str) -> bool:
        """Step over *mark* if it comes next."""
        if self.peek() != mark:
            return False
        self._at += 1
        return True

    def must(self, mark: str) -> None:
        """Step over *mark*, or refuse the document."""
        if not self.take(mark):
            raise malformed()

    def between(self, end: str) -> None:
        """Step over a comma that another one follows, unless *end* comes next."""
        if self.take(","):
            if self.peek() == end:
                raise malformed()
        elif self.peek() != end:
            raise malformed()

    def value(self) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """The next whole value."""
        self.peek()
        while True:
            self.is_flawed = False
            try:
                plain, end = self._decoder.raw_decode(self._held, self._at)
            except json.JSONDecodeError as fault:
                if len(self._held) - self._at > ONE_VALUE_LIMIT or not self._more():
                    raise malformed() from fault
            except RecursionError as fault:
                raise malformed() from fault
            else:
                # A number at the end of what is held may go on in the next piece.
                if end == len(self._held) and self._more():
                    continue
                self._at = end
                return plain

    def _more(self) -> bool:
        # Doubling keeps the repeated tries on one long value cheap.
        piece = self._stream.read(max(CHUNK, len(self._held) - self._at))
        self._held = self._held[self._at :] + piece
        self._at = 0
        return bool(piece)

    def _table(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        self.is_flawed |= len(table) < len(pairs)
        return table

    def _constant(self, _name: str) -> None:
        self.is_flawed = True

    def _number(self, digits: str) -> int:
        # Reading thousands of digits as a number takes long, and is refused by the language itself.
        if len(digits) > _LONGEST_NUMBER:
            self.is_flawed = True
            return 0
        return int(digits)
