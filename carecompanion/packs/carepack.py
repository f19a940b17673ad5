"""A built pack: one signed text file. Written here from a source, and read from anybody (formats.md §5.2)."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field, replace
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final

from carecompanion.crypto import signify
from carecompanion.crypto.identity import is_weak_ed25519
from carecompanion.domain.ids import PackId
from carecompanion.domain.languages import LANGUAGE, language_for
from carecompanion.domain.plain import Flaw, Plain
from carecompanion.domain.strict_json import read_json
from carecompanion.domain.strict_keys import day, matching, need, short_line, whole
from carecompanion.domain.text import clean, is_blank
from carecompanion.errors import ExchangeError, Usage
from carecompanion.packs.envelope import PACK_BYTES, disclose, enclose
from carecompanion.packs.faults import WARNINGS, PackFaults, fault
from carecompanion.packs.files import SOURCE
from carecompanion.packs.format import read_source
from carecompanion.packs.json_form import LINE_BYTES, LINES, from_json, read_text, to_json
from carecompanion.packs.markup import has_markup
from carecompanion.packs.parts import PACK_ID, read_parts
from carecompanion.packs.refusals import PackRefused
from carecompanion.packs.rotation import Rotation, check_rotation
from carecompanion.packs.translation import by_ids
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from carecompanion.domain.pack import Pack
    from carecompanion.packs.faults import Fault
    from carecompanion.packs.format import Reading

NAME_BYTES: Final = 48
SERIAL_AT_MOST: Final = 2**31 - 1
VERSION: Final = 1

_LANGUAGES_AT_MOST: Final = 64
_INNER_AT_MOST: Final = 32_768
"""Tables and lists together, counted before anything is parsed; an honest pack of 1 MiB has some 24,000."""
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")


@dataclass(frozen=True, slots=True)
class SignedPack:
    """A built pack that the owner of *key* (raw, 32 bytes) signed.

    ``digest`` is the SHA-256 of what is signed: files of one signer, id and serial with other digests are not the same
    pack. ``rotation``, where there is one, is valid. ``languages`` begin with the pack's own.
    """

    key: bytes
    id: str
    serial: int
    published: date
    signer_name: str
    languages: tuple[str, ...]
    digest: bytes
    rotation: Rotation | None
    table: Mapping[str, Any] = field(repr=False)

    def pack(self, languages: Sequence[str] = (), name: str = "") -> Pack:
        """The pack for a reader of *languages*; its id is *name* where it is called otherwise here."""
        language = language_for(languages, self.languages[0], self.languages)
        changes = self.table.get("changes")
        return replace(
            _pack(self.table, self.languages, language),
            id=PackId(name or self.id),
            signer=base64.b64encode(self.key).decode(),
            signer_name=self.signer_name,
            published=self.published,
            languages=self.languages,
            changes="" if changes is None else read_text(changes, self.languages, language),
        )


# writing ----------------------------------------------------------------------------------------------------------


def build(
    files: Mapping[str, bytes],
    *,
    secret: bytes,
    signer_name: str,
    serial: int,
    published: date,
    changes: Mapping[str, str] | None = None,
    prev: Rotation | None = None,
) -> bytes:
    """The file that carries the source in *files*, signed with *secret* (32 bytes): the same bytes for the same words.

    *changes* says what is new, by language, in languages the pack has. Raises PackFaults with every fault, each with
    its place; Usage for a name, or words about changes, that do not fit.
    """
    reading = read_source(files, every_language=True)
    if reading.pack is None:
        raise PackFaults(reading.faults)
    own = reading.pack.language
    flaws: dict[str, list[Flaw]] = {}
    built = to_json(reading.source, reading.words, own, flaws)
    if flaws:
        raise PackFaults((*reading.faults, *_located(reading, own, flaws)))
    languages = (own, *sorted(reading.words))
    head: dict[str, Any] = {
        "v": VERSION,
        "crit": [],
        "id": built.pop("id"),
        "serial": serial,
        "published": published.isoformat(),
        "signer_name": _name(signer_name),
        "language": built.pop("language"),
        "langs": list(languages),
    }
    built.pop("serial", None)
    if changes:
        head["changes"] = _changes(changes, languages)
    if prev is not None:
        head["prev"] = {"key": prev.old.hex(), "sig": prev.signature.hex()}
    data = enclose(_spelled(head | built) + "\n", secret)
    if len(data) > PACK_BYTES:
        raise PackFaults((*reading.faults, fault(SOURCE, (1, 1), "too_big", {"most": PACK_BYTES // 1024})))
    try:
        read_carepack(data)
    except ExchangeError:
        _refuse_words(files)
        raise
    return data


def _refuse_words(files: Mapping[str, bytes]) -> None:
    """Raise PackFaults where the check knows what a reader would not take."""
    from carecompanion.packs.lint.check import check_source

    faults = check_source(files).faults
    if any(not one.is_warning for one in faults):
        raise PackFaults(faults)


def _spelled(value: object, indent: str = "\n") -> str:
    """JSON as ``json.dumps(value, ensure_ascii=False, indent=1)`` spells it, in a fraction of the time."""
    inner = indent + " "
    if isinstance(value, dict) and value:
        items = [f"{encode_basestring(key)}: {_spelled(item, inner)}" for key, item in value.items()]
        return "{" + inner + f",{inner}".join(items) + indent + "}"
    if isinstance(value, list) and value:
        return "[" + inner + f",{inner}".join([_spelled(item, inner) for item in value]) + indent + "]"
    return encode_basestring(value) if isinstance(value, str) else json.dumps(value)


def _located(reading: Reading, own: str, flaws: Mapping[str, list[Flaw]]) -> Iterator[Fault]:
    for language, found in flaws.items():
        if language == own:
            yield from reading.locate(found)
        else:
            there = [replace(flaw, place=by_ids(flaw.place, reading.source)) for flaw in found]
            yield from reading.locate(there, f"{language}.toml")


def _name(said: str) -> str:
    name = clean(said, one_line=True)
    if not 1 <= len(name.encode()) <= NAME_BYTES:
        raise Usage(say("exchange.card_name.what"), say("exchange.card_name.hint", bytes=NAME_BYTES))
    return name


def _changes(said: Mapping[str, str], languages: Sequence[str]) -> dict[str, list[str]]:
    changes = {name: clean(said[name]).strip().split("\n") for name in languages if name in said}
    is_long = any(
        len(lines) > LINES or any(len(line.encode()) > LINE_BYTES for line in lines)
        for lines in changes.values()
    )
    if any(has_markup("\n".join(lines)) for lines in changes.values()):
        raise Usage(say("packs.changes.what"), say("packs.changes.markup"))
    if is_long or languages[0] not in changes or said.keys() - changes.keys():
        raise Usage(
            say("packs.changes.what"), say("packs.changes.hint", lines=LINES, languages=", ".join(languages))
        )
    return changes


# reading ----------------------------------------------------------------------------------------------------------


def read_carepack(data: bytes) -> SignedPack:
    """The pack in *data*, whoever sent it; the first thing that is not as it must be ends it.

    Order: size, two lines and magic, signer, weak keys, key number, signature, characters, JSON, schema. Raises
    ExchangeError E_TOO_BIG, E_NOT_OURS, E_NEWER, E_KEY_WEAK, E_SIG, E_TEXT, E_SHAPE or E_LINT (markup), and no other.
    """
    try:
        envelope = disclose(data)
        signed = _read(envelope.key, envelope.digest, envelope.text)
        # Other languages bring other words and nothing else, and every text was looked at in all of them.
        _pack(signed.table, signed.languages, signed.languages[0])
    except ExchangeError as refused:
        raise PackRefused(refused.code) from None
    return signed


def read_kept(data: bytes) -> SignedPack:
    """The pack in *data*, which came through :func:`read_carepack` before it was kept: nothing is verified again."""
    envelope = disclose(data, is_kept=True)
    return _read(envelope.key, envelope.digest, envelope.text)


def _read(key: bytes, digest: bytes, text: str) -> SignedPack:
    if text.count("{") + text.count("[") > _INNER_AT_MOST:
        raise ExchangeError("E_SHAPE")
    table = read_json(text)
    _check_version(table)
    languages = _languages(table)
    signer_name = short_line(table, "signer_name", NAME_BYTES)
    if is_blank(signer_name) or "prompt" in table or "practice" in table:
        raise ExchangeError("E_SHAPE")
    if "changes" in table:
        read_text(table["changes"], languages, languages[0])
    return SignedPack(
        key=key,
        id=matching(table, "id", PACK_ID),
        serial=whole(table, "serial", 1, SERIAL_AT_MOST),
        published=day(need(table, "published", str)),
        signer_name=signer_name,
        languages=languages,
        digest=digest,
        rotation=_rotation(table, key),
        table=table,
    )


def _check_version(table: dict[str, Any]) -> None:
    critical = need(table, "crit", list)
    if not all(isinstance(name, str) for name in critical):
        raise ExchangeError("E_SHAPE")
    if need(table, "v", int) != VERSION or critical:
        raise ExchangeError("E_NEWER")


def _languages(table: dict[str, Any]) -> tuple[str, ...]:
    own = matching(table, "language", LANGUAGE)
    languages = need(table, "langs", list)
    if (
        len(languages) > _LANGUAGES_AT_MOST
        or not all(isinstance(name, str) and LANGUAGE.fullmatch(name) for name in languages)
        or len(set(languages)) != len(languages)
        or own not in languages
    ):
        raise ExchangeError("E_SHAPE")
    return (own, *(name for name in languages if name != own))


def _rotation(table: dict[str, Any], key: bytes) -> Rotation | None:
    if "prev" not in table:
        return None
    prev = need(table, "prev", dict)
    old, signature = bytes.fromhex(matching(prev, "key", _HEX)), bytes.fromhex(matching(prev, "sig", _HEX))
    if len(old) != signify.KEY_BYTES or len(signature) != signify.SIGNATURE_BYTES:
        raise ExchangeError("E_SHAPE")
    if is_weak_ed25519(old):
        raise ExchangeError("E_KEY_WEAK")
    rotation = Rotation(old, signature)
    if not check_rotation(rotation, key):
        raise ExchangeError("E_SIG")
    return rotation


def _pack(table: Mapping[str, Any], languages: Sequence[str], language: str) -> Pack:
    flaws: list[Flaw] = []
    pack = read_parts(Plain(from_json(table, languages, language), flaws))
    if any(flaw.reason not in WARNINGS for flaw in flaws):
        raise ExchangeError("E_SHAPE")
    return replace(pack, language=language)
