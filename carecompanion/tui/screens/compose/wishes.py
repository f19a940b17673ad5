"""Step three: what the author would like of the reader. Asked, not enforced."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from carecompanion.domain.dates import day_from_words
from carecompanion.domain.letter import REPLY_WAYS, Keep
from carecompanion.domain.text import clean
from carecompanion.errors import CareError, Usage
from carecompanion.tui.dialogs.ask import LineDialog
from carecompanion.tui.letters.threads import long_day
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.wish_rows import Answer, Question, WishRows
from carecompanion.words import say

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.compose.making import Making

NOTE_BYTES = 120
WISH_BYTES = 500


class WishesStep(Vertical):
    """Six questions; each has an answer that asks for nothing, and that is where it begins."""

    class Changed(Message):
        """Something else is wished now."""

    DEFAULT_CSS = """
    WishesStep > #about { height: auto; color: $quiet; margin-bottom: 1; max-width: 72; }
    """

    def __init__(self, making: Making, today: date) -> None:
        super().__init__(id="wishes")
        self._making = making
        self._today = today

    def compose(self) -> ComposeResult:
        yield Static(plain(say("compose.wishes.about")), id="about")
        yield WishRows(id="questions")

    def on_mount(self) -> None:
        self._show()

    @property
    def focus_on(self) -> str:
        """The questions."""
        return "#questions"

    def _show(self) -> None:
        making = self._making
        until = say("compose.wishes.keep.until")
        if making.keep is Keep.UNTIL and making.until is not None:
            until = say("compose.wishes.keep.until_day", day=long_day(making.until, self._today))
        reply = [Answer(way, say(f"compose.wishes.reply.{way}"), way in making.reply) for way in REPLY_WAYS]
        questions = [
            Question(
                "reply",
                say("compose.wishes.reply"),
                (*reply, Answer("none", say("compose.wishes.reply.none"), not making.reply)),
            ),
            Question(
                "keep",
                say("compose.wishes.keep"),
                (
                    Answer("keep", say("compose.wishes.keep.keep"), making.keep is Keep.KEEP),
                    Answer("until", until, making.keep is Keep.UNTIL),
                    Answer("once", say("compose.wishes.keep.once"), making.keep is Keep.ONCE),
                ),
            ),
            Question(
                "advice",
                say("compose.wishes.advice"),
                (
                    Answer("yes", say("compose.wishes.advice.yes"), making.no_advice),
                    Answer("no", say("compose.wishes.advice.no"), not making.no_advice),
                ),
            ),
            Question(
                "onward",
                say("compose.wishes.onward"),
                tuple(
                    Answer(key, say(f"compose.wishes.onward.{key}"), making.onward == key)
                    for key in ("no", "ask")
                ),
            ),
            _free("wish", say("compose.wishes.wish"), making.wish),
            _free("note", say("compose.wishes.note"), making.note),
        ]
        self.query_one(WishRows).show_questions(questions)

    # answers

    def on_wish_rows_marked(self, event: WishRows.Marked) -> None:
        event.stop()
        making, answer = self._making, event.answer
        if event.question == "reply":
            self._mark_reply(answer)
        elif event.question == "keep" and answer == "until":
            self._ask_until()
        elif event.question == "keep":
            making.keep = Keep(answer)
        elif event.question == "advice":
            making.no_advice = answer == "yes"
            if making.no_advice:
                # Ideas and no advice cannot both be honoured: the later wish stands.
                making.reply = tuple(way for way in making.reply if way != "ideas")
        elif event.question == "onward":
            making.onward = answer
        elif answer == "write":
            self._ask_words(event.question)
        elif event.question == "wish":
            making.wish = ""
        else:
            making.note = ""
        self._show()
        self.post_message(self.Changed())

    def _mark_reply(self, way: str) -> None:
        making = self._making
        if way == "none":
            making.reply = ()
            return
        marked = set(making.reply) ^ {way}
        making.reply = tuple(one for one in REPLY_WAYS if one in marked)
        if way == "ideas" and way in marked:
            making.no_advice = False

    def _ask_until(self) -> None:
        def answered(words: str | None) -> None:
            if words is None:
                return
            try:
                day = day_from_words(words, self._today)
                if day <= self._today:
                    raise Usage(say("compose.until.past"), say("compose.until.says"))
            except CareError as error:
                self._tell(error)
                return
            self._making.keep, self._making.until = Keep.UNTIL, day
            self._show()
            self.post_message(self.Changed())

        self.app.push_screen(
            LineDialog(
                title=say("compose.until.title"),
                says=say("compose.until.says"),
                value=self._making.until.isoformat() if self._making.until else "",
                yes=say("compose.until.yes"),
                no=say("compose.until.no"),
            ),
            answered,
        )

    def _ask_words(self, question: str) -> None:
        is_wish = question == "wish"
        most = WISH_BYTES if is_wish else NOTE_BYTES

        def answered(words: str | None) -> None:
            if words is None:
                return
            said = clean(words, one_line=True)
            if len(said.encode()) > most:
                self._tell(Usage(say("compose.too_long", most=most), say(f"compose.{question}.says")))
                return
            if is_wish:
                self._making.wish = said
            else:
                self._making.note = said
            self._show()
            self.post_message(self.Changed())

        self.app.push_screen(
            LineDialog(
                title=say(f"compose.{question}.title"),
                says=say(f"compose.{question}.says"),
                value=self._making.wish if is_wish else self._making.note,
                yes=say(f"compose.{question}.yes"),
                no=say("compose.note.no"),
            ),
            answered,
        )

    def _tell(self, error: CareError) -> None:
        cast("CareScreen[None]", self.screen).care.tell(error)


def _free(key: str, asks: str, words: str) -> Question:
    """A question that is answered in one's own words, or not at all."""
    nothing = Answer("none", say("compose.wishes.note.none"), not words)
    written = Answer("write", one_line(words) or say("compose.wishes.note.write"), bool(words))
    return Question(key, asks, (nothing, written))
