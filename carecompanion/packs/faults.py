"""What is wrong with a pack's source, and where: every fault at once, errors and warnings apart."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from carecompanion.domain.text import for_screen, shorten
from carecompanion.errors import ExchangeError
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKS: Final = frozenset(
    {
        "placeholder", "html", "markup", "markdown", "loud", "shaming", "detail", "verdict", "hard", "questions",
        "doorway_long", "licence", "licence_unknown", "not_built_in", "need_unused", "no_ground", "not_there", "unused",
        "outcome_unused", "no_closing", "day_back", "untranslated", "stale",
        "stray", "own_language", "need_newer", "taken",
    }
)  # fmt: skip
"""Reasons that only an author is told of: a pack is read all the same."""

CHECKED_ERRORS: Final = frozenset({"placeholder", "html", "markup", "licence"})
"""Those among them that keep a pack from being built."""

WARNINGS: Final = CHECKS - CHECKED_ERRORS | {
    "unknown", "note_long", "ask_long", "not_needed", "no_sources", "no_step", "not_source",
}  # fmt: skip
"""Reasons that keep a pack neither from being read nor from being built."""

DEMANDS: Final = frozenset(
    {
        "required", "require", "requires", "mandatory", "obligatory", "must", "compulsory", "min_words", "max_words",
        "min_length", "minimum", "at_least", "word_count", "deadline", "due", "due_date", "report", "report_to",
        "submit", "submit_to", "send_to", "share_with", "notify", "track", "attendance", "complete_by", "completion",
        "score", "points", "grade", "streak",
    }
)  # fmt: skip
"""Keys that somebody may look for, and that no pack can have: nothing is asked of a member but a question."""

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: *line* and *column* count from 1, in characters; 0 where there is no place."""

    file: str
    line: int
    column: int
    reason: str
    what: str
    hint: str

    @property
    def is_warning(self) -> bool:
        """Can the pack be read all the same?"""
        return self.reason in WARNINGS

    def __str__(self) -> str:
        line = say("packs.fault.line", file=self.file, line=self.line, column=self.column, what=self.what)
        return say("packs.fault.hint", line=line, hint=self.hint) if self.hint else line


class PackFaults(ExchangeError):
    """A pack's source was refused; ``faults`` holds every fault, warnings too. Code E_LINT."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("E_LINT")
        self.faults = faults

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep the pack from being read."""
        return tuple(fault for fault in self.faults if not fault.is_warning)


def fault(file: str, place: tuple[int, int], reason: str, values: Mapping[str, object]) -> Fault:
    """A fault for *reason* in words; what the file itself says is shortened and made safe to show."""
    shown = {name: _shown(value) for name, value in values.items()}
    what, hint = f"packs.{reason}", f"packs.{reason}.hint"
    if reason in CHECKS:
        what, hint = f"checks.{reason}", f"checks.{reason}.hint"
    match reason:
        case "kind":
            shown["wanted"] = say(f"packs.kind.{values.get('wanted', 'text')}")
        case "not_one_of" | "unknown" | "not_here":
            known = values.get("allowed", values.get("known", ()))
            names = tuple(str(name) for name in known) if isinstance(known, tuple) else ()
            said = str(values.get("key" if reason == "unknown" else "said", ""))
            near = get_close_matches(said[:_SHOWN], names, n=1)
            if reason == "unknown" and said in DEMANDS:
                hint = "packs.unknown.demand"
            elif near and reason != "not_here":
                shown["near"], hint = near[0], f"packs.{reason}.near"
            elif not names and reason == "not_here":
                hint = "packs.not_here.none"
        case "licence" | "licence_unknown" if "near" in shown:
            hint = f"checks.{reason}.near"
        case "no_ground" | "not_there":
            known = values.get("known", ())
            names = tuple(str(name) for name in known) if isinstance(known, tuple) else ()
            near = get_close_matches(str(values.get("said", "")).rpartition("/")[2][:_SHOWN], names, n=1)
            if near:
                shown["near"], hint = near[0], f"checks.{reason}.near"
    return Fault(file, *place, reason, say(what, **shown), say(hint, **shown))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value)
    return shorten(for_screen(str(value)), _SHOWN)
