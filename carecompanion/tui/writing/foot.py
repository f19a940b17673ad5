"""The last row of the page: whether it is kept; for a moment what was asked; and no keys while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from carecompanion.tui.widgets.footer import KeyFooter

KEYS_COME_BACK_SECONDS: Final = 2.0
ASIDE_SECONDS: Final = 3.0


class Foot:
    """Speaks through the page's footer."""

    def __init__(self, screen: Screen[None], says: str) -> None:
        self._screen = screen
        self._standing = says
        self._aside: Timer | None = None
        self._rest: Timer | None = None

    @property
    def _footer(self) -> KeyFooter:
        from carecompanion.tui.widgets.footer import KeyFooter

        return self._screen.query_one(KeyFooter)

    def say(self, words: str) -> None:
        """From now on it says *words*."""
        self._standing = words
        if self._aside is None:
            self._footer.says = words

    def say_aside(self, words: str) -> None:
        """For three seconds it says *words* instead."""
        if self._aside is not None:
            self._aside.stop()
        self._footer.says = words
        self._aside = self._screen.set_timer(ASIDE_SECONDS, self._back)

    def _back(self) -> None:
        self._aside = None
        self._footer.says = self._standing

    def typed(self) -> None:
        """Something was typed: the keys go, until typing rests."""
        self._footer.shows_keys = False  # painted at the first letter only
        if self._rest is not None:
            self._rest.stop()
        self._rest = self._screen.set_timer(KEYS_COME_BACK_SECONDS, self.rested)

    def rested(self) -> None:
        """The keys come back: typing rests, or the pointer moved."""
        self._footer.shows_keys = True
