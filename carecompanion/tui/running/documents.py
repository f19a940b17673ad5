"""The work document of a run: asked for by name, written where files that leave are put."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.letters.outbox import made_ready, outbox_of
from carecompanion.tui.running.dialogs import document_name
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.walking import Walking
    from carecompanion.domain.run import Run
    from carecompanion.tui.screen import CareScreen


class Document:
    """Asks for a name on *screen* and writes the document there: a new file, for its owner only."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    def ask(self, run: Run) -> None:
        """Ask where, then write."""
        screen = self._screen

        async def answered(name: str | None) -> None:
            if name is None or not name.strip():
                return
            try:
                written = await screen.desk.run(
                    _write, screen.companion.walking, run, outbox_of(screen.care), name.strip()
                )
            except CareError as error:
                screen.care.tell(error)
            else:
                screen.care.mention(say("running.document.written", name=written))

        screen.app.push_screen(document_name(outbox_of(screen.care).name), answered)


def _write(walking: Walking, run: Run, folder: Path, name: str) -> str:
    """Write it and give its file's name back; *name* may lead to another folder. For the desk."""
    place = folder / Path(name).expanduser()
    if place.parent == folder:
        made_ready(folder)
    walking.export(run, place)
    return place.name
