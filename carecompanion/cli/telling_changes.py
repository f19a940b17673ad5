"""What changed in a pack, part by part: key by key with the words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG, TEXT
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.cli.tell import Tell
    from carecompanion.domain.pack_diff import Change, PackDiff, PartDiff

_CHANGE: Final = {"key": TEXT, "before": TEXT, "after": TEXT}
DIFFERENCE: Final = {
    "head": [_CHANGE],
    "parts": [
        {
            "kind": "prompt, practice, session, ground, guide or frame",
            "id": TEXT,
            "title": TEXT,
            "how": "added, removed or changed",
            "changes": [_CHANGE],
        }
    ],
    "is_reordered": FLAG,
}


def difference_shape(difference: PackDiff) -> dict[str, object]:
    """What changed, for programs."""
    return {
        "head": _changes(difference.head),
        "parts": [
            {
                "kind": part.kind.value,
                "id": part.id,
                "title": part.title,
                "how": part.how.value,
                "changes": _changes(part.changes),
            }
            for part in difference.parts
        ],
        "is_reordered": difference.is_reordered,
    }


def tell_difference(tell: Tell, difference: PackDiff) -> None:
    """What changed, a line a key; what came or went is said by its name, with its words below."""
    if difference.is_empty:
        tell.line(say("cli_packs.nothing_changed"))
        return
    for change in difference.head:
        _tell_change(tell, change)
    if difference.is_reordered:
        tell.line(say("cli_packs.reordered"))
    for part in difference.parts:
        _tell_part(tell, part)


def _tell_part(tell: Tell, part: PartDiff) -> None:
    tell.line()
    kind = say(f"cli_packs.part.{part.kind.value}")
    tell.line(
        tell.strong(say(f"cli_packs.how.{part.how.value}", kind=kind, id=part.id)), "  ", tell.dim(part.title)
    )
    for change in part.changes:
        _tell_change(tell, change)


def _tell_change(tell: Tell, change: Change) -> None:
    if change.before:
        tell.line("  ", say("cli_packs.before", key=change.key, words=_inset(change.before)))
    if change.after:
        tell.line("  ", say("cli_packs.after", key=change.key, words=_inset(change.after)))


def _inset(words: str) -> str:
    return words.strip().replace("\n", "\n      ")


def _changes(changes: Sequence[Change]) -> list[dict[str, str]]:
    return [{"key": one.key, "before": one.before, "after": one.after} for one in changes]
