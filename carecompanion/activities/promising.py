"""Promising: what one wished to do, when to look again, and what became of it. Nothing is ever late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.answer_clean import cleaned, is_within_bounds
from carecompanion.domain.ids import CommitmentId, id_from_bytes
from carecompanion.domain.promise import Outcome, Promised
from carecompanion.domain.text import clean
from carecompanion.errors import BadInput, CareError, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.world import World
    from carecompanion.domain.answer import Commitment
    from carecompanion.domain.ids import EntryId
    from carecompanion.vault.vault import Vault

SETTLED_AT_ONCE = 200
_BEGUN = "promise.begun"


class Promising:
    """Commitments, from entries and by themselves. They are not added up anywhere."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    def open(self) -> tuple[Promised, ...]:
        """Those that wait to be looked at, by their day; those without one come last."""
        return self._vault.promises.open()

    def to_look_at(self, today: date | None = None) -> tuple[Promised, ...]:
        """Open ones whose day has come, by *today* (or the clock)."""
        return self._vault.promises.to_look_at(today or self._today())

    def settled(self, limit: int = SETTLED_AT_ONCE) -> tuple[Promised, ...]:
        """Those that ended, the last one first."""
        return self._vault.promises.settled(limit)

    def find(self, name: str) -> Promised:
        """The one whose id begins with *name*. Raises NotFound, Ambiguous."""
        return self._vault.promises.get(self._vault.promises.find(name))

    def of_entry(self, entry: EntryId) -> tuple[Promised, ...]:
        """Those promised in *entry*, open and ended."""
        return self._vault.promises.of_entry(entry)

    def promise(self, commitment: Commitment) -> Promised:
        """Write one down by itself. Raises NotPossible where it says nothing, BadInput for too much."""
        promised = Promised(
            id=CommitmentId(id_from_bytes(self._world.randomness(8))),
            made=self._today(),
            commitment=_said(commitment),
        )
        self._vault.promises.keep(promised)
        return promised

    def begun(self) -> Commitment | None:
        """One that was begun and not written down yet; None for none."""
        from carecompanion.domain.answer import Commitment
        from carecompanion.domain.answer_plain import value_from_plain
        from carecompanion.domain.field import Field, FieldKind, Promise
        from carecompanion.vault.values import from_json

        kept = self._vault.preferences.get(_BEGUN)
        asked = Field("promise", FieldKind.COMMITMENT, "", shape=Promise())
        try:
            value = value_from_plain(asked, from_json(kept)) if kept else None
        except CareError:  # an older page of this program left it so: one begins anew
            return None
        return value if isinstance(value, Commitment) else None

    def keep_begun(self, commitment: Commitment | None) -> None:
        """What was begun is there again after a lock, or whatever ends the program; None lets it go."""
        from carecompanion.domain.answer_plain import plain_of
        from carecompanion.vault.values import to_json

        if commitment is None:
            self._vault.preferences.remove(_BEGUN)
        else:
            self._vault.preferences.set(_BEGUN, to_json(plain_of(cleaned(commitment))))

    def change(self, promised: Promised, commitment: Commitment) -> Promised:
        """Say it otherwise, or look at another day; what became of it stays. Raises as :meth:`promise`, NotFound."""
        said = _said(commitment)
        with self._vault.together():
            changed = replace(self._vault.promises.get(promised.id), commitment=said)
            self._vault.promises.keep(changed)
        return changed

    def look(self, promised: Promised, outcome: Outcome, note: str = "") -> Promised:
        """Say what became of it; *note* may add a line, and nothing takes an earlier one away. Raises NotFound."""
        line = clean(note).strip()
        if not is_within_bounds(line):
            raise BadInput(say("writing.too_long"), say("writing.too_long_hint"))
        with self._vault.together():
            before = self._vault.promises.get(promised.id)
            changed = replace(before, outcome=outcome, settled=self._today(), note=line or before.note)
            self._vault.promises.keep(changed)
        return changed

    def reopen(self, promised: Promised) -> Promised:
        """It waits to be looked at again. Raises NotFound."""
        with self._vault.together():
            before = self._vault.promises.get(promised.id)
            changed = replace(before, outcome=None, settled=None)
            self._vault.promises.keep(changed)
        return changed

    def _today(self) -> date:
        return self._world.now().date()


def _said(commitment: Commitment) -> Commitment:
    said = cleaned(commitment)
    assert not isinstance(said, str | int | tuple)  # noqa: S101 - a commitment is cleaned into a commitment
    if not is_within_bounds(said):
        raise BadInput(say("writing.too_long"), say("writing.too_long_hint"))
    words = said.words.strip()
    if not words:
        raise NotPossible(say("ongoing.no_words"), say("ongoing.no_words_hint"))
    return replace(said, words=words)
