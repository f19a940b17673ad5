"""An entry as a leaf to read: title, day, prompt in quiet, text, answers in words, tags, notes in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.errors import NotFound
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say
from carecompanion.words.days import day_on_page, day_seen_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Entry
    from carecompanion.interchange.plain import AnswerInWords

GLANCE: Final = 12_000
"""How many characters of a text the pane beside the list shows; the entry's own screen shows all."""
_PROMPT_ROWS: Final = 3


def read_leaf(companion: Companion, entry_id: str) -> tuple[Entry, tuple[AnswerInWords, ...], str] | None:
    """For the desk's thread: an entry, its answers in words, where its prompt came from; None where it is gone.

    What came with the program is named by its pack alone.
    """
    try:
        entry = companion.reading.entry(entry_id)
    except NotFound:
        return None
    signed = entry.prompt if entry.prompt is not None and entry.prompt.signer else None
    origin = "" if signed is None else companion.trusting.provenance_of(signed)
    return entry, companion.reading.in_words(entry), origin


def parts_of(
    entry: Entry,
    answers: Sequence[AnswerInWords],
    origin: str = "",
    *,
    today: date,
    at_a_glance: bool = False,
    why: str = "",
) -> tuple[Part, ...]:
    """*entry* in its voices. *at_a_glance* keeps the prompt to three rows and a long text to its beginning.

    *why* it is this one stands quietly below its day, *origin* below the prompt.
    """
    return tuple(_parts(entry, answers, origin, today, at_a_glance=at_a_glance, why=why))


def _parts(
    entry: Entry, answers: Sequence[AnswerInWords], origin: str, today: date, *, at_a_glance: bool, why: str
) -> Iterator[Part]:
    yield Part(entry.title, "says", most=2)
    yield Part(_about(entry, at_a_glance=at_a_glance), "quiet", gap=0)
    if why:
        yield Part(why, "quiet", gap=0)
    if entry.prompt is not None:
        yield Part(entry.prompt.ask.strip(), "quiet", most=_PROMPT_ROWS if at_a_glance else None)
    if origin and not at_a_glance:
        yield Part(origin, "quiet", gap=0)
    body = _below_title(entry)
    if body:
        yield Part(_beginning(body) if at_a_glance else body)
    for answer in answers:
        if answer.label:
            yield Part(answer.label, "quiet")
        for number, line in enumerate(answer.lines):
            yield Part(f"• {line}" if answer.bullets else line, gap=0 if answer.label or number else 1)
    if entry.tags or entry.people:
        yield Part(_marks(entry), "quiet")
    changed = None if at_a_glance else _changed_on(entry)
    if changed is not None:
        said = say("entry.changed", day=day_seen_from(changed, today))
        yield Part(said, "quiet", gap=0 if entry.tags or entry.people else 1)
    for note in entry.annotations:
        said = say("entry.in_margin", day=day_seen_from(note.at.date(), today), note=note.text)
        yield Part(said, "quiet", lead="│ ")


def words_of(entry: Entry, answers: Sequence[AnswerInWords]) -> str:
    """The words of *entry*, to copy: its text, then each answer under its label."""
    blocks = [entry.text] if entry.text else []
    for answer in answers:
        lines = (f"- {line}" if answer.bullets else line for line in answer.lines)
        blocks.append("\n".join((*((answer.label,) if answer.label else ()), *lines)))
    return "\n\n".join(blocks)


def _about(entry: Entry, *, at_a_glance: bool) -> str:
    said = [day_on_page(entry.created.date())]
    if entry.prompt is not None:
        said.append(str(entry.prompt.pack))
        if not at_a_glance:
            said.append(say(f"today.depth.{entry.prompt.depth}"))
    if entry.private:
        said.append(say("entry.private"))
    return " · ".join(said)


def _changed_on(entry: Entry) -> date | None:
    """The day of the latest change that is known; None where there was none since its own day.

    Only the latest is kept, never what stood there before. A note in the margin says its own day.
    """
    is_note = any(note.at == entry.updated for note in entry.annotations)
    day = entry.updated.date()
    return None if is_note or day == entry.created.date() else day


def _below_title(entry: Entry) -> str:
    """The text, less a first line that stands alone and is the title: nothing is to be read twice."""
    first, _, rest = entry.text.partition("\n")
    is_title = first.lstrip("#").strip() == entry.title and (not rest or rest.startswith("\n"))
    return rest.strip("\n") if is_title else entry.text


def _beginning(text: str) -> str:
    return text if len(text) <= GLANCE else text[:GLANCE].rstrip() + "…"


def _marks(entry: Entry) -> str:
    tags = "  ".join(f"#{tag}" for tag in entry.tags)
    people = say("entry.with", people=", ".join(entry.people)) if entry.people else ""
    return "   ".join(part for part in (tags, people) if part)
