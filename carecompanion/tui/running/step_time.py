"""The time of a step, as a thin line above the footer while one writes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from carecompanion.errors import CareError
from carecompanion.tui.running.shown import is_time_running, time_of
from carecompanion.tui.widgets.run_lines import TimeLine

if TYPE_CHECKING:
    from carecompanion.domain.run import Run, StepRef
    from carecompanion.tui.screen import CareScreen

GLANCE_SECONDS: Final = 1.0


class StepTime(TimeLine):
    """The time of *step*, where it runs or rests; nothing where nobody let it run."""

    def __init__(self, step: StepRef, *, width: int) -> None:
        super().__init__(column=width)
        self._step = step
        self._run: Run | None = None
        self.display = False

    def on_mount(self) -> None:
        self.set_interval(GLANCE_SECONDS, self._glance)
        self.run_worker(self._look(), group="step-time")

    async def _look(self) -> None:
        screen = cast("CareScreen[None]", self.screen)
        try:
            run = await screen.desk.run(screen.companion.walking.find, self._step.run)
        except CareError:
            return  # the run is gone, the page is not
        if run.at == self._step.step:
            self._run = run
            self._glance()

    def _glance(self) -> None:
        screen = cast("CareScreen[None]", self.screen)
        if self._run is None or not screen.care.is_open:
            return
        now = screen.care.opening.world.now()
        self.show_time(time_of(self._run, now))
        if is_time_running(self._run, now) and not screen.care.door.is_hidden:
            screen.care.door.touch()
