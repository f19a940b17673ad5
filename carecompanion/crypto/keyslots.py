"""vault.json: the root secret wrapped under a passphrase, and the keys that follow from the root.

``{format, version, db_salt, generation, jot, slots: [{kind, kdf, salt, aead, nonce, ct}], sum}`` as canonical JSON.
The additional data of a slot is the canonical JSON of the head and of the slot without ``ct``. ``sum`` is a plain
SHA-256 over the rest: it tells a damaged file from a wrong passphrase, which the slot's tag alone cannot do. A file
without it is read too; there, damage inside a slot looks like a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeGuard

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from carecompanion.crypto.passphrase import PRODUCT_LIMITS, SALT_BYTES, KdfLimits, KdfParams, derive_kek
from carecompanion.crypto.recovery import ROOT_BYTES
from carecompanion.errors import ExchangeError, KeysDamaged, TooNew, WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMAT: Final = "carecompanion-vault"
VERSION: Final = 1
SIZE_LIMIT: Final = 64 * 1024
NONCE_BYTES: Final = 12
_CT_BYTES: Final = ROOT_BYTES + 16
_AEAD: Final = "AES-256-GCM"
_MOST_SLOTS: Final = 4
_MOST_GENERATION: Final = 2**53


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The root under one passphrase."""

    kdf: KdfParams
    salt: bytes
    nonce: bytes
    ct: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """vault.json: ``db_salt`` ties it to one database, ``jot`` is the ``age1…`` that locked notes are sealed to."""

    db_salt: bytes
    generation: int
    jot: str
    slots: tuple[KeySlot, ...]


def journal_key(root: bytes, db_salt: bytes) -> bytes:
    """The 32-byte key of the database whose first sixteen bytes are *db_salt*."""
    return _derived(root, db_salt, b"carecompanion/1/journal-dek")


def jot_secret(root: bytes, db_salt: bytes) -> bytes:
    """The X25519 secret (32 bytes) that opens notes taken while locked."""
    return _derived(root, db_salt, b"carecompanion/1/jot-x25519")


def jot_recipient(root: bytes, db_salt: bytes) -> str:
    """The ``age1…`` of :func:`jot_secret`."""
    from carecompanion.crypto.identity import PeerIdentity

    return PeerIdentity(jot_secret(root, db_salt)).recipient


def new_key_file(
    root: bytes,
    passphrase: str,
    *,
    db_salt: bytes,
    generation: int,
    randomness: Callable[[int], bytes],
    limits: KdfLimits = PRODUCT_LIMITS,
) -> KeyFile:
    """*root* under *passphrase*, with a fresh salt and nonce."""
    head = _head(db_salt, generation, jot_recipient(root, db_salt))
    salt, nonce = randomness(SALT_BYTES), randomness(NONCE_BYTES)
    bare = KeySlot(limits.chosen, salt, nonce, b"")
    kek = derive_kek(passphrase, salt, limits.chosen, limits)
    ct = AESGCM(kek).encrypt(nonce, root, _additional(head, bare))
    return KeyFile(db_salt, generation, str(head["jot"]), (KeySlot(limits.chosen, salt, nonce, ct),))


def open_key_file(keys: KeyFile, passphrase: str, limits: KdfLimits = PRODUCT_LIMITS) -> bytes:
    """The root. Raises WrongPassphrase, ExchangeError E_COST (before any work), CipherUnavailable."""
    if not all(limits.allow(slot.kdf) for slot in keys.slots):
        raise ExchangeError("E_COST")
    head = _head(keys.db_salt, keys.generation, keys.jot)
    for slot in keys.slots:
        kek = derive_kek(passphrase, slot.salt, slot.kdf, limits)
        try:
            return AESGCM(kek).decrypt(slot.nonce, slot.ct, _additional(head, slot))
        except InvalidTag:
            continue
    raise WrongPassphrase


def key_file_bytes(keys: KeyFile) -> bytes:
    """vault.json as it is written."""
    body: dict[str, object] = {
        **_head(keys.db_salt, keys.generation, keys.jot),
        "slots": [{**_bare_slot(slot), "ct": slot.ct.hex()} for slot in keys.slots],
    }
    return _canonical({**body, "sum": _sum(body)}) + b"\n"


def read_key_file(data: bytes) -> KeyFile:
    """The key slots of *data*. Raises KeysDamaged for anything but what we wrote, TooNew for a later version."""
    try:
        body = json.loads(data.decode("ascii")) if len(data) <= SIZE_LIMIT else None
    except (ValueError, RecursionError) as error:
        raise KeysDamaged from error
    if not isinstance(body, dict) or data not in _spellings(body):
        raise KeysDamaged
    if "sum" in body:
        told = body.pop("sum")
        if not isinstance(told, str) or not hmac.compare_digest(told.encode(), _sum(body).encode()):
            raise KeysDamaged
    if body.get("format") != FORMAT:
        raise KeysDamaged
    version = body.get("version")
    if _is_whole(version) and version > VERSION:
        raise TooNew
    try:
        return _key_file(body)
    except (KeyError, TypeError, ValueError) as error:
        raise KeysDamaged from error


def _spellings(body: Mapping[str, object]) -> tuple[bytes, ...]:
    """The bytes that say *body* and are accepted: canonical, so that no other spelling of the same values is ours."""
    canonical = _canonical(body)
    # We end a file with LF; without a sum another program wrote it, and canonical JSON has none.
    return (canonical + b"\n",) if "sum" in body else (canonical + b"\n", canonical)


def _key_file(body: Mapping[str, object]) -> KeyFile:
    if set(body) != {"format", "version", "db_salt", "generation", "jot", "slots"}:
        raise ValueError
    if not _is_whole(body["version"]) or body["version"] != VERSION:
        raise ValueError
    generation, jot, slots = body["generation"], body["jot"], body["slots"]
    if not _is_whole(generation) or not 1 <= generation < _MOST_GENERATION:
        raise ValueError
    if not isinstance(jot, str) or not jot.startswith("age1") or len(jot) > 128:
        raise ValueError
    if not isinstance(slots, list) or not 1 <= len(slots) <= _MOST_SLOTS:
        raise ValueError
    return KeyFile(_bytes(body["db_salt"], 16), generation, jot, tuple(_slot(slot) for slot in slots))


def _slot(plain: object) -> KeySlot:
    if not isinstance(plain, dict) or set(plain) != {"kind", "kdf", "salt", "aead", "nonce", "ct"}:
        raise ValueError
    if plain["kind"] != "passphrase" or plain["aead"] != _AEAD:
        raise ValueError
    kdf = plain["kdf"]
    if not isinstance(kdf, dict) or set(kdf) != {"alg", "v", "m_kib", "t", "p"}:
        raise ValueError
    if (
        kdf["alg"] != "argon2id"
        or kdf["v"] != 19
        or not all(_is_whole(kdf[key]) for key in ("m_kib", "t", "p"))
    ):
        raise ValueError
    return KeySlot(
        KdfParams(kdf["m_kib"], kdf["t"], kdf["p"]),
        _bytes(plain["salt"], SALT_BYTES),
        _bytes(plain["nonce"], NONCE_BYTES),
        _bytes(plain["ct"], _CT_BYTES),
    )


def _head(db_salt: bytes, generation: int, jot: str) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "db_salt": db_salt.hex(),
        "generation": generation,
        "jot": jot,
    }


def _bare_slot(slot: KeySlot) -> dict[str, object]:
    return {
        "kind": "passphrase",
        "kdf": {"alg": "argon2id", "v": 19, "m_kib": slot.kdf.m_kib, "t": slot.kdf.t, "p": slot.kdf.p},
        "salt": slot.salt.hex(),
        "aead": _AEAD,
        "nonce": slot.nonce.hex(),
    }


def _additional(head: Mapping[str, object], slot: KeySlot) -> bytes:
    return _canonical({**head, "slot": _bare_slot(slot)})


def _sum(body: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _bytes(plain: object, length: int) -> bytes:
    if not isinstance(plain, str) or len(plain) != 2 * length or plain != plain.lower():
        raise ValueError
    return bytes.fromhex(plain)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _derived(root: bytes, db_salt: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=db_salt, info=use).derive(root)
