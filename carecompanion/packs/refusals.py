"""A pack that came and was refused, told in words about packs."""

from __future__ import annotations

from carecompanion.errors import ExchangeError
from carecompanion.words import say


class PackRefused(ExchangeError):
    """As its ExchangeError, with ``what`` and ``hint`` in words about packs; nothing of the file is in either."""

    def _fill(self, values: dict[str, object]) -> None:
        super()._fill(values)
        self.what = say(f"packs.refused.{self.code}.what")
        self.hint = say(f"packs.refused.{self.code}.hint")
        self.args = (self.what,)
