"""The recovery code: the root secret as 36 characters a person can write down.

160 bits of root and a 20-bit checksum in Crockford's base32, nine groups of four; blind to case, spaces and dashes,
to O and 0, and to I, L and 1.
"""

from __future__ import annotations

import hashlib
from typing import Final

from carecompanion.errors import WrongRecoveryCode

ROOT_BYTES: Final = 20
GROUPS: Final = 9
_GROUP: Final = 4
_CHARACTERS: Final = GROUPS * _GROUP
_CHECK_BITS: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {mark: value for value, mark in enumerate(_ALPHABET)}
_LOOK_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"


def code_from_root(root: bytes) -> str:
    """The recovery code of a 20-byte *root*: ``XXXX-XXXX-…``, nine groups."""
    number = (int.from_bytes(root, "big") << _CHECK_BITS) | _check(root)
    marks = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_CHARACTERS)))
    return "-".join(marks[start : start + _GROUP] for start in range(0, _CHARACTERS, _GROUP))


def root_from_code(code: str) -> bytes:
    """The 20-byte root that *code* stands for. Raises WrongRecoveryCode for anything that is not a whole code."""
    marks = _bare(code[:1024])
    if len(marks) != _CHARACTERS:
        raise WrongRecoveryCode
    number = 0
    for mark in marks:
        value = _VALUES.get(mark)
        if value is None:
            raise WrongRecoveryCode
        number = number << 5 | value
    root = (number >> _CHECK_BITS).to_bytes(ROOT_BYTES, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _check(root):
        raise WrongRecoveryCode
    return root


def groups(code: str) -> tuple[str, ...]:
    """The nine groups of a recovery code that we made."""
    return tuple(code.split("-"))


def is_same_group(typed: str, group: str) -> bool:
    """Was *group* typed back, however it was spaced or cased?"""
    return _bare(typed[:64]) == _bare(group)


def _bare(text: str) -> str:
    kept = "".join(mark for mark in text if not mark.isspace() and mark not in _DASHES)
    return kept.upper().translate(_LOOK_ALIKE)


def _check(root: bytes) -> int:
    digest = hashlib.sha256(b"carecompanion/1/recovery-check\0" + root).digest()
    return int.from_bytes(digest[:3], "big") >> (24 - _CHECK_BITS)
