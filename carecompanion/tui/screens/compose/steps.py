"""The steps of a letter, and which of them there are: what is settled already is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from carecompanion.activities.letter_draft import LetterDraft

CHOOSE: Final = "choose"
WORDS: Final = "words"
WISHES: Final = "wishes"
TO: Final = "to"
CONFIRM: Final = "confirm"


def steps_of(ready: LetterDraft | None, *, fixed_to: bool) -> tuple[str, ...]:
    """*ready* needs no choosing; what is about an agreement asks nothing of its readers, who are those it is with."""
    steps = [CHOOSE, WORDS, WISHES, TO, CONFIRM]
    if ready is not None:
        steps.remove(CHOOSE)
        if ready.about is not None:
            steps.remove(WISHES)
    if fixed_to:
        steps.remove(TO)
    return tuple(steps)
