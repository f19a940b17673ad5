"""Patterns: what was marked now and then, as a shape and in words. Nothing is averaged, nothing is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.choose import ChooseDialog
from carecompanion.tui.patterns.pages import TABS, shelf_of
from carecompanion.tui.patterns.panel import PatternPanel
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import told
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.word_line import WordLine
from carecompanion.words import say
from carecompanion.words.days import day_on_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.prompting import Invitation
    from carecompanion.domain.entry import EntryLine
    from carecompanion.tui.commands import Command

QUARTERS = TABS[:4]
"""What stands side by side where there is room for it."""
KEYS = ("tab_after", "after", "longer", "entries", "mark")
KEYS_OF = {
    "flow": ("tab_after", "after", "mark"),
    "worksheets": ("tab_after", "after", "entries", "mark"),
    "words": ("tab_after", "longer", "mark"),
}
"""Flow is leafed by months, a worksheet stands as it was last filled in, and no dot of a tag is opened."""


class PatternsScreen(LookingPlace):
    """One tab at a time; from 110 columns and 30 rows four at once."""

    NAME = "patterns"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("patterns")]
    CSS_PATH = "../styles/patterns.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._tab = TABS[0]
        self._checkins: Sequence[Invitation] = ()
        self._behind: Sequence[EntryLine] = ()

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        yield WordLine(gap=4, marks=True, id="tabs")
        with Container(id="panels"):
            for tab in TABS:
                yield PatternPanel(tab)
        yield EmptyPlace(say("plots.empty"), self.key_of("mark"), say("plots.empty_key"))
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """One came in: on the first tab."""
        self.query_one("#tabs", WordLine).show_words([say(f"plots.tab.{tab}") for tab in TABS])
        self._show_tab()
        super().on_mount()

    @told
    async def _look(self) -> None:
        if not self.care.is_open:
            return
        found = await self.desk.run(self.companion.noticing.subjects)
        self.set_class(not found, "is-empty")
        for panel in self.query(PatternPanel):
            panel.show_shelf(shelf_of(panel.tab, found, self._today))
        self._stand()
        self.refresh_footer()

    # where one stands

    @property
    def is_quartered(self) -> bool:
        """Are four tabs shown at once?"""
        return self.has_class("-wide") and self.has_class("-tall") and self._tab in QUARTERS

    @property
    def panel(self) -> PatternPanel:
        """The panel one is in."""
        return self.query_one(f"#{self._tab}", PatternPanel)

    def on_resize(self) -> None:
        self.call_after_refresh(self._mark_panels)

    def _mark_panels(self) -> None:
        # Side by side the bold words say what each shows; the mark says in which of them one is.
        for panel in self.query(PatternPanel):
            panel.mark(is_here=self.is_quartered and panel.tab == self._tab)

    def _show_tab(self) -> None:
        self._mark_panels()
        for tab in TABS:
            self.set_class(tab == self._tab, f"at-{tab}")
        self.set_class(self._tab in QUARTERS, "in-quarters")

    def _stand(self) -> None:
        """Somewhere on the tab that is shown, unless one stands there already."""
        focused = self.focused
        if self.has_class("is-empty") or (focused is not None and focused.id == "tabs"):
            return
        if focused is None or self.panel not in focused.ancestors:
            self.panel.query_one(f"#plot-{self._tab}").focus()

    def on_word_line_chosen(self, event: WordLine.Chosen) -> None:
        event.stop()
        self._go(TABS[event.at])

    def _go(self, tab: str) -> None:
        self._tab = tab
        self.query_one("#tabs", WordLine).show_words(
            [say(f"plots.tab.{name}") for name in TABS], TABS.index(tab)
        )
        self._show_tab()
        self._stand()
        self.refresh_footer()

    def on_descendant_focus(self) -> None:
        """Among the four, the one with the focus is where one is."""
        if self.focused is None:
            return
        inside = next((node for node in self.focused.ancestors if isinstance(node, PatternPanel)), None)
        if inside is not None and inside.tab != self._tab:
            self._go(inside.tab)

    def footer_commands(self) -> tuple[Command, ...]:
        names = ("mark",) if self.has_class("is-empty") else KEYS_OF.get(self._tab, KEYS)
        by_name = {command.name: command for command in commands_of("patterns")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        pairs = {"tab_after": "tab_before", "after": "before", "longer": "shorter"}
        both = {
            self.key_of(then): f"{self.key_of(first)} {self.key_of(then)}" for then, first in pairs.items()
        }
        return [(both.get(key, key).replace("← →", "←→"), words) for key, words in super().footer_keys()]

    # keys

    def action_tab_before(self) -> None:
        """The tab before."""
        self._go(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    def action_tab_after(self) -> None:
        """The next tab."""
        self._go(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    def action_before(self) -> None:
        """Who or what stands before on this tab."""
        self.panel.leaf(-1)

    def action_after(self) -> None:
        """Who or what comes next on this tab."""
        self.panel.leaf(1)

    def action_shorter(self) -> None:
        """A shorter time."""
        self.panel.widen(-1)

    def action_longer(self) -> None:
        """A longer time."""
        self.panel.widen(1)

    def action_copy(self) -> None:
        """The reading, to the clipboard."""
        if self.panel.reading:
            self.app.copy_to_clipboard(self.panel.reading)
            self.care.mention(say("plots.copied"))

    @told
    async def action_entries(self) -> None:
        """The writing behind the plot; only because it is asked for."""
        page = self.panel.page
        if page is None or page.subject is None:
            self.care.mention(say("plots.no_entries"))
            return
        noticing = self.companion.noticing
        self._behind = await self.desk.run(
            noticing.entries_of, page.subject, option=page.option, weeks=self.panel.weeks
        )
        if not self._behind:
            self.care.mention(say("plots.no_entries"))
            return
        values = [(line.id, f"{day_on_page(line.day)}  {line.title}") for line in self._behind]
        dialog = ChooseDialog(title=say("plots.entries_title"), means="", values=values, held="")
        self.app.push_screen(dialog, self._open_entry)

    async def _open_entry(self, entry_id: str | None) -> None:
        line = next((line for line in self._behind if line.id == entry_id), None)
        if line is not None:
            await self.app.push_screen(room("entry", entry_id=line.id))

    @told
    async def action_mark(self) -> None:
        """Mark a scale now; where there are several, one is asked which."""
        self._checkins = await self.desk.run(self.companion.prompting.checkins)
        if len(self._checkins) == 1:
            await self._write(str(self._checkins[0].ref))
        elif self._checkins:
            values = [(str(one.ref), one.words) for one in self._checkins]
            dialog = ChooseDialog(title=say("plots.mark_which"), means="", values=values, held="")
            self.app.push_screen(dialog, self._write)

    @told
    async def _write(self, ref: str | None) -> None:
        invitation = next((one for one in self._checkins if str(one.ref) == ref), None)
        if invitation is not None:
            await self.care.write_to(invitation)
