"""Titles: an entry for which none was chosen is called by its own first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import title_of
from carecompanion.domain.framing import below_heading
from carecompanion.domain.text import clean
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.prompt import PromptSnapshot


def derived_title(
    text: str, answers: Mapping[str, Value], prompt: PromptSnapshot | None, headings: Sequence[str] = ()
) -> str:
    """The title of an entry for which none was chosen: its first words below *headings*, else its question."""
    spoken = next((value for value in answers.values() if isinstance(value, str) and value.strip()), "")
    return (
        title_of(below_heading(text, headings))
        or title_of(spoken)
        or title_of(prompt.ask if prompt else "", say("writing.untitled"))
    )


def is_title_chosen(entry: Entry) -> bool:
    """Was the title of *entry* given, and does not follow its words?"""
    own = derived_title(entry.text, entry.answers, entry.prompt, _heading_above(entry))
    return bool(entry.title) and entry.title != own


def following_title(entry: Entry, text: str, answers: Mapping[str, Value], title: str | None = None) -> str:
    """The title of *entry* once it has *text* and *answers*: *title* if given, else a chosen one stays.

    An empty *title* lets it follow the words again.
    """
    if title is not None and (named := clean(title, one_line=True)):
        return named
    if title is None and is_title_chosen(entry):
        return entry.title
    return derived_title(text, answers, entry.prompt, _heading_above(entry))


def _heading_above(entry: Entry) -> tuple[str, ...]:
    """The first line of *entry*, where its title is the words below that line: a frame's heading."""
    first = entry.text.split("\n", 1)[0].strip()
    below = title_of(below_heading(entry.text, (first,)))
    return (first,) if first and below == entry.title != title_of(entry.text) else ()
