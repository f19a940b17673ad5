"""Drafts: unfinished writing, safe in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import TEXT_LIMIT, Draft
from carecompanion.domain.ids import DraftId, EntryId, RunId
from carecompanion.domain.run import StepRef
from carecompanion.errors import BadInput, JournalDamaged, NotFound
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.unsent import unsent_from_plain, unsent_to_plain
from carecompanion.vault.values import (
    answers_from_json,
    answers_to_json,
    from_json,
    snapshot_from_json,
    snapshot_to_json,
    to_json,
    when,
)
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.entry import Entry
    from carecompanion.vault.database import Database
    from carecompanion.vault.entries import EntryStore


class DraftStore:
    """Drafts by id; keeping one again replaces it."""

    def __init__(self, database: Database, entries: EntryStore) -> None:
        self._database = database
        self._entries = entries

    def keep(self, draft: Draft) -> None:
        """Keep *draft* as it is now. Raises BadInput, DiskFull, VaultBusy."""
        if len(draft.text) > TEXT_LIMIT:
            raise BadInput(say("vault.too_long"), say("vault.too_long_hint"))
        row = (draft.id, int(draft.updated.timestamp() * 1_000_000), _body(draft))
        with self._database.writing():
            self._database.change("INSERT OR REPLACE INTO drafts (id, updated, body) VALUES (?, ?, ?)", row)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the one touched last first."""
        rows = self._database.rows("SELECT id, body FROM drafts ORDER BY updated DESC, rowid DESC")
        return tuple(_draft(*row) for row in rows)

    def get(self, draft_id: DraftId) -> Draft:
        """The draft of this id. Raises NotFound."""
        row = self._database.row("SELECT id, body FROM drafts WHERE id = ?", (draft_id,))
        if row is None:
            raise NotFound(draft_id)
        return _draft(*row)

    def find(self, prefix: str) -> DraftId:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return DraftId(id_by_prefix(self._database, "drafts", prefix))

    def discard(self, draft_id: DraftId) -> None:
        """Let a draft go; one that is gone already is no error."""
        with self._database.writing():
            self._database.change("DELETE FROM drafts WHERE id = ?", (draft_id,))

    def finish(self, draft_id: DraftId, entry: Entry) -> None:
        """The draft becomes *entry*, new or in the place of the one with its id: both or neither."""
        with self._database.writing():
            if self._entries.has(entry.id):
                self._entries.replace(entry)
            else:
                self._entries.add(entry)
            self.discard(draft_id)


def _body(draft: Draft) -> str:
    return to_json(
        {
            "started": draft.started.isoformat(),
            "updated": draft.updated.isoformat(),
            "text": draft.text,
            "answers": answers_to_json(draft.answers),
            "prompt": snapshot_to_json(draft.prompt),
            "entry": draft.entry,
            "cursor": draft.cursor,
            "focus": draft.focus,
            "frame": draft.frame,
            "letter": unsent_to_plain(draft.letter),
            "of_run": None if draft.of_run is None else [draft.of_run.run, draft.of_run.step],
        }
    )


def _draft(name: str, body: str) -> Draft:
    plain = from_json(body)
    try:
        row, column = plain["cursor"]
        return Draft(
            id=DraftId(name),
            started=when(plain["started"]),
            updated=when(plain["updated"]),
            text=plain["text"],
            answers=answers_from_json(plain["answers"]),
            prompt=snapshot_from_json(plain["prompt"]),
            entry=None if plain["entry"] is None else EntryId(plain["entry"]),
            cursor=(int(row), int(column)),
            focus=plain["focus"],
            frame=plain["frame"],
            letter=unsent_from_plain(plain.get("letter")),
            of_run=_step_from_plain(plain.get("of_run")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise JournalDamaged from error


def _step_from_plain(plain: list[object] | None) -> StepRef | None:
    if plain is None:
        return None
    run, step = plain
    return StepRef(RunId(str(run)), int(str(step)))
