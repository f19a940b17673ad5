"""The letter beside the list, on wide screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.letter import Direction
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import LetterLine
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.widgets.letter_text import LetterText


async def show_draft(screen: CareScreen[Any], beside: LetterText, draft: Draft) -> None:
    """The words of a draft so far."""
    words = await screen.desk.run(_words_of, screen.companion, draft)
    beside.show_letter(words or say("letters.draft_empty"))


async def show_letter(
    screen: CareScreen[Any], beside: LetterText, line: LetterLine, underlined: Sequence[str]
) -> None:
    """A whole letter; one that is unread, or opens with a note, is never shown unasked."""
    if line.direction is Direction.CAME and (line.unread or line.has_note):
        beside.show_letter(say("letters.pane_unread" if line.unread else "letters.pane_note"))
        return
    letter = await screen.desk.run(screen.companion.corresponding.letter, line.id)
    beside.underline(underlined)
    beside.show_letter(letter.human)


def _words_of(companion: Companion, draft: Draft) -> str:
    """Each part under what it answers."""
    parts = [f"{one.label}\n" + "\n".join(one.lines) for one in companion.writing.in_words(draft)]
    return "\n\n".join(part for part in (draft.text, *parts) if part.strip())
