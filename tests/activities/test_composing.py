"""Composing: what leaves is what was looked at, byte for byte, and nothing that was not chosen."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.crypto.age import decrypt
from carecompanion.domain.answer import Count
from carecompanion.domain.letter import Direction, Keep, Mask, Wishes
from carecompanion.domain.partner import Trust
from carecompanion.errors import CouldNotWrite, FileExists, NotFound, NotPossible, Usage, VaultBusy
from carecompanion.exchange.letter import MAGIC
from tests.domain.samples import SNAPSHOT

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.partner import Partner
    from tests.activities.people import Person

SAID = "Dana Whitfield left the room. I wrote to dana@example.org, then rang 030 1234567."


@pytest.fixture
def wren(ana: Person, noor: Person) -> Partner:
    """Noor, as Ana calls her."""
    ana.companion.introducing.set_my_name("Ana")
    return ana.meets(noor, "wren")


@pytest.fixture
def draft(ana: Person, wren: Partner) -> LetterDraft:
    """A letter of one entry to Noor."""
    entry = ana.companion.writing.write(SAID)
    return LetterDraft(wren, ana.companion.composing.pieces([entry]))


def inside(noor: Person, data: bytes) -> str:
    """What the stock age would print of a letter to Noor."""
    (me,) = noor.companion.introducing.identities()
    return decrypt(data, [me.secret]).decode()


def test_a_private_entry_never_becomes_a_piece(ana: Person) -> None:
    private = ana.companion.writing.write("only for me", private=True)
    shared = ana.companion.writing.write("for two")
    with pytest.raises(NotPossible, match=private.id):
        ana.companion.composing.pieces([shared, private])
    ana.companion.writing.set_private(private, private=False)
    opened = ana.companion.reading.entry(private.id)
    assert len(ana.companion.composing.pieces([shared, opened])) == 2


def test_a_piece_is_a_copy_of_text_and_answers_with_small_counts_hidden(ana: Person) -> None:
    counts = (Count("hired", "a", 3), Count("hired", "b", 31))
    entry = ana.companion.writing.write(
        "Words.", prompt=SNAPSHOT, answers={"pull": "the rota", "counts": counts}, on=ana.clock.now.date()
    )
    (piece,) = ana.companion.composing.pieces([entry])
    assert piece.body == "Words.\n\n**What is pulling?**\n\nthe rota\n\n**Counts**\n\n- Hired: a –, b –"
    assert (piece.on, piece.of, piece.entry) == ("2026-11-21", "imperfect-ally/unasked", entry.id)


def test_an_excerpt_is_counted_in_characters(ana: Person) -> None:
    entry = ana.companion.writing.write("Ärger, dann Tee.")
    (piece,) = ana.companion.composing.pieces([entry], {entry.id: (7, 11)})
    assert piece.body == "dann"
    for excerpt in ((0, 0), (-1, 4), (4, 2), (0, 17)):
        with pytest.raises(Usage, match="16"):
            ana.companion.composing.pieces([entry], {entry.id: excerpt})


def test_nothing_chosen_is_nothing_to_send(ana: Person, wren: Partner, tmp_path: Path) -> None:
    for act in (ana.companion.composing.preview, ana.companion.composing.send):
        with pytest.raises(NotPossible, match="chosen"):
            act(LetterDraft(wren, ()))


def test_a_letter_to_nobody_can_be_looked_at_and_not_sent(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    nobody = replace(draft, to=None)
    assert "Dana" in ana.companion.composing.preview(nobody).human
    with pytest.raises(NotPossible, match="nobody"):
        ana.companion.composing.send(nobody, tmp_path)
    assert not list(tmp_path.glob("*.age"))


# masks ------------------------------------------------------------------------------------------------------------


def test_masks_are_on_the_copy_and_never_on_the_entry(ana: Person, draft: LetterDraft) -> None:
    masked = replace(draft, masks=(Mask("Dana Whitfield", "a colleague"), Mask("dana@example.org")))
    preview = ana.companion.composing.preview(masked)
    assert "[a colleague] left the room. I wrote to [… left out …], then" in preview.human
    assert "Dana" not in preview.human
    assert preview.left_out == 2
    assert ana.companion.reading.entry("@last").text == SAID
    assert draft.pieces[0].body == SAID


def test_what_may_still_name_somebody_is_listed(ana: Person, draft: LetterDraft) -> None:
    found = {(one.kind, one.text) for one in ana.companion.composing.preview(draft).found}
    assert {("name", "Dana Whitfield"), ("mail", "dana@example.org"), ("phone", "030 1234567")} <= found


def test_our_own_words_over_a_piece_name_nobody(ana: Person, draft: LetterDraft) -> None:
    ours = replace(draft.pieces[0], title="Words that stayed, Dana Whitfield", body="a kettle", entry=None)
    assert ana.companion.composing.preview(replace(draft, pieces=(ours,))).found == ()
    theirs = replace(ours, entry=draft.pieces[0].entry)
    assert ana.companion.composing.preview(replace(draft, pieces=(theirs,))).found


def test_a_masked_name_in_other_letters_is_listed_since_the_mask_lets_it_stand(
    ana: Person, draft: LetterDraft
) -> None:
    entry = ana.companion.writing.write("Will came late. will is a friend.")
    masked = replace(draft, pieces=ana.companion.composing.pieces([entry]), masks=(Mask("Will"),))
    preview = ana.companion.composing.preview(masked)
    assert "[… left out …] came late. will is" in preview.human
    assert "will" in {one.text for one in preview.found}


def test_notes_leave_too_so_they_are_masked_and_listed_too(ana: Person, draft: LetterDraft) -> None:
    noted = replace(
        draft,
        masks=(Mask("Dana", "a colleague"),),
        note="about Dana and Ruth Okafor",
        wishes=Wishes(note="Please do not speak of it to Dana or to Imre Varga."),
    )
    preview = ana.companion.composing.preview(noted)
    assert "about [a colleague] and Ruth Okafor" in preview.human
    assert "to [a colleague] or to Imre Varga" in preview.human
    assert {"Ruth Okafor", "Imre Varga"} <= {one.text for one in preview.found}


def test_a_title_is_masked_as_its_body_is(ana: Person, draft: LetterDraft) -> None:
    entry = ana.companion.writing.edit(ana.companion.reading.entry("@last"), title="With Dana Whitfield")
    masked = replace(
        draft, pieces=ana.companion.composing.pieces([entry]), masks=(Mask("Dana Whitfield", "a colleague"),)
    )
    assert "## With [a colleague]\n" in ana.companion.composing.preview(masked).human


def test_a_title_that_nobody_chose_is_not_sent_since_it_may_be_cut_within_a_name(ana: Person) -> None:
    long = "It was late and the corridor had gone quiet when, of all people, Dana Whitfield came."
    writing = ana.companion.writing
    free = writing.write(long)
    answered = writing.write("", prompt=SNAPSHOT, answers={"pull": long})
    assert free.title == answered.title == long[: long.index(" Whitfield")] + "…"
    titles = [piece.title for piece in ana.companion.composing.pieces([free, answered])]
    assert titles == ["Saturday 21 November 2026", SNAPSHOT.ask]


# wishes -----------------------------------------------------------------------------------------------------------


def test_ideas_and_no_advice_cannot_both_be_honoured(ana: Person, draft: LetterDraft) -> None:
    with pytest.raises(Usage):
        ana.companion.composing.preview(replace(draft, wishes=Wishes(reply=("ideas",), no_advice=True)))


def test_a_day_is_given_where_and_only_where_one_is_meant(ana: Person, draft: LetterDraft) -> None:
    day = ana.clock.now.date() + timedelta(days=30)
    for wishes in (Wishes(keep=Keep.UNTIL), Wishes(keep=Keep.KEEP, until=day)):
        with pytest.raises(Usage):
            ana.companion.composing.preview(replace(draft, wishes=wishes))
    until = replace(draft, wishes=Wishes(keep=Keep.UNTIL, until=day))
    assert "21 December 2026" in ana.companion.composing.preview(until).human


# sending ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("armored", [False, True])
def test_what_was_looked_at_leaves_byte_for_byte(
    ana: Person, noor: Person, draft: LetterDraft, tmp_path: Path, *, armored: bool
) -> None:
    looked_at = ana.companion.composing.preview(draft).human
    sent = ana.companion.composing.send(draft, tmp_path, armored=armored, expected=looked_at)
    data = sent.path.read_bytes()
    assert data.startswith(b"-----BEGIN AGE" if armored else b"age-encryption.org/v1")
    left = inside(noor, data)
    head = MAGIC.decode() + "\n\n"
    assert left.startswith(head + looked_at + "\n--- below this line is for the app ---\n")
    assert SAID.encode() not in data


def test_words_that_changed_since_they_were_looked_at_do_not_leave(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    looked_at = ana.companion.composing.preview(draft).human
    with pytest.raises(NotPossible, match="changed"):
        ana.companion.composing.send(replace(draft, note="one more thing"), tmp_path, expected=looked_at)
    ana.clock.goes_on(days=1)
    with pytest.raises(NotPossible, match="changed"):
        ana.companion.composing.send(draft, tmp_path, expected=looked_at)
    assert not list(tmp_path.glob("*.age"))
    assert ana.companion.corresponding.lines() == ()


def test_a_file_says_nothing_by_its_name_and_is_for_its_owner_only(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    sent = ana.companion.composing.send(draft, tmp_path)
    assert re.fullmatch(r"[0-9a-z]{8}\.letter\.age", sent.path.name)
    assert stat.S_IMODE(sent.path.stat().st_mode) == 0o600
    other = ana.companion.composing.send(draft, tmp_path)
    assert other.path != sent.path
    unsaid = ana.companion.composing.send(draft)
    assert unsaid.path.parent == ana.world.paths.letters_out
    assert stat.S_IMODE(unsaid.path.parent.stat().st_mode) == 0o700


def test_nothing_leaves_to_somebody_who_was_blocked_meanwhile(
    ana: Person, wren: Partner, draft: LetterDraft, tmp_path: Path
) -> None:
    ana.companion.introducing.block(wren)
    assert draft.to is not None
    assert not draft.to.blocked, "as it was when they were chosen"
    with pytest.raises(NotPossible):
        ana.companion.composing.send(draft, tmp_path)
    assert not list(tmp_path.glob("*.age"))


def test_a_letter_that_left_is_remembered(ana: Person, draft: LetterDraft, tmp_path: Path) -> None:
    sent = ana.companion.composing.send(draft, tmp_path)
    (line,) = ana.comes_back().corresponding.lines()
    assert (line.id, line.direction, line.partner_name) == (sent.letter.id, Direction.LEFT, "wren")
    letter = ana.companion.corresponding.letter(line.id)
    assert letter == sent.letter
    assert (letter.trust, letter.file_name) == (Trust.INTRODUCED, sent.path.name)
    assert SAID in letter.human


def test_nothing_is_written_over_and_nothing_remembered_that_has_no_file(
    ana: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.age"
    taken.write_text("theirs")
    with pytest.raises(FileExists):
        ana.companion.composing.send(draft, taken)
    with pytest.raises(CouldNotWrite):
        ana.companion.composing.send(draft, tmp_path / "no" / "folder.age")
    assert taken.read_text() == "theirs"
    assert ana.companion.corresponding.lines() == ()


def test_no_file_stays_of_a_letter_that_could_not_be_remembered(
    ana: Person, draft: LetterDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise VaultBusy

    monkeypatch.setattr("carecompanion.vault.letters.LetterStore.left", busy)
    with pytest.raises(VaultBusy):
        ana.companion.composing.send(draft, tmp_path)
    assert not list(tmp_path.glob("*.age"))


def test_a_reply_goes_on_in_the_thread_of_what_it_answers(
    ana: Person, noor: Person, draft: LetterDraft, tmp_path: Path
) -> None:
    sent = ana.companion.composing.send(draft, tmp_path)
    noor.meets(ana, "ana")
    came = noor.companion.corresponding.open_file(sent.path)
    entry = noor.companion.writing.write("Your words stayed with me.")
    reply = LetterDraft(
        noor.companion.introducing.partner("ana"), noor.companion.composing.pieces([entry]), re=came.id
    )
    answered = noor.companion.composing.send(reply, tmp_path)
    assert (answered.letter.manifest.thread, answered.letter.manifest.re) == (came.manifest.thread, came.id)
    assert ana.companion.corresponding.open_file(answered.path).manifest.thread == sent.letter.id
    with pytest.raises(NotFound):
        noor.companion.composing.preview(replace(reply, re=type(came.id)("0" * 32)))


def test_a_mask_that_stands_nowhere_is_named(ana: Person, draft: LetterDraft) -> None:
    there = draft.pieces[0].body.split()[0]
    masked = replace(draft, masks=(Mask("Robyn-who-is-not-there", "a colleague"), Mask(there)))
    assert masked.idle_masks() == ("Robyn-who-is-not-there",)
