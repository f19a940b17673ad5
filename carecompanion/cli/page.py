"""A page being written on the terminal: asked for one thing at a time, kept as a draft all the while."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from carecompanion.cli.answering import ask_answers
from carecompanion.domain.framing import joined
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
        self.draft = draft

    def ask(self) -> Draft:
        """Ask for everything that is open; the draft comes back. Raises KeyboardInterrupt, after keeping it."""
        fields = self.draft.prompt.fields if self.draft.prompt else ()
        with ends_are_interrupts():
            try:
                if fields:
                    ask_answers(
                        self._sitting, fields, self.draft.answers, self._keep_answers, self.draft.focus
                    )
                elif headings := self._headings():
                    self._ask_parts(headings)
                else:
                    question = "cli_journal.draft_more" if self._start else "cli_journal.write_freely"
                    self._sitting.ask.words(say(question), self._keep_text)
            except (KeyboardInterrupt, Interrupted):
                if self.draft.is_empty:
                    raise
                self._sitting.tell.warn("")
                self._sitting.tell.warn(say("cli_journal.left", id=self.draft.id))
                raise KeyboardInterrupt from None
        return self.draft

    def _headings(self) -> tuple[str, ...]:
        """The headings to ask by: those of the page's frame, where nothing has been written yet."""
        if not self.draft.frame or self._start:
            return ()
        from carecompanion.activities.framing import headings_of

        return headings_of(self.draft.frame)

    def _ask_parts(self, headings: Sequence[str]) -> None:
        said = [""] * len(headings)

        def keep_part(place: int, typed: str) -> None:
            said[place] = typed
            self._keep_text(joined(said, headings))

        self._sitting.tell.warn(say("cli_journal.ask.part"))
        for place, heading in enumerate(headings):
            self._sitting.tell.warn("")
            self._sitting.tell.warn(heading)
            self._sitting.ask.words("", partial(keep_part, place))

    def _keep_text(self, typed: str) -> None:
        text = f"{self._start}\n\n{typed}" if self._start else typed
        if text.strip():
            self.draft = self._writing.keep(replace(self.draft, text=text))

    def _keep_answers(self, answers: Mapping[str, Value], inside: str) -> None:
        draft = replace(self.draft, answers=dict(answers), focus=inside, cursor=(0, 0))
        self.draft = self._writing.keep(draft)


@contextmanager
def ends_are_interrupts() -> Iterator[None]:
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
