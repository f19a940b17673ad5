"""The door to age: what it writes the stock program reads, and what comes in meets every guard first."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.crypto import age
from carecompanion.crypto.age import ARMORED_BYTES, BINARY_BYTES, decrypt, decrypt_first, encrypt
from carecompanion.crypto.identity import PeerIdentity
from carecompanion.errors import ExchangeError

ANA = PeerIdentity(b"\x01" * 32)
NOOR = PeerIdentity(b"\x02" * 32)
VERSION = b"age-encryption.org/v1\n"

needs_age = pytest.mark.program("age")


def b64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        decrypt(data, [NOOR.secret])
    return refused.value.code


@pytest.mark.parametrize("armored", [False, True])
@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_what_is_encrypted_comes_back(size: int, armored: bool) -> None:
    plaintext = os.urandom(size)
    data = encrypt(plaintext, NOOR.public, armored)
    assert data.startswith(b"-----BEGIN" if armored else VERSION)
    assert decrypt(data, [NOOR.secret]) == plaintext


def test_the_first_key_that_fits_is_named() -> None:
    data = encrypt(b"words", NOOR.public)
    assert decrypt_first(data, [ANA.secret, NOOR.secret]) == (1, b"words")


def test_a_file_for_someone_else_is_not_called_damaged() -> None:
    assert code_of(encrypt(b"words", ANA.public)) == "E_NOT_FOR_ME"
    with pytest.raises(ExchangeError, match="not made for your key") as refused:
        decrypt(encrypt(b"words", ANA.public), [])
    assert refused.value.code == "E_NOT_FOR_ME"


@needs_age
@pytest.mark.parametrize("armored", [False, True])
def test_the_stock_program_reads_what_we_write(armored: bool, tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    key.write_text(NOOR.secret_text + "\n")
    out = subprocess.run(
        ["age", "-d", "-i", str(key)],
        input=encrypt(b"to you", NOOR.public, armored),
        capture_output=True,
        check=True,
    )
    assert out.stdout == b"to you"


@needs_age
@pytest.mark.parametrize("options", [[], ["-a"]])
def test_we_read_what_the_stock_program_writes(options: list[str]) -> None:
    out = subprocess.run(
        ["age", *options, "-r", NOOR.recipient], input=b"to you", capture_output=True, check=True
    )
    assert decrypt(out.stdout, [NOOR.secret]) == b"to you"


@needs_age
def test_a_letter_to_several_recipients_is_read_by_each(tmp_path: Path) -> None:
    out = subprocess.run(
        ["age", "-r", ANA.recipient, "-r", NOOR.recipient], input=b"to us", capture_output=True, check=True
    )
    assert decrypt(out.stdout, [NOOR.secret]) == decrypt(out.stdout, [ANA.secret]) == b"to us"


# mending ----------------------------------------------------------------------------------------------------------

ARMOR = encrypt(b"hello " * 40, NOOR.public, armored=True).decode("ascii")


def wrapped(text: str, width: int) -> str:
    return "\n".join(part for line in text.splitlines() for part in textwrap.wrap(line, width))


@pytest.mark.parametrize(
    "mail",
    [
        ARMOR,
        ARMOR.replace("\n", "\r\n"),
        ARMOR.replace("\n", "\n> "),
        "> > " + ARMOR.replace("\n", "\n> > "),
        wrapped(ARMOR, 30),
        wrapped(ARMOR, 76).replace("\n", "\n    "),
        "Dear Noor,\n\nhere it is:\n\n" + ARMOR + "\n-- \nAna\n",
        ARMOR.replace("-----", "—–"),
        ARMOR.replace("\n", ""),
        "\ufeff" + ARMOR,
        ARMOR.replace("=", "=3D").replace("GV", "GV=\n"),
        ARMOR.replace("A", "A\u200b"),
    ],
)
def test_armor_survives_the_post(mail: str) -> None:
    assert decrypt(mail.encode(), [NOOR.secret]) == b"hello " * 40


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_armor_saved_by_another_editor_is_read(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decrypt(mark + ARMOR.encode(encoding), [NOOR.secret]) == b"hello " * 40


@pytest.mark.parametrize(
    "text",
    [
        ARMOR[:-40],
        ARMOR[60:],
        ARMOR + ARMOR,
        ARMOR[:200] + ARMOR[201:],
        ARMOR.replace("-----BEGIN AGE ENCRYPTED FILE-----\n", "-----BEGIN AGE ENCRYPTED FILE-----\n!!!"),
        "-----END AGE ENCRYPTED FILE-----\n-----BEGIN AGE ENCRYPTED FILE-----\n",
        "-----BEGIN AGE ENCRYPTED FILE-----\n===\n-----END AGE ENCRYPTED FILE-----\n",
    ],
)
def test_armor_that_is_not_whole_is_refused(text: str) -> None:
    assert code_of(text.encode()) == "E_ARMOR"


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"PK\x03\x04../../etc/passwd", b"hello", b"age", "é".encode() * 99]
)
def test_what_is_no_age_file_is_not_ours(data: bytes) -> None:
    assert code_of(data) == "E_NOT_OURS"


def test_armor_with_two_spellings_of_one_file_has_only_one_that_opens() -> None:
    data = next(
        data for data in (encrypt(b"x" * size, NOOR.public) for size in range(99)) if len(data) % 3 == 1
    )
    body = base64.encodebytes(data).decode().rstrip()
    last = body[-3]
    other = chr(ord(last) + 1)
    assert base64.b64decode(body[:-3] + other + "==") == data
    for spelled, opens in ((body, True), (body[:-3] + other + "==", False)):
        text = f"-----BEGIN AGE ENCRYPTED FILE-----\n{spelled}\n-----END AGE ENCRYPTED FILE-----\n".encode()
        if opens:
            decrypt(text, [NOOR.secret])
        else:
            assert code_of(text) == "E_ARMOR"


def test_armor_around_something_else_is_not_ours() -> None:
    inner = base64.b64encode(b"PK\x03\x04 something else").decode()
    text = f"-----BEGIN AGE ENCRYPTED FILE-----\n{inner}\n-----END AGE ENCRYPTED FILE-----\n"
    assert code_of(text.encode()) == "E_NOT_OURS"


# size -------------------------------------------------------------------------------------------------------------


def test_what_is_too_big_is_refused_unread() -> None:
    assert code_of(VERSION + bytes(BINARY_BYTES)) == "E_TOO_BIG"
    assert code_of(b"x" * (ARMORED_BYTES + 1)) == "E_TOO_BIG"


def test_armor_around_too_much_is_refused() -> None:
    inner = base64.b64encode(VERSION + bytes(BINARY_BYTES)).decode()
    text = f"-----BEGIN AGE ENCRYPTED FILE-----\n{inner}\n-----END AGE ENCRYPTED FILE-----\n"
    assert len(text) < ARMORED_BYTES
    assert code_of(text.encode()) == "E_TOO_BIG"


def test_nothing_is_written_that_would_be_too_big_to_read() -> None:
    with pytest.raises(ExchangeError) as refused:
        encrypt(bytes(BINARY_BYTES), NOOR.public)
    assert refused.value.code == "E_TOO_BIG"


# header -----------------------------------------------------------------------------------------------------------

GOOD = encrypt(b"words", NOOR.public)
X25519 = b"-> X25519 " + b64(NOOR.public) + b"\n" + b64(bytes(32)) + b"\n"
FOOT = b"--- " + b64(bytes(32)) + b"\n" + bytes(32)
SCRYPT = b"-> scrypt " + b64(bytes(16)) + b" 18\n" + b64(bytes(32)) + b"\n"


@pytest.mark.parametrize(
    "data",
    [
        VERSION,
        VERSION + FOOT,
        VERSION + X25519,
        VERSION + b"-> X25519\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + b"-> X25519 short\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + b"-> X25519 " + b64(NOOR.public) + b" more\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + b"-> X25519 " + b64(NOOR.public) + b"\n" + b64(bytes(31)) + b"\n" + FOOT,
        VERSION + b"-> X25519 " + b64(bytes(32)) + b"\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + b"-> X25519 " + b64((1).to_bytes(32, "little")) + b"\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + b"-> X25519 " + b64(NOOR.public) + b"=\n" + b64(bytes(32)) + b"\n" + FOOT,
        VERSION + X25519.replace(b"-> ", b"->") + FOOT,
        VERSION + X25519.replace(b"-> ", b"->  ") + FOOT,
        VERSION + X25519 + b"-> \n\n" + FOOT,
        VERSION + X25519 + b"-> \x07 x\n\n" + FOOT,
        VERSION + X25519 + b"-> odd\n" + b"A" * 65 + b"\n\n" + FOOT,
        VERSION + X25519 + b"-> odd\n" + b"A" * 64 + b"\n" + FOOT,
        VERSION + X25519 + b"-> odd\nA\n" + FOOT,
        VERSION + X25519 + b"-> odd\nAB\n" + FOOT,
        VERSION + X25519 + b"-> odd\n" + FOOT,
        VERSION + X25519 + FOOT.replace(b"--- ", b"---"),
        VERSION + X25519 + FOOT.replace(b"A\n", b"B\n"),
        VERSION + X25519 + SCRYPT + FOOT,
        VERSION + X25519 * 33 + FOOT,
        VERSION + b"-> grease\n\n" * 10_000 + FOOT,
        VERSION + X25519 + b"-> long " + b"x" * 70_000 + b"\n\n" + FOOT,
        VERSION + b"x" * 1_000_000,
        VERSION.replace(b"\n", b"\r\n") + X25519 + FOOT,
        b"age-encryption.org/" + b"v" * 100_000,
        b"age-encryption.org/v0\n",
    ],
)
def test_a_malformed_header_is_refused(data: bytes) -> None:
    assert code_of(data) == "E_HEADER"


def test_a_passphrase_file_is_explained_and_never_tried() -> None:
    assert code_of(VERSION + SCRYPT.replace(b" 18", b" 30") + FOOT) == "E_NEEDS_PASSPHRASE"
    assert code_of(pyrage.passphrase.encrypt(b"words", "seven words")) == "E_NEEDS_PASSPHRASE"


def test_a_later_age_is_called_newer() -> None:
    assert code_of(GOOD.replace(b"/v1", b"/v2", 1)) == "E_NEWER"


def test_a_file_without_our_kind_of_stanza_is_not_for_me() -> None:
    assert code_of(VERSION + b"-> ssh-ed25519 AAAA\n" + b64(bytes(32)) + b"\n" + FOOT) == "E_NOT_FOR_ME"


def test_thirty_two_stanzas_still_open() -> None:
    many = [pyrage.x25519.Identity.generate().to_public() for _ in range(30)]
    data = pyrage.encrypt(b"words", [*many, pyrage.x25519.Recipient.from_str(NOOR.recipient)])
    assert decrypt(data, [NOOR.secret]) == b"words"


# damage -----------------------------------------------------------------------------------------------------------


def test_every_cut_and_every_flipped_bit_is_refused() -> None:
    for at in range(len(GOOD)):
        code_of(GOOD[:at])
        for bit in range(8):
            code_of(GOOD[:at] + bytes([GOOD[at] ^ 1 << bit]) + GOOD[at + 1 :])


def test_a_changed_payload_is_called_damaged() -> None:
    assert code_of(GOOD[:-1]) == "E_DAMAGED"
    assert code_of(GOOD[:-1] + bytes([GOOD[-1] ^ 1])) == "E_DAMAGED"
    assert code_of(GOOD + b"\0") == "E_DAMAGED"
    mac = GOOD.index(b"--- ") + 4
    other = b"A" if GOOD[mac : mac + 1] != b"A" else b"B"
    assert code_of(GOOD[:mac] + other + GOOD[mac + 1 :]) == "E_DAMAGED"


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda tail: VERSION + X25519 + tail)))
def test_any_bytes_at_all_end_in_a_typed_error(data: bytes) -> None:
    code_of(data)


# weak keys and panics ---------------------------------------------------------------------------------------------


def test_a_weak_recipient_is_refused_before_the_library_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "_quietly", lambda _work: pytest.fail("the library was called"))
    with pytest.raises(ExchangeError) as refused:
        encrypt(b"x", bytes(32))
    assert refused.value.code == "E_KEY_WEAK"


def test_a_panic_of_the_library_becomes_an_error_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(age, "is_weak_x25519", lambda _key: False)
    with pytest.raises(ExchangeError) as refused:
        encrypt(b"x", bytes(32))
    assert refused.value.code == "E_KEY_WEAK"
    os.write(2, b"the descriptor is back\n")
    assert capfd.readouterr().err == "the descriptor is back\n"


def test_a_panic_while_decrypting_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "_quietly", _panicking)
    assert code_of(GOOD) == "E_DAMAGED"


def _panicking(_work: object) -> bytes:
    raise age._Panicked


def test_other_errors_pass_through_and_leave_no_descriptor_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0

    def broken() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        age._quietly(broken)
    for _ in range(50):
        encrypt(b"x", NOOR.public)
    if sys.platform == "linux":
        assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_it_works_where_there_is_no_standard_error() -> None:
    script = (
        "import os, sys; os.close(2)\n"
        "from carecompanion.crypto.age import encrypt, decrypt\n"
        "from carecompanion.crypto.identity import PeerIdentity\n"
        "me = PeerIdentity(b'\\1' * 32)\n"
        "sys.stdout.write(decrypt(encrypt(b'words', me.public), [me.secret]).decode())\n"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert out.stdout == b"words"


def test_the_library_says_no_key_fits_in_the_words_we_know() -> None:
    stranger = pyrage.x25519.Identity.from_str(ANA.secret_text)
    with pytest.raises(pyrage.DecryptError) as said:
        pyrage.decrypt(GOOD, [stranger])
    assert str(said.value) == age._NO_KEY_FITS
