"""Whatever bytes come: a typed error, or a letter in which everything holds. For letters, withdrawals and new cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.crypto.age import encrypt
from carecompanion.domain.letter import AgreementState, Keep, LetterKind
from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError
from carecompanion.exchange.card import card_from_token, card_token
from carecompanion.exchange.letter import body
from carecompanion.exchange.sealing import seal_letter
from tests.exchange.people import (
    ANA,
    HUMAN,
    ID,
    MALLORY,
    NOOR,
    OTHER_ID,
    forged,
    inside,
    item,
    line,
    opened,
    sealed,
)

if TYPE_CHECKING:
    from carecompanion.domain.letter import Manifest, Opened

ABOUT: Final = {"as": "agreement", "id": OTHER_ID, "version": 2, "state": "open", "review": "2027-02-01"}
TOKEN: Final = card_token(MALLORY.public, "Ana")
KINDS: Final[dict[str, dict[str, Any]]] = {
    "letter": line(items=[item(), item(at=40, of="a-pack/a-prompt", on="2026-11")], note="loss"),
    "reply": line(re=OTHER_ID, thread=OTHER_ID, re_item=1, guide="four-part", items=[item()]),
    "agreement": line(circle={"id": OTHER_ID, "name": "Tuesdays"}, about=ABOUT, items=[item(), item(at=30)]),
    "withdraw": line(kind="withdraw", re=OTHER_ID, thread=OTHER_ID),
    "newcard": line(kind="newcard", card=TOKEN),
}
REFUSALS: Final = {"E_SHAPE", "E_NEWER", "E_CARD", "E_KEY_WEAK", "E_EXPIRED"}

each_kind = pytest.mark.parametrize("kind", ["letter", "withdraw", "newcard"])


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        opened(data)
    return refused.value.code


# bytes ------------------------------------------------------------------------------------------------------------


@each_kind
def test_every_flipped_byte_of_a_small_letter_is_refused(kind: str) -> None:
    data = forged(inside(KINDS[kind]))
    opened(data)
    for at in range(len(data)):
        code_of(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])


def test_every_flipped_byte_inside_a_small_letter_breaks_the_seal() -> None:
    plaintext = opened(forged(inside(KINDS["letter"]))).plaintext
    for at in range(plaintext.index(b"\n") + 1, len(plaintext)):
        changed = plaintext[:at] + bytes([plaintext[at] ^ 0x01]) + plaintext[at + 1 :]
        assert code_of(encrypt(changed, NOOR.public)) in {"E_SEAL", "E_SHAPE", "E_KEY_WEAK"}


def test_flipped_bytes_of_a_padded_letter_are_refused_and_so_are_flipped_letters_of_its_armor() -> None:
    data = sealed().data
    for at in range(0, len(data), 31):
        code_of(data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :])
    armored = sealed(armored=True).data
    start = armored.index(b"\n") + 1
    for at in range(start, armored.rindex(b"\n-----END"), 31):
        if armored[at : at + 1] != b"\n":
            other = b"A" if armored[at : at + 1] != b"A" else b"B"
            code_of(armored[:at] + other + armored[at + 1 :])


def test_every_beginning_of_a_small_letter_is_refused() -> None:
    data = forged(inside(KINDS["letter"]))
    for length in range(len(data)):
        code_of(data[:length])


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=300).map(lambda plaintext: encrypt(plaintext, NOOR.public)),
    )
)
def test_any_bytes_at_all_end_in_a_typed_error(data: bytes) -> None:
    code_of(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_sealed_bytes_at_all_end_in_a_typed_error(human: bytes, manifest_line: bytes) -> None:
    assert code_of(forged(inside(manifest_line, human))) in {"E_TEXT", "E_SHAPE", "E_NEWER"}


# JSON -------------------------------------------------------------------------------------------------------------

near = st.sampled_from(
    [
        *("Tuesdays", "x" * 49, ID, OTHER_ID, TOKEN, "2026-11-21", "2026-11", "2099-12-31", "en", "", " ", "four-part"),
        *("letter", "withdraw", "newcard", "proposed", "agreed", "open", "agreement", "once", "until"),
        *("keep", "no", "ask"),
        *(0, 1, -1, 24, 63, 64, 999, 1000, 10**9, 10**14, True, False, None, [], {}),
        *(ABOUT, item(), [item()], [item(), item(at=31)], {"id": OTHER_ID, "name": "x"}, ["received"]),
        ["ideas", "questions"],
        line()["ask"],
    ]
)  # fmt: skip
anything = st.recursive(
    near | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
keys = st.sampled_from(
    [*line(), "re_item", "guide", "note", "circle", "about", "card", "until", "of", "as", "name", "x"]
)


def changed(found: Any, data: st.DataObject) -> Any:  # noqa: ANN401 - JSON is what it is
    """*found* with one thing in it, at any depth, replaced, added or taken away."""
    if not isinstance(found, dict | list) or not found or data.draw(st.integers(0, 5)) == 0:
        return data.draw(anything)
    if isinstance(found, list):
        at = data.draw(st.integers(0, len(found) - 1))
        return [*found[:at], changed(found[at], data), *found[at + 1 :]]
    what = data.draw(st.sampled_from(["in", "in", "in", "add", "away"]))
    key = data.draw(keys if what == "add" else st.sampled_from(sorted(found)))
    if what == "away":
        return {one: value for one, value in found.items() if one != key}
    return found | {key: data.draw(anything) if what == "add" else changed(found[key], data)}


@settings(max_examples=350, deadline=None)
@given(kind=st.sampled_from([*KINDS]), times=st.integers(1, 3), data=st.data())
def test_any_json_in_a_sealed_letter_is_valid_or_refused(kind: str, times: int, data: st.DataObject) -> None:
    found: Any = KINDS[kind]
    for _ in range(times):
        found = changed(found, data)
    try:
        came = opened(forged(inside(json.dumps(found))))
    except ExchangeError as refused:
        if refused.code not in REFUSALS:
            raise
        return
    check(came)
    again = seal_letter(came.manifest, came.human, ANA, NOOR.public)
    assert opened(again.data).manifest == came.manifest


def check(came: Opened) -> None:
    """Everything that the specification promises of a letter that was accepted."""
    manifest = came.manifest
    assert came.human == HUMAN.decode()
    assert (manifest.thread == manifest.id) is (manifest.re is None)
    assert manifest.re != manifest.id
    assert all(len(name) == 32 and set(name) <= set("0123456789abcdef") for name in ids_in(manifest))
    assert not any(has_bad(words, one_line=True) for words in words_in(manifest))
    assert (manifest.ask.until is not None) is (manifest.ask.keep is Keep.UNTIL)
    assert len(manifest.items) <= 64
    reached = 24
    for one in manifest.items:
        assert reached <= one.at <= one.at + one.length <= 24 + len(HUMAN)
        assert 0 <= one.left_out <= 999
        body(came.plaintext, one)
        reached = one.at + one.length
    if manifest.kind is not LetterKind.LETTER:
        assert not manifest.items
        assert manifest.about is None
    assert (manifest.kind is LetterKind.NEWCARD) is (manifest.card is not None)
    if manifest.card is not None:
        card = card_from_token(manifest.card)
        assert (card.kind, card.key != came.sender) == ("peer", True)
    if manifest.kind is LetterKind.WITHDRAW:
        assert manifest.re is not None
    if manifest.about is not None:
        assert manifest.items
        assert manifest.about.version >= 1
        assert manifest.about.state in AgreementState


def ids_in(manifest: Manifest) -> list[str]:
    found: list[str | None] = [manifest.id, manifest.thread, manifest.re]
    found += [manifest.about.id if manifest.about is not None else None]
    found += [manifest.circle.id if manifest.circle is not None else None]
    return [name for name in found if name is not None]


def words_in(manifest: Manifest) -> list[str]:
    found = [manifest.from_name, manifest.to_name, manifest.note, manifest.guide, manifest.lang]
    found += [
        manifest.circle.name if manifest.circle is not None else None,
        *(one.title for one in manifest.items),
    ]
    return [words for words in found if words is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_properties_start_from_is_a_letter_itself(kind: str) -> None:
    check(opened(forged(inside(KINDS[kind]))))
