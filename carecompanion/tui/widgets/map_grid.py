"""A care map as a grid: a row for each role, a column for each ring; on narrow screens roles with people under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

RINGS: Final = ("near", "wider", "beyond")
NARROW_BELOW: Final = 56
_NAMES: Final = 16
_MARKER: Final = 2
_SIGN: Final = 2
_PITCH: Final = (8, 26)

Spot = tuple[int, int, int]
"""A row, a ring, and which of those who stand there."""


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody in a cell; ``sign`` is yes, unasked or no."""

    id: str
    handle: str = field(repr=False)
    sign: str = "unasked"


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: who stands near, wider, beyond."""

    role: str
    name: str
    rings: tuple[tuple[Here, ...], ...] = field(repr=False)
    is_gap: bool = False

    @property
    def height(self) -> int:
        """The rows it takes beside each other."""
        return max(1, *(len(ring) for ring in self.rings))


class MapPane(Vertical):
    """What stands around the grid; it says when it has another size, or comes into sight."""

    class Sized(Message):
        """There are ``rows`` rows now."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def on_resize(self, event: events.Resize) -> None:
        """Tell it."""
        self.post_message(self.Sized(event.size.height))


class MapGrid(Drawn, can_focus=True):
    """Arrows move by cell; within a cell from one to the next."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("left", "ring(-1)", show=False),
        Binding("right", "ring(1)", show=False),
        Binding("home", "to_end(0)", show=False),
        Binding("end", "to_end(-1)", show=False),
    ]

    class Moved(Message):
        """Another cell, or somebody else in it."""

    class Chosen(Message):
        """The one in hand was clicked once more."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._grid: tuple[RoleRow, ...] = ()
        self._spot: Spot = (0, 0, 0)
        self._rooms = 0
        self._spots: list[dict[int, Spot]] = []

    # what is shown

    def show_rows(self, rows: Sequence[RoleRow]) -> None:
        """Show these; the cell in hand stays in hand where it is still there."""
        self._grid = tuple(rows)
        self._spot = self._held(self._spot)
        self.redraw()

    def fit(self, rows: int) -> None:
        """There are that many rows to stand in: blank ones go where they would not fit."""
        if rows != self._rooms:
            self._rooms = rows
            self._rows = None
            self.refresh(layout=True)

    @property
    def role(self) -> str:
        """The role of the cell in hand; empty below the roles."""
        return self._grid[self._spot[0]].role if self._grid else ""

    @property
    def ring(self) -> str:
        """The ring of the cell in hand."""
        return RINGS[self._spot[1]]

    @property
    def person(self) -> str:
        """The id of the one in hand; empty in an empty cell."""
        here = self._cell(self._spot)
        return here[self._spot[2]].id if here else ""

    def stand_with(self, person: str, role: str = "") -> None:
        """Take the cell in hand where *person* stands, in *role* where that is said."""
        for at, row in enumerate(self._grid):
            for ring, here in enumerate(row.rings):
                for place, one in enumerate(here):
                    if one.id == person and role in {"", row.role}:
                        self._go((at, ring, place))
                        return

    def _cell(self, spot: Spot) -> tuple[Here, ...]:
        return self._grid[spot[0]].rings[spot[1]] if self._grid else ()

    def _held(self, spot: Spot) -> Spot:
        at = max(0, min(spot[0], len(self._grid) - 1))
        count = len(self._cell((at, spot[1], 0)))
        return (at, spot[1], max(0, min(spot[2], count - 1)))

    # drawing

    @property
    def _is_narrow(self) -> bool:
        return 0 < self.content_size.width < NARROW_BELOW

    def draw(self, width: int) -> list[Content]:
        """All of the map."""
        self._spots = []
        return self._as_headings(width) if width < NARROW_BELOW else self._as_grid(width)

    def _as_grid(self, width: int) -> list[Content]:
        pitch = max(_PITCH[0], min((width - _NAMES) // len(RINGS), _PITCH[1]))
        needed = sum(row.height for row in self._grid) + len(self._grid) + 1
        is_roomy = needed <= self._rooms
        lead = " " * (_NAMES + _MARKER)
        head = lead + "".join(say(f"people.ring.{ring}").ljust(pitch) for ring in RINGS)
        rows = [Content.styled(head.rstrip(), self.voice("quiet"))]
        self._spots.append({})
        for at, row in enumerate(self._grid):
            is_first_or_other = at == 0 or not row.role
            if is_roomy or (is_first_or_other and needed - len(self._grid) + 1 < self._rooms):
                rows.append(Content(""))
                self._spots.append({})
            for line in range(row.height):
                name = cut(row.name, _NAMES - 1, self.glyphs.cut) if line == 0 else ""
                drawn = Content.styled(name + " " * (_NAMES - cells(name)), self.voice("body"))
                spots: dict[int, Spot] = {}
                for ring in range(len(RINGS)):
                    drawn = drawn + self._in_cell(row, (at, ring, line), pitch)
                    spots[_NAMES + ring * pitch] = (at, ring, line)
                rows.append(drawn)
                self._spots.append(spots)
        return rows

    def _in_cell(self, row: RoleRow, spot: Spot, pitch: int) -> Content:
        here = row.rings[spot[1]]
        is_mine = spot == self._spot
        room = pitch - _MARKER - _SIGN - 1
        if spot[2] < len(here):
            body = self._one(here[spot[2]], room, is_mine=is_mine)
        elif spot[2] > 0:
            return Content(" " * pitch)
        elif row.is_gap and spot[1] == 0:
            words = say("people.room")
            if cells(words) > pitch - _MARKER - _SIGN:
                words = say("people.room_short")
            body = Content.styled(
                f"{self.glyphs.empty} {words}", self.voice("says" if self._shows(spot) else "quiet")
            )
        else:
            body = Content.styled(
                self.glyphs.empty if row.role or self._shows(spot) else "", self.voice("line")
            )
        return self._with_marker(body, pitch, is_mine=is_mine)

    def _shows(self, spot: Spot) -> bool:
        return spot == self._spot and self.has_focus

    def _with_marker(self, body: Content, width: int, *, is_mine: bool) -> Content:
        is_held = is_mine and self.has_focus
        marker = Content.styled((self.glyphs.chosen if is_held else "").ljust(_MARKER), self.voice("mark"))
        drawn = marker + body
        filled = drawn + Content(" " * max(width - drawn.cell_length - (1 if is_held else 0), 0))
        if is_held:
            return filled.stylize(self.voice("selected")) + Content(" " * (width - filled.cell_length))
        return filled

    def _one(self, here: Here, room: int, *, is_mine: bool) -> Content:
        signs = {"yes": self.glyphs.mark, "no": self.glyphs.empty}
        sign = Content.styled(signs.get(here.sign, self.glyphs.open) + " ", self.voice("body"))
        name = cut(one_line(here.handle), max(room, 1), self.glyphs.cut)
        return sign + Content.styled(name, self.voice("says" if is_mine else "body"))

    def _as_headings(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for at, row in enumerate(self._grid):
            rows.append(Content.styled(cut(row.name, width, self.glyphs.cut), self.voice("quiet")))
            self._spots.append({})
            for spot in self._places(at):
                here = row.rings[spot[1]]
                is_mine = spot == self._spot
                if here:
                    ring = say(f"people.ring.{RINGS[spot[1]]}") if row.role else ""
                    room = max(width - _MARKER - _SIGN - cells(ring) - 2, 1)
                    body = self._one(here[spot[2]], room, is_mine=is_mine)
                    air = " " * max(width - _MARKER - body.cell_length - cells(ring) - 1, 1)
                    body = body + Content.styled(air + ring, self.voice("quiet"))
                else:
                    words = say("people.room") if row.is_gap else ""
                    voice = self.voice("says" if self._shows(spot) else "quiet")
                    body = Content.styled(f"{self.glyphs.empty} {words}".rstrip(), voice)
                rows.append(self._with_marker(body, width, is_mine=is_mine))
                self._spots.append({0: spot})
        return rows

    def _places(self, at: int) -> list[Spot]:
        """Every place of a row where somebody stands; where nobody does, the nearest."""
        row = self._grid[at]
        found = [(at, ring, place) for ring, here in enumerate(row.rings) for place in range(len(here))]
        return found or [(at, 0, 0)]

    # moving

    def on_focus(self) -> None:
        """The marker comes."""
        self.redraw()

    def on_blur(self) -> None:
        """The marker goes."""
        self.redraw()

    def action_step(self, by: int) -> None:
        """The next one in the cell, or the cell above or below."""
        if not self._grid:
            return
        if self._is_narrow:
            places = [spot for at in range(len(self._grid)) for spot in self._places(at)]
            here = self._spot if self._spot in places else (self._places(self._spot[0]))[0]
            self._go(places[max(0, min(places.index(here) + by, len(places) - 1))])
            return
        at, ring, place = self._spot
        if 0 <= place + by < len(self._cell(self._spot)):
            self._go((at, ring, place + by))
        elif 0 <= at + by < len(self._grid):
            last = max(len(self._grid[at + by].rings[ring]) - 1, 0)
            self._go((at + by, ring, last if by < 0 else 0))

    def action_ring(self, by: int) -> None:
        """The cell beside it."""
        at, ring, place = self._spot
        if self._grid and not self._is_narrow and 0 <= ring + by < len(RINGS):
            self._go((at, ring + by, place))

    def action_to_end(self, at: int) -> None:
        """The first role or the last."""
        if self._grid:
            self._go((0 if at == 0 else len(self._grid) - 1, self._spot[1], 0))

    def _go(self, spot: Spot) -> None:
        self._spot = self._held(spot)
        self.redraw()
        self._bring_into_view()
        self.post_message(self.Moved())

    def _bring_into_view(self) -> None:
        around = self.parent
        rows = [y for y, spots in enumerate(self._spots) if self._spot in spots.values()]
        if isinstance(around, Widget) and rows:
            top = 0 if self._spot[0] == 0 else rows[0]
            around.scroll_to_region(Region(0, top, 1, rows[0] - top + 1), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """A click takes a cell in hand; one more opens it."""
        if not 0 <= event.y < len(self._spots):
            return
        starts = [start for start in self._spots[event.y] if start <= event.x]
        if not starts:
            return
        event.stop()
        spot = self._held(self._spots[event.y][max(starts)])
        if spot == self._spot and self.person:
            self.post_message(self.Chosen())
        else:
            self._go(spot)
