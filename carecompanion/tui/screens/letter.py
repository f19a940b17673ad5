"""Reading one letter: its note first and alone, where there is one; then every word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.letter import Direction
from carecompanion.domain.partner import Trust
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.lines import QUIET, SAYS, keys_line
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.commands import Command


class LetterScreen(CareScreen[None]):
    """One letter that came or left. What came is marked read when its words are shown, and nobody is told."""

    NAME = "letter"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("letter")]
    DEFAULT_CSS = """
    LetterScreen { align-horizontal: center; }
    LetterScreen #page { height: 1fr; width: 100%; max-width: 140; padding: 0 2; margin: 0 0 1 0; }
    LetterScreen.-narrow #page { padding: 0 1; }
    LetterScreen #about { height: auto; max-height: 3; margin-bottom: 1; }
    LetterScreen LetterText { max-width: 74; }
    LetterScreen #note { display: none; height: 1fr; align: center middle; }
    LetterScreen #note Static { width: auto; max-width: 100%; margin-bottom: 1; }
    LetterScreen.note-first #note { display: block; }
    LetterScreen.note-first LetterText, LetterScreen.note-first #about { display: none; }
    """

    def __init__(self, *, letter: StoredLetter) -> None:
        super().__init__()
        self._letter = letter
        self.set_class(self._has_note, "note-first")

    @property
    def _came(self) -> bool:
        return self._letter.direction is Direction.CAME

    @property
    def _has_note(self) -> bool:
        return self._came and bool(self._letter.manifest.note)

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("", id="about")
            with Vertical(id="note"):
                yield Static(plain(self._note()))
                yield KeyHints(
                    keys_line((("enter", say("letter.key.read")), ("esc", say("letter.key.later"))), gap=4)
                )
            yield LetterText(id="words")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.query_one("#about", Static).update(self._about())
        self.query_one(LetterText).show_letter(self._letter.human)
        if not self._has_note:
            self.run_worker(self._read(), group="letter")

    def _note(self) -> str:
        who = one_line(self._letter.partner_name) or say("introducing.someone")
        return say("letter.says", handle=who, note=one_line(self._letter.manifest.note or ""))

    def _about(self) -> Content:
        letter = self._letter
        title = next((item.title for item in letter.manifest.items if item.title), say("letters.untitled"))
        who = one_line(letter.partner_name) or say("introducing.someone")
        key = "letter.from" if self._came else "letter.to"
        about = [
            say(key, handle=who, day=day_answered(letter.manifest.date, self.care.opening.world.now().date()))
        ]
        if letter.trust is not Trust.VERIFIED:
            about.append(say("letter.unchecked"))
        if letter.kept_for_safety:
            about.append(say("letter.kept"))
        if not self._came and letter.file_name:
            about.append(say("letter.file", name=letter.file_name))
        return Content.assemble((one_line(title), SAYS), ("   " + " · ".join(about), QUIET))

    # commands

    def footer_commands(self) -> tuple[Command, ...]:
        if self.has_class("note-first"):
            names = ["read", "back"]
        elif self._came and not self._letter.kept_for_safety:
            names = ["keep", "forget", "back"]
        else:
            names = ["forget", "back"]
        by_name = {command.name: command for command in commands_of("letter")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self.has_class("note-first"):
            return [(key, say("letter.key.later") if key == "esc" else words) for key, words in keys]
        if self.size.width < 60:
            by_words = {say("commands.letter.keep"): say("letter.key.keep")}
            return [(key, by_words.get(words, words)) for key, words in keys]
        return keys

    def on_resize(self) -> None:
        self.refresh_footer()

    async def action_read(self) -> None:
        if self.has_class("note-first"):
            self.remove_class("note-first")
            self.refresh_footer()
            await self._read()

    @told
    async def _read(self) -> None:
        self.query_one(LetterText).focus()
        if self._letter.unread:
            self._letter = await self.desk.run(self.companion.corresponding.read, self._letter)
            self.care.journal_changed()

    @told
    async def action_keep(self) -> None:
        if not self._came or self._letter.kept_for_safety or self.has_class("note-first"):
            return
        self._letter = await self.desk.run(self.companion.corresponding.keep_for_safety, self._letter)
        self.query_one("#about", Static).update(self._about())
        self.refresh_footer()
        self.care.journal_changed()

    def action_copy(self) -> None:
        if not self.has_class("note-first"):
            self.app.copy_to_clipboard(self._letter.human)
            self.care.mention(say("letter.copied"))

    def action_forget(self) -> None:
        if self.has_class("note-first"):
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._forget(), group="letter")

        self.app.push_screen(
            ConfirmDialog(
                title=say("letter.let_go.title"),
                says=say("letter.let_go.came" if self._came else "letter.let_go.left"),
                means=say("letter.let_go.means"),
                yes=say("letter.let_go.yes"),
                no=say("letter.let_go.no"),
            ),
            answered,
        )

    @told
    async def _forget(self) -> None:
        await self.desk.run(self.companion.corresponding.forget, self._letter)
        self.dismiss(None)
        self.care.journal_changed()

    def action_back(self) -> None:
        self.dismiss(None)
