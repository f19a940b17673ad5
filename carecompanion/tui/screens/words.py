"""One's own words to a circle: a proposal, what stays open, a farewell. Kept as one types, like any writing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from carecompanion.domain.dates import day_from_words
from carecompanion.domain.unsent import Unsent, Voiced
from carecompanion.tui.commands import bindings_of
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.tui.writing import questions
from carecompanion.tui.writing.page_keeper import PageKeeper
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.posting import Sent
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.entry import Draft


class WordsScreen(CareScreen[bool]):
    """The text of *draft* in an editor. True once it has left, or was let go."""

    NAME = "words"
    AUTO_FOCUS = "#editor"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("words")]
    DEFAULT_CSS = """
    WordsScreen { align: center top; }
    WordsScreen #scroll { height: 1fr; width: 100%; align: center top; padding: 1 0; }
    WordsScreen #column { height: auto; width: 68; max-width: 100%; }
    WordsScreen.-narrow #column { padding: 0 1; }
    WordsScreen #about { color: $quiet; margin-bottom: 1; }
    WordsScreen.-short #scroll { padding: 0; }
    WordsScreen.-short #about { display: none; }
    """

    def __init__(self, *, draft: Draft, brought_back: bool = False) -> None:
        super().__init__()
        self._draft = draft
        self._brought_back = brought_back
        self._review = ""
        self._leaving = False
        self._result: bool | None = None
        self._keeper = PageKeeper(self, self.current, self._say_kept, self._words)

    @property
    def _unsent(self) -> Unsent:
        return self._draft.letter or Unsent()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            yield Static("", id="title", classes="says")
            yield Static(plain(say(f"circle.words.{self._unsent.voiced}_about")), id="about")
            editor = Editor(self._draft.text, id="editor")
            editor.placeholder = say("circle.words.begin")
            yield editor
        yield KeyFooter(self.footer_keys())

    async def on_mount(self) -> None:
        editor = self.query_one(Editor)
        editor.cursor = self._draft.cursor
        if self._brought_back:
            self.query_one(KeyFooter).says = say("write.brought_back", time=f"{self._draft.updated:%H:%M}")
        await self._begin()

    @told
    async def _begin(self) -> None:
        circle = await self.desk.run(self.companion.voicing.circle_of, self._draft)
        name = say("circle.words.the_circle") if circle is None else one_line(circle.name)
        title = say(f"circle.words.{self._unsent.voiced}", circle=name)
        self.query_one("#title", Static).update(plain(title))

    # the draft

    def current(self) -> Draft:
        """The words as they stand on the page, cursor included."""
        editor = self.query_one(Editor)
        return replace(self._draft, text=editor.text, cursor=editor.cursor)

    def unsaved(self) -> Draft | None:
        """The draft, where the vault does not have all of it yet."""
        return self.current() if self._keeper.is_behind and not self._leaving else None

    def let_go(self) -> None:
        self._leaving = True
        self._keeper.give_up()

    def _say_kept(self, line: str) -> None:
        self.query_one(KeyFooter).says = line

    def _words(self) -> str:
        return self.query_one(Editor).text

    def on_editor_edited(self, event: Editor.Edited) -> None:
        event.stop()
        self._keeper.changed()

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    # on

    async def action_look_over(self) -> None:
        """The whole of it, as it would leave; before a proposal goes, a day to look at it again may be named."""
        if self._unsent.voiced is not Voiced.PROPOSAL:
            await self._look_over(None)
            return
        self.app.push_screen(
            LineDialog(
                title=say("circle.review.title"),
                says=say("circle.review.says"),
                value=self._review,
                yes=say("circle.review.yes"),
                no=say("circle.review.no"),
            ),
            self._day_named,
        )

    @told
    async def _day_named(self, words: str | None) -> None:
        if words is None:
            return
        self._review = words
        today = self.care.opening.world.now().date()
        await self._look_over(day_from_words(words, today) if words.strip() else None)

    @told
    async def _look_over(self, review: date | None) -> None:
        if self.current().is_empty or not await self._keeper.keep():
            return
        draft = self.current()
        ready = await self.desk.run(self.companion.voicing.letter_of, draft, review)

        async def looked_over(sent: tuple[Sent, ...] | None) -> None:
            if sent:
                await self._has_left(ready.circle)

        await self.app.push_screen(room("compose", ready=ready, draft=draft, fixed_to=True), looked_over)

    @told
    async def _has_left(self, circle: Circle | None) -> None:
        if circle is not None and self._unsent.voiced is Voiced.FAREWELL:
            await self.desk.run(self.companion.circling.leave, circle)
            self.care.mention(say("circle.left"))
        self._close(left=True)

    async def action_back(self) -> None:
        """Back; the page stays as a draft, and an empty one leaves nothing."""
        if await self._keeper.keep() or self.current().is_empty:
            self._close()

    def action_discard(self) -> None:
        """Let the page go for good, after asking."""
        self.app.push_screen(questions.before_discarding(), self._discard_answered)

    @told
    async def _discard_answered(self, yes: bool | None) -> None:
        if yes:
            self._keeper.give_up()
            await self.desk.run(self.companion.writing.discard, self._draft.id)
            self._close()

    def _close(self, *, left: bool = False) -> None:
        self._leaving = True
        self._keeper.give_up()
        self._result = left
        self.care.journal_changed()
        self._end()

    def on_screen_resume(self) -> None:
        """What stood over it has gone: so does a page that is over."""
        self._end()

    def _end(self) -> None:
        # Ending takes away what is on top: that has to be this page, and once.
        if self._result is not None and self.app.screen is self:
            result, self._result = self._result, None
            self.dismiss(result)
