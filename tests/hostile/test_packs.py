"""Every frozen hostile pack ends as it is written in expected.json, at a sane cost; what opens holds no surprise."""

from __future__ import annotations

import json
from typing import Final

import pytest

from carecompanion.domain.pack import Pack
from carecompanion.errors import ExchangeError
from carecompanion.packs.carepack import read_carepack
from tests.hostile.build_packs import cases
from tests.hostile.test_letters import HERE, at_a_sane_cost, frozen

PACKS: Final = json.loads((HERE / "packs" / "expected.json").read_text())


def reading(data: bytes) -> str:
    try:
        read = read_carepack(data)
    except ExchangeError as refused:
        return refused.code
    assert isinstance(read.pack(), Pack)
    return "opens"


@pytest.mark.parametrize("name", PACKS)
def test_a_hostile_pack_ends_as_expected(name: str) -> None:
    data = frozen("packs", name)
    # Counting memory takes many times as long as reading: for what opens, tests.bench.hostile does it.
    end = reading(data) if name.startswith("opens") else at_a_sane_cost(reading, data)
    assert end == PACKS[name]


def test_every_frozen_pack_has_its_expectation_and_its_source() -> None:
    assert {file.name for file in (HERE / "packs").iterdir()} == {*PACKS, "expected.json"}
    written = {name: code for name, code, _ in cases()}
    assert written == {
        name.removesuffix(".gz").removesuffix(".carepack"): code for name, code in PACKS.items()
    }


def test_keys_that_would_demand_something_of_a_reader_are_named_and_do_nothing() -> None:
    pack = read_carepack(frozen("packs", "opens-with-keys-nobody-knows.carepack")).pack()
    assert pack.unknown == ("run", "require_entry")
