"""Frames: headings laid over a writing, each a line of its own in the text. Switching them never loses a word.

A line is a heading of a frame when it says just that, and the frame's headings before it came before it: the first
such line counts, any other is the writer's. Cursors are (row, column), rows being the text's lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Cursor = tuple[int, int]

FREE = ""
"""The name of no frame."""

BEFORE = -1
"""The place of what stands above the first heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading (its place in the frame, or BEFORE): lines from row ``start`` up to ``end``."""

    place: int
    start: int
    end: int

    @property
    def first(self) -> int:
        """Its first row, the heading's own where there is one."""
        return self.start if self.place == BEFORE else self.start - 1


def heading_rows(lines: Sequence[str], headings: Sequence[str]) -> dict[int, int]:
    """By row, which of the *headings* stands there."""
    found: dict[int, int] = {}
    place = 0
    for row, line in enumerate(lines):
        said = line.strip()
        if said and said in headings[place:]:
            found[row] = place = headings.index(said, place)
            place += 1
            if place == len(headings):
                break
    return found


def laid(text: str, old: Sequence[str], new: Sequence[str], cursor: Cursor = (0, 0)) -> tuple[str, Cursor]:
    """*text*, laid out under the headings *old*, under *new* instead; the cursor stays at its letter.

    All words stay in their order. Frames go from what was lived to what to do: a part moves to the heading that is as
    far along. Writing without headings goes under the first; no new headings leave the writing alone.
    """
    lines = text.split("\n")
    groups: dict[int, list[list[str]]] = {place: [] for place in range(BEFORE, len(new))}
    here, within = (0, 0), (0, 0)
    for part in _parts(lines, old):
        to = _place_in(new, part.place, old)
        body, skipped = _trimmed(lines[part.start : part.end])
        if part.first <= cursor[0] < part.end:
            here = (to, len(groups[to]))
            within = _within(body, cursor[0] - part.start - skipped, cursor[1])
        if body:
            groups[to].append(body)
    return _put_together(groups, new, here, within)


def tidied(text: str, headings: Sequence[str]) -> str:
    """*text* without those headings that have nothing under them; what else is there stays as it is."""
    lines = text.split("\n")
    kept = [
        lines[part.first : part.end]
        for part in _parts(lines, headings)
        if any(line.strip() for line in lines[part.start : part.end])
    ]
    return "\n".join(line for part in kept for line in part).rstrip()


def joined(bodies: Sequence[str], headings: Sequence[str]) -> str:
    """*bodies* under their *headings*, in order; a heading whose body says nothing is left out."""
    parts = (
        f"{heading}\n{body.strip(chr(10))}"
        for heading, body in zip(headings, bodies, strict=False)
        if body.strip()
    )
    return "\n\n".join(parts)


def apart(text: str, headings: Sequence[str]) -> tuple[str, list[str]]:
    """What stands above the first heading, and under each of the *headings*: the reverse of :func:`joined`."""
    lines = text.split("\n")
    bodies = [""] * len(headings)
    above = ""
    for part in _parts(lines, headings):
        body = "\n".join(_trimmed(lines[part.start : part.end])[0])
        if part.place == BEFORE:
            above = body
        else:
            bodies[part.place] = body
    return above, bodies


def is_blank(text: str, headings: Sequence[str]) -> bool:
    """Is there nothing but those headings?"""
    lines = text.split("\n")
    rows = heading_rows(lines, headings)
    return not any(line.strip() and row not in rows for row, line in enumerate(lines))


def below_heading(text: str, headings: Collection[str]) -> str:
    """*text* from its first line that is none of *headings*; all of it where there is no other."""
    lines = text.split("\n")
    for row, line in enumerate(lines):
        if line.strip() and line.strip() not in headings:
            return "\n".join(lines[row:])
    return text


def _parts(lines: Sequence[str], headings: Sequence[str]) -> list[Part]:
    rows = heading_rows(lines, headings)
    starts = [(BEFORE, 0), *((place, row + 1) for row, place in rows.items())]
    ends = [*rows, len(lines)]
    return [Part(place, start, end) for (place, start), end in zip(starts, ends, strict=True)]


def _place_in(new: Sequence[str], place: int, old: Sequence[str]) -> int:
    if not new:
        return BEFORE
    if place == BEFORE:
        return BEFORE if old else 0
    if len(old) < 2:
        return 0
    # Halves go up: "so what" is nearer to what it means than to what was noticed.
    return int(place * (len(new) - 1) / (len(old) - 1) + 0.5)


def _trimmed(lines: Sequence[str]) -> tuple[list[str], int]:
    """*lines* without blank ones at both ends, and how many went at the beginning."""
    said = [row for row, line in enumerate(lines) if line.strip()]
    return (list(lines[said[0] : said[-1] + 1]), said[0]) if said else ([], 0)


def _within(body: Sequence[str], row: int, column: int) -> Cursor:
    """The place in *body* nearest to (*row*, *column*)."""
    if row < 0 or not body:
        return 0, 0
    row, column = (row, column) if row < len(body) else (len(body) - 1, len(body[-1]))
    return row, min(column, len(body[row]))


def _put_together(
    groups: dict[int, list[list[str]]], headings: Sequence[str], here: tuple[int, int], within: Cursor
) -> tuple[str, Cursor]:
    """The text, and where in it the place *within* body *here* (its group, its number there) has come to stand."""
    lines: list[str] = []
    cursor = (0, 0)
    for place, bodies in groups.items():
        if place == BEFORE and not bodies:
            continue
        if lines:
            lines.append("")
        if place != BEFORE:
            lines.append(headings[place])
        for number, body in enumerate(bodies or [[""]]):
            if number:
                lines.append("")
            if (place, number) == here:
                cursor = (len(lines) + within[0], within[1])
            lines.extend(body)
        if here[0] == place and here[1] >= len(bodies) > 0:
            cursor = (len(lines) - 1, len(lines[-1]))
    return "\n".join(lines), cursor
