"""A page being written on the terminal: asked for one thing at a time, kept as a draft all the while."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from carecompanion.cli.answering import ask_answers
from carecompanion.domain.framing import apart, joined
from carecompanion.errors import Interrupted
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType

    from carecompanion.activities.writing import Writing
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Draft


class Page:
    """One draft and the typing into it. What was typed is kept line by line; leaving in the middle loses nothing."""

    def __init__(self, sitting: Sitting, writing: Writing, draft: Draft) -> None:
        self._sitting = sitting
        self._writing = writing
        self._start = draft.text
        self._is_kept = False
        self.draft = draft

    def ask(self) -> Draft:
        """Ask for everything that is open; the draft comes back. Raises KeyboardInterrupt, after keeping it."""
        fields = self.draft.prompt.fields if self.draft.prompt else ()
        with self._never_losing():
            if fields:
                ask_answers(self._sitting, fields, self.draft.answers, self._keep_answers, self.draft.focus)
            elif headings := self._headings():
                self._ask_parts(headings)
            else:
                question = "cli_journal.draft_more" if self._start else "cli_journal.write_freely"
                self._sitting.ask.words(say(question), self._keep_text)
        return self.draft

    def ask_anew(self, question: str) -> str:
        """Ask for a whole text in the place of the draft's, and give it back; nothing typed leaves the draft alone."""
        with self._never_losing(is_begun=False):
            return self._sitting.ask.words(question, self._keep)

    @contextmanager
    def _never_losing(self, *, is_begun: bool = True) -> Iterator[None]:
        """Whoever leaves inside hears where what was typed is; *is_begun*: the page as it came is worth keeping too."""
        try:
            with _ends_are_interrupts():
                yield
        except (KeyboardInterrupt, Interrupted):
            if is_begun and not self._is_kept and not self.draft.is_empty:
                self.draft = self._writing.keep(self.draft)
                self._is_kept = True
            if not self._is_kept:
                raise
            self._sitting.tell.warn("")
            self._sitting.tell.warn(say("cli_journal.left", id=self.draft.id))
            raise KeyboardInterrupt from None

    def _headings(self) -> tuple[str, ...]:
        """The headings of the page's frame, to ask by; none for free writing."""
        if not self.draft.frame:
            return ()
        from carecompanion.activities.framing import headings_of

        return headings_of(self.draft.frame)

    def _ask_parts(self, headings: Sequence[str]) -> None:
        """Part by part: those with nothing in them, and the one that was written in last, which may not be done."""
        above, said = apart(self._start, headings)
        last = max((place for place, body in enumerate(said) if body), default=-1)

        def keep_part(place: int, before: str, typed: str) -> None:
            said[place] = f"{before}\n{typed}" if before else typed
            self._keep("\n\n".join(part for part in (above, joined(said, headings)) if part))

        self._sitting.tell.warn(say("cli_journal.ask.part"))
        for place, heading in enumerate(headings):
            before = said[place]
            if before and place != last:
                continue
            self._sitting.tell.warn("")
            self._sitting.tell.warn(heading)
            question = say("cli_journal.draft_more") if before else ""
            self._sitting.ask.words(question, partial(keep_part, place, before))

    def _keep_text(self, typed: str) -> None:
        self._keep(f"{self._start}\n\n{typed}" if self._start else typed)

    def _keep(self, text: str) -> None:
        if text.strip():
            self.draft = self._writing.keep(replace(self.draft, text=text))
            self._is_kept = True

    def _keep_answers(self, answers: Mapping[str, Value], inside: str) -> None:
        draft = replace(self.draft, answers=dict(answers), focus=inside, cursor=(0, 0))
        self.draft = self._writing.keep(draft)
        self._is_kept = True


@contextmanager
def _ends_are_interrupts() -> Iterator[None]:
    """A closed terminal or a polite end reaches the page as ctrl+c does, so that the draft is told of."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {getattr(signal, name): signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
