"""Posting: seal letters, write their files, remember what left. All of them, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carecompanion.domain.letter import Direction, StoredLetter
from carecompanion.domain.person import Contact
from carecompanion.errors import ExchangeError, NotPossible
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.letter import Manifest
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter that is ready to be sealed for *to*."""

    to: Partner
    manifest: Manifest
    human: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that left: where its file is, and what the vault remembers of it."""

    path: Path
    letter: StoredLetter


class Posting:
    """From composed letters to files. What is not remembered has not left."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

    def refuse(self, partner: Partner) -> None:
        """May they be written to by the key they were chosen with? Raises NotPossible where they have another one by
        now or are gone, for a blocked key, and where no contact is wanted.

        Asked of the vault: all of it may have changed, here or in another window, since they were chosen.
        """
        if self._introducing.still_here(partner.id).key != partner.key:
            raise NotPossible(say("composing.other_card"), say("composing.other_card_hint"))
        if self._vault.partners.is_blocked(partner.key):
            raise NotPossible(say("composing.blocked"), say("composing.blocked_hint"))
        people = (self._vault.people.of_partner(partner.id), self._vault.people.called(partner.handle))
        if any(person is not None and person.contact is Contact.NO for person in people):
            raise NotPossible(say("composing.no_contact"), say("composing.no_contact_hint"))

    def post(
        self,
        letters: Sequence[Composed],
        where: Path | None = None,
        *,
        armored: bool = False,
        also: Callable[[], None] | None = None,
        remember_first: bool = False,
    ) -> tuple[Sent, ...]:
        """Seal each for its reader, write the files, remember them in one transaction together with *also*.

        *where* is a folder, or for one letter a file; the folder for letters where it is None. Raises NotPossible,
        FileExists, CouldNotWrite, DiskFull, ExchangeError; nothing has left then, and no file stays. With
        *remember_first* they are remembered before a file is written, and a file that could not be written then can
        be had by :meth:`write_again`.
        """
        from carecompanion.exchange.sealing import seal_letter

        for letter in letters:
            self.refuse(letter.to)
        me = self._introducing.identity()
        sealed = []
        for letter in letters:
            made = seal_letter(letter.manifest, letter.human, me, letter.to.key, armored=armored)
            path = self._path(where)
            sealed.append((made.data, Sent(path, self._stored(letter, made.digest, path.name))))

        def remember() -> None:
            with self._vault.together():
                for _, one in sealed:
                    self._vault.letters.left(one.letter)
                if also is not None:
                    also()

        if remember_first:
            remember()
            _write(sealed)
        else:
            _write(sealed, then=remember)
        return tuple(one for _, one in sealed)

    def write_again(self, letter: StoredLetter, where: Path | None = None, *, armored: bool = False) -> Path:
        """The file of a letter that left, for whoever lost the first. Raises as :meth:`again`, and FileExists."""
        from carecompanion.settings.atomic import write_new

        data = self.again(letter, armored=armored)
        path = self._path(where)
        write_new(path, data)
        return path

    def again(self, letter: StoredLetter, *, armored: bool = True) -> bytes:
        """The same letter sealed once more for the same key; armored, it is text to be pasted.

        Raises NotPossible where it did not leave here, where its reader has another key by now, or may not be
        written to.
        """
        from carecompanion.exchange.sealing import seal_letter

        partner = self._vault.partners.by_key(letter.partner_key)
        if letter.direction is Direction.LEFT and partner is not None:
            self.refuse(partner)
            for me in self._introducing.identities():
                try:
                    made = seal_letter(letter.manifest, letter.human, me, partner.key, armored=armored)
                except ExchangeError:  # the key that a letter announces never seals it: an earlier one did
                    continue
                if made.digest == letter.digest:
                    return made.data
        raise NotPossible(say("composing.not_again"), say("composing.not_again_hint"))

    # inside

    def _path(self, where: Path | None) -> Path:
        from carecompanion.exchange.names import neutral_file_name
        from carecompanion.settings.atomic import make_private_folder

        folder = where or self._world.paths.letters_out
        if where is None:
            make_private_folder(folder)
        return folder / neutral_file_name(self._world.randomness) if folder.is_dir() else folder

    def _stored(self, letter: Composed, digest: bytes, file_name: str) -> StoredLetter:
        partner = letter.to
        return StoredLetter(
            id=letter.manifest.id,
            direction=Direction.LEFT,
            partner=partner.id,
            partner_key=partner.key,
            partner_name=partner.handle,
            moment=self._world.now(),
            manifest=letter.manifest,
            human=letter.human,
            trust=partner.trust,
            digest=digest,
            file_name=file_name,
        )


def _write(sealed: Sequence[tuple[bytes, Sent]], *, then: Callable[[], None] | None = None) -> None:
    """Write every file and do what comes *then*; with something to do then, all of it is done or no file stays."""
    from carecompanion.settings.atomic import write_new

    written: list[Path] = []
    try:
        for data, one in sealed:
            write_new(one.path, data)
            written.append(one.path)
        if then is not None:
            then()
    except BaseException:
        if then is not None:
            for path in written:
                path.unlink(missing_ok=True)
        raise
