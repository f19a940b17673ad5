"""``demo``: the interface over a made-up journal that does not last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.verb import verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("demo")
def demo(sitting: Sitting) -> None:
    """Make it, open it, and let it go. The reader's own settings are read for the look, and never written."""
    from carecompanion.errors import Usage

    if not (sitting.ask.is_possible and sitting.tell.is_on_screen):
        raise Usage(say("cli.needs_terminal"), say("cli.needs_terminal_hint"))
    from carecompanion.activities.demonstrating import demonstration
    from carecompanion.settings.file import read_settings

    world = sitting.opening.world
    settings = read_settings(world.paths.settings_file)
    sitting.tell.note(say("demo.before"))
    with demonstration(world, sitting.environ) as opening:
        from carecompanion.tui.demonstration import open_demonstration

        sitting.exit_code = open_demonstration(opening, settings)
    sitting.tell.note(say("demo.after"))
