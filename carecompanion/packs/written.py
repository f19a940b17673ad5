"""How a TOML string is written, character by character: where in its quotes a character of the text stands."""

from __future__ import annotations

import re
from typing import Final

_LITERAL: Final = "'"
_THREE: Final = 3
# What one character of the text can be written as. A backslash at the end of a line takes the white space after it.
_ESCAPE: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_JOINED: Final = re.compile(r"\\[ \t]*\r?\n[ \t\r\n]*")


def begins_at(text: str, start: int, stop: int) -> int:
    """Where the string that ends before *stop* begins; *start* is where the parser says it does.

    In a string on one line the parser begins after the last escape. No quote inside is without a backslash before it.
    """
    quote = text[stop - 1 : stop]
    if quote == _LITERAL or text[start : start + _THREE] == quote * _THREE:
        return start
    at = stop - 2
    while at > 0 and (text[at] != quote or _is_escaped(text, at)):
        at -= 1
    return max(at, 0)


def _is_escaped(text: str, at: int) -> bool:
    first = at
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def written_at(written: str, offset: int) -> int:
    """Where in *written* (a string of TOML with its quotes) the character *offset* of its text begins."""
    quote = written[:1]
    is_long = written[:_THREE] == quote * _THREE and len(written) >= 2 * _THREE
    at = _THREE if is_long else 1
    if is_long and written[at : at + 1] == "\n":
        at += 1
    if quote == _LITERAL:
        return min(at + offset, len(written))
    end = len(written) - (_THREE if is_long else 1)
    at = _past_joins(written, at)
    while offset and at < end:
        escape = _ESCAPE.match(written, at)
        at = _past_joins(written, escape.end() if escape else at + 1)
        offset -= 1
    return min(at, len(written))


def _past_joins(written: str, at: int) -> int:
    while joined := _JOINED.match(written, at):
        at = joined.end()
    return at
