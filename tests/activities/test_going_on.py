from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.prompt import FollowUp

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.prompt import Prompt
    from tests.activities.people import Person


def suggesting(companion: Companion, follow_up: FollowUp) -> Prompt:
    """A prompt of ours that suggests this after its answer."""
    pack = companion.prompting.packs()[0]
    prompt = replace(pack.prompts[0], follow_up=follow_up)
    changed = replace(pack, prompts=(prompt, *pack.prompts[1:]))
    companion.prompting._here._packs = (changed, *companion.prompting.packs()[1:])
    return prompt


def answered(companion: Companion, prompt: Prompt, *, private: bool = False) -> Entry:
    found = companion.prompting.find(f"{companion.prompting.packs()[0].id}/{prompt.id}")
    snapshot = companion.prompting.snapshot(found)
    entry = companion.writing.write("It rained.", prompt=snapshot, private=private)
    companion.prompting.answered(entry)
    return entry


def test_what_asks_to_be_come_back_to_comes_first_when_its_days_have_gone_by(ana: Person) -> None:
    companion = ana.companion
    prompt = suggesting(companion, FollowUp(revisit=(30, 90)))
    answered(companion, prompt)
    after = companion.going_on.suggested()
    assert after is not None
    assert after.days == 30
    companion.going_on.come_back(after)
    assert companion.going_on.suggested() is None
    ana.clock.goes_on(days=30)
    today = companion.prompting.today(ceiling=2)
    assert today is not None
    assert today.ref == after.ref
    assert "come back" in today.why


def test_nothing_is_suggested_on_another_day_or_once_the_entry_is_gone_or_by_a_prompt_that_suggests_nothing(
    ana: Person,
) -> None:
    companion = ana.companion
    prompt = suggesting(companion, FollowUp(revisit=(7,)))
    entry = answered(companion, prompt)
    companion.writing.delete(entry.id)
    assert companion.going_on.suggested() is None
    answered(companion, prompt)
    ana.clock.goes_on(days=1)
    assert companion.going_on.suggested() is None
    answered(companion, suggesting(companion, FollowUp()))
    assert companion.going_on.suggested() is None


@pytest.mark.parametrize(("private", "offer"), [(False, "letter"), (True, "grounding")])
def test_a_letter_is_not_suggested_of_what_is_private(
    companion: Companion, private: bool, offer: str
) -> None:
    answered(companion, suggesting(companion, FollowUp(offer=("letter", "grounding"))), private=private)
    after = companion.going_on.suggested()
    assert after is not None
    assert (after.days, after.offer) == (None, offer)
