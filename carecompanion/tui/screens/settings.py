"""Settings: sections, and their rows. A change holds at once, and is undone one by one while one is here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from carecompanion.settings.model import KEYMAP, changed, without
from carecompanion.settings.schema import Section
from carecompanion.tui.commands import EVERYWHERE, bindings_of, command_named, spoken
from carecompanion.tui.keymap import fault_in
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.setting_lines import Mine, SettingLine, read_mine, section_words, setting_lines
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.tui.widgets.one_line import OneLine
from carecompanion.tui.widgets.setting_rows import SettingRow, SettingRows
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.settings.schema import Setting
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what, and the values that bring back what was, one after another."""

    name: str
    back: tuple[str, ...]


class SettingsScreen(CareScreen[None]):
    """Every setting there is, in one screen made from the schema. It opens at the section or setting called *at*."""

    NAME = "settings"
    AUTO_FOCUS = "#sections"
    CSS_PATH: ClassVar = ["../styles/settings.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("settings"),
        Binding("right,l", "into", show=False),
        Binding("left,h", "out", show=False),
    ]

    def __init__(self, *, at: str = "") -> None:
        super().__init__()
        self._at = at
        self._mine = Mine()
        self._lines: tuple[SettingLine, ...] = ()
        self._changes: list[Change] = []
        self._in_sight: set[str] = set()

    def compose(self) -> ComposeResult:
        yield Static(plain(say("settings.title")), id="head")
        yield OneLine(placeholder=say("settings.find"), id="wanted", select_on_focus=False)
        with Horizontal(id="page"):
            yield GroupedRows(id="sections")
            yield SettingRows(id="rows")
            yield Static(plain(say("settings.nothing")), id="nothing")
        yield from self.compose_footer()

    @told
    async def on_mount(self) -> None:
        self.query_one("#sections", GroupedRows).show_rows(
            [GroupedRow(section_words(section)) for section in Section]
        )
        await self._look()
        self.stand_at(self._at)

    def journal_changed(self) -> None:
        self.begin_anew(self._look)

    def settings_changed(self) -> None:
        super().settings_changed()
        self._show()

    @told
    async def _look(self) -> None:
        self._mine = await self.desk.run(read_mine, self.companion)
        self._show()

    # what is shown

    @property
    def _section(self) -> Section:
        return list(Section)[self.query_one("#sections", GroupedRows).selected]

    def _show(self) -> None:
        if not self.query(SettingRows):
            return  # not yet there, or no more
        self._lines = setting_lines(self.care, self._mine)
        wanted = self.query_one("#wanted", Input).value.casefold().split()
        if self.has_class("-finding"):
            # What one has just changed stays in sight, though its new value may not hold the words any more.
            shown = [line for line in self._lines if line.holds(wanted) or line.name in self._in_sight]
            self._in_sight = {line.name for line in shown}
        else:
            shown = [line for line in self._lines if line.section is self._section]
        rows = [SettingRow(line.name, line.title, line.said, line.means) for line in shown]
        self.query_one(SettingRows).show_rows(rows)
        self.set_class(not shown, "-nothing")
        self.refresh_footer()

    def stand_at(self, name: str) -> None:
        """Stand on the setting, or in the section, of that name."""
        line = next((line for line in self._lines if line.name == name), None)
        section = line.section.value if line is not None else name
        for row, each in enumerate(Section):
            if each.value == section:
                self.query_one("#sections", GroupedRows).selected = row
                self._show()
                self.action_into()
        if line is not None:
            self.query_one(SettingRows).select(line.name)

    @property
    def line(self) -> SettingLine | None:
        """The row one stands on."""
        key = self.query_one(SettingRows).selected_key
        return next((line for line in self._lines if line.name == key), None)

    @property
    def _is_at_sections(self) -> bool:
        return self.focused is self.query_one("#sections")

    def footer_commands(self) -> tuple[Command, ...]:
        line = self.line
        is_ours = self._is_at_sections or line is None or (line.setting is None and line.command is None)
        wanted = ("change", "find", "undo", "back") if is_ours else None
        return tuple(
            command
            for command in super().footer_commands()
            if (wanted is None or command.name in wanted) and (command.name != "undo" or self._changes)
        )

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        line = self.line
        if self._is_at_sections or (line is not None and line.goes is not None):
            keys[0] = (keys[0][0], say("settings.key_open"))
        elif line is not None and line.setting is None and line.command is None:
            keys[0] = (keys[0][0], say("settings.key_copy"))
        if self.has_class("-narrow"):
            back = keys.pop()
            return [keys[0], back, *keys[1:]]
        return keys if self._changes else [("↑↓", say("palette.key.move")), *keys]

    def on_descendant_focus(self) -> None:
        self.refresh_footer()

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if event.rows.id == "sections":
            self._show()
        else:
            self.refresh_footer()

    def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        if event.rows.id == "sections":
            self.action_into()
        else:
            self.action_change()

    # ways about

    def action_into(self) -> None:
        """From the sections to their rows."""
        if self.query_one(SettingRows).row_count():
            self.add_class("-inside")
            self.set_focus(self.query_one(SettingRows))

    def action_out(self) -> None:
        """From the rows to the sections."""
        if not self.has_class("-finding"):
            self.remove_class("-inside")
            self.set_focus(self.query_one("#sections"))

    def action_find(self) -> None:
        """Every setting whose words hold what is typed."""
        self.add_class("-finding")
        self._in_sight.clear()
        # At once: what is typed in the same burst belongs to it.
        self.set_focus(self.query_one("#wanted", Input))
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another word."""
        event.stop()
        self._in_sight.clear()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to what was found."""
        event.stop()
        self.set_focus(self.query_one(SettingRows))

    def action_back(self) -> None:
        """Every setting again; then the sections, where only one of the two is seen; then back."""
        if self.has_class("-finding"):
            found = self.line
            self.remove_class("-finding")
            self.query_one("#wanted", Input).value = ""
            self._show()
            if found is not None:
                self.stand_at(found.name)
            else:
                self.action_out()
        elif self.has_class("-narrow") and self.has_class("-inside"):
            self.action_out()
        else:
            self.dismiss(None)

    # changing

    def action_change(self) -> None:
        """A small list, a line to write, a key to press, or simply the other value."""
        if self._is_at_sections:
            self.action_into()
            return
        line = self.line
        if line is None:
            return
        if line.command is not None:
            self._ask_key(line, line.command)
        elif line.goes is not None:
            line.goes(self.care)
        elif line.setting is None:
            self.app.copy_to_clipboard(line.value)
            self.care.mention(say("app.copied"))
        elif line.setting.is_offered:
            self._ask_value(line, line.setting)
        else:
            self._ask_text(line)

    def _ask_value(self, line: SettingLine, setting: Setting) -> None:
        values = (*setting.values[:-1], *setting.here, setting.values[-1])
        if len(values) == 2:
            self._put(line.name, next(value for value in values if value != line.value))
            return
        from carecompanion.tui.dialogs.choose import ChooseDialog

        if line.value not in values:
            values = (line.value, *values)
        self.app.push_screen(
            ChooseDialog(
                title=line.title,
                means=line.means,
                values=[(value, setting.said(value)) for value in values],
                held=line.value,
                preview=self._wear if setting.name == "theme" else None,
            ),
            partial(self._answered, line.name),
        )

    def _wear(self, theme: str) -> None:
        if theme in self.app.available_themes:
            self.app.theme = theme

    def _ask_text(self, line: SettingLine) -> None:
        from carecompanion.tui.dialogs.ask import LineDialog

        self.app.push_screen(
            LineDialog(
                title=line.title,
                says=line.means,
                value=line.value,
                yes=say("settings.text.yes"),
                no=say("settings.text.no"),
            ),
            partial(self._answered, line.name),
        )

    def _ask_key(self, line: SettingLine, command: Command) -> None:
        from carecompanion.tui.dialogs.press_key import PressKeyDialog

        now = "settings.press.means" if line.value else "settings.press.means.none"
        self.app.push_screen(
            PressKeyDialog(
                title=say("settings.press.title", name=line.title),
                means=say(now, now=spoken(line.value)),
                hides=self.care.key_of(command_named(EVERYWHERE, "hide")),
                fault=lambda key: fault_in(command, key, self.care.settings.keymap),
            ),
            partial(self._answered, line.name),
        )

    def _answered(self, name: str, value: str | None) -> None:
        if value is not None:
            self._put(name, value)

    def action_ours(self) -> None:
        """Back to ours, where it is another."""
        line = self.line
        if line is not None and not self._is_at_sections:
            if line.command is not None:
                self._put(line.name, "")
            elif line.setting is not None:
                self._put(line.name, line.setting.ours)

    def _put(self, name: str, value: str) -> None:
        self.run_worker(self._keep(name, value), group="change")

    @told
    async def _keep(self, name: str, value: str) -> None:
        back = await self._steps_back_to(name)
        await self._apply(name, value)
        if await self._steps_back_to(name) != back:
            self._changes.append(Change(name, back))
        await self._look()

    @told
    async def action_undo(self) -> None:
        """Undo the last change made here."""
        if not self._changes:
            self.care.mention(say("settings.nothing_to_undo"))
            return
        change = self._changes.pop()
        for value in change.back:
            await self._apply(change.name, value)
        if self.has_class("-finding"):
            self.action_back()
        await self._look()
        self.stand_at(change.name)

    async def _steps_back_to(self, name: str) -> tuple[str, ...]:
        if name.startswith(KEYMAP):
            return (self.care.settings.keymap.get(name.removeprefix(KEYMAP), ""),)
        if self._is_mine(name):
            return await self.desk.run(self.companion.settling.steps_back_to, name)
        return (str(getattr(self.care.settings, name)),)

    async def _apply(self, name: str, value: str) -> None:
        if self._is_mine(name):
            await self.desk.run(self.companion.settling.set, name, value)
            self.care.journal_changed()
            return
        settings = self.care.settings
        if name.startswith(KEYMAP):
            keymap = (changed(settings, name, value) if value else without(settings, name)).keymap
            self.care.change_settings(keymap=keymap)
        else:
            self.care.change_settings(**{name: getattr(changed(settings, name, value), name)})

    def _is_mine(self, name: str) -> bool:
        return any(setting.name == name for setting in self._mine.settings)
