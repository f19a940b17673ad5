"""What followed from entries before there was a place for it: for the migration that brings the places in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry import Entry
from carecompanion.domain.following import flows_of, people_of, promises_of
from carecompanion.domain.ids import EntryId, id_from_bytes
from carecompanion.domain.partner import HANDLE_BYTES
from carecompanion.errors import JournalDamaged
from carecompanion.vault.flows import KEEP_FLOW, flow_values
from carecompanion.vault.promises import KEEP_PROMISE, promise_values
from carecompanion.vault.values import answers_from_json, folded, from_json, snapshot_from_json, to_json, when

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_AT_ONCE: Final = 20
_BEFORE_ALL: Final = -(2**63)
_SOME: Final = """SELECT moment, id, created, people, snapshot, answers FROM entries
    WHERE snapshot IS NOT NULL AND moment > ? ORDER BY moment LIMIT ?"""
_PERSON: Final = (
    "INSERT OR IGNORE INTO people (id, handle, folded, added, contact) VALUES (?, ?, ?, ?, 'yes')"
)


def follow_all(tables: Tables) -> None:
    """Note commitments, flows and people of every entry that has a prompt.

    A few entries at a time are read, so that a long journal comes forward in little memory. One that does not read is
    passed by: it says so when it is opened, and keeps no other from coming forward.
    """
    after = _BEFORE_ALL
    while rows := tables.execute(_SOME, (after, _AT_ONCE)).fetchall():
        for moment, name, created, people, snapshot, answers in rows:
            try:
                named = tuple(from_json(people))
                entry = Entry(
                    id=EntryId(name),
                    created=when(created),
                    updated=when(created),
                    title="",
                    text="",
                    prompt=snapshot_from_json(snapshot),
                    answers=answers_from_json(answers),
                )
            except JournalDamaged:
                continue
            for promised in promises_of(entry).values():
                tables.execute(KEEP_PROMISE, promise_values(promised))
            for flows in flows_of(entry).values():
                for flow in flows:
                    tables.execute(KEEP_FLOW, flow_values(flow))
            if handles := people_of(entry):
                _name(tables, moment, entry, tuple(dict.fromkeys((*named, *handles))))
        after = rows[-1][0]


def _name(tables: Tables, moment: int, entry: Entry, handles: tuple[str, ...]) -> None:
    tables.execute("UPDATE entries SET people = ? WHERE moment = ?", (to_json(handles), moment))
    for handle in handles:
        tables.execute("INSERT OR IGNORE INTO entry_people (handle, moment) VALUES (?, ?)", (handle, moment))
        if len(handle.encode()) <= HANDLE_BYTES:
            person = id_from_bytes(sha256(folded(handle).encode()).digest())
            tables.execute(_PERSON, (person, handle, folded(handle), entry.created.date().isoformat()))
