"""``letter compose``: from chosen entries to one sealed file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.commands.partner import standing_of
from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import LetterDraft, Preview
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.letter import Mask, Piece, Wishes
    from carecompanion.domain.partner import Partner

_SENT = {"id": TEXT, "to": TEXT, "file": TEXT, "pieces": NUMBER, "left_out": NUMBER}
_LOOKED_AT = {
    "text": TEXT, "found": [{"kind": "name, mail or phone", "text": TEXT, "count": NUMBER}], "left_out": NUMBER,
    "words": NUMBER, "pieces": NUMBER,
}  # fmt: skip
_EXCERPT: Final = re.compile(r"(?P<id>[^:]+):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
_NOTE_BYTES: Final = 120
_WISH_BYTES: Final = 500
_COMPOSE: Final = "letter compose"


@verb(_COMPOSE, keys={"sent": _SENT, "or with --preview": _LOOKED_AT}, opens=True, confirms=True)
@argument("entries", metavar="ID...", nargs=-1)
@option(_COMPOSE, "--to", required=True, metavar="PARTNER")
@option(_COMPOSE, "--excerpt", multiple=True, metavar="ID:FROM-TO")
@option(_COMPOSE, "--mask", multiple=True, metavar="TEXT[=ROLE]")
@option(_COMPOSE, "--masks-file", metavar="FILE")
@option(_COMPOSE, "--keep", type=click.Choice(["once", "until", "keep"]))
@option(_COMPOSE, "--until", metavar="DAY")
@option(
    _COMPOSE, "--reply", multiple=True, type=click.Choice(["received", "four-part", "questions", "ideas"])
)
@option(_COMPOSE, "--no-advice", is_flag=True)
@option(_COMPOSE, "--onward", type=click.Choice(["no", "ask"]), default="no", show_default=True)
@option(_COMPOSE, "--note-file", metavar="FILE")
@option(_COMPOSE, "--content-note-file", metavar="FILE")
@option(_COMPOSE, "--out", metavar="FOLDER|FILE")
@option(_COMPOSE, "--armor", is_flag=True)
@option(_COMPOSE, "--preview", is_flag=True)
def compose(
    sitting: Sitting,
    *,
    entries: tuple[str, ...],
    to: str,
    excerpt: tuple[str, ...],
    mask: tuple[str, ...],
    masks_file: str | None,
    keep: str | None,
    until: str | None,
    reply: tuple[str, ...],
    no_advice: bool,
    onward: str,
    note_file: str | None,
    content_note_file: str | None,
    out: str | None,
    armor: bool,
    preview: bool,
) -> None:
    """Copy, mask, look, confirm, seal."""
    from carecompanion.activities.composing import LetterDraft

    spans = [_span(one) for one in excerpt]
    masks = tuple(_mask(one) for one in (*mask, *_lines_of(sitting, masks_file)))
    wishes = _wishes(keep, until, reply, sitting.today, no_advice=no_advice)
    wishes = replace(wishes, onward=onward, note=_note(sitting, note_file, _WISH_BYTES))
    note = _note(sitting, content_note_file, _NOTE_BYTES)
    with sitting.journal() as companion:
        partner = companion.introducing.partner(to)
        pieces = _pieces(companion, entries, spans)
        draft = LetterDraft(to=partner, pieces=pieces, masks=masks, wishes=wishes, note=note)
        _refuse_idle_masks(companion, draft)
        looked_at = companion.composing.preview(draft)
        if preview:
            _tell_preview(sitting, looked_at)
        elif _is_meant(sitting, companion, partner, looked_at):
            where = Path(out) if out is not None else Path.cwd()
            sent = companion.composing.send(draft, where, armored=armor, expected=looked_at.human)
            if sitting.tell.as_json:
                told = {
                    "id": sent.letter.id,
                    "to": partner.handle,
                    "file": str(sent.path),
                    "pieces": looked_at.pieces,
                    "left_out": looked_at.left_out,
                }
                sitting.tell.document({"sent": told})
                return
            sitting.tell.line(str(sent.path))
            sitting.tell.note(say("cli_letters.sealed", handle=partner.handle))
        else:
            sitting.tell.note(say("cli_letters.not_confirmed"))
            sitting.exit_code = 1


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


def _wishes(
    keep: str | None, until: str | None, reply: tuple[str, ...], today: date, *, no_advice: bool
) -> Wishes:
    from carecompanion.domain.dates import day_from_words
    from carecompanion.domain.letter import Keep, Wishes
    from carecompanion.errors import Usage

    kept = Keep(keep) if keep else Keep.UNTIL if until else Keep.KEEP
    if until and kept is not Keep.UNTIL:
        raise Usage(say("cli_letters.until_form"))
    if kept is Keep.UNTIL and not until:
        raise Usage(say("cli_letters.until_needed"))
    if no_advice and "ideas" in reply:
        raise Usage(say("composing.advice_and_ideas"))
    day = day_from_words(until, today) if until else None
    return Wishes(keep=kept, until=day, reply=tuple(dict.fromkeys(reply)), no_advice=no_advice)


def _pieces(
    companion: Companion, names: tuple[str, ...], spans: list[tuple[str, tuple[int, int]]]
) -> tuple[Piece, ...]:
    """Copies of what was named, in that order; an excerpt names its entry by itself."""
    entries = {entry.id: entry for entry in map(companion.reading.entry, names)}
    excerpts: dict[EntryId, tuple[int, int]] = {}
    for name, span in spans:
        entry = companion.reading.entry(name)
        entries[entry.id] = entry
        excerpts[entry.id] = span
    return companion.composing.pieces(tuple(entries.values()), excerpts)


def _tell_preview(sitting: Sitting, looked_at: Preview) -> None:
    if sitting.tell.as_json:
        found = [{"kind": one.kind, "text": one.text, "count": one.count} for one in looked_at.found]
        sitting.tell.document(
            {
                "text": looked_at.human,
                "found": found,
                "left_out": looked_at.left_out,
                "words": looked_at.words,
                "pieces": looked_at.pieces,
            }
        )
        return
    sitting.tell.exactly(looked_at.human)
    _tell_found(sitting, looked_at)


def _refuse_idle_masks(companion: Companion, draft: LetterDraft) -> None:
    """A mistyped mask would let through the very name it was meant to hide."""
    from carecompanion.errors import NotPossible

    idle = companion.composing.idle_masks(draft)
    if idle:
        masks = ", ".join(idle)
        raise NotPossible(say("cli_letters.mask_nowhere", masks=masks), say("cli_letters.mask_nowhere_hint"))


def _tell_found(sitting: Sitting, looked_at: Preview) -> None:
    """What may still name somebody: listed once, never a block."""
    if not looked_at.found:
        return
    sitting.tell.note(say("cli_letters.found"))
    for one in looked_at.found:
        sitting.tell.note(say(f"cli_letters.found.{one.kind}", text=one.text))
    sitting.tell.note(say("cli_letters.found_hint"))


def _is_meant(sitting: Sitting, companion: Companion, partner: Partner, looked_at: Preview) -> bool:
    """The whole text, the names left in it and the partner's words; then their name is typed, or --yes was said."""
    from carecompanion.errors import NotPossible, Usage

    if partner.blocked:
        what = say("cli_letters.partner_blocked", handle=partner.handle)
        raise NotPossible(what, say("cli_letters.partner_blocked_hint", handle=partner.handle))
    if sitting.is_agreed_beforehand:
        _tell_found(sitting, looked_at)
        return True
    if not sitting.ask.is_possible:
        raise Usage(say("cli.needs_yes"), say("cli.needs_yes_hint"))
    sitting.tell.warn(say("cli_letters.will_leave"))
    sitting.tell.warn("")
    sitting.tell.warn(looked_at.human)
    _tell_found(sitting, looked_at)
    words = " ".join(companion.introducing.words_of(partner))
    sitting.tell.warn(
        say("cli_letters.to", handle=partner.handle, standing=standing_of(partner), words=words)
    )
    typed = sitting.ask.line(say("cli_letters.confirm", handle=partner.handle))
    return typed.casefold() == partner.handle.casefold()
