from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.activities.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.activities.companion import Companion


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Person]:
    """Somebody who writes."""
    person = Person(tmp_path / "ana")
    yield person
    person.closes()


@pytest.fixture
def noor(tmp_path: Path) -> Iterator[Person]:
    """Somebody who reads."""
    person = Person(tmp_path / "noor")
    yield person
    person.closes()


@pytest.fixture
def mal(tmp_path: Path) -> Iterator[Person]:
    """Somebody who knows more than they should."""
    person = Person(tmp_path / "mal")
    person.companion.introducing.set_my_name("Mal")
    yield person
    person.closes()


@pytest.fixture
def companion(ana: Person) -> Companion:
    """Ana's open journal."""
    return ana.companion
