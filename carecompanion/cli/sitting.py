"""One run of one command: where it happens, its voice, its questions, its passphrase, the journal while it is open."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from carecompanion.cli.ask import Ask
from carecompanion.cli.secrets import Secrets
from carecompanion.cli.sources import Sources
from carecompanion.cli.tell import Tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.opening import Opening


class Sitting:
    """What a command is given. Nothing is read or opened before it is asked for."""

    def __init__(
        self, opening: Opening, environ: Mapping[str, str], streams: tuple[TextIO, TextIO, TextIO]
    ) -> None:
        source, out, err = streams
        self.opening = opening
        self.environ = environ
        self.tell = Tell(out, err, environ)
        self.ask = Ask(self.tell, source)
        self.sources = Sources(source)
        self.secrets = Secrets(self)
        self.is_agreed_beforehand = False
        self.companion: Companion | None = None
        """The journal, while it is open."""
        self.exit_code = 0

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self.opening.world.now().date()

    @contextmanager
    def journal(self, *, lets_go: bool = True) -> Iterator[Companion]:
        """The open journal, closed again whatever happens. Raises JournalMissing before any passphrase is asked for.

        With *lets_go* the letters whose going was announced on an earlier day are let go of first.
        """
        self.require_journal()
        companion = self.opening.unlock(self.secrets.passphrase())
        try:
            if lets_go:
                _let_go_of_what_was_announced(companion)
            self.companion = companion
            yield companion
        finally:
            self.companion = None
            companion.close()

    def require_journal(self) -> None:
        """Raise JournalMissing where there is none."""
        from carecompanion.errors import JournalMissing

        if not self.opening.is_there_a_journal():
            raise JournalMissing

    def agree(self, question: str) -> bool:
        """Is it meant? ``--yes`` said so beforehand, or it is asked; Enter alone is a no.

        Raises Usage where nobody can be asked.
        """
        from carecompanion.errors import Usage
        from carecompanion.words import say

        if self.is_agreed_beforehand:
            return True
        if not self.ask.is_possible:
            raise Usage(say("cli.needs_yes"), say("cli.needs_yes_hint"))
        return self.ask.is_agreed(question)


def _let_go_of_what_was_announced(companion: Companion) -> None:
    """Where nothing can be written now, it waits for another day."""
    from carecompanion.errors import DiskFull, ReadOnly, VaultBusy

    with suppress(DiskFull, ReadOnly, VaultBusy):
        companion.letting_go.sweep()
