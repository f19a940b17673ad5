"""What is said about two readings of a pack: what came, what went, what changed and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.pack_diff import Change, How, PartKind, difference
from carecompanion.packs.carepack import read_carepack
from carecompanion.packs.format import read_pack
from tests.packs.signers import carepack
from tests.packs.sources import SPANISH, WHOLE

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack

SESSIONS = """
[programme]
title = "Weeks"
[[programme.sessions]]
day = 0
title = "Meet"
[[programme.sessions]]
day = 7
title = "Try"
[[programme.sessions]]
day = 14
title = "Part"
"""


def whole(*changes: tuple[str, str]) -> Pack:
    source = WHOLE.decode()
    for before, after in changes:
        assert before in source
        source = source.replace(before, after)
    return read_pack({"pack.toml": source.encode()})


def weeks(*changes: tuple[str, str]) -> Pack:
    head, sessions = WHOLE.decode().split("[[prompt]]")[0], SESSIONS
    for before, after in changes:
        assert before in sessions
        sessions = sessions.replace(before, after)
    return read_pack({"pack.toml": (head + sessions).encode()})


def test_a_pack_beside_itself_has_no_difference() -> None:
    assert difference(whole(), whole()).is_empty


def test_a_built_pack_differs_from_its_source_in_no_word() -> None:
    source = read_pack({"pack.toml": WHOLE, "es.toml": SPANISH})
    assert difference(source, read_carepack(carepack()).pack()).is_empty


def test_words_of_the_head_are_told_before_and_after() -> None:
    found = difference(
        whole(), whole(('version = "1.2"', 'version = "1.3"'), ("It may be much.", "It is light."))
    )
    assert found.head == (
        Change("version", "1.2", "1.3"),
        Change("care_note", "It may be much.", "It is light."),
    )
    assert not found.parts


def test_more_of_the_head_is_named_by_its_path() -> None:
    found = difference(
        whole(), whole(('power = "colleague"', 'power = "manager"'), ("Six weeks", "Seven weeks"))
    )
    assert found.head == (
        Change("facilitators.1.power", "colleague", "manager"),
        Change("programme.title", "Six weeks", "Seven weeks"),
    )


def test_a_changed_prompt_names_the_keys_that_changed() -> None:
    changed = whole(("Where were you?", "Where are you?"), ('low_label = "rescuing"', 'low_label = "saving"'))
    (prompt,) = difference(whole(), changed).prompts
    assert (prompt.id, prompt.title, prompt.how) == ("everything", "Where are you?", How.CHANGED)
    assert prompt.changes == (
        Change("ask", "Where were you?", "Where are you?"),
        Change("fields.side.low_label", "rescuing", "saving"),
    )


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("intensity = 2", "intensity = 3", Change("intensity", "2", "3")),
        ("checkin = true", "checkin = false", Change("checkin", "true", "false")),
        ("revisit = [7, 30]", "revisit = [7]", Change("follow_up.revisit", "7, 30", "7")),
        ('as = "seen-seeing"', 'as = "said-done"', Change("fields.seen.pair.as", "seen-seeing", "said-done")),
        ('label = "Unseen"', 'label = "New"', Change("fields.areas.columns.stage.options.new.label", "Unseen", "New")),
        ('["seen as good"', '["seen"', Change("fields.two.voices", "seen as good, of use", "seen, of use")),
        ("at_most = 3", "at_most = 4", Change("fields.doors.at_most", "3", "4")),
        ('help = "As many as come."\n', "", Change("fields.words.help", "As many as come.", "")),
    ],
)  # fmt: skip
def test_every_key_of_a_prompt_is_looked_at(before: str, after: str, change: Change) -> None:
    (prompt,) = difference(whole(), whole((before, after))).prompts
    assert prompt.changes == (change,)


def test_a_prompt_that_came_and_one_that_went_are_told_with_their_words() -> None:
    found = difference(whole(), whole(('"rule"', '"rules"'), ("Which rule?", "Which rules?")))
    came, went = found.prompts
    assert (came.id, came.how, went.id, went.how) == ("rules", How.ADDED, "rule", How.REMOVED)
    assert Change("ask", "", "Which rules?") in came.changes
    assert Change("ask", "Which rule?", "") in went.changes
    assert found.of(PartKind.PROMPT, How.ADDED) == (came,)


def test_an_order_that_changed_is_told_and_nothing_else() -> None:
    parts = WHOLE.decode().split("[[prompt]]")
    first, second = parts[1], parts[2].split("[[practice]]")[0]
    turned = whole(
        ("[[prompt]]" + first + "[[prompt]]" + second, "[[prompt]]" + second + "[[prompt]]" + first)
    )
    found = difference(whole(), turned)
    assert found.is_reordered
    assert not found.is_empty
    assert not found.prompts


def test_practices_exercises_guides_and_frames_are_looked_at_too() -> None:
    changed = whole(
        ("Listen.", "Only listen."), ("Name one.", "Name two."), ("Words that stayed", "What stayed")
    )
    found = difference(whole(), changed)
    assert [(part.kind, part.id, part.changes[0].key) for part in found.parts] == [
        (PartKind.PRACTICE, "walk", "steps.2.say"),
        (PartKind.GROUND, "corners", "steps"),
        (PartKind.GUIDE, "received", "boxes"),
    ]


def test_a_session_is_the_same_by_its_title_or_by_its_day() -> None:
    (moved,) = difference(weeks(), weeks(("day = 7", "day = 8"))).sessions
    assert (moved.title, moved.changes) == ("Try", (Change("day", "7", "8"),))
    (renamed,) = difference(weeks(), weeks(("Try", "Attempt"))).sessions
    assert (renamed.title, renamed.changes) == ("Attempt", (Change("title", "Try", "Attempt"),))
    came, went = difference(weeks(), weeks(("day = 14", "day = 21"), ("Part", "Close"))).sessions
    assert (came.title, came.how, went.title, went.how) == ("Close", How.ADDED, "Part", How.REMOVED)


def test_a_programme_that_came_is_told_session_by_session() -> None:
    found = difference(whole(("[programme]", "[[x.y]]"), ("[[programme.sessions]]", "[[x.z]]")), whole())
    assert [(part.title, part.how) for part in found.sessions] == [("Week 1", How.ADDED)]
    assert Change("programme.title", "", "Six weeks") in found.head


names = st.lists(st.sampled_from(["Meet", "Try", "Part", "Again"]), min_size=1, max_size=4)


@settings(max_examples=40)
@given(names, names, st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_sessions_that_share_titles_and_days_are_each_told_once(
    old: list[str], new: list[str], days: list[int]
) -> None:
    def pack(titles: list[str], days: list[int]) -> Pack:
        sessions = "".join(
            f'[[programme.sessions]]\nday = {day}\ntitle = "{title}"\n'
            for title, day in zip(titles, days, strict=False)
        )
        head = WHOLE.decode().split("[[prompt]]")[0]
        return read_pack({"pack.toml": f'{head}[programme]\ntitle = "W"\n{sessions}'.encode()})

    before, after = pack(old, days[:4]), pack(new, days[4:])
    found = difference(before, after).sessions
    came, went = (sum(part.how is how for part in found) for how in (How.ADDED, How.REMOVED))
    assert len(new) - len(old) == came - went
    assert difference(after, after).is_empty
