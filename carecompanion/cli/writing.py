"""From a call to a kept entry: words that came with it, or words that are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.cli.answering import given_answers
from carecompanion.cli.gate import Door, stand_before
from carecompanion.cli.sources import STDIN
from carecompanion.domain.framing import FREE
from carecompanion.errors import Interrupted, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Draft, Entry, EntryKind
    from carecompanion.domain.prompt import PromptSnapshot


@dataclass(slots=True)
class Call:
    """What the call said about the entry to be."""

    text_file: str | None = None
    answers: tuple[str, ...] = field(default=(), repr=False)
    answers_file: str | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    on: date | None = None
    is_private: bool = False
    is_targeted: bool = False
    is_third_person: bool = False
    frame: str = FREE
    kind: EntryKind | None = None
    text: str | None = field(default=None, repr=False)
    """The words that came with the call; None where somebody is to be asked."""

    def read_words(self, sitting: Sitting) -> None:
        """Take the words in before the journal is opened. Raises Usage, FileMissing, BadInput."""
        has_answers = bool(self.answers or self.answers_file)
        if self.text_file is not None:
            self.text = sitting.sources.text_from(self.text_file)
        elif has_answers:
            self.text = ""
        elif not sitting.ask.is_possible:
            # The passphrase may be what standard input carries.
            if not sitting.sources.is_stdin_waiting or sitting.secrets.is_stdin_wanted:
                raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
            self.text = sitting.sources.text_from(STDIN)


def write_entry(
    sitting: Sitting, companion: Companion, invitation: Invitation | None, call: Call
) -> Entry | None:
    """Keep the entry and print its id; None where a strong prompt was left alone."""
    if call.text is None and invitation is not None:
        invitation = _through_the_gate(sitting, companion, invitation)
        if invitation is None:
            return None
    snapshot = _snapshot(companion, invitation, is_targeted=call.is_targeted)
    answers = given_answers(sitting, snapshot, call.answers, call.answers_file)
    draft: Draft | None = None
    text = call.text or ""
    if call.text is None:
        draft = _ask(sitting, companion, snapshot, answers, call)
        text, answers = draft.text, dict(draft.answers)
    if snapshot is not None and not snapshot.fields:
        # A prompt without fields asks for one long writing: it is the entry's text, however it was given.
        said = answers.pop("text", "")
        text = "\n\n".join(part for part in (text.strip("\n"), said if isinstance(said, str) else "") if part)
    entry = companion.writing.write(
        text,
        prompt=snapshot,
        answers=answers,
        tags=call.tags,
        on=call.on,
        private=call.is_private,
        kind=call.kind,
        frame=call.frame,
    )
    if draft is not None:
        companion.writing.discard(draft.id)
    companion.prompting.answered(entry)
    tell_kept(sitting, entry)
    tell_what_may_follow(sitting, companion)
    return entry


def tell_kept(sitting: Sitting, entry: Entry) -> None:
    """The id, and the three doors after a strong one."""
    from carecompanion.domain.prompt import STRONG

    if sitting.tell.as_json:
        sitting.tell.document({"id": entry.id})
    else:
        sitting.tell.line(entry.id)
    if entry.intensity >= STRONG:
        sitting.tell.note(say("cli_journal.doors"))


def tell_what_may_follow(sitting: Sitting, companion: Companion) -> None:
    """At most one quiet line, to a person: how to come back to a prompt that suggests it."""
    if not sitting.ask.is_possible:
        return
    after = companion.going_on.suggested()
    if after is not None and after.days is not None:
        sitting.tell.note(say("cli_ongoing.may_come_back", days=after.days))


def _through_the_gate(sitting: Sitting, companion: Companion, invitation: Invitation) -> Invitation | None:
    asked: Invitation | None = invitation
    while asked is not None:
        door = stand_before(sitting, asked)
        if door is Door.OPEN:
            return asked
        if door is not Door.LIGHTER:
            sitting.tell.note(say("cli_journal.rest_well"))
            return None
        asked = companion.prompting.lighter()
    sitting.tell.note(say("cli_journal.no_lighter"))
    return None


def _snapshot(
    companion: Companion, invitation: Invitation | None, *, is_targeted: bool
) -> PromptSnapshot | None:
    from carecompanion.domain.prompt import Wording

    if invitation is None:
        return None
    has_other = is_targeted and bool(invitation.prompt.targeted)
    return companion.prompting.snapshot(invitation, Wording.TARGETED if has_other else None)


def _ask(
    sitting: Sitting,
    companion: Companion,
    snapshot: PromptSnapshot | None,
    answers: dict[str, Value],
    call: Call,
) -> Draft:
    """Ask on the terminal; the words stand in a draft until the entry is kept."""
    from carecompanion.cli.page import Page

    if snapshot is not None:
        if care_note := companion.prompting.care_note_before(snapshot):
            sitting.tell.warn(say("cli_letters.care", note=care_note.strip()))
        sitting.tell.warn(snapshot.ask)
        if snapshot.signer:
            sitting.tell.warn(companion.trusting.provenance_of(snapshot))
    if call.is_third_person:
        sitting.tell.warn(say("write.third_person"))
    begun = replace(companion.writing.begin(snapshot), answers=answers, frame=call.frame)
    draft = Page(sitting, companion.writing, begun).ask()
    if draft.is_empty:
        raise Interrupted(say("writing.empty"), say("writing.empty_hint"))
    return draft
