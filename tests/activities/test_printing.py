"""A page for someone with nothing installed: the same copies and masks as a letter, and it says what it is not."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.answer import Count
from carecompanion.domain.letter import Keep, Mask, Wishes
from carecompanion.errors import CouldNotWrite, FileExists, NotPossible, Usage
from tests.domain.samples import SNAPSHOT
from tests.interchange.pages import Read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person

SAID = "Dana Whitfield left the room. I wrote to dana@example.org."


@pytest.fixture
def draft(ana: Person) -> LetterDraft:
    """One entry for nobody in particular."""
    return LetterDraft(None, ana.companion.composing.pieces([ana.companion.writing.write(SAID)]))


def page(ana: Person, draft: LetterDraft, file: Path) -> Read:
    """The page of *draft*, read as a browser would."""
    ana.companion.printing.write(draft, file)
    return Read(file.read_text("utf-8"))


def test_a_page_says_that_it_is_open_and_names_nobody(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    read = page(ana, draft, tmp_path / "page.html")
    assert SAID in read.words
    assert "not encrypted" in read.words
    assert "A letter\n" in read.words
    assert read.title == "Pages to read"
    assert "Nothing in this file enforces them." in read.words


def test_the_name_on_ones_card_stands_on_it_and_the_partner_never(
    ana: Person, noor: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    ana.companion.introducing.set_my_name("Ana </h1>")
    wren = ana.meets(noor, "wren")
    read = page(ana, replace(draft, to=wren), tmp_path / "page.html")
    assert "A letter from Ana </h1>\n" in read.words
    assert "wren" not in (tmp_path / "page.html").read_text("utf-8")


def test_masks_hold_in_titles_bodies_notes_and_wishes(ana: Person, tmp_path: Path) -> None:
    entry = ana.companion.writing.write(SAID)
    entry = ana.companion.writing.edit(entry, title="With Dana Whitfield")
    masked = LetterDraft(
        None,
        ana.companion.composing.pieces([entry]),
        masks=(Mask("Dana Whitfield", "a colleague"), Mask("dana@example.org")),
        note="about Dana Whitfield",
        wishes=Wishes(note="Not a word to Dana Whitfield, *please*."),
    )
    preview = ana.companion.printing.preview(masked)
    assert (preview.left_out, preview.pieces) == (2, 1)
    read = page(ana, masked, tmp_path / "page.html")
    for text in (preview.human, read.words):
        assert "Dana" not in text
        assert "dana@" not in text
        assert text.count("[a colleague]") == 4
        assert "2 places were left out or renamed." in text
    assert ana.companion.reading.entry("@last").text == SAID


def test_what_may_still_name_somebody_is_listed(ana: Person, draft: LetterDraft) -> None:
    found = {
        one.text for one in ana.companion.printing.preview(replace(draft, note="about Ruth Okafor")).found
    }
    assert {"Dana Whitfield", "dana@example.org", "Ruth Okafor"} <= found


def test_note_and_wishes_come_before_the_words(ana: Person, draft: LetterDraft, tmp_path: Path) -> None:
    until = ana.clock.now.date() + timedelta(days=30)
    asked = Wishes(
        keep=Keep.UNTIL, until=until, reply=("questions",), no_advice=True, onward="ask", note="No hurry."
    )
    read = page(ana, replace(draft, note="A loud room.", wishes=asked), tmp_path / "page.html")
    order = (
        "Before you read: A loud room.", "A letter", "What I ask of you:", "Keep it until 21 December 2026",
        "Open questions", "no advice", "Ask me before", "No hurry.", "These are wishes", "Dana Whitfield",
    )  # fmt: skip
    places = [read.words.index(words) for words in order]
    assert places == sorted(places)
    with pytest.raises(Usage):
        ana.companion.printing.preview(replace(draft, wishes=Wishes(reply=("ideas",), no_advice=True)))


def test_small_counts_are_hidden_on_it(ana: Person, tmp_path: Path) -> None:
    counts = (Count("hired", "a", 3), Count("hired", "b", 31))
    entry = ana.companion.writing.write("", prompt=SNAPSHOT, answers={"pull": "the rota", "counts": counts})
    read = page(ana, LetterDraft(None, ana.companion.composing.pieces([entry])), tmp_path / "page.html")
    assert "Hired: a –, b –" in read.words
    assert not re.search(r"\b31\b", read.words)


def test_a_private_entry_never_comes_on_a_page(ana: Person) -> None:
    with pytest.raises(NotPossible):
        ana.companion.composing.pieces([ana.companion.writing.write("only for me", private=True)])
    with pytest.raises(NotPossible, match="chosen"):
        ana.companion.printing.preview(LetterDraft(None, ()))


def test_the_file_is_for_its_owner_and_over_no_other(ana: Person, draft: LetterDraft, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page(ana, draft, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(FileExists):
        ana.companion.printing.write(draft, file)
    with pytest.raises(CouldNotWrite):
        ana.companion.printing.write(draft, tmp_path / "no" / "page.html")
    assert file.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


def test_words_that_changed_since_they_were_looked_at_are_not_written(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    looked_at = ana.companion.printing.preview(draft).human
    with pytest.raises(NotPossible, match="changed"):
        ana.companion.printing.write(replace(draft, note="more"), tmp_path / "page.html", expected=looked_at)
    assert list(tmp_path.glob("*.html")) == []
    ana.companion.printing.write(draft, tmp_path / "page.html", expected=looked_at)


def test_nothing_is_remembered_of_a_page(ana: Person, draft: LetterDraft, tmp_path: Path) -> None:
    page(ana, draft, tmp_path / "page.html")
    assert ana.companion.corresponding.lines() == ()
