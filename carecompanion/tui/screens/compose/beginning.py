"""How a letter in the making begins: at an entry, with somebody in mind, at a draft that waits, or ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.errors import CareError
from carecompanion.tui.screens.compose.making import Making
from carecompanion.tui.screens.compose.unsent import making_of, making_ready, without_missing

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.partner import Partner


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the screen was given."""

    entries: tuple[EntryId, ...]
    to: Partner | None
    circle: Circle | None
    draft: Draft | None
    ready: LetterDraft | None

    @property
    def step(self) -> str:
        """The step at which a draft was left."""
        return "" if self.draft is None or self.ready is not None else self.draft.focus

    def making(self) -> Making:
        """As far as it can be told without asking the journal."""
        unsent = None if self.draft is None else self.draft.letter
        if self.ready is not None:
            return making_ready(self.ready, unsent)
        if unsent is not None:
            return making_of(unsent, to=self.to, circle=self.circle)
        return Making(chosen=list(self.entries), to=self.to, circle=self.circle)


def begun(beginning: Beginning, making: Making, companion: Companion) -> bool:
    """Fill in what a draft only names. True where an entry it chose is not offered any more. For the desk."""
    unsent = None if beginning.draft is None else beginning.draft.letter
    if unsent is None or beginning.ready is not None:
        return False
    if unsent.to is not None:
        here = {partner.id: partner for partner in companion.introducing.partners()}
        making.to = here.get(unsent.to)
    elif unsent.circle is not None:
        making.circle = next((one for one in companion.circling.circles() if one.id == unsent.circle), None)
    return without_missing(making, lambda entry: _is_offered(companion, entry))


def _is_offered(companion: Companion, entry: str) -> bool:
    try:
        return not companion.reading.entry(entry).private
    except CareError:
        return False
