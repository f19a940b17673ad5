"""Handing out: a pack as one page for people who have nothing installed. No journal is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from carecompanion.domain.pack import Pack

SHEETS: Final = ("a4", "letter")
"""What a page may be printed on."""

_FOR_ALL: Final = 0o644


def pack_from(source: str | Path, languages: Sequence[str] = ()) -> Pack | None:
    """The pack in a folder, in a built file, or that came with us under that id; None for any other name of a pack.

    Raises PackFaults for a folder with errors, FileMissing, and what reading a built file raises.
    """
    from pathlib import Path

    from carecompanion.errors import FileMissing
    from carecompanion.packs.builtin import builtin_ids, builtin_pack

    if source in builtin_ids():
        return builtin_pack(str(source), tuple(languages))
    path = Path(source)
    if path.is_dir():
        from carecompanion.packs.format import read_pack

        return read_pack(path, languages=languages)
    if path.is_file():
        from carecompanion.activities.authoring import built_pack
        from carecompanion.packs.carepack import read_carepack

        return read_carepack(built_pack(path)).pack(languages)
    if path.suffix or len(path.parts) != 1:
        raise FileMissing
    return None


def page(pack: Pack, paper: str = "a4") -> str:
    """*pack* as one HTML file for *paper* (one of SHEETS), with what it names of the packs that came with us.

    Raises ValueError for another paper.
    """
    from carecompanion.interchange.paper.handout import Sheet, handout_of

    return handout_of(pack, _named_by(pack), Sheet(paper))


def write(pack: Pack, where: Path, paper: str = "a4") -> None:
    """Write the page to the new file *where*. It holds nothing private and is meant for others: they may read it.

    Raises FileExists, CouldNotWrite, DiskFull, ReadOnly.
    """
    from carecompanion.settings.atomic import write_new

    write_new(where, page(pack, paper).encode(), _FOR_ALL)


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
