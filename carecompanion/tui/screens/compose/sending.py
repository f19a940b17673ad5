"""The last steps: all of it looked at once more, confirmed by a name, sealed, and said which file is for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carecompanion.activities.sharing import answers_with_caution
from carecompanion.errors import CareError, NotPossible
from carecompanion.tui.dialogs.confirm_letter import ConfirmLetter
from carecompanion.tui.dialogs.files import FilesDialog
from carecompanion.tui.letters.outbox import made_ready, outbox_of
from carecompanion.tui.screens.compose.last import LastStep
from carecompanion.tui.screens.compose.making import counted
from carecompanion.tui.screens.compose.readers import going_to
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.activities.posting import Sent
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.compose.kept import Kept
    from carecompanion.tui.screens.compose.making import Making
    from carecompanion.tui.screens.compose.readers import Readers


class Sending:
    """Nothing leaves that was not looked at, word for word."""

    def __init__(
        self,
        screen: CareScreen[Any],
        making: Making,
        kept: Kept,
        looking: Callable[[], None],
        left: Callable[[tuple[Sent, ...]], None],
    ) -> None:
        self._screen = screen
        self._making = making
        self._kept = kept
        self._looking = looking
        self._left = left
        self._looked_at = ""
        self._words = ""
        self._readers: Readers | None = None

    async def look(self) -> None:
        """Show the whole letter as it would leave now. Raises NotPossible where it may not go to somebody."""
        screen, making = self._screen, self._making
        preview, readers = await screen.desk.run(_as_it_leaves, making, screen.companion)
        is_cautious = await screen.desk.run(answers_with_caution, screen.companion, making.chosen)
        if not readers.each:
            raise NotPossible(say("composing.nobody"), say("composing.nobody_hint"))
        self._looked_at, self._readers = preview.human, readers
        self._words = counted("words", preview.words)
        self._looking()
        screen.query_one(LastStep).show(
            preview, readers, screen.care.opening.world.now().date(), is_cautious=is_cautious
        )

    def ask(self) -> None:
        """The name, typed; then it is written."""
        if self._readers is None:
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self._screen.run_worker(self._send(), group="compose")

        readers = self._readers
        files = [one.handle for one in readers.each] if readers.is_circle else []
        self._screen.app.push_screen(
            ConfirmLetter(handle=readers.name, words=self._words, files=files, ask=readers.ask), answered
        )

    async def _send(self) -> None:
        screen = self._screen
        if not await self._kept.settle():
            return
        try:
            sent = await screen.desk.run(
                _sent, screen.companion, self._letter(), outbox_of(screen.care), self._looked_at
            )
        except NotPossible as error:
            # The words are others than those that were looked at: show them as they are.
            try:
                await self.look()
            except CareError as other:
                error = other if isinstance(other, NotPossible) else error
            screen.care.tell(error)
            return
        except CareError as error:
            screen.care.tell(error)
            return
        self._say_where(sent)
        self._left(sent)

    def _letter(self) -> LetterDraft:
        """What leaves, and the draft that goes with it."""
        made = self._making.draft()
        if self._making.ready is not None or self._kept.draft is None:
            return made
        return replace(made, unsent=self._kept.draft.id)

    def _say_where(self, sent: tuple[Sent, ...]) -> None:
        care, folder = self._screen.care, sent[0].path.parent.name
        if len(sent) == 1:
            handle = one_line(sent[0].letter.partner_name)
            care.mention(say("compose.written", folder=folder, handle=handle))
            return
        care.mention(say("compose.written_many", folder=folder, files=counted("files", len(sent))))
        # Once the page of the letter is gone: what stands over it would go with it.
        files = FilesDialog([(one.letter.partner_name, one.path.name) for one in sent])
        care.call_later(care.push_screen, files)


def _as_it_leaves(making: Making, companion: Companion) -> tuple[Preview, Readers]:
    readers = going_to(companion, making.draft())
    making.gather(companion)
    return companion.composing.preview(making.draft()), readers


def _sent(companion: Companion, draft: LetterDraft, folder: Path, looked_at: str) -> tuple[Sent, ...]:
    return companion.composing.send_all(draft, made_ready(folder), expected=looked_at)
