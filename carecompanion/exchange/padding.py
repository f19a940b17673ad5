"""How long a letter is made, so that its size says little about what is in it."""

from __future__ import annotations

from typing import Final

SHORTEST: Final = 4096


def padded_length(length: int) -> int:
    """The length in bytes to which *length* is padded: 4 KiB, or the next Padmé size (at most 12 % more).

    Source: Padmé, from "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs" (2019).
    """
    if length <= SHORTEST:
        return SHORTEST
    exponent = length.bit_length() - 1
    spare_bits = exponent - exponent.bit_length()
    mask = (1 << spare_bits) - 1
    return (length + mask) & ~mask
