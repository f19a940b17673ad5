"""Our own JSON, out and in: complete, lossless, one entry at a time in both directions.

The shape is published as ``export.schema.json``. Out: one entry a line. In: any layout of the same document is
accepted and read in pieces; what does not fit is refused entry by entry, and never repaired.
"""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING, Final

from carecompanion.domain.entry_plain import entry_from_plain, plain_entry
from carecompanion.domain.plain import refuse_bad
from carecompanion.domain.text import has_bad
from carecompanion.errors import BadInput, CareError, WrongShape
from carecompanion.interchange.besides import BESIDES, beside_of
from carecompanion.interchange.json_pieces import items_of, malformed
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carecompanion.domain.entry import Entry
    from carecompanion.interchange.besides import Beside
    from carecompanion.interchange.json_pieces import Item

FORMAT: Final = "carecompanion-export/1"
_FAMILY: Final = "carecompanion-export/"
OTHER_NOUNS: Final = (
    "people", "maps", "flows", "commitments", "runs", "circles", "agreements", "sent", "received",
)  # fmt: skip
"""What stands beside the entries, each an array."""

ENTRY_ID: Final = re.compile(r"[0-9a-z]{1,64}")
"""What an entry may be called: something that can be typed, and found by its beginning."""


def json_of(
    entries: Iterable[Entry], others: Mapping[str, Iterable[Mapping[str, object]]] | None = None
) -> Iterator[str]:
    """The document in pieces; *others* holds what is known of :data:`OTHER_NOUNS`, already plain."""
    yield f'{{"format": "{FORMAT}",\n"entries": ['
    yield from _lines(plain_entry(entry) for entry in entries)
    yield "\n]"
    for noun in OTHER_NOUNS:
        yield f',\n"{noun}": ['
        yield from _lines((others or {}).get(noun, ()))
        yield "]"
    yield "}\n"


def _lines(values: Iterable[Mapping[str, object]]) -> Iterator[str]:
    between = "\n"
    for value in values:
        yield between + json.dumps(value, ensure_ascii=False)
        between = ",\n"


def entries_of(stream: IO[str]) -> Iterator[Entry | CareError]:
    """Every entry of a document, or the error of one that does not fit (the others still come); as :func:`parts_of`."""
    for noun, part in parts_of(stream):
        if noun in ("entries", ""):
            yield part  # type: ignore[misc]  # of these there are entries and errors only


def parts_of(stream: IO[str]) -> Iterator[tuple[str, Entry | Beside | CareError]]:
    """Every entry, and everything beside them that can be taken in, each with its array's name, as they stand.

    After the last one comes an error without a name where the document holds something that this version does not read.
    Raises BadInput for a document that is not ours or of a newer format, and where one is cut short or malformed.
    """
    is_known = stream.seekable()
    if is_known:
        # Other programs sort keys: nothing is taken in before the format is known, wherever it stands.
        _find_format(stream)
        stream.seek(0)
    has_entries = False
    others: set[str] = set()
    for item in items_of(stream):
        if item.key == "format":
            _check_format(item)
            is_known = True
        elif item.key == "entries" or item.key in BESIDES:
            if not is_known:
                raise _not_ours()
            if item.key == "entries" and not item.is_listed:
                raise malformed()
            has_entries |= item.key == "entries"
            if not item.is_empty:
                yield item.key, _entry(item) if item.key == "entries" else beside_of(item)
        elif item.key not in OTHER_NOUNS or not item.is_empty:
            others.add(item.key)
    if not is_known:
        raise _not_ours()
    if not has_entries:
        raise malformed()
    if others:
        yield "", _left_where_it_is(others)


def _left_where_it_is(others: set[str]) -> BadInput:
    key = "interchange.letters" if others <= set(OTHER_NOUNS) else "interchange.others"
    return BadInput(say(key), say(f"{key}_hint"))


def _find_format(stream: IO[str]) -> None:
    for item in items_of(stream):
        if item.key == "format":
            _check_format(item)
            return
    raise _not_ours()


def _check_format(item: Item) -> None:
    if item.plain == FORMAT and not item.is_listed:
        return
    if isinstance(item.plain, str) and item.plain.startswith(_FAMILY):
        raise BadInput(say("interchange.newer"), say("interchange.newer_hint"))
    raise _not_ours()


def _entry(item: Item) -> Entry | CareError:
    if item.is_flawed:
        return BadInput(say("interchange.flawed"), say("interchange.flawed_hint"))
    try:
        refuse_bad(item.plain)
        entry = entry_from_plain(item.plain)
        if not ENTRY_ID.fullmatch(entry.id):
            raise WrongShape("range", place="id")
        for place, lines in (("title", (entry.title,)), ("tags", entry.tags), ("people", entry.people)):
            if any(has_bad(line, one_line=True) for line in lines):
                raise WrongShape("range", place=place)
    except CareError as error:
        return error
    return entry


def _not_ours() -> BadInput:
    return BadInput(say("interchange.not_ours"), say("interchange.not_ours_hint"))
