"""Grounding: an exercise alone on the page, one step at a time. It may help, it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from carecompanion.domain.practice import Exercise
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion

COLUMN = 58


class GroundScreen(CareScreen[None]):
    """*exercise* first, where one is given; else the first that leaves the body alone. Locked, one of our own."""

    NAME = "ground"
    CSS_PATH: ClassVar = ["../styles/ground.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("ground"),
        Binding("enter,space", "next", show=False),
    ]

    def __init__(self, *, exercise: Exercise | None = None) -> None:
        super().__init__()
        self._given = exercise
        self._exercises: tuple[Exercise, ...] = ()
        self._at = 0
        self._step = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False):
            yield Static("", id="title")
            yield Static("", id="step")
            yield Static(plain(say("ground.may")), id="may")
        yield KeyFooter(self.footer_keys(), column=COLUMN)

    @told
    async def on_mount(self) -> None:
        if self.care.is_open and not self.care.door.is_hidden:
            self._exercises = await self.desk.run(exercises_of, self.companion)
        self._exercises = self._exercises or (_own(),)
        if self._given is not None:
            if self._given not in self._exercises:  # one that a pack by somebody brought
                self._exercises = (self._given, *self._exercises)
            self._at = self._exercises.index(self._given)
        self._show()

    @property
    def exercise(self) -> Exercise:
        """The one that is open."""
        return self._exercises[self._at]

    def _show(self) -> None:
        self.query_one("#title", Static).update(plain(self.exercise.title))
        self.query_one("#step", Static).update(plain(self.exercise.steps[self._step]))
        self.refresh_bindings()
        self.refresh_footer()

    # keys

    def footer_commands(self) -> tuple[Command, ...]:
        """Next while there is a next step, another while there is another."""
        return tuple(
            one for one in commands_of(self.NAME) if one.in_footer and self.check_action(one.action, ())
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the last step there is no next one, on the first none before."""
        del parameters
        if action == "next":
            return bool(self._exercises) and self._step + 1 < len(self.exercise.steps)
        if action == "another":
            return len(self._exercises) > 1
        return not (action == "before" and self._step == 0)

    def action_next(self) -> None:
        """The next step."""
        self._step += 1
        self._show()

    def action_before(self) -> None:
        """The step before."""
        self._step -= 1
        self._show()

    def action_another(self) -> None:
        """Another exercise, from its beginning."""
        self._at = (self._at + 1) % len(self._exercises)
        self._step = 0
        self._show()

    def action_back(self) -> None:
        """Enough."""
        self.dismiss(None)


def exercises_of(companion: Companion) -> tuple[Exercise, ...]:
    """Every exercise of the packs that are here, those that leave the body alone first."""
    every = [one for pack in companion.prompting.packs() for one in pack.exercises if one.steps]
    return tuple(sorted(every, key=lambda one: not one.body_free))


def _own() -> Exercise:
    steps = tuple(say(f"ground.locked.{number}") for number in (1, 2, 3, 4))
    return Exercise("look-around", say("ground.locked.title"), body_free=True, steps=steps)
