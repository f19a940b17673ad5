"""Reading one letter: its note first and alone, where there is one; then every word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.domain.letter import Direction, Keep, LetterKind
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import KeyDialog
from carecompanion.tui.letters.after_leaving import AfterLeaving
from carecompanion.tui.letters.letter_head import Around, around, asked_back_line, head_of
from carecompanion.tui.letters.letting_go import before_letting_go
from carecompanion.tui.letters.wished import handle_of
from carecompanion.tui.lines import keys_line
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.posting import Sent
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.commands import Command

COPIED = {"no": "letter.copied_no_onward", "ask": "letter.copied_ask_first"}


class LetterScreen(CareScreen[None]):
    """One letter that came or left. What came is marked read when its words are shown, and nobody is told.

    With *is_asked* its reader came here because its writer asks for it back, and is asked what shall become of it.
    """

    NAME = "letter"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("letter")]
    CSS_PATH = "../styles/letter.tcss"

    def __init__(self, *, letter: StoredLetter, is_asked: bool = False) -> None:
        super().__init__()
        self._letter = letter
        self._is_asked = is_asked
        self._around = Around()
        self._after_leaving = AfterLeaving(self, self._asked_for_it)
        self.set_class(self._has_note, "note-first")

    @property
    def _came(self) -> bool:
        return self._letter.direction is Direction.CAME

    @property
    def _has_note(self) -> bool:
        return self._came and bool(self._letter.manifest.note)

    @property
    def _is_note_first(self) -> bool:
        return self.has_class("note-first")

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("", id="about")
            yield KeyHints("", id="asked-back")
            with Vertical(id="note"):
                yield Static("", id="note-words")
                yield KeyHints(
                    keys_line((("enter", say("letter.key.read")), ("esc", say("letter.key.later"))), gap=4)
                )
            yield LetterText(id="words")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self._show()
        self.run_worker(self._begin(), group="letter")

    async def _begin(self) -> None:
        await self._look_around()
        if not self._has_note:
            await self._read()
        if self._is_asked and not self._letter.kept_for_safety:
            self._ask_what_becomes_of_it("letter.asked")

    @told
    async def _look_around(self) -> None:
        self._around = await self.desk.run(around, self.companion, self._letter)
        self._show_head()

    def _show(self) -> None:
        self.set_class(self._has_note, "note-first")
        self._show_head()
        note = one_line(self._letter.manifest.note or "")
        says = say("letter.says", handle=handle_of(self._letter), note=note)
        self.query_one("#note-words", Static).update(plain(says))
        self.query_one(LetterText).show_letter(self._letter.human)

    def _show_head(self) -> None:
        today = self.care.opening.world.now().date()
        head = head_of(self._letter, self._around, today, width=self.query_one("#page").size.width)
        self.query_one("#about", Static).update(head)
        asked = asked_back_line(self._letter, self.key_of)
        line = self.query_one("#asked-back", KeyHints)
        line.display = bool(asked.plain)
        line.update(asked)
        self.refresh_footer()

    def on_resize(self) -> None:
        self._show_head()

    # commands

    def footer_commands(self) -> tuple[Command, ...]:
        manifest = self._letter.manifest
        if self._is_note_first:
            names = ["read", "back"]
        elif not self._came:
            names = ["ask_back", "write_again", "copy_sealed", "forget", "back"]
            if manifest.kind is not LetterKind.LETTER or self._letter.asked_back:
                names.remove("ask_back")
        else:
            names = [] if manifest.about is None else ["agree", "leave_open"]
            if manifest.circle is not None and self._around.circle is None:
                names.append("join")
            names += ["reply"] if manifest.kind is LetterKind.LETTER else []
            names += [] if self._letter.kept_for_safety else ["keep"]
            names += ["forget", "back"]
            if manifest.about is not None:
                # What does not fit is dropped from the right, and the way back is never that.
                names = [*names[:2], "back", *names[2:-1]]
        by_name = {command.name: command for command in commands_of("letter")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self._is_note_first:
            return [(key, say("letter.key.later") if key == "esc" else words) for key, words in keys]
        if self.size.width < 60:
            by_words = {say("commands.letter.keep"): say("letter.key.keep")}
            return [(key, by_words.get(words, words)) for key, words in keys]
        return keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the words are shown nothing but reading and leaving; then what this letter allows."""
        del parameters
        own = {command.action for command in commands_of("letter")}
        if action not in own or action in ("read", "back"):
            return True
        if self._is_note_first:
            return False
        if action in ("earlier", "later", "copy", "forget", "keep"):
            return True
        return action in {command.action for command in self.footer_commands()}

    async def action_read(self) -> None:
        if self._is_note_first:
            self.remove_class("note-first")
            self.refresh_footer()
            await self._read()

    @told
    async def _read(self) -> None:
        self.query_one(LetterText).focus()
        if self._letter.unread:
            self._letter = await self.desk.run(self.companion.corresponding.read, self._letter)
            self.care.journal_changed()

    # answering

    def action_reply(self) -> None:
        self.app.push_screen(room("reply", letter=self._letter))

    @told
    async def action_agree(self) -> None:
        ready = await self.desk.run(self.companion.agreeing.answer, self._letter)

        async def looked_over(_: tuple[Sent, ...] | None) -> None:
            await self._look_around()
            self.care.journal_changed()

        await self.app.push_screen(room("compose", ready=ready, fixed_to=True), looked_over)

    @told
    async def action_leave_open(self) -> None:
        draft = await self.desk.run(self.companion.voicing.leave_open, self._letter)
        await self.app.push_screen(room("words", draft=draft))

    @told
    async def action_join(self) -> None:
        circle = await self.desk.run(self.companion.circling.join, self._letter)
        self.care.mention(say("letter.joined", circle=one_line(circle.name)))
        await self._look_around()
        self.care.journal_changed()

    # what becomes of it

    @told
    async def action_keep(self) -> None:
        if not self._came or self._letter.kept_for_safety:
            return
        self._letter = await self.desk.run(self.companion.corresponding.keep_for_safety, self._letter)
        self._show_head()
        self.care.journal_changed()

    def action_copy(self) -> None:
        onward = self._letter.manifest.ask.onward if self._came else ""
        self.app.copy_to_clipboard(self._letter.human)
        self.care.mention(say(COPIED.get(onward, "letter.copied")))

    def action_forget(self) -> None:
        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._forget(), group="letter")

        self.app.push_screen(before_letting_go(self._letter), answered)

    @told
    async def _forget(self) -> None:
        await self.desk.run(self.companion.corresponding.forget, self._letter)
        self.dismiss(None)
        self.care.journal_changed()

    def _ask_what_becomes_of_it(self, key: str, *, is_leaving: bool = False) -> None:
        async def answered(answer: str | None) -> None:
            if answer == "let_go":
                await self._forget()
                return
            if answer == "keep":
                await self.action_keep()
            if is_leaving:
                self.dismiss(None)

        keys = (("l", "let_go", say("letter.once.let_go")), ("s", "keep", say("letter.once.keep")))
        self.app.push_screen(
            KeyDialog(
                title=say(f"{key}.title"),
                says=say(f"{key}.says", handle=handle_of(self._letter)),
                means=say(f"{key}.means"),
                keys=keys,
                leave=say("letter.once.later"),
            ),
            answered,
        )

    # one that left

    @told
    async def action_ask_back(self) -> None:
        await self._after_leaving.ask_back(self._letter)

    @told
    async def action_write_again(self) -> None:
        await self._after_leaving.write_again(self._letter)

    @told
    async def action_copy_sealed(self) -> None:
        await self._after_leaving.copy_as_text(self._letter)

    def _asked_for_it(self) -> None:
        self.run_worker(self._look_again(), group="letter")

    @told
    async def _look_again(self) -> None:
        self._letter = await self.desk.run(self.companion.corresponding.letter, self._letter.id)
        self._show_head()

    # its thread

    async def action_earlier(self) -> None:
        await self._go(-1, "letter.same_thread.first")

    async def action_later(self) -> None:
        await self._go(1, "letter.same_thread.last")

    async def _go(self, by: int, end: str) -> None:
        letter = self._around.beside(self._letter, by)
        if letter is None:
            self.care.mention(say(end))
            return
        self._letter = letter
        self._show()
        self.query_one(LetterText).scroll_home(animate=False)
        await self._look_around()
        if not self._has_note:
            await self._read()

    def action_back(self) -> None:
        ask = self._letter.manifest.ask
        is_over = self._came and ask.keep is Keep.ONCE and self._letter.manifest.kind is LetterKind.LETTER
        if is_over and not self._letter.kept_for_safety and not self._is_note_first:
            self._ask_what_becomes_of_it("letter.once", is_leaving=True)
        else:
            self.dismiss(None)
