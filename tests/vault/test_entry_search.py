from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecompanion.domain.entry import Annotation, EntryKind, Filters
from carecompanion.domain.field import Choice, Field, FieldKind, Option
from carecompanion.errors import BadInput, Interrupted
from carecompanion.vault.entry_pages import asked, asked_of_search
from carecompanion.vault.search_words import index_query
from tests.vault.samples import NOW, entry, new_vault, places, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.vault.vault import Vault


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with a few entries, oldest first: 0 … 4."""
    vault, _ = new_vault(places(tmp_path_factory.mktemp("library") / "home"))
    texts = (
        "The garden was quiet. Self-care, café, naïve Straße.",
        "A garden party with noise",
        "Party without plants",
        "AND the word NOT stood there, or NEAR enough. C++ 3.5%",
        "日本語の文章 и русский текст",
    )
    for number, text in enumerate(texts):
        vault.entries.add(entry(text, created=NOW + timedelta(days=number), tags=(f"tag{number}", "all")))
    yield vault
    vault.close()


def found(vault: Vault, query: str, **how: object) -> list[int]:
    lines = vault.entries.search(query, **how)  # type: ignore[arg-type]
    return [(line.day - NOW.date()).days for line in lines]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("garden", [1, 0]),
        ("GARDEN quiet", [0]),
        ("garden AND party", [1]),
        ("quiet OR plants", [2, 0]),
        ("garden NOT party", [0]),
        ("party NOT garden NOT noise", [2]),
        ('"garden party"', [1]),
        ('"party garden"', []),
        ("gard*", [1, 0]),
        ('"garden pa"*', [1]),
        ("gard", []),
        ("cafe", [0]),
        ("naive strasse", []),
        ("self-care", [0]),
        ("tag2", [2]),
        ("all", [4, 3, 2, 1, 0]),
        ("日本語の文章", [4]),
        ("РУССКИЙ", [4]),
        ("near", [3]),
        ("AND", []),
        ("NOT garden", []),
        ("garden AND", [1, 0]),
        ("OR garden OR", [1, 0]),
        ("quiet plants OR party absent", []),
        ("quiet garden OR party without", [2, 0]),
        ("", []),
        ("   ", []),
        ("!!! ...", []),
    ],
)
def test_a_query_means_what_it_says(library: Vault, query: str, numbers: list[int]) -> None:
    assert found(library, query) == numbers


def test_the_last_word_grows_as_it_is_typed(library: Vault) -> None:
    assert found(library, "gar", as_typed=True) == [1, 0]
    assert found(library, "garden par", as_typed=True) == [1]
    assert found(library, "gar ", as_typed=True) == []
    assert found(library, "garden A", as_typed=True) == [1]
    assert found(library, "garden AND", as_typed=True) == [1, 0]
    assert found(library, "日", as_typed=True) == [4]


def test_pages_of_a_search_go_on_where_the_last_one_ended(library: Vault) -> None:
    first = library.entries.search("all", limit=2)
    second = library.entries.search("all", limit=2, before=first[-1].moment)
    third = library.entries.search("all", limit=2, before=second[-1].moment)
    assert (*first, *second, *third) == library.entries.search("all")
    best = library.entries.search("all", ranked=True)
    assert library.entries.search("all", ranked=True, limit=2, offset=2) == best[2:4]
    assert set(best) == set(library.entries.search("all"))


def test_filters_narrow_a_search(library: Vault) -> None:
    day = NOW.date() + timedelta(days=1)
    assert found(library, "garden", filters=Filters(since=day)) == [1]
    assert found(library, "garden", filters=Filters(until=NOW.date())) == [0]
    assert found(library, "party", filters=Filters(tags=("tag2", "all"))) == [2]
    assert found(library, "party", filters=Filters(kinds=(EntryKind.ANSWER,))) == []
    assert found(library, "party", filters=Filters(packs=("none",)), ranked=True) == []


def test_answers_are_found_by_what_was_written_and_by_the_words_that_were_chosen(vault: Vault) -> None:
    chosen = Field("feel", FieldKind.CHOICE, "Feeling", shape=Choice((Option("a1", "Tender"),)))
    vault.entries.add(
        entry(
            "",
            prompt=snapshot(fields=(chosen,)),
            answers={"feel": ("a1",), "said": "something unsayable"},
            annotations=(Annotation(NOW, "marginalia"),),
        )
    )
    for query in ("tender", "unsayable", "marginalia"):
        assert len(vault.entries.search(query)) == 1, query


HOSTILE = [
    '"', '""', '"""', "'", "''; DROP TABLE entries; --", "*", "**", "a*b", "(", ")", "((((", "a AND", "AND AND", "NOT",
    "NOT NOT a", "OR", "NEAR(a b)", "NEAR/2", "title:x", "{title text}: x", "^a", "a ^ b", "+", "a + b", "-a", "\\",
    "%", "_", "\0", "a\0b", "\ud800", "\ufffe", "a\nb\tc", "🏳️‍🌈", "\u202eabc", '"unclosed', 'a "b', "a:b:c", "[x]",
    "entries_fts", "rank", "a" * 1999, " ".join(["x"] * 64), "NOT " * 30 + "x",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("as_typed", [False, True])
def test_nothing_typed_is_an_error_of_syntax(library: Vault, query: str, as_typed: bool) -> None:
    library.entries.search(query, as_typed=as_typed)
    library.entries.search(query, as_typed=as_typed, ranked=True)


@given(st.text(alphabet=st.characters(exclude_categories=()) | st.sampled_from('"*()ANDOT '), max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_only_searched_for(library: Vault, query: str) -> None:
    library.entries.search(query, as_typed=True)


def test_more_than_a_search_can_hold_is_refused(library: Vault) -> None:
    for query in ("x" * 2001, " ".join(["x"] * 65)):
        with pytest.raises(BadInput):
            library.entries.search(query)


def test_every_word_goes_to_the_index_in_quotes() -> None:
    assert index_query("a title:b") == '("a" AND "title:b")'
    assert index_query("a NOT b OR c*") == '(("a") NOT "b") OR ("c"*)'


def test_a_search_can_be_stopped(library: Vault) -> None:
    library.on_steps(1, lambda: True)
    with pytest.raises(Interrupted):
        library.entries.search("all")
    library.on_steps(0, None)
    assert library.entries.search("all")


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(since=NOW.date()),
        Filters(tags=("t",)),
        Filters(tags=("t",), people=("p",), kinds=(EntryKind.FREE,)),
        Filters(people=("p",)),
        Filters(packs=("p",)),
        Filters(packs=("p", "q")),
        Filters(kinds=(EntryKind.FREE, EntryKind.JOT)),
    ],
)
def test_no_list_is_ever_sorted(library: Vault, filters: Filters) -> None:
    for wanted in (asked(filters), asked_of_search(filters, '"x"')):
        bounded = wanted.bounded("< ?", 1)
        sql = (
            f"EXPLAIN QUERY PLAN SELECT e.id FROM {bounded.tables}{bounded.where} "
            f"ORDER BY {bounded.moment} DESC LIMIT 9"
        )
        plan = " ".join(str(row[3]) for row in library.database.rows(sql, bounded.values))
        assert "TEMP B-TREE" not in plan, plan


def steps(vault: Vault, work: str) -> int:
    count = 0

    def one_more() -> bool:
        nonlocal count
        count += 1
        return False

    middle = vault.entries.page(limit=150)[-1].moment
    vault.on_steps(1, one_more)
    if work == "search":
        vault.entries.search("common", before=middle, limit=20)
    elif work == "tag":
        vault.entries.page(Filters(tags=("often",)), before=middle, limit=20)
    else:
        vault.entries.page(before=middle, limit=20)
    vault.on_steps(0, None)
    return count


def test_a_page_costs_the_same_in_a_small_journal_and_in_one_ten_times_its_size(vault: Vault) -> None:
    def grow(how_many: int, start: int) -> None:
        vault.entries.add_many(
            entry("a common word", created=NOW + timedelta(hours=start + n), tags=("often",))
            for n in range(how_many)
        )

    grow(300, 0)
    small = {work: steps(vault, work) for work in ("page", "tag", "search")}
    grow(2700, 300)
    large = {work: steps(vault, work) for work in ("page", "tag", "search")}
    # A few steps more or less come from where a page of the file happens to end.
    assert all(large[work] < 1.3 * small[work] for work in small), (small, large)
