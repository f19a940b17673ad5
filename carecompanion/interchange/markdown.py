"""Markdown out: one document of entries, oldest first, made to be read.

Everything the person wrote is in it, private entries too: it is their own copy. Small counts are hidden, as in every
form that is made to be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.interchange.plain import text_of
from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.domain.entry import Entry


def markdown_of(entries: Iterable[Entry]) -> Iterator[str]:
    """The document in pieces, one per entry, so that any number of entries takes the memory of one."""
    yield f"# {say('interchange.heading')}\n"
    for entry in entries:
        yield _one(entry)


def _one(entry: Entry) -> str:
    lines = ["", f"## {_line(entry.title) or say('writing.untitled')}", ""]
    about = [day_in_full(entry.created.date())]
    if entry.prompt is not None:
        about.append(_line(entry.prompt.pack_title) or str(entry.prompt.pack))
    about += [f"#{tag}" for tag in entry.tags]
    lines += ["*" + " · ".join(about) + "*", ""]
    if entry.prompt is not None:
        lines += [*(f"> {line}" for line in entry.prompt.ask.splitlines()), ""]
    lines.append(text_of(entry))
    for note in entry.annotations:
        lines += ["", f"> {day_in_full(note.at.date())}, {say('interchange.margin')}: {_line(note.text)}"]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())
