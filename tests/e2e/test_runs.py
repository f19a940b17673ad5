"""In the middle of a run the terminal is closed or the program is killed: nothing is lost."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.run import StepState
from tests.e2e.home import unlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.home import Home
    from tests.e2e.terminal import RawTerminal

WORDS = "The heron waits"


def begun(home: Home) -> tuple[str, str]:
    """A run in hand, at a step that asks for writing: its id and the step's title."""
    with home.journal() as companion:
        walking = companion.walking
        here, ref = next(
            (one, step.prompt)
            for one in walking.practices()
            for step in one.practice.steps
            if (prompt := one.pack.prompt(step.prompt)) and not prompt.fields and not prompt.is_gated
        )
        run = walking.start(here)
        place = next(at for at, step in enumerate(run.steps) if step.step.prompt == ref)
        run = walking.stand_on(run, place)
        walking.take_in_hand(run)
        return run.id, run.here.title


def hang_up(terminal: RawTerminal) -> None:
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP


def kill(terminal: RawTerminal) -> None:
    terminal.wait_for(r"kept \d\d:\d\d")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_for_end() == -signal.SIGKILL


@pytest.mark.parametrize("end", [hang_up, kill])
def test_the_page_and_the_run_under_it_come_back(home: Home, end: Callable[[RawTerminal], None]) -> None:
    run, title = begun(home)
    with home.on_pty() as terminal:
        unlock(terminal, then=f"● {title}")
        terminal.press("Enter")
        terminal.wait_for("Begin anywhere")
        terminal.type(WORDS)
        terminal.wait_for(WORDS)
        end(terminal)
    with home.on_pty() as terminal:
        unlock(terminal, then=WORDS)
        terminal.press("C-s")
        terminal.wait_for("Tags")
        terminal.press("Enter")
        terminal.wait_for("esc leave it open")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    with home.journal() as companion:
        found = companion.walking.find(run)
        step = next(step for step in found.steps if step.entry is not None)
        assert (step.title, step.state, found.is_open) == (title, StepState.DONE, True)
        assert step.entry is not None
        kept = companion.reading.entry(step.entry)
        assert (kept.text, kept.run) == (WORDS, run)
        assert companion.writing.drafts() == ()
