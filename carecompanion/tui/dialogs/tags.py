"""The tags of an entry, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import clean_tag
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.entry import Entry


def tags_dialog(tags: tuple[str, ...]) -> LineDialog:
    """Asks for the tags as one line, *tags* standing in it."""
    return LineDialog(
        title=say("dialogs.tags.title"),
        says=say("dialogs.tags.says"),
        value=" ".join(tags),
        yes=say("dialogs.tags.yes"),
        no=say("dialogs.tags.no"),
    )


def left_out(said: str) -> str:
    """A sentence about the words of *said* that can be no tag; empty where each can."""
    words = " ".join(word for word in said.split() if not clean_tag(word))
    return say("dialogs.tags.left_out", words=one_line(words)) if words else ""


def tags_gone(entry: Entry, said: str) -> tuple[str, ...]:
    """The tags of *entry* that are not in the line *said* any more."""
    kept = {clean_tag(tag) for tag in said.split()}
    return tuple(tag for tag in entry.tags if tag not in kept)
