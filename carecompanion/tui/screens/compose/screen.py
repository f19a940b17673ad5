"""Compose: choose, words, wishes, to, confirm. Going back never loses what a step holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical

from carecompanion.errors import NotPossible
from carecompanion.settings.atomic import make_private_folder
from carecompanion.tui.commands import bindings_of, commands_of, spoken
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.dialogs.confirm_letter import ConfirmLetter
from carecompanion.tui.letters.looker import Looker
from carecompanion.tui.letters.outbox import outbox_of
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.screens.compose.choose import ChooseStep
from carecompanion.tui.screens.compose.copies import Copies
from carecompanion.tui.screens.compose.keys import NARROW, keys_in
from carecompanion.tui.screens.compose.last import LastStep
from carecompanion.tui.screens.compose.making import Making, counted
from carecompanion.tui.screens.compose.to import ToStep, partners_of
from carecompanion.tui.screens.compose.wishes import WishesStep
from carecompanion.tui.screens.compose.words import WordsStep
from carecompanion.tui.text import one_line
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.steps import StepLine
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import LetterDraft, Preview
    from carecompanion.activities.posting import Sent
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.partner import Partner
    from carecompanion.tui.widgets.choices import Choices
    from carecompanion.tui.widgets.rows import Rows

STEPS: Final = ("choose", "words", "wishes", "to", "confirm")
CHOOSE, WORDS, WISHES, TO, CONFIRM = range(5)
PAGE: Final = 200


class ComposeScreen(CareScreen[None]):
    """A letter in the making. It may begin at an entry (*entries* are chosen then) or in the thread *to* belongs to."""

    NAME = "compose"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compose")]
    CSS_PATH = "../../styles/compose.tcss"

    def __init__(self, *, entries: tuple[EntryId, ...] = (), to: Partner | None = None) -> None:
        super().__init__()
        self._making = Making(chosen=list(entries), to=to)
        self._step = CHOOSE
        self._looked_at: str = ""
        self._looker = Looker(self, self._show_words)
        self._copies = Copies(self, self._making, self._looker.again)

    def compose(self) -> ComposeResult:
        today = self.care.opening.world.now().date()
        yield StepLine(self._title_words, [say(f"compose.step.{step}") for step in STEPS])
        with Vertical(id="page"):
            yield ChooseStep(self._making)
            yield WordsStep(self._making)
            yield WishesStep(self._making, today)
            yield ToStep(self._making)
            yield LastStep()
        yield KeyFooter(self.footer_keys())

    @property
    def _title_words(self) -> str:
        to = self._making.to
        return say("compose.title") if to is None else say("compose.title_to", handle=one_line(to.handle))

    async def on_mount(self) -> None:
        self._stand(CHOOSE)
        self.run_worker(self._begin(), group="compose")

    @told
    async def _begin(self) -> None:
        await self._load_entries()
        if self._making.chosen:
            await self._to_words()

    async def _load_entries(self) -> None:
        """The newest entries, and as many older ones as it takes to show what is chosen already."""
        missing = set(self._making.chosen)
        while True:
            before = self._oldest
            lines = await self.desk.run(self.companion.reading.page, before=before, limit=PAGE)
            missing -= {line.id for line in lines}
            more = len(lines) == PAGE
            self._oldest = lines[-1].moment if lines else before
            today = self.care.opening.world.now().date()
            self.query_one(ChooseStep).add_lines(lines, today, more=more)
            if not more or not missing:
                return

    _oldest: int | None = None

    # standing in a step

    def _stand(self, step: int) -> None:
        self._step = step
        steps = self.query_one("#page").children
        for at, widget in enumerate(steps):
            widget.set_class(at == step, "current")
        line = self.query_one(StepLine)
        line.title, line.current = self._title_words, step
        self.refresh_footer()
        self.call_after_refresh(self._focus_step)

    @property
    def _current(self) -> ChooseStep | WordsStep | WishesStep | ToStep | LastStep:
        step: ChooseStep | WordsStep | WishesStep | ToStep | LastStep
        step = self.query_one(f"#{STEPS[self._step]}")  # type: ignore[assignment]  # each step has its name as id
        return step

    def _focus_step(self) -> None:
        if not self.is_attached:
            return
        wanted = self.query_one(self._current.focus_on)
        # A list with nothing in it would take the keys and do nothing with them.
        is_there = wanted.focusable and wanted.display and not self._current.has_class("is-empty")
        self.set_focus(wanted if is_there else None)

    def footer_keys(self) -> list[tuple[str, str]]:
        commands = commands_of("compose")
        keys = {command.name: (spoken(self.care.key_of(command)), command.words) for command in commands}
        return keys_in(STEPS[self._step], keys, is_narrow=self.size.width < NARROW)

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
        if self._step == CHOOSE:
            await self._to_words()
        elif self._step == WORDS:
            words = self.query_one(WordsStep)
            if self.has_class("-narrow") and words.names.row_count() and not words.has_class("names-page"):
                words.add_class("names-page")
                self.call_after_refresh(self._focus_step)
            else:
                self._stand(WISHES)
        elif self._step == WISHES:
            await self._show_partners()
            self._stand(TO)
        elif self._step == TO:
            await self._choose_partner()
            await self._to_last()
        else:
            self._ask_to_confirm()

    def action_back(self) -> None:
        words = self.query_one(WordsStep)
        if self._step == WORDS and words.has_class("names-page"):
            words.remove_class("names-page")
            self._focus_step()
        elif self._step > CHOOSE:
            self._stand(self._step - 1)
            if self._step == WORDS:
                self._look_again()
        elif self._making.masked or self._making.edited:
            self._ask_to_leave()
        else:
            self.dismiss(None)

    def _ask_to_leave(self) -> None:
        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.dismiss(None)

        self.app.push_screen(
            ConfirmDialog(
                title=say("compose.leave.title"),
                says=say("compose.leave.says"),
                yes=say("compose.leave.yes"),
                no=say("compose.leave.no"),
            ),
            answered,
        )

    # choose

    def action_choose(self) -> None:
        if self._step == CHOOSE:
            self.query_one(ChooseStep).toggle()
        elif self._step == TO:
            self.run_worker(self._choose_partner(), group="compose")

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        event.stop()
        self.action_choose()

    def on_choices_need_more(self, event: Choices.NeedMore) -> None:
        event.stop()
        self.run_worker(self._more_entries(), group="more")

    @told
    async def _more_entries(self) -> None:
        await self._load_entries()

    # words

    async def _to_words(self) -> None:
        before = tuple(piece.entry for piece in self._making.pieces)
        preview = await self.desk.run(_gathered, self._making, self.companion)
        words = self.query_one(WordsStep)
        if before != tuple(piece.entry for piece in self._making.pieces):
            words.begin()
            words.remove_class("names-page")
        self._stand(WORDS)
        words.show(preview)

    def _look_again(self) -> None:
        self._looker.again()

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

    def action_edit_copy(self) -> None:
        if self._step == WORDS:
            self._copies.edit()

    # to

    async def _show_partners(self) -> None:
        partners = await self.desk.run(partners_of, self.companion)
        self.query_one(ToStep).show(partners, self.care.opening.world.now().date())

    @told
    async def _choose_partner(self) -> None:
        partner = self.query_one(ToStep).partner
        if partner is not None:
            self._making.to = partner
            self.query_one(StepLine).title = self._title_words
            await self._show_partners()

    def action_partners(self) -> None:
        if self._step == TO:
            self.app.push_screen(room("partners"), self._partners_seen)

    def _partners_seen(self, _: None) -> None:
        self.run_worker(self._partners_again(), group="compose")

    @told
    async def _partners_again(self) -> None:
        await self._show_partners()
        self._focus_step()

    # confirm

    async def _to_last(self) -> None:
        to = self._making.to
        if to is None:
            raise NotPossible(say("composing.nobody"), say("composing.nobody_hint"))
        preview = await self.desk.run(_gathered, self._making, self.companion)
        self._looked_at = preview.human
        self._words = counted("words", preview.words)
        self._stand(CONFIRM)
        self.query_one(LastStep).show(preview, to, self.care.opening.world.now().date())

    _words: str = ""

    def _ask_to_confirm(self) -> None:
        to = self._making.to
        if to is None:
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._send(), group="compose")

        self.app.push_screen(ConfirmLetter(handle=to.handle, words=self._words), answered)

    @told
    async def _send(self) -> None:
        draft = self._making.draft()
        folder = outbox_of(self.care)
        try:
            sent = await self.desk.run(_sent, self.companion, draft, folder, self._looked_at)
        except NotPossible:
            # The words are others than those that were looked at: show them as they are.
            await self._to_last()
            raise
        handle = one_line(sent.letter.partner_name)
        self.care.mention(say("compose.written", folder=sent.path.parent.name, handle=handle))
        self.dismiss(None)
        self.care.journal_changed()


def _gathered(making: Making, companion: Companion) -> Preview:
    making.gather(companion)
    return companion.composing.preview(making.draft())


def _sent(companion: Companion, draft: LetterDraft, folder: Path, looked_at: str) -> Sent:
    if not folder.is_dir():
        make_private_folder(folder)
    return companion.composing.send(draft, folder, expected=looked_at)
