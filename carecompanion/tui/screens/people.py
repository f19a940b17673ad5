"""People: who stands with one, by role and by ring, under the handles one gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.person import Contact
from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.people.changing import Changing
from carecompanion.tui.people.shown import About, Shown, about, look
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.map_grid import MapGrid, MapPane
from carecompanion.tui.widgets.map_names import MapNames
from carecompanion.tui.widgets.person_card import PersonCard
from carecompanion.tui.widgets.ring_view import RingView
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.care_map import CareMap
    from carecompanion.domain.person import Person

_FIRST_ROLE = "ally"
NARROW = 60
"""Below this many cells the way out comes first in the footer."""
AROUND_THE_GRID = 6
"""Rows of the map that are not the grid: names, legend, reading, and what is blank between them."""


class PeopleScreen(LookingPlace):
    """A map as a grid; beside it, or alone where there is less room, the card of the one in hand."""

    NAME = "people"
    AUTO_FOCUS = "#grid"
    CSS_PATH = "../styles/people.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("people")]

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown()
        self._at = 0
        self._about: About | None = None
        self._changing = Changing(self, self._do)
        self._to_stand: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Horizontal(id="page"):
            with MapPane(id="map"):
                yield MapNames(id="names")
                with VerticalScroll(id="around", can_focus=False):
                    yield MapGrid(id="grid")
                yield Static("", id="legend")
                yield Static("", id="reading")
                yield RingView(id="rings")
            yield PersonCard(id="card")
        yield EmptyPlace(say("people.empty"), self.key_of("add"), say("people.empty_key"))
        yield from self.compose_footer()

    @property
    def grid(self) -> MapGrid:
        """The map."""
        return self.query_one("#grid", MapGrid)

    @property
    def card(self) -> PersonCard:
        """The card."""
        return self.query_one("#card", PersonCard)

    @property
    def person(self) -> Person | None:
        """The one in hand."""
        return self._shown.person(self.grid.person)

    @property
    def map(self) -> CareMap | None:
        """The map that is shown."""
        return self._shown.map

    def stand_at(self, name: str) -> None:
        """Take the person of that id in hand, once they are there."""
        self._stand_with(name, "")

    def _stand_with(self, person: str, role: str) -> None:
        self._to_stand = (person, role)
        self._looker.again()

    # looking

    @told
    async def _look(self) -> None:
        at = self._at
        self._shown = shown = await self.desk.run(look, self.companion, at)
        if self._at == at:  # else another was asked for meanwhile, and is looked at next
            self._at = shown.at
        empty = self.query_one(EmptyPlace)
        is_empty = not shown.people or not shown.maps
        if not shown.maps:
            empty.say_instead(say("people.no_map"), self.key_of("maps"), say("people.no_map_key"))
        else:
            empty.say_instead(say("people.empty"), self.key_of("add"), say("people.empty_key"))
        self.set_class(is_empty, "is-empty")
        self.query_one(MapNames).show_names([one.name for one in shown.maps], shown.at)
        self.grid.show_rows(shown.rows())
        if self._to_stand is not None:
            self.grid.stand_with(*self._to_stand)
            self._to_stand = None
        self.query_one(RingView).show_rings(shown.rings())
        self.query_one("#legend", Static).update(self._legend())
        self.query_one("#reading", Static).update(plain(shown.reading))
        self._fit(self.query_one("#map").size.height)
        if is_empty:
            self.remove_class("one-card")
        elif self.focused is None:
            self.grid.focus()
        await self._show()

    def _legend(self) -> Content:
        signs = glyphs_of(self)
        named = [(signs.mark, "yes"), (signs.open, "unasked")]
        if any(here.sign == "no" for row in self._shown.rows() for ring in row.rings for here in ring):
            named.append((signs.empty, "no"))
        return Content("   ".join(f"{sign} {say(f'people.legend.{name}')}" for sign, name in named))

    @told
    async def _show(self) -> None:
        person = self.person
        self._about = None
        if person is not None:
            self._about = await self.desk.run(about, self.companion, person, self.map, self._today)
            self.card.show(person.handle, self._about.lines)
        else:
            self.card.show("", ())
            if self.card.has_focus:
                self._to_grid()
        self.set_class(person is None, "no-person")
        self.refresh_footer()

    async def _do(self, work: Callable[[], object]) -> object | None:
        """Run *work* on the desk and look again; None where it could not be done, which is told."""
        try:
            done = await self.desk.run(work)
        except CareError as error:
            self.care.tell(error)
            return None
        self.care.journal_changed()
        self._looker.again()
        return done

    def on_map_grid_moved(self) -> None:
        self.begin_anew(self._show, group="card")
        self.refresh_footer()

    def on_map_grid_chosen(self) -> None:
        self.action_open()

    def on_map_names_clicked(self, event: MapNames.Clicked) -> None:
        event.stop()
        self._show_map(event.at)

    def on_resize(self) -> None:
        self.refresh_footer()

    def on_map_pane_sized(self, event: MapPane.Sized) -> None:
        event.stop()
        self._fit(event.rows)

    def _fit(self, rows: int) -> None:
        self.grid.fit(rows - AROUND_THE_GRID)
        needed = len(self.grid.draw(max(self.grid.size.width, 1)))
        self.query_one(RingView).fit(rows - AROUND_THE_GRID - needed - 2)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is room for one pane, what has the focus is what is shown."""
        self.set_class(event.widget.id == "card", "one-card")
        self.refresh_footer()

    # the footer

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("people")}
        if not self.is_attached or self.has_class("is-empty"):
            names = ["add", "maps"]
        elif self.card.has_focus:
            names = ["asked", "cares", "flow", "contact", "entries", "back"]
            if self.app.size.width < NARROW:
                names = ["back", "asked", "flow"]
        elif self.person is None:
            names = ["add", "maps"]
        else:
            names = ["open", "add", "flow", "maps", "role", "entries"]
        return tuple(by_name[name] for name in names)

    # moving

    def action_open(self) -> None:
        """Into the card of the one in hand; into an empty cell somebody new."""
        if self.person is None:
            self.action_add()
        elif not self.card.has_focus:
            self.add_class("one-card")
            self.card.focus()

    def action_back(self) -> None:
        if self.card.has_focus:
            self._to_grid()

    def _to_grid(self) -> None:
        self.remove_class("one-card")
        self.grid.focus()

    def action_maps(self) -> None:
        """The next map, round to the first; where there is none, a new one."""
        if not self._shown.maps:
            self.action_new_map()
        else:
            self._show_map((self._at + 1) % len(self._shown.maps))

    def _show_map(self, at: int) -> None:
        self._at = at
        self._to_grid()
        self._looker.again()

    # doing

    def action_add(self) -> None:
        """Somebody into the cell in hand."""
        role = self.grid.role if self._shown.people else _FIRST_ROLE
        ring = self.grid.ring if self._shown.people else "near"
        here = {standing.person.id for standing in self._shown.grid.standing} if self._shown.grid else set()
        known = tuple(person.handle for person in self._shown.people if person.id not in here)
        self._changing.add(self.map, role, ring, known, self._stand_with)

    def action_asked(self) -> None:
        if self.person is not None:
            self._changing.ask(self.person)

    def action_cares(self) -> None:
        if self.person is not None:
            self._changing.cares(self.person)

    def action_contact(self) -> None:
        if self.person is not None:
            self._changing.contact(self.person)

    def action_note(self) -> None:
        if self.person is not None:
            self._changing.note(self.person)

    def action_flow(self) -> None:
        if self.person is not None:
            self._changing.flow(self.person)

    def action_role(self) -> None:
        if self.person is not None and self.map is not None:
            self._changing.role(self.person, self.map, self.grid.role, self._stand_with)

    def action_nearer(self) -> None:
        """Another ring in this role."""
        if self.person is None or self.map is None or not self.grid.role:
            self.care.mention(say("people.not_here"))
        else:
            self._changing.move(self.person, self.map, self.grid.role, self._stand_with)

    def action_wish(self) -> None:
        """Needed there, or wanted."""
        if self.person is None or self.map is None or not self.grid.role:
            self.care.mention(say("people.not_here"))
        else:
            self._changing.wish(self.person, self.map, self.grid.role)

    async def action_take_off(self) -> None:
        if self.person is None or self.map is None or not self.grid.role:
            self.care.mention(say("people.not_here"))
        else:
            await self._changing.take_off(self.person, self.map, self.grid.role)

    def action_let_go(self) -> None:
        if self.person is not None:
            self._changing.let_go(self.person)

    async def action_entries(self) -> None:
        """What was written with them, in the Journal."""
        if self.person is not None:
            handle = self.person.handle
            await self.care.go("journal")
            if isinstance(self.app.screen, CareScreen):
                self.app.screen.stand_at(f"with {handle}")

    @told
    async def action_letter(self) -> None:
        """A letter to the partner they are; to a no none is begun."""
        person = self.person
        if person is None:
            return
        if person.contact is Contact.NO:
            self.care.mention(say("people.no_contact", person=one_line(person.handle)))
            return
        found = await self.desk.run(about, self.companion, person, self.map, self._today)
        if found.partner is None:
            self.care.mention(say("people.no_partner", person=one_line(person.handle)))
        else:
            await self.app.push_screen(room("compose", to=found.partner))

    def action_new_map(self) -> None:
        self._changing.new_map(self._show_new)

    def _show_new(self) -> None:
        self._show_map(len(self._shown.maps))

    def action_rename_map(self) -> None:
        if self.map is not None:
            self._changing.rename_map(self.map)

    def action_remove_map(self) -> None:
        if self.map is not None:
            self._changing.remove_map(self.map)
