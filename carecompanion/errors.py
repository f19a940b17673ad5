"""Every error a person can meet: what went wrong, one hint, an exit code. Never private text, never file content."""

from __future__ import annotations

from carecompanion.words import say


class CareError(Exception):
    """Something could not be done; ``what`` and ``hint`` are ready to be shown, ``code`` is stable for programs."""

    exit_code: int = 1
    code: str

    def __init__(self, **values: object) -> None:
        self.code = type(self).__name__
        self._fill(values)

    def _fill(self, values: dict[str, object]) -> None:
        self.what = say(f"errors.{self.code}.what", **values)
        self.hint = say(f"errors.{self.code}.hint", **values)
        super().__init__(self.what)


class _Worded:
    """Beside CareError: may be told in words of its own, *what* and *hint*, in the place of its class's."""

    what: str
    hint: str

    def __init__(self, what: str = "", hint: str = "") -> None:
        super().__init__()
        if what:
            self.what, self.hint = what, hint


# 1 could not ------------------------------------------------------------------------------------------------------


class NotFound(CareError):
    """Nothing goes by this id or name.

    *kind* says what was looked for, and so where its names are listed: ``errors.NotFound.KIND.hint``. *names* are all
    there are, where they are few.
    """

    def __init__(self, name: str, kind: str = "", names: tuple[str, ...] = ()) -> None:
        super().__init__(name=name)
        if not name.strip():
            self.what = say("errors.NotFound.empty")
        if kind:
            self.hint = say(f"errors.NotFound.{kind}.hint", names=", ".join(names))


class Ambiguous(CareError):
    """An abbreviation stands for several; *candidates* are named."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(name=name, candidates=", ".join(candidates))


class JournalMissing(CareError):
    """No vault at this place."""


class VaultExists(CareError):
    """A vault is here already; a new one is never made over it."""


class DiskFull(CareError):
    """No space; nothing was acknowledged that is not kept."""


class ReadOnly(CareError):
    """The folder or file may not be written."""


class CipherUnavailable(CareError):
    """The driver is not SQLCipher, is too old, or a primitive is missing."""

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


class FileExists(CareError):
    """An output file is there already."""


class FileMissing(_Worded, CareError):
    """An input file is not there or cannot be read. *what* and *hint* where it is known which one."""


class CouldNotWrite(CareError):
    """An output file could not be written."""


class NotPossible(CareError):
    """A plain refusal with its own words."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what=what, hint=hint)


# 2 usage ----------------------------------------------------------------------------------------------------------


class Usage(CareError):
    """The call's words do not fit together."""

    exit_code = 2

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what=what, hint=hint)


# 3 wrong passphrase -----------------------------------------------------------------------------------------------


class WrongPassphrase(_Worded, CareError):
    """The passphrase does not open this vault. *what* and *hint* where there was none at all."""

    exit_code = 3


class WrongRecoveryCode(_Worded, CareError):
    """The recovery code is malformed or belongs to another vault. *what* and *hint* where there was none at all."""

    exit_code = 3


# 4 damaged --------------------------------------------------------------------------------------------------------


class Damaged(CareError):
    """Something on disk does not read as it was written."""

    exit_code = 4


class KeysDamaged(Damaged):
    """vault.json is malformed or was altered."""


class KeysMissing(Damaged):
    """vault.json is gone; the recovery code still opens the journal."""


class KeysMismatch(Damaged):
    """vault.json belongs to another journal.db."""


class JournalDamaged(Damaged):
    """journal.db does not read well though the key fits."""


class BackupDamaged(Damaged):
    """A backup is malformed, altered or fails its checks."""


# 6 refused --------------------------------------------------------------------------------------------------------


class TooNew(CareError):
    """Made by a newer version; untouched."""

    exit_code = 6


class BadInput(CareError):
    """Foreign input that does not fit; *what* and *hint* are our own words, never the input's."""

    exit_code = 6

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what=what, hint=hint)


class _Reasoned(BadInput):
    """Foreign input refused for a *reason* with words of its own: ``errors.CLASS.REASON`` and ``….REASON.hint``."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        key = f"errors.{type(self).__name__}.{reason}"
        super().__init__(say(key, **values), say(f"{key}.hint", **values))


class WrongValue(_Reasoned):
    """An answer that does not fit its field."""


class WrongShape(_Reasoned):
    """A plain entry, prompt or field that is not put together as it must be; the place is named by our own keys."""


class WrongDay(_Reasoned):
    """Words that name no day, or one out of reach."""


# 7 busy -----------------------------------------------------------------------------------------------------------


class VaultBusy(CareError):
    """Another process holds what is needed."""

    exit_code = 7


class JotsFull(CareError):
    """As many notes wait as can; none was lost and none was added."""

    exit_code = 7


# 130 interrupted --------------------------------------------------------------------------------------------------


class Interrupted(_Worded, CareError):
    """The person stopped; nothing changed. *what* and *hint* where more is to be said than that."""

    exit_code = 130


# letters, cards, packs: one class, a stable code ------------------------------------------------------------------

_EXCHANGE_EXITS = {
    "E_REPLAY": 0,
    "E_NOT_FOR_ME": 1, "E_OWN": 1, "E_EXPIRED": 1, "E_CONFLICT": 1,
    "E_DAMAGED": 4,
    "E_SEAL": 5, "E_SIG": 5, "E_KEY_WEAK": 5, "E_ROLLBACK": 5, "E_EQUIVOCATION": 5, "E_STRANGER": 5, "E_BLOCKED": 5,
    "E_TOO_BIG": 6, "E_NOT_OURS": 6, "E_ARMOR": 6, "E_HEADER": 6, "E_NEEDS_PASSPHRASE": 6, "E_COST": 6, "E_NEWER": 6,
    "E_TEXT": 6, "E_SHAPE": 6, "E_CARD": 6, "E_LINT": 6,
}  # fmt: skip


class ExchangeError(CareError):
    """A card, letter or pack was refused; ``code`` is one of the E_ codes, ``exit_code`` follows from it.

    ``about`` is the id of the letter concerned where one is known (E_REPLAY, E_CONFLICT, E_STRANGER), else empty.
    """

    def __init__(self, code: str, *, about: str = "", **values: object) -> None:
        self.code = code
        self.about = about
        self.exit_code = _EXCHANGE_EXITS[code]
        self._fill(values)
