"""A programme one goes through: its meetings, the parts of each, and what is done together. Any may be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.programme_week import Stand
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.opening_page import open_page
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.programme.asking import Asking
from carecompanion.tui.programme.shown import (
    Seen,
    about_part,
    about_programme,
    row_of,
    seen,
    together_of,
    weeks_of,
    when_of,
)
from carecompanion.tui.programme.where import where_in_words
from carecompanion.tui.rooms import room
from carecompanion.tui.running.beginning import Beginning
from carecompanion.tui.screen import told
from carecompanion.tui.text import one_line, plain, plain_line
from carecompanion.tui.widgets.grouped_rows import GroupedRows
from carecompanion.tui.widgets.pairs import Pairs
from carecompanion.tui.widgets.prose import Part as Said
from carecompanion.tui.widgets.prose import Prose
from carecompanion.tui.widgets.weeks_line import WeeksLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.gathering import Part
    from carecompanion.domain.programme_week import Going
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows

READING = "is-reading"
"""The class of the screen while what is done together has the page."""
ABOUT = "is-about"


class ProgrammeScreen(LookingPlace):
    """The meeting that is now, or another; wide, with all of them at the left."""

    NAME = "programme"
    AUTO_FOCUS = "#parts"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("programme") if binding.key != "enter"
    ]
    CSS_PATH = "../styles/programme.tcss"

    def __init__(self, *, going: Going, at: int | None = None) -> None:
        super().__init__()
        self._going = going
        self._at = at
        self._shown: Seen | None = None
        self._is_over = False
        self._asking = Asking(self)

    def compose(self) -> ComposeResult:
        yield Static("", id="head")
        with Horizontal(id="page"):
            yield Pairs(id="weeks")
            with Vertical(id="meeting"):
                yield WeeksLine(id="line")
                yield Static("", id="title")
                yield Static("", id="when")
                yield GroupedRows(id="parts")
                yield Static("", id="words")
                yield Static("", id="about")
                yield Prose(marks_focus=True, id="together")
        yield from self.compose_footer()

    @property
    def part(self) -> Part | None:
        """The part one stands on."""
        parts = () if self._shown is None else self._shown.parts
        row = self.query_one("#parts", GroupedRows).selected
        return parts[row] if row < len(parts) else None

    # looking

    @told
    async def _look(self) -> None:
        if self._is_over:
            return
        shown = await self.desk.run(seen, self.companion, self._going, self._at)
        if shown is None:
            self._close()  # it was left, here or in another window
            return
        self._shown, self._going = shown, shown.going
        self._show(shown)

    def _show(self, shown: Seen) -> None:
        going = shown.going
        is_said = going.stand is Stand.NOW and shown.at == going.week  # right below, by the meeting itself
        where = "" if is_said else where_in_words(going, self._today)
        self.query_one("#head", Static).update(
            Content.assemble((one_line(going.title), SAYS), (f"   {where}", QUIET))
        )
        if not going.sessions:
            self._show_absent()
            return
        self.query_one("#title", Static).update(plain_line(going.sessions[shown.at].title))
        self.query_one("#when", Static).update(plain_line(when_of(shown, self._today)))
        self.query_one(WeeksLine).show_weeks(
            len(going.sessions), None if going.is_over else going.week, shown.at
        )
        weeks = self.query_one("#weeks", Pairs)
        weeks.show_pairs(weeks_of(going, self._today, weeks.glyphs))
        weeks.select(str(shown.at))
        parts = self.query_one("#parts", GroupedRows)
        parts.show_rows([row_of(part, self._today) for part in shown.parts])
        parts.styles.height = max(len(shown.parts), 1)
        self.set_class(not shown.parts, "has-no-parts")
        said = (
            about_programme(shown, weeks.glyphs)
            if self.has_class(ABOUT)
            else together_of(shown) or (Said(say("programme.nothing_together"), "quiet"),)
        )
        prose = self.query_one(Prose)
        if said != prose.parts:
            prose.show_parts(said)
        self._show_part()
        self._hold_focus()
        self.refresh_footer()

    def _show_absent(self) -> None:
        self.add_class("has-no-parts", READING)
        self.query_one(Prose).show_parts((Said(say("gathering.absent_hint"), "quiet"),))
        self.query_one(Prose).focus()
        self.refresh_footer()

    def _show_part(self) -> None:
        words, about = ("", "") if self.part is None else about_part(self.part)
        self.query_one("#words", Static).update(plain(words))
        self.query_one("#about", Static).update(plain_line(about))

    def _hold_focus(self) -> None:
        """Where there is nothing to open, what is done together is read."""
        if self.focused is None or not self.focused.display:
            wanted = "#together" if self.has_class("has-no-parts", READING) else "#parts"
            self.query_one(wanted).focus()

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if event.rows.id == "weeks":
            self._go_to(event.row)
        else:
            self._show_part()

    def on_descendant_focus(self) -> None:
        self.refresh_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("programme")}
        if self._shown is None or not self._shown.going.sessions:
            return by_name["leave"], by_name["back"]
        rest = "leave" if self._shown.going.is_over else "rest"
        names = ["after", "together", "about", rest, "back", *(["leave"] if rest != "leave" else [])]
        if self.part is not None and not self.part.is_absent and not self.has_class(READING):
            names = ["open", "after", "together", rest, "back", "about"]
        if self._shown.at + 1 == len(self._shown.going.sessions):  # nothing is ahead
            names[names.index("after")] = "before"
        if len(self._shown.going.sessions) == 1:
            names.remove("before")
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if not self._going.is_paused:
            return keys
        rests = next(command.words for command in commands_of("programme") if command.name == "rest")
        return [(key, say("programme.key.resume") if words == rests else words) for key, words in keys]

    # going through it

    def action_after(self) -> None:
        """The meeting after this one, whether its day has come or not."""
        self._step(1)

    def action_before(self) -> None:
        """The one before it."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._shown is not None and 0 <= self._shown.at + by < len(self._shown.going.sessions):
            self._go_to(self._shown.at + by)

    def _go_to(self, at: int) -> None:
        if self._shown is not None and at != self._shown.at:
            self._at = at
            self.remove_class(ABOUT)
            self.query_one("#parts", GroupedRows).selected = 0
            self._looker.again()

    def action_together(self) -> None:
        """What is done together has the page; the same key brings the parts back."""
        self.remove_class(ABOUT)
        self._read(not self.has_class(READING))

    def action_about(self) -> None:
        """What the whole of it is about, and what it hopes for."""
        is_about = not self.has_class(ABOUT)
        self.set_class(is_about, ABOUT)
        self._read(is_about)

    def _read(self, is_reading: bool) -> None:
        self.set_class(is_reading, READING)
        if self._shown is not None:
            self._show(self._shown)
        if is_reading:
            self.query_one(Prose).focus()
        elif self._shown is not None and self._shown.parts:
            self.query_one("#parts", GroupedRows).focus()

    # its parts

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        if event.rows.id == "weeks":
            self._hold_focus()
            self.query_one("#parts", GroupedRows).focus()
        else:
            await self.action_open()

    @told
    async def action_open(self) -> None:
        """The page of a prompt; a practice begins, or goes on where one stands in it."""
        part = self.part
        if part is None or part.is_absent:
            return
        if part.run is not None:
            await self.app.push_screen(room("run", run=part.run))
        elif part.practice is not None:
            await Beginning(self).begin(part.practice)
        elif part.invitation is not None:
            await open_page(self, part.invitation)

    # the whole of it

    @told
    async def action_rest(self) -> None:
        """Let time rest, or let it go on."""
        await self._asking.rest(self._going)

    def action_move(self) -> None:
        """The meeting that is looked at, and what comes after it, to other days."""
        self._asking.move(self._going, None if self._shown is None else self._shown.at)

    def action_leave(self) -> None:
        """For good, if one likes."""
        self._asking.leave(self._going)

    def action_back(self) -> None:
        if self.has_class(READING) and not self.has_class("has-no-parts"):
            self.remove_class(ABOUT)
            self._read(is_reading=False)
        else:
            self._close()

    def _close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.dismiss(None)
