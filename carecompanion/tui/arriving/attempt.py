"""One look at a folder of one's own: what was found, what it reads like, and both as leaves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.errors import ExchangeError
from carecompanion.tui.arriving import about
from carecompanion.tui.arriving.elsewhere import named_elsewhere
from carecompanion.tui.arriving.faults import fault_leaves, sources_of
from carecompanion.tui.arriving.leaf import Leaf
from carecompanion.tui.arriving.leaves import leaves_of
from carecompanion.tui.widgets.prose import Part
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from carecompanion.activities.authoring import Authoring, Checked
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was found in the folder; the pack as a member will read it, where that can be; the lines of its files.

    ``elsewhere`` is what is to be read of what it names of other packs.
    """

    checked: Checked
    pack: Pack | None
    sources: Mapping[str, Sequence[str]]
    elsewhere: Mapping[str, str]


def attempt_at(companion: Companion, authoring: Authoring, folder: Path) -> Attempt:
    """Read *folder*, in the reader's language where it has it. For the desk. Raises FileMissing."""
    checked = authoring.check(folder)
    pack = None
    if checked.pack is not None:
        # A file may be saved between the two readings: then the next look tells.
        with suppress(ExchangeError):
            pack = authoring.draft(folder, companion.choosing.languages)
    elsewhere = {} if pack is None else named_elsewhere(companion, pack)
    return Attempt(checked, pack, sources_of(folder, checked.faults), elsewhere)


def leaves_of_attempt(attempt: Attempt, *, shows_strong: bool) -> tuple[Leaf, ...]:
    """What is to be mended first, then what is worth a look, then the pack."""
    faults, sources, pack = attempt.checked.faults, attempt.sources, attempt.pack
    errors = tuple(fault_leaves(faults, sources, is_warning=False))
    warnings = tuple(fault_leaves(faults, sources, is_warning=True))
    if pack is None:
        return (*errors, *warnings)
    told = Part(say("trying.is_draft"), "quiet", gap=0)
    first = Leaf("about", say("arriving.head.pack"), say("arriving.about"), about.parts_of(pack, (told,)))
    return (*errors, first, *leaves_of(pack, attempt.elsewhere, shows_strong=shows_strong), *warnings)
