"""An age header, read strictly and without any key, before the library sees the file.

Source: the age v1 specification (C2SP). The library has no limits of its own here, and accepts some headers
that the specification refuses.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from carecompanion.crypto.armor import looks_binary
from carecompanion.crypto.weak import is_weak_x25519
from carecompanion.errors import ExchangeError

HEADER_BYTES: Final = 64 * 1024
STANZAS: Final = 32

_VERSION: Final = b"age-encryption.org/v1"
_ANY_VERSION: Final = re.compile(rb"age-encryption\.org/v[1-9][0-9]{0,5}")
_LINE: Final = 64
_STANZA: Final = re.compile(rb"->(?: [!-~]+)+")
_MAC: Final = re.compile(rb"--- [A-Za-z0-9+/]{43}")


def check_header(data: bytes) -> None:
    """Refuse a binary age file whose header is not what we would ever open.

    Raises ExchangeError: E_NOT_OURS (no age file), E_NEWER (a later age), E_HEADER (malformed, over 64 KiB or
    32 stanzas), E_NEEDS_PASSPHRASE (scrypt; unread), E_NOT_FOR_ME (no X25519 stanza).
    """
    if not looks_binary(data):
        raise ExchangeError("E_NOT_OURS")
    lines = _Lines(data)
    first = lines.next()
    if first != _VERSION:
        raise ExchangeError("E_NEWER" if _ANY_VERSION.fullmatch(first) else "E_HEADER")
    kinds: list[bytes] = []
    while (line := lines.next()).startswith(b"->"):
        if len(kinds) == STANZAS or not _STANZA.fullmatch(line):
            raise ExchangeError("E_HEADER")
        words = line.split(b" ")[1:]
        body = _body(lines)
        if words[0] == b"X25519" and not _is_sound(words, body):
            raise ExchangeError("E_HEADER")
        kinds.append(words[0])
    if not _MAC.fullmatch(line) or not kinds:
        raise ExchangeError("E_HEADER")
    _unpadded(line[4:])
    if b"scrypt" in kinds:
        raise ExchangeError("E_NEEDS_PASSPHRASE" if len(kinds) == 1 else "E_HEADER")
    if b"X25519" not in kinds:
        raise ExchangeError("E_NOT_FOR_ME")


class _Lines:
    """The lines of a header, never looking further than it may reach."""

    def __init__(self, data: bytes) -> None:
        self._head = data[:HEADER_BYTES]
        self._at = 0

    def next(self) -> bytes:
        end = self._head.find(b"\n", self._at)
        if end < 0:
            raise ExchangeError("E_HEADER")
        line = self._head[self._at : end]
        self._at = end + 1
        return line


def _body(lines: _Lines) -> bytes:
    """A stanza's body: whole lines of 64, then one shorter line, which may be empty."""
    body = b""
    while True:
        line = lines.next()
        if len(line) > _LINE:
            raise ExchangeError("E_HEADER")
        body += line
        if len(line) < _LINE:
            return _unpadded(body)


def _is_sound(words: list[bytes], body: bytes) -> bool:
    if len(words) != 2 or len(body) != 32:
        return False
    return not is_weak_x25519(_unpadded(words[1]))


def _unpadded(text: bytes) -> bytes:
    """The bytes of canonical base64 without padding."""
    try:
        binary = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise ExchangeError("E_HEADER") from None
    if base64.b64encode(binary).rstrip(b"=") != text:
        raise ExchangeError("E_HEADER")
    return binary
