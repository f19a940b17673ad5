"""Bech32 with the BIP-173 checksum and no length limit: the text form of keys and cards."""

from __future__ import annotations

from typing import Final

CHARSET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHECKSUM_LENGTH: Final = 6

_VALUES: Final = {character: value for value, character in enumerate(CHARSET)}
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class NotBech32(ValueError):
    """The text is not bech32: alphabet, case, checksum or padding."""


def encode(hrp: str, payload: bytes) -> str:
    """*payload* as lower-case bech32 under *hrp* (lower case). Source: BIP-173, without its limit of 90."""
    digits = _to_fives(payload)
    polymod = _polymod([*_expanded(hrp), *digits, *([0] * CHECKSUM_LENGTH)]) ^ 1
    checksum = [(polymod >> (5 * (CHECKSUM_LENGTH - 1 - place))) & 31 for place in range(CHECKSUM_LENGTH)]
    return f"{hrp}1" + "".join(CHARSET[digit] for digit in [*digits, *checksum])


def decode(text: str) -> tuple[str, bytes]:
    """The hrp (lower case) and payload of *text*, which is all lower or all upper case. Raises NotBech32."""
    if not text.isascii() or text not in (text.lower(), text.upper()):
        raise NotBech32("mixed case")
    hrp, separator, data = text.lower().rpartition("1")
    if not separator or not hrp or len(data) < CHECKSUM_LENGTH:
        raise NotBech32("no payload")
    digits = digits_of(data)
    if _polymod([*_expanded(hrp), *digits]) != 1:
        raise NotBech32("checksum")
    return hrp, from_fives(digits[:-CHECKSUM_LENGTH])


def digits_of(text: str) -> list[int]:
    """The five-bit values of bech32 characters. Raises NotBech32 for a character outside the alphabet."""
    try:
        return [_VALUES[character] for character in text]
    except KeyError:
        raise NotBech32("alphabet") from None


def from_fives(digits: list[int]) -> bytes:
    """Bytes from five-bit groups; fewer than five bits of padding, all zero, else NotBech32."""
    number = 0
    for digit in digits:
        number = number << 5 | digit
    spare = len(digits) * 5 % 8
    if spare >= 5 or number & ((1 << spare) - 1):
        raise NotBech32("padding")
    return (number >> spare).to_bytes(len(digits) * 5 // 8, "big")


def _to_fives(payload: bytes) -> list[int]:
    spare = -len(payload) * 8 % 5
    number = int.from_bytes(payload, "big") << spare
    count = (len(payload) * 8 + spare) // 5
    return [(number >> (5 * (count - 1 - place))) & 31 for place in range(count)]


def _expanded(hrp: str) -> list[int]:
    return [*(ord(character) >> 5 for character in hrp), 0, *(ord(character) & 31 for character in hrp)]


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            if top >> place & 1:
                checksum ^= generator
    return checksum
