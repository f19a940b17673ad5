"""A sitting that passes one sentence through everything there is, and then dies: ``python -m tests.e2e.canary_worker``.

The sentence comes on standard input, so that it is in no argument and no variable; the folder for asked-for files is
the first argument. The process ends by SIGKILL in the middle of its work, with a draft on the way to disk.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.activities.opening import Opening, harden
from carecompanion.activities.supporting import SupportCard
from carecompanion.activities.world import real_world
from carecompanion.crypto.age import encrypt
from carecompanion.crypto.identity import PeerIdentity
from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.entry import Filters, clean_tag
from carecompanion.domain.letter import Mask, Wishes
from carecompanion.domain.partner import Card
from carecompanion.domain.promise import Outcome
from carecompanion.errors import CareError
from carecompanion.exchange.letter import compose
from carecompanion.exchange.sealing import seal_letter

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Entry

PASSPHRASE = "wool lantern ferry plum"
OTHER_PASSPHRASE = "seven slow herons stand in the rain"


def main() -> None:
    sentence, asked_for = sys.stdin.readline().strip(), Path(sys.argv[1])
    harden()
    opening = Opening(real_world())
    companion, _ = opening.create(PASSPHRASE)
    entry = writes(companion, sentence)
    reads(companion, entry, sentence)
    refusals(companion, entry, sentence)
    corresponds(companion, entry, sentence)
    goes_on(companion, sentence)
    companion.supporting.write(SupportCard(sentence, sentence, sentence))
    companion.choosing.set_excluded_tags(sentence)
    companion.exchanging.export("json", asked_for / "export.json")
    companion.exchanging.export("markdown", asked_for / "export.md")
    companion.exchanging.import_own(asked_for / "export.json", dry_run=True)
    companion.keeping.back_up()
    companion.keeping.check()
    companion.close()
    # Locked, and open again: everything is rewritten under other keys, with the old journal beside it for a moment.
    companion = opening.unlock(PASSPHRASE)
    companion.keeping.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE, leaked=True)
    companion.keeping.back_up()
    gone = companion.writing.delete(companion.reading.entry(entry.id).id)
    companion.writing.bring_back(gone)
    draft = companion.writing.begin()
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    for number in range(1_000_000):
        companion.writing.keep(replace(draft, text=f"{sentence} {number}"))
        if number == 20:
            os.kill(os.getpid(), signal.SIGKILL)


def writes(companion: Companion, sentence: str) -> Entry:
    """Draft, prompt, answers, tags, title, margin, edit."""
    invitation = companion.prompting.find("unasked")
    prompt = companion.prompting.snapshot(invitation)
    draft = companion.writing.keep(
        replace(companion.writing.begin(prompt), text=sentence, answers={"things": (sentence,)})
    )
    entry = companion.writing.finish(draft, tags=[clean_tag(sentence)])
    entry = companion.writing.annotate(entry, sentence)
    entry = companion.writing.edit(entry, text=f"{sentence} Once more.", title=sentence)
    companion.prompting.answered(entry)
    companion.writing.keep(replace(companion.writing.reopen(entry), text=sentence))
    return entry


def goes_on(companion: Companion, sentence: str) -> None:
    """Commitments and what became of them, flows, people, maps, a run with somebody."""
    promised = companion.promising.promise(Commitment(sentence, None, sentence, sentence, sentence))
    companion.promising.look(promised, Outcome.COMPANY, sentence)
    companion.promising.reopen(promised)
    companion.flowing.add(FlowMark(sentence, "refills", 1))
    person = companion.knowing.change(companion.knowing.add("R-heron"), cares=sentence, note=sentence)
    companion.placing.place(companion.placing.new_map(sentence[:60]), person, "ally")
    companion.walking.start(companion.walking.practices()[0], sentence[:60])


def reads(companion: Companion, entry: Entry, sentence: str) -> None:
    """Search in every way, lists, words."""
    for ranked in (False, True):
        assert companion.reading.search(f'"{sentence}"', ranked=ranked)
    assert companion.reading.search(sentence[:-3], as_typed=True)
    assert companion.reading.page(Filters(tags=entry.tags))
    assert companion.reading.in_words(entry)
    # What a log or a crash report might print of what is held.
    print(companion, companion.writing, entry, companion.writing.drafts(), companion.reading.page())  # noqa: T201


def refusals(companion: Companion, entry: Entry, sentence: str) -> None:
    """What goes wrong says nothing of what was written."""
    for act in (
        lambda: companion.writing.write(sentence * 50_000),
        lambda: companion.writing.bring_back(entry),
        lambda: companion.composing.preview(
            LetterDraft(None, companion.composing.pieces([entry]), note=sentence * 20)
        ),
        lambda: companion.corresponding.open_bytes(sentence.encode()),
        lambda: companion.introducing.set_my_name(sentence * 9),
        lambda: companion.introducing.read(sentence),
    ):
        try:
            act()
        except CareError as error:
            print(error, repr(error), error.what, error.hint)  # noqa: T201
            print(error, repr(error), file=sys.stderr)  # noqa: T201
        else:
            raise AssertionError


def corresponds(companion: Companion, entry: Entry, sentence: str) -> None:
    """A letter out, masked and whole; a letter in, from a stranger; a loose note."""
    other = PeerIdentity(os.urandom(32))
    companion.introducing.set_my_name("Ana")
    partner = companion.introducing.introduce(Card("peer", other.public, "Noor"), sentence[:40]).partner
    pieces = companion.composing.pieces([entry])
    whole = LetterDraft(partner, pieces, wishes=Wishes(note=sentence), note=sentence)
    masked = replace(whole, masks=(Mask(sentence.split(maxsplit=1)[0], sentence),))
    for draft in (whole, masked):
        looked_at = companion.composing.preview(draft)
        companion.composing.send(draft, expected=looked_at.human, armored=draft is masked)
        print(draft, looked_at)  # noqa: T201
    sent = companion.corresponding.letter(companion.corresponding.lines()[0].id)
    manifest, human = compose(
        replace(sent.manifest, id=type(sent.id)("b" * 32), thread=type(sent.id)("b" * 32)), pieces
    )
    came = seal_letter(manifest, human, other, companion.introducing.identity().public)
    letter = companion.corresponding.open_bytes(came.data)
    companion.corresponding.keep_for_safety(letter)
    print(sent, letter, companion.corresponding.lines())  # noqa: T201
    companion.corresponding.loose_note(encrypt(sentence.encode(), companion.introducing.identity().public))


if __name__ == "__main__":
    main()
