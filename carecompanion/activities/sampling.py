"""The sample: four months of a made-up person, put into a new journal by the same activities as anybody's own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from carecompanion.activities.sampling_letters import Correspondence, moment_of
from carecompanion.activities.sampling_practices import Practising
from carecompanion.domain.entry import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.demonstrating import Clock
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.prompt import PromptSnapshot

Table = Any  # one table of the sample's own files; a test holds their shape


@cache
def sample(name: str) -> Mapping[str, Any]:
    """The sample file *name*: ``journal``, ``letters`` or ``practices``."""
    return tomllib.loads((files("carecompanion.activities") / "sample" / f"{name}.toml").read_text("utf-8"))


def furnish(companion: Companion, clock: Clock, randomness: Callable[[int], bytes]) -> None:
    """Write the sample's past into *companion*, setting *clock* from day to day."""
    now = clock()
    entries = {entry.title: entry for entry in _entries(companion, clock, now)}
    for wish in sample("journal")["come_back"]:
        clock.set(now - timedelta(days=wish["ago"]))
        companion.prompting.come_back(companion.prompting.find(wish["prompt"]).ref, wish["days"])
    Correspondence(companion, clock, now, randomness).begin(sample("letters"), entries)
    Practising(companion, clock, now).begin(sample("practices"))
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
        clock.set(moment_of(now, piece))
        entry = _entry(companion, piece)
        companion.prompting.answered(entry)
        if "title" in piece:
            entry = companion.writing.edit(entry, title=piece["title"])
        for note in piece.get("note", ()):
            clock.set(moment_of(now, note))
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


def _write_support_card(companion: Companion) -> None:
    from carecompanion.activities.supporting import SupportCard

    companion.supporting.write(SupportCard(**sample("letters")["support"]))
