"""Today's invitation, its why, and its ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.prompt import LIGHT, STRONG, Wording
from carecompanion.errors import Ambiguous, NotFound
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from tests.activities.people import Person

ALLY, TIDE = "imperfect-ally", "low-tide"


def some(invitation: Invitation | None) -> Invitation:
    assert invitation is not None
    return invitation


def answer(companion: Companion, invitation: Invitation, *tags: str) -> None:
    entry = companion.writing.write("words", prompt=companion.prompting.snapshot(invitation), tags=tags)
    companion.prompting.answered(entry)


def test_the_same_day_gives_the_same_prompt_after_closing_and_opening(ana: Person) -> None:
    first = some(ana.companion.prompting.today())
    ana.clock.goes_on(hours=9)
    assert some(ana.comes_back().prompting.today()).ref == first.ref


def test_another_day_goes_on_to_another_prompt(ana: Person) -> None:
    seen = []
    for _ in range(6):
        seen.append(some(ana.companion.prompting.today()).ref)
        ana.clock.goes_on(days=1)
    assert len(set(seen)) == 6


def test_another_is_one_that_was_not_here_today_and_stays(ana: Person) -> None:
    prompting = ana.companion.prompting
    first = some(prompting.today())
    second = some(prompting.another())
    assert second.ref != first.ref
    assert "another" in second.why
    assert some(ana.comes_back().prompting.today()).ref == second.ref


def test_another_comes_to_an_end(companion: Companion) -> None:
    refs = [some(companion.prompting.today()).ref]
    while (invitation := companion.prompting.another()) is not None:
        refs.append(invitation.ref)
    assert len(set(refs)) == len(refs) > 10
    assert all(companion.prompting.find(str(ref)).prompt.intensity <= 1 for ref in refs)


def test_lighter_is_never_more_of_anything(ana: Person) -> None:
    for _ in range(8):
        prompting = ana.companion.prompting
        today = some(prompting.today())
        lighter = prompting.lighter()
        if lighter is not None:
            assert lighter.prompt.minutes <= today.prompt.minutes
            assert lighter.prompt.intensity <= today.prompt.intensity
            assert lighter.ref != today.ref or lighter.wording is Wording.DOORWAY
        ana.clock.goes_on(days=1)


def test_not_today_closes_the_day_and_the_prompt_rests(ana: Person) -> None:
    skipped = some(ana.companion.prompting.today())
    ana.companion.prompting.not_today(skipped)
    assert ana.companion.prompting.today() is None
    assert ana.comes_back().prompting.today() is None
    for _ in range(6):
        ana.clock.goes_on(days=1)
        assert some(ana.companion.prompting.today()).ref != skipped.ref


def test_an_answer_closes_the_day_and_another_opens_it(ana: Person) -> None:
    invitation = some(ana.companion.prompting.today())
    answer(ana.companion, invitation)
    assert ana.companion.prompting.today() is None
    assert some(ana.companion.prompting.another()).ref != invitation.ref


def test_the_ceiling_holds_for_what_comes_by_chance(companion: Companion) -> None:
    companion.choosing.set_ceiling(LIGHT)
    invitation = companion.prompting.today()
    assert invitation is not None
    while invitation is not None:
        assert invitation.prompt.intensity == LIGHT
        invitation = companion.prompting.another()


def test_what_was_excluded_never_comes(companion: Companion) -> None:
    tags = {tag for pack in companion.prompting.packs() for prompt in pack.prompts for tag in prompt.tags}
    some_tag = min(tags)
    companion.choosing.set_excluded_tags(some_tag)
    invitation = companion.prompting.today()
    while invitation is not None:
        assert some_tag not in invitation.prompt.tags
        invitation = companion.prompting.another()


def test_where_every_pack_rests_nothing_is_offered(companion: Companion) -> None:
    for pack in companion.prompting.packs():
        companion.choosing.rest(pack.id)
    assert companion.prompting.is_everything_resting()
    assert companion.prompting.today() is None
    assert companion.prompting.another() is None
    assert companion.prompting.lighter() is None
    assert companion.prompting.checkins() == ()
    companion.choosing.use(TIDE)
    assert not companion.prompting.is_everything_resting()
    assert some(companion.prompting.today()).pack.id == TIDE


def test_explaining_says_a_line_a_prompt_and_the_chosen_one_first(companion: Companion) -> None:
    invitation = some(companion.prompting.today())
    lines = companion.prompting.explain()
    prompts = sum(len(pack.prompts) for pack in companion.prompting.packs())
    assert len(lines) == prompts
    assert lines[0].startswith(f"{invitation.ref}: ")
    assert "today's" in lines[0]
    assert not any("today.verdict" in line for line in lines), "every verdict has words"
    companion.choosing.rest(ALLY)
    assert sum("rests" in line for line in companion.prompting.explain()) >= 1


def test_explaining_changes_nothing(companion: Companion) -> None:
    first = companion.prompting.explain()
    assert companion.prompting.explain() == first


def test_a_prompt_is_found_by_its_name_or_by_any_beginning_that_is_the_only_one(companion: Companion) -> None:
    find = companion.prompting.find
    whole = find(f"{ALLY}/small-moment")
    assert (whole.pack.id, whole.prompt.id) == (ALLY, "small-moment")
    assert find("small-moment").ref == find("small-m").ref == find(f"{ALLY}/small-m").ref == whole.ref
    assert "by name" in whole.why
    with pytest.raises(NotFound):
        find("no-such-prompt")
    with pytest.raises(NotFound):
        find("")
    with pytest.raises(Ambiguous, match=ALLY):
        find(f"{ALLY}/")
    assert companion.prompting.pack(ALLY[:5]).id == ALLY
    with pytest.raises(NotFound):
        companion.prompting.pack("no-such-pack")


def test_check_ins_are_the_quick_scales(companion: Companion) -> None:
    checkins = companion.prompting.checkins()
    assert [invitation.prompt.checkin for invitation in checkins] == [True] * len(checkins)
    assert checkins


def test_the_snapshot_is_the_wording_that_was_read(companion: Companion) -> None:
    prompting = companion.prompting
    plain = prompting.find("small-moment")
    assert prompting.snapshot(plain).ask == plain.prompt.ask
    read = prompting.snapshot(plain, Wording.DOORWAY)
    assert (read.ask, read.wording) == (plain.prompt.doorway, Wording.DOORWAY)
    companion.choosing.set_standpoint(ALLY, "targeted")
    targeted = prompting.find("small-moment")
    assert (targeted.wording, targeted.words) == (Wording.TARGETED, plain.prompt.targeted)
    assert prompting.snapshot(targeted).ask == plain.prompt.targeted
    assert prompting.snapshot(targeted).licence == plain.pack.licence
    assert prompting.prompt_of(read) == plain.prompt


def test_a_prompt_without_the_chosen_wording_is_read_plainly(companion: Companion) -> None:
    companion.choosing.set_standpoint(TIDE, "targeted")
    without = next(prompt for prompt in companion.prompting.pack(TIDE).prompts if not prompt.targeted)
    assert companion.prompting.find(f"{TIDE}/{without.id}").wording is Wording.PLAIN


def test_the_prompt_of_a_pack_that_is_not_here_is_none(companion: Companion) -> None:
    assert companion.prompting.prompt_of(snapshot(pack="elsewhere")) is None
    assert companion.prompting.prompt_of(snapshot(prompt="gone")) is None


def test_what_one_asked_to_come_back_to_comes_first_in_its_time(ana: Person) -> None:
    companion = ana.companion
    invitation = some(companion.prompting.today())
    answer(companion, invitation)
    companion.prompting.come_back(invitation.ref, 7)
    for _ in range(6):
        ana.clock.goes_on(days=1)
        assert some(ana.companion.prompting.today()).ref != invitation.ref
    ana.clock.goes_on(days=1)
    again = some(ana.comes_back().prompting.today())
    assert again.ref == invitation.ref
    assert again.why == "you asked to come back to this in a week."
    answer(ana.companion, again)
    ana.clock.goes_on(days=1)
    assert some(ana.companion.prompting.today()).ref != invitation.ref


@pytest.mark.parametrize(("days", "said"), [(7, "week"), (30, "month"), (90, "to this.")])
def test_the_span_is_said_in_words(ana: Person, days: int, said: str) -> None:
    ref = ana.companion.prompting.find("small-moment").ref
    ana.companion.prompting.come_back(ref, days)
    ana.clock.goes_on(days=days)
    assert said in some(ana.companion.prompting.today()).why


def test_the_very_first_page_is_light_short_and_free(companion: Companion) -> None:
    first = some(companion.prompting.first())
    assert (first.prompt.intensity, first.prompt.fields, first.prompt.checkin) == (LIGHT, (), False)
    light = [
        prompt.minutes
        for pack in companion.prompting.packs()
        for prompt in pack.prompts
        if prompt.intensity == LIGHT and not prompt.fields and not prompt.checkin
    ]
    assert first.prompt.minutes == min(light)


def test_strong_prompts_are_gated(companion: Companion) -> None:
    for pack in companion.prompting.packs():
        for prompt in pack.prompts:
            assert prompt.is_gated == (prompt.intensity >= STRONG)
            assert prompt.content_note or not prompt.is_gated
