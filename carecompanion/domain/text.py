"""Foreign text: which characters may never pass, and how our own writer cleans a copy before it does.

Source of the class: C0 and C1 controls, line and paragraph separators, bidi overrides and isolates, BOM, interlinear
anchors, non-characters, surrogates and tag characters can act on a terminal or hide words. Joiners and the plain
direction marks stay: Arabic, Hebrew and emoji need them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_BAD_RANGES: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
_FLAG: Final = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"


# Patterns of many ranges take long to make: each is made at its first use, for the first frame does not need them.


@cache
def _bad() -> re.Pattern[str]:
    return re.compile(f"({_FLAG})|[{_BAD_RANGES}\U000e0000-\U000e007f]")


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{_BAD_RANGES}\U000e0000-\U000e007f]")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(f"[{_BAD_RANGES}]")


UNSEEN: Final = "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f"
"""Signs that leave no trace to the eye, as ranges for a pattern: soft hyphens, joiners, marks of direction and form."""


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{UNSEEN}]+")


_MARKS_AT_MOST: Final = 30
_JOINER: Final = "\u034f"


@cache
def _heap() -> re.Pattern[str]:
    return re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_AT_MOST + 1},}}")


def has_bad(text: str, *, one_line: bool = False) -> bool:
    """Does *text* hold a character that must not pass? A one-line text may hold no LF or TAB either."""
    if one_line and ("\n" in text or "\t" in text):
        return True
    # Nearly every text passes at the first look, which is many times quicker than the second.
    return _suspect().search(text) is not None and any(
        match.group(1) is None for match in _bad().finditer(text)
    )


def clean(text: str, *, one_line: bool = False) -> str:
    """A copy fit to be kept or sent: line ends unified, NFC, bad characters gone; on one line where asked."""
    if not one_line and text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _suspect().search(text) is not None:
        text = _bad().sub(lambda match: match.group(1) or "", text)
    # Marks are sorted one by one: a megabyte of them on one letter would take half an hour.
    if not text.isascii():
        text = _heap().sub(_apart, text)
    text = unicodedata.normalize("NFC", text)
    # NFC may join what stood on both sides of a removed character, never make a bad one.
    if one_line:
        text = " ".join(text.split())
    return text


_FILLERS: Final = str.maketrans(dict.fromkeys("\u115f\u1160\u2800\u3164\uffa0", ""))
"""Signs that are painted as empty room and are no white space: fillers of Hangul, braille without a dot."""


def is_blank(text: str) -> bool:
    """Is there nothing to see in *text*?"""
    return not text.strip() or (not text.isascii() and not as_seen(text).translate(_FILLERS).strip())


def as_seen(text: str) -> str:
    """*text* without the signs that nobody sees: what looks alike in the same letters is alike."""
    return text if text.isascii() else _unseen().sub("", text)


def _apart(heap: re.Match[str]) -> str:
    """Marks heaped on one letter, set apart after every thirty, as the stream-safe form of Unicode (UAX #15) has it."""
    parts: list[str] = []
    marks = 0
    for sign in heap[0]:
        is_mark = unicodedata.category(sign)[0] == "M" and sign != _JOINER
        size = len(unicodedata.normalize("NFD", sign)) if is_mark else 0
        if marks + size > _MARKS_AT_MOST:
            parts.append(_JOINER)
            marks = 0
        marks = marks + size if is_mark else 0
        parts.append(sign)
    return "".join(parts)


def for_screen(text: str) -> str:
    """*text* with everything that could act on a terminal shown as U+FFFD; nothing is dropped silently."""
    return text if text.isprintable() else _acts().sub("\ufffd", text)


def shorten(text: str, cells: int) -> str:
    """The first *cells* characters of *text* on one line, ending in an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= cells else line[: max(cells - 1, 0)].rstrip() + "…"


def capitalised(text: str) -> str:
    """*text* as it begins a sentence."""
    return text[:1].upper() + text[1:]
