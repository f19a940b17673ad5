"""Plain questions, one at a time. They are written to stderr, so that stdout stays the answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TextIO

from carecompanion.errors import Interrupted, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.cli.tell import Tell

_END: Final = "."


class Ask:
    """Questions on a terminal. Where nobody can be asked, each raises Usage with the option that answers it."""

    def __init__(self, tell: Tell, source: TextIO) -> None:
        self._tell = tell
        self._source = source

    @property
    def is_possible(self) -> bool:
        """Is there a person at the other end?"""
        return self._source.isatty()

    def line(self, question: str) -> str:
        """One typed line, without its end. Raises Interrupted where the typing ends instead."""
        typed = self._read(f"{question} ")
        if typed is None:
            raise Interrupted
        return typed.strip()

    def one_of_several(self, question: str) -> str:
        """One of several lines; nothing where there are enough: Enter or a full stop alone, or the end of typing."""
        typed = (self._read(f"{question} ") or "").strip()
        return "" if typed == _END else typed

    def words(self, question: str, so_far: Callable[[str], None] | None = None) -> str:
        """As many lines as come, until one that holds a full stop alone, or the end of typing.

        *so_far* hears everything typed after each line, and the line that one leaves inside.
        """
        self._tell.question(f"{question}\n" if question else "")
        lines: list[str] = []

        def heard(line: str) -> None:
            lines.append(line)
            if so_far is not None:
                so_far("\n".join(lines))

        try:
            while (typed := self._read("")) is not None and typed.strip() != _END:
                heard(typed)
        except LeftInside as left:
            heard(left.words)
            raise
        return "\n".join(lines).strip("\n")

    def is_agreed(self, question: str) -> bool:
        """Is a yes typed? Anything else, Enter alone too, is a no."""
        said = self.line(say("cli.yes_or_no", question=question)).casefold()
        return said in say("cli.yes_words").split()

    def is_yes(self, question: str) -> bool:
        """Yes or no? Enter alone is a no; anything that is neither is asked again."""
        while said := self.line(say("cli.either", question=question)).casefold():
            if said in say("cli.yes_words").split():
                return True
            if said in say("cli.no_said").split():
                return False
            self._tell.warn(say("cli.neither"))
        return False

    def hidden(self, question: str, option: str) -> str:
        """A line that is not shown while it is typed. Raises Usage, naming *option*, where there is no terminal."""
        if not self._has_terminal():
            raise Usage(say("cli.nobody_to_ask"), say("cli.nobody_to_ask_hint", option=option))
        import getpass

        try:
            return getpass.getpass(f"{question} ", stream=None)
        except EOFError:
            raise Interrupted from None

    def _has_terminal(self) -> bool:
        if self.is_possible:
            return True
        try:
            with open("/dev/tty", "rb"):  # noqa: PTH123 - a device, not a file of ours
                return True
        except OSError:
            return False

    def _read(self, question: str) -> str | None:
        """A typed line without its end, or None at the end of typing."""
        if self._source is sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
            # Without it a terminal cuts lines at 4,096 bytes. What is typed is remembered nowhere.
            try:
                import readline
            except ImportError:
                return _typed(question)
            readline.set_auto_history(False)
            try:
                return _typed(question)
            except KeyboardInterrupt:
                # What stands in the line editor is not lost with the line.
                if unfinished := readline.get_line_buffer():
                    raise LeftInside(unfinished) from None
                raise
        self._tell.question(question)
        typed = self._source.readline()
        return typed.rstrip("\n") if typed else None


class LeftInside(KeyboardInterrupt):
    """Someone left in the middle of a line; ``words`` is what stood there by then."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__()


def _typed(question: str) -> str | None:
    try:
        return input(question)
    except EOFError:
        return None
