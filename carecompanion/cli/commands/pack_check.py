"""``pack check``: everything that does not fit in a pack of one's own, at once and each at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG
from carecompanion.cli.telling_faults import FAULT, fault_shape, tell_faults
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_CHECK: Final = "pack check"
_REFUSED: Final = 6


@verb(_CHECK, keys={"pack": "text or null", "is_fit": FLAG, "errors": [FAULT], "warnings": [FAULT]})
@argument("folder")
@option(_CHECK, "--since", metavar="FILE")
def check(sitting: Sitting, *, folder: str, since: str | None) -> None:
    """0 where it could be built, 6 where it could not; warnings alone keep nobody from building."""
    from carecompanion.activities.authoring import Authoring, built_pack, source_folder

    place = source_folder(Path(folder))
    before = None if since is None else built_pack(Path(since))
    checked = Authoring(sitting.opening.world).check(place, since=before)
    if not checked.is_fit:
        sitting.exit_code = _REFUSED
    if sitting.tell.as_json:
        sitting.tell.document(
            {
                "pack": None if checked.pack is None else checked.pack.id,
                "is_fit": checked.is_fit,
                "errors": [fault_shape(fault) for fault in checked.errors],
                "warnings": [fault_shape(fault) for fault in checked.warnings],
            }
        )
        return
    tell_faults(sitting.tell, place, checked)
    if not checked.faults:
        sitting.tell.note(say("authoring.nothing_to_mend"))
    elif checked.is_fit:
        sitting.tell.note(say("authoring.can_be_built"))
