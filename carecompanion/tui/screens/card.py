"""My card: what I give away so that others may write to me, and the words that make sure it is mine."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from carecompanion.errors import FileExists
from carecompanion.settings.atomic import write_new
from carecompanion.tui.commands import bindings_of
from carecompanion.tui.dialogs.ask import ConfirmDialog, LineDialog
from carecompanion.tui.dialogs.renewed import RenewedDialog
from carecompanion.tui.letters.outbox import made_ready, outbox_of
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.renewing import Renewed

_CARD: Final = b"carecard1"
_GLANCE: Final = 4096
_LABEL: Final = 14


class CardScreen(CareScreen[None]):
    """The name on the card is asked once; before that there is no card, and no key is made."""

    NAME = "card"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("card")]
    DEFAULT_CSS = """
    CardScreen { align-horizontal: center; }
    CardScreen #page { height: 1fr; width: 100%; max-width: 80; padding: 0 2; margin: 0 0 1 0; }
    CardScreen.-narrow #page { padding: 0 1; }
    CardScreen.-wide #page { margin: 2 0 1 0; }
    CardScreen.-short #page > Static { margin-bottom: 0; }
    CardScreen.-short #page.made > #about { display: none; }
    CardScreen #page > Static { height: auto; margin-bottom: 1; }
    CardScreen #head { color: $foreground; text-style: bold; }
    CardScreen #about, CardScreen #aloud { color: $quiet; }
    CardScreen #card {
        border: round $line; border-title-color: $foreground; border-title-background: $background;
        padding: 0 1; width: 100%; max-width: 66; color: $quiet;
    }
    CardScreen #page.without > .made { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._block = ""
        self._name: str | None = None
        self._words: tuple[str, ...] = ()
        self._numbers: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="without"):
            yield Static(plain(say("card.title")), id="head")
            yield Static(plain(say("card.about")), id="about")
            yield Static("", id="whose", classes="made")
            yield Static(plain(say("card.read_aloud")), id="aloud", classes="made")
            card = Static("", id="card", classes="made")
            card.border_title = say("card.box")
            yield card
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.run_worker(self._look(), group="card")

    @told
    async def _look(self) -> None:
        introducing = self.companion.introducing
        self._name = await self.desk.run(introducing.my_name)
        if self._name is None:
            self._ask("card.ask", "")
        else:
            await self._show(introducing)

    async def _show(self, introducing: Introducing) -> None:
        self._words = await self.desk.run(introducing.my_words)
        self._numbers = await self.desk.run(introducing.my_numbers)
        self._block = await self.desk.run(introducing.my_card_block)
        token = "\n".join(line.strip() for line in self._block.splitlines() if line.startswith("  "))
        self.query_one("#card", Static).update(plain(token))
        page = self.query_one("#page")
        page.remove_class("without").add_class("made")
        self._lay()

    def _lay(self) -> None:
        """Labels beside what they name; above it where there is little room."""
        is_narrow = self.size.width < 60
        rows = (
            ("card.name", [self._name or ""], SAYS),
            ("card.words", [" ".join(self._words[:4]), " ".join(self._words[4:])], SAYS),
            ("card.numbers", [" ".join(self._numbers[:4]), " ".join(self._numbers[4:])], QUIET),
        )
        lines = []
        for key, values, voice in rows:
            for at, value in enumerate(values):
                label = say(key) if at == 0 else ""
                if is_narrow and label:
                    lines.append(Content.styled(label, QUIET))
                beside = "" if is_narrow else label.ljust(_LABEL)
                lines.append(Content.assemble((beside, QUIET), (one_line(value), voice)))
        self.query_one("#whose", Static).update(Content("\n").join(lines))

    def on_resize(self) -> None:
        if self._block:
            self._lay()

    # commands

    def _ask(self, key: str, value: str) -> None:
        self.app.push_screen(
            LineDialog(
                title=say(f"{key}.title"),
                says=say(f"{key}.says"),
                means=say("card.ask.means") if key == "card.ask" else "",
                value=value,
                yes=say(f"{key}.yes"),
                no=say(f"{key}.no"),
            ),
            self._named,
        )

    def _named(self, name: str | None) -> None:
        if name is not None:
            self.run_worker(self._keep_name(name), group="card")
        elif self._name is None:
            self.dismiss(None)

    @told
    async def _keep_name(self, name: str) -> None:
        introducing = self.companion.introducing
        try:
            self._name = await self.desk.run(introducing.set_my_name, name)
        finally:
            if self._name is None:
                self._ask("card.ask", name)
        await self._show(introducing)
        self.care.journal_changed()

    def action_name(self) -> None:
        if self._name is not None:
            self._ask("card.rename", self._name)

    def action_copy(self) -> None:
        if self._block:
            self.app.copy_to_clipboard(self._block)
            self.care.mention(say("card.copied"))

    @told
    async def action_save(self) -> None:
        if self._block:
            path = outbox_of(self.care) / say("card.file")
            await self.desk.run(_save, path, self._block)
            self.care.mention(say("card.saved", folder=path.parent.name, file=path.name))

    def action_renew(self) -> None:
        """A new key and a new card, after saying what that means."""
        if not self._block:
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._renew(), group="card")

        self.app.push_screen(
            ConfirmDialog(
                title=say("card.renew.title"),
                says=say("card.renew.says"),
                means=say("card.renew.means"),
                yes=say("card.renew.yes"),
                no=say("card.renew.no"),
            ),
            answered,
        )

    @told
    async def _renew(self) -> None:
        folder = outbox_of(self.care)
        try:
            renewed = await self.desk.run(_renewed, self.companion, folder)
        finally:
            # The key is kept before the files are written: where one could not be, the new card is in use already.
            await self._show(self.companion.introducing)
            self.care.journal_changed()
        self.app.push_screen(RenewedDialog(renewed, folder.name))

    def action_back(self) -> None:
        self.dismiss(None)


def _renewed(companion: Companion, folder: Path) -> Renewed:
    return companion.renewing.renew(made_ready(folder))


def _save(path: Path, block: str) -> None:
    """Write the card anew over a card, never over anything else. Raises FileExists, CouldNotWrite."""
    made_ready(path.parent)
    try:
        write_new(path, block.encode())
    except FileExists:
        with path.open("rb") as there:
            if _CARD not in there.read(_GLANCE):
                raise
        write_new(path, block.encode(), force=True)
