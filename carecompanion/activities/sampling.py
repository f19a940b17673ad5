"""The sample: four months of a made-up person, put into a new journal by the same activities as anybody's own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from carecompanion.domain.entry import EntryKind
from carecompanion.domain.letter import Keep, LetterKind, Manifest, Mask, Piece, Wishes
from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.demonstrating import Clock
    from carecompanion.crypto.identity import PeerIdentity
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.prompt import PromptSnapshot

Table = Any  # one table of the sample's own files; a test holds their shape


@cache
def sample(name: str) -> Mapping[str, Any]:
    """The sample file *name*: ``journal`` or ``letters``."""
    return tomllib.loads((files("carecompanion.activities") / "sample" / f"{name}.toml").read_text("utf-8"))


def furnish(companion: Companion, clock: Clock, randomness: Callable[[int], bytes]) -> None:
    """Write the sample's past into *companion*, setting *clock* from day to day."""
    now = clock()
    entries = {entry.title: entry for entry in _entries(companion, clock, now)}
    for wish in sample("journal")["come_back"]:
        clock.set(now - timedelta(days=wish["ago"]))
        companion.prompting.come_back(companion.prompting.find(wish["prompt"]).ref, wish["days"])
    _Correspondence(companion, clock, now, randomness).begin(entries)
    companion.keeping.confirm_recovery()
    companion.keeping.back_up()
    _write_support_card(companion)


def keep_drafts(companion: Companion) -> None:
    """Keep the sample's unfinished pages."""
    for piece in sample("journal")["draft"]:
        draft = companion.writing.begin(_snapshot(companion, piece["prompt"]))
        companion.writing.keep(replace(draft, text=piece["text"], cursor=(0, len(piece["text"]))))


# entries


def _entries(companion: Companion, clock: Clock, now: datetime) -> Iterator[Entry]:
    for piece in sample("journal")["entry"]:
        clock.set(_moment(now, piece))
        entry = _entry(companion, piece)
        companion.prompting.answered(entry)
        if "title" in piece:
            entry = companion.writing.edit(entry, title=piece["title"])
        for note in piece.get("note", ()):
            clock.set(_moment(now, note))
            entry = companion.writing.annotate(entry, note["text"])
        yield entry


def _entry(companion: Companion, piece: Table) -> Entry:
    snapshot = _snapshot(companion, piece["prompt"]) if "prompt" in piece else None
    prompt = companion.prompting.prompt_of(snapshot) if snapshot is not None else None
    return companion.writing.write(
        piece.get("text", ""),
        prompt=snapshot,
        answers=_answers(snapshot, piece.get("answers", {})),
        tags=piece.get("tags", ()),
        private=piece.get("private", False),
        kind=EntryKind.CHECKIN if prompt is not None and prompt.checkin else None,
    )


def _answers(snapshot: PromptSnapshot | None, said: Mapping[str, str]) -> dict[str, Value]:
    from carecompanion.domain.answer import value_from_words

    fields = {field.id: field for field in snapshot.fields} if snapshot is not None else {}
    return {name: value_from_words(fields[name], words) for name, words in said.items()}


def _snapshot(companion: Companion, prompt: str) -> PromptSnapshot:
    return companion.prompting.snapshot(companion.prompting.find(prompt))


def _moment(now: datetime, piece: Table) -> datetime:
    day = now.date() - timedelta(days=piece["ago"])
    return datetime.combine(day, time.fromisoformat(piece.get("at", "12:00")), now.tzinfo)


# letters


class _Correspondence:
    """Partners with keys of their own, and what went to and fro."""

    def __init__(
        self, companion: Companion, clock: Clock, now: datetime, randomness: Callable[[int], bytes]
    ) -> None:
        self._companion = companion
        self._clock = clock
        self._now = now
        self._randomness = randomness
        self._others: dict[str, PeerIdentity] = {}
        self._sent: dict[str, StoredLetter] = {}

    def begin(self, entries: Mapping[str, Entry]) -> None:
        """Introduce everybody, then every letter in its order."""
        self._companion.introducing.set_my_name(sample("letters")["name"])
        for piece in sample("letters")["partner"]:
            self._introduce(piece)
        for piece in sample("letters")["letter"]:
            self._clock.set(_moment(self._now, piece))
            if "to" in piece:
                self._send(piece, entries)
            else:
                self._receive(piece)

    def _introduce(self, piece: Table) -> None:
        from carecompanion.domain.partner import Card

        introducing = self._companion.introducing
        self._clock.set(_moment(self._now, piece))
        card = Card("peer", self._other(piece["handle"]).public, piece["handle"])
        partner = introducing.introduce(card).partner
        if "verified" in piece:
            self._clock.set(_moment(self._now, {"ago": piece["verified"]}))
            introducing.verify(partner, " ".join(introducing.words_of(partner)))

    def _other(self, handle: str) -> PeerIdentity:
        from carecompanion.crypto.identity import new_identity

        if handle not in self._others:
            self._others[handle] = new_identity(self._randomness)
        return self._others[handle]

    def _send(self, piece: Table, entries: Mapping[str, Entry]) -> None:
        from carecompanion.activities.composing import LetterDraft

        composing = self._companion.composing
        draft = LetterDraft(
            to=self._companion.introducing.partner(piece["to"]),
            pieces=composing.pieces([entries[title] for title in piece["entries"]]),
            masks=tuple(Mask(name, role) for name, role in piece.get("mask", {}).items()),
            wishes=self._wishes(piece),
            note=piece.get("note"),
        )
        sent = composing.send(draft)
        # It has been given to them long since.
        sent.path.unlink()
        self._sent[piece.get("name", "")] = sent.letter

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
        if not piece.get("unread", False):
            corresponding.read(letter)

    def _sealed(self, piece: Table) -> bytes:
        """A letter as its writer's own companion would have sealed it."""
        from carecompanion.exchange.letter import compose
        from carecompanion.exchange.names import new_letter_id
        from carecompanion.exchange.sealing import seal_letter

        day = self._clock().date()
        name = new_letter_id(self._randomness)
        answered = self._sent[piece["re"]].manifest if "re" in piece else None
        manifest = Manifest(
            kind=LetterKind.LETTER,
            id=name,
            thread=answered.thread if answered is not None else name,
            date=day,
            lang="en",
            from_name=piece["from"],
            to_name=sample("letters")["name"],
            re=answered.id if answered is not None else None,
            guide=piece.get("guide"),
            note=piece.get("note"),
            ask=self._wishes(piece),
        )
        pieces = [Piece(one["title"], one["body"], day.isoformat()) for one in piece["piece"]]
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


def _write_support_card(companion: Companion) -> None:
    from carecompanion.activities.supporting import SupportCard

    companion.supporting.write(SupportCard(**sample("letters")["support"]))
