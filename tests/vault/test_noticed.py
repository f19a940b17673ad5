"""What lenses read: by index, never a whole table; and what an older journal brings with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from carecompanion.domain.answer import Mark
from carecompanion.domain.field import Field, FieldKind, Scale, TwoSided
from carecompanion.vault.answered import answer_all
from tests.vault.samples import NOW, entry, snapshot

if TYPE_CHECKING:
    import pytest

    from carecompanion.vault.vault import Vault

FIELDS = (
    Field("side", FieldKind.SCALE, "Where?", shape=TwoSided(5, "rescuing", "connected", "retreating")),
    Field("energy", FieldKind.SCALE, "Energy", shape=Scale(0, 10, "used up", "plenty")),
    Field("pulling", FieldKind.LINE, "What is pulling?"),
)


def fill(vault: Vault, weeks: int) -> None:
    asked = snapshot(fields=FIELDS)
    for week in range(weeks):
        answers = {"side": (Mark("low", 2),), "energy": week % 10, "pulling": f"week {week}"}
        when = NOW - timedelta(weeks=week)
        vault.entries.add(entry("", created=when, prompt=asked, answers=answers, tags=("rota",)))


def test_no_lens_walks_through_a_table(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(vault, 4)
    database = vault.database
    plans: list[str] = []
    rows = database.rows

    def explained(sql: str, values: Any = ()) -> Any:  # noqa: ANN401 - as the database has it
        plans.extend(str(row[-1]) for row in rows(f"EXPLAIN QUERY PLAN {sql}", values))
        return rows(sql, values)

    def first(sql: str, values: Any = ()) -> Any:  # noqa: ANN401 - as the database has it
        found = explained(sql, values)
        return found[0] if found else None

    monkeypatch.setattr(database, "rows", explained)
    monkeypatch.setattr(database, "row", first)
    store = vault.noticed
    asked = [one.asked for one in store.asked()]
    store.asked("imperfect-ally", "small-moment")
    store.options(asked)
    store.pack_title(1)
    seen = store.seen(asked, date(2026, 1, 1), "team") + store.seen(asked, date(2026, 1, 1), "-")
    seen += store.latest(asked, [date(2026, 1, 1), date(2026, 2, 1)])
    assert seen
    assert len(list(store.newest_first(asked))) == 8
    assert len(store.lines([one.moment for one in store.seen(asked[:1], date(2026, 1, 1))])) == 4
    assert store.tags_used([date(2026, 10, 1), date(2026, 11, 1)]) == (("rota", 0), ("rota", 1))
    assert not store.is_marked_before(asked, date(2026, 1, 1))
    walked = [plan for plan in plans if plan.startswith("SCAN")]
    assert len(plans) > 12
    assert {plan for plan in walked if not plan.startswith("SCAN CONSTANT")} <= {
        "SCAN asked",
        "SCAN tags",
        "SCAN months",
    }


def test_an_older_journal_brings_its_answers_along(vault: Vault) -> None:
    fill(vault, 3)
    database = vault.database
    everything = (
        "SELECT a.field, b.moment, b.chosen, b.value, b.note FROM asked a JOIN answered b ON b.asked = a.id"
    )
    before = sorted(database.rows(everything))
    assert len(before) == 6
    assert {row[-1] for row in before} == {"week 0", "week 1", "week 2"}
    with database.writing():
        database.change("DELETE FROM answered")
        database.change("DELETE FROM asked")
        answer_all(database.tables())
    assert sorted(database.rows(everything)) == before


def test_of_an_entry_that_was_let_go_not_even_what_it_was_asked_stays(vault: Vault) -> None:
    fill(vault, 2)
    fields = vault.database.number("SELECT count(*) FROM asked")
    alone = snapshot("on-my-own-harm", fields=FIELDS[1:])
    only = vault.entries.add(entry("", prompt=alone, answers={"energy": 1}))
    again = vault.entries.add(entry("", prompt=snapshot("another", fields=FIELDS[1:]), answers={"energy": 2}))
    assert vault.database.number("SELECT count(*) FROM asked") == fields + 2
    vault.entries.remove(only.id)
    vault.entries.replace(replace(again, answers={}))
    assert vault.database.number("SELECT count(*) FROM asked") == fields, "what others answer stays"
    assert vault.database.number("SELECT count(*) FROM answered") == 4
