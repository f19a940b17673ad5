"""Step one of reading a pack's source: the bytes are looked over before any parser sees them.

A TOML parser can be kept busy for many seconds by 64 KiB of dotted keys, and brackets can be nested until it falls
over (formats.md §5.1), so both are counted first, in one pass and with strings and comments left out.
"""

from __future__ import annotations

import re
from typing import Final

from carecompanion.domain.text import has_bad
from carecompanion.packs.faults import Fault, fault

SOURCE_BYTES: Final = 256 * 1024
DOTS: Final = 6
DEPTH: Final = 16
PARTS: Final = 16_384
"""Signs between keys, values and items: an honest file of 256 KiB has some 14,000."""

# Every alternative is possessive or a single character: one pass, no backtracking.
_TOKEN: Final = re.compile(
    r'(?P<skip>"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|(?P<triple>"""|' + r"''')"
    r'|"(?:[^"\\\n]|\\[^\n])*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+)"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<dot>\.)|(?P<part>[=,])|(?P<end>\n\s*+)"
    r"|[^\[\]{}.\n=,\"'\#]++|.",
    re.DOTALL,
)

_STRINGS: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'"
    r"|\#[^\n]*+",
    re.DOTALL,
)
"""Strings that end, and comments. A quote that is left when they are gone began one that does not end."""
_MANY_DOTS: Final = re.compile(rf"(?:\.[^\n=,\[\]{{}}.]*+){{{DOTS + 1}}}")
_BRACKETS: Final = re.compile(r"[\[\]{}]")


def text_of(file: str, data: bytes) -> str | Fault:
    """The text of *data*, fit to be parsed, or the fault that keeps it from being so."""
    if len(data) > SOURCE_BYTES:
        return fault(file, (1, 1), "too_big", {"most": SOURCE_BYTES // 1024})
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return fault(file, place_in(before, len(before)), "encoding", {})
    text = text.replace("\r\n", "\n")
    return _bad_character(file, text) or _too_hard(file, text) or text


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1, of the character at *offset*."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _bad_character(file: str, text: str) -> Fault | None:
    if not has_bad(text):
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if not has_bad(line):
            continue
        column = next((at for at, mark in enumerate(line, start=1) if has_bad(mark)), 1)
        return fault(file, (number, column), "characters", {"code": f"U+{ord(line[column - 1]):04X}"})
    return None


def _is_plain(text: str) -> bool:
    """Is it plain at a glance that *text* is not too hard? Where it is not, it is looked at sign by sign."""
    bare = _STRINGS.sub("", text)
    if '"' in bare or "'" in bare or _MANY_DOTS.search(bare):
        return False
    brackets = _BRACKETS.findall(bare)
    if bare.count("=") + bare.count(",") + bare.count(".") + len(brackets) > PARTS:
        return False
    depth = 0
    for bracket in brackets:
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > DEPTH:
            return False
    return True


def _too_hard(file: str, text: str) -> Fault | None:
    return None if _is_plain(text) else _hardship(file, text)


def _hardship(file: str, text: str) -> Fault | None:
    depth = dots = parts = 0
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "open":
                depth, dots, parts = depth + 1, 0, parts + 1
                if depth > DEPTH:
                    return fault(file, place_in(text, token.start()), "deep", {"most": DEPTH})
            case "close":
                depth, dots = max(depth - 1, 0), 0
            case "dot":
                dots, parts = dots + 1, parts + 1
                if dots > DOTS:
                    return fault(file, place_in(text, token.start()), "dots", {"most": DOTS})
            case "part":
                dots, parts = 0, parts + 1
            case "end":
                dots = 0
            case _:
                if token.group("triple"):
                    return fault(file, place_in(text, token.start()), "open_string", {})
        if parts > PARTS:
            return fault(file, place_in(text, token.start()), "many_parts", {"most": PARTS})
    return None
