"""What is in a pack, one under another beneath the heads of their kinds."""

from __future__ import annotations

from typing import ClassVar

from carecompanion.tui.widgets.ongoing_rows import OngoingRows


class PartRows(OngoingRows):
    """Rows without days."""

    DAY: ClassVar[int] = 0
