"""Another program, written from docs/pack-format.md and docs/letter-format.md alone: it shares no code with ours.

It builds packs, reads their outside and their JSON (steps 1 to 9 of §4.2), and gives their words in a language.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

WORDS: Final = {
    "title", "about", "audience", "arc", "care_note", "leaving", "support_route", "idea", "ask", "doorway",
    "targeted", "content_note", "label", "help", "placeholder", "low_label", "middle", "high_label", "voices",
    "say", "domain", "community", "practice", "words", "together", "steps", "boxes", "sections",
}  # fmt: skip
P: Final = 2**255 - 19
Y8: Final = 2707385501144840649318225287225658788936804267575313519463743609750303402022
BAD: Final = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


Json = Any


class Refused(Exception):
    """The code of §4.2."""


@dataclass
class Read:
    """What a pack says, and who says it."""

    key: bytes
    digest: bytes
    json: dict[str, Any]


def public(secret: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def key_number(key: bytes) -> bytes:
    return hashlib.sha256(b"carecompanion/fingerprint/1\x00\x02" + key).digest()[:8]


def is_weak(key: bytes) -> bool:
    y = int.from_bytes(key, "little") % 2**255
    return y >= P or y in {0, 1, P - 1, Y8, P - Y8}


def is_bad(text: str) -> bool:
    return any(found[1] is None for found in BAD.finditer(text))


# building, §4.1


def is_words(key: str, inside: str) -> bool:
    if key in {"practice", "steps"} and inside in {"", "practice", "practices"}:
        return False
    return key in WORDS


def text(own: str, said: dict[str, Any], language: str) -> dict[str, list[str]]:
    every = {language: own} | {name: said[name] for name in sorted(said) if isinstance(said[name], str)}
    return {name: unicodedata.normalize("NFC", words).split("\n") for name, words in every.items()}


def below(said: dict[str, Any], step: str | int) -> dict[str, Any]:
    """What each translation says one step down, where it says something."""
    found = {}
    for name, there in said.items():
        if isinstance(there, dict) and step in there:
            found[name] = there[str(step)]
        elif isinstance(there, list) and isinstance(step, int) and step < len(there):
            found[name] = there[step]
    return found


def built(own: Json, said: dict[str, Any], language: str, key: str, inside: str) -> Json:
    if isinstance(own, str):
        return text(own, said, language) if is_words(key, inside) else unicodedata.normalize("NFC", own)
    if isinstance(own, dict):
        return {name: built(value, below(said, name), language, name, key) for name, value in own.items()}
    if isinstance(own, list):
        items = []
        for at, item in enumerate(own):
            step = (
                item["id"]
                if isinstance(item, dict) and any(isinstance(t, dict) for t in said.values())
                else at
            )
            within = inside if isinstance(item, str) else key
            items.append(
                {n: built(v, below(below(said, step), n), language, n, within) for n, v in item.items()}
                if isinstance(item, dict)
                else built(item, below(said, at), language, key, within)
            )
        return items
    return own


def build(source: bytes, words: dict[str, bytes], secret: bytes, name: str, serial: int, day: str) -> bytes:
    own = tomllib.loads(source.decode())
    said = {language: tomllib.loads(data.decode()) for language, data in words.items()}
    language = own["language"]
    inner = {key: built(value, below(said, key), language, key, "") for key, value in own.items()}
    head = {
        "v": 1, "crit": [], "id": own["id"], "serial": serial, "published": day, "signer_name": name,
        "language": language, "langs": [language, *sorted(words)],
    }  # fmt: skip
    rest = {
        {"prompt": "prompts", "practice": "practices"}.get(key, key): value
        for key, value in inner.items()
        if key not in head
    }
    key = public(secret)
    message = b"carecompanion-pack/1\nsigner: " + base64.b64encode(key) + b"\n"
    message += json.dumps(head | rest, indent=1, ensure_ascii=False).encode() + b"\n"
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(message)
    line = base64.b64encode(b"Ed" + key_number(key) + signature)
    return b"untrusted comment: carecompanion prompt pack\n" + line + b"\n" + message


# reading, §4.2


def exactly(spelled: bytes, length: int) -> bytes:
    try:
        found = base64.b64decode(spelled, validate=True)
    except binascii.Error:
        raise Refused("E_SIG") from None
    if len(found) != length or base64.b64encode(found) != spelled:
        raise Refused("E_SIG")
    return found


def read(data: bytes) -> Read:
    if len(data) > 2**20:
        raise Refused("E_TOO_BIG")
    first, _, rest = data.partition(b"\n")
    second, _, message = rest.partition(b"\n")
    magic = re.match(rb"carecompanion-pack/[0-9]{1,9}\n", message)
    if not first.startswith(b"untrusted comment: ") or len(first) > 1024 or not magic:
        raise Refused(
            "E_SIG" if b"carecompanion-pack/" in data[:4096].replace(b"\x00", b"") else "E_NOT_OURS"
        )
    if magic[0] != b"carecompanion-pack/1\n":
        raise Refused("E_NEWER")
    fourth, line_end, inside = message[len(magic[0]) :].partition(b"\n")
    if not fourth.startswith(b"signer: ") or not line_end:
        raise Refused("E_SIG")
    key = exactly(fourth[8:], 32)
    if is_weak(key):
        raise Refused("E_KEY_WEAK")
    signature = exactly(second, 74)
    if signature[:10] != b"Ed" + key_number(key):
        raise Refused("E_SIG")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature[10:], message)
    except InvalidSignature:
        raise Refused("E_SIG") from None
    try:
        words = inside.decode()
    except UnicodeDecodeError:
        raise Refused("E_TEXT") from None
    if is_bad(words):
        raise Refused("E_TEXT")
    found = strict(words)
    if not isinstance(found.get("crit"), list) or type(found.get("v")) is not int:
        raise Refused("E_SHAPE")
    if found["v"] != 1 or found["crit"]:
        raise Refused("E_NEWER")
    return Read(key, hashlib.sha256(message).digest(), found)


def strict(words: str) -> dict[str, Any]:
    def refuse(_: object) -> Json:
        raise Refused("E_SHAPE")

    def whole(digits: str) -> int:
        return int(digits) if len(digits) <= 15 else refuse(digits)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse(pairs)

    if words.count("{") + words.count("[") > 32_768:
        raise Refused("E_SHAPE")
    try:
        found = json.loads(
            words, object_pairs_hook=once, parse_float=refuse, parse_constant=refuse, parse_int=whole
        )
    except (ValueError, RecursionError):
        raise Refused("E_SHAPE") from None
    if not isinstance(found, dict) or is_bad(json.dumps(found, ensure_ascii=False).replace("\\r", "\r")):
        raise Refused("E_SHAPE")
    if any(escape in json.dumps(found, ensure_ascii=False) for escape in ("\\u00", "\\b", "\\f")):
        raise Refused("E_SHAPE")
    return found


def said(value: Json, languages: tuple[str, ...], key: str = "", inside: str = "") -> Json:
    """The JSON with every text in the first of *languages* it has: what TOML would say."""
    if is_words(key, inside) and isinstance(value, dict):
        return "\n".join(next(value[name] for name in languages if name in value))
    if isinstance(value, dict):
        return {name: said(inner, languages, name, key) for name, inner in value.items()}
    if isinstance(value, list):
        if is_words(key, inside):
            return [said(item, languages, key, inside) for item in value]
        return [
            {name: said(inner, languages, name, key) for name, inner in item.items()}
            if isinstance(item, dict)
            else item
            for item in value
        ]
    return value
