"""Handing out: a pack as one page for people who have nothing installed. No journal is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.pack import Pack

SHEETS: Final = ("a4", "letter")
"""What a page may be printed on."""


def page(pack: Pack, paper: str = "a4") -> str:
    """*pack* as one HTML file for *paper* (one of SHEETS), with what it names of the packs that came with us.

    Raises ValueError for another paper.
    """
    from carecompanion.interchange.paper.handout import Sheet, handout_of

    return handout_of(pack, _named_by(pack), Sheet(paper))


def write(pack: Pack, where: Path, paper: str = "a4") -> None:
    """Write the page to the new file *where*. Raises FileExists, CouldNotWrite, DiskFull, ReadOnly."""
    from carecompanion.settings.atomic import write_pieces

    write_pieces(where, (page(pack, paper).encode(),))


def _named_by(pack: Pack) -> dict[str, Pack]:
    """The built-in packs that *pack* leans on, and those these lean on, in its own language where they have it."""
    from carecompanion.packs.builtin import builtin_ids, builtin_pack

    found: dict[str, Pack] = {}
    waiting = [need.id for need in pack.needs]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name in builtin_ids():
            found[name] = builtin_pack(name, (pack.language,))
            waiting += [need.id for need in found[name].needs]
    return found
