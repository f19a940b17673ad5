"""Whatever bytes come: a typed refusal, or a pack in which everything holds in every language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError
from carecompanion.packs.carepack import read_carepack
from carecompanion.packs.files import SOURCE
from carecompanion.packs.format import read_source
from carecompanion.packs.json_form import from_json, to_json
from tests.packs.signers import RUTH, carepack, inside, signed, table
from tests.packs.sources import SPANISH, WHOLE

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack

GOOD: Final = carepack()
START: Final = GOOD.index(b"\n") + 1
"""Where the signature begins: the comment before it is anybody's."""

BUILT: Final = inside(GOOD)
CODES: Final = {"E_SHAPE", "E_TEXT", "E_NEWER", "E_KEY_WEAK", "E_SIG", "E_LINT"}

numbers = st.integers(-(10**30), 10**30)
words = st.text(max_size=8) | st.sampled_from(["en", "es", "../x", "<b>x</b>", "[bold]", "a\nb", "", "one"])
plain = st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | words
anything: st.SearchStrategy[Any] = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        read_carepack(data)
    return refused.value.code


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(place for step, item in inner for place in places(item, (*path, step)))]


EVERY_PLACE: Final = places(BUILT)[1:]


def put(place: tuple[Any, ...], value: object) -> dict[str, Any]:
    """The built pack with *value* at *place*."""
    changed: Any = json.loads(json.dumps(BUILT))
    inner = changed
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return changed  # type: ignore[no-any-return]


def texts(value: object) -> list[str]:
    """Every text in a value that a pack is made of."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)):
        return [text for item in value for text in texts(item)]
    names = getattr(value, "__dataclass_fields__", {})
    return [text for name in names for text in texts(getattr(value, name))]


def is_sound(pack: Pack) -> bool:
    """Are its ids each there once, its strong prompts behind a note, and all its words harmless?"""
    ids = [prompt.id for prompt in pack.prompts]
    is_gated = all(prompt.content_note.strip() for prompt in pack.prompts if prompt.is_gated)
    return len(set(ids)) == len(ids) and is_gated and not any(has_bad(text) for text in texts(pack))


def refused_or_sound(data: bytes) -> None:
    try:
        read = read_carepack(data)
    except ExchangeError as refused:
        assert refused.code in CODES  # noqa: PT017 - either is right, nothing else is
        return
    assert 1 <= read.serial < 2**31
    for language in (*read.languages, "tlh"):
        assert is_sound(read.pack((language,)))


@given(st.binary(max_size=600))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert code_of(data) in {"E_NOT_OURS", "E_SIG", "E_NEWER"}


@given(st.integers(START, len(GOOD) - 1), st.integers(1, 255))
def test_any_byte_changed_after_the_comment_is_refused(at: int, by: int) -> None:
    code = code_of(GOOD[:at] + bytes([GOOD[at] ^ by]) + GOOD[at + 1 :])
    assert code in {"E_SIG", "E_NOT_OURS", "E_NEWER", "E_KEY_WEAK"}


@settings(max_examples=40)
@given(st.integers(0, START - 1), st.integers(1, 255))
def test_a_byte_changed_in_the_comment_changes_nothing_that_is_read(at: int, by: int) -> None:
    changed = GOOD[:at] + bytes([GOOD[at] ^ by]) + GOOD[at + 1 :]
    try:
        assert read_carepack(changed) == read_carepack(GOOD)
    except ExchangeError as refused:
        assert refused.code == "E_SIG"  # noqa: PT017 - either is right, nothing else is


@given(st.integers(START, len(GOOD)), st.integers(START, len(GOOD)), st.binary(max_size=40))
def test_any_piece_put_in_or_taken_out_is_refused(start: int, end: int, piece: bytes) -> None:
    changed = GOOD[:start] + piece + GOOD[max(start, end) :]
    if changed != GOOD:
        code_of(changed)


@settings(max_examples=100)
@given(st.sampled_from(EVERY_PLACE), anything)
def test_any_json_at_any_place_of_a_signed_pack_is_refused_or_sound(
    place: tuple[Any, ...], value: object
) -> None:
    refused_or_sound(signed(put(place, value)))


@settings(max_examples=40)
@given(st.sampled_from(EVERY_PLACE), st.sampled_from(EVERY_PLACE))
def test_any_part_of_a_signed_pack_in_the_place_of_another_is_refused_or_sound(
    place: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    part: Any = BUILT
    for step in other:
        part = part[step]
    refused_or_sound(signed(put(place, part)))


@settings(max_examples=40)
@given(st.dictionaries(words, anything, max_size=4))
def test_any_other_keys_beside_those_of_the_format_are_refused_or_sound(more: dict[str, object]) -> None:
    refused_or_sound(signed(more | table()))


@given(st.text(max_size=200))
def test_any_text_under_a_true_signature_is_refused(text: str) -> None:
    try:
        data = signed(text, RUTH)
    except UnicodeEncodeError:
        return
    assert code_of(data) in {"E_SHAPE", "E_TEXT"}


def test_the_tables_of_a_source_come_back_from_json_as_they_went() -> None:
    reading = read_source({SOURCE: WHOLE, "es.toml": SPANISH})
    flaws: dict[str, Any] = {}
    built = to_json(reading.source, reading.words, "en", flaws)
    assert not flaws
    assert from_json(built, ("en", "es"), "en") == reading.source


keys = st.sampled_from(["x", "steps", "title", "say", "practice", "voices", "mood", "prompts"])
# A text stands only under a key that carries words as a text or a list of them, as everywhere in a source.
unknown: st.SearchStrategy[Any] = st.recursive(
    st.integers(-9, 9) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["x", "mood", "day"]), inner, max_size=2)
    ),
    max_leaves=6,
)
safe = st.text("abc é\n", max_size=12)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["x", "mood", "day"]),
        st.dictionaries(
            st.sampled_from(["say", "label", "steps"]), safe | st.lists(safe, max_size=2), max_size=3
        )
        | unknown,
        max_size=3,
    )
)
def test_keys_that_nobody_knows_come_back_from_json_too(more: dict[str, object]) -> None:
    flaws: dict[str, Any] = {}
    built = to_json(more, {}, "en", flaws)
    assert not flaws
    assert from_json(built, ("en",), "en") == more
