"""Hostile cards, and cards that the post was hostile to."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from carecompanion.crypto import bech32
from carecompanion.exchange.card import card_block, card_token
from tests.exchange.people import ANA, MALLORY, NOOR

if TYPE_CHECKING:
    from collections.abc import Iterator

Case = tuple[str, str, bytes]


def payload(key: bytes, name: bytes, version: int = 1, kind: int = 1, length: int | None = None) -> str:
    n = 32 + len(name) if length is None else length
    return bech32.encode("carecard", bytes([version, kind]) + n.to_bytes(2, "big") + key + name)


def cards() -> Iterator[Case]:
    token = card_token(ANA.public, "Ana")
    yield "empty", "E_CARD", b""
    yield "low-order-key", "E_KEY_WEAK", payload(bytes(32), b"Ana").encode()
    yield "low-order-bare-recipient", "E_KEY_WEAK", bech32.encode("age", bytes(32)).encode()
    yield (
        "second-spelling-of-a-key",
        "E_KEY_WEAK",
        payload(ANA.public[:31] + bytes([ANA.public[31] | 128]), b"Ana").encode(),
    )
    yield (
        "facilitator-of-small-order",
        "E_KEY_WEAK",
        payload((1).to_bytes(32, "little"), b"Ruth", kind=2).encode(),
    )
    yield "cut-short", "E_CARD", token[:-8].encode()
    yield "length-lies", "E_CARD", payload(ANA.public, b"Ana", length=40).encode()
    yield "length-of-64-kibibytes", "E_CARD", payload(ANA.public, b"Ana", length=65535).encode()
    yield "escape-in-the-name", "E_CARD", payload(ANA.public, b"\x1b[2JAna").encode()
    yield "bidi-override-in-the-name", "E_CARD", payload(ANA.public, "\u202eanA".encode()).encode()
    yield "name-of-49-bytes", "E_CARD", payload(ANA.public, b"x" * 49).encode()
    yield "future-version", "E_NEWER", payload(ANA.public, b"Ana", version=2).encode()
    yield "future-kind", "E_NEWER", payload(ANA.public, b"Ana", kind=3).encode()
    yield "paste-of-a-mebibyte", "E_TOO_BIG", b"carecard1" * 120_000
    yield "plugin-recipient", "E_CARD", bech32.encode("age1yubikey", b"\x02" + NOOR.public).encode()
    yield "secret-key", "E_CARD", ANA.secret_text.encode()
    yield "one-wrong-among-good", "E_CARD", (card_block(NOOR.public, "Noor") + token[:-3] + "qqq").encode()
    yield "sixty-thousand-beginnings", "E_CARD", b"carecard1" * 7_000
    yield "reads-two-keys-of-one-name", "reads 2", (token + "\n" + card_token(MALLORY.public, "Ana")).encode()
    yield "reads-a-homoglyph-as-it-is", "reads 1", card_token(MALLORY.public, "Ruth \u041a.").encode()
    yield "reads-markup-as-words", "reads 1", card_token(ANA.public, "[@click=app.quit]").encode()
    yield "reads-a-byte-order-mark", "reads 1", b"\xef\xbb\xbf" + token.encode()
    yield "reads-utf-16", "reads 1", card_block(ANA.public, "Ana").encode("utf-16")
    yield from cards_since()


def cards_since() -> Iterator[Case]:
    token, block = card_token(ANA.public, "Ana"), card_block(ANA.public, "Ana")
    swapped = token[:40] + ("q" if token[40] != "q" else "p") + token[41:]
    yield "one-letter-wrong", "E_CARD", swapped.encode()
    yield "version-0", "E_CARD", payload(ANA.public, b"Ana", version=0).encode()
    yield "name-of-spaces", "E_CARD", payload(ANA.public, b"   ").encode()
    yield "no-name", "E_CARD", payload(ANA.public, b"").encode()
    yield "name-of-two-lines", "E_CARD", payload(ANA.public, b"Ana\nNoor").encode()
    yield "name-in-latin-1", "E_CARD", payload(ANA.public, b"Ren\xe9e").encode()
    decomposed = unicodedata.normalize("NFD", "Renée").encode()
    yield "name-not-composed", "E_CARD", payload(ANA.public, decomposed).encode()
    yield "clipboard-code-in-the-name", "E_CARD", payload(ANA.public, b"\x1b]52;c;aGk=\x07").encode()
    yield "hidden-tags-in-the-name", "E_CARD", payload(ANA.public, "Ana\U000e0041".encode()).encode()
    yield "zero-key", "E_KEY_WEAK", payload(bytes(32), b"Ana").encode()
    yield "one-as-a-key", "E_KEY_WEAK", payload(b"\x01" + bytes(31), b"Ana").encode()
    yield "hybrid-recipient", "E_CARD", bech32.encode("age1pq", bytes(range(200))).encode()
    yield "ssh-key", "E_CARD", b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + b"A" * 43 + b" ana@home"
    yield "not-even-text", "E_CARD", bytes(range(128, 256)) * 16
    yield "html-between-its-lines", "E_CARD", block.replace("\n", "<br>\n").encode()
    yield (
        "cut-by-its-quoting",
        "E_CARD",
        token.replace(token[40:44], token[40:42] + "[...]" + token[42:44]).encode(),
    )
    yield "a-letter-instead", "E_CARD", b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"YWdl" * 40
    yield "exactly-too-big", "E_TOO_BIG", (token + " " * (64 * 1024 + 1 - len(token))).encode()
    yield "reads-at-its-biggest", "reads 1", (token + " " * (64 * 1024 - len(token))).encode()
    yield "reads-html-around-it", "reads 1", f"<html><body><p>{token}</p></body></html>".encode()
    yield "reads-quoted-printable", "reads 1", token.replace(token[30:60], token[30:60] + "=\r\n").encode()
    yield "reads-in-capitals-with-zero-widths", "reads 1", "\u200b".join(token.upper()).encode()
    yield "reads-bold-and-quoted-twice", "reads 1", ("> > *" + block.replace("\n", "\n> > ") + "*").encode()
    yield "reads-the-same-card-a-hundred-times", "reads 1", (token + "\n").encode() * 100
    yield (
        "reads-a-facilitator-beside-a-peer",
        "reads 2",
        (token + "\n" + card_token(ANA.public, "Ruth", "facilitator")).encode(),
    )
    yield "reads-a-bare-recipient", "reads 1", f"my key: {NOOR.recipient}.".encode()
    yield "reads-a-name-of-direction-marks", "reads 1", card_token(ANA.public, "\u200fآنا\u200e").encode()
