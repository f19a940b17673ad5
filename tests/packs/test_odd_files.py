"""Folders that hold what is no file: a pipe would keep whoever opens it waiting for good."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.packs.format import read_source
from tests.packs.sources import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes have names there")


@pytest.fixture(autouse=True)
def nobody_waits_for_good() -> Iterator[None]:
    def waited(*_: Any) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_a_pipe_in_the_place_of_a_source_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pack.toml")
    reading = read_source(tmp_path)
    assert reading.pack is None
    assert reading.faults


def test_nor_is_it_a_translation(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(SMALL)
    os.mkfifo(tmp_path / "es.toml")
    reading = read_source(tmp_path)
    assert reading.pack is not None
    assert reading.pack.languages == ("en",)
