"""``letter compose``: from chosen entries to one sealed file for each reader."""

from __future__ import annotations

from contextlib import suppress
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
    """The partner or the circle of that name, or whose id begins so. Raises NotFound, Ambiguous.

    Somebody may have called themselves what a circle is called: a letter for all of it is not theirs.
    """
    from carecompanion.errors import Ambiguous, NotFound

    partner: Partner | None = None
    circle: Circle | None = None
    unclear: Ambiguous | None = None
    with suppress(NotFound):
        circle = companion.circling.circle(name)
    try:
        partner = companion.introducing.partner(name)
    except NotFound:
        pass
    except Ambiguous as error:
        unclear = error
    if circle is not None and _is_called(circle.name, name):
        if partner is None or not _is_called(partner.handle, name):
            return None, circle
    elif partner is not None and (circle is None or _is_called(partner.handle, name) or partner.id == name):
        return partner, None
    if unclear is not None:
        raise unclear
    if partner is not None and circle is not None:
        raise Ambiguous(name, (f"{partner.handle} ({partner.id})", f"{circle.name} ({circle.id[:8]})"))
    if circle is None:
        raise NotFound(name, "readers")
    return None, circle


def _is_called(called: str, name: str) -> bool:
    return " ".join(called.split()).casefold() == " ".join(name.split()).casefold()
