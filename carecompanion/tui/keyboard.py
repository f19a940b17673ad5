"""How the terminal speaks of keys: the extended protocol, or the plain one where composed letters do not arrive.

The toolkit asks for the extended protocol (kitty's) whenever it starts. Some terminals then send the pieces of a letter
that an input method is still putting together, or nothing at all.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from textual import constants

if TYPE_CHECKING:
    from textual.app import App

ASK: Final = "\x1b[>25u"
"""As the toolkit asks: no ambiguous keys, every key, the text that goes with it."""
LET_GO: Final = "\x1b[<u"


def begin(keyboard: str) -> None:
    """Before the toolkit starts: keep it from asking, where *keyboard* is ``plain``."""
    if keyboard == "plain":
        _never_ask(never=True)


def begun(app: App[Any], keyboard: str) -> None:
    """Once it has started: take back what it asked for all the same. Its driver for Windows always asks."""
    if keyboard == "plain" and sys.platform == "win32":
        _tell(app, LET_GO)


def change(app: App[Any], keyboard: str) -> None:
    """Speak *keyboard* from now on."""
    is_plain = keyboard == "plain"
    if is_plain is not constants.DISABLE_KITTY_KEY:
        _tell(app, LET_GO if is_plain else ASK)
        _never_ask(never=is_plain)


def _never_ask(*, never: bool) -> None:
    # The toolkit reads this from the environment once; both the driver and the reader of keys look here.
    vars(constants)["DISABLE_KITTY_KEY"] = never


def _tell(app: App[Any], sequence: str) -> None:
    driver = app._driver
    if driver is not None and not app.is_headless:
        driver.write(sequence)
        driver.flush()
