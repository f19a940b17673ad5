"""Which prompts were offered, answered or passed over: the last time of each, and all of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.prompt import PromptRef
from carecompanion.domain.served import Past, Served
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from carecompanion.vault.database import Database

_LAST_TURNS: Final = """
    WITH RECURSIVE here (pack) AS (
        SELECT min(pack) FROM served
        UNION ALL
        SELECT (SELECT min(pack) FROM served WHERE pack > here.pack) FROM here WHERE here.pack IS NOT NULL
    )
    SELECT served.pack, served.day, served.at FROM here CROSS JOIN served
    WHERE served.pack = here.pack AND served.day =
        (SELECT day FROM served WHERE pack = here.pack AND day <> ? ORDER BY day DESC LIMIT 1)"""
"""From pack to pack by the index, and in each to its last day: as many steps as there are packs."""


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
        return self._remembered("")

    # asked for piece by piece: a History of the domain

    def on(self, day: date) -> tuple[Served, ...]:
        """What became of prompts on that day, in the order it was remembered."""
        return self._remembered("WHERE day = ?", day.isoformat())

    def last_turns(self, today: date) -> dict[PackId, tuple[date, datetime]]:
        """By pack, when anything became of one of its prompts last, on any day but *today*."""
        turns: dict[PackId, tuple[date, datetime]] = {}
        for pack, day, at in self._database.rows(_LAST_TURNS, (today.isoformat(),)):
            turn = (kept_day(day), when(at))
            turns[PackId(pack)] = max(turn, turns.get(PackId(pack), turn))
        return turns

    def pasts(self, pack: PackId, today: date) -> dict[PromptId, Past]:
        """By prompt, what is remembered of those of *pack*."""
        rows = self._database.rows("SELECT prompt, how, day, at FROM served WHERE pack = ?", (pack,))
        return _pasts(rows, today.isoformat())

    def past(self, ref: PromptRef, today: date) -> Past:
        """What is remembered of one prompt."""
        rows = self._database.rows(
            "SELECT prompt, how, day, at FROM served WHERE pack = ? AND prompt = ?", (ref.pack, ref.prompt)
        )
        return _pasts(rows, today.isoformat()).get(ref.prompt, Past())

    def _remembered(self, which: str, *values: str) -> tuple[Served, ...]:
        rows = self._database.rows(
            f"SELECT day, pack, prompt, how, at FROM served {which} ORDER BY place",
            values,
        )
        return tuple(
            Served(kept_day(day), PromptRef(PackId(pack), PromptId(prompt)), how, when(at))
            for day, pack, prompt, how, at in rows
        )


def _pasts(rows: Iterable[tuple[str, str, str, str]], today: str) -> dict[PromptId, Past]:
    """Days are compared as they are kept, and read only where they count; moments never are: they have zones."""
    ways: dict[str, dict[str, str]] = {}
    turns: dict[str, tuple[str, list[str]]] = {}
    for prompt, how, day, at in rows:
        ways.setdefault(prompt, {})[how] = day
        if day != today:
            last, moments = turns.get(prompt, ("", []))
            if day > last:
                turns[prompt] = (day, [at])
            elif day == last:
                moments.append(at)
    return {PromptId(prompt): _past(days, turns.get(prompt)) for prompt, days in ways.items()}


def _past(days: dict[str, str], turn: tuple[str, list[str]] | None) -> Past:
    skipped, answered = days.get("skipped"), days.get("answered")
    return Past(
        None if turn is None else (kept_day(turn[0]), max(map(when, turn[1]))),
        None if skipped is None else kept_day(skipped),
        None if answered is None else kept_day(answered),
    )
