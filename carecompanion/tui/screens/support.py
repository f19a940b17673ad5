"""The support card: the person's own words, over anything, at any time. Nothing is sent from here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from carecompanion.activities.supporting import SupportCard, card_while_locked
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.dialogs.support_card import CardDialog
from carecompanion.tui.lines import keys_line
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain, plain_line
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.key_list import KeyList
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

NARROW_BELOW: Final = 60
_NAMED: Final = re.compile(r"(\S.{0,23}?)(?::\s+|\s{2,}|\s+[–—-]\s+)(\S.*)")


class SupportScreen(CareScreen[None], ModalScreen[None]):
    """The card; while locked or hidden, what may be read of it, or plain guidance. Never nothing."""

    NAME = "support"
    AUTO_FOCUS = "#words"
    CSS_PATH: ClassVar = ["../styles/support.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("support")]

    def __init__(self) -> None:
        super().__init__()
        self._card = SupportCard()

    def compose(self) -> ComposeResult:
        box = Vertical(VerticalScroll(id="words"), KeyHints("", id="keys"), id="box")
        box.border_title = plain_line(say("support.title"))
        yield box

    async def on_mount(self) -> None:
        self.set_class(self.care.settings.bare_dialogs == "yes" or self.is_closed, "-bare")
        await self._look()

    @property
    def is_closed(self) -> bool:
        """Is the journal locked, or the screen hidden? Then nothing of the vault is shown."""
        return not self.care.is_open or self.care.door.is_hidden

    @told
    async def _look(self) -> None:
        if not self.is_closed:
            self._card = await self.desk.run(self.companion.supporting.card)
        words = self.query_one("#words", VerticalScroll)
        await words.remove_children()
        await words.mount_all([*self._words()])
        self._show_keys()
        self.refresh_bindings()

    def _words(self) -> Iterator[Widget]:
        yield _quiet(say("support.yours"))
        if self.is_closed:
            yield from self._words_while_closed()
        elif self._card.is_empty:
            yield _body(say("support.empty"))
            yield _quiet(say("support.empty.number"))
        else:
            yield from self._words_of_card()

    def _words_while_closed(self) -> Iterator[Widget]:
        allowed = card_while_locked(self.care.opening.world)
        if allowed:
            yield _body(allowed)
            return
        yield _body(say("support.locked"))
        for number in (1, 2, 3):
            yield _body(say(f"support.locked.{number}"))

    def _words_of_card(self) -> Iterator[Widget]:
        if self._card.people:
            people = KeyList(voice="says")
            people.show_keys([_named(line) for line in self._card.people.splitlines() if line.strip()])
            yield people
        for name, said in (("kind_line", self._card.kind_line), ("message", self._card.message)):
            if said:
                yield _quiet(say(f"support.{name}"), "label")
                yield _body(said)

    # keys

    def on_resize(self) -> None:
        """Where there is less room the keys say less."""
        self._show_keys()

    def _show_keys(self) -> None:
        keys, is_narrow = self.footer_keys(), self.app.size.width < NARROW_BELOW
        self.query_one("#keys", Static).update(keys_line(keys, gap=2 if is_narrow else 3))

    def footer_commands(self) -> tuple[Command, ...]:
        """What works with the card as it is."""
        return tuple(one for one in commands_of(self.NAME) if self.check_action(one.action, ()))

    def footer_keys(self) -> list[tuple[str, str]]:
        """As everywhere; an empty card is written, not changed."""
        keys = super().footer_keys()
        if self.app.size.width < NARROW_BELOW:
            short = {"copy": say("support.short.copy"), "edit": say("support.short.edit")}
            named = zip(self.footer_commands(), keys, strict=True)
            keys = [(key, short.get(command.name, words)) for command, (key, words) in named]
        if self._card.is_empty and not self.is_closed:
            first = next(at for at, command in enumerate(self.footer_commands()) if command.name == "edit")
            keys.insert(0, (keys.pop(first)[0], say("support.write_it")))
        return keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While closed there is only grounding; without a message there is none to copy."""
        del parameters
        if action == "copy":
            return not self.is_closed and bool(self._card.message)
        return not (action == "edit" and self.is_closed)

    def action_copy(self) -> None:
        """The message, to the clipboard. Nothing is sent."""
        self.app.copy_to_clipboard(self._card.message)
        self.care.mention(say("app.copied"))

    async def action_ground(self) -> None:
        """An exercise."""
        await self.app.push_screen(room("ground"))

    def action_edit(self) -> None:
        """Write the card, or change it."""
        self.app.push_screen(CardDialog(self._card, self._keep), self._written)

    @told
    async def _keep(self, card: SupportCard) -> None:
        if self.care.is_open:
            await self.desk.run(self.companion.supporting.write, card)

    @told
    async def _written(self, _card: SupportCard | None) -> None:
        await self._look()
        if not self.care.is_open:
            return
        supporting = self.companion.supporting
        if not self._card.is_empty and not await self.desk.run(supporting.was_asked):
            self.app.push_screen(_may_be_read(), self._allow)

    @told
    async def _allow(self, allowed: bool | None) -> None:
        await self.desk.run(self.companion.supporting.allow_while_locked, allowed=bool(allowed))

    def action_back(self) -> None:
        """Close it."""
        self.dismiss(None)


def _body(words: str) -> Static:
    return Static(plain(words), classes="body")


def _quiet(words: str, more: str = "") -> Static:
    return Static(plain(words), classes=f"quiet {more}")


def _named(line: str) -> tuple[str, str]:
    found = _NAMED.fullmatch(line.strip())
    return (found.group(1), found.group(2)) if found else ("", line.strip())


def _may_be_read() -> ConfirmDialog:
    return ConfirmDialog(
        title=say("support.open.title"),
        says=say("support.open.says"),
        means=say("support.open.means"),
        yes=say("support.open.yes"),
        no=say("support.open.no"),
    )
