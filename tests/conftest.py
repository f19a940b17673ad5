from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest

from tests.programs import require_program

if TYPE_CHECKING:
    from collections.abc import Iterator


# One app after another leaves much that is collected soon enough; looking for it as often as usual takes a tenth.
gc.set_threshold(100_000, 50, 50)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The marker ``program(name)``."""
    for marker in item.iter_markers("program"):
        for name in marker.args:
            require_program(name)


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """Opening a vault in this process makes files private; the tests after it should not feel that."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)
