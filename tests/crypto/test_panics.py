"""Every panic of the encryption library ends as an error of ours, and nothing of it reaches the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pyrage
import pytest

from carecompanion.crypto.age import decrypt, encrypt
from carecompanion.errors import ExchangeError
from tests.exchange.people import NOOR
from tests.hostile.panics import by_itself, each_panic, let_library_panic, quiet_here, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = encrypt(b"words", NOOR.public)


@each_panic
@quiet_here
def test_both_doors_of_the_library_end_in_an_error(
    panic: Callable[..., object], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    let_library_panic(monkeypatch, panic)
    doors: list[tuple[Callable[[], bytes], str]] = [
        (partial(encrypt, b"words", NOOR.public), "E_KEY_WEAK"),
        (partial(encrypt, b"words", NOOR.public, armored=True), "E_KEY_WEAK"),
        (partial(decrypt, GOOD, [NOOR.secret]), "E_DAMAGED"),
    ]
    for work, code in doors:
        with pytest.raises(ExchangeError) as refused:
            work()
        assert refused.value.code == code
        assert "secret" not in f"{refused.value} {refused.value.__cause__}"
    assert spoken(capfd) == ""


@quiet_here
@pytest.mark.parametrize("kind", ["Recipient", "Identity"])
def test_a_key_that_the_library_gives_up_on_ends_in_an_error(
    kind: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Keys:
        Recipient, Identity = pyrage.x25519.Recipient, pyrage.x25519.Identity

    class Broken:
        from_str = staticmethod(by_itself)

    monkeypatch.setattr(Keys, kind, Broken)
    monkeypatch.setattr(pyrage, "x25519", Keys)
    with pytest.raises(ExchangeError):
        encrypt(b"words", NOOR.public) if kind == "Recipient" else decrypt(GOOD, [NOOR.secret])
    assert spoken(capfd) == ""
