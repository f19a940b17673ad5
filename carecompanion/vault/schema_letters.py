"""Migration 0002: letters with kinds, threads, wishes and a search of their own; people and circles."""

from __future__ import annotations

from typing import Final

LETTERS_FOR_A_YEAR: Final = (
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
