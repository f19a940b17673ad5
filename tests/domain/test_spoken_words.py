"""When what was typed of eight words is a try at them."""

from __future__ import annotations

import pytest

from carecompanion.domain.spoken_words import how_many, is_a_try


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("", False),
        ("chance graded gopher", False),
        ("chance graded gopher diploma return italics seventh", False),
        ("chan grad goph dipl retu ital seve tass", True),
        ("changradgophdiplretuitalsevetass", True),
        ("0001 0002 0003 0004 0005 0006 0007 0008", True),
        ("0001000200030004", False),
        ("00010002 00030004 00050006 00070008", True),
        ("one two three four five six seven eight nine", True),
    ],
)
def test_less_than_eight_is_no_try(typed: str, *, is_one: bool) -> None:
    assert is_a_try(typed) is is_one


def test_it_is_said_how_many_there_are() -> None:
    assert how_many("Chance, graded - gopher") == 3
