"""Compose: choose, words, wishes, to, confirm. Going back never loses what a step holds, and leaving keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical

from carecompanion.tui.commands import bindings_of, commands_of, spoken
from carecompanion.tui.looker import Looker
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.screens.compose.addressing import Addressing
from carecompanion.tui.screens.compose.beginning import Beginning, begun
from carecompanion.tui.screens.compose.choose import ChooseStep
from carecompanion.tui.screens.compose.choosing import Choosing
from carecompanion.tui.screens.compose.copies import Copies
from carecompanion.tui.screens.compose.kept import Kept, before_letting_go
from carecompanion.tui.screens.compose.keys import NARROW, keys_in
from carecompanion.tui.screens.compose.last import LastStep
from carecompanion.tui.screens.compose.sending import Sending
from carecompanion.tui.screens.compose.steps import CHOOSE, CONFIRM, TO, WISHES, WORDS, steps_of
from carecompanion.tui.screens.compose.to import ToStep
from carecompanion.tui.screens.compose.wishes import WishesStep
from carecompanion.tui.screens.compose.words import WordsStep
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.steps import StepLine
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.activities.posting import Sent
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.partner import Partner
    from carecompanion.tui.screens.compose.making import Making
    from carecompanion.tui.widgets.choices import Choices
    from carecompanion.tui.widgets.rows import Rows

_FILE: Final = "file"
"""Where the last step leads."""


class ComposeScreen(CareScreen["tuple[Sent, ...]"]):
    """A letter in the making; what left comes back, None where nothing did.

    It may begin at *entries* (chosen then), be to someone from the start (*to*, *circle*), or go on where *draft* was
    left. *ready* comes to be looked over as it is, kept in *draft* if in any; with *fixed_to* its readers are settled.
    """

    NAME = "compose"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compose")]
    CSS_PATH = "../../styles/compose.tcss"

    def __init__(
        self,
        *,
        entries: tuple[EntryId, ...] = (),
        to: Partner | None = None,
        circle: Circle | None = None,
        draft: Draft | None = None,
        ready: LetterDraft | None = None,
        fixed_to: bool = False,
    ) -> None:
        super().__init__()
        self._beginning = Beginning(entries, to, circle, draft, ready)
        self._making = self._beginning.making()
        self._steps = steps_of(ready, fixed_to=fixed_to)
        self._step = self._steps[0]
        self._looker = Looker(self, self._show_words)
        self._kept = Kept(self, self._making, draft, lambda: self._step)
        self._copies = Copies(self, self._making, self._kept.changed, self._looker.again)
        self._addressing = Addressing(self, self._was_addressed, self._focus_step)
        self._choosing = Choosing(self, self._making, self._kept.changed)
        self._sending = Sending(self, self._making, self._kept, lambda: self._stand(CONFIRM), self._has_left)

    def compose(self) -> ComposeResult:
        today = self.care.opening.world.now().date()
        yield StepLine(self._title_words, [say(f"compose.step.{step}") for step in self._steps])
        with Vertical(id="page"):
            yield ChooseStep(self._making)
            yield WordsStep(self._making)
            yield WishesStep(self._making, today)
            yield ToStep(self._making)
            yield LastStep(self._making)
        yield KeyFooter(self.footer_keys())

    @property
    def _title_words(self) -> str:
        making = self._making
        is_reply = making.ready is not None and making.ready.re is not None
        if making.to is not None:
            key = "compose.title_reply" if is_reply else "compose.title_to"
            return say(key, handle=one_line(making.to.handle))
        if making.circle is not None:
            return say("compose.title_to", handle=one_line(making.circle.name))
        return say("compose.title")

    async def on_mount(self) -> None:
        self._stand(self._step)
        # Awaited: a key that comes early waits until there is something to press it on.
        await self._begin()

    @told
    async def _begin(self) -> None:
        if self._kept.draft is None and self._making.ready is None:
            self._kept.draft = self.companion.writing.begin()
        if await self.desk.run(begun, self._beginning, self._making, self.companion):
            self.care.mention(say("compose.choose.missing"))
        if CHOOSE in self._steps:
            await self._choosing.load()
        self._stand(self._step)  # its title may have a name by now
        left_at = self._beginning.step
        if left_at != CHOOSE and (self._making.chosen or self._making.ready is not None):
            await self._to_words()
            await self._stand_where_it_was_left(left_at)

    async def _stand_where_it_was_left(self, step: str) -> None:
        """The step of a draft that comes back; what is to leave is looked at anew."""
        if step == WISHES:
            self._stand(WISHES)
        elif step in (TO, CONFIRM):
            await self._addressing.show()
            self._stand(TO)

    # kept like any writing

    def unsaved(self) -> Draft | None:
        return self._kept.unsaved()

    def let_go(self) -> None:
        self._kept.let_go()

    # standing in a step

    def _stand(self, step: str) -> None:
        if step != self._step:
            self._step = step
            self._kept.moved()
        for widget in self.query_one("#page").children:
            widget.set_class(widget.id == step, "current")
        line = self.query_one(StepLine)
        line.title, line.current = self._title_words, self._steps.index(step)
        self.refresh_footer()
        self.call_after_refresh(self._focus_step)

    @property
    def _current(self) -> ChooseStep | WordsStep | WishesStep | ToStep | LastStep:
        step: ChooseStep | WordsStep | WishesStep | ToStep | LastStep
        step = self.query_one(f"#{self._step}")  # type: ignore[assignment]  # each step has its name as id
        return step

    def _focus_step(self) -> None:
        if not self.is_attached:
            return
        wanted = self.query_one(self._current.focus_on)
        # A list with nothing in it would take the keys and do nothing with them.
        is_there = wanted.focusable and wanted.display and not self._current.has_class("is-empty")
        self.set_focus(wanted if is_there else None)

    @property
    def _after(self) -> str:
        at = self._steps.index(self._step) + 1
        return self._steps[at] if at < len(self._steps) else _FILE

    def footer_keys(self) -> list[tuple[str, str]]:
        commands = commands_of("compose")
        keys = {command.name: (spoken(self.care.key_of(command)), command.words) for command in commands}
        return keys_in(
            self._step,
            self._after,
            keys,
            is_narrow=self.size.width < NARROW,
            is_the_same_for_all=self._making.is_the_same_for_all,
        )

    def on_resize(self) -> None:
        self.refresh_footer()

    # on and back

    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        await self.action_on()

    async def action_on(self) -> None:
        await self._on()

    @told
    async def _on(self) -> None:
        words = self.query_one(WordsStep)
        if self._step == WORDS and words.has_names_left():
            words.add_class("names-page")
            self.call_after_refresh(self._focus_step)
            return
        if self._step == TO:
            await self._choose_reader()
        after = self._after
        if after == _FILE:
            self._sending.ask()
        elif after == WORDS:
            await self._to_words()
        elif after == CONFIRM:
            await self._sending.look()
        else:
            if after == TO:
                await self._addressing.show()
            self._stand(after)

    async def action_back(self) -> None:
        words = self.query_one(WordsStep)
        at = self._steps.index(self._step)
        if self._step == WORDS and words.has_class("names-page"):
            words.remove_class("names-page")
            self._focus_step()
        elif at > 0:
            self._stand(self._steps[at - 1])
            if self._step == WORDS:
                self._looker.again()
        else:
            await self._leave()

    async def _leave(self) -> None:
        """What was done here waits as a draft; what cannot be kept is not left: the error says so."""
        if await self._kept.keep():
            if self._kept.is_begun and self._making.ready is None:
                self.care.mention(say("compose.kept"))
                self.care.journal_changed()
            self.dismiss(None)

    def action_discard(self) -> None:
        """Let it go for good, after asking. A reply stays: only what was done to its copies goes."""

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._discard(), group="compose")

        self.app.push_screen(before_letting_go(is_ready=self._making.ready is not None), answered)

    @told
    async def _discard(self) -> None:
        await self._kept.discard()
        self.dismiss(None)
        self.care.journal_changed()

    def _has_left(self, sent: tuple[Sent, ...]) -> None:
        self._kept.let_go()
        self.dismiss(sent)
        self.care.journal_changed()

    # choose

    def action_choose(self) -> None:
        if self._step == CHOOSE:
            self._choosing.toggle()
        elif self._step == TO:
            self.run_worker(self._choose_reader(), group="compose")

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        event.stop()
        self.action_choose()

    def on_choices_need_more(self, event: Choices.NeedMore) -> None:
        event.stop()
        self.run_worker(self._choosing.load_more(), group="more")

    # words

    async def _to_words(self) -> None:
        before = tuple(piece.entry for piece in self._making.pieces)
        preview = await self.desk.run(_gathered, self._making, self.companion)
        words = self.query_one(WordsStep)
        if not before or before != tuple(piece.entry for piece in self._making.pieces):
            words.begin()
            words.remove_class("names-page")
        self._stand(WORDS)
        words.show(preview)

    @told
    async def _show_words(self) -> None:
        words = self.query_one(WordsStep)
        words.show(await self.desk.run(_gathered, self._making, self.companion))
        words.bring_up_selected()

    def action_mask(self) -> None:
        if self._step == WORDS:
            self._copies.mask()

    def action_mask_as(self) -> None:
        if self._step == WORDS:
            self._copies.mask_as()

    async def action_edit_copy(self) -> None:
        if self._step == WORDS:
            self._copies.edit()
        elif self._step == CHOOSE:
            await self._choosing.ask_for_excerpt()

    # wishes, to

    def on_wishes_step_changed(self, event: WishesStep.Changed) -> None:
        event.stop()
        self._kept.changed()

    @told
    async def _choose_reader(self) -> None:
        await self._addressing.choose()

    def _was_addressed(self) -> None:
        self._kept.changed()
        self.query_one(StepLine).title = self._title_words

    def action_partners(self) -> None:
        if self._step == TO:
            self._addressing.see_partners()


def _gathered(making: Making, companion: Companion) -> Preview:
    making.gather(companion)
    return companion.composing.preview(making.draft())
