"""Keeping, listing and searching in the open vault, beside plain SQLite with the same rows and the same index."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.domain.ids import EntryId, id_from_bytes
from carecompanion.settings.paths import resolve_paths
from tests.bench import corpus
from tests.bench.figures import Figure, by_turns, high, median

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.entry import Entry

PASSPHRASE = "four plain words here"
Work = Callable[[], object]


def world_at(home: Path) -> World:
    """The real clock and randomness over one folder."""
    return World(
        resolve_paths({"CARECOMPANION_HOME": str(home)}), lambda: datetime.now().astimezone(), os.urandom
    )


def fill(home: Path, count: int) -> None:
    """A vault with *count* entries, and beside it the same in plain SQLite."""
    companion, _ = Opening(world_at(home)).create(PASSPHRASE)
    companion._vault.entries.add_many(corpus.entries(count))
    companion.close()
    plain = Plain(home / "plain.db")
    plain.fill(count)
    plain.close()


class Plain:
    """The reference: the same library without a key, one table, one index of words."""

    def __init__(self, path: Path) -> None:
        from sqlcipher3 import dbapi2

        self._base: Any = dbapi2.connect(str(path), isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=FULL")
        self._next = 10**9

    def fill(self, count: int) -> None:
        """The same rows in the same order."""
        self._base.execute(
            "CREATE TABLE entries (moment INTEGER PRIMARY KEY, title TEXT, text TEXT, tags TEXT)"
        )
        self._base.execute(
            "CREATE VIRTUAL TABLE words USING fts5(title, text, tags, content='entries', content_rowid='moment',"
            " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )
        self._base.execute(
            "CREATE TRIGGER kept AFTER INSERT ON entries BEGIN INSERT INTO words (rowid, title, text, tags)"
            " VALUES (new.moment, new.title, new.text, new.tags); END"
        )
        self._base.execute("BEGIN IMMEDIATE")
        self._base.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            (
                (number, entry.title, entry.text, " ".join(entry.tags))
                for number, entry in enumerate(corpus.entries(count))
            ),
        )
        self._base.execute("COMMIT")
        self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def keep(self, entry: Entry) -> None:
        """One more, on disk."""
        self._next += 1
        self._base.execute("BEGIN IMMEDIATE")
        self._base.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            (self._next, entry.title, entry.text, " ".join(entry.tags)),
        )
        self._base.execute("COMMIT")

    def page(self) -> object:
        """The newest fifty."""
        return self._base.execute(
            "SELECT moment, title FROM entries ORDER BY moment DESC LIMIT 50"
        ).fetchall()

    def search(self, word: str, *, ranked: bool = False) -> object:
        """Fifty that hold *word*."""
        order = "rank" if ranked else "words.rowid DESC"
        sql = (
            "SELECT entries.moment, entries.title FROM words JOIN entries ON entries.moment = words.rowid"  # noqa: S608 - ours
            f" WHERE words MATCH ? ORDER BY {order} LIMIT 50"
        )
        return self._base.execute(sql, (word,)).fetchall()

    def close(self) -> None:
        """Done."""
        self._base.close()


def measure(home: Path, count: int, rounds: int) -> list[Figure]:
    """Every row for one size."""
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    plain = Plain(home / "plain.db")
    reading, store = companion.reading, companion._vault.entries
    new = iter([_fresh(entry) for entry in corpus.entries(rounds + 8)])
    again = iter([_fresh(entry) for entry in corpus.entries(rounds + 8)])
    size = f"{count // 1000}k"
    figures = []

    def beside(what: str, must: str, ours: Work, reference: Work, turns: int = rounds) -> None:
        mine, theirs = by_turns(ours, reference, turns)
        figures.append(
            Figure(f"{what}, {size}", median(mine), median(theirs), "plain SQLite", must, worst=high(mine))
        )

    beside("keep one entry", "≤ 10 ms p99", lambda: store.add(next(new)), lambda: plain.keep(next(again)))
    beside("newest fifty", "constant", lambda: reading.page(limit=50), plain.page)
    for word, kind in ((corpus.RARE, "rare"), (corpus.COMMON, "common")):
        beside(
            f"search, {kind} word",
            "≤ 5 ms, ≤ 1.5 ×",
            partial(reading.search, word, limit=50),
            partial(plain.search, word),
        )
    beside(
        "search, common word, closest first",
        "≤ 80 ms, ≤ 1.5 ×",
        lambda: reading.search(corpus.COMMON, limit=50, ranked=True),
        lambda: plain.search(corpus.COMMON, ranked=True),
        max(rounds // 10, 5),
    )
    plain.close()
    companion.close()
    return figures


def _fresh(entry: Entry) -> Entry:
    now = datetime.now().astimezone()
    return replace(entry, id=EntryId(id_from_bytes(os.urandom(8))), created=now, updated=now)
