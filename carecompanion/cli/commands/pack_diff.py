"""``pack diff``: what changed between two packs, prompt by prompt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.cli.telling_changes import DIFFERENCE, difference_shape, tell_difference
from carecompanion.cli.telling_faults import tell_lines
from carecompanion.cli.verb import argument, verb

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("pack diff", keys=DIFFERENCE)
@argument("old")
@argument("new")
def diff(sitting: Sitting, *, old: str, new: str) -> None:
    """Folders and built packs, in any mixture."""
    from carecompanion.activities.authoring import Authoring, PackFaults

    authoring = Authoring(sitting.opening.world)
    packs = []
    for place in (Path(old), Path(new)):
        try:
            packs.append(authoring.pack_at(place))
        except PackFaults as refused:
            if not sitting.tell.as_json:
                tell_lines(sitting.tell, place, refused.errors)
            raise
    difference = authoring.between(*packs)
    if sitting.tell.as_json:
        sitting.tell.document(difference_shape(difference))
        return
    tell_difference(sitting.tell, difference)
