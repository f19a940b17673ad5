"""Framing: the frames of the house, to be laid over any writing. No journal is needed for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.domain.framing import FREE, heading_rows
from carecompanion.domain.text import clean
from carecompanion.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from carecompanion.domain.practice import Frame

_HOUSE: Final = "house"


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, in the house's order; each heading is one line, and no two of a frame are the same."""
    from carecompanion.packs.builtin import builtin_pack

    whole = tuple(_fit(frame) for frame in builtin_pack(_HOUSE).frames)
    return tuple(frame for frame in whole if frame.sections)


def frame(name: str) -> Frame:
    """The frame whose id is or begins with *name*. Raises NotFound, Ambiguous."""
    fitting = [one for one in frames() if one.id == name] or [
        one for one in frames() if name and one.id.startswith(name)
    ]
    if not fitting:
        raise NotFound(name, "frames", tuple(one.id for one in frames()))
    if len(fitting) > 1:
        raise Ambiguous(name, tuple(one.id for one in fitting))
    return fitting[0]


def headings_of(name: str) -> tuple[str, ...]:
    """The headings of the frame of that id; none for free writing, and for a frame that is not here any more."""
    return next((one.sections for one in frames() if one.id == name), ())


def following(name: str) -> str:
    """The id of the frame that comes after *name*: free writing first, then each frame, then free again."""
    names = [FREE, *(one.id for one in frames())]
    return names[(names.index(name) + 1) % len(names)] if name in names else FREE


def frame_in(text: str) -> str:
    """The id of the frame that *text* was written in, by the headings that stand in it; FREE where none is sure."""
    lines = text.split("\n")
    # One heading may be a line of anybody's, and belong to several frames.
    stands = [(len(heading_rows(lines, one.sections)), one.id) for one in frames()]
    most, name = max(stands, key=lambda found: found[0], default=(0, FREE))
    return name if most > 1 else FREE


def _fit(one: Frame) -> Frame:
    headings = (clean(heading, one_line=True) for heading in one.sections)
    return replace(
        one,
        sections=tuple(dict.fromkeys(heading for heading in headings if heading)),
        title=clean(one.title, one_line=True) or one.id,
    )
