"""From a passphrase to a key: Argon2id, bounded before it is begun."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from carecompanion.errors import CipherUnavailable, ExchangeError
from carecompanion.words import say

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class KdfParams:
    """The cost of one derivation: memory in KiB, passes, lanes."""

    m_kib: int
    t: int
    p: int


@dataclass(frozen=True, slots=True)
class KdfLimits:
    """What is accepted from a file, and ``chosen``, what new slots ask for. Only tests use others than ours."""

    least_m_kib: int
    t: tuple[int, int]
    p: tuple[int, int]
    most_m_times_t_kib: int
    chosen: KdfParams

    def allow(self, params: KdfParams) -> bool:
        """Is the cost of *params* neither too weak to be ours nor too great to be meant well?"""
        return (
            params.m_kib >= self.least_m_kib
            and self.t[0] <= params.t <= self.t[1]
            and self.p[0] <= params.p <= self.p[1]
            and params.m_kib * params.t <= self.most_m_times_t_kib
        )


PRODUCT_LIMITS: Final = KdfLimits(
    least_m_kib=64 * 1024,
    t=(3, 16),
    p=(1, 16),
    most_m_times_t_kib=4 * 1024 * 1024,
    chosen=KdfParams(m_kib=64 * 1024, t=3, p=4),
)
"""64 MiB, three passes, four lanes: the second choice of RFC 9106."""


def derive_kek(passphrase: str, salt: bytes, params: KdfParams, limits: KdfLimits = PRODUCT_LIMITS) -> bytes:
    """The 32-byte key that wraps the root, from ``NFKC(passphrase)``.

    Raises ExchangeError E_COST before any work for costs out of bounds, CipherUnavailable where Argon2id or the
    memory for it is missing.
    """
    if not limits.allow(params):
        raise ExchangeError("E_COST")
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=params.t, lanes=params.p, memory_cost=params.m_kib
        ).derive(secret)
    except UnsupportedAlgorithm as error:
        raise CipherUnavailable(say("vault.no_argon2")) from error
    except MemoryError as error:
        raise CipherUnavailable(say("vault.no_memory", mib=params.m_kib // 1024)) from error
