"""A commitment: what, when to look again (in words), and who may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from carecompanion.domain.answer import Commitment
from carecompanion.domain.dates import day_from_words
from carecompanion.domain.field import Field, Promise
from carecompanion.errors import WrongDay
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.fields.asking import Asking, Cursor, leave
from carecompanion.tui.widgets.fields.known import Known, NameLine, Offers
from carecompanion.tui.widgets.line_editor import LineEditor
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from carecompanion.domain.answer import Value
    from carecompanion.tui.widgets.editor import Editor

_WORDS, _LOOK, _WHO, _OWNER, _AUTHORITY = "words", "look_again", "who_may_ask", "owner_role", "authority"


class CommitmentField(Asking, Vertical):
    """Lines one under another, each with its name; the day that was understood is answered in quiet."""

    DEFAULT_CSS = """
    CommitmentField { height: auto; width: 1fr; }
    CommitmentField > Horizontal { height: auto; width: 1fr; }
    CommitmentField .part-name { height: auto; width: 18; padding-right: 2; color: $quiet; }
    CommitmentField > .day-answer { height: auto; padding-left: 18; color: $quiet; }
    CommitmentField > Offers { padding-left: 18; }
    """

    def __init__(self, field: Field, value: Value | None = None, *, today: date) -> None:
        super().__init__()
        self.field = field
        self._today = today
        given = value if isinstance(value, Commitment) else Commitment("")
        asked = [_WORDS, _LOOK, _WHO]
        if isinstance(field.shape, Promise):
            asked += [_OWNER] * field.shape.owner_role + [_AUTHORITY] * field.shape.authority
        texts = {
            _WORDS: given.words,
            _LOOK: given.look_again.isoformat() if given.look_again else "",
            _WHO: given.who_may_ask,
            _OWNER: given.owner_role,
            _AUTHORITY: given.authority,
        }
        self._kept = given
        self._who = NameLine(texts[_WHO], placeholder=self._hint(_WHO))
        self._lines = {
            name: self._who if name == _WHO else LineEditor(texts[name], placeholder=self._hint(name))
            for name in asked
        }
        self._offers = Offers()
        self._answer = Static("", classes="day-answer")

    @staticmethod
    def _hint(name: str) -> str:
        return say("fields.commitment.look_again_hint" if name == _LOOK else "fields.nothing_yet")

    def compose(self) -> ComposeResult:
        for name, line in self._lines.items():
            yield Horizontal(Static(plain(say(f"fields.commitment.{name}")), classes="part-name"), line)
            if name == _LOOK:
                yield self._answer
            elif name == _WHO:
                yield self._offers

    def on_mount(self) -> None:
        """The day that stands already is said."""
        self._answer_day()

    def _day(self) -> date | None:
        text = self._lines[_LOOK].text
        if not text.strip():
            return None
        return day_from_words(text, self._today)

    def _answer_day(self) -> None:
        try:
            day = self._day()
        except WrongDay:
            self._answer.update(plain(say("fields.commitment.no_day")))
            self._answer.display = True
            return
        self._answer.display = day is not None
        if day is not None:
            self._answer.update(plain(day_answered(day, self._today)))

    @property
    def is_understood(self) -> bool:
        """Is the day, where one stands there, a day?"""
        try:
            self._day()
        except WrongDay:
            return False
        return True

    def unclear(self) -> Cursor | None:
        """The day, where it is none."""
        return None if self.is_understood else (list(self._lines).index(_LOOK), len(self._lines[_LOOK].text))

    def know(self, known: Known) -> None:
        """Offer people for who may ask."""
        self._who.know(known.may_ask)

    def on_name_line_offered(self, event: NameLine.Offered) -> None:
        """Who could ask."""
        event.stop()
        has_focus = self._who.has_focus
        self._offers.show(self._who.offers() if has_focus else (), self._who.picked, held=has_focus)

    @property
    def value(self) -> Commitment | None:
        """What stands there; a day that was not understood is left out."""
        try:
            day = self._day()
        except WrongDay:
            day = None
        said = {name: line.text for name, line in self._lines.items() if name != _LOOK}
        if day is None and not any(words.strip() for words in said.values()):
            return None
        return Commitment(
            words=said[_WORDS],
            look_again=day,
            who_may_ask=said[_WHO],
            owner_role=said.get(_OWNER, self._kept.owner_role),
            authority=said.get(_AUTHORITY, self._kept.authority),
        )

    def where(self) -> Cursor:
        """The line in hand, and where in it."""
        for at, line in enumerate(self._lines.values()):
            if line.has_focus:
                return (at, line.cursor[1])
        return (0, 0)

    def take_up(self, cursor: Cursor) -> None:
        """At that line."""
        lines = list(self._lines.values())
        line = lines[max(0, min(cursor[0], len(lines) - 1))]
        line.focus()
        line.cursor = (0, cursor[1])

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """A line changed; perhaps it names a day."""
        event.stop()
        if event.editor is self._lines[_LOOK]:
            self._answer_day()
        self.tell()

    def on_line_editor_submitted(self, event: LineEditor.Submitted) -> None:
        """On to the next line."""
        event.stop()
        self.screen.focus_next()

    def on_line_editor_left(self, event: LineEditor.Left) -> None:
        """Up and down go from line to line."""
        event.stop()
        lines = list(self._lines.values())
        at = lines.index(event.editor) + event.way
        if 0 <= at < len(lines):
            lines[at].focus()
        else:
            leave(self, event.way)
