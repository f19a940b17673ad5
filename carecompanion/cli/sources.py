"""Private text from a file or from stdin. Stdin carries one thing only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.errors import BadInput, FileMissing, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import TextIO

STDIN: Final = "-"
TEXT_BYTES: Final = 8_000_000
FOREIGN_BYTES: Final = 4 * 1024 * 1024
"""More than any letter or card may have; the reader refuses with its own error."""


class Sources:
    """What a command may read."""

    def __init__(self, stdin: TextIO) -> None:
        self._stdin = stdin
        self._is_taken = False

    @property
    def is_stdin_waiting(self) -> bool:
        """May words come from stdin: no person is typing there, and nothing else came from it?"""
        return not self._is_taken and not self._stdin.isatty()

    def bytes_from(self, place: str, *, at_most: int = FOREIGN_BYTES) -> bytes:
        """What *place* (a path, or ``-``) holds, cut one byte after *at_most*. Raises FileMissing, Usage."""
        if place == STDIN:
            return self._from_stdin(at_most)
        try:
            with Path(place).open("rb") as file:
                return file.read(at_most + 1)
        except OSError as error:
            raise FileMissing from error

    def text_from(self, place: str, *, at_most: int = TEXT_BYTES) -> str:
        """The same as text. Raises BadInput for what is not UTF-8 or too long."""
        data = self.bytes_from(place, at_most=at_most)
        if len(data) > at_most:
            raise BadInput(say("cli.too_long"), say("cli.too_long_hint"))
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BadInput(say("cli.not_text"), say("cli.not_text_hint")) from error

    def _from_stdin(self, at_most: int) -> bytes:
        if self._is_taken:
            raise Usage(say("cli.stdin_twice"), say("cli.stdin_twice_hint"))
        self._is_taken = True
        buffer = getattr(self._stdin, "buffer", None)
        if buffer is None:
            return self._stdin.read(at_most + 1).encode("utf-8", "surrogateescape")
        data: bytes = buffer.read(at_most + 1)
        return data
