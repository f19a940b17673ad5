"""What an arc says in words."""

from __future__ import annotations

import pytest

from carecompanion.activities.pack_readings import arc_reading
from carecompanion.packs.builtin import builtin_packs
from tests.domain.test_pack_arc import pack_of

NOTICE, SENSE, ACT = (1, 0), (2, 1), (3, 2)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((), ""),
        (
            (NOTICE, SENSE, ACT, ACT),
            "1 light, 1 tender, 2 strong. It starts by noticing and ends with two acts.",
        ),
        ((SENSE, ACT), "none light, 1 tender, 1 strong. It starts by making sense and ends with an act."),
        (
            (ACT, NOTICE),
            "1 light, none tender, 1 strong. It starts by choosing or acting and ends with noticing.",
        ),
        ((NOTICE, NOTICE), "2 light, none tender, none strong. It is for noticing."),
    ],
)
def test_it_says_how_many_of_each_and_how_it_begins_and_ends(
    marks: tuple[tuple[int, int], ...], said: str
) -> None:
    assert arc_reading(pack_of(*marks)) == said


def test_every_pack_that_came_with_the_program_that_asks_has_its_reading() -> None:
    for pack in builtin_packs():
        assert bool(arc_reading(pack)) == bool(pack.prompts), pack.id
