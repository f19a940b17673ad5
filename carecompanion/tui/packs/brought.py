"""What is brought by name to the place of packs: files that may be packs, folders that may be sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.errors import FileMissing

if TYPE_CHECKING:
    from pathlib import Path

PACK_BYTES: Final = 1024 * 1024
"""No built pack is larger."""
SOURCE: Final = "pack.toml"


def bytes_of(file: Path) -> bytes:
    """As much of *file* as a pack may have, and a byte more: what is too big is refused by whoever reads it.

    For the desk. Raises FileMissing.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(PACK_BYTES + 1)
    except OSError as fault:
        raise FileMissing from fault


def source_meant(place: Path | None) -> Path | None:
    """The folder of a source that *place* is, also where its pack.toml was named; else None. Looks at the disk."""
    try:
        if place is None:
            return None
        if place.name == SOURCE and place.is_file():
            return place.parent
        return place if place.is_dir() else None
    except (OSError, ValueError):  # too long, or no path at all
        return None
