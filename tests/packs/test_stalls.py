"""Sources made to keep a parser, or the check itself, busy: each is told about, and what is dear is never begun.

Times are measured by ``python -m tests.bench``; here it is counted what reaches the parsers.
"""

from __future__ import annotations

import tomllib
from typing import Final

import pytest

from carecompanion.packs.lint.check import check_source
from tests.packs.sources import SMALL

FULL: Final = 256 * 1024
HEAD: Final = SMALL.split(b"\n[[sources]]")[0] + b"\n"

Shape = tuple[bytes, str]


def filled(start: bytes, inside: bytes, end: bytes = b"") -> bytes:
    """*start*, then *inside* over and over until no more goes into a source, then *end*."""
    room = FULL - len(HEAD) - len(start) - len(end)
    return start + inside * (room // len(inside)) + end


def numbered(line: bytes, size: int = 252 * 1024) -> bytes:
    """Lines of *line* with a number in each, up to *size* bytes."""
    lines = b"".join(line % number for number in range(size // len(line)))
    return lines[: lines.rindex(b"\n", 0, size) + 1]


# What a parser of TOML takes seconds for: it is refused before there is one.
UNPARSED: Final[dict[str, Shape]] = {
    "a dotted key of 64 KiB": (b"a" + b".a" * (32 * 1024) + b" = 1\n", "dots"),
    "a dotted key in quotes": (b'"a"' + b'."a"' * (16 * 1024) + b" = 1\n", "dots"),
    "a dotted header": (b"[" + b"a." * (32 * 1024) + b"a]\n", "dots"),
    "one table of 252 KiB": (numbered(b"k%d = 1\n"), "many_parts"),
    "one inline table of 252 KiB": (
        b"x = {" + numbered(b"k%d=1,\n").replace(b"\n", b"") + b"}\n",
        "many_parts",
    ),
    "dotted tables": (numbered(b"a.b%d.c = 1\n"), "many_parts"),
    "headers": (numbered(b"[t%d]\n"), "many_parts"),
    "tables in a list": (filled(b"", b"[[a]]\n"), "many_parts"),
    "a list of ones": (filled(b"x = [", b"1,", b"]"), "many_parts"),
    "lists in lists": (filled(b"x = ", b"["), "deep"),
    "tables in tables": (filled(b"x = ", b"{a="), "deep"),
    "a text that never ends": (filled(b'x = """', b"a"), "open_string"),
}

# What is parsed, and then searched for words and wording.
SEARCHED: Final[dict[str, Shape]] = {
    "opened styles": (filled(b'about = "', b"[b ", b'"\n'), "long_line"),
    "opened actions": (filled(b'about = "', b"[@", b'"\n'), "long_line"),
    "opened links": (filled(b'about = "', b"[](", b'"\n'), "long_line"),
    "opened brackets": (filled(b'about = "', b"[", b'"\n'), "long_line"),
    "opened placeholders": (filled(b'about = "', b"[your ", b'"\n'), "long_line"),
    "opened elements": (filled(b'about = "', b"<a ", b'"\n'), "long_line"),
    "stars": (filled(b'about = "', b"**a", b'"\n'), "long_line"),
    "vowels": (filled(b'[[prompt]]\nid = "a"\nask = "', b"ae", b'"\n'), "long_line"),
    "hyphens": (filled(b'about = "', b"a-", b'"\n'), "long_line"),
    "marks on one letter": (filled(b'about = "e', "\u0301\u0316".encode(), b'"\n'), "long_line"),
    "line breaks": (filled(b'about = """', b"\n", b'"""\n'), "many_lines"),
    "escapes": (filled(b'about = "', b"\\u0041", b'"\n'), "long_line"),
    "an id": (filled(b'[[prompt]]\nask = "x"\nid = "', b"a", b'"\n'), "bad_id"),
    "a key": (filled(b"", b"x", b" = 1\n"), "unknown"),
    "opened styles, line by line": (
        b'about = """' + (b"[b " * 300 + b"\n") * 39 + b'"""\n',
        "no_sources",
    ),
    "opened placeholders, text by text": (
        b"".join(b'[[prompt]]\nid = "p%d"\nask = "%s"\n' % (n, b"[your " * 160) for n in range(200)),
        "ask_long",
    ),
    "digits": (filled(b"x = ", b"9"), "syntax"),
    "backslashes": (filled(b'x = "', b"\\"), "syntax"),
    "quotes": (filled(b"x = ", b'"'), "syntax"),
}


def told(source: bytes) -> set[str]:
    return {fault.reason for fault in check_source({"pack.toml": HEAD + source}).faults}


@pytest.mark.parametrize("name", UNPARSED)
def test_what_would_stall_a_parser_never_reaches_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda _text: pytest.fail("it was parsed"))
    source, reason = UNPARSED[name]
    assert told(source) == {reason}


@pytest.mark.parametrize("name", SEARCHED)
def test_what_is_long_is_told_and_not_searched_without_end(name: str) -> None:
    source, reason = SEARCHED[name]
    assert len(HEAD + source) <= FULL
    assert reason in told(source)
