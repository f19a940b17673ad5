"""Packs: what is here, where it comes from, what it asks; each of its prompts can be read, and begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.packs.beginning import begin
from carecompanion.tui.packs.doors import PackDoors
from carecompanion.tui.packs.parts import parts_to_read, read_inside
from carecompanion.tui.packs.shown import Shown, look, page_of, page_of_unread
from carecompanion.tui.packs.signing import SignerDoors
from carecompanion.tui.place import LookingPlace
from carecompanion.tui.programme.asking import Asking
from carecompanion.tui.screen import told
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.pack_page import PackPage
from carecompanion.tui.widgets.pack_rows import PackRows
from carecompanion.tui.widgets.part_rows import PartRows
from carecompanion.tui.widgets.prose import Prose
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.pack import Pack
    from carecompanion.tui.packs.parts import Inside
    from carecompanion.tui.widgets.rows import Rows

NARROW = 60
"""Below this many cells the list, the page and what is in it are shown one after another."""


class PacksScreen(LookingPlace):
    """The list, and beside it the page of what is selected; ``enter`` puts its prompts in the page's place."""

    NAME = "packs"
    AUTO_FOCUS = "#packs"
    CSS_PATH = "../styles/packs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("packs") if binding.key != "enter"
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown()
        self._inside: Inside | None = None
        self._with_strong = False
        self._wanted = ""
        self._doors = PackDoors(self, self._came_in)

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Horizontal(id="page"):
            yield PackRows(id="packs")
            yield PackPage(id="about")
            with Vertical(id="inside"):
                yield PartRows(id="parts")
                yield Prose(id="part", marks_focus=True)
        yield EmptyPlace(say("packs_place.empty"), self.key_of("install"), say("packs_place.empty_key"))
        yield from self.compose_footer()

    @property
    def packs(self) -> PackRows:
        """The list."""
        return self.query_one("#packs", PackRows)

    @property
    def parts(self) -> PartRows:
        """What is in the pack."""
        return self.query_one("#parts", PartRows)

    @property
    def page(self) -> PackPage:
        """The page."""
        return self.query_one("#about", PackPage)

    @property
    def pack(self) -> Pack | None:
        """The pack one stands on."""
        return self._shown.pack(self.packs.selected_name)

    def stand_at(self, name: str) -> None:
        """Select the pack of that name, once it is there."""
        self._wanted = name
        self._looker.again()

    def _came_in(self, name: str) -> None:
        self.care.journal_changed()
        self.stand_at(name)

    # looking

    @told
    async def _look(self) -> None:
        self._shown = shown = await self.desk.run(look, self.companion)
        self.packs.show_rows(shown.rows())
        self.set_class(not self.packs.row_count(), "is-empty")
        if self._wanted:
            self.packs.select(self._wanted)
            self._wanted = ""
        if self.packs.row_count() and self.focused is None:
            self.packs.focus()
        await self._show()

    @told
    async def _show(self) -> None:
        pack = self.pack
        if pack is not None:
            self.page.show(await self.desk.run(page_of, self.companion, self._shown, pack))
            if self._inside is not None:
                await self._fill(pack)
        elif self.packs.selected_name:
            self.page.show(page_of_unread(self.packs.selected_name))
        self.refresh_footer()

    async def _fill(self, pack: Pack) -> None:
        self._inside = await self.desk.run(read_inside, self.companion, pack)
        self.parts.show_rows(self._inside.rows())
        self._read()

    def _read(self) -> None:
        """Below the rows, or beside them: the whole of the one that is selected."""
        if self._inside is not None:
            key = self.parts.selected_key
            strong_key = "" if self._with_strong else self.key_of("strong")
            parts = parts_to_read(self._inside, key, strong_key=strong_key)
            if parts != self.query_one("#part", Prose).parts:
                self.query_one("#part", Prose).show_parts(parts)

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        if event.rows.id == "packs":
            self.begin_anew(self._show)
        else:
            self._read()
            self.refresh_footer()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On narrow screens what has the focus is what is shown; who goes back to the list leaves the pack."""
        at = event.widget.id
        self.set_class(at == "about", "one-pack")
        if at in ("packs", "about"):
            self._inside = None
        self.set_class(self._inside is not None, "inside")
        self.refresh_footer()

    def on_resize(self) -> None:
        self.refresh_footer()

    # the footer

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("packs")}
        pack = self.pack if self.is_attached else None
        if pack is None:
            names = ["install", "remove"] if self._shown.unread else ["install", "try"]
        elif self._inside is not None:
            names = ["prompts", "strong", "back"] if self._has_strong else ["prompts", "back"]
        else:
            names = ["prompts", "install", *self._own_keys(pack), "try"]
            if self.page.has_focus:
                names.insert(1, "back")
        return tuple(by_name[name] for name in names if name in by_name)

    def _own_keys(self, pack: Pack) -> list[str]:
        """What works for *pack*: whoever came with the program is neither updated nor removed."""
        programme = ["programme"] if pack.programme is not None else []
        return [*programme, *(("update", "remove") if pack.id in self._shown.installed else ("rest",))]

    def footer_keys(self) -> list[tuple[str, str]]:
        names = {command.words: command.name for command in self.footer_commands()}
        return [(key, self._said_here(names[words], words)) for key, words in super().footer_keys()]

    def _said_here(self, name: str, words: str) -> str:
        """What a key does now, where that depends on where one stands."""
        rests = self.pack is not None and self.pack.id in self._shown.resting
        if name == "rest":
            return say("packs_place.key.use" if rests else "packs_place.key.rest")
        if name == "prompts" and self._inside is not None:
            begins = not self.parts.selected_key.startswith("session")
            return say("packs_place.key.begin" if begins else "packs_place.key.read")
        if name == "prompts" and self.app.size.width < NARROW and not self.page.has_focus:
            return say("packs_place.key.look")
        return words

    @property
    def _has_strong(self) -> bool:
        return self._inside is not None and any(one.prompt.is_gated for one in self._inside.prompts.values())

    # moving

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        if event.rows.id == "parts":
            await self._begin()
        elif self.app.size.width < NARROW:
            self.add_class("one-pack")
            self.page.focus()
        else:
            await self.action_prompts()

    async def on_pack_page_opened(self, event: PackPage.Opened) -> None:
        event.stop()
        await self.action_prompts()

    @told
    async def action_prompts(self) -> None:
        """Its prompts and practices, to read and to begin."""
        pack = self.pack
        if pack is None or self._inside is not None:
            return
        self._with_strong = False
        await self._fill(pack)
        if not self.parts.row_count():
            self._inside = None
            self.care.mention(say("packs_place.part.none"))
            return
        self.parts.selected = 0
        self._read()
        self.add_class("inside")
        self.parts.focus()

    @told
    async def _begin(self) -> None:
        if self._inside is not None and not await begin(self, self._inside, self.parts.selected_key):
            self.query_one("#part", Prose).focus()

    def action_strong(self) -> None:
        """The words of strong prompts too, or their notes again."""
        if self._inside is not None:
            self._with_strong = not self._with_strong
            self._read()

    def action_page(self) -> None:
        """Into the page, to read on below its edge."""
        if self.packs.has_focus and self.pack is not None:
            self.add_class("one-pack")
            self.page.focus()

    def action_back(self) -> None:
        """From the words to the rows, from the rows to the pack, from the pack to the list."""
        if self.query_one("#part", Prose).has_focus:
            self.parts.focus()
        elif self._inside is not None and self.app.size.width < NARROW:
            self.remove_class("inside")
            self.add_class("one-pack")
            self.page.focus()
        else:
            self.remove_class("inside", "one-pack")
            self.packs.focus()

    # doing

    @told
    async def action_rest(self) -> None:
        """To rest, or into use."""
        pack = self.pack
        if pack is None:
            return
        choosing = self.companion.choosing
        await self.desk.run(choosing.use if pack.id in self._shown.resting else choosing.rest, pack.id)
        self.care.journal_changed()

    @told
    async def action_programme(self) -> None:
        """Its programme: begin it, or whatever can be done with it now."""
        pack = self.pack
        if pack is None:
            return
        if pack.programme is None:
            self.care.mention(say("packs_place.none_here"))
        else:
            await Asking(self).about(pack)

    def action_remove(self) -> None:
        """Let a pack go, after a question. What was written stays."""
        name = self.packs.selected_name
        if not name:
            return
        if name not in self._shown.installed:
            self.care.mention(say("packs_place.came_along", key=self.key_of("rest")))
            return
        self.set_focus(self.packs)

        async def answered(is_meant: bool | None) -> None:
            if is_meant:
                await self._remove(name)

        self.app.push_screen(
            ConfirmDialog(
                title=say(
                    "packs_place.remove.title", title=name if self.pack is None else one_line(self.pack.title)
                ),
                says=say("packs_place.remove.says"),
                means=say("packs_place.remove.means"),
                yes=say("packs_place.remove.yes"),
                no=say("packs_place.remove.no"),
            ),
            answered,
        )

    @told
    async def _remove(self, name: str) -> None:
        await self.desk.run(self.companion.installing.remove, name)
        self.care.journal_changed()
        self.care.mention(say("packs_place.removed"))

    # who signed it

    @told
    async def action_check_words(self) -> None:
        """Type the words that they read aloud."""
        signer = None if self.pack is None else await SignerDoors(self).signer(self.pack)
        if signer is not None:
            self._doors.check_words(signer)

    @told
    async def action_my_name(self) -> None:
        if self.pack is not None:
            await SignerDoors(self).rename(self.pack)

    @told
    async def action_power(self) -> None:
        if self.pack is not None:
            await SignerDoors(self).power(self.pack)

    # packs that come

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the window, where nothing is being typed."""
        event.stop()
        self._doors.install(event.text)

    def action_install(self) -> None:
        self._doors.install()

    def action_update(self) -> None:
        """A newer file of the pack one stands on."""
        name = self.packs.selected_name
        if name in self._shown.installed:
            self._doors.update(name if self.pack is None else one_line(self.pack.title))
        else:
            self.care.mention(say("packs_place.not_updated"))

    def action_try(self) -> None:
        self._doors.try_folder()

    def action_new(self) -> None:
        self._doors.new_folder()
