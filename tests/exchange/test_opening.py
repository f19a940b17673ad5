"""Opening: one order, one code for the first failure, and nothing shown before the end."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.crypto.age import encrypt
from carecompanion.domain.letter import Keep, LetterKind, Piece, Wishes
from carecompanion.errors import ExchangeError
from carecompanion.exchange.letter import body, compose
from carecompanion.exchange.opening import open_letter, read_loose
from carecompanion.exchange.seal import tag_from
from carecompanion.exchange.sealing import seal_letter
from tests.exchange.people import (
    ANA,
    HUMAN,
    ID,
    MALLORY,
    NOOR,
    OTHER_ID,
    TODAY,
    forged,
    inside,
    item,
    line,
    manifest,
    opened,
    sealed,
)

if TYPE_CHECKING:
    from pathlib import Path

needs_age = pytest.mark.program("age")


def code_of(data: bytes, **options: Any) -> str:
    with pytest.raises(ExchangeError) as refused:
        opened(data, **options)
    return refused.value.code


@pytest.mark.parametrize("armored", [False, True])
def test_a_letter_arrives_as_it_was_sent(armored: bool) -> None:
    letter = sealed([Piece("A small moment", "I stood by the door.\n")], armored=armored)
    came = opened(letter.data)
    assert (came.plaintext, came.digest) == (letter.plaintext, letter.digest)
    assert (came.sender, came.recipient) == (ANA.public, NOOR.public)
    assert came.manifest.from_name == "Ana"
    assert "I stood by the door." in came.human


def test_an_earlier_identity_still_opens_what_was_sent_to_it() -> None:
    came = opened(sealed().data, [MALLORY, NOOR])
    assert came.recipient == NOOR.public


@needs_age
@pytest.mark.parametrize("armored", [False, True])
def test_the_stock_program_prints_a_letter(armored: bool, tmp_path: Path) -> None:
    letter = sealed([Piece("A small moment", "I stood by the door.\n")], armored=armored)
    file, key = tmp_path / "x.letter.age", tmp_path / "key.txt"
    file.write_bytes(letter.data)
    key.write_text(NOOR.secret_text)
    out = subprocess.run(["age", "-d", "-i", str(key), str(file)], capture_output=True, check=True)
    assert out.stdout == letter.plaintext


@needs_age
@pytest.mark.parametrize("options", [[], ["-a"]])
def test_a_letter_encrypted_by_the_stock_program_is_opened(options: list[str]) -> None:
    plaintext = sealed().plaintext
    out = subprocess.run(
        ["age", *options, "-r", NOOR.recipient], input=plaintext, capture_output=True, check=True
    )
    assert opened(out.stdout).plaintext == plaintext


# who wrote it -----------------------------------------------------------------------------------------------------


def test_a_letter_passed_on_to_a_third_person_is_refused() -> None:
    plaintext = sealed().plaintext
    assert code_of(encrypt(plaintext, MALLORY.public), identities=[MALLORY]) == "E_SEAL"


def test_a_third_person_cannot_write_as_ana() -> None:
    covered = inside(line()) + f"\nseal: {ANA.recipient} ".encode()
    data = encrypt(covered + tag_from(MALLORY, NOOR.public, covered) + b"\n", NOOR.public)
    assert code_of(data) == "E_SEAL"


def test_a_letter_reflected_to_its_writer_is_refused() -> None:
    assert code_of(encrypt(sealed().plaintext, ANA.public), identities=[ANA]) == "E_SEAL"


def test_a_letter_to_oneself_is_recognised() -> None:
    data = forged(inside(line()), ANA, ANA)
    assert code_of(data, identities=[ANA]) == "E_OWN"
    assert code_of(forged(inside(line()), MALLORY, NOOR), identities=[NOOR, MALLORY]) == "E_OWN"


def test_a_letter_for_another_key_than_it_is_sealed_to_is_refused() -> None:
    covered = inside(line()) + f"\nseal: {ANA.recipient} ".encode()
    data = encrypt(covered + tag_from(ANA, NOOR.public, covered) + b"\n", MALLORY.public)
    assert code_of(data, identities=[NOOR, MALLORY]) == "E_SEAL"


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (b"seal: none", "E_SEAL"),
        (b"seal:", "E_SEAL"),
        (b"seal: " + ANA.recipient.encode(), "E_SEAL"),
        (b"seal: " + ANA.recipient.encode() + b" " + b"A" * 43, "E_SEAL"),
        (b"seal: " + ANA.recipient.upper().encode() + b" " + b"A" * 43, "E_SEAL"),
        (b"seal: age1" + b"q" * 58 + b" " + b"A" * 43, "E_SEAL"),
        (b"Seal: none", "E_SHAPE"),
        (b"", "E_SHAPE"),
        (b'{"v":1}', "E_SHAPE"),
    ],
)
def test_without_a_whole_seal_nothing_is_read(last: bytes, code: str) -> None:
    assert code_of(encrypt(inside("not even json") + b"\n" + last + b"\n", NOOR.public)) == code
    assert code_of(encrypt(inside("not even json") + b"\n" + last, NOOR.public)) in {"E_SEAL", "E_SHAPE"}


def test_a_seal_by_a_weak_key_is_refused() -> None:
    from carecompanion.crypto.identity import recipient_text

    last = f"\nseal: {recipient_text(bytes(32))} {'A' * 43}\n".encode()
    assert code_of(encrypt(inside(line()) + last, NOOR.public)) == "E_KEY_WEAK"


def test_the_seal_is_verified_before_anything_is_parsed() -> None:
    for content in (b"\xff\xfe", b"\x1b[2J", b"[" * 50_000, b"x" * 300_000):
        assert code_of(encrypt(inside(content) + b"\nseal: none\n", NOOR.public)) == "E_SEAL"


def test_a_blocked_key_is_refused_right_after_the_seal() -> None:
    asked: list[bytes] = []

    def is_blocked(key: bytes) -> bool:
        asked.append(key)
        return True

    assert code_of(forged(inside("not even json")), is_blocked=is_blocked) == "E_BLOCKED"
    assert asked == [ANA.public]
    assert code_of(encrypt(inside("x") + b"\nseal: none\n", NOOR.public), is_blocked=is_blocked) == "E_SEAL"
    assert len(asked) == 1


# what it is -------------------------------------------------------------------------------------------------------


def test_a_plain_age_file_is_no_letter_and_may_be_kept_as_a_loose_note() -> None:
    data = encrypt("a plain note\r\nwith é".encode(), NOOR.public)
    assert code_of(data) == "E_NOT_OURS"
    assert read_loose(data, [NOOR]) == "a plain note\nwith é"


@pytest.mark.parametrize(("plaintext", "code"), [(b"\xff", "E_TEXT"), (b"\x1b[2J", "E_TEXT")])
def test_a_loose_note_that_could_act_is_refused(plaintext: bytes, code: str) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_loose(encrypt(plaintext, NOOR.public), [NOOR])
    assert refused.value.code == code


def test_a_letter_is_never_kept_as_a_loose_note() -> None:
    for data in (sealed().data, encrypt(inside(line()) + b"\nseal: none\n", NOOR.public)):
        with pytest.raises(ExchangeError) as refused:
            read_loose(data, [NOOR])
        assert refused.value.code == "E_SHAPE"


@pytest.mark.parametrize(
    ("magic", "code"),
    [
        (b"carecompanion-letter/2\n", "E_NEWER"),
        (b"carecompanion-letter/10\n", "E_NEWER"),
        (b"carecompanion-letter/0\n", "E_NOT_OURS"),
        (b"carecompanion-letter/1 \n", "E_NOT_OURS"),
        (b"carecompanion-letter/1\r\n", "E_NOT_OURS"),
        (b"carecompanion-jot/1\n", "E_NOT_OURS"),
        (b"", "E_NOT_OURS"),
    ],
)
def test_another_first_line_is_told_apart(magic: bytes, code: str) -> None:
    assert code_of(encrypt(magic + b"\nwords\n", NOOR.public)) == code


# replay and expiry ------------------------------------------------------------------------------------------------


def test_a_letter_seen_before_is_named() -> None:
    letter = sealed()
    asked: list[tuple[bytes, str]] = []

    def seen(key: bytes, letter_id: str) -> bytes:
        asked.append((key, letter_id))
        return letter.digest

    with pytest.raises(ExchangeError) as refused:
        opened(letter.data, seen=seen)
    assert (refused.value.code, refused.value.about, refused.value.exit_code) == ("E_REPLAY", ID, 0)
    assert asked == [(ANA.public, ID)]


def test_another_letter_with_the_same_id_is_a_conflict() -> None:
    with pytest.raises(ExchangeError) as refused:
        opened(sealed().data, seen=lambda _key, _id: b"another digest")
    assert (refused.value.code, refused.value.about) == ("E_CONFLICT", ID)


def test_a_letter_past_its_day_is_refused_and_on_its_day_opened() -> None:
    letter = sealed(ask=Wishes(Keep.UNTIL, TODAY))
    opened(letter.data, today=TODAY)
    assert code_of(letter.data, today=TODAY + timedelta(days=1)) == "E_EXPIRED"
    assert code_of(letter.data, today=date(2036, 1, 1), seen=lambda _key, _id: letter.digest) == "E_REPLAY"


def test_a_clock_that_is_wrong_by_a_year_opens_what_has_no_day() -> None:
    for today in (date(2025, 1, 1), date(2036, 1, 1)):
        opened(sealed(ask=Wishes(Keep.ONCE)).data, today=today)


# the inside -------------------------------------------------------------------------------------------------------


def test_a_forged_manifest_of_the_right_shape_is_opened() -> None:
    came = opened(forged(inside(line(items=[item()], unknown={"kept": [1]}))))
    assert body(came.plaintext, came.manifest.items[0]) == "# A l"
    assert b'"unknown"' in came.plaintext


@pytest.mark.parametrize(
    ("human", "code"),
    [
        (b"esc \x1b[2J", "E_TEXT"),
        (b"osc \x1b]52;c;aGk=\x07", "E_TEXT"),
        (b"c1 \xc2\x9b2J", "E_TEXT"),
        (b"cr \r\n", "E_TEXT"),
        ("bidi \u202e".encode(), "E_TEXT"),
        ("mark \ufeff".encode(), "E_TEXT"),
        ("line \u2028".encode(), "E_TEXT"),
        ("tags \U000e0041".encode(), "E_TEXT"),
        (b"\xff\xfe", "E_TEXT"),
        (b"\xed\xa0\x80", "E_TEXT"),
    ],
)
def test_words_that_could_act_are_not_shown(human: bytes, code: str) -> None:
    assert code_of(forged(inside(line(), human))) == code


def test_arabic_hebrew_emoji_and_flags_pass() -> None:
    words = "مرحبا\u200f שלום\u200e 👩\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert words in opened(forged(inside(line(), words.encode()))).human


BROKEN_ASKS: list[dict[str, Any]] = [
    {"keep": "forever"}, {"keep": "until"}, {"until": "2027-01-01"}, {"keep": "until", "until": "next tuesday"},
    {"keep": "until", "until": 5}, {"reply": "ideas"}, {"reply": ["shout"]}, {"reply": ["ideas", "ideas"]},
    {"reply": [[]]}, {"no_advice": 0}, {"no_advice": None}, {"onward": "yes"}, {"note": "x" * 501}, {"note": 1},
    {"note": "\x9b"}, {"keep": None}, {"keep": []},
]  # fmt: skip

SHAPELESS: list[dict[str, Any]] = [
    *({key: ...} for key in line()),
    {"v": "1"}, {"v": True}, {"v": None}, {"crit": None}, {"crit": [1]}, {"crit": "x"},
    {"kind": 1}, {"id": "A1" * 16}, {"id": "a1" * 15}, {"id": None}, {"thread": OTHER_ID}, {"re": OTHER_ID},
    {"re": ID}, {"re": 1}, {"re_item": 0}, {"guide": None}, {"guide": "../../etc"}, {"guide": "x" * 65},
    {"from_name": "x" * 49}, {"from_name": "a\nb"}, {"from_name": "a\tb"}, {"from_name": "\x1b]52;c;aGk=\x07"},
    {"from_name": "\u202eanA"}, {"from_name": "\ud800"}, {"from_name": 1}, {"to_name": []},
    {"date": "2026-13-01"}, {"date": "20261121"}, {"date": "2026-11-21T00:00"}, {"date": "0000-01-01"},
    {"date": "2026-W47-6"}, {"date": "٢٠٢٦-١١-٢١"}, {"date": None},
    {"lang": ""}, {"lang": "e"}, {"lang": "en_GB"}, {"lang": "x" * 36}, {"lang": "en-" * 12},
    {"note": "x" * 121}, {"note": "a\nb"}, {"note": None}, {"pad": "..x"}, {"pad": 3},
    {"items": {}}, {"items": [1]}, {"items": [item()] * 2}, {"items": [item(at=23)]}, {"items": [item(at=-1)]},
    {"items": [item(len=-1)]}, {"items": [item(len=10**6)]}, {"items": [item(at=24 + len(HUMAN), len=1)]},
    {"items": [item(at=True)]}, {"items": [item(len=True)]}, {"items": [item(at="24")]},
    {"items": [item(at=30, len=1), item(at=24, len=1)]}, {"items": [item(len=0, at=24 + n) for n in range(65)]},
    {"items": [item(title="x" * 201)]}, {"items": [item(title="a\nb")]}, {"items": [item(title=None)]},
    {"items": [item(on="2026")]}, {"items": [item(on="2026-02-30")]}, {"items": [item(on=2026)]},
    {"items": [item(on="2026-13")]}, {"items": [item(left_out=1000)]}, {"items": [item(left_out=True)]},
    {"items": [item(of="no-slash")]}, {"items": [item(of="../x/y")]}, {"items": [item(of=None)]},
    *({"items": [item(**{key: ...})]} for key in item()),
    *({"ask": {**line()["ask"], **changed}} for changed in BROKEN_ASKS),
    *({"ask": {name: value for name, value in line()["ask"].items() if name != key}} for key in line()["ask"]),
    {"circle": None}, {"circle": {"id": ID}}, {"circle": {"id": "x", "name": "a"}}, {"circle": [ID, "a"]},
    {"circle": {"id": ID, "name": "x" * 97}},
    {"about": {}}, {"about": {"as": "agreement", "id": ID, "version": 1, "state": "agreed", "review": None}},
    {"card": "carecard1"}, {"card": None}, {"kind": "newcard"}, {"kind": "withdraw"},
    {"kind": "withdraw", "re": OTHER_ID, "thread": OTHER_ID, "items": [item()]},
    {"x": "\ud800"}, {"x": ["\x07"]}, {"\x1b": 1}, {"x": {"y": ["\u202e"]}},
]  # fmt: skip


@pytest.mark.parametrize("changes", SHAPELESS, ids=[str(number) for number in range(len(SHAPELESS))])
def test_a_manifest_out_of_shape_is_refused(changes: dict[str, Any]) -> None:
    assert code_of(forged(inside(line(**changes)))) == "E_SHAPE"


AGREEMENT = {"as": "agreement", "id": ID, "version": 1, "state": "agreed", "review": None}


@pytest.mark.parametrize(
    "changes",
    [{"as": 1}, {"id": "x"}, {"version": 0}, {"version": True}, {"state": "won"}, {"review": "soon"}],
)
def test_an_agreement_out_of_shape_is_refused(changes: dict[str, Any]) -> None:
    assert opened(forged(inside(line(items=[item()], about=AGREEMENT)))).manifest.about is not None
    assert code_of(forged(inside(line(items=[item()], about=AGREEMENT | changes)))) == "E_SHAPE"


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2}, {"v": 0}, {"crit": ["ink"]}, {"kind": "poem"}, {"v": 2, "items": "anything"},
        {"items": [item()], "about": AGREEMENT | {"as": "minutes"}},
    ],
)  # fmt: skip
def test_a_newer_letter_is_called_newer(changes: dict[str, Any]) -> None:
    assert code_of(forged(inside(line(**changes)))) == "E_NEWER"


def test_a_new_card_with_a_weak_or_broken_key_is_refused() -> None:
    from carecompanion.crypto import bech32
    from carecompanion.exchange.card import card_token

    weak = bech32.encode("carecard", b"\x01\x01\x00\x23" + bytes(32) + b"Ana")
    ed25519 = bech32.encode("carecard", b"\x01\x02\x00\x23" + MALLORY.public + b"Ana")
    for card, code in ((weak, "E_KEY_WEAK"), ("carecard1qqq", "E_CARD"), (ed25519, "E_SHAPE")):
        assert code_of(forged(inside(line(kind="newcard", card=card)))) == code
    came = opened(forged(inside(line(kind="newcard", card=card_token(MALLORY.public, "Ana")))))
    assert came.manifest.kind is LetterKind.NEWCARD


@pytest.mark.parametrize(
    "json_line",
    [
        "", "{", "null", "[]", '"x"', "1",
        json.dumps(line())[:-1] + ',"v":1}',
        json.dumps(line())[:-1] + ',"x":{"a":1,"a":2}}',
        json.dumps(line())[:-1] + ',"x":NaN}',
        json.dumps(line())[:-1] + ',"x":Infinity}',
        json.dumps(line())[:-1] + ',"x":1.0}',
        json.dumps(line())[:-1] + ',"x":1e3}',
        json.dumps(line())[:-1] + ',"x":1000000000000000}',
        json.dumps(line())[:-1] + ',"x":' + "9" * 5000 + "}",
        json.dumps(line())[:-1] + ',"x":' + "[" * 30_000 + "]" * 30_000 + "}",
        json.dumps(line())[:-1] + ',"x":' + '{"a":' * 30_000 + "1" + "}" * 30_000 + "}",
        json.dumps(line()) + " x",
        json.dumps(line())[:-1] + ',"x":"' + "x" * (256 * 1024) + '"}',
    ],
)  # fmt: skip
def test_json_that_is_not_strict_is_refused(json_line: str) -> None:
    assert code_of(forged(inside(json_line))) == "E_SHAPE"


def test_a_span_that_cuts_through_a_character_is_refused() -> None:
    human = "ééé".encode()
    opened(forged(inside(line(items=[item(at=24, len=2)]), human)))
    for at, length in ((25, 2), (24, 1), (24, 3)):
        assert code_of(forged(inside(line(items=[item(at=at, len=length)]), human))) == "E_SHAPE"


def test_spans_may_not_reach_into_the_line_for_the_app() -> None:
    opened(forged(inside(line(items=[item(at=24, len=len(HUMAN))]))))
    assert code_of(forged(inside(line(items=[item(at=24, len=len(HUMAN) + 1)])))) == "E_SHAPE"


@pytest.mark.parametrize(
    "plaintext",
    [
        b"carecompanion-letter/1\n",
        b"carecompanion-letter/1\n\n--- below this line is for the app ---\n{}",
        b"carecompanion-letter/1\nno blank line\n--- below this line is for the app ---\n"
        + json.dumps(line()).encode(),
        b"carecompanion-letter/1\n\nwords\n--- Below this line is for the app ---\n"
        + json.dumps(line()).encode(),
        b"carecompanion-letter/1\n\nwords\n" + json.dumps(line()).encode(),
        inside(line()) + b"\n",
    ],
)
def test_a_letter_without_its_lines_in_order_is_refused(plaintext: bytes) -> None:
    assert code_of(forged(plaintext)) == "E_SHAPE"


def test_a_marker_inside_the_words_hides_nothing() -> None:
    human = (
        HUMAN + b"--- below this line is for the app ---\n" + json.dumps(line()).encode() + b"\nmore words\n"
    )
    came = opened(forged(inside(line(), human)))
    assert came.human == human.decode()


def test_an_error_never_repeats_what_was_in_the_file() -> None:
    with pytest.raises(ExchangeError) as refused:
        opened(forged(inside(line(from_name="secret words\x1b"))))
    assert (
        "secret"
        not in f"{refused.value} {refused.value.what} {refused.value.hint} {refused.value.__context__}"
    )


def test_no_key_at_all_opens_nothing() -> None:
    with pytest.raises(ExchangeError) as refused:
        open_letter(
            sealed().data, [], today=TODAY, is_blocked=lambda _key: False, seen=lambda _key, _id: None
        )
    assert refused.value.code == "E_NOT_FOR_ME"


def test_composing_and_opening_agree_about_a_reply() -> None:
    composed, human = compose(
        manifest(id=OTHER_ID, re=ID, thread=ID, re_item=0, guide="four-part"), [Piece("t", "b")]
    )
    assert opened(seal_letter(composed, human, ANA, NOOR.public).data).manifest == composed
