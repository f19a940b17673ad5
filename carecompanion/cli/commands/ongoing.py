"""``ongoing``: runs that are open at their next step, programmes at their week, and commitments by their day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.going_shapes import GOING, going_shape
from carecompanion.cli.ongoing_shapes import COMMITMENT, OPEN_RUN, commitment_shape, open_run_shape
from carecompanion.cli.telling_going import tell_going
from carecompanion.cli.telling_ongoing import tell_promises, tell_runs
from carecompanion.cli.verb import verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("ongoing", keys={"runs": [OPEN_RUN], "programmes": [GOING], "commitments": [COMMITMENT]}, opens=True)
def ongoing(sitting: Sitting) -> None:
    """Nothing in it is late."""
    with sitting.journal() as companion:
        runs, promises = companion.walking.open(), companion.promising.open()
        programmes = companion.gathering.going()
        if sitting.tell.as_json:
            sitting.tell.document(
                {
                    "runs": [open_run_shape(run) for run in runs],
                    "programmes": [going_shape(going) for going in programmes],
                    "commitments": [commitment_shape(one) for one in promises],
                }
            )
            return
        if not runs and not promises and not programmes:
            sitting.tell.note(say("cli_ongoing.nothing"))
        tell_runs(sitting, runs)
        if programmes:
            sitting.tell.line(sitting.tell.strong(say("ongoing.programmes")))
        for going in programmes:
            tell_going(sitting, going)
        tell_promises(sitting, promises)
