"""Step four: to whom. One person, with the words by which their card is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.letters.threads import standing_briefly, standing_words
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.pairs import Pair, Pairs
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.partner import Partner
    from carecompanion.tui.screens.compose.making import Making


class ToStep(Vertical):
    """Partners who may be written to; nobody is chosen by standing on them."""

    DEFAULT_CSS = """
    ToStep > #to-asks { height: auto; margin-bottom: 1; }
    ToStep EmptyPlace { display: none; }
    ToStep.is-empty EmptyPlace { display: block; }
    ToStep.is-empty Pairs, ToStep.is-empty > #to-asks { display: none; }
    """

    def __init__(self, making: Making) -> None:
        super().__init__(id="to")
        self._making = making
        self._partners: tuple[tuple[Partner, tuple[str, ...]], ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(plain(say("compose.to.asks")), id="to-asks", classes="says")
        yield Pairs(id="whom")
        yield EmptyPlace(say("compose.to.empty"), "p", say("compose.to.empty_key"))

    @property
    def focus_on(self) -> str:
        """The partners."""
        return "#whom"

    @property
    def partner(self) -> Partner | None:
        """The one the selection stands on."""
        row = self.query_one(Pairs).selected
        return self._partners[row][0] if row < len(self._partners) else None

    def show(self, partners: tuple[tuple[Partner, tuple[str, ...]], ...], today: date) -> None:
        """Show those who may be written to; a blocked partner is nobody to write to."""
        is_first = not self._partners
        self._partners = tuple(one for one in partners if not one[0].blocked)
        self.set_class(not self._partners, "is-empty")
        glyphs, to = glyphs_of(self), self._making.to
        told_as = standing_briefly if self.screen.size.width < 60 else standing_words
        pairs = self.query_one(Pairs)
        pairs.show_pairs(
            [
                Pair(
                    partner.id,
                    partner.handle,
                    " ".join(words),
                    told_as(partner, today),
                    mark=glyphs.mark if to is not None and to.id == partner.id else glyphs.open,
                )
                for partner, words in self._partners
            ]
        )
        if to is not None and is_first:
            pairs.select(to.id)


def partners_of(companion: Companion) -> tuple[tuple[Partner, tuple[str, ...]], ...]:
    """Every partner with their words. For the desk."""
    introducing = companion.introducing
    return tuple((one, introducing.words_of(one)) for one in introducing.partners())
