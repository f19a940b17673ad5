"""The packs that come with the program: in the package when installed, in the checkout's ``prompts/`` else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.domain.languages import language_for
from carecompanion.errors import NotFound
from carecompanion.packs.files import SOURCE
from carecompanion.packs.format import read_pack

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack

_SOURCE: Final = Path(SOURCE).stem
_OWN: Final = "en"
"""The language the built-in packs are written in."""


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
    """The built-in pack of that id for a reader of *languages*, parsed when first asked for. Raises NotFound."""
    if name not in builtin_ids():
        raise NotFound(name)
    folder = builtin_folder() / name
    others = sorted({path.stem for path in folder.glob("*.toml")} - {_SOURCE, _OWN})
    language = language_for(languages, _OWN, others)
    if languages and language == _OWN:
        return builtin_pack(name)
    # Only what is read is parsed: a translation costs nobody else a moment.
    files = {
        path.name: path.read_bytes() for path in folder.glob("*.toml") if path.stem in {_SOURCE, language}
    }
    return replace(read_pack(files, languages=(language,)), languages=(_OWN, *others))


def builtin_packs(languages: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    """All built-in packs, by id, for a reader of *languages*; each parsed once a process and language."""
    # Asked for as everybody asks for one: what is cached is found by how it was asked for.
    return tuple(builtin_pack(name, languages) if languages else builtin_pack(name) for name in builtin_ids())
