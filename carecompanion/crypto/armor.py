"""The text form of an age file, and the mending of what mail does to it before anything is decrypted."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASHES: Final = "[-\u2010-\u2015\u2212]"
_GAP: Final = r"[\s>|*_]"
_WORD: Final = "ENCRYPTED"
_BEFORE: Final = re.compile(f"{_DASHES}{{1,20}}{_GAP}{{0,8}}(BEGIN|END){_GAP}{{1,8}}AGE{_GAP}{{1,8}}\\Z")
_AFTER: Final = re.compile(f"{_GAP}{{1,8}}FILE{_GAP}{{0,8}}{_DASHES}{{1,20}}")
_BEFORE_AT_MOST: Final = 20 + 8 + len("BEGIN") + 8 + len("AGE") + 8
_QUOTES: Final = ">|*_"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SOFT_BREAK: Final = re.compile(r"=[ \t]{0,8}+\r?\n")
_SIGNS_PER_SOFT_BREAK: Final = 16  # far fewer than quoted-printable has; more breaks than that are no mail
_TRIES: Final = 10_000  # more than any mail says that word

_BYTE_ORDER_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def looks_binary(data: bytes) -> bool:
    """Does *data* begin as a binary age file does?"""
    return data.startswith(b"age-encryption.org/")


def without_armor(data: bytes) -> bytes:
    """The binary age file in *data*, which is binary already or armored, and may have been through mail.

    Mended: text around it, quoting with ``>``, wrapping, CR LF, changed dashes, a byte order mark, UTF-16,
    quoted-printable. Raises ExchangeError E_ARMOR (incomplete, or two in one text) or E_NOT_OURS.
    """
    if looks_binary(data):
        return data
    text = _without(_INVISIBLE, text_of(data))
    found = list(_markers(text))
    if not found:
        raise ExchangeError("E_NOT_OURS")
    if [word for word, _, _ in found] != ["BEGIN", "END"]:
        raise ExchangeError("E_ARMOR")
    (_, _, start), (_, end, _) = found
    body = text[start:end]
    binary = _decoded(_joined(body))
    if binary is None and body.count("=") * _SIGNS_PER_SOFT_BREAK <= len(body) + 256:
        binary = _decoded(_joined(_SOFT_BREAK.sub("", body).replace("=3D", "=")))
    if binary is None:
        raise ExchangeError("E_ARMOR")
    return binary


def _markers(text: str) -> Iterator[tuple[str, int, int]]:
    """Every BEGIN and END line: which, where it starts, where it ends.

    Found by the one word that is in both: a search for what may begin with any dash is slow in a text of dashes.
    """
    places = (word.start() for word in re.finditer(_WORD, text))
    for at in islice(places, _TRIES):
        after = _AFTER.match(text, at + len(_WORD))
        before = _BEFORE.search(text[max(0, at - _BEFORE_AT_MOST) : at]) if after is not None else None
        if after is not None and before is not None:
            yield before[1], at - len(before[0]), after.end()


def _joined(body: str) -> str:
    return _without(_QUOTES, "".join(body.split()))


def _without(signs: str, text: str) -> str:
    """*text* without *signs*; one at a time, which takes a tenth of the time of a pattern."""
    for sign in signs:
        text = text.replace(sign, "")
    return text


def text_of(data: bytes) -> str:
    """*data* as text, by its byte order mark where it has one; what is no text becomes U+FFFD."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    return data.decode("utf-8", errors="replace")


def _decoded(body: str) -> bytes | None:
    """The bytes of canonical base64 with padding, or None."""
    try:
        binary = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return None
    return binary if base64.b64encode(binary).decode("ascii") == body else None
