"""Makes the frozen corpus of hostile letters and cards: ``python -m tests.hostile.build_letters``.

Encryption is random, so what is in the repository stays as it is: a run only adds the cases that are new. The
readers' side (keys, day, memory) is in test_letters.py. Large files are kept
gzipped, because they are mostly one letter over and over.
"""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyrage

from carecompanion.crypto import bech32
from carecompanion.crypto.age import encrypt
from carecompanion.domain.letter import Keep, Piece, Wishes
from carecompanion.exchange.seal import tag_from
from tests.exchange.people import (
    ANA,
    HUMAN,
    MALLORY,
    NOOR,
    OTHER_ID,
    TODAY,
    forged,
    inside,
    item,
    line,
    sealed,
)
from tests.hostile.build_cards import Case, cards, payload
from tests.hostile.build_kinds import agreements, circles, new_cards, others, withdrawals

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent
LARGE: Final = 100_000

VERSION = b"age-encryption.org/v1\n"
FOOT = b"--- " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n" + bytes(32)
STANZA = (
    b"-> X25519 "
    + base64.b64encode(NOOR.public).rstrip(b"=")
    + b"\n"
    + base64.b64encode(bytes(32)).rstrip(b"=")
    + b"\n"
)


def scrypt(work: bytes) -> bytes:
    salt, key = base64.b64encode(bytes(16)).rstrip(b"="), base64.b64encode(bytes(32)).rstrip(b"=")
    return b"-> scrypt " + salt + b" " + work + b"\n" + key + b"\n"


def outer() -> Iterator[Case]:
    """What is wrong before anything is decrypted, or with the encryption."""
    good, armored = sealed().data, sealed(armored=True).data
    mac = good.index(b"\n--- ") + 5
    yield "empty", "E_NOT_OURS", b""
    yield "zip-with-a-path", "E_NOT_OURS", b"PK\x03\x04\x14\x00" + b"../../../../etc/passwd" + bytes(64)
    yield "random-bytes", "E_NOT_OURS", bytes(range(256)) * 4
    yield "four-mebibytes-of-garbage", "E_TOO_BIG", b"garbage " * (512 * 1024)
    yield "age-of-three-mebibytes", "E_TOO_BIG", VERSION + bytes(3 * 1024 * 1024 - 100)
    yield "header-only", "E_DAMAGED", good[: good.index(b"\n", mac) + 1]
    yield "version-line-only", "E_HEADER", VERSION
    yield "age-version-2", "E_NEWER", good.replace(b"/v1\n", b"/v2\n", 1)
    yield "endless-header-line", "E_HEADER", VERSION + b"-> X25519 " + b"x" * 1_000_000
    yield "ten-thousand-stanzas", "E_HEADER", VERSION + b"-> grease\n\n" * 10_000 + FOOT
    yield "thirty-three-stanzas", "E_HEADER", VERSION + STANZA * 33 + FOOT
    yield "header-with-carriage-returns", "E_HEADER", VERSION.replace(b"\n", b"\r\n") + STANZA + FOOT
    yield "low-order-share", "E_HEADER", VERSION + STANZA.replace(STANZA[10:53], b"A" * 43) + FOOT
    yield "last-byte-missing", "E_DAMAGED", good[:-1]
    yield "payload-bit-flipped", "E_DAMAGED", good[:-20] + bytes([good[-20] ^ 1]) + good[-19:]
    yield "bytes-after-the-end", "E_DAMAGED", good + b"more"
    changed = b"B" if good[mac : mac + 1] == b"A" else b"A"
    yield "header-mac-changed", "E_DAMAGED", good[:mac] + changed + good[mac + 1 :]
    yield "for-another-key", "E_NOT_FOR_ME", encrypt(sealed().plaintext, MALLORY.public)
    yield "ssh-recipient-only", "E_NOT_FOR_ME", VERSION + b"-> ssh-ed25519 AAAA\n" + b"A" * 43 + b"\n" + FOOT
    yield "scrypt-of-2-to-the-30", "E_NEEDS_PASSPHRASE", VERSION + scrypt(b"30") + FOOT
    yield "scrypt-sound", "E_NEEDS_PASSPHRASE", pyrage.passphrase.encrypt(b"words", "seven words")
    yield "scrypt-beside-x25519", "E_HEADER", VERSION + STANZA + scrypt(b"18") + FOOT
    yield "armor-cut-short", "E_ARMOR", armored[: len(armored) // 2]
    yield "armor-with-a-hole", "E_ARMOR", armored[:300] + armored[301:]
    yield "armor-without-its-beginning", "E_ARMOR", armored[40:]
    yield "two-letters-in-one-paste", "E_ARMOR", armored + b"\n\n" + armored
    yield "armor-in-html", "E_ARMOR", b"<pre>" + armored.replace(b"\n", b"<br>\n") + b"</pre>"
    yield "armor-around-a-zip", "E_NOT_OURS", armor(b"PK\x03\x04" + bytes(60))
    yield "armor-around-too-much", "E_TOO_BIG", armor(VERSION + bytes(2_200_000))
    yield (
        "a-pack-renamed",
        "E_NOT_OURS",
        b"untrusted comment: carecompanion prompt pack\nRWQ=\ncarecompanion-pack/1\n",
    )


def slow() -> Iterator[Case]:
    """What once took seconds, or could: long runs of what a careless search tries again and again."""
    most, around = 3 * 1024 * 1024 - 200, b"-----%s AGE ENCRYPTED FILE-----\n"
    begin, end = around % b"BEGIN", around % b"END"
    yield "three-mebibytes-of-dashes", "E_NOT_OURS", b"-" * most
    yield "dashes-and-quotes", "E_NOT_OURS", (b"-" * 20 + b"> > > > ") * (most // 28)
    yield "beginnings-that-never-begin", "E_NOT_OURS", b"-BEGIN AGE ENCRYPTED FIL-" * (most // 25)
    yield "beginnings-without-an-end", "E_ARMOR", begin * (most // len(begin))
    yield "armor-full-of-signs", "E_ARMOR", begin + b"= " * (most // 2) + b"x\n" + end
    yield (
        "armor-full-of-soft-breaks-that-do-not-break",
        "E_ARMOR",
        begin + (b"=" + b"\t" * 20 + b"x") * (most // 22) + end,
    )
    heap = "Zoe" + "\u0301\u0316" * 8_000
    yield "plain-note-with-a-heap-of-marks", "E_NOT_OURS", encrypt(heap.encode(), NOOR.public)
    yield "opens-with-a-heap-of-marks", "opens", forged(inside(line(), heap.encode()))
    yield "three-mebibytes-of-nothing-to-see", "E_NOT_OURS", "\u200b".encode() * (most // 3)


def mended() -> Iterator[Case]:
    """What the post did and we undo: these open."""
    text = sealed(armored=True).data.decode("ascii")
    yield "opens-quoted", "opens", ("> " + text.replace("\n", "\n> ")).encode()
    yield "opens-with-carriage-returns", "opens", text.replace("\n", "\r\n").encode()
    yield "opens-with-a-byte-order-mark", "opens", b"\xef\xbb\xbf" + text.encode()
    yield "opens-saved-as-utf-16", "opens", text.encode("utf-16")
    yield "opens-with-mail-around-it", "opens", f"Dear Noor,\n\n{text}\n-- \nAna\n".encode()
    yield "opens-from-quoted-printable", "opens", _quoted_printable(text)
    yield "opens-with-zero-widths", "opens", text.replace("A", "A\u200b").encode()
    yield "opens-with-other-dashes", "opens", text.replace("-----", "—–").encode()


def _quoted_printable(text: str) -> bytes:
    lines = text.replace("=", "=3D").split("\n")
    return "\r\n".join(f"{line[:50]}=\r\n{line[50:]}" if len(line) > 50 else line for line in lines).encode()


def armor(data: bytes) -> bytes:
    return (
        b"-----BEGIN AGE ENCRYPTED FILE-----\n"
        + base64.encodebytes(data)
        + b"-----END AGE ENCRYPTED FILE-----\n"
    )


def seals() -> Iterator[Case]:
    """Who wrote it, or did not."""
    claimed = inside(line()) + f"\nseal: {ANA.recipient} ".encode()
    plain = sealed().plaintext
    yield "plain-age-file", "E_NOT_OURS", encrypt(b"a plain note\n", NOOR.public)
    yield "letter-version-2", "E_NEWER", encrypt(plain.replace(b"letter/1", b"letter/2", 1), NOOR.public)
    yield "no-seal-line", "E_SHAPE", encrypt(inside(line()) + b"\n", NOOR.public)
    yield "seal-none", "E_SEAL", encrypt(inside(line()) + b"\nseal: none\n", NOOR.public)
    yield (
        "third-key-claims-ana",
        "E_SEAL",
        encrypt(claimed + tag_from(MALLORY, NOOR.public, claimed) + b"\n", NOOR.public),
    )
    to_mallory = claimed + tag_from(ANA, MALLORY.public, claimed) + b"\n"
    yield "passed-on-by-its-reader", "E_SEAL", encrypt(to_mallory, NOOR.public)
    from_noor = inside(line()) + f"\nseal: {NOOR.recipient} ".encode()
    yield (
        "own-letter-reflected",
        "E_SEAL",
        encrypt(from_noor + tag_from(NOOR, ANA.public, from_noor) + b"\n", NOOR.public),
    )
    yield "own-letter-to-oneself", "E_OWN", forged(inside(line()), NOOR, NOOR)
    weak = bech32.encode("age", bytes(32))
    yield (
        "seal-by-a-weak-key",
        "E_KEY_WEAK",
        encrypt(inside(line()) + f"\nseal: {weak} {'A' * 43}\n".encode(), NOOR.public),
    )
    yield "blocked", "E_BLOCKED", forged(inside("not even json"), MALLORY)
    yield "words-changed-after-sealing", "E_SEAL", encrypt(plain.replace(b"door", b"gate"), NOOR.public)


def inner() -> Iterator[Case]:
    """What a hostile peer with a real key can put inside."""
    text = json.dumps(line())
    many = [item(at=24 + place, len=0) for place in range(65)]
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("unknown-crit", "E_NEWER", {"crit": ["ink"]}),
        ("unknown-kind", "E_NEWER", {"kind": "poem"}),
        ("manifest-version-2", "E_NEWER", {"v": 2}),
        ("span-outside", "E_SHAPE", {"items": [item(at=10**8)]}),
        ("span-into-the-manifest", "E_SHAPE", {"items": [item(len=len(HUMAN) + 40)]}),
        ("spans-overlap", "E_SHAPE", {"items": [item(), item(at=26)]}),
        ("true-as-an-integer", "E_SHAPE", {"items": [item(at=True)]}),
        ("sixty-five-items", "E_SHAPE", {"items": many}),
        ("clipboard-code-in-a-name", "E_SHAPE", {"from_name": "\x1b]52;c;aGk=\x07"}),
        ("bidi-override-in-a-name", "E_SHAPE", {"from_name": "\u202eanA"}),
        ("lone-surrogate", "E_SHAPE", {"from_name": "\ud800"}),
        ("expired", "E_EXPIRED", {"ask": {**line()["ask"], "keep": "until", "until": "2026-11-20"}}),
        (
            "until-next-tuesday",
            "E_SHAPE",
            {"ask": {**line()["ask"], "keep": "until", "until": "next tuesday"}},
        ),
        ("a-path-as-guide", "E_SHAPE", {"guide": "../../etc/passwd"}),
        ("a-path-as-id", "E_SHAPE", {"id": "../../../../../../../etc/passwd0"}),
        ("new-card-of-low-order", "E_KEY_WEAK", {"kind": "newcard", "card": payload(bytes(32), b"Ana")}),
        ("withdrawal-of-nothing", "E_SHAPE", {"kind": "withdraw"}),
        ("thread-of-another", "E_SHAPE", {"thread": OTHER_ID}),
    ]
    for name, code, changes in cases:
        yield name, code, forged(inside(line(**changes)))
    yield "duplicate-key", "E_SHAPE", forged(inside(text[:-1] + ',"kind":"withdraw"}'))
    yield "nan", "E_SHAPE", forged(inside(text[:-1] + ',"x":NaN}'))
    yield "a-float", "E_SHAPE", forged(inside(text[:-1] + ',"x":1.5}'))
    yield "a-number-of-5000-digits", "E_SHAPE", forged(inside(text[:-1] + ',"x":' + "9" * 5000 + "}"))
    yield (
        "thirty-thousand-deep",
        "E_SHAPE",
        forged(inside(text[:-1] + ',"x":' + "[" * 30_000 + "]" * 30_000 + "}")),
    )
    yield (
        "manifest-over-256-kibibytes",
        "E_SHAPE",
        forged(inside(text[:-1] + ',"x":[' + "[]," * 90_000 + "[]]}")),
    )
    yield "erase-screen-in-the-body", "E_TEXT", forged(inside(line(), b"\x1b[2J"))
    yield "eight-bit-control", "E_TEXT", forged(inside(line(), b"\xc2\x9b2J"))
    yield "bidi-override-in-the-body", "E_TEXT", forged(inside(line(), "\u202ereversed".encode()))
    yield "hidden-tags-in-the-body", "E_TEXT", forged(inside(line(), "x\U000e0041\U000e0042".encode()))
    yield "invalid-utf-8", "E_TEXT", forged(inside(line(), b"\xff\xfe"))
    yield "carriage-returns", "E_TEXT", forged(inside(line(), b"one\r\ntwo\r\n"))
    yield "seen-before", "E_REPLAY", sealed(id=REPLAYED, thread=REPLAYED).data
    yield (
        "id-used-again-for-other-words",
        "E_CONFLICT",
        sealed([Piece("t", "other")], id=CONFLICT, thread=CONFLICT).data,
    )
    yield (
        "opens-full-of-markup",
        "opens",
        sealed([Piece("[@click=app.quit]x[/]", "[bold]</b>[/]\n<script>")]).data,
    )
    yield "opens-on-its-last-day", "opens", sealed(ask=Wishes(Keep.UNTIL, TODAY)).data


REPLAYED: Final = "c3" * 16
CONFLICT: Final = "d4" * 16


def write(folder: Path, cases: Iterator[Case], ending: str) -> None:
    """Add what is new. What is frozen stays to the byte, and so does its code: another code is another case."""
    folder.mkdir(exist_ok=True)
    frozen: dict[str, str] = json.loads((folder / "expected.json").read_text())
    expected: dict[str, str] = {}
    for name, code, data in cases:
        known = next((file for file in (name + ending, name + ending + ".gz") if file in frozen), None)
        file = known or name + ending + (".gz" if len(data) > LARGE else "")
        if known is None:
            (folder / file).write_bytes(gzip.compress(data, 9, mtime=0) if len(data) > LARGE else data)
        elif frozen[known] != code:
            raise SystemExit(f"{known} is frozen as {frozen[known]}")
        expected[file] = code
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


def main() -> None:
    parts = (
        outer(),
        slow(),
        mended(),
        seals(),
        inner(),
        new_cards(),
        withdrawals(),
        circles(),
        agreements(),
        others(),
    )
    write(FOLDER / "letters", (case for part in parts for case in part), ".age")
    write(FOLDER / "cards", cards(), ".txt")


if __name__ == "__main__":
    main()
