"""``letter compose``: from chosen entries to one sealed file for each reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.leaving import LEFT, Way, send_off, way_options
from carecompanion.cli.letter_wanted import Wanted, asked_for, letter_options
from carecompanion.cli.verb import option, verb

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.partner import Partner

_COMPOSE: Final = "letter compose"


@verb(_COMPOSE, keys=LEFT, opens=True, confirms=True)
@option(_COMPOSE, "--to", required=True, metavar="PARTNER|CIRCLE")
@letter_options(_COMPOSE)
@way_options(_COMPOSE)
def compose(
    sitting: Sitting,
    *,
    to: str,
    out: str | None,
    armor: bool,
    preview: bool,
    **wanted: Unpack[Wanted],
) -> None:
    """Copy, mask, look, confirm, seal."""
    asked = asked_for(sitting, wanted)
    with sitting.journal() as companion:
        partner, circle = _reader(companion, to)
        draft = asked.draft(companion, partner, circle)
        send_off(sitting, companion, draft, Way(out=out, armor=armor, preview=preview))


def _reader(companion: Companion, name: str) -> tuple[Partner | None, Circle | None]:
    """The partner of that name, or else the circle. Raises NotFound, Ambiguous."""
    from carecompanion.errors import NotFound

    try:
        return companion.introducing.partner(name), None
    except NotFound:
        try:
            return None, companion.circling.circle(name)
        except NotFound:
            raise NotFound(name, "readers") from None
