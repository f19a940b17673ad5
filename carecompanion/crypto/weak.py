"""Keys that must never be used, whatever they came from: under them everybody shares the secret, or signs."""

from __future__ import annotations

from typing import Final

_P: Final = 2**255 - 19
_BELOW_TOP_BIT: Final = 2**255 - 1

# u-coordinates of order 1, 2, 4 and 8 on Curve25519 and its twist (RFC 7748 §6.1, cr.yp.to/ecdh.html).
_LOW_ORDER_U: Final = frozenset(
    {
        0,
        1,
        _P - 1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
    }
)

# y-coordinates of the eight points of small order on edwards25519 (RFC 8032 §5.1 gives the curve).
_Y_OF_ORDER_8: Final = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_SMALL_ORDER_Y: Final = frozenset(
    {
        0,
        1,
        _P - 1,
        _Y_OF_ORDER_8,
        _P - _Y_OF_ORDER_8,
    }
)


def is_weak_x25519(key: bytes) -> bool:
    """Is this 32-byte X25519 public key of low order, or not in the one canonical spelling?

    A second spelling of a good key is refused too: it would pass for a different person than the first.
    """
    number = int.from_bytes(key, "little")
    return len(key) != 32 or number >= _P or number in _LOW_ORDER_U


def is_weak_ed25519(key: bytes) -> bool:
    """Is this 32-byte Ed25519 public key one of the 14 small-order encodings, or not canonical?

    Under such a key a library may accept a signature that nobody made.
    """
    number = int.from_bytes(key, "little") & _BELOW_TOP_BIT
    return len(key) != 32 or number >= _P or number in _SMALL_ORDER_Y
