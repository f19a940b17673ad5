"""What docs/practices.md tells a newcomer to do, read from the page itself.

A row is a ``###`` heading. Its numbered lines are for the screen: `keys` are pressed, “words” are typed, and *what is
seen* is waited for, in the order they stand in. Its block of commands is for the shell: a line after ``$`` is a call,
each line under it stands in the answer; ID is the first word of the answer before.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKEN: Final = re.compile(r"`(?P<press>[^`]+)`|“(?P<type>[^”]+)”|\*(?P<see>[^*]+)\*")
_STEP: Final = re.compile(r"^\d+\. ((?:.|\n(?!\d+\. |\n))*)", re.MULTILINE)
_BLOCK: Final = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PICTURE: Final = re.compile(r"!\[[^]]+\]\(\.\./(screenshots/[^)]+)\)")
_NAMES: Final = {
    "enter": "Enter",
    "esc": "Escape",
    "tab": "Tab",
    "space": "Space",
    "↑": "Up",
    "↓": "Down",
    "→": "Right",
    "←": "Left",
    "end": "End",
    "f9": "F9",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing on the screen: ``press`` a key, ``type`` words, or ``see`` words."""

    kind: str
    said: str

    @property
    def key(self) -> str:
        """The key by the name that a terminal of the tests knows."""
        if self.said.startswith("ctrl+"):
            return f"C-{self.said[5:]}"
        return _NAMES.get(self.said, self.said)


@dataclass(frozen=True, slots=True)
class Call:
    """One command, and the lines its answer holds; it may be given words by ``echo``, or answer into a ``file``."""

    words: tuple[str, ...]
    answer: tuple[str, ...]
    stdin: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the page: its name, the part it stands in, and what is done in it."""

    name: str
    part: str
    acts: tuple[Act, ...]
    calls: tuple[Call, ...]
    picture: str

    def __str__(self) -> str:
        return self.name


def rows_of(page: Path) -> tuple[Row, ...]:
    """Every row of *page*, in order."""
    rows = []
    for part in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        for row in re.split(r"^### ", rest, flags=re.MULTILINE)[1:]:
            name, _, text = row.partition("\n")
            picture = _PICTURE.search(text)
            rows.append(
                Row(name, title, tuple(_acts(text)), tuple(_calls(text)), picture[1] if picture else "")
            )
    return tuple(rows)


def _acts(text: str) -> Iterator[Act]:
    for step in _STEP.finditer(text):
        for token in _TOKEN.finditer(" ".join(step[1].split())):
            assert token.lastgroup is not None
            yield Act(token.lastgroup, token[token.lastgroup])


def _calls(text: str) -> Iterator[Call]:
    for block in _BLOCK.finditer(text):
        for one in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            call, _, answer = one.replace("\\\n", " ").partition("\n")
            before, _, call = call.rpartition("carecompanion ")
            call, _, file = call.partition(" > ")
            stdin = "".join(f"{word}\n" for word in shlex.split(before)[1:-1])
            lines = tuple(line.strip() for line in answer.splitlines() if line.strip())
            yield Call(tuple(shlex.split(call)), lines, stdin, file.strip())
