"""A small programme for tests: three meetings, two hopes, parts that are here, strong, or of a pack that is not."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.ids import PackId
from carecompanion.domain.pack import Facilitator, Pack
from carecompanion.domain.practice import Outcome, Programme, Session

PROGRAMME: Final = Programme(
    title="Three evenings",
    domain="How a rota is made.",
    community="Whoever works by it.",
    practice="Read it, talk, change a line.",
    outcomes=(Outcome("O1", "Read a rule."), Outcome("O2", "Change a line of it.")),
    sessions=(
        Session(
            0,
            "Evening 1: how it is",
            outcomes=("O1",),
            prompts=("slow-steps/arrive",),
            together="Say your names.",
        ),
        Session(
            14,
            "Evening 2: how it could be",
            outcomes=("O1", "O2"),
            practices=("slow-steps/two-voices", "elsewhere/a-walk"),
            prompts=("slow-steps/the-reply", "elsewhere/not-here"),
            together="Begin with what was tried.\nThen speak in pairs.",
        ),
        Session(28, "Evening 3: one line", prompts=("slow-steps/after-note",), closing=True),
    ),
)
EVENINGS: Final = Pack(
    id=PackId("three-evenings"),
    title="Three evenings, a programme",
    version="1.0",
    serial=1,
    language="en",
    licence="CC-BY-4.0",
    leaving="You can leave it here.",
    care_note="Looks at how work is shared out.",
    facilitators=(Facilitator("Ruth", "manager"),),
    programme=PROGRAMME,
)
