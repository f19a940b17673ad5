"""Run: one walk through a practice, a step at a time. Every step may wait, and every wait may be passed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from carecompanion.domain.prompt import Wording
from carecompanion.domain.run import StepState
from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.strong import before_strong
from carecompanion.tui.rooms import room
from carecompanion.tui.running.dialogs import before_leaving
from carecompanion.tui.running.documents import Document
from carecompanion.tui.running.shown import SOLO, is_time_running, time_of, words_of
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain, plain_line
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.run_lines import NARROW, NamedStep, StepsLine, TimeLine
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.practice import Exercise
    from carecompanion.domain.run import Run

COLUMN: Final = 68
GLANCE_SECONDS: Final = 1.0
MORE_MINUTES: Final = 2
FIRST: Final = ("pass_hold", "write", "pause")
"""What stands before *next* in the last row, the likeliest alone where there is little room."""


class RunScreen(CareScreen[None]):
    """The run *run*, at the step one stands on or at *at*. All of it is in the vault: closing it loses nothing."""

    NAME = "run"
    CSS_PATH: ClassVar = ["../styles/run.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("run"),
        Binding("down,j", "scroll_words(1)", show=False),
        Binding("up,k", "scroll_words(-1)", show=False),
    ]

    def __init__(self, *, run: Run, at: int | None = None) -> None:
        super().__init__()
        self._walked = run
        self._wanted = at
        self._exercise: Exercise | None = None
        self._document = Document(self)

    @property
    def walked(self) -> Run:
        """The run as it was last seen."""
        return self._walked

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            with Horizontal(id="head"):
                yield Static(plain_line(self._walked.title), id="title")
                partner = self._walked.partner
                yield Static(plain_line(say("running.with", who=partner) if partner else ""), id="partner")
            yield StepsLine(id="steps")
            yield Static("", id="roles")
            yield Static("", id="words")
            yield Static("", id="quiet")
            with Vertical(id="time-page"):
                yield TimeLine(id="time")
                yield Static(plain(say("running.no_record")), id="no-record")
        with Vertical(id="time-foot"):  # a small screen has it in sight, whatever it reads
            yield TimeLine(column=COLUMN)
        yield KeyFooter((), column=COLUMN)

    @told
    async def on_mount(self) -> None:
        walking = self.companion.walking
        self.set_interval(GLANCE_SECONDS, self._glance)
        self._show()
        await self.desk.run(walking.take_in_hand, self._walked)
        if self._wanted is not None and self._walked.is_open:
            await self._change(walking.stand_on, self._walked, self._wanted)
        else:
            await self._look()

    async def on_screen_resume(self) -> None:
        if self.care.is_open:
            await self._look()

    def journal_changed(self) -> None:
        self.call_next(self._look)

    async def on_unmount(self) -> None:
        # Where the journal closes (a lock, the end), it stays in hand and is there again.
        if self.care.is_open:
            try:
                await self.desk.run(self.companion.walking.put_down, self._walked)
            except CareError as error:
                self.care.tell(error)

    # looking

    @told
    async def _look(self) -> None:
        await self._change(self.companion.walking.find, self._walked.id)

    async def _change(self, change: Callable[..., Run], *given: object) -> None:
        """Let the run become what *change* makes of it, and show it."""
        self._walked = await self.desk.run(change, *given)
        name = self._walked.here.step.ground
        exercise = self.companion.walking.exercise
        self._exercise = await self.desk.run(exercise, name, self._walked.pack) if name else None
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        run, now = self._walked, self.care.opening.world.now()
        shown = words_of(run, now, self._exercise)
        self.query_one(StepsLine).show_steps(
            [NamedStep(step.title, is_done=step.state is StepState.DONE) for step in run.steps], run.at
        )
        self._put("roles", shown.roles)
        self._put("words", shown.words)
        self._put("quiet", "\n\n".join(shown.quiet))
        self._show_time()
        self.refresh_footer()

    def _put(self, name: str, words: str) -> None:
        static = self.query_one(f"#{name}", Static)
        static.display = bool(words)
        static.update(plain(words))

    def _show_time(self) -> None:
        time = time_of(self._walked, self.care.opening.world.now())
        for line in self.query(TimeLine):
            line.show_time(time)
        self.query_one("#no-record").display = time is not None

    def _glance(self) -> None:
        """Time goes on by itself; nothing else does."""
        run, now = self._walked, self.care.opening.world.now()
        if run.here.since is None or not self.care.is_open:
            return
        if is_time_running(run, now) and not self.care.door.is_hidden:
            self.care.door.touch()  # two people who listen press no keys: the time they gave each other is not idle
        if self.is_current:
            self._show_time()

    # keys

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("run")}
        names = list(self._names())
        if self._is_narrow and self._walked.is_open:
            # There is room for three: the way back is one of them.
            names = [*[name for name in names if name in FIRST][:1], "next", "back"]
        return tuple(by_name[name] for name in names)

    def _names(self) -> Iterator[str]:
        run, now = self._walked, self.care.opening.world.now()
        step = run.here
        if not run.is_open:
            yield from ("back", "export")
            return
        is_held = step.is_held(now)
        if is_held:
            yield "pass_hold"
        elif (step.step.prompt and not step.is_absent) or self._exercise is not None:
            yield "write"
        if time_of(run, now) is None:
            yield from ("next", "leave_open", "back")
            return
        has_begun = step.since is not None or step.gone > 0
        last = ("back", "more") if step.step.prompt else ("more", "back")
        yield from ("pause", "next", *(last if has_begun else ("back",)))

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        said = {self.key_of("pause"): self._words_of_pause()}
        if self._walked.here.step.ground:
            said[self.key_of("write")] = say("running.key.ground")
        if self._is_narrow and not said[self.key_of("pause")]:
            said[self.key_of("pause")] = say("running.key.pause")
        if self._is_narrow or not self._walked.is_open:
            said[self.key_of("back")] = say("running.key.back")
        return [(key, said.get(key) or words) for key, words in keys]

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < NARROW

    def on_resize(self) -> None:
        """Another width has room for other keys."""
        self.refresh_footer()

    def _words_of_pause(self) -> str:
        step, now = self._walked.here, self.care.opening.world.now()
        if step.since is not None:
            return ""
        return say("running.key.on" if step.gone_by(now) else "running.key.begin")

    # the way on

    @told
    async def action_next(self) -> None:
        """The next step; what is only said, or an exercise, is done by going on from it."""
        run, walking = self._walked, self.companion.walking
        if not run.is_open:
            return
        is_asking = bool(run.here.step.prompt) or run.here.is_held(self.care.opening.world.now())
        onward = run.at + 1
        if not is_asking:
            await self._change(walking.step_done, run, run.at)
        if onward < len(run.steps) and self._walked.is_open:
            await self._stand_on(onward)

    async def on_steps_line_chosen(self, event: StepsLine.Chosen) -> None:
        """A step was clicked."""
        event.stop()
        if self._walked.is_open:
            await self._stand_on(event.step)

    def action_scroll_words(self, rows: int) -> None:
        """Words longer than a small screen are read on."""
        self.query_one("#scroll", VerticalScroll).scroll_relative(y=rows, animate=False)

    async def action_before(self) -> None:
        """The step before."""
        if self._walked.at > 0 and self._walked.is_open:
            await self._stand_on(self._walked.at - 1)

    @told
    async def _stand_on(self, place: int) -> None:
        walking = self.companion.walking
        await self._change(walking.stand_on, self._walked, place)
        if self._walked.who != SOLO and self._walked.here.state is not StepState.DONE:
            await self._change(walking.let_time_run, self._walked)

    @told
    async def action_leave_open(self) -> None:
        """Leave this step open and go on."""
        if self._walked.is_open:
            await self._change(self.companion.walking.leave_open, self._walked, self._walked.at)

    @told
    async def action_pass_hold(self) -> None:
        """The hold is the reader's own."""
        if self._walked.here.is_held(self.care.opening.world.now()):
            await self._change(self.companion.walking.pass_hold, self._walked, self._walked.at)

    @told
    async def action_pause(self) -> None:
        """Time rests for both, or goes on."""
        walking = self.companion.walking
        resting = self._walked.here.since is None
        if self._walked.is_open:
            await self._change(walking.let_time_run if resting else walking.let_time_rest, self._walked)

    @told
    async def action_more(self) -> None:
        """A little more time, for both voices alike."""
        if time_of(self._walked, self.care.opening.world.now()) is not None:
            await self._change(self.companion.walking.give_more_time, self._walked, MORE_MINUTES)

    # writing

    @told
    async def action_write(self) -> None:
        """What asks for words opens in Write, and an exercise alone on the page; both come back here."""
        run = self._walked
        step = run.here
        if not run.is_open or step.is_held(self.care.opening.world.now()):
            return
        if not step.step.prompt and self._exercise is None:
            await self.action_next()
        elif self._exercise is not None:
            await self.app.push_screen(room("ground", exercise=self._exercise))
        elif step.note:
            self.app.push_screen(before_strong(step.note), self._gate_answered)
        else:
            await self._open()

    async def _gate_answered(self, answer: str | None) -> None:
        if answer == "open":
            await self._open()
        elif answer == "lighter":
            await self._open(is_lighter=True)
        elif answer == "ground":
            await self.app.push_screen(room("ground"))

    @told
    async def _open(self, *, is_lighter: bool = False) -> None:
        draft = await self.desk.run(self.companion.walking.begin_step, self._walked, self._walked.at)
        if draft is None:
            await self._look()
            return
        is_fresh = draft.is_empty and draft.entry is None
        if is_lighter:
            doorway = self._walked.here.doorway
            if not doorway:
                self.care.mention(say("today.no_lighter"))
                return
            if is_fresh and draft.prompt is not None:
                draft = replace(draft, prompt=replace(draft.prompt, ask=doorway, wording=Wording.DOORWAY))
        brought_back = not draft.is_empty and draft.entry is None
        await self.app.push_screen(room("write", draft=draft, brought_back=brought_back))

    # leaving

    def action_export(self) -> None:
        """The clean work document, in a file."""
        self._document.ask(self._walked)

    def action_leave(self) -> None:
        """Leave it for good: in one step, and no reasons are owed."""
        if self._walked.is_open:
            self.app.push_screen(before_leaving(), self._leave_answered)

    @told
    async def _leave_answered(self, answer: str | None) -> None:
        if answer == "leave":
            self._walked = await self.desk.run(self.companion.walking.leave, self._walked)
            self.care.mention(say("running.left"))
            self.dismiss(None)
            self.care.journal_changed()

    def action_back(self) -> None:
        """It stays open."""
        self.dismiss(None)
        self.care.journal_changed()
