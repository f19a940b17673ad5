"""Makes the frozen corpus of hostile packs: ``python -m tests.hostile.build_packs``.

All of it follows from what is written here, keys too, so a run changes nothing that is the same. Every case whose name
does not say otherwise carries a true signature. Large files are kept gzipped.
"""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from carecompanion.crypto.signify import keynum, public_of
from carecompanion.packs.rotation import make_rotation
from tests.packs.signers import (
    LATER_RUTH,
    MALLORY,
    MALLORY_KEY,
    RUTH,
    RUTH_KEY,
    TEXT,
    WEAK_KEYS,
    carepack,
    signed,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hostile.build_cards import Case

FOLDER: Final = Path(__file__).parent / "packs"
LARGE: Final = 100_000
ROOM: Final = 1024 * 1024 - 600

CLIPBOARD: Final = "\x1b]52;c;aGk=\x07"
BIDI: Final = "\u202esyadseuT"
SMALL_ORDER_ED25519: Final = (
    *WEAK_KEYS,
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
    bytes(31) + b"\x80",
    bytes.fromhex("ec" + "ff" * 31),
    b"\x01" + bytes(30) + b"\x80",
)
"""Small-order keys in their canonical and negated spellings."""
SECOND_SPELLINGS: Final = (
    bytes.fromhex("ed" + "ff" * 30 + "7f"),
    bytes.fromhex("ee" + "ff" * 30 + "7f"),
    bytes.fromhex("ed" + "ff" * 31),
    bytes.fromhex("ee" + "ff" * 31),
)


def outside() -> Iterator[Case]:
    """What the way did to a pack, or what never was one."""
    good = carepack()
    lines = good.split(b"\n", 4)
    yield "empty", "E_NOT_OURS", b""
    yield "random-bytes", "E_NOT_OURS", bytes(range(256)) * 4
    yield "a-letter-renamed", "E_NOT_OURS", b"age-encryption.org/v1\n-> X25519 AAAA\n" + bytes(64)
    yield "a-card-renamed", "E_NOT_OURS", b"carecard1qypqqfldfy5vv2x3ctrw46gr8zg9n9tp99vjwwjuv0unv\n"
    yield "a-source-renamed", "E_NOT_OURS", b'id = "small"\ntitle = "Small"\n'
    yield "a-public-key-renamed", "E_NOT_OURS", b"untrusted comment: signify public key\nRWRz\n"
    yield "a-zip-with-a-path", "E_NOT_OURS", b"PK\x03\x04\x14\x00../../../../etc/passwd" + bytes(64)
    yield "another-signed-message", "E_NOT_OURS", lines[0] + b"\n" + lines[1] + b"\nI owe you a house.\n"
    yield "json-alone", "E_NOT_OURS", lines[4]
    yield "two-mebibytes", "E_TOO_BIG", b"untrusted comment: x\n" + b"a" * (2 * 1024 * 1024)
    yield "two-mebibytes-of-a-good-pack", "E_TOO_BIG", good + b" " * (2 * 1024 * 1024)
    yield "one-byte-too-many", "E_TOO_BIG", signed(json.dumps(table()) + " " * ROOM * 2)[: 1024 * 1024 + 1]
    yield "carriage-returns", "E_SIG", good.replace(b"\n", b"\r\n")
    yield "old-mac-line-ends", "E_SIG", good.replace(b"\n", b"\r")
    yield "byte-order-mark", "E_SIG", b"\xef\xbb\xbf" + good
    yield "utf-16", "E_SIG", good.decode().encode("utf-16")
    yield "quoted-by-mail", "E_SIG", b"> " + good.replace(b"\n", b"\n> ")
    yield "mail-around-it", "E_SIG", b"Dear all,\n\n" + good + b"\n-- \nRuth\n"
    yield "quoted-printable", "E_SIG", good.replace(b"=", b"=3D")
    yield "wrapped-at-76", "E_SIG", good.replace(lines[1], lines[1][:76] + b"\n" + lines[1][76:])
    yield "last-byte-missing", "E_SIG", good[:-1]
    yield "half-of-it", "E_SIG", good[: len(good) // 2]
    yield "a-line-end-more", "E_SIG", good + b"\n"
    yield "a-space-at-a-line-end", "E_SIG", good.replace(b'"v": 1,', b'"v": 1, ')
    yield "a-bit-flipped-in-the-words", "E_SIG", good.replace(b"Where were", b"Where werd")
    yield "a-bit-flipped-in-the-signature", "E_SIG", good.replace(lines[1][20:24], b"AAAA", 1)
    yield "signature-in-a-second-spelling", "E_SIG", good.replace(lines[1], lines[1][:-2] + b"B=", 1)
    yield "signature-of-nothing", "E_SIG", good.replace(lines[1], b"", 1)
    yield "signature-too-long", "E_SIG", good.replace(lines[1], lines[1] + b"AAAA", 1)
    yield "signature-with-s-and-the-order", "E_SIG", good.replace(lines[1], _malleable(lines[1]), 1)
    yield (
        "another-algorithm",
        "E_SIG",
        good.replace(lines[1], base64.b64encode(b"EC" + _raw(lines[1])[2:]), 1),
    )
    yield "no-signer", "E_SIG", good.replace(lines[3] + b"\n", b"", 1)
    yield "signer-cut-short", "E_SIG", good.replace(lines[3], lines[3][:-4], 1)
    yield "two-signers", "E_SIG", good.replace(lines[3], lines[3] + b"\n" + lines[3], 1)
    yield (
        "comment-without-end",
        "E_NOT_OURS",
        b"untrusted comment: " + b"a" * 5_000 + b"\n" + good.split(b"\n", 1)[1],
    )
    yield "no-comment", "E_SIG", good.split(b"\n", 1)[1]
    yield "version-2", "E_NEWER", good.replace(b"carecompanion-pack/1", b"carecompanion-pack/2", 1)
    yield "version-10-to-the-30", "E_SIG", good.replace(b"pack/1", b"pack/1" + b"0" * 30, 1)


def _raw(line: bytes) -> bytes:
    return base64.b64decode(line)


def _malleable(line: bytes) -> bytes:
    """The same signature with the order of the group added: some libraries take it for another."""
    raw = _raw(line)
    order = 2**252 + 27742317777372353535851937790883648493
    s = int.from_bytes(raw[-32:], "little") + order
    return base64.b64encode(raw[:-32] + s.to_bytes(32, "little"))


def signers() -> Iterator[Case]:
    """Whose it is, or is not."""
    good, other = carepack(), signed(table(), MALLORY)
    key = base64.b64encode(RUTH_KEY)
    for number, weak in enumerate((*SMALL_ORDER_ED25519, *SECOND_SPELLINGS)):
        raw = b"Ed" + keynum(weak) + (b"\x01" + bytes(63))
        inside = signed(table()).split(b"\n", 2)[2].replace(key, base64.b64encode(weak), 1)
        data = b"untrusted comment: x\n" + base64.b64encode(raw) + b"\n" + inside
        yield f"weak-key-{number:02}", "E_KEY_WEAK", data
    mine, theirs = good.split(b"\n", 4), other.split(b"\n", 4)
    yield "spliced-json", "E_SIG", b"\n".join([*mine[:4], theirs[4]])
    yield "spliced-signature", "E_SIG", b"\n".join([mine[0], theirs[1], *mine[2:]])
    yield "spliced-signer", "E_SIG", b"\n".join([*mine[:3], theirs[3], mine[4]])
    named = base64.b64encode(b"Ed" + keynum(MALLORY_KEY) + _raw(mine[1])[10:])
    yield "key-number-of-another", "E_SIG", good.replace(mine[1], named, 1)
    later = public_of(LATER_RUTH)
    word = make_rotation(MALLORY, later).signature.hex()
    stolen = {"key": RUTH_KEY.hex(), "sig": word}
    yield "rotation-nobody-signed", "E_SIG", signed(table(prev=stolen), LATER_RUTH)
    borrowed = {"key": RUTH_KEY.hex(), "sig": make_rotation(RUTH, later).signature.hex()}
    yield "rotation-of-another-key", "E_SIG", signed(table(prev=borrowed), MALLORY)
    itself = {"key": RUTH_KEY.hex(), "sig": make_rotation(RUTH, RUTH_KEY).signature.hex()}
    yield "rotation-to-itself", "E_SIG", signed(table(prev=itself), RUTH)
    anybody = {"key": WEAK_KEYS[1].hex(), "sig": "01" + "00" * 63}
    yield "rotation-by-a-weak-key", "E_KEY_WEAK", signed(table(prev=anybody), LATER_RUTH)
    yield "opens-with-a-rotation", "opens", signed(table(prev=borrowed), LATER_RUTH)


def words() -> Iterator[Case]:
    """Text that could act on whoever reads it."""
    yield "clipboard-code", "E_SHAPE", signed(table(title={"en": [CLIPBOARD]}))
    yield "clipboard-code-unescaped", "E_TEXT", signed(_spelled(table(title={"en": [CLIPBOARD]})))
    yield "bidi-override", "E_TEXT", signed(table(title={"en": [BIDI]}))
    yield "bidi-override-escaped", "E_SHAPE", signed(json.dumps(table(title={"en": [BIDI]})))
    yield "bidi-override-in-a-key", "E_TEXT", signed(table(**{BIDI: 1}))
    yield "line-separator", "E_TEXT", signed(table(about={"en": ["a\u2028b"]}))
    yield "tag-characters", "E_TEXT", signed(table(about={"en": ["a\U000e0041\U000e0042"]}))
    yield "byte-order-mark-inside", "E_TEXT", signed("\ufeff" + json.dumps(table()))
    yield "carriage-returns-signed", "E_TEXT", signed(json.dumps(table(), indent=1).replace("\n", "\r\n"))
    yield "null-characters", "E_SHAPE", signed(table(about={"en": ["a\x00b"]}))
    yield "lone-surrogate", "E_SHAPE", signed(json.dumps(table(title={"en": ["\ud800"]})))
    yield "not-utf-8", "E_TEXT", _signed_bytes(json.dumps(table()).encode() + b"\xff\n")
    yield "overlong-utf-8", "E_TEXT", _signed_bytes(json.dumps(table()).encode() + b"\xc0\x8a")
    yield "html", "E_LINT", signed(table(about={"en": ["<img src=x onerror=alert(1)>"]}))
    yield "html-entities", "E_LINT", signed(table(about={"en": ["&#x3c;script&#x3e;"]}))
    yield "html-comment", "E_LINT", signed(table(about={"en": ["<!-- care -->"]}))
    yield "html-in-one-language", "E_LINT", signed(
        table(langs=["en", "es"], about={"en": ["All of it"], "es": ["<b>Todo</b>"]})
    )  # fmt: skip
    yield "framework-action", "E_LINT", signed(table(title={"en": ["[@click=app.quit]Begin[/]"]}))
    yield "framework-style", "E_LINT", signed(table(title={"en": ["[bold red]Begin[/bold red]"]}))
    yield (
        "framework-style-in-a-label",
        "E_LINT",
        signed(table(prompts=[_prompt(fields=[_field("[reverse]now[/]")])])),
    )
    yield "terminal-code-in-words", "E_LINT", signed(table(title={"en": ["\\x1b[2J"]}))
    yield "markup-in-changes", "E_LINT", signed(table(changes={"en": ["[blink]new[/blink]"]}))
    yield (
        "link-to-run-something",
        "E_SHAPE",
        signed(table(sources=[{"title": TEXT, "url": "javascript:alert(1)"}])),
    )
    yield "link-to-a-file", "E_SHAPE", signed(table(sources=[{"title": TEXT, "url": "file:///etc/passwd"}]))
    yield "link-on-two-lines", "E_SHAPE", signed(table(sources=[{"title": TEXT, "url": "https://a\nb"}]))


def _spelled(changed: dict[str, Any]) -> str:
    return json.dumps(changed, ensure_ascii=False).replace("\\u001b", "\x1b").replace("\\u0007", "\x07")


def _signed_bytes(inside: bytes) -> bytes:
    from carecompanion.crypto.signify import sign

    key = base64.b64encode(RUTH_KEY)
    return sign(RUTH, b"carecompanion-pack/1\nsigner: " + key + b"\n" + inside)


def _prompt(**more: Any) -> dict[str, Any]:
    return {"id": "one", "ask": TEXT} | more


def _field(label: str = "Now", **more: Any) -> dict[str, Any]:
    return {"id": "a", "kind": "text", "label": {"en": [label]}} | more


def shapes() -> Iterator[Case]:
    """What a signer can put inside."""
    text = json.dumps(table())
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("unknown-crit", "E_NEWER", {"crit": ["ink"]}),
        ("inside-version-2", "E_NEWER", {"v": 2}),
        ("true-as-a-version", "E_SHAPE", {"v": True}),
        ("a-path-as-id", "E_SHAPE", {"id": "../../.ssh/authorized_keys"}),
        ("an-absolute-path-as-id", "E_SHAPE", {"id": "/etc/passwd"}),
        ("a-device-as-id", "E_SHAPE", {"id": "CON"}),
        ("a-name-of-ours-as-id", "E_SHAPE", {"id": "small~2"}),
        ("an-id-with-a-line-end", "E_SHAPE", {"id": "small\n"}),
        ("an-id-in-other-letters", "E_SHAPE", {"id": "sm\u0430ll"}),
        ("a-path-as-prompt", "E_SHAPE", {"prompts": [_prompt(id="../one")]}),
        ("a-path-as-language", "E_SHAPE", {"language": "../en", "langs": ["../en"]}),
        ("serial-0", "E_SHAPE", {"serial": 0}),
        ("serial-of-2-to-the-31", "E_SHAPE", {"serial": 2**31}),
        ("serial-10-to-the-30", "E_SHAPE", {"serial": 10**30}),
        ("serial-below-zero", "E_SHAPE", {"serial": -1}),
        ("serial-as-a-fraction", "E_SHAPE", {"serial": 1.0}),
        ("serial-as-text", "E_SHAPE", {"serial": "1"}),
        ("serial-true", "E_SHAPE", {"serial": True}),
        ("published-never", "E_SHAPE", {"published": "2026-13-01"}),
        ("published-in-other-digits", "E_SHAPE", {"published": "２０２６-11-02"}),
        ("no-licence", "E_SHAPE", {"licence": ...}),
        ("no-leaving", "E_SHAPE", {"leaving": ...}),
        ("no-signer-name", "E_SHAPE", {"signer_name": ...}),
        ("blank-signer-name", "E_SHAPE", {"signer_name": "\u00a0"}),
        ("endless-signer-name", "E_SHAPE", {"signer_name": "x" * 5_000}),
        ("an-endless-licence", "E_SHAPE", {"licence": "CC-BY-4.0" * 50_000}),
        ("an-endless-author", "E_SHAPE", {"authors": ["x\n" * 20_000]}),
        ("an-endless-link", "E_SHAPE", {"sources": [{"title": TEXT, "url": "https://" + "a" * 50_000}]}),
        ("a-title-without-language", "E_SHAPE", {"title": "Small"}),
        ("a-title-in-no-language-of-its", "E_SHAPE", {"title": {"es": ["Poco"]}}),
        ("a-title-of-no-lines", "E_SHAPE", {"title": {"en": []}}),
        ("a-title-of-nulls", "E_SHAPE", {"title": {"en": [None]}}),
        ("a-title-on-two-lines", "E_SHAPE", {"title": {"en": ["a", "b"]}}),
        ("a-line-of-two-lines", "E_SHAPE", {"about": {"en": ["a\nb"]}}),
        ("a-line-of-1001-bytes", "E_SHAPE", {"about": {"en": ["a" * 1_001]}}),
        ("forty-one-lines", "E_SHAPE", {"about": {"en": ["a"] * 41}}),
        ("sixty-five-languages", "E_SHAPE", {"langs": _languages(65)}),
        ("a-language-twice", "E_SHAPE", {"langs": ["en", "en"]}),
        ("sixty-five-keys", "E_SHAPE", {f"k{n}": 1 for n in range(65)}),
        ("four-hundred-and-one-prompts", "E_SHAPE", {"prompts": [_prompt(id=f"p{n}") for n in range(401)]}),
        ("one-hundred-and-five-sessions", "E_SHAPE", {"programme": {"title": TEXT, "sessions": [_session()] * 105}}),
        ("a-session-of-a-prompt-that-is-not-here", "E_SHAPE", _programme(prompts=["gone"])),
        ("a-session-on-day-10-to-the-30", "E_SHAPE", _programme(day=10**14)),
        ("a-practice-without-end", "E_SHAPE", _practice(minutes=10**14)),
        ("a-prompt-twice", "E_SHAPE", {"prompts": [_prompt(), _prompt()]}),
        ("a-strong-prompt-without-a-note", "E_SHAPE", {"prompts": [_prompt(intensity=2)]}),
        ("a-prompt-as-in-a-source", "E_SHAPE", {"prompt": [_prompt()]}),
        ("a-practice-as-in-a-source", "E_SHAPE", {"practice": []}),
        ("a-field-of-no-kind", "E_SHAPE", {"prompts": [_prompt(fields=[_field(kind="exec")])]}),
        ("a-scale-upside-down", "E_SHAPE", _scale(9, 1)),
        ("a-scale-of-10-to-the-14", "E_SHAPE", _scale(0, 10**14)),
        ("opens-with-keys-nobody-knows", "opens", {"run": "rm -rf /", "require_entry": True}),
        ("opens-with-a-session-from-elsewhere", "opens", _programme(prompts=["not-here/one"])),
    ]  # fmt: skip
    for name, code, changes in cases:
        yield name, code, signed(table(**changes))
    yield "a-key-twice", "E_SHAPE", signed(text[:-1] + ', "serial": 2}')
    yield "a-key-twice-inside", "E_SHAPE", signed(text.replace('"id": "one"', '"id": "one", "id": "two"'))
    yield "not-a-number", "E_SHAPE", signed(text.replace('"serial": 1', '"serial": NaN'))
    yield "two-packs-in-one", "E_SHAPE", signed(text + text)
    yield "words-after-the-end", "E_SHAPE", signed(text + "\nand more")
    yield "a-list", "E_SHAPE", signed("[" + text + "]")
    yield "not-json", "E_SHAPE", signed("not even json\n")
    yield "nothing-inside", "E_SHAPE", signed("")
    yield "toml-inside", "E_SHAPE", signed('id = "small"\n')


def _session(**more: Any) -> dict[str, Any]:
    return {"day": 0, "title": TEXT} | more


def _programme(**session: Any) -> dict[str, Any]:
    return {"programme": {"title": TEXT, "sessions": [_session(**session)]}}


def _practice(**step: Any) -> dict[str, Any]:
    return {"practices": [{"id": "a", "title": TEXT, "who": "pair", "steps": [{"say": TEXT} | step]}]}


def _scale(low: int, high: int) -> dict[str, Any]:
    scale = _field(kind="scale", low=low, high=high, low_label=TEXT, high_label=TEXT)
    return {"prompts": [_prompt(fields=[scale])]}


def _languages(count: int) -> list[str]:
    return ["en", *(f"a{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count - 1))]


def slow() -> Iterator[Case]:
    """What could keep a reader busy, up to the last byte that a pack may have."""

    def packed(**more: Any) -> bytes:
        return signed(json.dumps(table(**more), separators=(",", ":")))

    yield "lists-in-lists", "E_SHAPE", signed("[" * ROOM)
    yield "lists-in-lists-closed", "E_SHAPE", signed("[" * 16_000 + "]" * 16_000)
    yield "tables-in-tables", "E_SHAPE", signed('{"a":' * 32_000)
    yield "very-many-tables", "E_SHAPE", packed(x=[{}] * 340_000)
    yield "very-many-lists", "E_SHAPE", packed(x=[[]] * 340_000)
    yield "very-many-texts", "E_SHAPE", packed(x=[""] * 330_000)
    yield "very-many-keys", "E_SHAPE", packed(x={f"k{n}": 1 for n in range(85_000)})
    yield "a-number-of-a-mebibyte", "E_SHAPE", signed('{"v":' + "9" * (ROOM - 10) + "}")
    yield "a-fraction-of-a-mebibyte", "E_SHAPE", signed('{"v":0.' + "9" * (ROOM - 10) + "}")
    yield "a-text-of-a-mebibyte", "E_SHAPE", packed(x="a" * (ROOM - 1_000), about="b")
    yield "spaces-of-a-mebibyte", "opens", signed(json.dumps(table()) + " " * (ROOM - 1_000))
    yield "escapes-of-a-mebibyte", "E_SHAPE", packed(title={"en": ["x"]}, about={"en": ["\x01" * 150_000]})
    yield "tags-of-a-mebibyte", "E_TEXT", signed(table(about={"en": ["\U000e0041" * 200_000]}))
    yield "flags-never-ended", "E_TEXT", signed(table(about={"en": ["\U0001f3f4\U000e0067" * 100_000]}))
    many = [_prompt(id=f"p{n}") | {f"u{m}": 1 for m in range(60)} for n in range(400)]
    yield "opens-with-very-many-unknown-keys", "opens", packed(prompts=many)
    fields = [_field(id=f"f{m}") for m in range(20)]
    opened = [_prompt(id=f"p{n}", fields=fields) for n in range(400)]
    yield "opens-with-very-many-fields", "opens", packed(prompts=opened)
    for name, sign, code in (("brackets", "[b ", "E_SHAPE"), ("opens-with-elements", "<a ", "opens")):
        lines = {"en": [sign * 330] * 40}
        yield (
            f"{name}-that-never-close",
            code,
            packed(prompts=[_prompt(id=f"p{n}", ask=lines) for n in range(24)]),
        )
    names = _languages(64)
    said = {name: ["x"] for name in names}
    yield "opens-in-sixty-four-languages", "opens", packed(
        langs=names, prompts=[_prompt(id=f"p{n}", ask=said) for n in range(400)]
    )  # fmt: skip


def cases() -> Iterator[Case]:
    for part in (outside, signers, words, shapes, slow):
        yield from part()


def main() -> None:
    """Write every case and what it ends in."""
    FOLDER.mkdir(exist_ok=True)
    expected: dict[str, str] = {}
    for name, code, data in cases():
        is_large = len(data) > LARGE
        file = f"{name}.carepack.gz" if is_large else f"{name}.carepack"
        assert file not in expected, file
        expected[file] = code
        (FOLDER / file).write_bytes(gzip.compress(data, mtime=0) if is_large else data)
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
