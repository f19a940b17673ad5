"""Handing over a recovery code: shown once and two of its groups typed back, or written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_TRIES: Final = 3
_SPELLINGS: Final = str.maketrans("OIL", "011")


def require_place(sitting: Sitting, out: str | None) -> None:
    """See to it, before anything is made, that a code can be handed over.

    Raises Usage where there is neither a person nor a file, FileExists, CouldNotWrite.
    """
    from carecompanion.errors import CouldNotWrite, FileExists, Usage

    if out is None:
        if not sitting.ask.is_possible:
            raise Usage(say("cli_vault.code_nobody"), say("cli_vault.code_nobody_hint"))
        return
    path = Path(out)
    if path.is_symlink() or path.exists():
        raise FileExists
    if not path.absolute().parent.is_dir():
        raise CouldNotWrite


def hand_over(sitting: Sitting, code: str, out: str | None) -> bool:
    """Give the code to its owner. True once two groups were typed back."""
    if out is not None:
        write_code(sitting, code, Path(out))
        return False
    sitting.tell.warn("")
    sitting.tell.warn(say("cli_vault.code"))
    sitting.tell.warn("")
    # One group a line: a code in one piece is read aloud as one word.
    for number, group in enumerate(code.split("-"), 1):
        sitting.tell.warn(f"{number}: {group}")
    sitting.tell.warn("")
    return _type_back(sitting, code)


def write_code(sitting: Sitting, code: str, path: Path) -> None:
    """The code into a new file, 0600. Raises NotPossible, which says that the journal itself is whole."""
    from carecompanion.errors import CareError, NotPossible
    from carecompanion.settings.atomic import write_new

    try:
        write_new(path, f"{code}\n".encode())
    except CareError as error:
        raise NotPossible(say("cli_vault.code_not_kept"), say("cli_vault.code_not_kept_hint")) from error
    sitting.tell.note(say("cli_vault.code_kept", path=path))


def _type_back(sitting: Sitting, code: str) -> bool:
    groups = code.replace("-", " ").split()
    chance = sitting.opening.world.randomness(8)
    first, second = _two_places(len(groups), int.from_bytes(chance, "big"))
    for _ in range(_TRIES):
        typed = sitting.ask.line(say("cli_vault.code_ask", first=first + 1, second=second + 1))
        if not typed:
            break
        if _plain(typed) == _plain(groups[first] + groups[second]):
            sitting.tell.note(say("cli_vault.code_done"))
            return True
        sitting.tell.warn(say("cli_vault.code_wrong", first=first + 1, second=second + 1))
    sitting.tell.note(say("cli_vault.code_later"))
    return False


def _two_places(groups: int, chance: int) -> tuple[int, int]:
    first = chance % groups
    second = (first + 1 + (chance // groups) % (groups - 1)) % groups
    return min(first, second), max(first, second)


def _plain(typed: str) -> str:
    return "".join(mark for mark in typed.upper() if mark.isalnum()).translate(_SPELLINGS)
