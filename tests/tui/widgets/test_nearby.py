"""What is near today: beside its kind, below it, or by its kind alone."""

from __future__ import annotations

import pytest

from carecompanion.tui.widgets.nearby import Nearby, NearbyThing
from tests.tui.conftest import Host, text_of

THINGS = (
    NearbyThing("A letter is here", "from someone whose card you do not have", "letters"),
    NearbyThing("A page is open", "The heron waits", "draft 1"),
)


@pytest.mark.parametrize(
    ("size", "rows"),
    [
        (
            (70, 30),
            [
                "› A letter is here  from someone whose card you do not have",
                "  A page is open    The heron waits",
            ],
        ),
        (
            (50, 30),
            [
                "› A letter is here",
                "  from someone whose card you do not have",
                "  A page is open",
                "  The heron waits",
            ],
        ),
        (
            (50, 24),
            ["› A letter is here  from someone whose card you d…", "  A page is open    The heron waits"],
        ),
        ((24, 24), ["› A letter is here", "  A page is open"]),
    ],
    ids=["beside", "below", "cut", "alone"],
)
async def test_words_stand_where_there_is_room_for_them(size: tuple[int, int], rows: list[str]) -> None:
    nearby = Nearby()
    app = Host(nearby)
    async with app.run_test(size=size) as pilot:
        nearby.show_things(THINGS)
        nearby.focus()
        await pilot.pause()
        assert [row.rstrip() for row in text_of(app) if row.strip()] == rows
        await pilot.press("down")
        assert nearby.thing(nearby.selected) is THINGS[1]
        await pilot.click(Nearby, offset=(4, nearby.line_of(0)))
        assert nearby.selected == 0
