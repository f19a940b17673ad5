"""Reply: the letter, and below it (on wide screens beside it) the parts its author asked for. None has to be filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.letter import HUMAN_AT
from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.keeper import Keeper
from carecompanion.tui.letters.leaning import Leaning
from carecompanion.tui.letters.wished import handle_of, wished
from carecompanion.tui.lines import QUIET, SAYS, keys_line
from carecompanion.tui.replying import ReplyParts
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.tui.widgets.reply_head import ReplyHead
from carecompanion.tui.writing import questions
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import LetterDraft
    from carecompanion.activities.posting import Sent
    from carecompanion.domain.entry import Draft
    from carecompanion.domain.letter import StoredLetter
    from carecompanion.tui.widgets.editor import Editor
    from carecompanion.tui.widgets.reply_part import ReplyPart

FREELY: Final = "ideas"
SHORT: Final = 20
NARROW: Final = 60


class ReplyScreen(CareScreen[bool]):
    """An answer to *letter*: the one that waits, or a new one; or *draft*, a reply that comes back. True: it left."""

    NAME = "reply"
    CSS_PATH = "../styles/reply.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("reply")]

    def __init__(
        self,
        *,
        letter: StoredLetter | None = None,
        draft: Draft | None = None,
        brought_back: bool = False,
    ) -> None:
        super().__init__()
        self._letter = letter
        self._draft = draft
        self._brought_back = brought_back
        self._ways: tuple[str, ...] = ()
        self._place_kept: tuple[str, tuple[int, int]] | None = None
        self._leaving = False
        self._keeper = Keeper(self, self.current, self._keep, self._say_kept)
        self._leaning = Leaning(self)

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("", id="about")
            with Vertical(id="both"):
                yield LetterText(id="letter")
                with Vertical(id="answer"):
                    yield ReplyHead(say("reply.head"))
                    with Vertical(id="none"):
                        yield Static(plain(say("reply.answers")), classes="quiet")
                        yield KeyHints(keys_line(((self.key_of("next_part"), say("commands.reply.answer")),)))
                    yield ReplyParts(id="parts")
                    yield Static("", id="rest")
        yield KeyFooter(self.footer_keys())

    # coming in

    async def on_mount(self) -> None:
        self._fit()
        await self._begin()

    @told
    async def _begin(self) -> None:
        try:
            begun = await self.desk.run(_begun, self.companion, self._letter, self._draft)
        except CareError:
            self.call_next(self.dismiss, result=False)
            raise
        self._draft, self._letter, self._ways = begun
        self._place_kept = self._draft.focus, self._draft.cursor
        self._show_letter()
        self.set_class(not self._ways and self._draft.is_empty and self._letter is not None, "none-asked")
        if self._brought_back:
            self._head.says = say("write.brought_back", time=f"{self._draft.updated:%H:%M}")
        await self._show_parts(self._draft)

    def _show_letter(self) -> None:
        letter, today = self._letter, self.care.opening.world.now().date()
        if letter is None:
            self.query_one(LetterText).show_letter(say("reply.gone"))
            return
        self.query_one(LetterText).show_letter(letter.human)
        self._head.wishes = wished(letter, self._ways, today)
        note = " ".join((letter.manifest.ask.note or "").split())
        self._head.free_words = f"“{note}”" if note else ""
        self._show_about()

    def _bring_up_words(self) -> None:
        """Where there is no room for all of it, begin at the writer's own words: the wishes stand below in any case."""
        letter = self._letter
        if letter is not None and letter.manifest.items:
            at = letter.manifest.items[0].at - HUMAN_AT
            before = letter.human.encode()[:at].decode(errors="ignore")
            self.query_one(LetterText).bring_up(len(before), above=0)

    def _show_about(self) -> None:
        letter = self._letter
        if letter is None:
            return
        mark = glyphs_of(self).chosen if self.query_one(LetterText).has_focus else ""
        title = next((item.title for item in letter.manifest.items if item.title), say("letters.untitled"))
        today = self.care.opening.world.now().date()
        day = day_answered(letter.manifest.date, today)
        about = say("letter.from", handle=handle_of(letter), day=day)
        margin = 1 if self.has_class("-narrow") else 2
        self.query_one("#about", Static).update(
            Content.assemble((mark.ljust(margin), "$accent"), (one_line(title), SAYS), ("   " + about, QUIET))
        )

    async def _show_parts(self, draft: Draft) -> None:
        await self._parts.show_draft(draft)
        is_free = draft.prompt is None
        self.query_one("#rest", Static).update(plain(say("reply.note_freely" if is_free else "reply.note")))
        self._fit()
        self.refresh_footer()
        if self.has_class("none-asked"):
            self.query_one(LetterText).focus()
        else:
            self.call_after_refresh(self._parts.take_up, draft.focus, draft.cursor)
        self.call_after_refresh(self.call_after_refresh, self._bring_up_words)

    @property
    def _head(self) -> ReplyHead:
        return self.query_one(ReplyHead)

    @property
    def _parts(self) -> ReplyParts:
        return self.query_one(ReplyParts)

    # the draft

    def current(self) -> Draft:
        """The reply as it stands on the page, cursor included. Only once it has begun."""
        if self._draft is None:
            raise RuntimeError("a reply is asked for before it has begun")
        return self._parts.as_draft(self._draft)

    def unsaved(self) -> Draft | None:
        """The reply, where the vault does not have all of it yet: words, or where the cursor went since."""
        if self._leaving or self._draft is None or not self._parts.is_shown:
            return None
        draft = self.current()
        has_moved = (draft.focus, draft.cursor) != self._place_kept and not draft.is_empty
        return draft if self._keeper.is_behind or has_moved else None

    def let_go(self) -> None:
        self._leaving = True
        self._keeper.give_up()

    async def _keep(self, draft: Draft) -> Draft:
        if draft.is_empty:
            await self.desk.run(self.companion.writing.discard, draft.id)
            return draft
        kept = await self.desk.run(self.companion.writing.keep, draft)
        self._place_kept = kept.focus, kept.cursor
        return kept

    def _say_kept(self, state: str, error: CareError | None) -> None:
        if not self.is_attached:
            return
        self._head.says = say(f"write.{state}", time=f"{self.care.opening.world.now():%H:%M}")
        if error is not None:
            self.care.door.show(questions.not_kept(error), self._fault_answered)

    async def _fault_answered(self, answer: str | None) -> None:
        if answer == "copy":
            self.app.copy_to_clipboard(self._parts.all_words())
            self.care.mention(say("app.copied"))
        elif answer == "again":
            await self._keeper.keep()

    def on_reply_part_changed(self, event: ReplyPart.Changed) -> None:
        event.stop()
        self._keeper.changed()
        if self._draft is not None and self._letter is not None:
            self._leaning.look_soon(event.part, self._draft, self._letter)

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    # where one stands

    def on_reply_part_wanted(self, event: ReplyPart.Wanted) -> None:
        event.stop()
        self._parts.open_part(event.part)

    def action_next_part(self) -> None:
        self._go(1)

    def action_part_before(self) -> None:
        self._go(-1)

    def _go(self, way: int) -> None:
        """The letter, then one part after another, and round."""
        if self.has_class("none-asked"):
            self.action_answer()
            return
        if not self._parts.is_shown:
            return
        self.remove_class("on-letter")
        if not self._parts.go(way):
            self.add_class("on-letter")
            self.query_one(LetterText).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """With little room the page with the focus is the one that is shown."""
        self.set_class(event.widget.id == "letter", "on-letter")
        self._show_about()
        self.refresh_footer()

    def on_resize(self) -> None:
        self._fit()
        self._show_about()
        self.refresh_footer()

    def _fit(self) -> None:
        """One page at a time where both would have no room; parts of two rows where there is plenty."""
        size = self.app.size
        self.set_class(size.width < NARROW or size.height < SHORT, "one-page")
        self._parts.stack(is_upright=self.has_class("-wide") and self.has_class("-tall"))

    def footer_commands(self) -> tuple[Command, ...]:
        by_name = {command.name: command for command in commands_of("reply")}
        if self.has_class("none-asked"):
            names = ["next_part", "back"]
        else:
            names = ["next_part", "received", "look_over", "back"]
            if len(self._ways) > 1:
                names.insert(3, "way")
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self.has_class("none-asked"):
            return [(keys[0][0], say("commands.reply.answer")), *keys[1:]]
        if self.app.size.width >= NARROW:
            return keys
        after, received, look, *other = keys
        return [
            (after[0], say("reply.key.next_short")),
            (look[0], say("reply.key.look_short")),
            other[-1],
            received,
        ]

    # ways of answering

    def action_answer(self) -> None:
        """Answer all the same, in one's own words."""
        if self.has_class("none-asked"):
            self.remove_class("none-asked")
            self.refresh_footer()
            self._parts.take_up("", (0, 0))

    @told
    async def action_way(self) -> None:
        """The next of the ways that were asked for; what is written goes along."""
        if self._draft is None or self._letter is None:
            return
        if len(self._ways) < 2:
            key = "reply.one_way" if self._ways else "reply.one_way_none"
            self.care.mention(say(key, handle=handle_of(self._letter)))
            return
        here = self._draft.letter.guide if self._draft.letter is not None else None
        at = self._ways.index(here or FREELY) if (here or FREELY) in self._ways else -1
        turned = self.companion.replying.by(self.current(), self._ways[(at + 1) % len(self._ways)])
        self._draft = replace(turned, focus="", cursor=(0, 0))
        self._leaning.rest()
        await self._show_parts(self._draft)
        self._keeper.changed()

    async def action_hints(self) -> None:
        """No soft notes from now on; the same again brings them back."""
        await self._leaning.turn(self.key_of("hints"))

    # ways on

    @told
    async def action_look_over(self) -> None:
        """The whole of it, as it would leave."""
        if self._draft is None or self.has_class("none-asked") or not await self._keeper.keep():
            return
        draft = self.current()
        self._look_over(await self.desk.run(self.companion.replying.letter_of, draft), draft)

    @told
    async def action_received(self) -> None:
        """The shortest whole reply. What was written stays as a draft."""
        if self._draft is None or not await self._keeper.keep():
            return
        draft = self.current()
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
        self.app.push_screen(room("compose", ready=ready, draft=draft, fixed_to=True), self._looked_over)

    async def _looked_over(self, sent: tuple[Sent, ...] | None) -> None:
        if sent:
            self._close(left=True)
        elif self._draft is not None:
            # Masks and wishes may have come to it meanwhile.
            self._draft = await self.desk.run(_as_kept, self.companion, self._draft)

    async def action_back(self) -> None:
        """Back; the draft stays where it is, and an empty one leaves nothing."""
        if (
            self._draft is None
            or not self._parts.is_shown
            or await self._keeper.keep()
            or self.current().is_empty
        ):
            self._close()

    def action_discard(self) -> None:
        """Let the draft go for good, after asking."""
        self.app.push_screen(questions.before_discarding(), self._discard_answered)

    @told
    async def _discard_answered(self, yes: bool | None) -> None:
        if yes and self._draft is not None:
            self._keeper.give_up()
            await self.desk.run(self.companion.writing.discard, self._draft.id)
            self._close()

    def _close(self, *, left: bool = False) -> None:
        self._leaving = True
        self._keeper.give_up()
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
