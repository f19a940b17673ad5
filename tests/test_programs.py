"""A program that is absent is a reason to skip at home, and a fault where everything is to be tried."""

from __future__ import annotations

import pytest

from tests.conftest import pytest_runtest_setup
from tests.programs import EVERY_PROGRAM, require_program

ABSENT = "no-such-program-anywhere"


def test_a_test_without_its_program_is_skipped_with_that_reason() -> None:
    with pytest.raises(pytest.skip.Exception, match=ABSENT):
        require_program(ABSENT, {})


def test_where_every_program_is_asked_for_its_absence_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=ABSENT):
        require_program(ABSENT, {EVERY_PROGRAM: "1"})


def test_a_program_that_is_here_lets_the_test_run() -> None:
    require_program("python3")


def test_the_marker_is_what_asks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    item = request.node
    pytest_runtest_setup(item)
    item.add_marker(pytest.mark.program(ABSENT))
    monkeypatch.setenv(EVERY_PROGRAM, "")
    with pytest.raises(pytest.skip.Exception, match=ABSENT):
        pytest_runtest_setup(item)
    monkeypatch.setenv(EVERY_PROGRAM, "1")
    with pytest.raises(pytest.fail.Exception, match=ABSENT):
        pytest_runtest_setup(item)
