"""Which prompts were offered, answered or passed over: the last time of each, and all of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.prompt import PromptRef
from carecompanion.domain.served import Served
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from datetime import date, datetime

    from carecompanion.vault.database import Database


class ServingStore:
    """At most one memory for each prompt and each way it went, so it never outgrows the packs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, day: date, ref: PromptRef, how: str, at: datetime) -> None:
        """Remember *how* it went with a prompt: offered, another, lighter, skipped or answered."""
        with self._database.writing():
            self._database.change(
                "INSERT OR REPLACE INTO served (day, pack, prompt, how, at) VALUES (?, ?, ?, ?, ?)",
                (day.isoformat(), ref.pack, ref.prompt, how, at.isoformat()),
            )

    def history(self) -> tuple[Served, ...]:
        """Every memory, in the order it was made."""
        rows = self._database.rows("SELECT day, pack, prompt, how, at FROM served ORDER BY place")
        return tuple(
            Served(kept_day(day), PromptRef(PackId(pack), PromptId(prompt)), how, when(at))
            for day, pack, prompt, how, at in rows
        )
