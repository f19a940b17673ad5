"""A pack's arc: depth and intensity of its prompts, in their order."""

from __future__ import annotations

from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.pack import Pack
from carecompanion.domain.pack_arc import Arc, arc_of
from carecompanion.domain.prompt import Prompt


def pack_of(*marks: tuple[int, int]) -> Pack:
    """A pack whose prompts have these depths and intensities."""
    return Pack(
        id=PackId("river-circle"),
        title="River circle",
        version="0.3",
        serial=1,
        language="en",
        licence="CC-BY-4.0",
        leaving="It can rest here.",
        prompts=tuple(
            Prompt(PromptId(f"p{at}"), "What did you see?", depth=depth, intensity=intensity)
            for at, (depth, intensity) in enumerate(marks)
        ),
    )


def arc(*marks: tuple[int, int]) -> Arc:
    found = arc_of(pack_of(*marks))
    assert found is not None
    return found


def test_a_pack_that_asks_nothing_has_no_arc() -> None:
    assert arc_of(pack_of()) is None


def test_light_tender_and_strong_are_told_apart_and_company_is_strong() -> None:
    of_all = arc((1, 0), (2, 1), (2, 1), (3, 2), (3, 3))
    assert (of_all.light, of_all.tender, of_all.strong) == (1, 2, 2)


def test_it_begins_where_its_first_prompt_is_and_ends_where_its_last_is() -> None:
    assert (arc((1, 0), (3, 0), (2, 0)).begins, arc((1, 0), (3, 0), (2, 0)).ends) == (1, 2)


def test_only_acts_that_stand_at_the_end_are_its_last_ones() -> None:
    assert arc((3, 0), (1, 0), (3, 0), (3, 1)).last_acts == 2
    assert arc((3, 0), (1, 0)).last_acts == 0


def test_an_arc_of_one_depth_is_level() -> None:
    assert arc((1, 0), (1, 2)).is_level
    assert not arc((1, 0), (2, 0)).is_level
