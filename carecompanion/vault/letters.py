"""Letters that came and left. What was seen once is remembered after it is let go, so that nothing revives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.ids import LetterId, PartnerId
from carecompanion.domain.letter import Direction, LetterLine, StoredLetter
from carecompanion.domain.partner import Partner, Standing, Trust
from carecompanion.errors import ExchangeError, JournalDamaged, NotFound
from carecompanion.vault.manifest import manifest_from_json, manifest_to_json
from carecompanion.vault.prefix import id_by_prefix
from carecompanion.vault.values import when

if TYPE_CHECKING:
    from carecompanion.vault.database import Database, Row

_WHOLE: Final = (
    "id, direction, partner, partner_key, partner_name, moment, manifest, human, trust, unread, waiting, "
    "kept_for_safety, digest, file_name"
)
_LINE: Final = "place, direction, partner, partner_name, manifest, trust, unread, waiting"
PAGE: Final = 200


class LetterStore:
    """Letters by id, in the order they came and left."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def came(self, stored: StoredLetter) -> None:
        """Keep a letter that came, and remember it as seen.

        Raises ExchangeError E_REPLAY or E_CONFLICT where this sender's id was seen before, E_CONFLICT where the id
        is another letter's.
        """
        with self._database.writing():
            known = self.seen(stored.partner_key, stored.id)
            if known is not None:
                raise ExchangeError("E_REPLAY" if known == stored.digest else "E_CONFLICT")
            self._keep(stored)
            self._database.change(
                "INSERT INTO letters_seen (sender, id, digest) VALUES (?, ?, ?)",
                (stored.partner_key, stored.id, stored.digest),
            )

    def left(self, stored: StoredLetter) -> None:
        """Keep a letter that left. Raises ExchangeError E_CONFLICT where its id is another letter's."""
        with self._database.writing():
            self._keep(stored)

    def lines(
        self, partner: PartnerId | None = None, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[LetterLine, ...]:
        """Letters newest first, all or a partner's, without those that wait; *before* is the last line's place."""
        conditions, values = ["waiting = 0"], list[object]()
        if partner is not None:
            conditions.append("partner = ?")
            values.append(partner)
        if before is not None:
            conditions.append("place < ?")
            values.append(before)
        return self._lines(" AND ".join(conditions), (*values, limit))

    def waiting(self) -> tuple[LetterLine, ...]:
        """Strangers' letters, neither accepted nor refused, newest first; a blocked key's are not asked about."""
        blocked = "EXISTS (SELECT 1 FROM blocked WHERE blocked.key = letters.partner_key)"
        return self._lines(f"waiting = 1 AND NOT {blocked}", (-1,))

    def thread(self, thread: LetterId) -> tuple[StoredLetter, ...]:
        """A thread from its first letter on."""
        rows = self._database.rows(f"SELECT {_WHOLE} FROM letters WHERE thread = ? ORDER BY place", (thread,))
        return tuple(_letter(row) for row in rows)

    def get(self, letter_id: LetterId) -> StoredLetter:
        """The letter of exactly this id. Raises NotFound."""
        row = self._database.row(f"SELECT {_WHOLE} FROM letters WHERE id = ?", (letter_id,))
        if row is None:
            raise NotFound(letter_id)
        return _letter(row)

    def find(self, prefix: str) -> LetterId:
        """The id that begins with *prefix*. Raises NotFound, Ambiguous."""
        return LetterId(id_by_prefix(self._database, "letters", prefix))

    def read(self, letter_id: LetterId) -> None:
        """It is unread no more."""
        self._set("unread = 0", letter_id)

    def keep_for_safety(self, letter_id: LetterId, *, kept: bool = True) -> None:
        """Keep it whatever its writer wished, for the reader's own safety."""
        self._set(f"kept_for_safety = {int(kept)}", letter_id)

    def accept(self, letter_id: LetterId, partner: Partner) -> None:
        """A letter that waited is *partner*'s. Raises NotFound."""
        trust = Trust.VERIFIED if partner.standing is Standing.VERIFIED else Trust.INTRODUCED
        with self._database.writing():
            touched = self._database.change(
                "UPDATE letters SET waiting = 0, partner = ?, partner_name = ?, trust = ? WHERE id = ?",
                (partner.id, partner.handle, trust.value, letter_id),
            )
            if not touched:
                raise NotFound(letter_id)

    def forget(self, letter_id: LetterId) -> None:
        """Let its words go; that it was seen stays known. Raises NotFound."""
        with self._database.writing():
            if not self._database.change("DELETE FROM letters WHERE id = ?", (letter_id,)):
                raise NotFound(letter_id)
            self._database.change("INSERT OR IGNORE INTO letters_forgotten (id) VALUES (?)", (letter_id,))

    def is_forgotten(self, letter_id: LetterId) -> bool:
        """Was a letter of this id let go?"""
        return self._database.row("SELECT 1 FROM letters_forgotten WHERE id = ?", (letter_id,)) is not None

    def seen(self, sender_key: bytes, letter_id: str) -> bytes | None:
        """The digest of the letter of this sender and id, kept or let go; None where there was none."""
        row = self._database.row(
            "SELECT digest FROM letters_seen WHERE sender = ? AND id = ?", (sender_key, letter_id)
        )
        return None if row is None else bytes(row[0])

    def _set(self, what: str, letter_id: LetterId) -> None:
        with self._database.writing():
            if not self._database.change(f"UPDATE letters SET {what} WHERE id = ?", (letter_id,)):
                raise NotFound(letter_id)

    def _keep(self, stored: StoredLetter) -> None:
        if self._database.row("SELECT 1 FROM letters WHERE id = ?", (stored.id,)):
            raise ExchangeError("E_CONFLICT")
        self._database.keep_record(
            "letters",
            {
                "id": stored.id,
                "thread": stored.manifest.thread,
                "direction": stored.direction.value,
                "partner": stored.partner,
                "partner_key": stored.partner_key,
                "partner_name": stored.partner_name,
                "moment": stored.moment.isoformat(),
                "manifest": manifest_to_json(stored.manifest),
                "human": stored.human,
                "trust": stored.trust.value,
                "unread": int(stored.unread),
                "waiting": int(stored.waiting),
                "kept_for_safety": int(stored.kept_for_safety),
                "digest": stored.digest,
                "file_name": stored.file_name,
            },
            key="id",
        )

    def _lines(self, condition: str, values: tuple[object, ...]) -> tuple[LetterLine, ...]:
        sql = f"SELECT {_LINE} FROM letters WHERE {condition} ORDER BY place DESC LIMIT ?"
        return tuple(_line(row) for row in self._database.rows(sql, values))


def _letter(row: Row) -> StoredLetter:
    (name, direction, partner, key, partner_name, moment, manifest, human, trust) = row[:9]
    unread, waiting, kept_for_safety, digest, file_name = row[9:]
    try:
        return StoredLetter(
            id=LetterId(name),
            direction=Direction(direction),
            partner=None if partner is None else PartnerId(partner),
            partner_key=bytes(key),
            partner_name=partner_name,
            moment=when(moment),
            manifest=manifest_from_json(manifest),
            human=human,
            trust=Trust(trust),
            unread=bool(unread),
            waiting=bool(waiting),
            kept_for_safety=bool(kept_for_safety),
            digest=bytes(digest),
            file_name=file_name,
        )
    except ValueError as error:
        raise JournalDamaged from error


def _line(row: Row) -> LetterLine:
    place, direction, partner, partner_name, kept, trust, unread, waiting = row
    manifest = manifest_from_json(kept)
    try:
        return LetterLine(
            id=manifest.id,
            thread=manifest.thread,
            direction=Direction(direction),
            partner_name=partner_name,
            day=manifest.date,
            title=next((item.title for item in manifest.items if item.title), ""),
            trust=Trust(trust),
            unread=bool(unread),
            waiting=bool(waiting),
            has_note=bool(manifest.note),
            pieces=len(manifest.items),
            left_out=sum(item.left_out for item in manifest.items),
            place=place,
            partner=None if partner is None else PartnerId(partner),
        )
    except ValueError as error:
        raise JournalDamaged from error
