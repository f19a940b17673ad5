"""The sample's letters: partners with keys of their own, what went to and fro, and a circle with its agreement."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from carecompanion.activities.agreeing import with_leaving
from carecompanion.domain.agreement import pieces_of
from carecompanion.domain.letter import (
    About,
    AgreementState,
    Keep,
    LetterKind,
    Manifest,
    Mask,
    Piece,
    Wishes,
)
from carecompanion.errors import ExchangeError
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.demonstrating import Clock
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.crypto.identity import PeerIdentity
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.letter import StoredLetter

Table = Any  # one table of the sample's own files; a test holds their shape


def moment_of(now: datetime, piece: Table) -> datetime:
    """The moment at which *piece* was written: so many days ago, at its hour."""
    day = now.date() - timedelta(days=piece["ago"])
    return datetime.combine(day, time.fromisoformat(piece.get("at", "12:00")), now.tzinfo)


class Correspondence:
    """Partners with keys of their own, and what went to and fro."""

    def __init__(
        self, companion: Companion, clock: Clock, now: datetime, randomness: Callable[[int], bytes]
    ) -> None:
        self._companion = companion
        self._clock = clock
        self._now = now
        self._randomness = randomness
        self._others: dict[str, PeerIdentity] = {}
        self._letters: dict[str, StoredLetter] = {}
        self._me = ""

    def begin(self, written: Mapping[str, Any], entries: Mapping[str, Entry]) -> None:
        """Introduce everybody, then every letter in its order."""
        self._me = written["name"]
        self._companion.introducing.set_my_name(self._me)
        for piece in written["partner"]:
            self._introduce(piece)
        for piece in written["circle"]:
            self._clock.set(moment_of(self._now, piece))
            members = [self._companion.introducing.partner(handle) for handle in piece["members"]]
            self._companion.circling.create(piece["name"], members)
        for piece in written["letter"]:
            self._clock.set(moment_of(self._now, piece))
            if "from" in piece:
                self._receive(piece)
            else:
                self._send(piece, entries)

    def _introduce(self, piece: Table) -> None:
        from carecompanion.domain.partner import Card

        introducing = self._companion.introducing
        self._clock.set(moment_of(self._now, piece))
        card = Card("peer", self._other(piece["handle"]).public, piece["handle"])
        partner = introducing.introduce(card).partner
        if "verified" in piece:
            self._clock.set(moment_of(self._now, {"ago": piece["verified"]}))
            introducing.verify(partner, " ".join(introducing.words_of(partner)))

    def _other(self, handle: str) -> PeerIdentity:
        from carecompanion.crypto.identity import new_identity

        if handle not in self._others:
            self._others[handle] = new_identity(self._randomness)
        return self._others[handle]

    def _send(self, piece: Table, entries: Mapping[str, Entry]) -> None:
        for sent in self._companion.composing.send_all(self._draft(piece, entries)):
            # It has been given to them long since.
            sent.path.unlink()
            self._letters[piece.get("name", "")] = sent.letter

    def _draft(self, piece: Table, entries: Mapping[str, Entry]) -> LetterDraft:
        from carecompanion.activities.letter_draft import LetterDraft

        if "proposes" in piece:
            circle = self._companion.circling.circle(piece["circle"])
            review = self._now.date() + timedelta(days=piece["look_again"])
            return self._companion.agreeing.propose(circle, piece["proposes"], review)
        written = [entries[title] for title in piece.get("entries", ())]
        return LetterDraft(
            to=self._companion.introducing.partner(piece["to"]),
            pieces=(*self._companion.composing.pieces(written), *_pieces(piece)),
            masks=tuple(Mask(name, role) for name, role in piece.get("mask", {}).items()),
            wishes=self._wishes(piece),
            note=piece.get("note"),
            re=self._letters[piece["re"]].id if "re" in piece else None,
            guide=piece.get("guide"),
        )

    def _receive(self, piece: Table) -> None:
        corresponding = self._companion.corresponding
        data = self._sealed(piece)
        if piece.get("stranger", False):
            try:
                corresponding.open_bytes(data)
            except ExchangeError as error:
                if error.code != "E_STRANGER":
                    raise
            return
        letter = corresponding.open_bytes(data)
        self._letters[piece.get("name", "")] = letter
        if not piece.get("unread", False):
            corresponding.read(letter)

    def _sealed(self, piece: Table) -> bytes:
        """A letter as its writer's own companion would have sealed it."""
        from carecompanion.exchange.letter import compose
        from carecompanion.exchange.names import new_letter_id
        from carecompanion.exchange.sealing import seal_letter

        day = self._clock().date()
        name = new_letter_id(self._randomness)
        before = self._letters[piece["re"]].manifest if "re" in piece else None
        agreement = self._letters[piece["agreement"]] if "agreement" in piece else None
        about = None if agreement is None else agreement.manifest.about
        manifest = Manifest(
            kind=LetterKind(piece.get("kind", "letter")),
            id=name,
            thread=before.thread if before is not None else name,
            date=day,
            lang="en",
            from_name=piece["from"],
            to_name=self._me,
            re=before.id if before is not None else None,
            guide=piece.get("guide"),
            note=piece.get("note"),
            ask=self._wishes(piece),
            circle=None if agreement is None else agreement.manifest.circle,
            about=None if about is None else _answer(about, piece),
        )
        pieces = _pieces(piece, day.isoformat())
        if agreement is not None:
            number = piece.get("version", 1)
            text = with_leaving(piece["text"].strip()) if "text" in piece else pieces_of(agreement)[0]
            pieces = (Piece(say("agreeing.title", version=number), text), *pieces)
        placed, human = compose(manifest, pieces)
        me = self._companion.introducing.identity()
        return seal_letter(placed, human, self._other(piece["from"]), me.public).data

    def _wishes(self, piece: Table) -> Wishes:
        days = piece.get("keep_days")
        return Wishes(
            keep=Keep.UNTIL if days else Keep.KEEP,
            until=self._clock().date() + timedelta(days=days) if days else None,
            reply=tuple(piece.get("reply", ())),
            no_advice=piece.get("no_advice", False),
        )


def _pieces(piece: Table, day: str | None = None) -> tuple[Piece, ...]:
    return tuple(Piece(one["title"], one["body"], day) for one in piece.get("piece", ()))


def _answer(about: About, piece: Table) -> About:
    return About(about.id, piece.get("version", about.version), AgreementState(piece["says"]), about.review)
