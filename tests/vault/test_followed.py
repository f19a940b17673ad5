from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.field import Field, FieldKind
from carecompanion.vault.followed import follow_all
from tests.vault.samples import NOW, entry, snapshot

if TYPE_CHECKING:
    from carecompanion.vault.vault import Vault


def test_what_older_entries_promised_and_told_of_comes_forward_with_them(vault: Vault) -> None:
    asked = snapshot(
        fields=(
            Field("next", FieldKind.COMMITMENT, "Next"),
            Field("care", FieldKind.FLOW, "Care"),
            Field("who", FieldKind.PERSON, "Who"),
        )
    )
    promise, walk = Commitment("Say it", date(2027, 1, 2)), FlowMark("wren", "received", 2)
    answers = {"next": promise, "care": (walk,), "who": ("wren", "x" * 99)}
    old = vault.entries.add(entry("", prompt=asked, answers=answers))
    plain = vault.entries.add(entry("Nothing follows from this."))
    with vault.database.writing():
        follow_all(vault.database.tables())
    (promised,) = vault.promises.open()
    assert (promised.commitment, promised.entry, promised.made) == (promise, old.id, NOW.date())
    assert [(flow.mark, flow.entry) for flow in vault.flows.list()] == [(walk, old.id)]
    assert [person.handle for person in vault.people.all()] == ["wren"]
    assert vault.entries.get(old.id).people == ("wren", "x" * 99)
    assert vault.entries.get(plain.id) == plain
