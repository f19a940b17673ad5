from __future__ import annotations

import tracemalloc
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.field import Field, FieldKind, Scale
from carecompanion.errors import JournalDamaged
from carecompanion.vault.answered import answer_all
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


def test_a_long_journal_comes_forward_a_few_entries_at_a_time(vault: Vault) -> None:
    asked = snapshot(
        fields=(Field("who", FieldKind.PERSON, "Who"), Field("words", FieldKind.TEXT, "What happened"))
    )
    days = [NOW - timedelta(days=day) for day in range(120)]
    long = {"who": ("wren",), "words": "word " * 10_000}
    vault.entries.add_many(entry("", created=day, updated=day, prompt=asked, answers=long) for day in days)
    tracemalloc.start()
    try:
        with vault.database.writing():
            follow_all(vault.database.tables())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 120 * 50_000 / 1.5, "of 120 long entries most are not in memory at once"
    (named,) = vault.database.rows("SELECT count(*) FROM entry_people WHERE handle = 'wren'")
    assert named == (120,)


def test_an_entry_that_does_not_read_keeps_no_other_from_coming_forward(vault: Vault) -> None:
    scale = Field("energy", FieldKind.SCALE, "Energy", shape=Scale(0, 10, "low", "high"))
    asked = snapshot(fields=(Field("who", FieldKind.PERSON, "Who"), scale))
    damaged = [
        vault.entries.add(entry("", prompt=asked, answers={"who": ("finch",), "energy": 3})) for _ in range(2)
    ]
    whole = vault.entries.add(entry("", prompt=asked, answers={"who": ("wren",), "energy": 7}))
    with vault.database.writing():
        vault.database.change("UPDATE entries SET snapshot = '{' WHERE id = ?", (damaged[0].id,))
        vault.database.change("UPDATE entries SET people = '[' WHERE id = ?", (damaged[1].id,))
        vault.database.change("DELETE FROM answered", ())
        follow_all(vault.database.tables())
        answer_all(vault.database.tables())
    assert [person.handle for person in vault.people.all()] == ["wren"]
    assert vault.entries.get(whole.id).people == ("wren",)
    assert {row[0] for row in vault.database.rows("SELECT value FROM answered")} == {"3", "7"}
    with pytest.raises(JournalDamaged):
        vault.entries.get(damaged[0].id)
