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
    """Changes *making* and then has the words looked at again. The entries themselves are never touched."""

    def __init__(self, screen: CareScreen[Any], making: Making, look_again: Callable[[], None]) -> None:
        self._screen = screen
        self._making = making
        self._look_again = look_again

    @property
    def _name(self) -> NameRow | None:
        return self._screen.query_one(WordsStep).names.selected_name

    def mask(self) -> None:
        """Hide the selected name, or show it again."""
        if (name := self._name) is not None:
            self._making.mask_or_unmask(name.text)
            self._look_again()

    def mask_as(self) -> None:
        """Ask for the word that stands in its place."""
        name = self._name
        if name is None:
            return

        def answered(role: str | None) -> None:
            if role is not None:
                self._making.mask_as(name.text, role)
                self._look_again()

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
        pieces = self._making.pieces[: len(_KEYS)]
        if len(pieces) < 2:
            for piece in pieces:
                self._edit(piece)
            return

        def answered(key: str | None) -> None:
            if key is not None:
                self._edit(pieces[_KEYS.index(key)])

        self._screen.app.push_screen(
            KeyDialog(
                title=say("compose.which.title"),
                says=say("compose.which.says"),
                keys=[(key, key, _titled(piece)) for key, piece in zip(_KEYS, pieces, strict=False)],
                leave=say("compose.which.leave"),
            ),
            answered,
        )

    def _edit(self, piece: Piece) -> None:
        entry = piece.entry

        def edited(body: str | None) -> None:
            if body is not None and entry is not None and body != piece.body:
                self._making.edited[entry] = body
                self._look_again()

        self._screen.app.push_screen(CopyScreen(title=_titled(piece), body=piece.body), edited)


def _titled(piece: Piece) -> str:
    return piece.title or say("compose.choose.untitled")
