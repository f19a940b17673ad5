from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.opening import Opening
from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def empty_home(tmp_path: Path) -> Home:
    """A place without a journal."""
    return Home(tmp_path / "wren")


@pytest.fixture
def home(empty_home: Home) -> Home:
    """A place with an empty journal; its key is derived quickly."""
    return empty_home.begun()


@pytest.fixture
def real_home(tmp_path: Path) -> Home:
    """A place with an empty journal, opened as the product opens it."""
    return Home(tmp_path / "oak", Opening).begun()


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Home, Home]:
    """Two people who took in each other's cards; the first calls the second robin."""
    return introduced(Home(tmp_path / "wren").begun(), Home(tmp_path / "robin").begun())


@pytest.fixture
def real_pair(tmp_path: Path) -> tuple[Home, Home]:
    """The same two, whose journals are opened as the product opens them."""
    return introduced(Home(tmp_path / "wren", Opening).begun(), Home(tmp_path / "robin", Opening).begun())


def introduced(wren: Home, robin: Home) -> tuple[Home, Home]:
    """Each takes in the other's card."""
    for one, name, other in ((wren, "wren", robin), (robin, "robin", wren)):
        card = one.run("card", "show", "--name", name).word
        assert other.run("card", "read", "-", stdin=card).code == 0
    return wren, robin
