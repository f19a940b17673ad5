"""Cards: the token that hands a key and a name to someone, and its reader, which forgives what mail does."""

from __future__ import annotations

import unicodedata
from typing import Final

from carecompanion.crypto import bech32
from carecompanion.crypto.armor import text_of
from carecompanion.crypto.identity import (
    FACILITATOR,
    PEER,
    fingerprint,
    is_weak_ed25519,
    is_weak_x25519,
    key_from_recipient,
    safety_words,
)
from carecompanion.domain.partner import HANDLE_BYTES, Card
from carecompanion.domain.text import clean, has_bad
from carecompanion.errors import ExchangeError, Usage
from carecompanion.words import say

TEXT_BYTES: Final = 64 * 1024

_VERSION: Final = 1
_KINDS: Final = {"peer": PEER, "facilitator": FACILITATOR}
_KEY: Final = 32
_HEAD: Final = 4
_HEAD_LETTERS: Final = 7
_TOKEN: Final = "carecard1"  # noqa: S105 - the public beginning of every card
_RECIPIENT: Final = "age1"
_RECIPIENT_LETTERS: Final = 58
_SURELY_MEANT: Final = 30
_WIDTH: Final = 56

_SKIPPED: Final = "`>|*_~'\"“”‘’\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS: Final = frozenset(bech32.CHARSET)


def card_token(key: bytes, name: str, kind: str = "peer") -> str:
    """The token for a raw 32-byte *key* and its owner's *name*; *kind* is ``peer`` or ``facilitator``.

    Raises ExchangeError E_KEY_WEAK; Usage for a name that is empty or over 48 bytes.
    """
    _refuse_weak(_KINDS[kind], key)
    spelled = clean(name, one_line=True).encode()
    if not 1 <= len(spelled) <= HANDLE_BYTES:
        raise Usage(say("exchange.card_name.what"), say("exchange.card_name.hint", bytes=HANDLE_BYTES))
    length = _KEY + len(spelled)
    payload = bytes([_VERSION, _KINDS[kind]]) + length.to_bytes(2, "big") + key + spelled
    return bech32.encode("carecard", payload)


def card_block(key: bytes, name: str, kind: str = "peer") -> str:
    """What "copy my card" yields: name and words to be read by people, and the token, wrapped at 56."""
    token = card_token(key, name, kind)
    lines = [token[at : at + _WIDTH] for at in range(0, len(token), _WIDTH)]
    words = " ".join(safety_words(fingerprint(_KINDS[kind], key)))
    return say(
        "exchange.card_block",
        name=clean(name, one_line=True),
        words=words,
        token="\n".join(f"  {line}" for line in lines),
    )


def read_cards(text: str | bytes) -> tuple[Card, ...]:
    """Every card in *text*, each once, in order; without any, every bare ``age1…``.

    A damaged card among whole ones refuses all, so that nobody is left out unnoticed. Raises ExchangeError:
    E_TOO_BIG (over 64 KiB), E_CARD, E_KEY_WEAK, E_NEWER.
    """
    if len(text) > TEXT_BYTES or (isinstance(text, str) and len(text.encode(errors="replace")) > TEXT_BYTES):
        raise ExchangeError("E_TOO_BIG")
    if isinstance(text, bytes):
        text = text_of(text)
    compact = _compact(text)
    cards = _tokens(compact) or _recipients(compact)
    if not cards:
        raise ExchangeError("E_CARD")
    return cards


def card_from_token(token: str) -> Card:
    """The card of exactly one token. Raises ExchangeError E_CARD, E_KEY_WEAK, E_NEWER."""
    if not token.startswith(_TOKEN):
        raise ExchangeError("E_CARD")
    card, length = _read_token(token, len(_TOKEN))
    if length != len(token):
        raise ExchangeError("E_CARD")
    return card


def _compact(text: str) -> str:
    text = text.replace("=\r\n", "").replace("=\n", "")  # soft line breaks of quoted-printable
    return "".join(letter for letter in text if letter not in _SKIPPED and not letter.isspace()).lower()


def _tokens(compact: str) -> tuple[Card, ...]:
    cards: list[Card] = []
    at = compact.find(_TOKEN)
    while at >= 0:
        start = at + len(_TOKEN)
        end = start
        if _run(compact, start) >= _SURELY_MEANT:  # fewer is prose that says "carecard 1"
            card, end = _read_token(compact, start)
            if card not in cards:
                cards.append(card)
        at = compact.find(_TOKEN, end)
    return tuple(cards)


def _run(compact: str, start: int) -> int:
    length = 0
    while length < _SURELY_MEANT and compact[start + length : start + length + 1] in _LETTERS:
        length += 1
    return length


def _read_token(compact: str, start: int) -> tuple[Card, int]:
    """The card whose data begins at *start*, and where it ends: its own length says so."""
    try:
        version, _, length = _head(compact[start : start + _HEAD_LETTERS])
        if version > _VERSION:
            raise ExchangeError("E_NEWER")
        if version < _VERSION or not _KEY < length <= _KEY + HANDLE_BYTES:
            raise ExchangeError("E_CARD")
        end = start + -(-(_HEAD + length) * 8 // 5) + bech32.CHECKSUM_LENGTH
        _, payload = bech32.decode(_TOKEN + compact[start:end])
    except bech32.NotBech32:
        raise ExchangeError("E_CARD") from None
    if len(payload) != _HEAD + length:
        raise ExchangeError("E_CARD")
    kind, key = payload[1], payload[_HEAD : _HEAD + _KEY]
    names = {number: name for name, number in _KINDS.items()}
    if kind not in names:
        raise ExchangeError("E_NEWER")
    _refuse_weak(kind, key)
    return Card(names[kind], key, _name(payload[_HEAD + _KEY :])), end


def _head(letters: str) -> tuple[int, int, int]:
    """Version, kind and length from the first seven letters: 35 bits, of which 32 are read."""
    if len(letters) < _HEAD_LETTERS:
        raise ExchangeError("E_CARD")
    number = 0
    for digit in bech32.digits_of(letters):
        number = number << 5 | digit
    head = number >> 3
    return head >> 24, head >> 16 & 0xFF, head & 0xFFFF


def _recipients(compact: str) -> tuple[Card, ...]:
    cards: list[Card] = []
    at = compact.find(_RECIPIENT)
    while at >= 0:
        end = at + len(_RECIPIENT) + _RECIPIENT_LETTERS
        if all(letter in _LETTERS for letter in compact[at + len(_RECIPIENT) : end]):
            card = Card("peer", key_from_recipient(compact[at:end]), "", has_app=False)
            if card not in cards:
                cards.append(card)
        at = compact.find(_RECIPIENT, at + 1)
    return tuple(cards)


def _refuse_weak(kind: int, key: bytes) -> None:
    if is_weak_x25519(key) if kind == PEER else is_weak_ed25519(key):
        raise ExchangeError("E_KEY_WEAK")


def _name(raw: bytes) -> str:
    """A name as it must stand on a card. Raises ExchangeError E_CARD."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        raise ExchangeError("E_CARD") from None
    if not name.strip() or has_bad(name, one_line=True) or unicodedata.normalize("NFC", name) != name:
        raise ExchangeError("E_CARD")
    return name
