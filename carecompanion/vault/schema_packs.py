"""Migration 0004: packs that were installed, who signed them, one's own signing keys, programmes."""

from __future__ import annotations

from typing import Final

PACKS: Final = (
    # name: what it is called here: its id, or id~2 where another signer's pack of that id was here before
    """CREATE TABLE packs (
        name TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        signer BLOB NOT NULL,
        serial INTEGER NOT NULL,
        digest BLOB NOT NULL,
        installed TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    # What was read of a body, ready to be used: a cache, made anew for other languages or by another version.
    """CREATE TABLE packs_ready (
        name TEXT PRIMARY KEY REFERENCES packs (name) ON DELETE CASCADE,
        made_for TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    # power: does the reader say that this person has power over them? followed: the key that came after this one
    """CREATE TABLE signers (
        key BLOB PRIMARY KEY,
        claimed_name TEXT NOT NULL,
        my_name TEXT NOT NULL,
        first_seen TEXT NOT NULL,
        standing TEXT NOT NULL,
        checked_on TEXT,
        wrong_tries INTEGER NOT NULL,
        power INTEGER NOT NULL,
        followed BLOB
    ) STRICT, WITHOUT ROWID""",
    # What was seen of a signer's packs: it outlives the packs, so that no older one comes after a newer one.
    """CREATE TABLE signer_packs (
        signer BLOB NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        serial INTEGER NOT NULL,
        digest BLOB NOT NULL,
        seen TEXT NOT NULL,
        PRIMARY KEY (signer, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE facilitator_keys (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        secret BLOB NOT NULL UNIQUE,
        made TEXT NOT NULL
    ) STRICT""",
    # started: the day its meetings are counted from; moves: from which of their days on they are how many days later;
    # title: for when its pack is gone
    """CREATE TABLE programmes (
        id TEXT PRIMARY KEY,
        pack TEXT NOT NULL,
        signer TEXT NOT NULL,
        title TEXT NOT NULL,
        began TEXT NOT NULL,
        started TEXT NOT NULL,
        moves TEXT NOT NULL,
        paused TEXT,
        ended TEXT
    ) STRICT""",
    "CREATE INDEX programmes_open ON programmes (pack) WHERE ended IS NULL",
    # What is served is asked for by its day, and pack by pack.
    "CREATE INDEX served_by_day ON served (day)",
    "CREATE INDEX served_by_pack ON served (pack, day)",
)
"""Statements in order."""
