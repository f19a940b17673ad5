"""The letter in the making: what is chosen, masked, wished, and to whom. Nothing of it leaves by being here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.domain.letter import Keep, Mask, Wishes
from carecompanion.domain.text import clean
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.letter import Piece
    from carecompanion.domain.partner import Partner

ROLE_LETTERS = 60

Excerpt = tuple[int, int]
"""From which character of an entry's text to which."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name, address or number: how often it stands in the letter, or what hides it."""

    text: str = field(repr=False)
    places: int
    is_masked: bool
    role: str = field(default="", repr=False)


@dataclass(slots=True)
class Making:
    """Kept while the steps are walked, in both directions.

    ``ready`` is what came to be looked over: a reply, or what is said about an agreement. Its pieces stand for those of
    entries; ``copies`` says which of them leave as another copy (what it reads, and what leaves instead).
    """

    chosen: list[EntryId] = field(default_factory=list)
    excerpts: dict[EntryId, Excerpt] = field(default_factory=dict)
    edited: dict[EntryId, str] = field(default_factory=dict)
    ready: LetterDraft | None = None
    copies: dict[str, str] = field(default_factory=dict)
    masked: dict[str, str] = field(default_factory=dict)
    """What is hidden, with the role that stands there instead; empty for a gap."""
    roles: dict[str, str] = field(default_factory=dict)
    """Roles once given, for a mask that is taken off and put on again."""
    reply: tuple[str, ...] = ()
    keep: Keep = Keep.KEEP
    until: date | None = None
    no_advice: bool = False
    onward: str = "no"
    wish: str = ""
    """A wish in one's own words."""
    note: str = ""
    """What stands before a word is shown."""
    to: Partner | None = None
    circle: Circle | None = None
    pieces: tuple[Piece, ...] = ()
    bare: tuple[tuple[str, int], ...] = ()
    """The names there would be without any mask, with their places."""

    @property
    def is_the_same_for_all(self) -> bool:
        """Is it about an agreement? Then its text is what it is: nothing is masked or wished."""
        return self.ready is not None and self.ready.about is not None

    def toggle(self, entry: EntryId) -> None:
        """Choose an entry, or put it back."""
        if entry in self.chosen:
            self.chosen.remove(entry)
            self.excerpts.pop(entry, None)
        else:
            self.chosen.append(entry)

    def take(self, entry: EntryId, excerpt: Excerpt | None) -> None:
        """Choose an entry, or the excerpt of it; an edited copy of anything else goes."""
        if entry not in self.chosen:
            self.chosen.append(entry)
        if self.excerpts.get(entry) != excerpt:
            self.edited.pop(entry, None)
        if excerpt is None:
            self.excerpts.pop(entry, None)
        else:
            self.excerpts[entry] = excerpt

    def edit_copy(self, at: int, body: str) -> None:
        """Let the piece number *at* leave as *body*; where it came from stays as it is."""
        entry = self.pieces[at].entry
        if entry is not None:
            self.edited[entry] = body
        elif self.ready is not None:
            self.copies[self.ready.pieces[at].body] = body

    def mask_or_unmask(self, text: str) -> None:
        """Hide *text*, by the role it had before if any; or show it again."""
        if text in self.masked:
            del self.masked[text]
        else:
            self.masked[text] = self.roles.get(text, "")

    def mask_as(self, text: str, role: str) -> None:
        """Hide *text* behind *role*; an empty role leaves a gap."""
        kept = clean(role, one_line=True).translate(str.maketrans("", "", "[]"))[:ROLE_LETTERS].strip()
        self.masked[text] = self.roles[text] = kept

    @property
    def masks(self) -> tuple[Mask, ...]:
        """What is hidden, as a letter knows it."""
        return tuple(Mask(text, role or None) for text, role in self.masked.items())

    @property
    def wishes(self) -> Wishes:
        """What is asked of the reader."""
        return Wishes(
            keep=self.keep,
            until=self.until if self.keep is Keep.UNTIL else None,
            reply=self.reply,
            no_advice=self.no_advice,
            onward=self.onward,
            note=self.wish or None,
        )

    def draft(self, *, with_masks: bool = True) -> LetterDraft:
        """The letter as it stands."""
        begun = self.ready or LetterDraft(to=None, pieces=())
        return replace(
            begun,
            to=self.to,
            circle=self.circle,
            pieces=self.pieces,
            masks=self.masks if with_masks else (),
            wishes=self.wishes,
            note=self.note or None,
        )

    def gather(self, companion: Companion) -> None:
        """Copies of what is chosen, in the order of the journal, with what was edited in them. For the desk.

        Raises NotPossible for an entry that has been marked private, NotFound for one that is gone.
        """
        if self.ready is not None:
            self.pieces = tuple(
                replace(piece, body=self.copies.get(piece.body, piece.body)) for piece in self.ready.pieces
            )
        else:
            entries = [companion.reading.entry(name) for name in self.chosen]
            pieces = companion.composing.pieces(sorted(entries, key=lambda one: one.created), self.excerpts)
            self.pieces = tuple(
                replace(piece, body=self.edited[piece.entry]) if piece.entry in self.edited else piece
                for piece in pieces
            )
        found = companion.composing.preview(self.draft(with_masks=False), also=tuple(self.masked)).found
        self.bare = tuple((one.text, one.count) for one in found)
        there = {text for text, _ in self.bare}
        self.masked = {text: role for text, role in self.masked.items() if text in there}

    def names(self, preview: Preview) -> tuple[NameRow, ...]:
        """Every name that is or was in the text: the masked ones where they stood, and those still written."""
        if self.is_the_same_for_all:
            return ()
        written = {one.text: one.count for one in preview.found}
        rows = []
        for text, places in self.bare:
            # What still stands in the words is not masked, whatever was asked for.
            if text in written:
                rows.append(NameRow(text, written.pop(text), is_masked=False))
            elif text in self.masked:
                rows.append(NameRow(text, places, is_masked=True, role=self.masked[text]))
        named = {row.text for row in rows}
        rows += [
            NameRow(text, places, is_masked=False) for text, places in written.items() if text not in named
        ]
        return tuple(rows)


def counted(key: str, count: int) -> str:
    """``1 word``, ``58 words``."""
    return say(f"compose.{key}_one") if count == 1 else say(f"compose.{key}_many", count=count)


def parts_counted(making: Making, count: int) -> str:
    """``2 entries``, ``a part of 1 entry``, and for a reply ``2 parts``."""
    in_part = len(making.excerpts.keys() & set(making.chosen))
    if making.ready is not None:
        return counted("pieces", count)
    if in_part and in_part == count:
        return counted("excerpts", count)
    parts = counted("parts", count)
    return say("compose.in_part", parts=parts, count=in_part) if in_part else parts
