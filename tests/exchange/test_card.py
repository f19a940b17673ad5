"""Cards: made, mangled by every mail program we know, and still read; or refused with the right code."""

from __future__ import annotations

import json
import quopri
import textwrap

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.crypto import bech32
from carecompanion.crypto.bech32 import CHARSET
from carecompanion.domain.partner import Card
from carecompanion.errors import ExchangeError, Usage
from carecompanion.exchange.card import TEXT_BYTES, card_block, card_from_token, card_token, read_cards
from tests.exchange.people import ANA, MALLORY, NOOR, VECTORS

KNOWN = json.loads((VECTORS / "exchange-vectors.json").read_text())
TOKEN = KNOWN["ana"]["card"]
CARD = Card("peer", ANA.public, "Ana")
BLOCK = card_block(ANA.public, "Ana")


def code_of(text: str | bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        read_cards(text)
    return refused.value.code


def payload(
    version: int = 1, kind: int = 1, length: int | None = None, key: bytes = ANA.public, name: bytes = b"Ana"
) -> str:
    n = 32 + len(name) if length is None else length
    return bech32.encode("carecard", bytes([version, kind]) + n.to_bytes(2, "big") + key + name)


def test_tokens_agree_with_the_vectors() -> None:
    facilitator = Ed25519PrivateKey.from_private_bytes(b"\x03" * 32).public_key().public_bytes_raw()
    assert card_token(ANA.public, "Ana") == TOKEN
    assert card_token(facilitator, "Ruth K.", "facilitator") == KNOWN["facilitator"]["card"]
    assert read_cards(TOKEN) == (CARD,)
    assert read_cards(KNOWN["facilitator"]["card"]) == (Card("facilitator", facilitator, "Ruth K."),)


def test_a_card_block_is_for_people_and_only_its_token_is_parsed() -> None:
    assert BLOCK.splitlines() == [
        "My care card. Please compare the eight words with me by voice.",
        "Name: Ana",
        "Words: bright niece figure armband repeal abiding anatomy specked",
        "  carecard1qyqsqgayuzff9dj3cfutjaev2604l2dmz0vsddr2k6xfm7w",
        "  u9dzqn79zp9qkucg6q8q38",
        "(end of card)",
    ]
    assert read_cards(BLOCK.replace("Name: Ana", "Name: Noor").replace("bright", "dark")) == (CARD,)


@pytest.mark.parametrize(
    "mail",
    [
        BLOCK.upper(),
        BLOCK.replace("\n", "\n> "),
        BLOCK.replace("\n", "\n> > | "),
        "\n".join(textwrap.wrap(BLOCK, 30)),
        "\n".join(TOKEN[at : at + 30] for at in range(0, len(TOKEN), 30)),
        f"*{TOKEN}*",
        f"**_{TOKEN}_**",
        f"~~`{TOKEN}`~~",
        f"“{TOKEN}”",
        f"'{TOKEN}'",
        quopri.encodestring(BLOCK.encode()).decode(),
        quopri.encodestring(f"a longer line before it and then {TOKEN} in the middle".encode()).decode(),
        "\u200b".join(TOKEN),
        "\u00ad".join(TOKEN),
        "\ufeff" + TOKEN,
        TOKEN + "\n-- \nAna Example\nq q q q q\n",
        TOKEN + "qqqqqqqqqqqqqqqqqqqq",
        "q" * 500 + TOKEN,
        "word " * 100 + TOKEN,
        "My carecard 1 of 2 is here: " + TOKEN,
        BLOCK.replace("\n", "\r\n"),
        TOKEN.replace("q", "Q"),
        BLOCK * 3,
    ],
)
def test_a_card_survives_the_post(mail: str) -> None:
    assert read_cards(mail) == read_cards(mail.encode()) == (CARD,)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_card_file_saved_by_another_editor_is_read(encoding: str) -> None:
    assert read_cards(BLOCK.encode(encoding)) == (CARD,)


def test_a_circle_of_fifteen_introduces_itself_in_one_file() -> None:
    keys = [ANA.public, NOOR.public, MALLORY.public]
    names = [f"Person {number}" for number in range(15)]
    blocks = [card_block(keys[number % 3], name) for number, name in enumerate(names)]
    assert [card.name for card in read_cards("\n".join(blocks))] == names


def test_one_name_with_two_keys_gives_two_cards() -> None:
    text = card_token(ANA.public, "Ana") + "\n" + card_token(MALLORY.public, "Ana")
    assert [card.key for card in read_cards(text)] == [ANA.public, MALLORY.public]


def test_a_bare_age_recipient_is_a_card_without_the_app() -> None:
    expected = (Card("peer", NOOR.public, "", has_app=False),)
    assert read_cards(f"my key is {NOOR.recipient}, thanks") == expected
    assert read_cards(NOOR.recipient.upper()) == expected


def test_beside_a_card_a_bare_recipient_is_passed_over() -> None:
    assert read_cards(NOOR.recipient + "\n" + TOKEN) == (CARD,)


def test_every_single_wrong_letter_is_noticed() -> None:
    for at in range(9, len(TOKEN)):
        for letter in CHARSET.replace(TOKEN[at], "")[::7]:
            assert code_of(TOKEN[:at] + letter + TOKEN[at + 1 :]) in {"E_CARD", "E_NEWER"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E_CARD"),
        ("just a mail about carecard 1", "E_CARD"),
        (TOKEN[:-1], "E_CARD"),
        (TOKEN[:40], "E_CARD"),
        ("carecard1", "E_CARD"),
        (payload(length=34), "E_CARD"),
        (payload(length=36), "E_CARD"),
        (payload(length=65535), "E_CARD"),
        (payload(length=32, name=b""), "E_CARD"),
        (payload(name=b"x" * 49), "E_CARD"),
        (payload(name=b"\x1b[2JAna"), "E_CARD"),
        (payload(name=b"Ana\nNoor"), "E_CARD"),
        (payload(name=b"\xff\xfe"), "E_CARD"),
        (payload(name="A\u0301na".encode()), "E_CARD"),
        (payload(name="\u202eana".encode()), "E_CARD"),
        (payload(name=b"   "), "E_CARD"),
        (payload(version=0), "E_CARD"),
        (payload(version=2), "E_NEWER"),
        (payload(version=255, name=b"x" * 200), "E_NEWER"),
        (payload(kind=3), "E_NEWER"),
        (payload(key=bytes(32)), "E_KEY_WEAK"),
        (payload(kind=2, key=(1).to_bytes(32, "little"), name=b"Ruth"), "E_KEY_WEAK"),
        (bech32.encode("age", bytes(32)), "E_KEY_WEAK"),
        ("age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t", "E_CARD"),
        (ANA.secret_text, "E_CARD"),
        (TOKEN + "\n" + payload(key=bytes(32)), "E_KEY_WEAK"),
        (TOKEN + "\n" + TOKEN[:-3] + "qqq", "E_CARD"),
        ("x" * (TEXT_BYTES + 1), "E_TOO_BIG"),
        ("é" * (TEXT_BYTES - 1), "E_TOO_BIG"),
        (b"x" * 1_000_000, "E_TOO_BIG"),
        (b"\xff\xfe\x00", "E_CARD"),
    ],
)  # fmt: skip
def test_what_is_no_sound_card_is_refused_by_name(text: str | bytes, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize("name", ["", "   ", "x" * 49, "é" * 25, "\x1b"])
def test_a_name_that_would_not_be_read_is_not_written(name: str) -> None:
    with pytest.raises(Usage):
        card_token(ANA.public, name)


def test_a_name_is_cleaned_on_the_way_out() -> None:
    assert card_from_token(card_token(ANA.public, " A\u0301na\n\x1b[2J B ")).name == "\u00c1na [2J B"


def test_no_card_is_made_for_a_weak_key() -> None:
    for kind in ("peer", "facilitator"):
        with pytest.raises(ExchangeError) as refused:
            card_token(bytes(32), "Ana", kind)
        assert refused.value.code == "E_KEY_WEAK"


@pytest.mark.parametrize(
    "text", ["", "carecard1", TOKEN + "q", " " + TOKEN, TOKEN.upper(), NOOR.recipient, TOKEN[:-1]]
)
def test_a_token_by_itself_is_read_without_forgiveness(text: str) -> None:
    with pytest.raises(ExchangeError):
        card_from_token(text)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.binary(max_size=300),
        st.text(alphabet=CHARSET + "1 \n").map("carecard1".__add__),
    )
)
def test_any_text_at_all_ends_in_cards_or_a_typed_error(text: str | bytes) -> None:
    try:
        cards = read_cards(text)
    except ExchangeError as refused:
        if refused.code not in {"E_CARD", "E_NEWER", "E_KEY_WEAK"}:
            raise
        return
    assert cards


@given(st.text(min_size=1, max_size=12).filter(lambda name: bool(name.strip())))
def test_any_name_that_can_be_written_is_read_again(name: str) -> None:
    try:
        token = card_token(NOOR.public, name)
    except Usage:
        return
    assert card_token(NOOR.public, card_from_token(token).name) == token
