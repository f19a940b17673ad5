"""Each text by itself: what it may not hold, what does not belong to this voice, and how hard it is to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from carecompanion.domain.plain import Flaw
from carecompanion.packs.json_form import LINE_BYTES, LINES
from carecompanion.packs.markup import HTML, STYLE
from carecompanion.packs.wording import GRADE, lists_for, reading_grade, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.packs.lint.said import Said
    from carecompanion.packs.wording import Lists

_PLACEHOLDERS: Final = (
    r"\b(?:TODO|TBD|FIXME|XXX+)\b[^\n]*|(?i:\blorem ipsum\b)|(?i:\[(?:your|insert|name of|fill in)\b[^\[\]\n]{0,200}\])"
    r"|\A\s*(?:\.{2,}|…+|\?+|-+|_+)\s*\Z"
)
"""Only in capitals: *todo* is an everyday word in Spanish."""

_NEVER: Final = (
    ("placeholder", re.compile(_PLACEHOLDERS)),
    ("html", HTML),
    ("markup", STYLE),
    (
        "markdown",
        re.compile(
            r"\*\*[^*\n]++\*\*|__[^_\n]++__|`[^`\n]++`|^#{1,6} |^```|\[[^\[\]\n]{0,400}\]\([^()\n]{0,400}\)",
            re.MULTILINE,
        ),
    ),
    ("loud", re.compile("[!¡]")),
)
"""Reasons, and patterns for what has no place in any text. (HTML and styles are errors, the others warnings.)

None of them looks on without end for what closes it: a text of brackets would keep it busy for minutes.
"""

_SUSPECT: Final = re.compile(r"[<&\[\\*_`#!¡]|\.\.|…|\A\s*[?-]|TODO|TBD|FIXME|XXX|(?i:lorem)")
"""Where none of these stands, nothing of the above does: most texts need no second look."""

_LENGTH: Final = LINES * LINE_BYTES
_GRADED: Final = frozenset({"ask", "targeted"})


def faults_of_words(said: Iterable[Said], language: str) -> Iterator[Flaw]:
    """A flaw for whatever in these texts, in *language*, is not fit for a reader."""
    lists = lists_for(language)
    listed = None if lists is None else _Listed(lists)
    for text in said:
        if len(text.text) > _LENGTH:  # refused for that alone
            continue
        if _SUSPECT.search(text.text):
            yield from _never(text)
        if listed is not None and not text.is_a_title_of_others:
            yield from listed.faults_of(text)


def _never(text: Said) -> Iterator[Flaw]:
    for reason, pattern in _NEVER:
        found = pattern.search(text.text)
        if found is not None and not (reason == "loud" and text.is_a_title_of_others):
            yield _found(text, reason, found)


class _Listed:
    """The lists of one language, ready to be looked for."""

    def __init__(self, lists: Lists) -> None:
        self._everywhere = _looked_for(("shaming", lists.shaming))
        # A content note may name a thing by the word the question itself does without.
        self._in_notes = self._everywhere + _looked_for(("detail", lists.trauma_detail))
        self._when_asked = self._in_notes + _looked_for(("verdict", lists.verdicts))
        self._has_grade = lists.has_grade

    def faults_of(self, text: Said) -> Iterator[Flaw]:
        """A flaw for the first of each list in *text*, and where it is hard to read."""
        looked_for = self._everywhere
        if text.is_asked:
            looked_for = self._in_notes if text.key == "content_note" else self._when_asked
        for reason, pattern in looked_for:
            found = pattern.search(text.text)
            if found is not None:
                yield _found(text, reason, found)
        if self._has_grade and text.key in _GRADED and text.is_asked:
            grade = reading_grade(text.text)
            if round(grade, 1) > GRADE:
                yield Flaw(text.place, "hard", {"grade": round(grade), "most": round(GRADE)})


def _looked_for(*lists: tuple[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, whole_words(expressions)) for reason, expressions in lists if expressions)


def _found(text: Said, reason: str, found: re.Match[str]) -> Flaw:
    return Flaw(text.place, reason, {"said": found.group().strip() or "…"}, offset=found.start())
