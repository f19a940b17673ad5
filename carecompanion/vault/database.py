"""One connection to the encrypted database: opened in the right order, every write in a transaction of its own."""

from __future__ import annotations

import contextlib
import re
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import BadInput, CareError, CipherUnavailable, VaultBusy
from carecompanion.vault.driver import driver, tables_of
from carecompanion.vault.faults import faults
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database as Tables

Row = tuple[Any, ...]
SALT_BYTES: Final = 16
BUSY_SECONDS: Final = 5.0
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")
_HEX: Final = b"0123456789abcdef"
_BATCH: Final = 256
_SETTINGS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA cache_size=-16000",
)
_MAC_SETTINGS: Final = ("PRAGMA fullfsync=ON", "PRAGMA checkpoint_fullfsync=ON")


def keyed_connection(path: Path, key: bytes, db_salt: bytes, *, mode: str = "rw") -> Any:  # noqa: ANN401
    """A connection that has the key and has read the first page with it. *mode* is SQLite's: ro, rw or rwc.

    Raises JournalDamaged where the key does not fit the first page, and what :mod:`faults` makes of the rest.
    """
    with faults():
        connection = driver().connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        try:
            # First of all: by default SQLCipher writes its complaints over the screen.
            connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
            spelled = _raw_key(key, db_salt)
            connection.set_key(spelled)
            spelled[:] = bytes(len(spelled))
            _refuse_other_drivers(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_other_drivers(connection: Any) -> None:  # noqa: ANN401
    # Plain SQLite ignores the key: it would write the journal in clear.
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise CipherUnavailable(say("vault.not_sqlcipher"))


def _raw_key(key: bytes, db_salt: bytes) -> bytearray:
    # Spelled byte by byte: bytes.hex() would leave copies of the key behind in freed memory.
    spelled = bytearray(b"x'")
    for byte in (*key, *db_salt):
        spelled.append(_HEX[byte >> 4])
        spelled.append(_HEX[byte & 15])
    spelled.append(ord("'"))
    return spelled


class Database:
    """An open journal.db. Used from the thread that made it; only :meth:`interrupt` may be called from another."""

    def __init__(self, path: Path, key: bytes, db_salt: bytes, *, mode: str = "rw") -> None:
        self.path = path
        self.db_salt = db_salt
        self._key = bytearray(key)
        self._connection: Any = None
        self.connect(mode=mode)

    def __repr__(self) -> str:
        return f"<Database {'open' if self._connection is not None else 'closed'}>"

    @property
    def key(self) -> bytes:
        """The raw key, for opening copies of this database."""
        return bytes(self._key)

    @property
    def is_open(self) -> bool:
        """Is there a connection?"""
        return self._connection is not None

    @property
    def connection(self) -> Any:  # noqa: ANN401
        """The driver's connection."""
        return self._connection

    def connect(self, *, mode: str = "rw") -> None:
        """Open (again); a folder that was swapped in the meantime is met under the same path."""
        self._connection = keyed_connection(self.path, bytes(self._key), self.db_salt, mode=mode)

    def rekey(self, key: bytes, db_salt: bytes) -> None:
        """Use another key from the next :meth:`connect` on."""
        self._key[:] = key
        self.db_salt = db_salt

    def settle(self) -> None:
        """Set how this connection works; writes the journal mode into the database where it was another."""
        for setting in _SETTINGS + (_MAC_SETTINGS if sys.platform == "darwin" else ()):
            self.rows(setting)

    def tables(self) -> Tables:
        """sqlite-utils on this connection. Use it inside :meth:`writing`: on its own it begins without IMMEDIATE."""
        return tables_of(self._connection)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Every row of one statement."""
        with faults():
            rows: list[Row] = self._connection.execute(sql, keepable(values)).fetchall()
            return rows

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        with faults():
            row: Row | None = self._connection.execute(sql, keepable(values)).fetchone()
            return row

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """The one whole number that a statement answers."""
        row = self.row(sql, values)
        return int(row[0]) if row and row[0] is not None else 0

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Rows a few at a time, in flat memory."""
        with faults():
            cursor = self._connection.execute(sql, keepable(values))
        while True:
            with faults():
                rows = cursor.fetchmany(_BATCH)
            if not rows:
                return
            yield from rows

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one writing statement; how many rows it touched. Only inside :meth:`writing`."""
        with faults():
            return int(self._connection.execute(sql, keepable(values)).rowcount)

    def change_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run one writing statement for each of *many*. Only inside :meth:`writing`."""
        for values in many:
            self.change(sql, values)

    def keep_record(self, table: str, record: Mapping[str, object], *, key: str) -> None:
        """Put *record* into *table*, over the one with the same *key* column; a transaction of its own or within one.

        Raises BadInput for text that cannot be kept.
        """
        keepable(tuple(record.values()))
        with self.writing():
            self.tables().table(table).upsert(dict(record), pk=key)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing; inside another it is part of that one.

        Begun IMMEDIATE: a plain BEGIN would fail at once, without waiting, where another process writes.
        """
        if self._connection.in_transaction:
            yield
            return
        with faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with faults(is_commit=True):
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def version(self) -> int:
        """The version of the schema."""
        return self.number("PRAGMA user_version")

    def changes(self) -> int:
        """A number that differs once another process has committed."""
        return self.number("PRAGMA data_version")

    def interrupt(self) -> None:
        """Stop what runs in the owner's thread: it raises Interrupted. May be called from any thread."""
        if self._connection is not None:
            self._connection.interrupt()

    def on_steps(self, every: int, ask: Callable[[], bool] | None) -> None:
        """Call *ask* each *every* steps of the engine; it answers True to interrupt. None takes it away."""
        self._connection.set_progress_handler(ask, every)

    def checkpoint(self, *, patience: float = 0.5) -> bool:
        """Move the WAL into the database and empty it; False where another process is in the way."""
        until = time.monotonic() + patience
        while True:
            row = self.row("PRAGMA wal_checkpoint(TRUNCATE)")
            if row is None or row[0] == 0:
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)

    def into_one_file(self) -> None:
        """Close with everything in the one file. Raises VaultBusy where another process is in the way."""
        if not self.checkpoint(patience=BUSY_SECONDS):
            raise VaultBusy
        self.rows("PRAGMA journal_mode=DELETE")
        self.close(tidy=False)

    def close(self, *, tidy: bool = True) -> None:
        """Close; with *tidy* move the WAL in first. A WAL that stays behind is data and is left alone."""
        if self._connection is None:
            return
        if tidy:
            # Nothing is lost where tidying fails (a full disk, another process): the WAL holds it.
            with contextlib.suppress(CareError):
                self.rows("PRAGMA analysis_limit=400")
                self.rows("PRAGMA optimize")
                self.checkpoint()
        self._connection.close()
        self._connection = None

    def forget(self) -> None:
        """Close for good and wipe the key."""
        self.close()
        self._key[:] = bytes(len(self._key))


def keepable(values: Sequence[object]) -> Sequence[object]:
    """*values*, if their text can be kept to the letter. Raises BadInput for NULs and half surrogates."""
    for value in values:
        if isinstance(value, str) and _UNKEEPABLE.search(value):
            raise BadInput(say("vault.bad_text"), say("vault.bad_text_hint"))
    return values
