"""What a letter and a page on paper are asked for alike: which entries, what is masked, notes and wishes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypedDict

import click

from carecompanion.cli.verb import argument, option
from carecompanion.domain.letter import REPLY_WAYS
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.letter import Mask, Piece, Wishes
    from carecompanion.domain.partner import Partner

_EXCERPT: Final = re.compile(r"(?P<id>[^:]+):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
_NOTE_BYTES: Final = 120
_WISH_BYTES: Final = 500


class CopyWanted(TypedDict):
    """The values of the options about a copy: what is masked, notes and wishes."""

    mask: tuple[str, ...]
    masks_file: str | None
    keep: str | None
    until: str | None
    reply: tuple[str, ...]
    no_advice: bool
    onward: str
    note_file: str | None
    content_note_file: str | None


class Wanted(CopyWanted):
    """The same, and which entries."""

    entries: tuple[str, ...]
    excerpt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wished:
    """What is masked, the notes and the wishes, before any journal is open."""

    masks: tuple[Mask, ...] = field(repr=False)
    wishes: Wishes = field(repr=False)
    note: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options mean, before any journal is open."""

    entries: tuple[str, ...]
    spans: tuple[tuple[str, tuple[int, int]], ...]
    wished: Wished

    def draft(
        self, companion: Companion, to: Partner | None = None, circle: Circle | None = None
    ) -> LetterDraft:
        """Copies of what was named. Raises NotPossible for a private entry, and for a mask that hides nothing."""
        from carecompanion.activities.letter_draft import LetterDraft

        wished = self.wished
        draft = LetterDraft(
            to=to,
            pieces=_pieces(companion, self.entries, self.spans),
            masks=wished.masks,
            wishes=wished.wishes,
            note=wished.note,
            circle=circle,
        )
        refuse_idle_masks(draft)
        return draft


def letter_options(path: str) -> Callable[[Any], Any]:
    """The entries and their options, for the command *path*."""

    def add(action: Any) -> Any:  # noqa: ANN401 - click's decorators work on anything
        action = copy_options(path)(action)
        action = option(path, "--excerpt", multiple=True, metavar="ID:FROM-TO")(action)
        return argument("entries", metavar="ID...", nargs=-1)(action)

    return add


def copy_options(path: str) -> Callable[[Any], Any]:
    """The options about a copy, for the command *path*."""

    def add(action: Any) -> Any:  # noqa: ANN401 - click's decorators work on anything
        for one in reversed(
            (
                option(path, "--mask", multiple=True, metavar="TEXT[=ROLE]"),
                option(path, "--masks-file", metavar="FILE"),
                option(path, "--keep", type=click.Choice(["once", "until", "keep"])),
                option(path, "--until", metavar="DAY"),
                option(path, "--reply", multiple=True, type=click.Choice(REPLY_WAYS)),
                option(path, "--no-advice", is_flag=True),
                option(path, "--onward", type=click.Choice(["no", "ask"]), default="no", show_default=True),
                option(path, "--note-file", metavar="FILE"),
                option(path, "--content-note-file", metavar="FILE"),
            )
        ):
            action = one(action)
        return action

    return add


def asked_for(sitting: Sitting, wanted: Wanted) -> Asked:
    """What is meant. Raises Usage, WrongDay."""
    spans = tuple(_span(one) for one in wanted["excerpt"])
    return Asked(wanted["entries"], spans, wished_as(sitting, wanted))


def wished_as(sitting: Sitting, wanted: CopyWanted) -> Wished:
    """The same of what is masked, notes and wishes."""
    masks = tuple(_mask(one) for one in (*wanted["mask"], *_lines_of(sitting, wanted["masks_file"])))
    wishes = replace(_wishes(wanted, sitting.today), note=_note(sitting, wanted["note_file"], _WISH_BYTES))
    return Wished(masks, wishes, _note(sitting, wanted["content_note_file"], _NOTE_BYTES))


def tell_found(sitting: Sitting, looked_at: Preview) -> None:
    """What may still name somebody: listed once, never a block."""
    if not looked_at.found:
        return
    sitting.tell.note(say("cli_letters.found"))
    for one in looked_at.found:
        sitting.tell.note(say(f"cli_letters.found.{one.kind}", text=one.text))
    sitting.tell.note(say("cli_letters.found_hint"))


def show_before_asking(sitting: Sitting, looked_at: Preview) -> None:
    """The exact words that would leave, and the names in them. Raises Usage where nobody can be asked."""
    from carecompanion.errors import Usage

    if not sitting.ask.is_possible:
        raise Usage(say("cli.needs_yes"), say("cli.needs_yes_hint"))
    sitting.tell.warn(say("cli_letters.will_leave"))
    sitting.tell.warn("")
    sitting.tell.warn(looked_at.human)
    tell_found(sitting, looked_at)


def _span(said: str) -> tuple[str, tuple[int, int]]:
    from carecompanion.errors import Usage

    match = _EXCERPT.fullmatch(said)
    if match is None:
        raise Usage(say("cli_letters.excerpt_form"))
    return match["id"], (int(match["start"]), int(match["end"]))


def _mask(said: str) -> Mask:
    from carecompanion.domain.letter import Mask
    from carecompanion.errors import Usage

    find, equals, role = said.rpartition("=")
    if not equals:
        find, role = said, ""
    if not find.strip():
        raise Usage(say("cli_letters.mask_form"))
    return Mask(find, role.strip() or None)


def _lines_of(sitting: Sitting, file: str | None) -> list[str]:
    return [line for line in sitting.sources.text_from(file).splitlines() if line.strip()] if file else []


def _note(sitting: Sitting, file: str | None, at_most: int) -> str | None:
    from carecompanion.domain.text import clean
    from carecompanion.errors import Usage

    if file is None:
        return None
    note = clean(sitting.sources.text_from(file), one_line=True)
    if len(note.encode("utf-8")) > at_most:
        raise Usage(say("cli_letters.note_long"))
    return note or None


def _wishes(wanted: CopyWanted, today: date) -> Wishes:
    from carecompanion.domain.dates import day_from_words
    from carecompanion.domain.letter import Keep, Wishes
    from carecompanion.errors import Usage

    keep, until, reply = wanted["keep"], wanted["until"], wanted["reply"]
    kept = Keep(keep) if keep else Keep.UNTIL if until else Keep.KEEP
    if until and kept is not Keep.UNTIL:
        raise Usage(say("cli_letters.until_form"))
    if kept is Keep.UNTIL and not until:
        raise Usage(say("cli_letters.until_needed"))
    if wanted["no_advice"] and "ideas" in reply:
        raise Usage(say("composing.advice_and_ideas"))
    day = day_from_words(until, today) if until else None
    if day is not None and day <= today:
        raise Usage(say("compose.until.past"))  # nobody could open it any more
    return Wishes(
        keep=kept,
        until=day,
        reply=tuple(dict.fromkeys(reply)),
        no_advice=wanted["no_advice"],
        onward=wanted["onward"],
    )


def _pieces(
    companion: Companion, names: tuple[str, ...], spans: tuple[tuple[str, tuple[int, int]], ...]
) -> tuple[Piece, ...]:
    """Copies of what was named, in that order; an excerpt names its entry by itself."""
    entries = {entry.id: entry for entry in map(companion.reading.entry, names)}
    excerpts: dict[EntryId, tuple[int, int]] = {}
    for name, span in spans:
        entry = companion.reading.entry(name)
        entries[entry.id] = entry
        excerpts[entry.id] = span
    return companion.composing.pieces(tuple(entries.values()), excerpts)


def refuse_idle_masks(draft: LetterDraft) -> None:
    """A mistyped mask would let through the very name it was meant to hide."""
    from carecompanion.errors import NotPossible

    idle = draft.idle_masks()
    if idle:
        masks = ", ".join(idle)
        raise NotPossible(say("cli_letters.mask_nowhere", masks=masks), say("cli_letters.mask_nowhere_hint"))
