"""The packs that are here: what came with the program and what was installed, in the reader's language."""

from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from carecompanion.domain.signer import BESIDE, own_id
from carecompanion.errors import CareError, ExchangeError, JournalDamaged
from carecompanion.packs import builtin

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.domain.signer import InstalledPack
    from carecompanion.vault.vault import Vault

_KEY_LETTERS: Final = 44


class PacksHere:
    """Every pack, read once for as long as nothing changes, here or in another window."""

    def __init__(self, vault: Vault, languages: Callable[[], tuple[str, ...]]) -> None:
        self._vault = vault
        self._languages = languages
        self._packs: tuple[Pack, ...] = ()
        self._read_for: object = None

    def all(self) -> tuple[Pack, ...]:
        """Every pack, in the order of their names."""
        languages = self._languages()
        marks = self._vault.packs.marks()
        if self._read_for != (languages, marks):
            installed = self._installed(languages) if marks else ()
            every = (*builtin.builtin_packs(languages), *installed)
            self._packs = tuple(sorted(every, key=lambda pack: pack.id))
            self._read_for = (languages, self._vault.packs.marks() if marks else marks)
        return self._packs

    def of(self, snapshot: PromptSnapshot) -> Pack | None:
        """The pack a snapshot was taken of: the same signer's (or the key's that followed), whatever its name now."""
        signers = key_and_after(self._vault, snapshot.signer)
        return next(
            (
                pack
                for pack in self.all()
                if pack.signer in signers and own_id(pack.id) == own_id(snapshot.pack)
            ),
            None,
        )

    def _installed(self, languages: tuple[str, ...]) -> tuple[Pack, ...]:
        from carecompanion.packs.ready import made_for, pack_from_ready

        self._make_room()
        wanted = made_for(languages)
        ready = self._vault.packs.ready(wanted)
        packs: list[Pack] = []
        for name, _ in self._vault.packs.marks():
            with suppress(JournalDamaged):
                if name in ready:
                    packs.append(pack_from_ready(ready[name]))
                    continue
            # A reader that has grown stricter keeps nobody out of their journal: such a pack is not offered.
            with suppress(ExchangeError):
                packs.append(self._read(self._vault.packs.get(name), languages, wanted))
        return tuple(packs)

    def _read(self, installed: InstalledPack, languages: tuple[str, ...], wanted: str) -> Pack:
        from carecompanion.packs.carepack import read_kept
        from carecompanion.packs.ready import ready_text

        pack = read_kept(installed.body).pack(languages, installed.name)
        # Where nothing can be written now, it is read again another time.
        with suppress(CareError):
            self._vault.packs.keep_ready(installed.name, wanted, ready_text(pack))
        return pack

    def _make_room(self) -> None:
        """A newer program may bring a pack of a name that was free before: the installed one stands beside it."""
        for name, _ in self._vault.packs.marks():
            if name in builtin.builtin_ids():
                with suppress(CareError), self._vault.together():
                    free = free_name(self._vault, name)
                    self._vault.packs.rename(name, free)
                    self._vault.signers.rename(name, free)


def free_name(vault: Vault, id_: str) -> str:
    """What a pack of that id may be called here: its id, else its id and the next number that nobody had."""
    taken = vault.signers.names() | {name for name, _ in vault.packs.marks()} | set(builtin.builtin_ids())
    number = 2
    name = id_
    while name in taken:
        name = f"{id_}{BESIDE}{number}"
        number += 1
    return name


def key_and_after(vault: Vault, signer: str) -> tuple[str, ...]:
    """*signer* as packs name one, and every key that followed it here."""
    line = [signer]
    while len(line[-1]) == _KEY_LETTERS:
        try:
            known = vault.signers.by_key(b64decode(line[-1]))
        except ValueError:
            break
        after = "" if known is None or known.followed is None else b64encode(known.followed).decode()
        if not after or after in line:
            break
        line.append(after)
    return tuple(line)
