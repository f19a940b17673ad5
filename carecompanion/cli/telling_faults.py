"""What is to be mended in a source, a line each, so that an editor can jump there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from carecompanion.activities.authoring import Checked, Fault
    from carecompanion.cli.tell import Tell

FAULT: Final = {
    "file": TEXT, "line": NUMBER, "column": NUMBER, "code": TEXT, "what": TEXT, "hint": TEXT,
}  # fmt: skip


def fault_shape(fault: Fault) -> dict[str, object]:
    """One fault, for programs. ``code`` is stable."""
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "code": fault.reason,
        "what": fault.what,
        "hint": fault.hint,
    }


def tell_faults(tell: Tell, folder: Path, checked: Checked) -> None:
    """Errors first, then what is worth a look, apart from them; each with the place of its file."""
    if checked.errors:
        tell.line(tell.strong(say("authoring.errors")))
        tell_lines(tell, folder, checked.errors)
    if checked.warnings:
        if checked.errors:
            tell.line()
        tell.line(tell.strong(say("authoring.warnings")))
        tell_lines(tell, folder, checked.warnings)


def tell_lines(tell: Tell, folder: Path, faults: Iterable[Fault]) -> None:
    """A line each: ``file:line:column: what — hint``."""
    for fault in faults:
        tell.line(str(replace(fault, file=str(folder / fault.file))))
