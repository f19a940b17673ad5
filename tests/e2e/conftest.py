from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    # They drive pseudo terminals.
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.e2e.home import Home

    if TYPE_CHECKING:
        from pathlib import Path

    @pytest.fixture
    def empty_home(tmp_path: Path) -> Home:
        """A machine without a journal."""
        return Home(tmp_path / "wren")

    @pytest.fixture
    def home(empty_home: Home) -> Home:
        """A machine with an empty journal."""
        return empty_home.begun()
