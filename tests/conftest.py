from __future__ import annotations

from typing import TYPE_CHECKING

from tests.programs import require_program

if TYPE_CHECKING:
    import pytest


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The marker ``program(name)``."""
    for marker in item.iter_markers("program"):
        for name in marker.args:
            require_program(name)
