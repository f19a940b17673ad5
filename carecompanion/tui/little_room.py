"""A window too small for anything: it asks for more room, and whoever was writing goes on where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, cast

from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen, ScreenResultType

from carecompanion.tui.text import plain
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult
    from textual.widget import Widget

    from carecompanion.tui.app import CareApp


class RoomScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen whose widgets the style sheet hides below 30×8; the toolkit takes the focus from what it hides."""

    ASKS_FOR_ROOM: ClassVar[bool] = True
    is_settling = False
    """Is there no place yet for what is typed? It waits until :meth:`settled`."""
    _stood_in: Widget | None = None

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.typed_early: list[events.Key | events.Paste] = []

    def take_key(self, key: str) -> bool:  # noqa: ARG002 - for those that do
        """Take *key* before whatever works everywhere does, and True; False leaves it to the others."""
        return False

    @property
    def is_too_small(self) -> bool:
        """Is nothing but the question for more room shown?"""
        return self.has_class("-tiny") or self.has_class("-flat")

    def render(self) -> RenderResult:  # type: ignore[override]  # as every other widget may
        if self.is_too_small and self.ASKS_FOR_ROOM:
            return plain(say("app.too_small"))
        drawn = super().render()
        if isinstance(drawn, BackgroundScreen):
            from carecompanion.tui.backdrop import Backdrop

            colours = self.app.theme_variables
            return Backdrop(drawn.screen, Color.parse(colours["line"]), Color.parse(colours["background"]))
        return drawn

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        del event
        # The toolkit calls its own handler after this one: what it styles has the classes of its size already, so
        # that the first frame is styled once. (Through super it would all be done twice.)
        self.update_classes(self._classes_of_size(), update=False)
        self._take_up()

    def type_into(self, field: Widget) -> None:
        """Go into *field*: what is typed from now on, however quickly, is for it."""
        self.is_settling = True
        field.focus()  # it comes in the app's turn, and so does what follows
        self.app.call_later(self.settled)

    def settled(self) -> None:
        """Who types stands where they are to write."""
        self.is_settling = False
        self._take_up()

    def _take_up(self) -> None:
        if self.typed_early and not self.is_settling:
            self.app.call_next(cast("CareApp", self.app).take_up, self)

    def _classes_of_size(self) -> dict[str, bool]:
        across, down = self.app.HORIZONTAL_BREAKPOINTS or [], self.app.VERTICAL_BREAKPOINTS or []
        now = self._get_breakpoint_classes(self.app.size.width, across)
        now |= self._get_breakpoint_classes(self.app.size.height, down)
        return {name: name in now for _, name in (*across, *down)}

    def _on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._stood_in = event.widget

    async def _on_resize(self, event: events.Resize) -> None:
        del event
        if self.focused is None and self._stood_in is not None:
            self.is_settling = True  # what is typed as soon as there is room again is for where one stood
        # Once the styles of the new size hold.
        self.call_after_refresh(self._stand_there_again)

    def _stand_there_again(self) -> None:
        stood = self._stood_in
        if self.focused is None and stood in self.focus_chain:
            self.set_focus(stood)
        if self.is_settling:
            self.app.call_later(self.settled)
