"""The program with one fault built in, for tests: ``python -m tests.e2e.faulty``; F12 breaks it, mid-word.

The fault's message holds what is being written, as messages of faults do.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding

from carecompanion.cli.main import run
from carecompanion.tui import app


class FaultyApp(app.CareApp):
    """Breaks when asked to."""

    CSS_PATH: ClassVar = [Path(app.__file__).with_name("styles") / "base.tcss"]
    BINDINGS: ClassVar = [Binding("f12", "break", show=False, priority=True)]

    def action_break(self) -> None:
        screen: Any = self.screen
        written = screen.current().text
        raise LookupError(written)


if __name__ == "__main__":
    vars(app)["open_interface"] = partial(app.open_interface, made=FaultyApp)
    run()
