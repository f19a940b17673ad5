from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.ids import PackId
from carecompanion.domain.prompt import Prompt, Wording
from carecompanion.domain.served import HOWS
from carecompanion.domain.serving import (
    How,
    Offer,
    OfWeek,
    ReaderState,
    Revisit,
    Verdict,
    another,
    closed_by,
    due_revisits,
    explain,
    lighter,
    serve,
)
from tests.domain import serving_by_the_book as book
from tests.domain.serving_samples import DAY, Life, pack, prompt, ref, remembered

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.served import Served

TAGS = ("grace", "body", "family", "work")
NOTES = ("", "Asks about harm.", "Asks about a time you were left out.")


@st.composite
def prompts(draw: st.DrawFn, number: int) -> Prompt:
    return prompt(
        f"p{number}",
        intensity=draw(st.integers(0, 3)),
        minutes=draw(st.sampled_from((2, 5, 10, 20))),
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True))),
        note=draw(st.sampled_from(NOTES)),
    )


@st.composite
def shelves(draw: st.DrawFn) -> list[Pack]:
    return [
        pack(
            name,
            [draw(prompts(number)) for number in range(draw(st.integers(0, 5)))],
            arc=draw(st.sampled_from(("", "a, b"))),
        )
        for name in ("ally", "tide", "care")[: draw(st.integers(1, 3))]
    ]


readers = st.builds(
    ReaderState,
    today=st.just(DAY),
    ceiling=st.integers(0, 3),
    excluded_tags=st.frozensets(st.sampled_from(TAGS), max_size=2),
    excluded_notes=st.frozensets(st.sampled_from(("harm", "left out", "")), max_size=1),
    standpoints=st.dictionaries(st.sampled_from((PackId("ally"), PackId("tide"))), st.sampled_from(Wording)),
    resting=st.frozensets(st.sampled_from((PackId("ally"), PackId("tide"))), max_size=1),
    seed=st.integers(0, 2**64),
    revisits=st.lists(
        st.builds(
            lambda name, number, days: Revisit(ref(f"{name}/p{number}"), DAY + timedelta(days), DAY),
            st.sampled_from(("ally", "tide")),
            st.integers(0, 5),
            st.integers(-5, 20),
        ),
        max_size=3,
    ).map(tuple),
    week=st.lists(
        st.builds(
            lambda name, number, days: OfWeek(ref(f"{name}/p{number}"), DAY - timedelta(days)),
            st.sampled_from(("ally", "tide")),
            st.integers(0, 5),
            st.integers(0, 6),
        ),
        max_size=3,
    ).map(tuple),
    last_entry_tags=st.sampled_from(((), ("harm-done-to-me",))),
)

acts = st.lists(st.sampled_from(("another", "lighter", "skip", "answer", "again")), max_size=4)
lives = st.lists(acts, min_size=1, max_size=12)


memories = st.lists(
    st.builds(
        lambda name, number, how, days, minute: remembered(f"{name}/p{number}", how, days, minute),
        st.sampled_from(("ally", "tide", "care", "gone")),
        st.integers(0, 5),
        st.sampled_from(HOWS),
        st.integers(-2, 12),
        st.integers(0, 3),
    ),
    max_size=40,
).map(tuple)


def live(packs: list[Pack], reader: ReaderState, days: list[list[str]]) -> Life:
    life = Life(packs, reader)
    for acts_of_day in days:
        offer = life.today()
        for act in acts_of_day:
            if act == "another":
                offer = life.take(another(packs, life.state)) or offer
            elif act == "lighter":
                offer = life.take(lighter(packs, life.state)) or offer
            elif act == "again":
                offer = life.today() or offer
            elif offer is not None:
                life.remember(offer.ref, How.SKIPPED if act == "skip" else How.ANSWERED)
        life.sleep()
    return life


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_nothing_kept_back_is_ever_offered(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    for _, offer in live(packs, reader, days).offers:
        assert offer.prompt.intensity <= min(reader.ceiling, 2)
        assert reader.excluded_tags.isdisjoint(offer.prompt.tags)
        assert not any(
            words and words in offer.prompt.content_note.lower() for words in reader.excluded_notes
        )
        assert offer.pack not in reader.resting or offer.ref in {one.ref for one in reader.week}
        assert not ("grace" in offer.prompt.tags and reader.last_entry_tags)


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_the_same_state_gives_the_same_offer_in_any_order_of_memory(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    state = live(packs, reader, days).state
    assert isinstance(state.history, tuple)
    mixed = replace(state, history=tuple(reversed(state.history)))
    for choose in (serve, another, lighter):
        assert choose(packs, state) == choose(packs, state) == choose(packs, mixed)
    assert explain(packs, state) == explain(packs, mixed)


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_remembering_an_offer_does_not_change_it(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    life = live(packs, reader, days)
    for choose in (serve, another, lighter):
        offer = life.take(choose(packs, life.state))
        if offer is not None:
            shown = serve(packs, life.state)
            assert shown is not None
            assert (shown.ref, shown.wording, shown.how) == (offer.ref, offer.wording, offer.how)


@settings(deadline=None)
@given(shelves(), readers, st.lists(st.just([]), min_size=2, max_size=30))
def test_nothing_repeats_before_its_siblings_had_their_turn(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    reader = replace(reader, revisits=(), week=())
    may_come = {Verdict.CHOSEN, Verdict.SIBLING_FIRST}
    qualify = {one.id: [c.ref for c in explain([one], reader) if c.verdict in may_come] for one in packs}
    turns: dict[str, list[str]] = {}
    for _, offer in live(packs, reader, days).offers:
        turns.setdefault(offer.pack, []).append(str(offer.ref))
    for name, refs in turns.items():
        for start in range(len(refs)):
            window = refs[start : start + len(qualify[PackId(name)])]
            assert len(set(window)) == len(window)


@settings(deadline=None)
@given(shelves(), readers, st.lists(st.just([]), min_size=2, max_size=30))
def test_packs_with_something_to_offer_have_as_many_turns(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    reader = replace(reader, revisits=(), week=())
    turns = {one.id: 0 for one in packs if serve([one], reader) is not None}
    for _, offer in live(packs, reader, days).offers:
        turns[offer.pack] += 1
    if turns:
        assert max(turns.values()) - min(turns.values()) <= 1


@settings(deadline=None)
@given(shelves(), readers, st.integers(1, 6))
def test_what_a_week_of_a_programme_names_comes_first_each_once(
    packs: list[Pack], reader: ReaderState, days: int
) -> None:
    reader = replace(reader, revisits=(), week=tuple(replace(one, since=DAY) for one in reader.week))
    here = {c.ref for c in explain(packs, reader) if c.verdict in {Verdict.CHOSEN, Verdict.AFTER_WEEK}}
    wanted = list(dict.fromkeys(one.ref for one in reader.week if one.ref in here))
    came = [offer.ref for _, offer in live(packs, reader, [[]] * days).offers]
    first = wanted[:days]
    assert came[: len(first)] == first
    assert len(set(came[: len(wanted)])) == min(len(came), len(wanted))


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_asking_for_another_ends_and_never_repeats_within_the_day(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    life = live(packs, reader, days)
    seen: list[object] = []
    first = life.today()
    if first is not None:
        seen.append(first.ref)
    while (offer := life.take(another(packs, life.state))) is not None:
        seen.append(offer.ref)
        assert len(seen) <= sum(len(one.prompts) for one in packs)
    assert len(set(seen)) == len(seen)


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_asking_for_lighter_goes_down_to_a_doorway_or_to_nothing(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    life = live(packs, reader, days)
    current: Offer | None = life.today()
    for _ in range(30):
        offer = life.take(lighter(packs, life.state))
        if offer is None or offer == current:
            break
        assert current is not None
        assert offer.prompt.intensity <= current.prompt.intensity
        assert offer.prompt.minutes <= current.prompt.minutes
        current = offer
    else:
        raise AssertionError


def same_as_by_the_book(packs: list[Pack], state: ReaderState) -> None:
    assert serve(packs, state) == book.serve(packs, state)
    assert another(packs, state) == book.another(packs, state)
    assert lighter(packs, state) == book.lighter(packs, state)
    assert closed_by(state) == book.closed_by(state)
    assert due_revisits(packs, state) == book.due_revisits(packs, state)
    assert explain(packs, state) == book.explain(packs, state)


@settings(max_examples=60, deadline=None)
@given(shelves(), readers, memories)
def test_whatever_is_remembered_the_same_is_chosen_as_by_the_book(
    packs: list[Pack], reader: ReaderState, memory: tuple[Served, ...]
) -> None:
    same_as_by_the_book(packs, replace(reader, history=memory))


@settings(max_examples=50, deadline=None)
@given(shelves(), readers, lives)
def test_after_any_days_the_same_is_chosen_as_by_the_book(
    packs: list[Pack], reader: ReaderState, days: list[list[str]]
) -> None:
    same_as_by_the_book(packs, live(packs, reader, days).state)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**64))
def test_of_all_prompts_only_those_of_one_pack_are_looked_at(seed: int) -> None:
    looked: list[str] = []

    class Counted(str):
        __slots__ = ()

        def casefold(self) -> str:
            looked.append(self)
            return super().casefold()

    packs = [
        pack(f"pack-{n}", [prompt(f"p{m}", note=Counted("n")) for m in range(100)], arc="") for n in range(10)
    ]
    state = ReaderState(DAY, seed=seed, excluded_notes=frozenset({"harm"}))
    assert serve(packs, state) is not None
    assert len(looked) == 100
    looked.clear()
    assert another(packs, state) is not None
    assert len(looked) == 100
