"""The stock ``signify``: it verifies what is signed here, and what it signs is read here."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from typing import TYPE_CHECKING

import pytest

from carecompanion.crypto.signify import COMMENT, keynum, pub_text
from carecompanion.packs.carepack import read_carepack
from tests.packs.signers import MALLORY_KEY, RUTH, RUTH_KEY, carepack

if TYPE_CHECKING:
    from pathlib import Path

SIGNIFY = "signify-openbsd"
pytestmark = pytest.mark.program(SIGNIFY)


def signify(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([SIGNIFY, *words], cwd=folder, capture_output=True, check=False)


def test_the_stock_program_accepts_a_built_pack_and_gives_out_what_was_signed(tmp_path: Path) -> None:
    data = carepack()
    (tmp_path / "ruth.pub").write_text(pub_text(RUTH_KEY), encoding="ascii")
    (tmp_path / "whole-pack-1.carepack").write_bytes(data)
    done = signify(tmp_path, "-V", "-e", "-q", "-p", "ruth.pub", "-x", "whole-pack-1.carepack", "-m", "-")
    assert done.returncode == 0, done.stderr
    assert done.stdout == data.split(b"\n", 2)[2]


@pytest.mark.parametrize("what", ["a letter of it", "the key"])
def test_the_stock_program_refuses_what_was_changed(what: str, tmp_path: Path) -> None:
    data, key = carepack(), RUTH_KEY
    if what == "the key":
        key = MALLORY_KEY
    else:
        data = data.replace(b"Where were you?", b"Where were you.")
    (tmp_path / "key.pub").write_text(pub_text(key), encoding="ascii")
    (tmp_path / "pack").write_bytes(data)
    done = signify(tmp_path, "-V", "-e", "-q", "-p", "key.pub", "-x", "pack", "-m", "-")
    assert done.returncode != 0


def test_what_the_stock_program_signs_with_the_same_key_is_read_here(tmp_path: Path) -> None:
    data = carepack()
    # signify(1) keeps a secret as: algorithm, kdf, rounds (0: no passphrase), salt, checksum, number, seed and key.
    secret = RUTH + RUTH_KEY
    kept = b"EdBK" + bytes(4) + bytes(16) + hashlib.sha512(secret).digest()[:8] + keynum(RUTH_KEY) + secret
    (tmp_path / "ruth.sec").write_bytes(COMMENT + b"ruth\n" + base64.b64encode(kept) + b"\n")
    (tmp_path / "ruth.sec").chmod(0o600)
    (tmp_path / "message").write_bytes(data.split(b"\n", 2)[2])
    done = signify(tmp_path, "-S", "-e", "-s", "ruth.sec", "-m", "message", "-x", "signed")
    assert done.returncode == 0, done.stderr
    theirs = (tmp_path / "signed").read_bytes()
    assert read_carepack(theirs) == read_carepack(data)
    assert theirs.split(b"\n", 1)[1] == data.split(b"\n", 1)[1]
