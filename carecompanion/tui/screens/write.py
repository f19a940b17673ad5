"""Write: a page, the prompt above it in a quieter voice, and a line that says whether it is kept. Nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from carecompanion.domain.prompt import STRONG, Wording
from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.tags import left_out, tags_dialog, tags_gone
from carecompanion.tui.field_keys import keys_of
from carecompanion.tui.keeper import Keeper
from carecompanion.tui.page import Page
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.writing import questions
from carecompanion.tui.writing.foot import Foot
from carecompanion.tui.writing.frames import know_frame, lay_next_frame
from carecompanion.tui.writing.going_out import GoingOut
from carecompanion.tui.writing.names import names_known
from carecompanion.tui.writing.wordings import Question, reworded, say_around
from carecompanion.words import say
from carecompanion.words.days import day_on_page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.tui.widgets.editor import Editor

NARROW = 60
"""Below this many cells the way out comes first in the footer."""


class WriteScreen(CareScreen[None]):
    """One draft, from the first letter to the kept entry. The draft is in the vault from its first pause on."""

    NAME = "write"
    CSS_PATH: ClassVar = ["../styles/write.tcss"]
    BINDINGS: ClassVar = [binding for binding in bindings_of("write") if binding.key != "tab"]

    def __init__(self, *, draft: Draft, brought_back: bool = False) -> None:
        super().__init__()
        self._draft = draft
        self._brought_back = brought_back
        self._place_kept = _place_in(draft) if brought_back else None
        self._tags: tuple[str, ...] = ()
        self._entry: Entry | None = None
        self._private = False
        self._leaving = False
        self._unclear_told = False
        self._keeper = Keeper(self, self.current, self._keep, self._say_kept)
        self._foot = Foot(self, self._first_line())
        self._going_out = GoingOut(self)

    def compose(self) -> ComposeResult:
        width = self.care.settings.width
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            yield Static(plain(self._about()), classes="about")
            yield Question(self._draft.prompt)
            yield Page(self._draft, width=width, today=self.care.opening.world.now().date())
        if self._draft.of_run is not None:
            from carecompanion.tui.running.step_time import StepTime

            yield StepTime(self._draft.of_run, width=width)
        yield KeyFooter((), says=self._first_line(), column=width)

    def on_mount(self) -> None:
        self.query_one("#column").styles.width = self.care.settings.width
        page = self.query_one(Page)
        page.be_ready(self._draft)
        # Once the page has its size: a focus before that scrolls by rows that are not there.
        self.is_settling = page.waits_for_size(self._draft)
        self.call_after_refresh(self._stand_on, page)
        editor = page.free_text()
        if editor is not None and editor.frame:
            self.begin_anew(know_frame, self, editor, group="frame")
        if page.asks_for_names:
            self.begin_anew(self._know_names, group="names")
        if self._draft.prompt is not None:
            self.begin_anew(self._say_around, group="around")
        if self.care.settings.editor_outside == "on":
            self.begin_anew(self._going_out.clear_leavings, group="leavings")

    def _stand_on(self, page: Page) -> None:
        page.take_up(self._draft)
        self.app.call_later(
            self.settled
        )  # the focus comes in the app's turn, and so does what was typed for it

    @told
    async def _say_around(self) -> None:
        await say_around(self, self.query_one(Question), self._draft)

    @told
    async def _know_names(self) -> None:
        known = await names_known(self)
        self.query_one(Page).know(known)

    def settings_changed(self) -> None:
        super().settings_changed()
        width = self.care.settings.width
        self.query_one("#column").styles.width = width
        self.query_one(Page).set_column(width)
        self.query_one(KeyFooter).column = width

    def _about(self) -> str:
        prompt, entry = self._draft.prompt, self._draft.entry
        if entry is not None:
            return say("write.editing", day=day_on_page(self._draft.started.date()))
        return f"{prompt.pack} · {say(f'today.depth.{prompt.depth}')}" if prompt else say("write.own_words")

    def _first_line(self) -> str:
        if self._brought_back:
            return say("write.brought_back", time=f"{self._draft.updated:%H:%M}")
        return say("write.fresh" if self._draft.entry is None else "write.unchanged")

    def footer_commands(self) -> tuple[Command, ...]:
        page = self.query_one(Page) if self.is_mounted else None
        field = page.field_in_focus() if page is not None else None
        names = ["finish", "back"]
        if page is not None and field is None and page.free_text() is not None:
            names.insert(2 if self._is_narrow else 1, "frame")
        if self._draft.prompt is not None and self._draft.prompt.fields:
            names.insert(0, "next_field")
        by_name = {command.name: command for command in commands_of("write")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        field = self.query_one(Page).field_in_focus() if self.is_mounted else None
        if field is None:
            return keys
        on, finish, back = keys
        own = keys_of(field, self.query_one(Page).part_in_focus())
        if self._is_narrow:
            return [finish, *own, on]
        return [on, *own, finish, back]

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < NARROW

    def on_descendant_focus(self) -> None:
        self.refresh_footer()

    # the draft

    def current(self) -> Draft:
        """The draft as it stands on the page, cursor included."""
        return self.query_one(Page).as_draft(self._draft)

    def unsaved(self) -> Draft | None:
        """The draft, where the vault does not have all of it yet: words, or where the cursor went since."""
        if self._leaving:
            return None
        if self._going_out.take_in_so_far():
            self._keeper.fell_behind()
        draft = self.current()
        has_moved = self._place_kept is not None and _place_in(draft) != self._place_kept
        return draft if self._keeper.is_behind or has_moved else None

    def let_go(self) -> None:
        self._leaving = True
        self._keeper.give_up()
        self._going_out.end()

    async def _keep(self, draft: Draft) -> Draft:
        if draft.is_empty and draft.entry is None:
            await self.desk.run(self.companion.writing.discard, draft.id)
            return draft
        kept = await self.desk.run(self.companion.writing.keep, draft)
        self._place_kept = _place_in(kept)
        return kept

    def _say_kept(self, state: str, error: CareError | None) -> None:
        if not self.is_attached:
            return
        now = self.care.opening.world.now()
        self._foot.say(say(f"write.{state}", time=f"{now:%H:%M}"))
        if error is not None:
            self.care.door.show(questions.not_kept(error), self._fault_answered)

    async def _fault_answered(self, answer: str | None) -> None:
        if answer == "copy":
            self.app.copy_to_clipboard(self.query_one(Page).all_words())
            self.care.mention(say("app.copied"))
        elif answer == "again":
            await self._keeper.keep()

    def on_page_changed(self, event: Page.Changed) -> None:
        event.stop()
        self._keeper.changed()
        if event.is_typing:
            self._foot.typed()

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    def on_mouse_move(self) -> None:
        self._foot.rested()

    # ways on

    @told
    async def action_finish(self) -> None:
        """Tags, if any, and the page becomes an entry, or the change of one."""
        await self._keeper.keep()
        if self.current().is_empty:
            await self.action_back()
            return
        if not self._unclear_told and self.query_one(Page).goes_to_unclear():
            self._unclear_told = True
            self.care.mention(say("write.unclear"))
            return
        await self._know_tags()
        self.app.push_screen(questions.before_finishing(self._tags), self._finish)

    async def _know_tags(self) -> None:
        """Those that the entry has stand there to begin with."""
        if self._draft.entry is not None and self._entry is None:
            self._entry = await self.desk.run(self.companion.writing.entry_of, self._draft)
            if self._entry is not None:
                self._tags = tuple(dict.fromkeys((*self._entry.tags, *self._tags)))

    @told
    async def _finish(self, tags: str | None) -> None:
        if tags is None:
            return
        # A retry after this would keep the draft once more when it is an entry already.
        self._keeper.hold()
        try:
            gone = tags_gone(self._entry, tags) if self._entry is not None else ()
            finish = self.companion.writing.finish
            entry = await self.desk.run(
                finish, self.current(), tags=tags.split(), without=gone, private=self._private
            )
        except CareError:
            self._keeper.changed()
            raise
        self._keeper.give_up()
        await self.desk.run(self.companion.prompting.answered, entry)
        self._close()
        if sentence := left_out(tags):
            self.care.mention(sentence)
        if entry.intensity >= STRONG:
            self.app.push_screen(questions.doors(), self.care.door_chosen)

    async def action_back(self) -> None:
        """Back; the draft stays where it is, and an empty one leaves nothing."""
        await self._leave()

    async def _leave(self) -> bool:
        """True where a draft was left, to go on with another time."""
        draft = self.current()
        is_as_it_came = draft.entry is not None and not self.query_one(Page).was_touched
        unchanged = is_as_it_came and await self._changes_nothing()
        if not unchanged and not await self._keeper.keep() and not draft.is_empty:
            return False  # what could not be kept is not left: the dialog says so
        stays = not (draft.is_empty or unchanged)
        if not stays:
            self._keeper.give_up()
            await self._discard(draft)
        self._close()
        if stays and draft.entry is not None:
            self.care.mention(say("write.change_waits"))
        return stays

    async def _changes_nothing(self) -> bool:
        """Was a kept entry only looked at? What waited from another time is a change, touched or not."""
        try:
            return await self.desk.run(self.companion.writing.changes_nothing, self._draft)
        except CareError:
            return False  # it stays, then

    def _close(self) -> None:
        self._leaving = True
        self.care.journal_changed()
        self.dismiss(None)

    @told
    async def _discard(self, draft: Draft) -> None:
        await self.desk.run(self.companion.writing.discard, draft.id)

    def action_discard(self) -> None:
        """Let the draft go for good, after asking."""
        self.app.push_screen(questions.before_discarding(), self._discard_answered)

    async def _discard_answered(self, yes: bool | None) -> None:
        if yes:
            self._keeper.give_up()
            await self._discard(self.current())
            self._close()

    async def action_not_today(self) -> None:
        """Too fresh: the page waits as a draft, and nothing asks for it."""
        draft = self.current()
        if await self._leave():
            await self._put_away(draft)

    @told
    async def _put_away(self, draft: Draft) -> None:
        await self.desk.run(self.companion.writing.put_away, draft.id)
        self.care.mention(say("write.put_away"))

    # the page

    @told
    async def action_tags(self) -> None:
        """Tags for the page, before it is finished."""
        await self._know_tags()
        self.app.push_screen(tags_dialog(self._tags), self._tags_answered)

    def _tags_answered(self, tags: str | None) -> None:
        if tags is not None:
            self._tags = tuple(tags.split())

    def action_words(self) -> None:
        """How many words, for three seconds, because it was asked."""
        count = self.query_one(Page).count_words()
        self._foot.say_aside(say("write.counted.one") if count == 1 else say("write.counted", count=count))

    def action_private(self) -> None:
        """Never offered for a letter; the same again takes it back."""
        self._private = not self._private
        self._foot.say_aside(say("write.is_private" if self._private else "write.not_private"))

    @told
    async def action_frame(self) -> None:
        """The next frame over the page, round to free writing; no word is lost by it."""
        editor = self.query_one(Page).free_text()
        if editor is None:
            self.care.mention(say("write.no_frame"))
        elif title := await lay_next_frame(self, editor):
            self._foot.say_aside(title)

    def action_editor_outside(self) -> None:
        """The page in an editor outside, where that is wished."""
        if self.care.settings.editor_outside != "on":
            self.care.mention(say("outside.is_off"))
            return
        editor = self.query_one(Page).prose_in_focus()
        if editor is None:
            self.care.mention(say("outside.no_prose"))
            return
        self.begin_anew(self._go_out, editor, group="going-out")

    @told
    async def _go_out(self, editor: Editor) -> None:
        await self._keeper.keep()
        self._going_out.ask(editor)

    # the prompt's other wordings

    async def action_doorway(self) -> None:
        await self._reword(Wording.DOORWAY, "write.no_doorway")

    async def action_targeted(self) -> None:
        await self._reword(Wording.TARGETED, "write.no_targeted")

    @told
    async def _reword(self, wording: Wording, has_none: str) -> None:
        snapshot = await reworded(self, self._draft.prompt, wording)
        if snapshot is None:
            self.care.mention(say(has_none))
            return
        self._draft = replace(self._draft, prompt=snapshot)
        self.query_one(Question).read_as(snapshot)
        self._keeper.changed()

    def action_third_person(self) -> None:
        """Write about oneself as about somebody else; the same again takes it back."""
        self.query_one(Question).turn_third_person()
        editor = self.query_one(Page).prose_in_focus()
        if editor is not None:  # the page moved down by a line
            self.call_after_refresh(editor.scroll_cursor_visible)


def _place_in(draft: Draft) -> tuple[str, tuple[int, int]]:
    return draft.focus, draft.cursor
