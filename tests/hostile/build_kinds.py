"""Hostile letters of the other kinds: new cards, withdrawals, circles, agreements; each correctly sealed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pyrage

from carecompanion.domain.letter import About, AgreementState, CircleName, Keep, Wishes
from carecompanion.exchange.card import card_token
from tests.exchange.people import ANA, ID, MALLORY, NOOR, OTHER_ID, forged, inside, item, line, sealed
from tests.hostile.build_cards import payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hostile.build_cards import Case

CLIPBOARD: Final = "\x1b]52;c;aGk=\x07"
BIDI: Final = "\u202esyadseuT"


def told(name: str, code: str, **changes: Any) -> Case:
    return name, code, forged(inside(line(**changes)))


def new_cards() -> Iterator[Case]:
    """What a peer can say of their new key."""
    token = card_token(MALLORY.public, "Ana")
    new = {"kind": "newcard"}
    again = card_token(ANA.public, "Ana")
    second = ANA.public[:31] + bytes([ANA.public[31] | 128])
    yield told("new-card-of-the-key-they-have", "E_SHAPE", **new, card=again)
    yield told("new-card-of-a-second-spelling", "E_KEY_WEAK", **new, card=payload(second, b"Ana"))
    yield told("new-card-of-key-one", "E_KEY_WEAK", **new, card=payload(b"\x01" + bytes(31), b"Ana"))
    yield told("new-card-with-items", "E_SHAPE", **new, card=token, items=[item()])
    yield told("new-card-without-a-card", "E_SHAPE", **new)
    yield told("new-card-of-null", "E_SHAPE", **new, card=None)
    yield told(
        "new-card-of-a-facilitator", "E_SHAPE", **new, card=card_token(MALLORY.public, "Ana", "facilitator")
    )
    yield told("new-card-of-the-future", "E_NEWER", **new, card=payload(MALLORY.public, b"Ana", version=2))
    yield told("new-card-cut-short", "E_CARD", **new, card=token[:-4])
    yield told("new-card-with-words-around", "E_CARD", **new, card=f"my card: {token}")
    yield told("new-card-of-two-cards", "E_CARD", **new, card=token + token)
    yield told("new-card-in-capitals", "E_CARD", **new, card=token.upper())
    yield told("new-card-of-a-bare-recipient", "E_CARD", **new, card=MALLORY.recipient)
    yield told("new-card-of-a-secret", "E_CARD", **new, card=ANA.secret_text)
    yield told(
        "new-card-with-clipboard-code", "E_CARD", **new, card=payload(MALLORY.public, CLIPBOARD.encode())
    )
    yield told("new-card-about-an-agreement", "E_SHAPE", **new, card=token, about=agreement())
    yield told("card-inside-a-letter", "E_SHAPE", card=token)
    yield told(
        "card-inside-a-withdrawal", "E_SHAPE", kind="withdraw", re=OTHER_ID, thread=OTHER_ID, card=token
    )
    yield "new-card-by-a-third-key", "E_BLOCKED", forged(inside(line(**new, card=token)), MALLORY)
    yield told("opens-new-card", "opens", **new, card=token)


def withdrawals() -> Iterator[Case]:
    """What a peer can ask back."""
    back: dict[str, Any] = {"kind": "withdraw", "re": OTHER_ID, "thread": OTHER_ID}
    yield told("withdrawal-with-items", "E_SHAPE", **back, items=[item()])
    yield told("withdrawal-of-itself", "E_SHAPE", kind="withdraw", re=ID, thread=OTHER_ID)
    yield told("withdrawal-of-itself-in-its-own-thread", "E_SHAPE", kind="withdraw", re=ID)
    yield told("withdrawal-that-begins-a-thread", "E_SHAPE", kind="withdraw", re=OTHER_ID)
    yield told("withdrawal-of-a-path", "E_SHAPE", kind="withdraw", re="../" * 10 + "etc", thread=OTHER_ID)
    yield told("withdrawal-of-everything", "E_SHAPE", kind="withdraw", re="*", thread=OTHER_ID)
    yield told("withdrawal-of-a-list", "E_SHAPE", kind="withdraw", re=[OTHER_ID], thread=OTHER_ID)
    yield told("withdrawal-in-capitals", "E_SHAPE", kind="withdraw", re=OTHER_ID.upper(), thread=OTHER_ID)
    yield told("withdrawal-about-an-agreement", "E_SHAPE", **back, about=agreement())
    yield told("opens-withdrawal-of-what-never-came", "opens", **back)


def circles() -> Iterator[Case]:
    """What a peer can call a circle."""
    named = {"id": OTHER_ID, "name": "Tuesdays"}
    cases: list[tuple[str, Any]] = [
        ("circle-with-a-path-as-id", named | {"id": "../../../../etc/passwd"}),
        ("circle-with-a-path-of-32-letters", named | {"id": "../" * 10 + "ab"}),
        ("circle-with-an-id-in-capitals", named | {"id": OTHER_ID.upper()}),
        ("circle-with-a-number-as-id", named | {"id": 12}),
        ("circle-without-an-id", {"name": "Tuesdays"}),
        ("circle-without-a-name", {"id": OTHER_ID}),
        ("circle-with-an-empty-name", named | {"name": ""}),
        ("circle-with-a-name-of-spaces", named | {"name": " \u3000"}),
        ("circle-with-a-name-of-97-bytes", named | {"name": "x" * 97}),
        ("circle-with-a-name-of-two-lines", named | {"name": "Tues\ndays"}),
        ("circle-with-bidi-in-its-name", named | {"name": BIDI}),
        ("circle-with-clipboard-code-in-its-name", named | {"name": CLIPBOARD}),
        ("circle-with-eight-bit-control-in-its-name", named | {"name": "\x9b2JTuesdays"}),
        ("circle-as-a-list", [OTHER_ID, "Tuesdays"]),
        ("circle-as-null", None),
    ]
    for name, circle in cases:
        yield told(name, "E_SHAPE", circle=circle)
    yield (
        "opens-circle-full-of-markup",
        "opens",
        sealed(circle=CircleName(OTHER_ID, "[@click=app.quit]x[/]")).data,
    )
    yield "opens-circle-with-more-keys", "opens", forged(inside(line(circle=named | {"members": [1] * 400})))


def agreement(**changes: Any) -> dict[str, Any]:
    return {"as": "agreement", "id": OTHER_ID, "version": 1, "state": "proposed", "review": None} | changes


def agreements() -> Iterator[Case]:
    """What a peer can say of an agreement."""
    yield told("agreement-without-items", "E_SHAPE", about=agreement())
    cases: list[tuple[str, Any]] = [
        ("agreement-version-0", agreement(version=0)),
        ("agreement-version-below-0", agreement(version=-1)),
        ("agreement-version-true", agreement(version=True)),
        ("agreement-version-in-words", agreement(version="1")),
        ("agreement-version-of-15-digits", agreement(version=10**14)),
        ("agreement-of-a-path", agreement(id="../" * 10 + "ab")),
        ("agreement-already-won", agreement(state="won")),
        ("agreement-in-no-state", agreement(state=None)),
        ("agreement-in-two-states", agreement(state=["agreed", "open"])),
        ("agreement-to-review-soon", agreement(review="soon")),
        ("agreement-to-review-on-30-february", agreement(review="2027-02-30")),
        ("agreement-to-review-in-a-month", agreement(review="2027-02")),
        ("agreement-to-review-in-year-0", agreement(review="0000-01-01")),
        ("agreement-to-review-at-an-hour", agreement(review="2027-02-01T10:00")),
        ("agreement-to-review-on-a-number", agreement(review=20270201)),
        ("agreement-as-a-number", agreement(**{"as": 1})),
        ("agreement-as-a-list", ["agreement", OTHER_ID, 1, "agreed", None]),
        ("agreement-as-null", None),
    ]
    for name, about in cases:
        yield told(name, "E_SHAPE", items=[item()], about=about)
    for missing in ("as", "id", "version", "state", "review"):
        about = {key: value for key, value in agreement().items() if key != missing}
        yield told(f"agreement-without-{missing}", "E_SHAPE", items=[item()], about=about)
    for name, version in (
        ("a-float", "1.5"),
        ("an-exponent", "1e3"),
        ("5000-digits", "9" * 5000),
        ("nan", "NaN"),
    ):
        text = json.dumps(line(items=[item()], about=agreement(version="?")))
        yield f"agreement-version-{name}", "E_SHAPE", forged(inside(text.replace('"?"', version)))
    yield told("agreement-as-minutes", "E_NEWER", items=[item()], about=agreement(**{"as": "minutes"}))
    most = About(OTHER_ID, 10**9, AgreementState.OPEN, date(9999, 12, 31))
    yield "opens-agreement-at-its-limits", "opens", sealed(about=most).data


def others() -> Iterator[Case]:
    """What no other part has: days far away, long numbers, two readers, words in small fields."""
    ask = line()["ask"]
    yield told("until-year-0", "E_SHAPE", ask={**ask, "keep": "until", "until": "0000-01-01"})
    yield told("until-without-a-wish-for-it", "E_SHAPE", ask={**ask, "until": "2027-01-01"})
    yield told("left-out-ten-to-the-thirty", "E_SHAPE", items=[item(left_out=10**30)])
    yield told("span-of-ten-to-the-fourteen", "E_SHAPE", items=[item(len=10**14)])
    yield told("span-below-0", "E_SHAPE", items=[item(at=-1)])
    yield told("a-path-as-prompt", "E_SHAPE", items=[item(of="../../etc/passwd")])
    yield told("clipboard-code-in-a-title", "E_SHAPE", items=[item(title=CLIPBOARD)])
    yield told("clipboard-code-in-an-unknown-key", "E_SHAPE", x={"y": [CLIPBOARD]})
    yield told("two-lines-in-the-content-note", "E_SHAPE", note="loss\nand more")
    yield told("bidi-in-the-wishes", "E_SHAPE", ask={**ask, "note": BIDI})
    yield told("a-language-of-a-path", "E_SHAPE", lang="../../etc")
    yield told("day-in-arabic-digits", "E_SHAPE", date="٢٠٢٦-١١-٢١")
    yield told("pad-of-something-else", "E_SHAPE", pad="....x")
    yield told("opens-dated-a-year-ahead", "opens", date="2027-11-21")
    yield told("opens-dated-long-ago", "opens", date="0001-01-01")
    yield (
        "opens-until-the-last-day-there-is",
        "opens",
        sealed(ask=Wishes(Keep.UNTIL, date(9999, 12, 31))).data,
    )
    yield told("opens-from-a-homoglyph", "opens", from_name="\u0410na")
    yield told("opens-to-another-name", "opens", to_name="Mallory")
    yield told("opens-with-keys-of-later", "opens", weather={"deep": [1, None, True, "x"]})
    readers = [pyrage.x25519.Recipient.from_str(one.recipient) for one in (MALLORY, NOOR)]
    yield "opens-sent-to-two-readers", "opens", pyrage.encrypt(sealed().plaintext, readers)
