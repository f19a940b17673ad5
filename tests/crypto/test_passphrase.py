from __future__ import annotations

import pytest

from carecompanion.crypto.passphrase import PRODUCT_LIMITS, KdfLimits, KdfParams, derive_kek
from carecompanion.errors import CipherUnavailable, ExchangeError

QUICK = KdfLimits(8, (1, 16), (1, 16), 4 * 1024 * 1024, KdfParams(64, 1, 1))


def test_the_key_is_argon2id_as_others_compute_it() -> None:
    # From the tests of the reference implementation: Argon2id, version 19, t=2, m=64 MiB, p=1.
    found = derive_kek("password", b"somesalt", KdfParams(65536, 2, 1), QUICK)
    assert found.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_what_the_product_asks_for_is_within_its_own_bounds() -> None:
    assert PRODUCT_LIMITS.chosen == KdfParams(65536, 3, 4)
    assert PRODUCT_LIMITS.allow(PRODUCT_LIMITS.chosen)
    assert not PRODUCT_LIMITS.allow(QUICK.chosen)
    with pytest.raises(ExchangeError):
        derive_kek("x", bytes(16), QUICK.chosen)


def test_equal_passphrases_in_unicode_are_equal_and_half_surrogates_are_no_crash() -> None:
    cost = QUICK.chosen
    assert derive_kek("\u00e9", bytes(16), cost, QUICK) == derive_kek("e\u0301", bytes(16), cost, QUICK)
    assert derive_kek("\udcff", bytes(16), cost, QUICK) != derive_kek("\udcfe", bytes(16), cost, QUICK)


def test_no_memory_for_it_is_said_and_never_made_do_with_less(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("carecompanion.crypto.passphrase.Argon2id", none_left)
    with pytest.raises(CipherUnavailable):
        derive_kek("x", bytes(16), QUICK.chosen, QUICK)
