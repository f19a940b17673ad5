"""A pack's page: where it comes from, its arc, its programme's weeks, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line, plain
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.tui.widgets.pack_arc import arc_rows
from carecompanion.tui.wrapping import wrapped
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.style import Style

    from carecompanion.domain.pack_arc import Arc

_GAP: Final = 2
_LEAST: Final = 20
_WIDEST: Final = 72
_NUMBER: Final = 4
_TALL: Final = 30


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """A programme as its pack's page says it. ``at`` is the meeting of this week; None where it is not going."""

    facts: str
    meetings: tuple[str, ...]
    at: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the page says. ``lines`` are (name, words); ``sections`` (head, paragraphs) stand at its foot."""

    title: str
    state: str = ""
    facts: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    caution: str = ""
    arc: Arc | None = None
    reading: str = ""
    programme: ProgrammeWords | None = None
    sections: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)


class PageLines(Drawn):
    """All of the page, drawn for its width."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PageWords("")

    def show(self, words: PageWords) -> None:
        """Show *words*."""
        self._words = words
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Section under section, a blank row between them."""
        sections = [list(section) for section in self._sections(width)]
        return [row for section in sections if section for row in (*section, Content(""))][:-1]

    def _sections(self, width: int) -> Iterator[Iterator[Content]]:
        words, readable = self._words, min(width, _WIDEST)
        yield self._head(width)
        yield self._facts(width)
        if words.caution:
            yield self._said(words.caution, readable, "body")
        if words.arc is not None:
            yield self._arc(words.arc, width)
            yield self._said(words.reading, readable, "body")
        if words.programme is not None:
            yield self._programme(words.programme, width)
        for head, paragraphs in words.sections:
            yield self._section(head, paragraphs, readable)

    def _head(self, width: int) -> Iterator[Content]:
        words = self._words
        state = one_line(words.state)
        room = width - (cells(state) + _GAP if state else 0)
        title = [line for line, _ in wrapped(one_line(words.title), max(room, 1))]
        for at, line in enumerate(title):
            row = Content.styled(line, self.voice("says"))
            if at == 0 and state:
                space = max(width - cells(line) - cells(state), 1)
                row += Content.styled(" " * space + state, self.voice("quiet"))
            yield row
        yield from self._said(words.facts, width, "quiet")

    def _facts(self, width: int) -> Iterator[Content]:
        names = max((cells(name) for name, _ in self._words.lines), default=0) + _GAP
        if width - names < _LEAST:
            names = 0
        for name, said in self._words.lines:
            label = Content.styled(name + " " * max(names - cells(name), 0), self.voice("quiet"))
            if not names:
                yield label
            for at, line in enumerate(self._said(said, min(width - names, _WIDEST), "body")):
                yield ((label if at == 0 else Content(" " * names)) if names else Content("")) + line

    def _arc(self, arc: Arc, width: int) -> Iterator[Content]:
        yield Content.styled(say("packs_place.arc"), self.voice("says"))
        yield from arc_rows(arc, width, self.glyphs, self.voice("body"), self.voice("quiet"))

    def _programme(self, programme: ProgrammeWords, width: int) -> Iterator[Content]:
        name = say("packs_place.programme")
        room = max(width - cells(name) - _GAP, 1)
        head = Content.styled(name, self.voice("says")) + Content(" " * _GAP)
        if room < _LEAST:
            yield head
            yield from self._said(programme.facts, width, "quiet")
        else:
            for row in self._said(programme.facts, room, "quiet"):
                yield head + row
                head = Content(" " * (cells(name) + _GAP))
        if programme.state:
            yield from self._said(programme.state, width, "body")
        yield Content("")
        signs = [self._sign(at, programme.at) for at in range(len(programme.meetings))]
        if self.screen.size.height >= _TALL:
            for at, (meeting, sign) in enumerate(zip(programme.meetings, signs, strict=True)):
                voice = self.voice("says" if at == programme.at else "body")
                said = cut(one_line(meeting), max(width - _NUMBER, 1), self.glyphs.cut)
                yield sign + Content("   ") + Content.styled(said, voice)
            return
        dots = Content(" ").join(signs)
        at = programme.at if programme.at is not None else 0
        said = one_line(programme.meetings[at]) if programme.meetings else ""
        named = Content.styled(said, self.voice("says" if programme.at is not None else "quiet"))
        if dots.cell_length + 3 + cells(said) <= width:
            yield dots + Content("   ") + named
        else:
            yield dots
            yield from self._said(said, width, "says" if programme.at is not None else "quiet")

    def _sign(self, meeting: int, at: int | None) -> Content:
        if at is None or meeting > at:
            return Content.styled(self.glyphs.open, self.voice("quiet"))
        if meeting == at:
            return Content.styled(self.glyphs.mark, self.voice("mark"))
        return Content.styled(self.glyphs.here, self.voice("quiet"))

    def _section(self, head: str, paragraphs: tuple[str, ...], width: int) -> Iterator[Content]:
        yield Content.styled(head, self.voice("says"))
        for paragraph in paragraphs:
            yield from self._said(paragraph, width, "body")

    def _said(self, words: str, width: int, voice: str) -> Iterator[Content]:
        if not words:
            return
        style: Style = self.voice(voice)
        for line, _ in wrapped(plain(words.strip()).plain, max(width, 1)):
            yield Content.styled(line, style)


class PackPage(VerticalScroll, can_focus=True):
    """One pack's page; alone where there is no room beside the list."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", show=False),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    class Opened(Message):
        """What the pack holds was asked for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._lines = PageLines()
        self._title = ""

    def compose(self) -> ComposeResult:
        yield self._lines

    def show(self, words: PageWords) -> None:
        """Show *words*; another pack's from its beginning."""
        if words.title != self._title:
            self.scroll_home(animate=False)
        self._title = words.title
        self._lines.show(words)

    def on_resize(self, event: events.Resize) -> None:
        """The programme's meetings stand otherwise where there are more rows."""
        del event
        self._lines.redraw()

    def action_open(self) -> None:
        """Its prompts and practices."""
        self.post_message(self.Opened())
