"""The text form of an age file, and the mending of what mail does to it before anything is decrypted."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from carecompanion.errors import ExchangeError

_DASHES: Final = "[-\u2010-\u2015\u2212]"
_GAP: Final = r"[\s>|*_]"
_NAME: Final = f"{_GAP}{{1,8}}".join(("%s", "AGE", "ENCRYPTED", "FILE"))
_MARKER: Final = f"{_DASHES}{{1,20}}{_GAP}{{0,8}}{_NAME}{_GAP}{{0,8}}{_DASHES}{{1,20}}"
_BEGIN: Final = re.compile(_MARKER % "BEGIN")
_END: Final = re.compile(_MARKER % "END")
_BETWEEN: Final = re.compile(rf"{_GAP}+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SOFT_BREAK: Final = re.compile(r"=[ \t]*\r?\n")

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
    text = _INVISIBLE.sub("", text_of(data))
    begins, ends = list(_BEGIN.finditer(text)), list(_END.finditer(text))
    if not begins and not ends:
        raise ExchangeError("E_NOT_OURS")
    if len(begins) != 1 or len(ends) != 1 or ends[0].start() < begins[0].end():
        raise ExchangeError("E_ARMOR")
    body = text[begins[0].end() : ends[0].start()]
    for candidate in (body, _SOFT_BREAK.sub("", body).replace("=3D", "=")):
        binary = _decoded(_BETWEEN.sub("", candidate))
        if binary is not None:
            return binary
    raise ExchangeError("E_ARMOR")


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
