"""The human part of a letter: Markdown that is pleasant to read with nothing but ``age``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.letter import Keep, LetterKind
from carecompanion.domain.text import clean
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.letter import About, CircleName, Manifest, Piece, Wishes

MARKER: Final = "--- below this line is for the app ---"
_WIDTH: Final = 56


def opening_words(manifest: Manifest) -> str:
    """Everything before the first piece: content note, heading, day, wishes; ends with one LF."""
    blocks: list[str] = []
    if manifest.note is not None:
        blocks.append("> " + say("exchange.content_note", note=manifest.note))
    blocks.append("# " + _heading(manifest))
    blocks.append(day_in_words(manifest.date.isoformat()))
    if manifest.about is not None:
        blocks.append(_agreement_words(manifest.about, manifest.circle))
    if manifest.kind is LetterKind.WITHDRAW:
        blocks.append(say("exchange.withdraw_words"))
    elif manifest.kind is LetterKind.NEWCARD:
        blocks.append(say("exchange.newcard_words"))
        card = manifest.card or ""
        blocks.append("\n".join("    " + card[at : at + _WIDTH] for at in range(0, len(card), _WIDTH)))
    else:
        blocks.append(wishes_in_words(manifest.ask))
    return "\n\n".join(blocks) + "\n"


def piece_heading(piece: Piece) -> str:
    """What stands above one piece's body; ends with a blank line."""
    title = clean(piece.title, one_line=True)
    lines = [f"## {title or say('exchange.untitled')}"]
    about = piece_about(piece)
    if about:
        lines += ["", about]
    return "\n".join([*lines, "", ""])


def piece_about(piece: Piece) -> str:
    """When a piece was written, and how much of it was left out, in words; empty where there is nothing to say."""
    about = [_written(piece.on)] if piece.on is not None else []
    if piece.left_out == 1:
        about.append(say("exchange.left_out_one"))
    elif piece.left_out:
        about.append(say("exchange.left_out", count=piece.left_out))
    return " ".join(about)


def body_of(text: str) -> str:
    """A copy of *text* as it is sent: cleaned, and no line in it can be taken for the marker."""
    return "\n".join(f" {line}" if line == MARKER else line for line in clean(text).split("\n"))


def wishes_in_words(ask: Wishes) -> str:
    """The wishes as a list in plain words, and that they are only wishes."""
    until = day_in_words(ask.until.isoformat()) if ask.until is not None else ""
    wishes = [
        say(f"exchange.keep_{ask.keep}", day=until)
        if ask.keep is Keep.UNTIL
        else say(f"exchange.keep_{ask.keep}")
    ]
    wishes += [say(f"exchange.reply_{way}") for way in ask.reply] or [say("exchange.reply_none")]
    if ask.no_advice:
        wishes.append(say("exchange.no_advice"))
    wishes.append(say(f"exchange.onward_{ask.onward}"))
    blocks = [say("exchange.wishes"), "\n".join(f"- {wish}" for wish in wishes)]
    if ask.note:
        blocks.append("\n".join(f"> {line}".rstrip() for line in ask.note.split("\n")))
    blocks.append(say("exchange.asked"))
    return "\n\n".join(blocks)


def day_in_words(on: str) -> str:
    """``2026-11-19`` or ``2026-11`` as people say it."""
    months = say("exchange.months").split()
    year, month, *day = (int(part) for part in on.split("-"))
    if not day:
        return say("exchange.month", month=months[month - 1], year=year)
    return say("exchange.day", day=day[0], month=months[month - 1], year=year)


def _written(on: str) -> str:
    key = "exchange.on_month" if on.count("-") == 1 else "exchange.on_day"
    return say(key, day=day_in_words(on))


def _heading(manifest: Manifest) -> str:
    writer = manifest.from_name or say("exchange.someone")
    if manifest.kind is not LetterKind.LETTER:
        return say(f"exchange.{manifest.kind}", writer=writer)
    if manifest.about is not None:
        return say(f"exchange.agreement_{manifest.about.state}", writer=writer)
    kind = "letter" if manifest.re is None else "reply"
    return say(f"exchange.{kind}", writer=writer, reader=_reader(manifest))


def _reader(manifest: Manifest) -> str:
    """Who it is written to: a circle, unless one of them is answered by name."""
    if manifest.circle is not None and (manifest.re is None or manifest.to_name is None):
        return say("exchange.the_circle", circle=manifest.circle.name)
    return manifest.to_name or say("exchange.you")


def _agreement_words(about: About, circle: CircleName | None) -> str:
    key = "exchange.agreement_version" if circle is None else "exchange.agreement_version_circle"
    words = [say(key, version=about.version, circle=circle.name if circle is not None else "")]
    if about.review is not None:
        words.append(say("exchange.agreement_review", day=day_in_words(about.review.isoformat())))
    return " ".join(words)
