from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vault.samples import new_vault, places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """Places for a vault that is not there yet."""
    return places(tmp_path / "home")


@pytest.fixture
def vault(home: Paths) -> Iterator[Vault]:
    """An open, empty vault."""
    made, _ = new_vault(home)
    yield made
    made.close()
