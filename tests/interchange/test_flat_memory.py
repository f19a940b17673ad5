"""Any number of entries takes the memory of a few, out and in: twenty megabytes of them pass through one."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from carecompanion.interchange.carejson import entries_of, json_of
from carecompanion.interchange.markdown import markdown_of
from tests.interchange.entries import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carecompanion.domain.entry import Entry

THE_MANY, THE_FEW = 5_000, 500
MIB = 2**20


def one_by_one(number: int) -> Iterator[Entry]:
    """Entries made as they are asked for, so that only what is held on to counts."""
    first = many(1, lambda _: "Rain on the roof, and nobody in a hurry. " * 100)[0]
    for _ in range(number):
        yield first


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_writing_takes_the_memory_of_one_entry(tmp_path: Path) -> None:
    def write(number: int) -> None:
        with (tmp_path / "out.json").open("w", encoding="utf-8") as file:
            file.writelines(json_of(one_by_one(number)))

    few, many_more = peak_of(lambda: write(THE_FEW)), peak_of(lambda: write(THE_MANY))
    assert many_more < max(2 * few, 1 * MIB)


def test_markdown_takes_the_memory_of_one_entry() -> None:
    def write(number: int) -> None:
        for _ in markdown_of(one_by_one(number)):
            pass

    few, many_more = peak_of(lambda: write(THE_FEW)), peak_of(lambda: write(THE_MANY))
    assert many_more < max(2 * few, 1 * MIB)


def test_reading_takes_the_memory_of_one_piece(tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json_of(one_by_one(THE_MANY)))
    assert file.stat().st_size > 18 * MIB

    def read() -> None:
        with file.open(encoding="utf-8") as stream:
            assert sum(1 for _ in entries_of(stream)) == THE_MANY

    assert peak_of(read) < 2 * MIB
