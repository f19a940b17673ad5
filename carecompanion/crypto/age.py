"""The two functions around the age library, with the guards it does not have.

Source: the age v1 specification (C2SP); the library is pyrage. Whole files in memory only: nothing is handed
on before the last byte was authenticated.
"""

from __future__ import annotations

import ctypes
import os
from functools import partial
from operator import call
from typing import TYPE_CHECKING, Final, TypeVar, cast

from carecompanion.crypto.armor import looks_binary, without_armor
from carecompanion.crypto.header import check_header
from carecompanion.crypto.identity import PeerIdentity, recipient_text
from carecompanion.crypto.weak import is_weak_x25519
from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BINARY_BYTES: Final = 2 * 1024 * 1024
ARMORED_BYTES: Final = 3 * 1024 * 1024

_NO_KEY_FITS: Final = "No matching keys found"
_STDERR: Final = 2

_Result = TypeVar("_Result")


def encrypt(plaintext: bytes, recipient_key: bytes, armored: bool = False) -> bytes:
    """*plaintext* as an age file for one raw X25519 *recipient_key*; armored on request.

    Raises ExchangeError: E_KEY_WEAK, E_TOO_BIG (the file would be larger than anyone of us reads).
    """
    if is_weak_x25519(recipient_key):
        raise ExchangeError("E_KEY_WEAK")
    import pyrage

    try:
        recipient = _quietly(partial(pyrage.x25519.Recipient.from_str, recipient_text(recipient_key)))
        data: bytes = _quietly(partial(pyrage.encrypt, plaintext, [recipient], armored=armored))
    except (_Panicked, pyrage.EncryptError, pyrage.RecipientError):
        raise ExchangeError("E_KEY_WEAK") from None
    check_size(data)
    return data


def decrypt(data: bytes, secrets: Sequence[bytes]) -> bytes:
    """The plaintext of an age file, binary or armored, for the first of *secrets* (32 bytes each) that fits.

    Raises ExchangeError: E_TOO_BIG, E_ARMOR, E_NOT_OURS, E_NEWER, E_HEADER, E_NEEDS_PASSPHRASE, E_NOT_FOR_ME,
    E_DAMAGED; in this order, and nothing else.
    """
    return decrypt_first(data, secrets)[1]


def decrypt_first(data: bytes, secrets: Sequence[bytes]) -> tuple[int, bytes]:
    """As decrypt, and which of *secrets* fitted."""
    check_size(data)
    binary = without_armor(data)
    check_size(binary)
    check_header(binary)
    for place, secret in enumerate(secrets):
        plaintext = _decrypted(binary, secret)
        if plaintext is not None:
            return place, plaintext
    raise ExchangeError("E_NOT_FOR_ME")


def check_size(data: bytes) -> None:
    """Refuse what is larger than a letter may be, before anything reads it: ExchangeError E_TOO_BIG."""
    if len(data) > (BINARY_BYTES if looks_binary(data) else ARMORED_BYTES):
        raise ExchangeError("E_TOO_BIG")


def _decrypted(binary: bytes, secret: bytes) -> bytes | None:
    """The plaintext, or None when this key opens no stanza."""
    import pyrage

    try:
        identity = _quietly(partial(pyrage.x25519.Identity.from_str, PeerIdentity(secret).secret_text))
        return bytes(_quietly(partial(pyrage.decrypt, binary, [identity])))
    except pyrage.DecryptError as error:
        if str(error) == _NO_KEY_FITS:
            return None
        raise ExchangeError("E_DAMAGED") from None
    except (_Panicked, pyrage.IdentityError):
        raise ExchangeError("E_DAMAGED") from None


class _Panicked(Exception):
    """The library's own code gave up."""


def _quietly(work: Callable[[], _Result]) -> _Result:
    """What *work* returns; a panic of the library becomes _Panicked, and its report reaches no screen.

    A panic arrives as a BaseException, which ``except Exception`` misses; before that Rust writes a report
    to file descriptor 2, where a full-screen interface paints. So for this one call the descriptor points at
    nothing. It belongs to the whole process, therefore nobody else may run meanwhile: the library holds the
    interpreter's lock through its call, ``PyDLL`` holds it through dup2, and one ``map`` runs the three
    inside a single bytecode, where the interpreter does not change threads. What is left: another thread's
    write that gave up the lock and has not yet reached the kernel in those microseconds is lost (one in a
    hundred openings beside a thread that does nothing but write). The guards above leave no panic known to us;
    this is for the unknown one. On Windows dup2 does not move Rust's handle: only the first half holds there.
    """
    if os.name != "posix":
        return _without_panic(work)
    try:
        kept = os.dup(_STDERR)
    except OSError:  # there is no descriptor 2, so nothing can be written there
        return _without_panic(work)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    dup2 = ctypes.PyDLL(None).dup2
    away, back = partial(dup2, nowhere, _STDERR), partial(dup2, kept, _STDERR)
    steps: tuple[Callable[[], object], ...] = (away, work, back)
    try:
        _, result, _ = _without_panic(lambda: tuple(map(call, steps)))
    finally:
        back()
        os.close(kept)
        os.close(nowhere)
    return cast("_Result", result)


def _without_panic(work: Callable[[], _Result]) -> _Result:
    try:
        return work()
    except BaseException as error:
        if type(error).__name__ == "PanicException" and type(error).__module__ == "pyo3_runtime":
            raise _Panicked from None
        raise
