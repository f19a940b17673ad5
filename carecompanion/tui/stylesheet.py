"""The sheet of styles, parsed once: the toolkit parses every sheet again with each screen that brings one."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

SHEETS_AT_MOST = 512
"""More than all widgets and screens have; the toolkit keeps 64, and with more of them in use keeps none."""


class HouseStylesheet(Stylesheet):
    """The toolkit's stylesheet, except that what was parsed holds until a variable (a theme's colour) changes."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SHEETS_AT_MOST)

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        # Only what is new or under new variables; a sheet that cannot be parsed leaves the rules as they are.
        self.parse()
