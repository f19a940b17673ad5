"""Writing: drafts kept as one types, entries kept for good, and the ways to change or let go of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from carecompanion.activities.drafting import new_draft
from carecompanion.activities.titling import derived_title, following_title
from carecompanion.domain.answer import is_empty
from carecompanion.domain.answer_clean import cleaned, is_within_bounds
from carecompanion.domain.entry import (
    TEXT_LIMIT,
    Annotation,
    Draft,
    Entry,
    EntryKind,
    clean_tag,
)
from carecompanion.domain.framing import FREE, tidied
from carecompanion.domain.ids import DraftId, EntryId, id_from_bytes
from carecompanion.domain.text import clean
from carecompanion.errors import BadInput, NotFound, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from carecompanion.activities.following import Following
    from carecompanion.activities.world import World
    from carecompanion.domain.answer import Value
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.interchange.plain import AnswerInWords
    from carecompanion.vault.vault import Vault


_PUT_AWAY: Final = "drafts.put_away"


class Writing:
    """Drafts and entries. What is acknowledged is on disk; what could not be kept stays with the caller."""

    def __init__(self, vault: Vault, world: World, following: Following) -> None:
        self._vault = vault
        self._world = world
        self._following = following

    # drafts

    def begin(self, prompt: PromptSnapshot | None = None) -> Draft:
        """A new empty draft, answering *prompt* or free. Nothing is stored until :meth:`keep`."""
        return new_draft(self._world, prompt)

    def reopen(self, entry: Entry) -> Draft:
        """A draft that edits *entry*, at its end; finishing it changes the entry, leaving it changes nothing."""
        from carecompanion.activities.framing import frame_in

        before, _, last = entry.text.rpartition("\n")
        return replace(
            new_draft(self._world, entry.prompt),
            text=entry.text,
            answers=entry.answers,
            entry=entry.id,
            cursor=(before.count("\n") + 1 if before or entry.text.startswith("\n") else 0, len(last)),
            frame=frame_in(entry.text),
        )

    def change(self, entry: Entry) -> tuple[Draft, bool]:
        """The newest draft that edits *entry*, and True; where none waits, a new one as :meth:`reopen` makes it."""
        waiting = next(iter(self.drafts_of(entry.id)), None)
        return (waiting, True) if waiting is not None else (self.reopen(entry), False)

    def entry_of(self, draft: Draft) -> Entry | None:
        """The entry that *draft* edits; None where it edits none, or that was let go."""
        if draft.entry is None or not self._vault.entries.has(draft.entry):
            return None
        return self._vault.entries.get(draft.entry)

    def changes_nothing(self, draft: Draft) -> bool:
        """Does *draft* say word for word what its entry says already?"""
        entry = self.entry_of(draft)
        return entry is not None and entry.text == draft.text and entry.answers == draft.answers

    def keep(self, draft: Draft) -> Draft:
        """Keep *draft* as it stands; the kept one comes back.

        Raises BadInput for too much of it, DiskFull, ReadOnly, VaultBusy; the caller keeps its text.
        """
        answers = {name: _keepable(value) for name, value in draft.answers.items()}
        kept = replace(draft, text=_writable(draft.text), answers=answers, updated=self._world.now())
        self._vault.drafts.keep(kept)
        resting = self._put_away()
        if kept.id in resting:
            self._set_put_away(one for one in resting if one != kept.id)
        return kept

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft, newest first."""
        return self._vault.drafts.all()

    def draft(self, name: str = "") -> Draft:
        """The draft whose id begins with *name*, or the newest. Raises NotFound, Ambiguous."""
        if not name:
            newest = next(iter(self._vault.drafts.all()), None)
            if newest is None:
                nothing = NotFound(say("writing.a_draft"))
                nothing.what, nothing.hint = say("writing.no_draft"), say("writing.no_draft_hint")
                raise nothing
            return newest
        return self._vault.drafts.get(self._vault.drafts.find(name))

    def left_open(self) -> tuple[Draft, ...]:
        """The drafts that come back by themselves, newest first: those that were not put away."""
        resting = self._put_away()
        return tuple(draft for draft in self._vault.drafts.all() if draft.id not in resting)

    def put_away(self, draft: DraftId) -> None:
        """Let a draft wait until it is asked for; keeping it again ends that."""
        here = {kept.id for kept in self._vault.drafts.all()}
        self._set_put_away((*(one for one in self._put_away() if one in here and one != draft), draft))

    def _put_away(self) -> tuple[str, ...]:
        return tuple(self._vault.preferences.get(_PUT_AWAY).split())

    def _set_put_away(self, drafts: Iterable[str]) -> None:
        self._vault.preferences.set(_PUT_AWAY, " ".join(drafts))

    def in_words(self, draft: Draft) -> tuple[AnswerInWords, ...]:
        """A draft's answers so far as labels and lines, in the order they were asked."""
        from carecompanion.interchange.plain import answers_in_words

        entry = Entry(
            id=EntryId(draft.id),
            created=draft.started,
            updated=draft.updated,
            title="",
            text="",
            prompt=draft.prompt,
            answers=draft.answers,
        )
        return answers_in_words(entry)

    def discard(self, draft: DraftId) -> None:
        """Let a draft go."""
        self._vault.drafts.discard(draft)

    def finish(
        self, draft: Draft, *, tags: Iterable[str] = (), without: Iterable[str] = (), private: bool = False
    ) -> Entry:
        """Turn *draft* into an entry (or into the change of the entry it edits), in one transaction.

        *tags* join those the entry has; those in *without* go.
        Headings of its frame with nothing under them go. Where the entry was let go meanwhile, the writing becomes one
        of its own. Raises NotPossible when there is nothing in it or it is a letter in the making, BadInput for too
        much; the draft stays.
        """
        if draft.letter is not None:
            raise NotPossible(say("writing.is_letter"), say("writing.is_letter_hint"))
        headings = _headings_of(draft.frame)
        text = tidied(draft.text, headings) if headings else draft.text
        with self._vault.together():
            before = self.entry_of(draft)
            if before is not None:
                entry = self._changed(before, text=text, answers=draft.answers)
                gone = set(without)
                stay = (tag for tag in before.tags if tag not in gone)
                entry = replace(entry, tags=_tags((*stay, *tags)), private=private or before.private)
            else:
                entry = self._entry(
                    text,
                    draft.prompt,
                    draft.answers,
                    created=self._world.now(),
                    tags=tags,
                    private=private,
                    headings=headings,
                )
            entry = self._following.kept(entry, before=before, draft=draft)
            self._vault.drafts.finish(draft.id, entry)
        return entry

    # entries

    def write(
        self,
        text: str,
        *,
        prompt: PromptSnapshot | None = None,
        answers: Mapping[str, Value] | None = None,
        tags: Iterable[str] = (),
        on: date | None = None,
        private: bool = False,
        kind: EntryKind | None = None,
        frame: str = FREE,
    ) -> Entry:
        """Keep an entry at once. *on* sets its day (at this time of day); *frame* is what *text* was written in.

        Raises NotPossible when there is nothing in it, BadInput for too much.
        """
        now = self._world.now()
        created = (
            now if on is None else datetime.combine(on, time(now.hour, now.minute, now.second), now.tzinfo)
        )
        headings = _headings_of(frame)
        entry = self._entry(
            tidied(text, headings) if headings else text,
            prompt,
            answers or {},
            created=created,
            tags=tags,
            private=private,
            headings=headings,
        )
        with self._vault.together():
            entry = self._following.kept(entry if kind is None else replace(entry, kind=kind))
            return self._vault.entries.add(entry)

    def edit(self, entry: Entry, *, text: str | None = None, title: str | None = None) -> Entry:
        """Change an entry's text or title; the changed one comes back. An empty title follows the text again.

        Raises NotPossible when nothing would be left in it. Here and below, the entry is changed as it stands now:
        what was written in its margin in another window stays.
        """
        return self._vault.entries.change(
            entry.id, lambda before: self._changed(before, text=text, title=title)
        )

    def tag(self, entry: Entry, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Entry:
        """Add and remove tags."""
        new, gone = tuple(add), {clean_tag(tag) for tag in remove}

        def tagged(before: Entry) -> Entry:
            tags = tuple(tag for tag in _tags((*before.tags, *new)) if tag not in gone)
            return replace(before, tags=tags, updated=self._world.now())

        return self._vault.entries.change(entry.id, tagged)

    def set_private(self, entry: Entry, *, private: bool) -> Entry:
        """Mark an entry as never offered for a letter, handout or work document, or let it be offered again."""
        return self._vault.entries.change(
            entry.id, lambda before: replace(before, private=private, updated=self._world.now())
        )

    def annotate(self, entry: Entry, text: str) -> Entry:
        """Write a note in the margin of *entry*."""
        note = _writable(text).strip()
        if not note:
            raise NotPossible(say("writing.empty"), say("writing.empty_hint"))
        now = self._world.now()
        return self._vault.entries.change(
            entry.id,
            lambda before: replace(
                before, annotations=(*before.annotations, Annotation(at=now, text=note)), updated=now
            ),
        )

    def delete(self, entry: EntryId, *, with_what_follows: bool = False) -> Entry:
        """Delete an entry from tables, index and free pages; what was there comes back, for undo in memory only.

        Its commitments and flows stay without the link, or go *with what follows*.

        A draft that edits it goes too, unless it holds words that the entry does not: those are never lost. Such a
        draft stays, and is finished as an entry of its own.
        """
        with self._vault.together():
            gone = self._vault.entries.remove(entry)
            self._following.entry_goes(entry, with_it=with_what_follows)
            for draft in self.drafts_of(entry):
                if not _says_more(draft, gone):
                    self._vault.drafts.discard(draft.id)
        return gone

    def drafts_of(self, entry: EntryId) -> tuple[Draft, ...]:
        """The drafts that edit *entry*, or did when it was there; newest first."""
        return tuple(draft for draft in self._vault.drafts.all() if draft.entry == entry)

    def bring_back(self, entry: Entry) -> None:
        """Undo :meth:`delete` within the sitting."""
        with self._vault.together():
            self._vault.entries.restore(entry)
            self._following.entry_comes_back(entry.id)

    # inside

    def _entry(
        self,
        text: str,
        prompt: PromptSnapshot | None,
        answers: Mapping[str, Value],
        *,
        created: datetime,
        tags: Iterable[str],
        private: bool,
        headings: Sequence[str] = (),
    ) -> Entry:
        body, kept = _something(text, answers)
        return Entry(
            id=EntryId(self._new_id()),
            created=created,
            updated=created,
            title=derived_title(body, kept, prompt, headings),
            text=body,
            kind=EntryKind.FREE if prompt is None else EntryKind.ANSWER,
            tags=_tags(tags),
            intensity=0 if prompt is None else prompt.intensity,
            private=private,
            prompt=prompt,
            answers=kept,
        )

    def _changed(
        self,
        entry: Entry,
        *,
        text: str | None = None,
        title: str | None = None,
        answers: Mapping[str, Value] | None = None,
    ) -> Entry:
        body, kept = _something(
            entry.text if text is None else text, entry.answers if answers is None else answers
        )
        named = following_title(entry, body, kept, title)
        return replace(entry, text=body, answers=kept, title=named, updated=self._world.now())

    def _new_id(self) -> str:
        return id_from_bytes(self._world.randomness(8))


def _writable(text: str) -> str:
    kept = clean(text)
    if len(kept) > TEXT_LIMIT:
        raise BadInput(say("writing.too_long"), say("writing.too_long_hint"))
    return kept


def _keepable(value: Value) -> Value:
    kept = cleaned(value)
    if not is_within_bounds(kept):
        raise BadInput(say("writing.too_long"), say("writing.too_long_hint"))
    return kept


def _something(text: str, answers: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    """Text and answers as an entry keeps them. Raises NotPossible where they say nothing, BadInput for too much."""
    body = _writable(text).rstrip()
    kept = {name: _keepable(value) for name, value in answers.items()}
    kept = {name: value for name, value in kept.items() if not is_empty(value)}
    if not body and not kept:
        raise NotPossible(say("writing.empty"), say("writing.empty_hint"))
    return body, kept


def _says_more(draft: Draft, entry: Entry) -> bool:
    """Does *draft* hold words that *entry*, which it edits, does not?"""
    answers = {name: cleaned(value) for name, value in draft.answers.items()}
    answers = {name: value for name, value in answers.items() if not is_empty(value)}
    text = clean(draft.text).rstrip()
    return (bool(text) and text != entry.text) or any(
        value != entry.answers.get(name) for name, value in answers.items()
    )


def _headings_of(frame: str) -> tuple[str, ...]:
    if frame == FREE:
        return ()  # without reading the house for it
    from carecompanion.activities.framing import headings_of

    return headings_of(frame)


def _tags(raw: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in (clean_tag(one) for one in raw) if tag))
