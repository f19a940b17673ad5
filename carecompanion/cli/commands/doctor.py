"""``doctor``: what on this machine may need a hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from carecompanion.cli.shapes import FLAG, TEXT
from carecompanion.cli.verb import verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_LOOKS = [{"name": TEXT, "state": "well, look or broken", "what": TEXT, "hint": TEXT}]


@verb("doctor", keys={"well": FLAG, "looks": _LOOKS})
def doctor(sitting: Sitting) -> None:
    """Everything that was looked at; exit code 1 where something does not work."""
    from carecompanion.activities.examining import State, examine

    columns, lines = _size(sitting)
    looks = examine(sitting.opening.world, sitting.environ, columns=columns, lines=lines)
    tell = sitting.tell
    if any(look.state is State.BROKEN for look in looks):
        sitting.exit_code = 1
    is_well = all(look.state is State.WELL for look in looks)
    if tell.as_json:
        told = [
            {"name": one.name, "state": one.state.value, "what": one.what, "hint": one.hint} for one in looks
        ]
        tell.document({"well": is_well, "looks": told})
        return
    for look in looks:
        tell.line(tell.dim(f"{say(f'cli_vault.state.{look.state.value}')}: "), look.what)
        if look.hint:
            tell.line("  ", say("cli.hint", hint=look.hint))
    if is_well:
        tell.line(say("cli_vault.all_well"))


def _size(sitting: Sitting) -> tuple[int | None, int | None]:
    if not sitting.tell.is_on_screen:
        return None, None
    try:
        size = os.get_terminal_size()
    except OSError:
        return None, None
    return size.columns, size.lines
