"""The sample's practices: check-ins, people and their places, flows, promises, worksheets, and walks in the middle."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from carecompanion.activities.sampling_letters import moment_of
from carecompanion.domain.answer import Commitment, FlowMark, Row, Value, value_from_words
from carecompanion.domain.care_map import Ring, Wish
from carecompanion.domain.entry import EntryKind
from carecompanion.domain.person import Consent, Contact
from carecompanion.domain.promise import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.demonstrating import Clock
    from carecompanion.domain.prompt import PromptSnapshot

Table = Any  # one table of the sample's own files; a test holds their shape


class Practising:
    """What is marked, promised, mapped and walked through."""

    def __init__(self, companion: Companion, clock: Clock, now: datetime) -> None:
        self._companion = companion
        self._clock = clock
        self._now = now

    def begin(self, written: Mapping[str, Any]) -> None:
        """All of it, each on its day."""
        for piece in written["person"]:
            self._person(piece)
        for row in written["load"]["rows"]:
            ago, *numbers = row
            said = dict(zip(written["load"]["fields"], map(str, numbers), strict=True))
            self._answer({"ago": ago, **written["load"], "said": said})
        for piece in written["mark"]:
            said = {name: piece[name] for name in ("toward", "side", "pulling") if name in piece}
            self._answer({**piece, "prompt": "staying-connected/on-the-line", "said": said})
        for piece in written["answer"]:
            self._answer(piece)
        self._review(written["review"])
        for piece in written["flow"]:
            source, direction, size = piece["mark"]
            day = self._now.date() - timedelta(days=piece["ago"])
            self._companion.flowing.add(FlowMark(source, direction, size), day)
        for piece in written["promise"]:
            self._promise(piece)
        for piece in written["walk"]:
            self._walk(piece)

    def _person(self, piece: Table) -> None:
        knowing, placing = self._companion.knowing, self._companion.placing
        contact = Contact(piece.get("contact", "yes"))
        if not knowing.is_known(piece["handle"]):
            knowing.add(piece["handle"], contact)
        person = knowing.person(piece["handle"])
        person = knowing.change(
            person, contact=contact, consent=Consent(piece["consent"]), cares=piece["cares"]
        )
        for name, role, ring, wish in piece["places"]:
            placing.place(placing.map(name), person, role, Ring(ring), Wish(wish))

    def _answer(self, piece: Table) -> None:
        snapshot = self._snapshot(piece["prompt"])
        fields = {field.id: field for field in snapshot.fields}
        answers = {name: value_from_words(fields[name], words) for name, words in piece["said"].items()}
        self._write(piece, snapshot, answers)

    def _review(self, piece: Table) -> None:
        today = self._now.date()
        rows = []
        for row, stage, act, owner, days in piece["rows"]:
            cells: dict[str, str | int] = {"stage": stage}
            if act:
                cells |= {"next": act, "owner": owner, "when": (today + timedelta(days=days)).isoformat()}
            rows.append(Row(row, cells))
        self._write(piece, self._snapshot(piece["prompt"]), {piece["field"]: tuple(rows)})

    def _write(self, piece: Table, snapshot: PromptSnapshot, answers: dict[str, Value]) -> None:
        self._clock.set(moment_of(self._now, piece))
        prompt = self._companion.prompting.prompt_of(snapshot)
        kind = EntryKind.CHECKIN if prompt is not None and prompt.checkin else None
        self._companion.writing.write("", prompt=snapshot, answers=answers, kind=kind)

    def _snapshot(self, prompt: str) -> PromptSnapshot:
        prompting = self._companion.prompting
        return prompting.snapshot(prompting.find(prompt))

    def _promise(self, piece: Table) -> None:
        promising = self._companion.promising
        self._clock.set(moment_of(self._now, piece))
        look_in = piece.get("look_in")
        day = None if look_in is None else self._now.date() + timedelta(days=look_in)
        promised = promising.promise(Commitment(piece["words"], day, piece.get("who_may_ask", "")))
        if "outcome" in piece:
            if look_in is not None:
                self._clock.set(self._now + timedelta(days=look_in))
            promising.look(promised, Outcome(piece["outcome"]), piece.get("note", ""))

    def _walk(self, piece: Table) -> None:
        walking = self._companion.walking
        self._clock.set(moment_of(self._now, piece))
        run = walking.start(walking.practice(piece["practice"]), piece.get("with", ""))
        for step in range(piece["done"]):
            run = walking.step_done(run, step)
