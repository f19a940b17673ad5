from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from carecompanion.domain.ids import PackId
from carecompanion.domain.prompt import Wording
from carecompanion.domain.serving import (
    How,
    ReaderState,
    Reason,
    Revisit,
    Verdict,
    another,
    closed_by,
    due_revisits,
    explain,
    lighter,
    serve,
)
from tests.domain.serving_samples import DAY, Life, pack, prompt, ref, remembered

ALLY = pack("ally", ["one", "two", "three"])
TIDE = pack("tide", ["calm", "rest"], arc="")
READER = ReaderState(DAY, seed=7)


def served(life: Life) -> str | None:
    offer = life.today()
    return None if offer is None else offer.prompt.id


def test_an_arc_is_walked_in_its_order_then_its_turn_comes_again() -> None:
    life = Life([ALLY], READER)
    walked = []
    for _ in range(5):
        walked.append(served(life))
        life.sleep()
    assert walked == ["one", "two", "three", "one", "two"]


def test_the_same_day_gives_the_same_prompt_before_and_after_it_was_remembered() -> None:
    life = Life([ALLY, TIDE], READER)
    for _ in range(12):
        first = life.today()
        assert first is not None
        for _ in range(3):
            again = life.today()
            assert again is not None
            assert (again.ref, again.wording) == (first.ref, first.wording)
        life.sleep()


def test_packs_take_turns() -> None:
    life = Life([ALLY, TIDE, pack("third", ["a", "b"])], READER)
    packs = []
    for _ in range(6):
        offer = life.today()
        assert offer is not None
        packs.append(offer.pack)
        life.sleep()
    assert sorted(packs[:3]) == ["ally", "third", "tide"]
    assert packs[3:] == packs[:3]


def test_which_pack_begins_is_the_seeds_doing() -> None:
    first = {serve([ALLY, TIDE], replace(READER, seed=seed)).pack for seed in range(20)}  # type: ignore[union-attr]
    assert first == {"ally", "tide"}


def test_without_an_arc_the_seed_gives_the_order() -> None:
    tide = pack("tide", [f"p{n}" for n in range(12)], arc="")
    orders = set()
    for seed in range(3):
        life = Life([tide], replace(READER, seed=seed))
        order = []
        for _ in range(12):
            order.append(str(served(life)))
            life.sleep()
        assert sorted(order) == sorted(p.id for p in tide.prompts)
        orders.add(tuple(order))
    assert len(orders) == 3


def test_reasons_say_why() -> None:
    life = Life([pack("ally", ["one", "two"])], READER)
    first = life.today()
    assert first is not None
    assert first.reason is Reason.FIRST_OF_PACK
    life.remember(first.ref, How.ANSWERED)
    life.sleep()
    second = life.today()
    assert second is not None
    assert second.reason is Reason.NEXT_IN_ARC
    life.sleep()
    third = life.today()
    assert third is not None
    assert (third.prompt.id, third.reason) == ("one", Reason.ITS_TURN_AGAIN)


def test_a_prompt_that_was_only_passed_by_is_never_said_to_come_again() -> None:
    life = Life([pack("ally", ["one"])], READER)
    life.today()
    life.sleep()
    offer = life.today()
    assert offer is not None
    assert offer.reason is not Reason.ITS_TURN_AGAIN


def test_not_today_closes_the_day_until_tomorrow() -> None:
    life = Life([ALLY], READER)
    offer = life.today()
    assert offer is not None
    life.remember(offer.ref, How.SKIPPED)
    assert serve(life.packs, life.state) is None
    assert lighter(life.packs, life.state) is None
    assert closed_by(life.state) is How.SKIPPED
    life.sleep()
    assert closed_by(life.state) is None
    assert served(life) == "two"


def test_an_answer_closes_the_day_and_another_opens_it_again() -> None:
    life = Life([ALLY], READER)
    offer = life.today()
    assert offer is not None
    life.remember(offer.ref, How.ANSWERED)
    assert serve(life.packs, life.state) is None
    assert closed_by(life.state) is How.ANSWERED
    more = life.take(another(life.packs, life.state))
    assert more is not None
    assert serve(life.packs, life.state) == more


def test_an_answer_to_some_other_prompt_leaves_the_day_open() -> None:
    life = Life([ALLY], READER)
    offer = life.today()
    life.remember(ref("ally/three"), How.ANSWERED)
    assert serve(life.packs, life.state) == offer


def test_a_skipped_prompt_waits_seven_days() -> None:
    only = [pack("ally", ["one"])]
    for days, comes in ((1, False), (6, False), (7, True), (30, True)):
        state = replace(
            READER,
            history=(remembered("ally/one", "offered", days), remembered("ally/one", "skipped", days, 1)),
        )
        assert (serve(only, state) is not None) is comes


def test_a_clock_set_back_gives_a_prompt_all_the_same() -> None:
    state = replace(
        READER, history=(remembered("ally/one", "offered", -3), remembered("ally/two", "skipped", -3))
    )
    offer = serve([ALLY], state)
    assert offer is not None
    assert offer.prompt.id == "three"


@pytest.mark.parametrize(
    ("kept_back", "state", "verdict"),
    [
        (prompt("x", intensity=2, note="Asks about harm."), READER, Verdict.ABOVE_CEILING),
        (prompt("x", intensity=1), replace(READER, ceiling=0), Verdict.ABOVE_CEILING),
        (prompt("x", intensity=3, note="n"), replace(READER, ceiling=3), Verdict.NEEDS_COMPANY),
        (
            prompt("x", tags=("body",)),
            replace(READER, excluded_tags=frozenset({"body"})),
            Verdict.EXCLUDED_TAG,
        ),
        (
            prompt("x", note="Asks about HARM."),
            replace(READER, excluded_notes=frozenset({"harm"})),
            Verdict.EXCLUDED_NOTE,
        ),
        (
            prompt("x", tags=("grace",)),
            replace(READER, last_entry_tags=("harm-done-to-me",)),
            Verdict.NOT_AFTER_HARM,
        ),
        (prompt("x"), replace(READER, resting=frozenset({PackId("ally")})), Verdict.PACK_RESTS),
        (prompt("x"), replace(READER, history=(remembered("ally/x", "skipped", 2),)), Verdict.RESTS_FOR_NOW),
    ],
    ids=lambda value: value.value if isinstance(value, Verdict) else "",
)
def test_what_is_kept_back_never_comes_and_is_explained(
    kept_back: object, state: ReaderState, verdict: Verdict
) -> None:
    packs = [pack("ally", [kept_back])]  # type: ignore[list-item]
    assert serve(packs, state) is None
    assert another(packs, state) is None
    assert [considered.verdict for considered in explain(packs, state)] == [verdict]


def test_a_raised_ceiling_lets_a_strong_prompt_come() -> None:
    assert serve([pack("ally", [prompt("x", intensity=2, note="n")])], replace(READER, ceiling=2)) is not None


def test_a_prompt_shown_today_goes_when_its_reader_lowers_the_ceiling() -> None:
    packs = [pack("ally", [prompt("tender", intensity=1), "calm"])]
    life = Life(packs, READER)
    assert served(life) == "tender"
    life.state = replace(life.state, ceiling=0)
    assert served(life) == "calm"


def test_grace_goes_when_harm_was_written_of_since() -> None:
    life = Life([pack("ally", [prompt("grace", tags=("grace",)), "calm"])], READER)
    assert served(life) == "grace"
    life.state = replace(life.state, last_entry_tags=("x", "harm-done-to-me"))
    assert served(life) == "calm"


def test_a_removed_prompt_makes_room_for_the_next() -> None:
    life = Life([ALLY], READER)
    assert served(life) == "one"
    life.packs = [pack("ally", ["two", "three"])]
    assert served(life) == "two"


def test_the_readers_standpoint_chooses_the_wording_for_its_pack_only() -> None:
    state = replace(READER, standpoints={PackId("ally"): Wording.TARGETED})
    assert serve([ALLY], state).words == "one, from there?"  # type: ignore[union-attr]
    assert serve([TIDE], state).wording is Wording.PLAIN  # type: ignore[union-attr]


def test_a_prompt_without_the_other_wording_is_read_plain() -> None:
    plain = pack("ally", [replace(prompt("x"), targeted="")])
    offer = serve([plain], replace(READER, standpoints={PackId("ally"): Wording.TARGETED}))
    assert offer is not None
    assert offer.wording is Wording.PLAIN


def revisit(name: str, due_days_ago: int) -> Revisit:
    return Revisit(ref(name), DAY - timedelta(days=due_days_ago), DAY - timedelta(days=due_days_ago + 30))


def test_what_the_reader_asked_to_come_back_to_comes_first() -> None:
    state = replace(READER, revisits=(revisit("ally/three", 0), revisit("ally/two", 1)))
    offer = serve([ALLY, TIDE], state)
    assert offer is not None
    assert (offer.prompt.id, offer.reason, offer.revisit) == ("two", Reason.REVISIT, revisit("ally/two", 1))
    assert due_revisits([ALLY, TIDE], state) == (revisit("ally/two", 1), revisit("ally/three", 0))


def test_a_revisit_waits_for_its_day_and_ends_with_an_answer() -> None:
    early = replace(READER, revisits=(revisit("ally/three", -1),))
    assert serve([ALLY], early).prompt.id == "one"  # type: ignore[union-attr]
    answered = replace(
        READER, revisits=(revisit("ally/three", 9),), history=(remembered("ally/three", "answered", 9),)
    )
    assert due_revisits([ALLY], answered) == ()
    assert serve([ALLY], answered).prompt.id == "one"  # type: ignore[union-attr]


def test_a_revisit_passed_by_waits_a_week_before_it_comes_first_again() -> None:
    ally = pack("ally", ["one", "two", "three", *(f"more-{n}" for n in range(9))])
    life = Life([ally], replace(READER, revisits=(revisit("ally/three", 0),)))
    days = []
    for _ in range(9):
        days.append(served(life))
        life.sleep()
    assert days[0] == days[7] == "three"
    assert days[1:3] == ["one", "two"]


def test_a_revisit_above_the_ceiling_is_named_but_not_served() -> None:
    strong = pack("ally", ["one", prompt("strong", intensity=2, note="n")])
    state = replace(READER, revisits=(revisit("ally/strong", 0),))
    assert serve([strong], state).prompt.id == "one"  # type: ignore[union-attr]
    assert due_revisits([strong], state) == (revisit("ally/strong", 0),)


def test_a_revisit_of_a_pack_that_is_gone_is_passed_over() -> None:
    state = replace(READER, revisits=(revisit("gone/one", 0),))
    assert serve([ALLY], state).prompt.id == "one"  # type: ignore[union-attr]
    assert due_revisits([ALLY], state) == ()


def test_another_gives_each_prompt_once_and_then_none() -> None:
    life = Life([ALLY, TIDE], READER)
    first = life.today()
    assert first is not None
    seen = [first.ref]
    while (offer := life.take(another(life.packs, life.state))) is not None:
        assert len(seen) < 5
        assert offer.how is How.ANOTHER
        assert offer.reason is Reason.ANOTHER
        seen.append(offer.ref)
    assert len(seen) == len(set(seen)) == 5
    assert serve(life.packs, life.state).ref == seen[-1]  # type: ignore[union-attr]


def test_another_turns_to_another_pack_first() -> None:
    life = Life([ALLY, TIDE], READER)
    first, second = life.today(), another([ALLY, TIDE], life.state)
    assert first is not None
    assert second is not None
    assert first.pack != second.pack


def test_lighter_is_never_more_of_anything_and_stays_in_the_pack_where_it_can() -> None:
    ally = pack(
        "ally", [prompt("deep", intensity=1, minutes=15), prompt("short", intensity=1, minutes=5), "calm"]
    )
    tide = pack("tide", [prompt("tiny", minutes=2)], arc="")
    life = Life([ally], READER)
    assert served(life) == "deep"
    life.packs = [tide, ally]
    names = []
    for _ in range(3):
        offer = life.take(lighter(life.packs, life.state))
        assert offer is not None
        assert offer.reason is Reason.LIGHTER
        names.append(offer.prompt.id)
        assert serve(life.packs, life.state) == offer
        if offer.prompt.id == "tiny":
            break
    assert names == ["short", "tiny"]


def test_where_nothing_is_lighter_the_doorway_is_and_it_stays() -> None:
    life = Life([ALLY], READER)
    served(life)
    offer = life.take(lighter(life.packs, life.state))
    assert offer is not None
    assert (offer.wording, offer.words, offer.reason) == (Wording.DOORWAY, "one, smaller?", Reason.DOORWAY)
    assert serve(life.packs, life.state) == offer
    assert life.take(lighter(life.packs, life.state)) == offer


def test_without_a_doorway_there_may_be_nothing_lighter() -> None:
    life = Life([pack("ally", [replace(prompt("x"), doorway="")])], READER)
    served(life)
    assert lighter(life.packs, life.state) is None


def test_no_packs_give_no_prompt() -> None:
    for choose in (serve, another, lighter):
        assert choose([], READER) is None
    assert explain([], READER) == ()


def test_the_choice_is_explained_prompt_by_prompt() -> None:
    life = Life([ALLY, TIDE], replace(READER, seed=next(s for s in range(99) if _begins_with("ally", s))))
    life.today()
    life.take(another(life.packs, life.state))
    verdicts = {str(considered.ref): considered.verdict for considered in explain(life.packs, life.state)}
    assert verdicts["ally/one"] is Verdict.SEEN_TODAY
    assert verdicts["ally/two"] is Verdict.OTHER_PACK_FIRST
    assert sorted(verdicts[name] for name in ("tide/calm", "tide/rest")) == [
        Verdict.CHOSEN,
        Verdict.SIBLING_FIRST,
    ]


def test_a_closed_day_and_a_revisit_are_explained_too() -> None:
    state = replace(READER, revisits=(revisit("ally/three", 0),))
    assert [c.verdict for c in explain([ALLY], state)] == [
        Verdict.AFTER_REVISIT,
        Verdict.AFTER_REVISIT,
        Verdict.CHOSEN,
    ]
    closed = replace(
        READER, history=(remembered("ally/one", "offered"), remembered("ally/one", "skipped", minute=1))
    )
    assert [c.verdict for c in explain([ALLY], closed)] == [
        Verdict.SEEN_TODAY,
        Verdict.ENOUGH_TODAY,
        Verdict.ENOUGH_TODAY,
    ]


def _begins_with(name: str, seed: int) -> bool:
    offer = serve([ALLY, TIDE], replace(READER, seed=seed))
    return offer is not None and offer.pack == name
