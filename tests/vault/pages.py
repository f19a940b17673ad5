"""The journal's pages in clear, without the library that wrote them: AES-256-CBC, 4,096 bytes, 80 of them reserved."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

if TYPE_CHECKING:
    from pathlib import Path

PAGE: Final = 4096
_RESERVED: Final = 80


def decrypted_image(path: Path, key: bytes, salt: bytes) -> bytes:
    """Every page of the database at *path*, free ones too, each proven by its HMAC."""
    data = path.read_bytes()
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    image = b""
    for number in range(len(data) // PAGE):
        page = data[number * PAGE : (number + 1) * PAGE]
        start = 16 if number == 0 else 0
        sealed, mac = page[start : PAGE - _RESERVED + 16], page[PAGE - _RESERVED + 16 :]
        told = hmac.new(mac_key, sealed + (number + 1).to_bytes(4, "little"), "sha512").digest()
        assert hmac.compare_digest(told, mac), f"page {number + 1}"
        decryptor = Cipher(AES(key), CBC(page[PAGE - _RESERVED : PAGE - _RESERVED + 16])).decryptor()
        image += decryptor.update(page[start : PAGE - _RESERVED]) + decryptor.finalize()
    return image
