"""In a real terminal: a page goes to an editor and comes back, and a frame outlives the program."""

from __future__ import annotations

import signal
import statistics
from typing import TYPE_CHECKING

from carecompanion.activities.outside import PREFIX, shelter
from tests.e2e.home import unlock

if TYPE_CHECKING:
    from tests.e2e.home import Home

EDITOR = """#!/bin/sh
printf ' saved' >> "$1"
echo OUTSIDE NOW
read line
printf ' %s' "$line" >> "$1"
"""


def test_a_page_goes_out_comes_back_and_leaves_nothing_when_the_program_is_ended(home: Home) -> None:
    script = home.around / "my-editor"
    script.write_text(EDITOR, encoding="utf-8")
    script.chmod(0o700)
    home.environ["VISUAL"] = str(script)
    settings = home.world().paths.settings_file
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('editor_outside = "on"\n', encoding="utf-8")
    place = shelter(home.environ).folder
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type("heron")
        terminal.press("F4")
        terminal.wait_for("Write in my-editor")
        terminal.press("o")
        terminal.wait_for("OUTSIDE NOW")
        terminal.press("C-z")  # is the editor's; it is woken
        terminal.type("typed there")
        terminal.press("Enter")
        terminal.wait_for("heron saved typed there")
        assert not list(place.glob(f"{PREFIX}{terminal.pid}-*"))
        terminal.type("!")
        terminal.wait_for("typed there!")
        terminal.press("F4")
        terminal.wait_for("OUTSIDE NOW")
        terminal.press("C-c")  # is the editor's too
        terminal.wait_for("there! saved")
        terminal.press("F4")
        terminal.wait_for("OUTSIDE NOW")
        assert list(place.glob(f"{PREFIX}{terminal.pid}-*"))
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert not list(place.glob(f"{PREFIX}{terminal.pid}-*"))
    with home.on_pty() as terminal:
        unlock(terminal, then="there! saved saved")


def test_a_killed_program_brings_the_frame_back(home: Home) -> None:
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.press("F2")
        terminal.wait_for("So what")
        terminal.type("heron")
        terminal.press("Tab")
        costs = []
        for end in range(len("mattered")):
            before = len(terminal.written)
            terminal.type("mattered"[end])
            terminal.wait_for("mattered"[: end + 1])
            costs.append(len(terminal.written) - before)
        assert statistics.median(costs) <= 1000, costs
        terminal.wait_for(r"kept \d\d:\d\d")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    with home.on_pty() as terminal:
        screen = unlock(terminal, then="mattered")
        assert "What happened" in screen
        terminal.type("!")
        terminal.wait_for("mattered!")
        terminal.press("Tab")
        terminal.type("next")
        terminal.wait_for(r"Now what *\n *next")
