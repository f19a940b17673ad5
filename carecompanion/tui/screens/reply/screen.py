"""Reply: the letter, and below it (on wide screens beside it) the parts its author asked for. None has to be filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.letters.wished import handle_of
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.screens.reply.kept import KeptReply
from carecompanion.tui.screens.reply.leaning import Leaning
from carecompanion.tui.screens.reply.page import NARROW, ReplyPage
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.writing import questions
from carecompanion.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.activities.posting import Sent
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.widgets.editor import Editor
    from carecompanion.tui.widgets.reply_part import ReplyPart

FREELY: Final = "ideas"
WIDE: Final = 110


class ReplyScreen(CareScreen[bool]):
    """An answer to *letter*: the one that waits, or a new one; or *draft*, a reply that comes back. True: it left."""

    NAME = "reply"
    CSS_PATH = "../../styles/reply.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("reply")]

    def __init__(
        self,
        *,
        letter: StoredLetter | None = None,
        draft: Draft | None = None,
        brought_back: bool = False,
    ) -> None:
        super().__init__()
        self.is_settling = True
        self._given = letter, draft
        self._letter: StoredLetter | None = None
        self._brought_back = brought_back
        self._ways: tuple[str, ...] = ()
        self._page = ReplyPage()
        self._kept = KeptReply(self, self._page)
        self._leaning = Leaning(self)

    def compose(self) -> ComposeResult:
        yield self._page
        yield KeyFooter(self.footer_keys())

    # coming in

    async def on_mount(self) -> None:
        self._page.fit()
        await self._begin()

    async def _begin(self) -> None:
        try:
            draft, self._letter, self._ways = await self.desk.run(_begun, self.companion, *self._given)
        except CareError as error:
            self.call_next(self._refuse, error)
            return
        self._kept.begin(draft)
        self._page.show_letter(self._letter, self._ways, self.care.opening.world.now().date())
        self.set_class(not self._ways and draft.is_empty and self._letter is not None, "none-asked")
        if self._brought_back:
            self._page.head.says = say("write.brought_back", time=f"{draft.updated:%H:%M}")
        await self._show_parts(draft)

    def _refuse(self, error: CareError) -> None:
        """It cannot be answered: back, and what it is."""
        self.dismiss(False)  # noqa: FBT003 - a screen's result is positional
        self.care.call_later(self.care.tell, error)

    async def _show_parts(self, draft: Draft) -> None:
        await self._page.parts.show_draft(draft)
        self._page.say_rest(is_free=draft.prompt is None)
        self._page.fit()
        self.refresh_footer()
        if self.has_class("none-asked"):
            self.set_focus(self._page.words)
            self.settled()
        else:
            self.call_after_refresh(self._take_up_parts, draft)

    def _take_up_parts(self, draft: Draft) -> None:
        self._page.parts.take_up(draft.focus, draft.cursor)
        self.settled()

    # the draft

    def unsaved(self) -> Draft | None:
        return self._kept.unsaved()

    def let_go(self) -> None:
        self._kept.let_go()
        self._leaning.end()

    def on_reply_part_changed(self, event: ReplyPart.Changed) -> None:
        event.stop()
        self._kept.changed()
        if self._kept.draft is not None and self._letter is not None:
            self._leaning.look_soon(event.part, self._kept.draft, self._letter)

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    # where one stands

    def on_reply_part_wanted(self, event: ReplyPart.Wanted) -> None:
        event.stop()
        self._page.parts.open_part(event.part)

    def action_next_part(self) -> None:
        self._go(1)

    def action_part_before(self) -> None:
        self._go(-1)

    def _go(self, way: int) -> None:
        """The letter, then one part after another, and round."""
        if self.has_class("none-asked"):
            self.action_answer()
        elif self._kept.is_shown:
            self.remove_class("on-letter")
            if not self._page.parts.go(way):
                self.add_class("on-letter")
                self._page.words.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """With little room the page with the focus is the one that is shown."""
        self.set_class(event.widget.id == "letter", "on-letter")
        self._page.show_about()
        self.refresh_footer()

    def on_resize(self) -> None:
        self._page.fit()
        self._page.show_about()
        self.refresh_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["next_part", "received", "look_over", "back"]
        if self.has_class("none-asked"):
            names = ["next_part", "back"]
        elif len(self._ways) > 1:
            names.insert(3, "way")
        by_name = {command.name: command for command in commands_of("reply")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self.has_class("none-asked"):
            return [(keys[0][0], say("commands.reply.answer")), *keys[1:]]
        width = self.app.size.width
        if width >= WIDE or (width >= NARROW and len(self._ways) < 2):
            return keys
        after, received, look, *other = keys
        after = (after[0], say("reply.key.next_short"))
        if width >= NARROW:
            return [after, (received[0], say("reply.key.received_short")), look, *other]
        return [after, (look[0], say("reply.key.look_short")), other[-1], received]

    # ways of answering

    def action_answer(self) -> None:
        """Answer all the same, in one's own words."""
        if self.has_class("none-asked"):
            self.remove_class("none-asked")
            self.refresh_footer()
            self._page.parts.take_up("", (0, 0))

    @told
    async def action_way(self) -> None:
        """The next of the ways that were asked for; what is written goes along."""
        letter = self._letter
        if not self._kept.is_shown or letter is None:
            return
        if len(self._ways) < 2:
            key = "reply.one_way" if self._ways else "reply.one_way_none"
            self.care.mention(say(key, handle=handle_of(letter)))
            return
        draft = self._kept.current()
        here = (draft.letter.guide if draft.letter is not None else None) or FREELY
        at = self._ways.index(here) if here in self._ways else -1
        turned = self.companion.replying.by(draft, self._ways[(at + 1) % len(self._ways)])
        self._kept.draft = replace(turned, focus="", cursor=(0, 0))
        self._leaning.rest()
        await self._show_parts(self._kept.draft)
        self._kept.changed()

    async def action_hints(self) -> None:
        """No soft notes from now on; the same again brings them back."""
        await self._leaning.turn(self.key_of("hints"))

    # ways on

    @told
    async def action_look_over(self) -> None:
        """The whole of it, as it would leave."""
        if self._kept.is_shown and not self.has_class("none-asked") and await self._kept.keep():
            draft = self._kept.current()
            self._look_over(await self.desk.run(self.companion.replying.letter_of, draft), draft)

    @told
    async def action_received(self) -> None:
        """The shortest whole reply. What was written stays as a draft."""
        if not self._kept.is_shown or not await self._kept.keep():
            return
        draft = self._kept.current()
        short = self.companion.replying.received(draft)
        ready = await self.desk.run(self.companion.replying.letter_of, short)
        if draft.is_empty:
            self._look_over(ready, short)
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                # The draft holds words that do not go along: it is not the one that leaves.
                self._look_over(replace(ready, unsent=None), None)

        self.app.push_screen(
            ConfirmDialog(
                title=say("reply.received.title"),
                says=say("reply.received.says"),
                means=say("reply.received.means"),
                yes=say("reply.received.yes"),
                no=say("reply.received.no"),
            ),
            answered,
        )

    def _look_over(self, ready: LetterDraft, draft: Draft | None) -> None:
        self._kept.is_looked_over = draft is not None
        self.app.push_screen(room("compose", ready=ready, draft=draft, fixed_to=True), self._looked_over)

    @told
    async def _looked_over(self, sent: tuple[Sent, ...] | None) -> None:
        if sent:
            self._close(left=True)
        elif self._kept.draft is not None:
            # Masks and wishes may have come to it meanwhile.
            self._kept.draft = await self.desk.run(_as_kept, self.companion, self._kept.draft)
            self._kept.is_looked_over = False

    async def action_back(self) -> None:
        """Back; the draft stays where it is, and an empty one leaves nothing."""
        if not self._kept.is_shown or await self._kept.keep() or self._kept.current().is_empty:
            self._close()

    def action_discard(self) -> None:
        """Let the draft go for good, after asking."""
        self.app.push_screen(questions.before_discarding(), self._discard_answered)

    @told
    async def _discard_answered(self, yes: bool | None) -> None:
        if yes:
            await self._kept.discard()
            self._close()

    def _close(self, *, left: bool = False) -> None:
        self._kept.let_go()
        self.care.journal_changed()
        self.dismiss(left)


def _begun(
    companion: Companion, letter: StoredLetter | None, draft: Draft | None
) -> tuple[Draft, StoredLetter | None, tuple[str, ...]]:
    """The draft, the letter it answers where that is still here, and the ways its author asked for."""
    if draft is None and letter is not None:
        draft = companion.replying.begin(letter)
    if draft is None:
        raise ValueError("a reply answers a letter, or comes back as a draft")
    if letter is None and draft.letter is not None and draft.letter.re is not None:
        try:
            letter = companion.corresponding.letter(draft.letter.re)
        except CareError:
            letter = None  # it was let go: what was written is not
    return draft, letter, companion.replying.ways(letter) if letter is not None else ()


def _as_kept(companion: Companion, draft: Draft) -> Draft:
    """*draft* with what the vault holds beside its words."""
    kept = next((one for one in companion.writing.drafts() if one.id == draft.id), None)
    return draft if kept is None else replace(draft, letter=kept.letter)
