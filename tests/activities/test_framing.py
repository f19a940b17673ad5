"""Frames of the house, and how a framed page becomes an entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities import framing
from carecompanion.activities.titling import is_title_chosen
from carecompanion.domain.framing import FREE, laid
from carecompanion.domain.practice import Frame
from carecompanion.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.activities.companion import Companion


@pytest.fixture
def house_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """``house_of(frames)``: the house has these frames."""
    from carecompanion.packs import builtin

    def lend(*frames: Frame) -> None:
        pack = replace(builtin.builtin_pack("house"), frames=frames)
        monkeypatch.setattr(builtin, "builtin_pack", lambda _: pack)
        framing.frames.cache_clear()

    yield lend
    framing.frames.cache_clear()


def test_the_frames_go_round_from_free_to_free() -> None:
    name, seen = FREE, []
    for _ in range(4):
        name = framing.following(name)
        seen.append(name)
    assert seen == ["what-so-what", "six-steps", "four-steps", ""]
    assert framing.following("one that is gone") == FREE


def test_a_frame_is_found_by_the_beginning_of_its_name() -> None:
    assert framing.frame("six").id == "six-steps"
    with pytest.raises(NotFound):
        framing.frame("seven")
    with pytest.raises(NotFound):
        framing.frame("")


def test_a_hostile_frame_is_a_few_plain_lines_or_none(house_of: object) -> None:
    house_of(  # type: ignore[operator]
        Frame(
            "evil",
            ("two\nlines", "[@click=app.quit]x[/]", "\x1b]52;c;UFdORUQ=\x07", "same", "same", "\u202e"),
            "\x1b[2J",
        ),
        Frame("nothing", ("\n", "\x00")),
        Frame("evil-too", ("x",)),
    )
    frames = framing.frames()
    assert [one.id for one in frames] == ["evil", "evil-too"]
    assert frames[0].sections == ("two lines", "[@click=app.quit]x[/]", "]52;c;UFdORUQ=", "same")
    assert frames[0].title == "[2J"
    with pytest.raises(Ambiguous):
        framing.frame("evi")


def test_a_kept_page_has_the_headings_that_were_answered_and_a_title_of_its_own_words(
    companion: Companion,
) -> None:
    headings = framing.headings_of("what-so-what")
    text, _ = laid("The heron stood in the rain.\nI stayed.", (), headings)
    draft = replace(companion.writing.begin(), text=text, frame="what-so-what")
    entry = companion.writing.finish(companion.writing.keep(draft))
    assert entry.text == "What happened\nThe heron stood in the rain.\nI stayed."
    assert entry.title == "The heron stood in the rain."


def test_a_title_of_its_own_words_follows_them(companion: Companion) -> None:
    text, _ = laid("One thing", (), framing.headings_of("six-steps"))
    entry = companion.writing.finish(replace(companion.writing.begin(), text=text, frame="six-steps"))
    changed = companion.writing.edit(entry, text="What happened\nAnother thing")
    assert changed.title == "Another thing"
    chosen = companion.writing.edit(changed, title="Chosen")
    assert companion.writing.edit(chosen, text="What happened\nA third").title == "Chosen"
    assert is_title_chosen(chosen)
    assert not is_title_chosen(changed)


def test_a_page_of_headings_alone_is_not_kept(companion: Companion) -> None:
    from carecompanion.errors import NotPossible

    text, _ = laid("", (), framing.headings_of("six-steps"))
    with pytest.raises(NotPossible):
        companion.writing.finish(replace(companion.writing.begin(), text=text, frame="six-steps"))


def test_a_frame_that_is_gone_leaves_every_line(companion: Companion) -> None:
    draft = replace(companion.writing.begin(), text="Old heading\n\nOther\nx", frame="from-another-time")
    assert companion.writing.finish(draft).text == "Old heading\n\nOther\nx"


def test_an_entry_written_in_a_frame_is_opened_in_it_again(companion: Companion) -> None:
    entry = companion.writing.write("What happened\nA heron.\n\nNow what\nLook up.")
    assert companion.writing.reopen(entry).frame == "what-so-what"
    assert companion.writing.reopen(companion.writing.write("What happened\nA heron.")).frame == ""


def test_a_page_put_away_waits_until_it_is_asked_for(companion: Companion) -> None:
    fresh = companion.writing.keep(replace(companion.writing.begin(), text="too fresh"))
    other = companion.writing.keep(replace(companion.writing.begin(), text="other"))
    companion.writing.put_away(fresh.id)
    assert [draft.id for draft in companion.writing.left_open()] == [other.id]
    assert len(companion.writing.drafts()) == 2
    companion.writing.keep(replace(fresh, text="later"))
    assert {draft.id for draft in companion.writing.left_open()} == {fresh.id, other.id}
