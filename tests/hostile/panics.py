"""A library that gives up: it reports on the screen's own descriptor and raises what ``except Exception`` misses."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import pyrage
import pytest

from carecompanion.crypto import bech32

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = b"thread '<unnamed>' panicked at src/lib.rs:1: secret words\nnote: run with RUST_BACKTRACE=1\n"
LOW_ORDER = bech32.encode("age", bytes(32))


class PanicException(BaseException):
    """As the binding's own, which cannot be made from here."""


PanicException.__module__ = "pyo3_runtime"


def by_itself(*_: object, **__: object) -> NoReturn:
    """A panic as we know them: report first."""
    os.write(2, REPORT)
    raise PanicException("called `Option::unwrap()` on a `None` value: secret words")


def truly(*_: object, **__: object) -> bytes:
    """The library's real one: to a recipient that no card can have."""
    return pyrage_encrypt(b"x", [pyrage.x25519.Recipient.from_str(LOW_ORDER)])


pyrage_encrypt: Callable[..., bytes] = pyrage.encrypt

each_panic = pytest.mark.parametrize("panic", [by_itself, truly])
quiet_here = pytest.mark.skipif(
    sys.platform == "win32", reason="the descriptor of Rust cannot be moved there"
)


def let_library_panic(monkeypatch: pytest.MonkeyPatch, panic: Callable[..., object]) -> None:
    """From now on both functions of the library give up."""
    monkeypatch.setattr(pyrage, "encrypt", panic)
    monkeypatch.setattr(pyrage, "decrypt", panic)


def spoken(captured: pytest.CaptureFixture[str]) -> str:
    """What reached the terminal's own descriptors, which must still be there."""
    os.write(2, b"(the descriptor is back)")
    said = captured.readouterr()
    assert "(the descriptor is back)" in said.err
    return said.out + said.err.replace("(the descriptor is back)", "", 1)
