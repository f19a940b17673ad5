"""Passphrases and recovery codes: from the terminal or from a file, never an argument, never an environment value."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.sources import STDIN
from carecompanion.errors import BadInput, FileMissing, Usage, WrongPassphrase, WrongRecoveryCode
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

VARIABLE: Final = "CARECOMPANION_PASSPHRASE_FILE"
OPTION: Final = "--passphrase-file"
NEW_OPTION: Final = "--new-passphrase-file"
CODE_OPTION: Final = "--code-file"
_LINE_BYTES: Final = 4096
_TRIES: Final = 3


class Secrets:
    """What opens the journal. ``file`` and ``new_file`` are set by the options."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._present: str | None = None
        self.file: str = ""
        self.new_file: str = ""
        self.code_file: str = ""

    @property
    def is_given(self) -> bool:
        """Is there a file with the passphrase?"""
        return bool(self._place())

    @property
    def is_stdin_wanted(self) -> bool:
        """Is standard input kept for a passphrase or a code?"""
        return STDIN in (self._place(), self.new_file, self.code_file)

    def passphrase(self) -> str:
        """The passphrase, asked for once in a sitting."""
        if self._present is None:
            place = self._place()
            if place:
                self._present = self._first_line(place, self._named_by())
            else:
                self._present = self._typed(say("cli.passphrase"), OPTION)
        return self._present

    def passphrase_again(self) -> str:
        """The passphrase typed once more, before something that opens everything; from its file where it has one."""
        if self._place():
            return self.passphrase()
        return self._typed(say("cli.passphrase_again"), OPTION)

    def new_passphrase(self, *, may_be_the_present: bool = False) -> str:
        """A new passphrase, from ``--new-passphrase-file`` or typed twice.

        For a first one (*may_be_the_present*) ``--passphrase-file`` does too.
        """
        place = self.new_file or (self._place() if may_be_the_present else "")
        if place:
            return self._first_line(place, NEW_OPTION if self.new_file else self._named_by(), is_new=True)
        ask, tell = self._sitting.ask, self._sitting.tell
        tell.note(say("cli.choose"))
        for _ in range(_TRIES):
            first = self._not_empty(self._typed(say("cli.new_passphrase"), NEW_OPTION))
            if first == ask.hidden(say("cli.new_passphrase_again"), f"{NEW_OPTION} FILE"):
                if self._sitting.opening.is_short(first):
                    tell.note(say("cli.short"))
                return first
            tell.warn(say("cli.not_the_same"))
        raise Usage(say("cli.not_the_same"), say("cli.not_the_same_hint"))

    def recovery_code(self) -> str:
        """The recovery code, from ``--code-file`` or typed."""
        if self.code_file:
            return self._first_line(self.code_file, CODE_OPTION)
        return self._sitting.ask.hidden(say("cli.recovery_code"), f"{CODE_OPTION} FILE")

    def _typed(self, question: str, option: str) -> str:
        """A typed passphrase. Enter alone is asked again: what is typed after it must not reach the shell, in clear."""
        for _ in range(_TRIES):
            if typed := self._sitting.ask.hidden(question, f"{option} FILE"):
                return typed
            self._sitting.tell.warn(say("cli.empty_typed"))
        return ""

    def _place(self) -> str:
        return self.file or self._sitting.environ.get(VARIABLE, "")

    def _named_by(self) -> str:
        return OPTION if self.file else VARIABLE

    def _not_empty(self, passphrase: str) -> str:
        if not passphrase:
            raise Usage(say("cli.empty_passphrase"), say("cli.empty_passphrase_hint"))
        return passphrase

    def _first_line(self, place: str, option: str, *, is_new: bool = False) -> str:
        """The first line of the file *place*, which *option* (or the variable) named.

        Raises FileMissing, BadInput and, for no line at all, Usage (a new passphrase) or WrongPassphrase.
        """
        path = say("cli.stdin") if place == STDIN else place
        words = {
            "secret": say("cli.secret_code" if option == CODE_OPTION else "cli.secret_passphrase"),
            "path": path,
        }
        inside = say("cli.secret_inside_hint", place=option, **words)
        if place != STDIN:
            self._warn_if_others_can_read(Path(place))
        try:
            data = self._sitting.sources.bytes_from(place, at_most=_LINE_BYTES)
        except FileMissing:
            why = "cli.secret_folder" if Path(place).is_dir() else "cli.secret_missing"
            raise FileMissing(say(why, **words), say("cli.secret_place_hint", place=option)) from None
        if len(data) > _LINE_BYTES:
            raise BadInput(say("cli.secret_large", **words), inside)
        try:
            line = data.decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r")
        except UnicodeDecodeError:
            raise BadInput(say("cli.secret_not_text", **words), inside) from None
        if not line:
            wrong = WrongRecoveryCode if option == CODE_OPTION else WrongPassphrase
            raise (Usage if is_new else wrong)(say("cli.secret_empty", **words), inside)
        return line

    def _warn_if_others_can_read(self, path: Path) -> None:
        if os.name == "nt":
            return
        try:
            mode = path.stat().st_mode
        except OSError:
            return  # reading it says what is wrong
        if stat.S_ISREG(mode) and mode & 0o077:
            self._sitting.tell.warn(say("cli.readable_by_others", path=path))
