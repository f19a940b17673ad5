"""The packs that come with the program: in the package when installed, in the checkout's ``prompts/`` else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.errors import NotFound
from carecompanion.packs.format import SOURCE, read_pack

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack


def builtin_folder() -> Path:
    """Where the built-in packs are. (An editable install does not see what the wheel takes in from ``prompts/``.)"""
    package = Path(__file__).resolve().parent.parent
    installed = package / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"


@cache
def builtin_ids() -> tuple[str, ...]:
    """The ids of the built-in packs, in order; nothing is parsed for it."""
    return tuple(sorted(path.parent.name for path in builtin_folder().glob(f"*/{SOURCE}")))


@cache
def builtin_pack(name: str, languages: tuple[str, ...] = ()) -> Pack:
    """The built-in pack of that id, parsed when first asked for. Raises NotFound."""
    if name not in builtin_ids():
        raise NotFound(name)
    return read_pack(builtin_folder() / name, languages=languages)


def builtin_packs(languages: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    """All built-in packs, by id; each parsed once a process."""
    return tuple(builtin_pack(name, languages) for name in builtin_ids())
