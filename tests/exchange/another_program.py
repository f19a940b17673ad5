"""Another program, written from docs/letter-format.md and the age specification alone: it shares no code with ours."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
MARKER: Final = b"--- below this line is for the app ---"


# bech32, without a limit of length


def bech32_sum(prefix: str, values: list[int]) -> int:
    total = 1
    for value in [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix] + values:
        top, total = total >> 25, (total & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            total ^= part if top >> bit & 1 else 0
    return total


def from_bech32(text: str) -> tuple[str, bytes]:
    prefix, _, data = text.lower().rpartition("1")
    values = [LETTERS.index(letter) for letter in data]
    assert bech32_sum(prefix, values) == 1
    bits = "".join(f"{value:05b}" for value in values[:-6])
    return prefix, bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def to_bech32(prefix: str, data: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in data)
    values = [int(bits[at : at + 5].ljust(5, "0"), 2) for at in range(0, len(bits), 5)]
    check = bech32_sum(prefix, values + [0] * 6) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(LETTERS[value] for value in values)


# keys


def public_of(secret: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def shared(secret: bytes, other: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(other))


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, info).derive(secret)


def unpadded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def padded(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


# age


def from_age(data: bytes, secret: bytes) -> bytes:
    if data.startswith(b"-----BEGIN"):
        data = base64.b64decode(b"".join(data.split(b"\n")[1:-2]))
    header, _, rest = data.partition(b"\n--- ")
    mac, _, payload = rest.partition(b"\n")
    lines = header.split(b"\n")
    for at, text in enumerate(lines):
        if text.startswith(b"-> X25519 "):
            share, body = padded(text.split(b" ")[2]), padded(lines[at + 1])
            wrap = hkdf(shared(secret, share), share + public_of(secret), b"age-encryption.org/v1/X25519")
            file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), body, None)
    assert hmac.digest(hkdf(file_key, b"", b"header"), header + b"\n---", "sha256") == padded(mac)
    key = ChaCha20Poly1305(hkdf(file_key, payload[:16], b"payload"))
    chunks = [payload[at : at + 65552] for at in range(16, len(payload), 65552)]
    return b"".join(
        key.decrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    )


def to_age(plaintext: bytes, reader: bytes, chance: bytes) -> bytes:
    assert len(plaintext) <= 65536
    file_key, once, nonce = chance[:16], chance[16:48], chance[48:64]
    share = public_of(once)
    wrap = hkdf(shared(once, reader), share + reader, b"age-encryption.org/v1/X25519")
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> X25519 " + unpadded(share) + b"\n" + unpadded(body) + b"\n---"
    mac = hmac.digest(hkdf(file_key, b"", b"header"), header, "sha256")
    key = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    return header + b" " + unpadded(mac) + b"\n" + nonce + key.encrypt(bytes(11) + b"\x01", plaintext, None)


# letters


@dataclass(frozen=True)
class Letter:
    sender: bytes
    human: str
    manifest: dict[str, Any]
    bodies: list[str]


def seal(mine: bytes, other: bytes, sender: bytes, reader: bytes, data: bytes) -> bytes:
    key = hkdf(shared(mine, other), b"", b"carecompanion/seal/1\x00" + sender + reader)
    return base64.urlsafe_b64encode(hmac.digest(key, data, "sha256")).rstrip(b"=")


def read(plaintext: bytes, secret: bytes) -> Letter:
    assert plaintext.startswith(b"carecompanion-letter/1\n\n")
    assert plaintext.endswith(b"\n")
    above, marker, line, last = plaintext[:-1].rsplit(b"\n", 3)
    word, who, tag = last.split(b" ")
    assert (word, marker) == (b"seal:", MARKER)
    prefix, sender = from_bech32(who.decode())
    covered = plaintext[: -len(tag) - 1]
    assert prefix == "age"
    assert tag == seal(secret, sender, sender, public_of(secret), covered)
    manifest = json.loads(line)
    bodies = [plaintext[one["at"] : one["at"] + one["len"]].decode() for one in manifest["items"]]
    return Letter(sender, above[24:].decode(), manifest, bodies)


def write(human: str, manifest: dict[str, Any], secret: bytes, reader: bytes) -> bytes:
    sender = public_of(secret)
    end = b"\nseal: " + to_bech32("age", sender).encode() + b" "
    data = (
        b"carecompanion-letter/1\n\n"
        + human.encode()
        + b"\n"
        + MARKER
        + b"\n"
        + json.dumps(manifest).encode()
        + end
    )
    return data + seal(secret, reader, sender, reader, data) + b"\n"


def card(token: str) -> tuple[int, bytes, str]:
    """Kind, key and name of one whole token."""
    prefix, payload = from_bech32(token)
    version, kind, length = struct.unpack(">BBH", payload[:4])
    assert (prefix, version, length) == ("carecard", 1, len(payload) - 4)
    return kind, payload[4:36], payload[36:].decode()


def padded_length(length: int) -> int:
    if length <= 4096:
        return 4096
    exponent = length.bit_length() - 1
    step = 1 << exponent - (exponent.bit_length() - 1) - 1
    return -(-length // step) * step


def safety(key: bytes) -> tuple[int, ...]:
    """The numbers of a peer's eight words, from 1."""
    mark = hashlib.sha256(b"carecompanion/fingerprint/1\x00\x01" + key).digest()
    bits = int.from_bytes(mark[:10], "big")
    return tuple((bits >> 10 * (7 - place) & 1023) + 1 for place in range(8))
