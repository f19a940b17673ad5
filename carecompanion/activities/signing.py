"""Signing: one's own key as a facilitator, and packs built with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from carecompanion.activities.installing import JUMP
from carecompanion.activities.packs_here import free_name
from carecompanion.domain.signer import SeenPack
from carecompanion.domain.text import as_seen, clean
from carecompanion.errors import Usage
from carecompanion.packs.faults import PackFaults
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.pack_diff import PackDiff
    from carecompanion.packs.faults import Fault
    from carecompanion.packs.rotation import Rotation
    from carecompanion.vault.vault import Vault

__all__ = ["Built", "PackFaults", "Signing"]

_NAME: Final = "signing.name"
_NAME_BYTES: Final = 48
_SERIAL_AT_MOST: Final = 2**31 - 1
_SECRET_BYTES: Final = 32
_ENDING: Final = ".carepack"


@dataclass(frozen=True, slots=True)
class Built:
    """A pack that was built: where it is, its serial, the SHA-256 of what is signed, and what is worth a look in it.

    ``difference`` is what changed since the pack of the serial before, where that is in the same folder.
    """

    path: Path
    serial: int
    digest: bytes
    pack: Pack = field(repr=False)
    warnings: tuple[Fault, ...] = ()
    difference: PackDiff | None = field(default=None, repr=False)


class Signing:
    """One's own signing key, made on first need, and what is signed with it."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

    # oneself

    @property
    def has_key(self) -> bool:
        """Is there a key already?"""
        return bool(self._vault.facilitator.all())

    def key(self) -> bytes:
        """One's public key (raw, 32 bytes), made now if there is none yet."""
        from carecompanion.crypto.signify import public_of

        return public_of(self._secret())

    def name(self) -> str | None:
        """The name one signs with: chosen for it, else the one on one's card; None while nobody was asked."""
        return self._vault.preferences.get(_NAME, "") or self._introducing.my_name()

    def set_name(self, name: str) -> str:
        """Choose the name one signs with. Raises Usage when nothing, or more than 48 bytes, is left of it."""
        kept = clean(name, one_line=True)
        if not as_seen(kept).strip() or len(kept.encode()) > _NAME_BYTES:
            raise Usage(say("introducing.name"), say("introducing.name_hint"))
        self._vault.preferences.set(_NAME, kept)
        return kept

    def words(self) -> tuple[str, ...]:
        """The eight words that one reads aloud to the members."""
        from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_words

        return safety_words(fingerprint(FACILITATOR, self.key()))

    def numbers(self) -> tuple[str, ...]:
        """The same as numbers, for any language."""
        from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_numbers

        return safety_numbers(fingerprint(FACILITATOR, self.key()))

    def pub_text(self) -> str:
        """One's public key as ``signify -p`` reads it."""
        from carecompanion.crypto.signify import pub_text

        return pub_text(self.key())

    def card(self) -> str:
        """One's card as a facilitator, as a token."""
        from carecompanion.exchange.card import card_token

        return card_token(self.key(), self.name() or say("introducing.someone"), "facilitator")

    def card_block(self) -> str:
        """One's card as a facilitator, with name and words around it."""
        from carecompanion.exchange.card import card_block

        return card_block(self.key(), self.name() or say("introducing.someone"), "facilitator")

    def rotate(self) -> tuple[str, ...]:
        """Sign with a new key from now on; its eight words. Packs built from now on say that it follows the old one."""
        self._vault.facilitator.add(self._world.randomness(_SECRET_BYTES), self._world.now().date())
        return self.words()

    # building

    def next_serial(self, id_: str, out: Path) -> int:
        """One more than the highest serial of that pack that this journal knows of, or that lies in *out*."""
        highest = self._highest_known(id_)
        for serial, path in sorted(_built_in(out, id_)):
            # A name is enough, but for a leap: anybody's file could use up every number there is.
            if serial <= highest + JUMP or self._own_pack(path, id_) is not None:
                highest = max(highest, serial)
        return highest + 1

    def build(self, folder: Path, out: Path, serial: int | None = None, changes: str = "") -> Built:
        """Build and sign the source in *folder* into the folder *out*; a *serial* may only be higher than the next.

        *changes* says what is new, in the pack's own language. The source is checked first, against the pack built
        before it where that lies in *out*. Raises PackFaults, FileMissing; Usage for a serial that is not higher, or
        while one has no name to sign with; FileExists, DiskFull, ReadOnly, CouldNotWrite.
        """
        from carecompanion.packs.carepack import build, read_carepack
        from carecompanion.packs.files import files_of
        from carecompanion.settings.atomic import write_new, writing_faults

        name = self.name()
        if name is None:
            raise Usage(say("signing.no_name"), say("signing.no_name_hint"))
        pack, warnings, before = self._checked(folder, out)
        if pack is None:
            raise PackFaults(warnings)
        least = self.next_serial(pack.id, out)
        chosen = least if serial is None else serial
        if not least <= chosen <= _SERIAL_AT_MOST:
            raise Usage(
                say("signing.serial", serial=chosen),
                say("signing.serial_hint", least=least, most=_SERIAL_AT_MOST),
            )
        data = build(
            files_of(folder),
            secret=self._secret(),
            signer_name=name,
            serial=chosen,
            published=self._world.now().date(),
            changes={pack.language: changes} if changes.strip() else {},
            prev=self._rotation(),
        )
        signed = read_carepack(data)
        path = out / f"{pack.id}-{chosen}{_ENDING}"
        with writing_faults():
            out.mkdir(parents=True, exist_ok=True)
        # Remembered first: a number is never given to two packs, whatever becomes of the file.
        self._remember(pack.id, chosen, signed.digest)
        write_new(path, data, _FOR_EVERYBODY)
        return Built(path, chosen, signed.digest, signed.pack(), warnings, _difference(before, signed.pack()))

    # inside

    def _secret(self) -> bytes:
        secrets = self._vault.facilitator.all()
        if secrets:
            return secrets[0]
        with self._vault.together():  # another window may have made it in this moment
            if not self._vault.facilitator.all():
                self._vault.facilitator.add(self._world.randomness(_SECRET_BYTES), self._world.now().date())
            return self._vault.facilitator.all()[0]

    def _rotation(self) -> Rotation | None:
        """What the key before says of the present one, where there was one."""
        from carecompanion.packs.rotation import make_rotation

        secrets = self._vault.facilitator.all()
        return make_rotation(secrets[1], self.key()) if len(secrets) > 1 else None

    def _checked(self, folder: Path, out: Path) -> tuple[Pack | None, tuple[Fault, ...], bytes | None]:
        """The pack in *folder* (None where it cannot be built), what there is to say of it, and the one before it."""
        from carecompanion.activities.authoring import Authoring

        authoring = Authoring(self._world)
        checked = authoring.check(folder)
        before = None if checked.pack is None else self._latest(out, checked.pack.id)
        if before is not None:
            checked = authoring.check(folder, since=before)
        return (checked.pack if checked.is_fit else None), checked.faults, before

    def _latest(self, out: Path, id_: str) -> bytes | None:
        """The last pack of that id in *out* that one signed oneself; None where there is none."""
        found = (self._own_pack(path, id_) for _, path in sorted(_built_in(out, id_), reverse=True))
        return next((data for data in found if data is not None), None)

    def _own_pack(self, path: Path, id_: str) -> bytes | None:
        """What is in *path*, where that is a pack of that id that one signed oneself; None for anything else."""
        from carecompanion.crypto.signify import public_of
        from carecompanion.errors import ExchangeError
        from carecompanion.packs.carepack import read_carepack

        own = {public_of(secret) for secret in self._vault.facilitator.all()}
        try:
            if not path.is_file():
                return None
            with path.open("rb") as file:
                data = file.read(_PACK_BYTES + 1)
            signed = read_carepack(data)
        except (OSError, ExchangeError):
            return None
        return data if signed.key in own and signed.id == id_ else None

    def _highest_known(self, id_: str) -> int:
        from carecompanion.crypto.signify import public_of

        own = {public_of(secret) for secret in self._vault.facilitator.all()}
        return max(
            (seen.serial for seen in self._vault.signers.seen_of(id_) if seen.signer in own), default=0
        )

    def _remember(self, id_: str, serial: int, digest: bytes) -> None:
        from carecompanion.crypto.signify import public_of

        own = {public_of(secret) for secret in self._vault.facilitator.all()}
        with self._vault.together():
            before = [seen for seen in self._vault.signers.seen_of(id_) if seen.signer in own]
            name = before[0].name if before else free_name(self._vault, id_)
            today = self._world.now().date()
            self._vault.signers.see(SeenPack(self.key(), id_, name, serial, digest, today))


_FOR_EVERYBODY: Final = 0o644
_PACK_BYTES: Final = 1024 * 1024


def _built_in(out: Path, id_: str) -> list[tuple[int, Path]]:
    """Serial and path of every file in *out* that is called as a built pack of that id is."""
    pattern = re.compile(rf"{re.escape(id_)}-([0-9]{{1,10}}){re.escape(_ENDING)}")
    try:
        names = [path for path in out.iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return []
    found = [(int(match[1]), path) for path in names if (match := pattern.fullmatch(path.name))]
    return [(serial, path) for serial, path in found if 1 <= serial <= _SERIAL_AT_MOST]


def _difference(before: bytes | None, pack: Pack) -> PackDiff | None:
    if before is None:
        return None
    from carecompanion.domain.pack_diff import difference
    from carecompanion.packs.carepack import read_carepack

    return difference(read_carepack(before).pack(), pack)
