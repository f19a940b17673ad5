"""Names that were used before, to be offered on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.widgets.fields.known import Known


async def names_known(screen: CareScreen[None]) -> Known:
    """Handles of people, and the conditions that care or strength came from."""
    return await screen.desk.run(_known, screen.companion)


def _known(companion: Companion) -> Known:
    from carecompanion.tui.widgets.fields.known import Known

    return Known(companion.knowing.handles(), companion.flowing.sources(), companion.knowing.who_may_ask())
