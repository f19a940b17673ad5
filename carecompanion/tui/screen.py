"""What every screen shares: the open journal, the desk, the footer, and how an error is told."""

from __future__ import annotations

from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, cast

from textual.screen import ScreenResultType
from textual.widgets import Input

from carecompanion.errors import CareError
from carecompanion.tui.commands import EVERYWHERE, Command, command_named, commands_of, spoken
from carecompanion.tui.commands import PLACES as STANDING
from carecompanion.tui.hints import press
from carecompanion.tui.little_room import RoomScreen
from carecompanion.tui.rooms import PLACES, room
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from textual import events

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.looking_back import LookedBack
    from carecompanion.domain.entry import Draft
    from carecompanion.tui.app import CareApp
    from carecompanion.tui.desk import Desk
    from carecompanion.tui.widgets.strip import PlaceStrip

P = ParamSpec("P")
S = TypeVar("S", bound="CareScreen[Any]")


class CareScreen(RoomScreen[ScreenResultType], Generic[ScreenResultType]):
    """A screen of the companion. ``NAME`` is its name in commands and rooms."""

    NAME = ""
    AUTO_FOCUS = ""
    OPENS_LINE: ClassVar[str] = ""
    """The command after which one types into a line of this screen: its words may come with it, all at once."""

    @property
    def care(self) -> CareApp:
        """The app, by its own type."""
        return cast("CareApp", self.app)

    @property
    def desk(self) -> Desk:
        """The thread that owns the journal."""
        return self.care.desk

    @property
    def companion(self) -> Companion:
        """The open journal. Only for screens that stand behind the unlock screen."""
        return self.care.companion

    def take_key(self, key: str) -> bool:
        if not self.OPENS_LINE or not self.is_mounted or self.is_settling or self.typed_early:
            return False
        if key != self.care.key_of(command_named(self.NAME, self.OPENS_LINE)) or isinstance(
            self.focused, Input
        ):
            return False
        # At once, not when the widget with the focus comes to it: the words after it are already on their way.
        getattr(self, f"action_{self.OPENS_LINE}")()
        return True

    def footer_commands(self) -> tuple[Command, ...]:
        """The commands that work here now, most likely first; a screen may leave some out."""
        return tuple(command for command in commands_of(self.NAME) if command.in_footer)

    def footer_keys(self) -> list[tuple[str, str]]:
        """Those commands as (key, words), with the reader's own keys."""
        return [(spoken(self.care.key_of(command)), command.words) for command in self.footer_commands()]

    def key_of(self, name: str) -> str:
        """The reader's own key for this screen's command *name*, as a person reads it."""
        return spoken(self.care.key_of(command_named(self.NAME, name)))

    def compose_strip(self) -> Iterator[PlaceStrip]:
        """Row 0 of a place: the places there are, and which one this is."""
        # The door needs no strip: its first frame does not wait for one.
        from carecompanion.tui.widgets.strip import Place, PlaceStrip
        from carecompanion.words.days import day_on_strip

        today = self.care.opening.world.now().date()
        own = {command.name: spoken(self.care.key_of(command)) for command in commands_of(STANDING)}
        places = [Place(name, own.get(name, key), say(f"strip.{name}")) for name, key in PLACES]
        yield PlaceStrip(places, self.NAME, day_on_strip(today))

    def compose_footer(self, *, column: int = 0) -> Iterator[KeyFooter]:
        """The last row; at its right the palette's key, or before a journal is open the one that leaves."""
        name, words = ("palette", "app.all_key") if self.care.is_open else ("leave", "door.key.leave")
        key = spoken(self.care.key_of(command_named(EVERYWHERE, name)))
        yield KeyFooter((), (key, say(words)), column=column)

    def _on_mount(self, event: events.Mount) -> None:
        # The toolkit's own name, so that screens may have an on_mount of theirs beside it; it calls its own itself.
        del event
        self.refresh_footer()

    def refresh_footer(self) -> None:
        """What works here may have changed."""
        for footer in self.query(KeyFooter):
            footer.show_keys(self.footer_keys())

    def on_key_footer_key_chosen(self, event: KeyFooter.KeyChosen) -> None:
        """A key in the footer was clicked: the same as pressing it."""
        event.stop()
        press(self.app, event.key)

    async def on_place_strip_place_chosen(self, event: PlaceStrip.PlaceChosen) -> None:
        """A place in the strip was clicked."""
        event.stop()
        await self.care.go(event.place)

    def begin_anew(
        self, work: Callable[..., Coroutine[Any, Any, None]], *args: object, group: str = "newest"
    ) -> None:
        """Run ``work(*args)`` beside the screen; what the same group had begun before is given up."""
        newest: Any = partial(work, *args)  # not yet a coroutine: one that is given up unbegun would complain
        self.run_worker(newest, group=group, exclusive=True)

    def unsaved(self) -> Draft | None:
        """Writing that is not yet in the vault, for the moment before hiding, locking or ending."""
        return None

    def let_go(self) -> None:
        """The journal closes: what is unsaved has been kept; nothing of it may be asked for any more."""

    def stand_at(self, name: str) -> None:
        """Show what is called *name* here, where a screen has names for what it shows."""

    def settings_changed(self) -> None:
        """A setting is another: show what follows from it."""
        self.refresh_footer()

    async def action_look_back(self) -> None:
        """One older entry, because it was asked for."""
        try:
            found = await self.desk.run(self.companion.looking_back.look)
        except CareError as error:
            self.care.tell(error)
            return
        if found is None:
            self.care.mention(say("entry.nothing_older"))
        else:
            await self.look_back_at(found)

    async def action_begin_practice(self) -> None:
        """Begin a practice: which one is asked first."""
        from carecompanion.tui.running.beginning import Beginning

        try:
            await Beginning(self).choose()
        except CareError as error:
            self.care.tell(error)

    async def action_begin_programme(self) -> None:
        """Begin a programme: which one, and on which day, is asked first."""
        from carecompanion.tui.programme.asking import Asking

        try:
            await Asking(self).choose()
        except CareError as error:
            self.care.tell(error)

    async def look_back_at(self, found: LookedBack) -> None:
        """Open what looking back brought."""
        await self.app.push_screen(room("entry", entry_id=found.entry.id, why=found.why))

    def journal_changed(self) -> None:
        """Entries came, changed or went (here or in another process): look again."""


def told(
    action: Callable[Concatenate[S, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, None]]:
    """An action whose errors are told in the one way: what happened, one hint, and the writing untouched."""

    @wraps(action)
    async def told_action(self: S, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await action(self, *args, **kwargs)
        except CareError as error:
            self.care.tell(error)

    return cast("Callable[Concatenate[S, P], Coroutine[Any, Any, None]]", told_action)
