"""What a reply looks like: the letter, what was asked for, the parts; one page or two, by the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.letter import HUMAN_AT
from carecompanion.tui.glyphs import glyphs_of
from carecompanion.tui.letters.wished import handle_of, wished
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.screens.reply.parts import ReplyParts
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.letter_text import LetterText
from carecompanion.tui.widgets.reply_head import ReplyHead
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult

    from carecompanion.domain.letter import StoredLetter

SHORT: Final = 20
NARROW: Final = 60


class AnsweredLetter(LetterText):
    """The letter: where there is no room for all of it, it begins at ``start`` until its reader moves it."""

    start: int = 0
    _was_moved = False

    def on_resize(self) -> None:
        """The parts took room, or gave it back."""
        if not self._was_moved:
            self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """At its beginning, the writer's own words: the wishes stand below in any case."""
        if self.is_attached:
            self.bring_up(self.start, above=0)

    def on_key(self, event: events.Key) -> None:
        """From now on it stands where its reader wants it."""
        if not event.key.endswith("tab"):
            self._was_moved = True

    def on_mouse_scroll_down(self) -> None:
        """The same, by the wheel."""
        self._was_moved = True


class ReplyPage(Vertical):
    """Shows; what is written in it is the parts' own."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self._letter: StoredLetter | None = None
        self._today: date | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="about")
        with Vertical(id="both"):
            yield AnsweredLetter(id="letter")
            with Vertical(id="answer"):
                yield ReplyHead(say("reply.head"))
                with Vertical(id="none"):
                    yield Static(plain(say("reply.answers")), classes="quiet")
                yield ReplyParts(id="parts")
                yield Static("", id="rest")

    @property
    def head(self) -> ReplyHead:
        """What was asked for, and whether it is kept."""
        return self.query_one(ReplyHead)

    @property
    def parts(self) -> ReplyParts:
        """Where one writes."""
        return self.query_one(ReplyParts)

    @property
    def words(self) -> AnsweredLetter:
        """The letter."""
        return self.query_one(AnsweredLetter)

    def show_letter(self, letter: StoredLetter | None, ways: Sequence[str], today: date) -> None:
        """The letter that is answered, and all that its author wished; or that it is no longer here."""
        self._letter, self._today = letter, today
        if letter is None:
            self.words.show_letter(say("reply.gone"))
            return
        if letter.manifest.items:
            at = letter.manifest.items[0].at - HUMAN_AT
            self.words.start = len(letter.human.encode()[:at].decode(errors="ignore"))
        self.words.show_letter(letter.human)
        self.words.begin()
        self.head.wishes = wished(letter, ways, today)
        note = " ".join((letter.manifest.ask.note or "").split())
        self.head.free_words = f"“{note}”" if note else ""
        self.show_about()

    def show_about(self) -> None:
        """Whose letter it is, marked while one stands in it."""
        letter, today = self._letter, self._today
        if letter is None or today is None:
            return
        is_marked = self.screen.has_class("on-letter")
        margin = 0 if self.screen.has_class("-narrow") else 2
        title = next((item.title for item in letter.manifest.items if item.title), say("letters.untitled"))
        day = day_answered(letter.manifest.date, today)
        about = say("letter.from", handle=handle_of(letter), day=day)
        mark = ((glyphs_of(self).chosen if is_marked else "")[:margin].ljust(margin), "$accent")
        words = Content.assemble(mark, (one_line(title), SAYS), ("   " + about, QUIET))
        self.query_one("#about", Static).update(words)

    def say_rest(self, *, is_free: bool) -> None:
        """The quiet line below the parts."""
        self.query_one("#rest", Static).update(plain(say("reply.note_freely" if is_free else "reply.note")))

    def fit(self) -> None:
        """One page at a time where both would have no room; parts of two rows where there is plenty."""
        size, screen = self.app.size, self.screen
        screen.set_class(size.width < NARROW or size.height < SHORT, "one-page")
        self.parts.stack(is_upright=screen.has_class("-wide") and screen.has_class("-tall"))
