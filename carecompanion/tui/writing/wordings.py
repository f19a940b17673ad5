"""The prompt's other wordings: its lighter doorway, the one for whom it is aimed at; and the third person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.domain.prompt import Wording
from carecompanion.tui.text import plain
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.tui.screen import CareScreen

SHORT: Final = 20
"""On fewer rows the words of the prompt need all the room: what its pack asks one to know is said in passing."""


class Question(Vertical):
    """The prompt above the page, as it is read; empty in free writing."""

    def __init__(self, prompt: PromptSnapshot | None) -> None:
        super().__init__()
        self.prompt = prompt
        self.is_third_person = False

    def compose(self) -> ComposeResult:
        care = Static("", id="care-note")
        care.display = False
        yield care
        asks = Static(plain(self.prompt.ask if self.prompt else ""), id="asks")
        asks.display = self.prompt is not None
        yield asks
        origin = Static("", id="origin")
        origin.display = False
        yield origin
        third = Static(plain(say("write.third_person")), id="third-person")
        third.display = False
        yield third

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self.display = self.prompt is not None or self.is_third_person

    def say_around(self, care_note: str, origin: str) -> None:
        """Above the prompt what its pack asks one to know first, below it where it comes from; each may be empty."""
        for name, words in (("care-note", care_note), ("origin", origin)):
            line = self.query_one(f"#{name}", Static)
            line.update(plain(words))
            line.display = bool(words)

    def turn_third_person(self) -> None:
        """Invite to write about oneself as about somebody else, or no more."""
        self.is_third_person = not self.is_third_person
        self.query_one("#third-person", Static).display = self.is_third_person
        self._show()

    def read_as(self, prompt: PromptSnapshot) -> None:
        """Another wording of it."""
        self.prompt = prompt
        self.query_one("#asks", Static).update(plain(prompt.ask))


async def say_around(screen: CareScreen[Any], question: Question, draft: Draft) -> None:
    """Say what stands around the prompt of a page that answers it. Raises CareError."""
    care_note, origin = await screen.desk.run(_around, screen.companion, draft)
    if not question.is_attached:
        return
    if care_note and screen.app.size.height < SHORT:
        screen.care.mention(care_note)
        care_note = ""
    question.say_around(care_note, origin)


def _around(companion: Companion, draft: Draft) -> tuple[str, str]:
    prompt = draft.prompt
    if prompt is None:
        return "", ""
    # In a run its practice has said it; what is changed later was begun knowing it.
    is_first = draft.of_run is None and draft.entry is None
    care_note = companion.prompting.care_note_before(prompt) if is_first else ""
    return care_note, companion.trusting.provenance_of(prompt) if prompt.signer else ""


async def reworded(
    screen: CareScreen[Any], snapshot: PromptSnapshot | None, wording: Wording
) -> PromptSnapshot | None:
    """*snapshot* in *wording*, or in the reader's usual one where it is read so already; None where there is none.

    Raises CareError.
    """
    if snapshot is None:
        return None
    prompt = await screen.desk.run(screen.companion.prompting.prompt_of, snapshot)
    if prompt is None or prompt.words(wording) == prompt.ask:
        return None
    following = wording
    if snapshot.wording is wording:
        mine = await screen.desk.run(screen.companion.choosing.standpoint, snapshot.pack)
        is_other = wording is not Wording.TARGETED and mine is Wording.TARGETED and bool(prompt.targeted)
        following = Wording.TARGETED if is_other else Wording.PLAIN
    return replace(snapshot, ask=prompt.words(following), wording=following)
