"""Small packs with practices, for tests: two who speak and witness, a long walk with holds, and words for repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import Column, ColumnKind, Counts, Field, FieldKind, Flows, Option, Table
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.pack import Pack
from carecompanion.domain.practice import Exercise, Gate, Practice, Step
from carecompanion.domain.prompt import STRONG, Prompt

if TYPE_CHECKING:
    import pytest

COUNTS: Final = Field("counted", FieldKind.COUNTS, "Who came", shape=Counts((Option("came", "came"),)))
AREAS: Final = Field(
    "areas",
    FieldKind.TABLE,
    "Where it stands",
    shape=Table((Column("stage", "stage", ColumnKind.LINE),), (Option("rota", "the rota"),)),
)
FLOW: Final = Field("flow", FieldKind.FLOW, "What emptied it", shape=Flows())

PAIR: Final = Practice(
    "two-voices",
    "Two voices",
    "pair",
    gate=(Gate("Have you both said yes?", "leave"),),
    steps=(
        Step(prompt="arrive", minutes=3, turn="both"),
        Step(say="Speak of what you hold dear.", minutes=10, turn="speaker", swap=True),
        Step(say="Give back the words that stayed.", minutes=3, turn="witness", swap=True),
        Step(ground="look-around"),
        Step(prompt="after-note", private=True, may_stay_open=True),
    ),
)
LONG: Final = Practice(
    "slow-reply",
    "A reply that can wait",
    "solo",
    gate=(
        Gate("Is contact wanted?", "support"),
        Gate("Is it for the two of you to hold?", "arrive"),
    ),
    steps=(
        Step(say="Take it slowly. It can wait.", minutes=1),
        Step(prompt="what-was-said", minutes=8, may_stay_open=True, revisit=(30,)),
        Step(prompt="the-reply", hold_hours=24, may_stay_open=True),
        Step(prompt="elsewhere/not-here"),
        Step(prompt="after-note", private=True),
    ),
)
PACK: Final = Pack(
    id=PackId("slow-steps"),
    title="Slow steps",
    version="1.0",
    serial=1,
    language="en",
    licence="CC-BY-4.0",
    leaving="That is enough.",
    care_note="Looks at words that were said. Any step can wait.",
    prompts=(
        Prompt(PromptId("arrive"), "What do you arrive with?"),
        Prompt(PromptId("what-was-said"), "What was said?", fields=(AREAS, COUNTS, FLOW)),
        Prompt(
            PromptId("the-reply"),
            "What would you answer?",
            doorway="One line only.",
            intensity=STRONG,
            content_note="Asks about words that hurt.",
        ),
        Prompt(PromptId("after-note"), "What stays with you?"),
    ),
    practices=(PAIR, LONG),
    exercises=(Exercise("look-around", "Look around", body_free=True, steps=("Name three things.",)),),
)


def use_packs(monkeypatch: pytest.MonkeyPatch, *packs: Pack) -> None:
    """Let *packs* be all the packs there are."""
    from carecompanion.packs import builtin

    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: packs)
