"""What may be done to the copies before they leave: masks, and taking out what need not go."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

from carecompanion.tui.dialogs.ask import KeyDialog, LineDialog
from carecompanion.tui.screens.compose.copying import CopyScreen
from carecompanion.tui.screens.compose.words import WordsStep
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.letter import Piece
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.screens.compose.making import Making, NameRow

_KEYS: Final = "123456789" + ascii_lowercase


class Copies:
    """Changes *making*, says so, and has the words looked at again. What was written is never touched."""

    def __init__(
        self,
        screen: CareScreen[Any],
        making: Making,
        changed: Callable[[], None],
        look_again: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._making = making
        self._changed = changed
        self._look_again = look_again

    def _change(self) -> None:
        self._changed()
        self._look_again()

    @property
    def _name(self) -> NameRow | None:
        return self._screen.query_one(WordsStep).names.selected_name

    def mask(self) -> None:
        """Hide the selected name, or show it again."""
        if not self._making.is_the_same_for_all and (name := self._name) is not None:
            self._making.mask_or_unmask(name.text)
            self._change()

    def mask_as(self) -> None:
        """Ask for the word that stands in its place."""
        name = self._name
        if name is None:
            return

        def answered(role: str | None) -> None:
            if role is not None:
                self._making.mask_as(name.text, role)
                self._change()

        self._screen.app.push_screen(
            LineDialog(
                title=say("compose.role.title"),
                says=say("compose.role.says"),
                value=self._making.roles.get(name.text, ""),
                yes=say("compose.role.yes"),
                no=say("compose.role.no"),
            ),
            answered,
        )

    def edit(self) -> None:
        """Edit the copy; of several, the one that is asked for."""
        pieces = () if self._making.is_the_same_for_all else self._making.pieces[: len(_KEYS)]
        if len(pieces) < 2:
            for at in range(len(pieces)):
                self._edit(at)
            return

        def answered(key: str | None) -> None:
            if key is not None:
                self._edit(_KEYS.index(key))

        self._screen.app.push_screen(
            KeyDialog(
                title=say("compose.which.title"),
                says=say("compose.which.says" if self._making.ready is None else "compose.which.says_parts"),
                keys=[(key, key, _titled(piece)) for key, piece in zip(_KEYS, pieces, strict=False)],
                leave=say("compose.which.leave"),
            ),
            answered,
        )

    def _edit(self, at: int) -> None:
        piece = self._making.pieces[at]

        def changed(body: str) -> None:
            # At every change: what is typed here is kept as one goes, like any writing.
            self._making.edit_copy(at, body)
            self._changed()

        def edited(body: str | None) -> None:
            if body is not None and body != self._making.pieces[at].body:
                changed(body)
            self._look_again()

        about = say("compose.copy.about_entry" if piece.entry is not None else "compose.copy.about_part")
        self._screen.app.push_screen(
            CopyScreen(title=_titled(piece), about=about, body=piece.body, changed=changed), edited
        )


def _titled(piece: Piece) -> str:
    return piece.title or say("compose.choose.untitled")
