"""A page of a pack for people without this program: where it goes, on which paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from carecompanion.errors import CareError
from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.tui.letters.dropped import place_meant
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.pack import Pack
    from carecompanion.tui.screen import CareScreen


class Handout:
    """Over *screen*. Nothing that is there already is written over."""

    def __init__(self, screen: CareScreen[Any]) -> None:
        self._screen = screen

    def ask(self, folder: Path, pack: Pack, typed: str = "") -> None:
        """Where the page of *pack* goes; at first beside *folder*, which it was read from."""
        where = typed or str(folder.parent / say("trying.handout.file", id=pack.id))

        def answered(answer: str | None) -> None:
            place = None if answer is None else place_meant(answer)
            if place is not None:
                self._ask_paper(folder, pack, place.absolute())

        self._screen.app.push_screen(
            LineDialog(
                title=say("trying.handout.title"),
                says=say("trying.handout.says"),
                means=say("trying.handout.means"),
                value=where,
                yes=say("trying.handout.yes"),
                no=say("trying.handout.no"),
                may_be_empty=False,
            ),
            answered,
        )

    def _ask_paper(self, folder: Path, pack: Pack, place: Path) -> None:
        def answered(paper: str | None) -> None:
            if paper is not None:
                work = partial(self._write, folder, pack, place, paper)
                self._screen.run_worker(work(), group="handout", exclusive=True)

        self._screen.app.push_screen(
            KeyDialog(
                title=say("trying.handout.paper"),
                says=say("trying.handout.paper_says"),
                keys=(
                    ("a", "a4", say("trying.handout.a4")),
                    ("l", "letter", say("trying.handout.letter")),
                ),
                leave=say("trying.handout.leave"),
            ),
            answered,
        )

    async def _write(self, folder: Path, pack: Pack, place: Path, paper: str) -> None:
        from carecompanion.activities.handing_out import write

        screen = self._screen
        place = await screen.desk.run(_page_in, place, say("trying.handout.file", id=pack.id))
        try:
            await screen.desk.run(write, pack, place, paper)
        except CareError as error:
            # The field comes back under the error with what was typed: a path is mended, not typed again.
            self.ask(folder, pack, str(place))
            screen.care.tell(error)
        else:
            said = say("trying.handout.made", folder=place.parent.name, file=place.name)
            screen.care.mention(said)


def _page_in(place: Path, file: str) -> Path:
    """Whoever names a folder means a page in it. Looks at the disk."""
    try:
        return place / file if place.is_dir() else place
    except OSError:  # too long, or not to be looked at: writing says so
        return place
