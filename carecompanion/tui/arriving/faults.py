"""What is wrong with a source, as leaves: where, what, one hint, and the lines around the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.tui.arriving.leaf import Leaf
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from carecompanion.packs.faults import Fault

AROUND: Final = 2
"""How many lines before and after the place are shown."""
HERE: Final = "› "
_LINE: Final = 240
_BYTES: Final = 256 * 1024


def sources_of(folder: Path, faults: Sequence[Fault]) -> dict[str, tuple[str, ...]]:
    """The lines of the files that *faults* are in, as far as they can be read. For the desk."""
    lines = {}
    for name in {fault.file for fault in faults}:
        try:
            with (folder / name).open("rb") as file:
                lines[name] = tuple(file.read(_BYTES).decode("utf-8", "replace").split("\n"))
        except OSError:
            continue
    return lines


def fault_leaves(
    faults: Sequence[Fault], sources: Mapping[str, Sequence[str]], *, is_warning: bool
) -> Iterator[Leaf]:
    """The errors, or the warnings, in the order of the files."""
    head = say("trying.head.warnings" if is_warning else "trying.head.errors")
    for number, fault in enumerate(faults):
        if fault.is_warning is not is_warning:
            continue
        place = f"{fault.line}:{fault.column}" if fault.line else ""
        yield Leaf(f"fault {number}", head, fault.what, tuple(_parts(fault, sources)), place)


def _parts(fault: Fault, sources: Mapping[str, Sequence[str]]) -> Iterator[Part]:
    yield Part(fault.what, "says")
    yield Part(_place(fault), "quiet", gap=0)
    if fault.hint:
        yield Part(fault.hint)
    lines = sources.get(fault.file, ())
    if not 0 < fault.line <= len(lines):
        return
    first = max(fault.line - AROUND, 1)
    for number in range(first, min(fault.line + AROUND, len(lines)) + 1):
        is_it = number == fault.line
        words = lines[number - 1]
        shown = words if len(words) <= _LINE else words[:_LINE] + "…"
        numbered = say("trying.line", number=number, words=shown.rstrip("\r"))
        voice, lead = ("body", HERE) if is_it else ("quiet", " " * len(HERE))
        yield Part(numbered, voice, gap=1 if number == first else 0, lead=lead)


def _place(fault: Fault) -> str:
    if not fault.line:
        return fault.file
    return say("trying.place", file=fault.file, line=fault.line, column=fault.column)
