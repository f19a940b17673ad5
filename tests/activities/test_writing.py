"""Writing: what is kept, what is changed, what is let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn
from carecompanion.domain.entry import TEXT_LIMIT, EntryKind
from carecompanion.domain.unsent import Unsent
from carecompanion.domain.values import ITEMS_AT_MOST
from carecompanion.errors import BadInput, NotFound, NotPossible
from tests.domain.samples import SNAPSHOT
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.answer import Value
    from tests.activities.people import Person


def how_many(companion: Companion) -> int:
    return len(companion.reading.page(limit=1_000))


# keeping ----------------------------------------------------------------------------------------------------------


def test_an_entry_is_kept_with_its_words_its_time_and_a_title_from_its_first_line(ana: Person) -> None:
    entry = ana.companion.writing.write("# After  the\tmeeting\n\nNobody spoke.\n\n")
    assert (entry.title, entry.text) == ("After the meeting", "# After  the\tmeeting\n\nNobody spoke.")
    assert entry.created == entry.updated == ana.clock.now
    assert entry.kind is EntryKind.FREE
    assert ana.comes_back().reading.entry("@last") == entry


def test_a_long_first_line_is_cut_at_a_word_for_the_title(companion: Companion) -> None:
    entry = companion.writing.write("word " * 40)
    assert entry.title.endswith("word…")
    assert len(entry.title) <= 72


def test_an_answer_is_titled_by_its_words_or_else_by_its_question(companion: Companion) -> None:
    said = companion.writing.write("", prompt=SNAPSHOT, answers={"seen": 7, "pull": "the rota"})
    assert said.title == "the rota"
    assert said.kind is EntryKind.ANSWER
    assert said.intensity == SNAPSHOT.intensity
    marked = companion.writing.write("", prompt=SNAPSHOT, answers={"seen": 7})
    assert marked.title == SNAPSHOT.ask


def test_tags_are_kept_in_one_spelling_each_once(companion: Companion) -> None:
    entry = companion.writing.write("x", tags=["#Work", "work", " care  for all ", "#", "!!", "R&D"])
    assert entry.tags == ("work", "care-for-all", "r-d")
    assert companion.reading.tags() == ("care-for-all", "r-d", "work")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("हिन्दी", "हिन्दी"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("می‌خواهم", "می‌خواهم"),
        ("e\u0301te\u0301", "été"),
        ("İş", "i̇ş"),
        ("\u0301", ""),
    ],
)
def test_tags_hold_in_every_script(companion: Companion, typed: str, kept: str) -> None:
    entry = companion.writing.write("x", tags=[typed])
    assert entry.tags == ((kept,) if kept else ())
    assert companion.writing.tag(entry, add=entry.tags).tags == entry.tags, "a kept tag stays as it is"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u202e\x07\ufeff"])
def test_nothing_is_not_kept(companion: Companion, text: str) -> None:
    with pytest.raises(NotPossible):
        companion.writing.write(text)
    with pytest.raises(NotPossible):
        companion.writing.write(text, prompt=SNAPSHOT, answers={"pull": text, "doors": (), "who": ("",)})
    assert how_many(companion) == 0


def test_more_than_an_entry_can_hold_is_refused_whole(companion: Companion) -> None:
    with pytest.raises(BadInput, match="longer"):
        companion.writing.write("a" * (TEXT_LIMIT + 1))
    with pytest.raises(BadInput, match="longer"):
        companion.writing.write("", prompt=SNAPSHOT, answers={"pull": "a" * (TEXT_LIMIT + 1)})
    with pytest.raises(BadInput, match="longer"):
        companion.writing.write("", prompt=SNAPSHOT, answers={"doors": ("a",) * (ITEMS_AT_MOST + 1)})
    assert how_many(companion) == 0


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\x1bb\r\nc", "ab\nc"),
        (("a\x00",), ("a",)),
        (7, 7),
        ((Mark("low", 3),), (Mark("low", 3),)),
        ((Row("r\x1b", {"c": "x\x1b", "n": 3}),), (Row("r", {"c": "x", "n": 3}),)),
        ((Count("hired", "g\x1b", 3),), (Count("hired", "g", 3),)),
        ((Turn(0, "x\x1b"),), (Turn(0, "x"),)),
        ((FlowMark("s\x1b", "given", 1),), (FlowMark("s", "given", 1),)),
        (
            Commitment("w\x1b", date(2027, 1, 1), "h\x1b", "o\x1b", "a\x1b"),
            Commitment("w", date(2027, 1, 1), "h", "o", "a"),
        ),
    ],
)
def test_characters_that_act_on_screens_are_left_out_of_every_answer(
    companion: Companion, said: Value, kept: Value
) -> None:
    assert companion.writing.write("x", prompt=SNAPSHOT, answers={"f": said}).answers == {"f": kept}
    draft = companion.writing.keep(replace(companion.writing.begin(SNAPSHOT), answers={"f": said}))
    assert draft.answers == {"f": kept}


def test_a_day_can_be_given_and_keeps_the_hour(ana: Person) -> None:
    entry = ana.companion.writing.write("x", on=date(2026, 3, 1))
    assert entry.created == ana.clock.now.replace(year=2026, month=3, day=1)


# changing ---------------------------------------------------------------------------------------------------------


def test_a_title_follows_the_text_until_one_is_chosen(companion: Companion) -> None:
    entry = companion.writing.write("Rain.")
    entry = companion.writing.edit(entry, text="Snow.")
    assert entry.title == "Snow."
    entry = companion.writing.edit(entry, title="A\nquiet  day")
    assert entry.title == "A quiet day"
    entry = companion.writing.edit(entry, text="Sun.")
    assert entry.title == "A quiet day"
    entry = companion.writing.edit(entry, title=" ")
    assert entry.title == "Sun.", "no title chosen any more"
    assert companion.reading.entry(entry.id) == entry


def test_an_edit_that_leaves_nothing_is_refused(companion: Companion) -> None:
    entry = companion.writing.write("Rain.")
    with pytest.raises(NotPossible):
        companion.writing.edit(entry, text=" ")
    assert companion.reading.entry(entry.id) == entry


def test_a_change_leaves_alone_what_another_window_changed_meanwhile(companion: Companion) -> None:
    seen = companion.writing.write("Rain.")
    companion.writing.annotate(seen, "from elsewhere")
    companion.writing.tag(seen, add=["weather"])
    companion.writing.set_private(seen, private=True)
    changed = companion.writing.edit(seen, text="Snow.")
    assert changed == companion.reading.entry(seen.id)
    assert [note.text for note in changed.annotations] == ["from elsewhere"]
    assert (changed.tags, changed.private, changed.text) == (("weather",), True, "Snow.")


def test_tags_are_added_and_taken_away_in_any_spelling(companion: Companion) -> None:
    entry = companion.writing.write("x", tags=["one", "two"])
    assert companion.writing.tag(entry, add=["Three"], remove=["#TWO"]).tags == ("one", "three")


def test_a_note_in_the_margin_has_its_own_time_and_says_something(ana: Person) -> None:
    writing = ana.companion.writing
    entry = writing.write("x")
    ana.clock.goes_on(days=3)
    noted = writing.annotate(entry, " later\x1b \n")
    assert [(note.at, note.text) for note in noted.annotations] == [(ana.clock.now, "later")]
    assert noted.updated == ana.clock.now
    assert noted.created == entry.created
    with pytest.raises(NotPossible):
        writing.annotate(entry, " \n")


def test_what_was_deleted_is_gone_and_can_be_brought_back(companion: Companion) -> None:
    entry = companion.writing.write("Rain on the roof.", tags=["weather"])
    gone = companion.writing.delete(entry.id)
    assert gone == entry
    assert how_many(companion) == 0
    assert companion.reading.search("roof") == ()
    assert companion.reading.tags() == ()
    companion.writing.bring_back(gone)
    assert companion.reading.entry(entry.id) == entry
    assert len(companion.reading.search("roof")) == 1
    with pytest.raises(BadInput):
        companion.writing.bring_back(gone)


@pytest.mark.parametrize("change", ["edit", "tag", "annotate", "set_private", "delete"])
def test_what_is_not_there_cannot_be_changed(companion: Companion, change: str) -> None:
    writing = companion.writing
    entry = writing.write("Rain.")
    writing.delete(entry.id)
    with pytest.raises(NotFound):
        {
            "edit": lambda: writing.edit(entry, text="Snow."),
            "tag": lambda: writing.tag(entry, add=["x"]),
            "annotate": lambda: writing.annotate(entry, "x"),
            "set_private": lambda: writing.set_private(entry, private=True),
            "delete": lambda: writing.delete(entry.id),
        }[change]()


# drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_nothing_until_it_is_kept_and_then_survives_the_night(ana: Person) -> None:
    writing = ana.companion.writing
    draft = writing.begin(SNAPSHOT)
    assert writing.drafts() == ()
    draft = writing.keep(replace(draft, text="Half a", cursor=(0, 6), focus="pull", answers={"seen": 3}))
    assert ana.comes_back().writing.drafts() == (draft,)
    assert ana.companion.writing.draft() == draft
    assert ana.companion.writing.draft(draft.id[:6]) == draft
    assert how_many(ana.companion) == 0


def test_no_draft_is_said_in_words(companion: Companion) -> None:
    with pytest.raises(NotFound, match="a draft"):
        companion.writing.draft()
    with pytest.raises(NotFound):
        companion.writing.draft("zz")


def test_a_draft_kept_again_takes_its_own_place_and_the_newest_comes_first(ana: Person) -> None:
    writing = ana.companion.writing
    first = writing.keep(replace(writing.begin(), text="one"))
    ana.clock.goes_on(minutes=1)
    second = writing.keep(replace(writing.begin(), text="two"))
    ana.clock.goes_on(minutes=1)
    first = writing.keep(replace(first, text="one, longer"))
    assert writing.drafts() == (first, second)
    writing.discard(first.id)
    writing.discard(first.id)
    assert writing.drafts() == (second,)


def test_finishing_turns_the_draft_into_an_entry_at_once(ana: Person) -> None:
    writing = ana.companion.writing
    draft = writing.keep(
        replace(writing.begin(SNAPSHOT), text="All of it.", answers={"seen": 3, "pull": " "})
    )
    ana.clock.goes_on(minutes=20)
    entry = writing.finish(draft, tags=["Care"], private=True)
    assert (entry.text, entry.answers, entry.tags, entry.private) == (
        "All of it.",
        {"seen": 3},
        ("care",),
        True,
    )
    assert entry.created == ana.clock.now
    assert entry.prompt == SNAPSHOT
    assert writing.drafts() == ()
    assert ana.companion.reading.entry("@last") == entry


def test_a_draft_that_cannot_become_an_entry_stays(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = companion.writing
    draft = writing.keep(replace(writing.begin(SNAPSHOT), answers={"pull": " "}))
    with pytest.raises(NotPossible):
        writing.finish(draft)
    with pytest.raises(BadInput):
        writing.finish(replace(draft, text="a" * (TEXT_LIMIT + 1)))
    assert writing.drafts() == (draft,)

    def fails(_draft: object) -> None:
        raise NotFound("disk")

    monkeypatch.setattr("carecompanion.vault.drafts.DraftStore.discard", lambda _store, draft: fails(draft))
    with pytest.raises(NotFound):
        writing.finish(replace(draft, text="words"))
    assert writing.drafts() == (draft,)
    assert how_many(companion) == 0, "entry in and draft out: both or neither"


def test_an_entry_is_edited_through_a_draft_and_keeps_what_was_not_edited(ana: Person) -> None:
    writing = ana.companion.writing
    entry = writing.edit(writing.write("Rain.", prompt=snapshot(), tags=["weather"]), title="Chosen")
    ana.clock.goes_on(days=1)
    draft = writing.keep(replace(writing.reopen(entry), text="Snow."))
    assert ana.companion.reading.entry(entry.id) == entry, "nothing changes until it is finished"
    writing.annotate(entry, "meanwhile")
    changed = writing.finish(draft, tags=["winter"])
    assert (changed.id, changed.created, changed.prompt) == (entry.id, entry.created, entry.prompt)
    assert (changed.title, changed.text, changed.tags) == ("Chosen", "Snow.", ("weather", "winter"))
    assert [note.text for note in changed.annotations] == ["meanwhile"]
    assert changed.updated == ana.clock.now
    assert how_many(ana.companion) == 1
    assert writing.drafts() == ()


def test_leaving_an_edit_changes_nothing(companion: Companion) -> None:
    entry = companion.writing.write("Rain.")
    draft = companion.writing.keep(replace(companion.writing.reopen(entry), text="Snow."))
    companion.writing.discard(draft.id)
    assert companion.reading.entry(entry.id) == entry


def test_an_edit_of_an_entry_that_was_let_go_becomes_an_entry_of_its_own(companion: Companion) -> None:
    entry = companion.writing.write("Rain.", prompt=snapshot())
    draft = companion.writing.keep(replace(companion.writing.reopen(entry), text="Snow."))
    companion.writing.delete(entry.id)
    kept = companion.writing.finish(draft)
    assert kept.id != entry.id
    assert (kept.text, kept.prompt) == ("Snow.", entry.prompt)
    assert companion.writing.drafts() == ()


# deleting what is being edited ------------------------------------------------------------------------------------


def test_deleting_an_entry_takes_a_draft_that_says_nothing_more_with_it(companion: Companion) -> None:
    writing = companion.writing
    entry = writing.write("Rain", prompt=SNAPSHOT, answers={"doors": ("a", "b")})
    writing.keep(writing.reopen(entry))
    writing.keep(replace(writing.reopen(entry), text="", answers={}))
    writing.keep(replace(writing.begin(), text="something else"))
    writing.delete(entry.id)
    assert [draft.text for draft in writing.drafts()] == ["something else"]


@pytest.mark.parametrize("changed", ["text", "answers"])
def test_a_draft_with_other_words_stays_and_becomes_an_entry_of_its_own(
    companion: Companion, changed: str
) -> None:
    writing = companion.writing
    entry = writing.write("Rain", prompt=SNAPSHOT, answers={"doors": ("a", "b")})
    draft = writing.reopen(entry)
    more = {"text": "Rain, and then sun"} if changed == "text" else {"answers": {"doors": ("a", "c")}}
    draft = writing.keep(replace(draft, **more))
    writing.delete(entry.id)
    assert writing.drafts_of(entry.id) == (draft,)
    finished = writing.finish(draft)
    assert finished.id != entry.id
    assert writing.drafts() == ()
    assert how_many(companion) == 1


def test_brought_back_the_entry_is_what_its_draft_edits_again(companion: Companion) -> None:
    writing = companion.writing
    entry = writing.write("Rain")
    draft = writing.keep(replace(writing.reopen(entry), text="Rain, and then sun"))
    writing.bring_back(writing.delete(entry.id))
    assert writing.finish(draft).id == entry.id
    assert how_many(companion) == 1


def test_a_letter_in_the_making_never_becomes_an_entry(companion: Companion) -> None:
    draft = companion.writing.keep(replace(companion.writing.begin(), text="Dear wren", letter=Unsent()))
    with pytest.raises(NotPossible, match="letter in the making"):
        companion.writing.finish(draft)
    assert companion.writing.drafts() == (draft,)
    assert how_many(companion) == 0
