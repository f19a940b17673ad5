"""A small journal to look at: the entries of the look's own pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.prompt import PromptSnapshot, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

ASK: Final = (
    "Name one small moment this week when you stood with someone, or could have. "
    "What happened, in plain words?"
)
AFTER_THE_MEETING: Final = """After the meeting

After the Tuesday meeting R-heron stayed behind to stack chairs. I stayed too. We did not say much.

She had asked, again, why the rota is fixed before anyone with school runs can answer. The room went quiet and the \
chair moved on. I looked at my notes.

I could have said: I would like to hear the answer to that. It was one sentence. I had it ready."""


def prompted(pack: str = "imperfect-ally") -> PromptSnapshot:
    """A prompt as it was read."""
    return PromptSnapshot(
        pack=PackId(pack),
        serial=1,
        id=PromptId("small-moment"),
        lang="en",
        signer="",
        signer_name="",
        licence="CC-BY-4.0",
        ask=ASK,
        wording=Wording.PLAIN,
        fields=(),
        pack_title="Acting before perfect",
    )


ENTRIES: Final[Sequence[tuple[str, str, dict[str, Any]]]] = (
    ("2026-10-14", "A rule about emotion\n\nIt says professional; it means quiet.", {}),
    ("2026-10-17", "One line, any line", {}),
    ("2026-10-20", "Care I do alone", {"tags": ("family",)}),
    ("2026-10-23", "Where hope passed", {"prompt": prompted("low-tide")}),
    ("2026-10-26", "My own part in a detour", {}),
    ("2026-10-29", "What was enough today", {"prompt": prompted("low-tide")}),
    ("2026-11-01", "A day that cares well", {}),
    ("2026-11-03", "Load and refill", {}),
    ("2026-11-05", "Early signs of moving away", {"prompt": prompted("staying-connected")}),
    ("2026-11-07", "Doors that open", {}),
    ("2026-11-09", "To someone who put up with me", {}),
    ("2026-11-11", "What the rota guards\n\nThe rota is a rule somebody wrote.", {"tags": ("work", "rota")}),
    ("2026-11-14", "Three things that carried", {}),
    ("2026-11-17", AFTER_THE_MEETING, {"prompt": prompted(), "tags": ("work", "rota")}),
    ("2026-11-20", "The bus stop after work\n\nI said it today.", {}),
)
