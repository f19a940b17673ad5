"""Walks through practices: begun, left open for months, held, passed, and left in one step. Nothing written is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.answer import Count, FlowMark, Row
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.person import Contact
from carecompanion.domain.run import Run, RunStep, StepRef, StepState, Voice
from carecompanion.errors import Ambiguous, NotFound, NotPossible
from tests.practising import PACK, use_packs

if TYPE_CHECKING:
    from carecompanion.domain.entry import Draft, Entry
    from tests.activities.people import Person


@pytest.fixture(autouse=True)
def _slow_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    use_packs(monkeypatch, PACK)


def begun(person: Person, practice: str = "slow-reply", partner: str = "") -> Run:
    walking = person.companion.walking
    return walking.start(walking.practice(practice), partner)


def draft_of(person: Person, run: Run, step: int) -> Draft:
    draft = person.companion.walking.begin_step(run, step)
    assert draft is not None
    return draft


def written(person: Person, run: Run, step: int, text: str = "some words") -> Entry:
    return person.companion.writing.finish(replace(draft_of(person, run, step), text=text))


def test_practices_are_found_by_their_names(ana: Person) -> None:
    walking = ana.companion.walking
    assert [one.name for one in walking.practices()] == ["slow-steps/two-voices", "slow-steps/slow-reply"]
    assert walking.practice("two").practice.title == "Two voices"
    assert walking.practice("two").minutes == 29, "both voices are counted"
    assert walking.practice("two").has_turns
    with pytest.raises(Ambiguous):
        walking.practice("slow-steps/")
    with pytest.raises(NotFound):
        walking.practice("")


def test_steps_have_short_names(ana: Person) -> None:
    assert [step.title for step in begun(ana, "two-voices").steps] == [
        "arrive", "first voice", "witness", "second voice", "witness", "grounding", "after note",
    ]  # fmt: skip
    assert [step.title for step in begun(ana).steps][:2] == ["take it slowly", "what was said"]


def test_a_step_becomes_an_entry_of_the_run_and_the_next_one_is_held(ana: Person) -> None:
    run = begun(ana)
    walking = ana.companion.walking
    assert walking.begin_step(run, 0) is None, "what is only said asks for nothing"
    run = walking.step_done(run, 0)
    entry = written(ana, run, run.at)
    assert (entry.run, entry.private) == (run.id, False)
    kept = ana.comes_back().walking.find(run.id[:4])
    assert (kept.steps[1].entry, kept.steps[1].state, kept.at) == (entry.id, StepState.DONE, 2)
    with pytest.raises(NotPossible, match="You wished to wait") as told:
        ana.companion.walking.begin_step(kept, 2)
    assert "tomorrow" in told.value.what, "in the same words as on the screen"
    ana.companion.walking.pass_hold(kept, 2)
    assert draft_of(ana, kept, 2).of_run == StepRef(run.id, 2)


def test_what_waits_as_a_draft_of_a_step_comes_back(ana: Person) -> None:
    run = begun(ana)
    draft = replace(draft_of(ana, run, 1), text="half a")
    ana.companion.writing.keep(draft)
    ana.comes_back()
    assert draft_of(ana, run, 1).text == "half a"
    assert ana.companion.walking.find("").steps[1].state is StepState.AHEAD


def test_a_private_step_keeps_a_private_entry(ana: Person) -> None:
    assert written(ana, begun(ana), 4).private


def test_a_step_that_is_opened_again_changes_its_entry_and_a_day_to_look_again_begins_a_new_one(
    ana: Person,
) -> None:
    run = begun(ana)
    draft = draft_of(ana, run, 1)
    first = ana.companion.writing.finish(
        replace(draft, text="then", answers={"areas": (Row("rota", {"stage": "unseen"}),)})
    )
    assert draft_of(ana, run, 1).entry == first.id
    ana.clock.goes_on(days=31)
    today = ana.clock.now.date()
    assert [one.step for one in ana.companion.walking.to_look_at(today)] == [1]
    again = draft_of(ana, run, 1)
    assert (again.entry, again.text) == (None, "")
    assert again.answers == first.answers, "the table as it was"
    second = ana.companion.writing.finish(replace(again, text="now"))
    assert ana.companion.walking.find("").steps[1].entry == second.id
    assert ana.companion.walking.to_look_at(today) == ()
    assert ana.companion.reading.entry(first.id).text == "then"


def test_an_open_run_keeps_its_practice_when_the_pack_changes_or_goes(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun(ana)
    use_packs(monkeypatch)
    ana.comes_back()
    assert ana.companion.walking.practices() == ()
    kept = ana.companion.walking.find("")
    assert kept.steps == run.steps
    draft = draft_of(ana, kept, 1)
    assert draft.prompt is not None
    assert [field.id for field in draft.prompt.fields] == ["areas", "counted", "flow"]


def test_a_prompt_of_a_pack_that_is_not_here_is_said_to_be_absent_until_it_comes(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun(ana)
    assert run.steps[3].is_absent
    assert ana.companion.walking.begin_step(run, 3) is None
    there = replace(PACK.prompts[0], id=PromptId("not-here"))
    other = replace(PACK, id=PackId("elsewhere"), practices=(), prompts=(there,))
    use_packs(monkeypatch, PACK, other)
    ana.comes_back()
    assert draft_of(ana, run, 3).prompt is not None
    assert not ana.companion.walking.find("").steps[3].is_absent


def test_a_prompt_that_came_since_takes_nothing_from_what_another_window_did(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun(ana)
    there = replace(PACK.prompts[0], id=PromptId("not-here"))
    use_packs(monkeypatch, PACK, replace(PACK, id=PackId("elsewhere"), practices=(), prompts=(there,)))
    walking = ana.comes_back().walking
    before = ana.companion.walking._asked

    def meanwhile(pack: PackId, step: RunStep) -> RunStep:
        """Another window goes a step on while the pack is looked up."""
        if walking.find(run.id).steps[0].state is not StepState.DONE:
            walking.step_done(run, 0)
        return before(pack, step)

    monkeypatch.setattr(walking, "_asked", meanwhile)
    assert draft_of(ana, run, 3).of_run is not None
    kept = walking.find(run.id)
    assert kept.steps[0].state is StepState.DONE
    assert kept.steps[3].prompt is not None


def test_with_somebody_marked_no_contact_nothing_is_begun_and_nothing_drafted(ana: Person) -> None:
    run = begun(ana, "two-voices", "wren")
    wren = ana.companion.knowing.add("Wren", Contact.NO)
    with pytest.raises(NotPossible, match="no contact"):
        begun(ana, "two-voices", "wren")
    with pytest.raises(NotPossible, match="no contact"):
        ana.companion.walking.begin_step(run, 0)
    assert draft_of(ana, run, 6).of_run is not None, "one's own after-note is for nobody else"
    ana.companion.knowing.set_contact(wren, Contact.YES)
    assert draft_of(ana, run, 0).of_run is not None


def test_a_walk_is_left_in_one_step_and_what_was_written_stays(ana: Person) -> None:
    run = begun(ana)
    entry = written(ana, run, 1)
    draft = replace(draft_of(ana, ana.companion.walking.pass_hold(run, 2), 2), text="begun")
    ana.companion.writing.keep(draft)
    left = ana.companion.walking.leave(run)
    assert (left.is_open, ana.companion.walking.open()) == (False, ())
    assert [one.id for one in ana.companion.walking.all()] == [run.id]
    assert ana.companion.reading.entry(entry.id) == entry
    assert ana.companion.walking.to_look_at(entry.created.date().replace(year=2030)) == ()
    with pytest.raises(NotPossible, match="behind you"):
        ana.companion.walking.begin_step(left, 1)
    assert ana.companion.writing.finish(draft).run == run.id, "the page that was open is still kept"


def test_who_speaks_first_is_chosen_and_time_is_kept_with_the_run(ana: Person) -> None:
    walking = ana.companion.walking
    run = walking.start(walking.practice("two-voices"), "wren", Voice.THEM)
    assert run.steps[1].speaker is Voice.THEM
    run = walking.let_time_run(walking.stand_on(run, 1))
    ana.clock.goes_on(minutes=4)
    walking = ana.comes_back().walking
    run = walking.give_more_time(walking.find(""), 2)
    assert (run.here.minutes, run.steps[3].minutes, run.here.gone_by(ana.clock.now)) == (12, 12, 240)
    assert ana.companion.walking.let_time_rest(run).here.since is None


def test_a_step_whose_entry_was_let_go_is_written_anew_and_comes_back_with_it(ana: Person) -> None:
    run = begun(ana)
    gone = ana.companion.writing.delete(written(ana, run, 1).id)
    assert draft_of(ana, run, 1).entry is None
    ana.companion.writing.bring_back(gone)
    assert draft_of(ana, run, 1).entry == gone.id


def test_a_step_that_there_is_not_is_refused(ana: Person) -> None:
    with pytest.raises(NotPossible, match="no step"):
        ana.companion.walking.step_done(begun(ana), 9)
    with pytest.raises(NotFound):
        ana.companion.walking.find("zz")


def test_a_work_document_holds_the_work_and_nothing_of_the_journal(ana: Person) -> None:
    run = begun(ana)
    with pytest.raises(NotPossible, match="work document"):
        ana.companion.walking.work_document(run)
    draft = replace(
        draft_of(ana, run, 1),
        text="The rota is fixed early.",
        answers={
            "areas": (Row("rota", {"stage": "reviewed"}),),
            "counted": (Count("came", "all", 40), Count("came", "new", 3), Count("came", "part-time", 6)),
            "flow": (FlowMark("wren-handle", "empties", 2),),
        },
    )
    ana.companion.writing.finish(draft, tags=["secretly"])
    written(ana, run, 4, "for me alone")
    ana.companion.writing.write("elsewhere in the journal")
    document = ana.companion.walking.work_document(run)
    assert document.startswith("# A reply that can wait\n")
    assert "## What was said?" in document
    assert "The rota is fixed early." in document
    assert "reviewed" in document
    assert "all 40" in document
    for hidden in ("for me alone", "elsewhere in", "secretly", "wren-handle", "new 3", "part-time 6"):
        assert hidden not in document
    ana.companion.writing.set_private(ana.companion.reading.entry("@last"), private=False)
    first = ana.companion.walking.find("").steps[1].entry
    assert first is not None
    ana.companion.writing.set_private(ana.companion.reading.entry(first), private=True)
    with pytest.raises(NotPossible):
        ana.companion.walking.work_document(run)
