"""A letter's words, all of them, with what was masked and what still names somebody told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.text import for_screen
from carecompanion.tui.widgets.drawn import voice_of
from carecompanion.tui.widgets.prose import Part, Prose, _Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.content import Content

_HEADING: Final = re.compile(r"^#{1,2} .*$", re.MULTILINE)
_FIRST_PIECE: Final = re.compile(r"^## ", re.MULTILINE)
_TAB: Final = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What to tell apart: a pattern, and the voice ``mask`` or ``named`` in which it stands out."""

    pattern: re.Pattern[str]
    voice: str


def words_pattern(words: str) -> re.Pattern[str]:
    """*words* as whole words, however they are capitalised and whatever space is between them."""
    inner = r"\s+".join(re.escape(word) for word in words.split()) or r"(?!)"
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", words) else ""
    return re.compile(before + inner + after, re.IGNORECASE)


def first_piece(human: str) -> int:
    """Where the author's own words begin: what stands before are the heading and the wishes."""
    found = _FIRST_PIECE.search(human)
    return found.start() if found else 0


class LetterText(Prose):
    """Plain text, never Markdown: headings are bold and keep their signs, so that nothing is added or left out."""

    DEFAULT_CSS = """
    LetterText.boxed {
        border: round $line; border-title-color: $foreground; border-title-style: bold;
        border-title-background: $background; padding: 1 1 1 3;
    }
    LetterText.boxed:focus { border: round $accent; }
    """

    def __init__(self, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 - the toolkit's
        super().__init__(id=id)
        self.add_class(*classes.split())
        self._whole = ""
        self._spans: list[tuple[int, int, str]] = []
        self._starts: list[int] = []
        self._wanted: tuple[int, int] | None = None

    def show_letter(self, human: str, shown: Sequence[Shown] = ()) -> None:
        """Show *human*, from its beginning where it is the first; *shown* stands out in it."""
        held = self.scroll_offset.y
        same = bool(self._whole)
        self._whole = "\n".join(line.expandtabs(_TAB) for line in for_screen(human).split("\n")).rstrip("\n")
        spans = [(found.start(), found.end(), "says") for found in _HEADING.finditer(self._whole)]
        for one in shown:
            spans += [(at.start(), at.end(), one.voice) for at in one.pattern.finditer(self._whole)]
        self._spans = sorted(spans)
        self.show_parts((Part(self._whole),))
        if same:
            self.scroll_to(y=held, animate=False, force=True, immediate=True)

    def bring_up(self, at: int, *, above: int = 1) -> None:
        """Scroll so that the character *at* stands near the top, *above* rows under it; at once, or when laid out."""
        self._wanted = None if self._starts else (at, above)
        if self._starts:
            row = bisect_right(self._starts, at) - 1
            self.scroll_to(y=max(row - above, 0), animate=False, force=True, immediate=True)

    def bring_up_first(self, pattern: re.Pattern[str], *, after: int = 0) -> None:
        """Scroll to the first place of *pattern* (from *after* on, if there is one), unless it is in sight already."""
        found = pattern.search(self._whole, after) or pattern.search(self._whole)
        if found is None or not self._starts:
            return
        row = bisect_right(self._starts, found.start()) - 1
        top = self.scroll_offset.y
        if not top <= row < top + self.scrollable_content_region.height:
            self.bring_up(found.start(), above=2)

    # as Prose, with places

    def _wrap(self) -> None:
        super()._wrap()
        self._starts = list(self._places())
        if self._starts and self._wanted is not None:
            self.call_after_refresh(self.bring_up, self._wanted[0], above=self._wanted[1])

    def _rows_for(self, width: int) -> Iterator[_Row]:
        """A cell of air before the scrollbar."""
        return super()._rows_for(max(width - 1, 1))

    def _places(self) -> Iterator[int]:
        at = 0
        for row in self._rows:
            found = self._whole.find(row.text, at) if row.text else self._whole.find("\n", at)
            start = at if found < 0 else found
            yield start
            at = start + max(len(row.text), 0 if row.goes_on else 1)

    def _drawn(self, line: int, *, first: bool) -> Content:
        words = super()._drawn(line, first=first)
        if line < len(self._starts):
            start = self._starts[line]
            end = start + len(words)
            for begin, stop, voice in self._spans:
                if begin < end and stop > start:
                    words = words.stylize(voice_of(self, voice), max(begin - start, 0), stop - start)
        return words
