"""The tables, and how an older journal comes forward: sqlite-utils migrations, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.errors import JournalDamaged
from carecompanion.vault.faults import faults
from carecompanion.vault.schema_letters import LETTERS_FOR_A_YEAR
from carecompanion.vault.schema_packs import PACKS
from carecompanion.vault.schema_practices import PRACTICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database as Tables

    from carecompanion.vault.database import Database

APPLICATION_ID: Final = 0x43434A31
MIGRATION_SET: Final = "carecompanion"

SEARCHED: Final = ("title", "text", "words", "tag_words")
"""The columns of an entry that search looks at."""

INDEXES: Final = ("entries_fts", "letters_fts")
"""What is searched: entries, and the letters that may be found."""

_COLUMNS: Final = ", ".join(SEARCHED)
_NEW: Final = ", ".join(f"new.{name}" for name in SEARCHED)
_OLD: Final = ", ".join(f"old.{name}" for name in SEARCHED)

# moment is the rowid: the journal's order is the table's, and search answers newest first without sorting.
_TABLES: Final = (
    "CREATE TABLE vault_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE entries (
        moment INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        added INTEGER NOT NULL UNIQUE,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        heading TEXT NOT NULL,
        kind TEXT NOT NULL,
        pack TEXT NOT NULL,
        prompt TEXT NOT NULL,
        intensity INTEGER NOT NULL,
        private INTEGER NOT NULL,
        run TEXT,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        words TEXT NOT NULL,
        tag_words TEXT NOT NULL,
        tags TEXT NOT NULL,
        people TEXT NOT NULL,
        annotations TEXT NOT NULL,
        snapshot TEXT,
        answers TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX entries_by_prompt ON entries (pack, prompt)",
    "CREATE INDEX entries_by_pack ON entries (pack)",
    """CREATE TABLE entry_tags (
        tag TEXT NOT NULL,
        moment INTEGER NOT NULL REFERENCES entries (moment) ON UPDATE CASCADE ON DELETE CASCADE,
        PRIMARY KEY (tag, moment)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_tags_by_moment ON entry_tags (moment)",
    """CREATE TABLE entry_people (
        handle TEXT NOT NULL,
        moment INTEGER NOT NULL REFERENCES entries (moment) ON UPDATE CASCADE ON DELETE CASCADE,
        PRIMARY KEY (handle, moment)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_people_by_moment ON entry_people (moment)",
    "CREATE TABLE drafts (id TEXT PRIMARY KEY, updated INTEGER NOT NULL, body TEXT NOT NULL) STRICT",
    "CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE served (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        day TEXT NOT NULL,
        pack TEXT NOT NULL,
        prompt TEXT NOT NULL,
        how TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (pack, prompt, how)
    ) STRICT""",
    """CREATE TABLE identities (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        secret BLOB NOT NULL UNIQUE,
        made TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE partners (
        id TEXT PRIMARY KEY,
        handle TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL UNIQUE,
        claimed_name TEXT NOT NULL,
        standing TEXT NOT NULL,
        met TEXT NOT NULL,
        verified_on TEXT,
        has_app INTEGER NOT NULL,
        wrong_tries INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE blocked (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    """CREATE TABLE letters (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        thread TEXT NOT NULL,
        direction TEXT NOT NULL,
        partner TEXT,
        partner_key BLOB NOT NULL,
        partner_name TEXT NOT NULL,
        moment TEXT NOT NULL,
        manifest TEXT NOT NULL,
        human TEXT NOT NULL,
        trust TEXT NOT NULL,
        unread INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        kept_for_safety INTEGER NOT NULL,
        digest BLOB NOT NULL,
        file_name TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX letters_by_partner ON letters (partner)",
    "CREATE INDEX letters_by_thread ON letters (thread)",
    """CREATE TABLE letters_seen (
        sender BLOB NOT NULL,
        id TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (sender, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE letters_forgotten (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """CREATE TABLE jots (
        id TEXT PRIMARY KEY,
        written TEXT NOT NULL,
        text TEXT
    ) STRICT, WITHOUT ROWID""",
)

SEARCH: Final = (
    f"""CREATE VIRTUAL TABLE entries_fts USING fts5 (
        {_COLUMNS}, content="entries", content_rowid="moment",
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    "INSERT INTO entries_fts (entries_fts, rank) VALUES ('secure-delete', 1)",
)

TRIGGERS: Final = (
    f"""CREATE TRIGGER entries_ai AFTER INSERT ON entries BEGIN
        INSERT INTO entries_fts (rowid, {_COLUMNS}) VALUES (new.moment, {_NEW});
    END""",
    f"""CREATE TRIGGER entries_ad AFTER DELETE ON entries BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, {_COLUMNS}) VALUES ('delete', old.moment, {_OLD});
    END""",
    f"""CREATE TRIGGER entries_au AFTER UPDATE OF moment, {_COLUMNS} ON entries BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, {_COLUMNS}) VALUES ('delete', old.moment, {_OLD});
        INSERT INTO entries_fts (rowid, {_COLUMNS}) VALUES (new.moment, {_NEW});
    END""",
)


def restore_search(tables: Tables) -> None:
    """Make the triggers and the index anew: for migrations that transform ``entries``, which drops its triggers."""
    for name in ("entries_ai", "entries_ad", "entries_au"):
        tables.execute(f"DROP TRIGGER IF EXISTS {name}")
    for statement in TRIGGERS:
        tables.execute(statement)
    tables.table("entries").rebuild_fts()


def _begin(tables: Tables) -> None:
    for statement in (*_TABLES, *SEARCH, *TRIGGERS):
        tables.execute(statement)


def _letters_for_a_year(tables: Tables) -> None:
    for statement in LETTERS_FOR_A_YEAR:
        tables.execute(statement)


def _practices(tables: Tables) -> None:
    from carecompanion.vault.answered import answer_all
    from carecompanion.vault.followed import follow_all

    for statement in PRACTICES:
        tables.execute(statement)
    answer_all(tables)
    follow_all(tables)


def _packs(tables: Tables) -> None:
    for statement in PACKS:
        tables.execute(statement)


STEPS: tuple[tuple[str, Callable[[Tables], None]], ...] = (
    ("0001_begin", _begin),
    ("0002_letters_for_a_year", _letters_for_a_year),
    ("0003_practices", _practices),
    ("0004_packs", _packs),
)
"""Every migration by name, in order; the version of the schema is how many there are. Only ever appended to."""


def newest_version() -> int:
    """The version of the schema that this program knows."""
    return len(STEPS)


def bring_forward(database: Database) -> None:
    """Apply what is missing, all in one transaction. The caller holds the exclusive lock and has made a backup."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(MIGRATION_SET)
    for name, step in STEPS:
        migrations(name=name)(step)
    # Rebuilding a table drops the old one, and what refers to it must not go with it; proven whole below.
    database.rows("PRAGMA foreign_keys=OFF")
    with faults(), database.writing():
        migrations.apply(database.tables())
        if database.rows("PRAGMA foreign_key_check"):
            raise JournalDamaged
        database.rows(f"PRAGMA application_id={APPLICATION_ID}")
        database.rows(f"PRAGMA user_version={newest_version()}")
    database.rows("PRAGMA foreign_keys=ON")
