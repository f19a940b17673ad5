"""Migration 0003: what lenses look at, commitments, flows, runs and maps."""

from __future__ import annotations

from typing import Final

PRACTICES: Final = (
    # Fields that lenses look at, each as it was asked: a later change of its ends takes nothing from older answers.
    """CREATE TABLE asked (
        id INTEGER PRIMARY KEY,
        pack TEXT NOT NULL,
        prompt TEXT NOT NULL,
        field TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (pack, prompt, field, body)
    ) STRICT""",
    "CREATE INDEX asked_by_kind ON asked (kind)",
    # chosen: the ids of the options that a scale was marked for, by its prompt's choice; value: the plain answer;
    # note: the line that was written beside a scale
    """CREATE TABLE answered (
        asked INTEGER NOT NULL REFERENCES asked (id),
        moment INTEGER NOT NULL REFERENCES entries (moment) ON UPDATE CASCADE ON DELETE CASCADE,
        chosen TEXT NOT NULL,
        value TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (asked, moment)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX answered_by_moment ON answered (moment)",
    # entry and field: where it was promised; without them it stands by itself, or its entry was let go
    """CREATE TABLE commitments (
        id TEXT PRIMARY KEY,
        made TEXT NOT NULL,
        entry TEXT,
        field TEXT NOT NULL,
        words TEXT NOT NULL,
        look_again TEXT,
        who_may_ask TEXT NOT NULL,
        owner_role TEXT NOT NULL,
        authority TEXT NOT NULL,
        outcome TEXT,
        settled TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX commitments_by_entry ON commitments (entry, field) WHERE entry IS NOT NULL",
    "CREATE INDEX commitments_open ON commitments (look_again) WHERE outcome IS NULL",
    """CREATE TABLE flows (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        entry TEXT,
        field TEXT NOT NULL,
        source TEXT NOT NULL,
        folded TEXT NOT NULL,
        direction TEXT NOT NULL,
        size INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX flows_by_day ON flows (day)",
    "CREATE INDEX flows_by_source ON flows (folded, day)",
    "CREATE INDEX flows_by_entry ON flows (entry) WHERE entry IS NOT NULL",
    """CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        pack TEXT NOT NULL,
        practice TEXT NOT NULL,
        started TEXT NOT NULL,
        updated INTEGER NOT NULL,
        ended TEXT,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX runs_open ON runs (updated) WHERE ended IS NULL",
    "CREATE INDEX entries_by_run ON entries (run) WHERE run IS NOT NULL",
    "ALTER TABLE people ADD COLUMN consent TEXT NOT NULL DEFAULT 'not-asked'",
    "ALTER TABLE people ADD COLUMN cares TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE people ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE maps (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE map_places (
        map TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        ring TEXT NOT NULL,
        wish TEXT NOT NULL,
        PRIMARY KEY (map, person, role)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX map_places_by_person ON map_places (person)",
)
