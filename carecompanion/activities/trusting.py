"""Trusting: who signs the packs that are here, how sure one is of them, and what they hold over one."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.activities.introducing import TRIES
from carecompanion.activities.meant import meant_by
from carecompanion.domain.signer import DRAFT, Signer, Trust, without_signs
from carecompanion.domain.spoken_words import WORDS, how_many, is_a_try
from carecompanion.domain.text import as_seen, clean, shorten
from carecompanion.errors import Ambiguous, NotFound, NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.prompting import Prompting
    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.prompt import PromptSnapshot
    from carecompanion.vault.vault import Vault

NAME_BYTES: Final = 48
_MANAGER: Final = "manager"
_TITLE: Final = 40
_KEY_LETTERS: Final = 44
_VERSION: Final = 16
_LICENCE: Final = 32


class Trusting:
    """Signers, their words, and one's own notes about them. Nothing here is told to anybody."""

    def __init__(self, vault: Vault, world: World, prompting: Prompting) -> None:
        self._vault = vault
        self._world = world
        self._prompting = prompting

    # who

    def signers(self) -> tuple[Signer, ...]:
        """Everybody by whom a pack was ever installed, in the order they were met; keys given up since come last."""
        return tuple(sorted(self._vault.signers.all(), key=lambda signer: signer.followed is not None))

    def signer(self, name: str) -> Signer:
        """The signer of that name (mine for them, or the one they claim), or of the pack of that name.

        Raises NotFound, Ambiguous.
        """
        wanted = _folded(name)
        present = [signer for signer in self.signers() if signer.followed is None]
        for names in (
            [(_folded(one.my_name), one) for one in present if one.my_name],
            [(_folded(one.claimed_name), one) for one in present],
        ):
            found = [one for folded, one in names if folded == wanted]
            if len(found) > 1:
                raise Ambiguous(name, tuple(self._told_apart(one) for one in found))
            if found:
                return found[0]
        signed = {str(pack.id): signer for pack in self._prompting.packs() if (signer := self.of(pack))}
        if name in signed:
            return signed[name]
        begun = [one for one in present if wanted and _folded(one.name).startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        if begun:
            raise Ambiguous(name, tuple(self._told_apart(one) for one in begun))
        try:
            return meant_by(name, signed, "signers")
        except NotFound:
            raise NotFound(name, "signers") from None

    def of(self, pack: Pack) -> Signer | None:
        """Who signed *pack*; None for what came with the program, for a draft, and for a key that is not known."""
        key = _key(pack.signer)
        return None if key is None else self._vault.signers.by_key(key)

    def packs_of(self, signer: Signer) -> tuple[Pack, ...]:
        """The packs by this signer that are here."""
        return tuple(pack for pack in self._prompting.packs() if _key(pack.signer) == signer.key)

    def is_own(self, signer: Signer) -> bool:
        """Is this one's own key?"""
        secrets = self._vault.facilitator.all()
        if not secrets:
            return False
        from carecompanion.crypto.signify import public_of

        return any(public_of(secret) == signer.key for secret in secrets)

    # how sure

    def words_of(self, signer: Signer) -> tuple[str, ...]:
        """The eight words that they read aloud."""
        from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_words

        return safety_words(fingerprint(FACILITATOR, signer.key))

    def numbers_of(self, signer: Signer) -> tuple[str, ...]:
        """The same as numbers, for any language."""
        from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_numbers

        return safety_numbers(fingerprint(FACILITATOR, signer.key))

    def check(self, signer: Signer, typed: str) -> Signer:
        """Check the words they read aloud, typed by their first four letters (or as numbers).

        Raises NotPossible when they are not the same. After three tries nothing is compared any more, until a pack
        of theirs has come another way and is installed.
        """
        from carecompanion.crypto.identity import FACILITATOR, check_typed_words, fingerprint

        known = self._known(signer)
        if known.wrong_tries >= TRIES:
            raise NotPossible(say("trusting.stop"), say("trusting.stop_hint"))
        if not is_a_try(typed):
            raise Usage(
                say("introducing.words_so_far", typed=how_many(typed), words=WORDS),
                say("introducing.words_so_far_hint"),
            )
        if not check_typed_words(fingerprint(FACILITATOR, known.key), typed):
            tries = known.wrong_tries + 1
            self._vault.signers.keep(replace(known, wrong_tries=tries))
            raise NotPossible(
                say("trusting.wrong_words"),
                say("trusting.stop_hint" if tries >= TRIES else "trusting.wrong_words_hint"),
            )
        checked = replace(known, standing=Trust.CHECKED, checked_on=self._world.now().date(), wrong_tries=0)
        self._vault.signers.keep(checked)
        return checked

    def standing_of(self, pack: Pack) -> Trust | None:
        """How sure one is of who signed *pack*; None for what came with the program and for a draft."""
        signer = self.of(pack)
        if signer is None:
            return Trust.FIRST_USE if _key(pack.signer) else None
        return signer.standing

    # what one notes

    def rename(self, signer: Signer, my_name: str) -> Signer:
        """Call a signer by a name of one's own; empty: by the one they claim. Raises Usage where it does not fit."""
        kept = clean(my_name, one_line=True)
        if kept and (not as_seen(kept).strip() or len(kept.encode()) > NAME_BYTES):
            raise Usage(say("introducing.name"), say("introducing.name_hint"))
        others = (one for one in self.signers() if one.key != signer.key and one.followed is None)
        if kept and any(_folded(one.my_name) == _folded(kept) for one in others):
            raise Usage(say("trusting.taken", name=kept), say("introducing.taken_hint"))
        renamed = replace(self._known(signer), my_name=kept)
        self._vault.signers.keep(renamed)
        return renamed

    def set_power(self, signer: Signer, has_power: bool) -> Signer:
        """Note, for oneself alone, whether this person has power over one."""
        noted = replace(self._known(signer), has_power=has_power)
        self._vault.signers.keep(noted)
        return noted

    def caution(self, pack: Pack) -> bool:
        """Is care to be taken with what is shared: does a facilitator say they manage members, or did one note it?"""
        if any(one.power == _MANAGER for one in pack.facilitators):
            return True
        return any(one.has_power for one in self._line(self.of(pack)))

    def caution_on(self, pack: Pack, signer: Signer) -> bool:
        """The same of a *pack* that arrives, signed by *signer* as they would be known here."""
        return signer.has_power or self.caution(pack)

    # in words

    def provenance(self, pack: Pack) -> str:
        """Where *pack* comes from: ``from Six weeks 1.2 · Ruth K. (words checked) · CC BY 4.0``."""
        if not pack.signer:
            return say("trusting.built_in")
        if pack.signer == DRAFT:
            return say("trusting.draft")
        version = shorten(without_signs(pack.version), _VERSION)
        title = f"{shorten(without_signs(pack.title), _TITLE)} {version}".rstrip()
        return self._provenance(title, pack.signer, pack.signer_name, pack.licence)

    def provenance_of(self, snapshot: PromptSnapshot) -> str:
        """Where the prompt of an entry came from, whether or not its pack is still here."""
        if not snapshot.signer:
            return say("trusting.built_in")
        if snapshot.signer == DRAFT:
            return say("trusting.draft")
        title = shorten(without_signs(snapshot.pack_title or str(snapshot.pack)), _TITLE)
        return self._provenance(title, snapshot.signer, snapshot.signer_name, snapshot.licence)

    def signed_by(self, signer: Signer) -> str:
        """Who it is and how sure one is: ``Ruth K. (words checked)``."""
        # A name that somebody claims says nothing of how sure one is of it.
        name = signer.my_name or without_signs(signer.claimed_name) or say("introducing.someone")
        if self.is_own(signer):
            return say("trusting.own", name=name)
        return say(f"trusting.signer.{signer.standing.value}", name=name)

    # inside

    def _provenance(self, title: str, signer: str, claimed: str, licence: str) -> str:
        key = _key(signer)
        known = None if key is None else self._vault.signers.by_key(key)
        if known is None:
            known = Signer(key or b"", claimed, self._world.now().date())
        who = self.signed_by(known)
        terms = shorten(without_signs(licence_in_words(licence)), _LICENCE)
        return say("trusting.provenance", title=title, who=who, licence=terms)

    def _line(self, signer: Signer | None) -> tuple[Signer, ...]:
        """*signer*, and the same person under every key that followed here."""
        line: list[Signer] = []
        while signer is not None and signer not in line:
            line.append(signer)
            signer = None if signer.followed is None else self._vault.signers.by_key(signer.followed)
        return tuple(line)

    def _known(self, signer: Signer) -> Signer:
        known = self._vault.signers.by_key(signer.key)
        if known is None:
            raise NotFound(signer.name, "signers")
        return known

    def _told_apart(self, signer: Signer) -> str:
        """A name with the first two of their words, and a pack by which they can be named."""
        packs = ", ".join(str(pack.id) for pack in self.packs_of(signer))
        words = " ".join(self.words_of(signer)[:2])
        return f"{signer.name} ({packs or words})"


def licence_in_words(licence: str) -> str:
    """An SPDX name as people say it: ``CC BY-SA 4.0`` for ``CC-BY-SA-4.0``; others as they are."""
    if not licence.startswith("CC-") or licence.count("-") < 2:
        return licence
    kind, _, version = licence.removeprefix("CC-").rpartition("-")
    return f"CC {kind} {version}"


def _key(signer: str) -> bytes | None:
    if len(signer) != _KEY_LETTERS:
        return None
    try:
        return b64decode(signer, validate=True)
    except ValueError:
        return None


def _folded(name: str) -> str:
    return " ".join(as_seen(name).split()).casefold()
