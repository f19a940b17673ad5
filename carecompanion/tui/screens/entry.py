"""Entry: one leaf, whole, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from carecompanion.tui.commands import Command, bindings_of
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.dialogs.tags import left_out, tags_dialog, tags_gone
from carecompanion.tui.leaf import parts_of, read_leaf, words_of
from carecompanion.tui.over_entry import OverEntry
from carecompanion.tui.screen import told
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.prose import Prose
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.looking_back import LookedBack
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.ids import EntryId

EDGE = 2
SHORT_BELOW = 20


class EntryScreen(OverEntry[None]):
    """One entry. It is read again whenever entries changed, and left when it is gone."""

    NAME = "entry"
    AUTO_FOCUS = "Prose"
    CSS_PATH: ClassVar = ["../styles/entry.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("entry")]

    def __init__(self, *, entry_id: EntryId, why: str = "") -> None:
        super().__init__()
        self._entry_id = entry_id
        self._why = why
        self._entry: Entry | None = None
        self._note_left = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="page"):
            yield Prose(id="leaf")
        yield KeyFooter(self.footer_keys(), column=self.care.settings.width)

    def on_mount(self) -> None:
        # One cell at the left for the edge, one at the right for the scrollbar.
        self.query_one(Prose).styles.width = self.care.settings.width + EDGE
        self._look()

    def journal_changed(self) -> None:
        self._look()

    def settings_changed(self) -> None:
        super().settings_changed()
        width = self.care.settings.width
        self.query_one(Prose).styles.width = width + EDGE
        self.query_one(KeyFooter).column = width

    def _look(self) -> None:
        if self.care.is_open:
            self.begin_anew(self._read)

    @told
    async def _read(self) -> None:
        found = await self.desk.run(read_leaf, self.companion, self._entry_id)
        if found is None:
            if self.is_current:
                self.dismiss(None)
            return
        parts = parts_of(*found, today=self.care.opening.world.now().date(), why=self._why)
        leaf = self.query_one(Prose)
        if parts != leaf.parts:
            leaf.show_parts(parts)
        self._entry = found[0]

    def on_screen_resume(self) -> None:
        """It may have gone while another screen stood over it."""
        self._look()

    # keys

    def on_resize(self) -> None:
        """Where only three keys are shown, the way back is one of them."""
        self.refresh_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        """What can be done with it; on short screens the likeliest, and the way back."""
        every = super().footer_commands()
        is_short = self.app.size.height < SHORT_BELOW
        return (
            tuple(one for one in every if one.name in ("edit", "margin_note", "back")) if is_short else every
        )

    async def look_back_at(self, found: LookedBack) -> None:
        """From one that looking back brought to the next, in its place; over any other."""
        if not self._why:
            await super().look_back_at(found)
            return
        self._entry_id, self._why = found.entry.id, found.why
        self._look()

    async def action_edit(self) -> None:
        """Change the entry."""
        if self._entry is not None:
            await self.edit(self._entry)

    async def action_share(self) -> None:
        """Choose it for a letter."""
        if self._entry is not None:
            await self.share(self._entry)

    def action_delete(self) -> None:
        """Delete it, after a question."""
        if self._entry is not None:
            self.ask_to_delete(self._entry)

    def deleted(self) -> None:
        """There is nothing left to read here."""
        if self.is_current:  # looking again may have found out before
            self.dismiss(None)

    def action_margin_note(self) -> None:
        """A line in the margin; one that was left stands there again."""
        asked = LineDialog(
            title=say("dialogs.note.title"),
            says=say("dialogs.note.says"),
            value=self._note_left,
            yes=say("dialogs.note.yes"),
            no=say("dialogs.note.no"),
        )
        self.app.push_screen(asked, partial(self._annotate, asked))

    @told
    async def _annotate(self, asked: LineDialog, note: str | None) -> None:
        self._note_left = asked.left
        if self._note_left.strip():
            self.care.mention(say("entry.note_waits", key=self.key_of("margin_note")))
        if note and note.strip() and self._entry is not None:
            self._entry = await self.desk.run(self.companion.writing.annotate, self._entry, note)
            self.care.mention(say("entry.noted"))
            self.care.journal_changed()

    def action_tags(self) -> None:
        """The entry's tags."""
        if self._entry is not None:
            self.app.push_screen(tags_dialog(self._entry.tags), self._tag)

    @told
    async def _tag(self, said: str | None) -> None:
        entry = self._entry
        if said is not None and entry is not None:
            gone = tags_gone(entry, said)
            self._entry = await self.desk.run(
                self.companion.writing.tag, entry, add=said.split(), remove=gone
            )
            if sentence := left_out(said):
                self.care.mention(sentence)
            self.care.journal_changed()

    @told
    async def action_private(self) -> None:
        """Never offered for a letter; the same again takes it back."""
        entry = self._entry
        if entry is not None:
            # At once, not when the page is read again: the next key may be the same again.
            self._entry = await self.desk.run(
                self.companion.writing.set_private, entry, private=not entry.private
            )
            self.care.mention(say("entry.made_open" if entry.private else "entry.made_private"))
            self.care.journal_changed()

    @told
    async def action_copy(self) -> None:
        """The words, to the clipboard. Nothing leaves by itself."""
        if self._entry is not None:
            answers = await self.desk.run(self.companion.reading.in_words, self._entry)
            self.app.copy_to_clipboard(words_of(self._entry, answers))
            self.care.mention(say("app.copied"))

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)
