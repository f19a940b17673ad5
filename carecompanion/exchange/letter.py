"""A letter's plaintext: composed from pieces, laid out, and taken apart again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from carecompanion.crypto.identity import key_from_recipient
from carecompanion.domain.letter import Item, Keep, LetterKind, Manifest
from carecompanion.domain.text import clean, has_bad
from carecompanion.errors import ExchangeError, Usage
from carecompanion.exchange.human import MARKER, body_of, opening_words, piece_heading
from carecompanion.exchange.manifest import (
    CIRCLE_BYTES,
    CONTENT_NOTE_BYTES,
    LEFT_OUT,
    NAME_BYTES,
    NOTE_BYTES,
    PIECES,
    TITLE_BYTES,
    read_manifest,
)
from carecompanion.exchange.manifest_line import write_manifest
from carecompanion.exchange.padding import padded_length
from carecompanion.exchange.seal import TAG_LENGTH
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.domain.letter import CircleName, Piece

MAGIC: Final = b"carecompanion-letter/1"

_START: Final = len(MAGIC) + 2
_ANY_MAGIC: Final = re.compile(rb"carecompanion-letter/[1-9][0-9]{0,5}")
_SEAL: Final = re.compile(rb"seal: (age1[a-z0-9]{58}) ([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Sealed:
    """The last line of a letter, taken apart: what it covers, whose it claims to be (raw key), the tag."""

    data: bytes
    sender: bytes
    tag: bytes


def compose(manifest: Manifest, pieces: Sequence[Piece] = ()) -> tuple[Manifest, str]:
    """The human part for *manifest* and *pieces*, and the manifest with its items placed.

    All words are cleaned as they go in (domain.text.clean); *manifest* comes without items. Only a ``letter``
    has pieces. Raises Usage for wishes that contradict each other, and for what is too long or missing.
    """
    manifest = _tidied(manifest)
    _check_wishes(manifest)
    if (manifest.kind is LetterKind.LETTER) is not bool(pieces):
        raise Usage(say("exchange.no_pieces.what"), say("exchange.no_pieces.hint"))
    if len(pieces) > PIECES:
        raise _too_long("pieces", PIECES)
    parts = [opening_words(manifest)]
    at = _START + len(parts[0].encode())
    items: list[Item] = []
    for piece in pieces:
        above, body = "\n" + piece_heading(piece), body_of(piece.body)
        at += len(above.encode())
        length = len(body.encode())
        items.append(Item(at, length, _title(piece.title), piece.on, min(piece.left_out, LEFT_OUT), piece.of))
        parts += [above, body, "\n"]
        at += length + 1
    return replace(manifest, items=tuple(items)), "".join(parts)


def render(manifest: Manifest, human: str, sender: str) -> bytes:
    """The plaintext up to and including the space before the seal's tag, padded; *sender* is ``age1…``."""
    # A surrogate can only come from a caller's mistake; it is let through here so that the reader's checks,
    # which the writer runs on its own output, refuse it as they refuse everything else.
    head = MAGIC + b"\n\n" + human.encode(errors="surrogatepass") + f"\n{MARKER}\n".encode()
    end = f"\nseal: {sender} ".encode()
    length = len(head) + len(_line(manifest)) + len(end) + TAG_LENGTH + 1
    return head + _line(manifest, padded_length(length) - length) + end


def check_magic(plaintext: bytes) -> None:
    """Is this a letter of ours? Raises ExchangeError E_NOT_OURS, or E_NEWER."""
    first = plaintext[: _START + 8].split(b"\n", 1)[0]
    if first == MAGIC:
        return
    raise ExchangeError("E_NEWER" if _ANY_MAGIC.fullmatch(first) else "E_NOT_OURS")


def take_seal(plaintext: bytes) -> Sealed:
    """The seal line at the end. Raises ExchangeError E_SHAPE (none), E_SEAL (malformed), E_KEY_WEAK."""
    end = plaintext[:-1].rfind(b"\n") + 1
    line = plaintext[end:-1]
    if not plaintext.endswith(b"\n") or not line.startswith(b"seal:"):
        raise ExchangeError("E_SHAPE")
    match = _SEAL.fullmatch(line)
    if match is None:
        raise ExchangeError("E_SEAL")
    try:
        sender = key_from_recipient(match[1].decode("ascii"))
    except ExchangeError as error:
        raise ExchangeError("E_KEY_WEAK" if error.code == "E_KEY_WEAK" else "E_SEAL") from None
    return Sealed(plaintext[: end + match.start(2)], sender, match[2])


def parse(plaintext: bytes) -> tuple[Manifest, str]:
    """Manifest and human part of a letter whose seal was verified.

    Raises ExchangeError E_TEXT, E_SHAPE, E_NEWER, and for a new card E_CARD, E_KEY_WEAK.
    """
    try:
        text = plaintext.decode()
    except UnicodeDecodeError:
        raise ExchangeError("E_TEXT") from None
    if has_bad(text):
        raise ExchangeError("E_TEXT")
    parts = plaintext[:-1].rsplit(b"\n", 3)
    if len(parts) < 4 or parts[1] != MARKER.encode() or not parts[0].startswith(MAGIC + b"\n\n"):
        raise ExchangeError("E_SHAPE")
    manifest = read_manifest(parts[2].decode())
    for item in manifest.items:
        if item.at < _START or item.at + item.length > len(parts[0]):
            raise ExchangeError("E_SHAPE")
        body(plaintext, item)
    return manifest, parts[0][_START:].decode()


def body(plaintext: bytes, item: Item) -> str:
    """The words of one piece. Raises ExchangeError E_SHAPE when the span cuts through a character."""
    try:
        return plaintext[item.at : item.at + item.length].decode()
    except UnicodeDecodeError:
        raise ExchangeError("E_SHAPE") from None


def _line(manifest: Manifest, pad: int = 0) -> bytes:
    return write_manifest(manifest, pad).encode(errors="surrogatepass")


def _tidied(manifest: Manifest) -> Manifest:
    """The manifest with every free word in it cleaned, and short enough."""
    ask = manifest.ask
    return replace(
        manifest,
        from_name=_short("name", manifest.from_name, NAME_BYTES),
        to_name=_short("name", manifest.to_name, NAME_BYTES),
        note=_short("note", manifest.note, CONTENT_NOTE_BYTES),
        circle=_named(manifest.circle) if manifest.circle is not None else None,
        ask=replace(ask, note=_within("note", clean(ask.note), NOTE_BYTES) if ask.note else None),
        items=(),
    )


def _check_wishes(manifest: Manifest) -> None:
    if "ideas" in manifest.ask.reply and manifest.ask.no_advice:
        raise Usage(say("exchange.ideas_and_no_advice.what"), say("exchange.ideas_and_no_advice.hint"))
    if (manifest.ask.until is not None) is not (manifest.ask.keep is Keep.UNTIL):
        raise Usage(say("exchange.until_day.what"), say("exchange.until_day.hint"))


def _named(circle: CircleName) -> CircleName:
    return replace(circle, name=_short("circle", circle.name, CIRCLE_BYTES) or "")


def _short(part: str, words: str | None, most: int) -> str | None:
    return _within(part, clean(words, one_line=True), most) if words is not None else None


def _within(part: str, words: str, most: int) -> str | None:
    if len(words.encode()) > most:
        raise _too_long(part, most)
    return words or None


def _too_long(part: str, limit: int) -> Usage:
    named = say(f"exchange.part_{part}")
    return Usage(say("exchange.too_long.what", part=named), say("exchange.too_long.hint", limit=limit))


def _title(title: str) -> str:
    """The title as the manifest holds it: the first 200 bytes; the human part has all of it."""
    return clean(title, one_line=True).encode()[:TITLE_BYTES].decode(errors="ignore")
