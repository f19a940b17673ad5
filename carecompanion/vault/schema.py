"""The tables, and how an older journal comes forward: sqlite-utils migrations, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.errors import JournalDamaged
from carecompanion.vault.faults import faults

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


_LETTERS_FOR_A_YEAR: Final = (
    "ALTER TABLE letters ADD COLUMN kind TEXT NOT NULL DEFAULT 'letter'",
    "ALTER TABLE letters ADD COLUMN re TEXT",
    "ALTER TABLE letters ADD COLUMN circle TEXT",
    "ALTER TABLE letters ADD COLUMN agreement TEXT",
    # the last day of a letter that came with one; when its going was announced
    "ALTER TABLE letters ADD COLUMN until TEXT",
    "ALTER TABLE letters ADD COLUMN announced TEXT",
    # 1 where search may look: what left, and what came to be kept
    "ALTER TABLE letters ADD COLUMN findable INTEGER NOT NULL DEFAULT 0",
    """UPDATE letters SET
        kind = manifest ->> '$.kind',
        re = manifest ->> '$.re',
        circle = manifest ->> '$.circle[0]',
        agreement = manifest ->> '$.about[1]',
        until = CASE direction WHEN 'came' THEN manifest ->> '$.ask.until' END,
        findable = direction = 'left' OR (waiting = 0 AND manifest ->> '$.ask.keep' = 'keep')""",
    "CREATE INDEX letters_by_re ON letters (re) WHERE re IS NOT NULL",
    "CREATE INDEX letters_by_circle ON letters (circle) WHERE circle IS NOT NULL",
    "CREATE INDEX letters_by_agreement ON letters (agreement) WHERE agreement IS NOT NULL",
    "CREATE INDEX letters_with_a_day ON letters (until) WHERE until IS NOT NULL",
    "CREATE INDEX letters_unread ON letters (partner) WHERE unread = 1",
    "CREATE INDEX letters_waiting ON letters (place) WHERE waiting = 1",
    "CREATE VIEW letters_findable AS SELECT place, human FROM letters WHERE findable = 1",
    """CREATE VIRTUAL TABLE letters_fts USING fts5 (
        human, content="letters_findable", content_rowid="place",
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    "INSERT INTO letters_fts (letters_fts, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO letters_fts (letters_fts) VALUES ('rebuild')",
    """CREATE TRIGGER letters_ai AFTER INSERT ON letters WHEN new.findable = 1 BEGIN
        INSERT INTO letters_fts (rowid, human) VALUES (new.place, new.human);
    END""",
    """CREATE TRIGGER letters_ad AFTER DELETE ON letters WHEN old.findable = 1 BEGIN
        INSERT INTO letters_fts (letters_fts, rowid, human) VALUES ('delete', old.place, old.human);
    END""",
    """CREATE TRIGGER letters_hidden AFTER UPDATE OF findable ON letters
        WHEN old.findable = 1 AND new.findable = 0 BEGIN
        INSERT INTO letters_fts (letters_fts, rowid, human) VALUES ('delete', old.place, old.human);
    END""",
    """CREATE TRIGGER letters_found AFTER UPDATE OF findable ON letters
        WHEN old.findable = 0 AND new.findable = 1 BEGIN
        INSERT INTO letters_fts (rowid, human) VALUES (new.place, new.human);
    END""",
    "CREATE TABLE partner_keys (key BLOB PRIMARY KEY, partner TEXT NOT NULL, until TEXT NOT NULL) STRICT",
    "CREATE INDEX partner_keys_by_partner ON partner_keys (partner)",
    """CREATE TABLE people (
        id TEXT PRIMARY KEY,
        handle TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        added TEXT NOT NULL,
        contact TEXT NOT NULL,
        partner TEXT UNIQUE
    ) STRICT""",
    """CREATE TABLE circles (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        made TEXT NOT NULL,
        left_on TEXT
    ) STRICT""",
    """CREATE TABLE circle_members (
        circle TEXT NOT NULL REFERENCES circles (id) ON DELETE CASCADE,
        partner TEXT NOT NULL,
        PRIMARY KEY (circle, partner)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX circle_members_by_partner ON circle_members (partner)",
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
    for statement in _LETTERS_FOR_A_YEAR:
        tables.execute(statement)


STEPS: tuple[tuple[str, Callable[[Tables], None]], ...] = (
    ("0001_begin", _begin),
    ("0002_letters_for_a_year", _letters_for_a_year),
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
