"""Our own JSON: what goes out comes in again as it was, and what does not fit is told apart from what does."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.entry import Entry
from carecompanion.errors import BadInput, CareError
from carecompanion.interchange.carejson import FORMAT, OTHER_NOUNS, entries_of, json_of
from carecompanion.interchange.json_pieces import CHUNK
from tests.domain.samples import ENTRY, anything
from tests.interchange.entries import entries, many

if TYPE_CHECKING:
    from collections.abc import Iterable


def document(entries: Iterable[Entry]) -> str:
    return "".join(json_of(entries))


def read(text: str) -> list[Entry | CareError]:
    return list(entries_of(io.StringIO(text)))


def wrapped(*items: object, **more: object) -> str:
    return json.dumps({"format": FORMAT, "entries": list(items), **more})


def plain(entry: Entry = ENTRY) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document([entry]))["entries"][0]
    return found


@given(st.lists(entries(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_an_entry_holds_comes_back_as_it_was(written: list[Entry]) -> None:
    text = document(written)
    assert json.loads(text)["format"] == FORMAT
    assert read(text) == written


def test_every_kind_of_answer_comes_back_as_it_was() -> None:
    assert read(document([ENTRY])) == [ENTRY]


def test_the_document_names_every_noun_that_will_be_in_it() -> None:
    written = json.loads(document([]))
    assert written == {"format": FORMAT, "entries": [], **{noun: [] for noun in OTHER_NOUNS}}
    assert read(document([])) == []


@pytest.mark.parametrize("indent", [None, 1, 8])
def test_any_layout_of_the_same_document_is_read(indent: int | None) -> None:
    written = json.loads(document([ENTRY, *many(3)]))
    assert read(json.dumps(written, indent=indent, ensure_ascii=True)) == [ENTRY, *many(3)]


def test_a_document_whose_keys_were_sorted_is_read() -> None:
    written = json.loads(document([ENTRY]))
    assert read(json.dumps(written, sort_keys=True)) == [ENTRY]


def test_entries_that_lie_across_the_pieces_read_are_read_whole() -> None:
    long = many(5, lambda place: f"{place}é" * (CHUNK // 4))
    assert read(document(long)) == long


def test_a_stream_that_cannot_go_back_is_read_in_the_order_we_write() -> None:
    class Pipe(io.StringIO):
        def seekable(self) -> bool:
            return False

    assert list(entries_of(Pipe(document([ENTRY])))) == [ENTRY]
    with pytest.raises(BadInput):
        list(entries_of(Pipe(json.dumps(json.loads(document([ENTRY])), sort_keys=True))))


# one entry that does not fit ------------------------------------------------------------------------------------


def replaced(**changes: object) -> dict[str, Any]:
    return plain() | changes


BAD: Final[dict[str, object]] = {
    "no table": "entry",
    "null": None,
    "an unknown key": replaced(mood="fine"),
    "no id": {key: value for key, value in plain().items() if key != "id"},
    "an id that is a path": replaced(id="../../etc"),
    "an id in capitals, which nothing typed would find": replaced(id="K3V9W2M0QA"),
    "an id that is a word of ours": replaced(id="@last"),
    "an empty id": replaced(id=""),
    "an endless id": replaced(id="a" * 65),
    "a title of two lines": replaced(title="one\n# two"),
    "a tag of two lines": replaced(tags=["one\ntwo"]),
    "an escape sequence": replaced(text="\x1b]52;c;AAAA\x07"),
    "a bidi override in a label": replaced(text="\u202etxet"),
    "a lone surrogate": replaced(text="\ud800"),
    "a number as text": replaced(text=7),
    "a float": replaced(intensity=1.0),
    "a boolean as a number": replaced(intensity=True),
    "a time without its offset": replaced(created="2026-11-20T21:14:00"),
    "no time": replaced(created="yesterday"),
    "an unknown kind": replaced(kind="dream"),
    "an answer to nothing asked": replaced(answers={"nowhere": "x"}),
    "an answer that does not fit its field": replaced(answers={"seen": 11}),
    "answers without a prompt": replaced(prompt=None),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_an_entry_that_does_not_fit_is_told_and_the_others_still_come(bad: object) -> None:
    first, told, last = read(wrapped(plain(many(2)[0]), bad, plain(many(2)[1])))
    assert (first, last) == tuple(many(2))
    assert isinstance(told, BadInput)
    assert told.exit_code == 6
    assert told.what
    assert "etc" not in told.what + told.hint, "nothing of the file is echoed"


@pytest.mark.parametrize(
    "spelled",
    [
        '{"id": "a", "id": "b"}',
        '{"answers": {"a": 1, "a": 2}}',
        '{"intensity": NaN}',
        '{"intensity": -Infinity}',
        '{"intensity": ' + "9" * 5_000 + "}",
    ],
    ids=["a key twice", "a key twice inside", "nan", "infinity", "a number of 5000 digits"],
)
def test_what_json_allows_and_no_entry_holds_is_told_of_its_entry_alone(spelled: str) -> None:
    text = f'{{"format": "{FORMAT}", "entries": [{json.dumps(plain())}, {spelled}, {json.dumps(plain())}]}}'
    first, told, last = read(text)
    assert first == last == ENTRY
    assert isinstance(told, BadInput)


@given(anything)
@settings(max_examples=150, deadline=None)
def test_anything_in_place_of_an_entry_is_an_entry_or_a_typed_error(item: object) -> None:
    assert all(isinstance(found, Entry | BadInput) for found in read(wrapped(item)))


# a document that does not fit -----------------------------------------------------------------------------------


NOT_OURS: Final = {
    "another program's": '{"tags": {}, "entries": [{"body": "x"}]}',
    "one without its format": '{"entries": []}',
    "a format that only sounds like it": '{"format": "carecompanion-backup", "entries": []}',
    "a format in a list": f'{{"format": ["{FORMAT}"], "entries": []}}',
    "a later one": '{"format": "carecompanion-export/2", "entries": [{"new": 1}]}',
    "nothing": "",
    "white space": " \n",
    "a list": "[]",
    "words": "Dear diary,",
    "entries that are no list": f'{{"format": "{FORMAT}", "entries": {json.dumps(plain())}}}',
    "no entries": f'{{"format": "{FORMAT}"}}',
    "a key twice": f'{{"format": "{FORMAT}", "entries": [], "entries": []}}',
    "more after the end": f'{{"format": "{FORMAT}", "entries": []}} {{}}',
    "a comma too many": f'{{"format": "{FORMAT}", "entries": [],}}',
    "a comma too many in the list": f'{{"format": "{FORMAT}", "entries": [1,]}}',
    "two commas": f'{{"format": "{FORMAT}", "entries": [1,,2]}}',
    "no comma": f'{{"format": "{FORMAT}", "entries": [1 2]}}',
    "a key that is a number": f'{{"format": "{FORMAT}", 7: []}}',
    "thirty thousand deep": f'{{"format": "{FORMAT}", "entries": [' + "[" * 30_000,
}


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_a_document_that_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.exit_code == 6
    assert refused.value.hint


def test_a_newer_document_is_called_newer() -> None:
    with pytest.raises(BadInput, match="newer"):
        read(NOT_OURS["a later one"])


def test_a_document_cut_anywhere_gives_what_came_before_and_then_the_fault() -> None:
    written = many(3)
    text = document(written).rstrip()
    for end in range(len(text)):
        found: list[Entry | CareError] = []
        with pytest.raises(BadInput):
            found.extend(entries_of(io.StringIO(text[:end])))
        assert found == written[: len(found)]


def test_one_value_beyond_any_entry_is_refused_without_reading_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carecompanion.interchange.json_pieces.ONE_VALUE_LIMIT", 4 * CHUNK)
    endless = io.StringIO(f'{{"format": "{FORMAT}", "entries": ["' + "x" * (100 * CHUNK))
    with pytest.raises(BadInput):
        list(entries_of(endless))
    assert endless.tell() < 20 * CHUNK


def test_what_a_later_version_adds_is_named_as_left_out() -> None:
    for noun, kept in (("circles", [{"name": "wren"}]), ("dreams", []), ("sent", {})):
        found = read(wrapped(plain(), **{noun: kept}))
        assert found[0] == ENTRY
        assert isinstance(found[1], BadInput)
        assert len(found) == 2
