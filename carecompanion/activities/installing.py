"""Installing: a pack is looked at whole, compared with what is known of its signer, and only then taken in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from carecompanion.activities.packs_here import free_name
from carecompanion.domain.signer import Arriving, InstalledPack, SeenPack, Signer, Trust
from carecompanion.domain.text import as_seen
from carecompanion.errors import ExchangeError, NotPossible
from carecompanion.packs.builtin import builtin_ids
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.choosing import Choosing
    from carecompanion.activities.prompting import Prompting
    from carecompanion.activities.world import World
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.pack_diff import PackDiff
    from carecompanion.packs.carepack import SignedPack
    from carecompanion.vault.vault import Vault

JUMP: Final = 1_000
"""A serial that leaps by more than this asks: whoever stole a key could shut out every later pack of its owner."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pack that arrived and is not installed yet: what it is, who signed it, and what it would be here.

    ``signer`` is as known, or as it would be. ``before`` is the pack in whose place it would come; ``beside`` names,
    where it would go beside others, the packs of that id that are or were here and stay what they are; ``namesake`` is
    another signer here who goes by the same name.
    """

    data: bytes = field(repr=False)
    signed: SignedPack = field(repr=False)
    pack: Pack = field(repr=False)
    signer: Signer
    arriving: Arriving
    before: Pack | None = field(default=None, repr=False)
    difference: PackDiff | None = field(default=None, repr=False)
    is_jump: bool = False
    beside: tuple[str, ...] = ()
    namesake: Signer | None = None
    is_first_use: bool = True
    """Has nothing by this signer been taken in before?"""

    @property
    def name(self) -> str:
        """What the pack would be called here."""
        return self.pack.id


class Installing:
    """Packs by others: what came, and what is here of it."""

    def __init__(self, vault: Vault, world: World, choosing: Choosing, prompting: Prompting) -> None:
        self._vault = vault
        self._world = world
        self._choosing = choosing
        self._prompting = prompting

    def look(self, data: bytes) -> Arrival:
        """What *data*, the bytes of a built pack, would be here. Nothing is changed.

        Raises ExchangeError: what reading a built pack raises, E_ROLLBACK for one that is older than what was seen
        of its signer or is signed by a key given up since, E_EQUIVOCATION for other words under the same serial or a
        second key after the same one.
        """
        from carecompanion.packs.carepack import read_carepack

        return self._arrival(data, read_carepack(data))

    def install(self, arrival: Arrival) -> InstalledPack:
        """Take in what was looked at; one that is here already stays. What is known of the signer is kept with it.

        Raises NotPossible where what is here changed since it was looked at, and as :meth:`look` does.
        """
        today = self._world.now().date()
        with self._vault.together():
            again = self._arrival(arrival.data, arrival.signed)
            if (again.arriving, again.name, again.is_jump, _serial(again.before)) != (
                arrival.arriving,
                arrival.name,
                arrival.is_jump,
                _serial(arrival.before),
            ):
                raise NotPossible(say("installing.changed"), say("installing.changed_hint"))
            if again.arriving is Arriving.SAME:
                return self._vault.packs.get(again.name)
            signed = arrival.signed
            pack = InstalledPack(
                name=again.name,
                id=signed.id,
                signer=signed.key,
                serial=signed.serial,
                digest=signed.digest,
                installed=today,
                body=arrival.data,
            )
            self._keep_signer(again)
            self._vault.signers.see(
                SeenPack(pack.signer, pack.id, pack.name, pack.serial, pack.digest, today)
            )
            self._vault.packs.keep(pack)
        # Made ready now, so that the next unlocking finds it so.
        self._prompting.packs()
        return pack

    def remove(self, name: str) -> None:
        """Let an installed pack go, by its exact name. What was written stays whole, and its serials are remembered.

        Raises NotFound; NotPossible for a pack that came with the program.
        """
        if name in builtin_ids():
            raise NotPossible(say("installing.built_in"), say("installing.built_in_hint", name=name))
        self._vault.packs.remove(name)

    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack that was installed, by name, those too that this version cannot read any more."""
        return self._vault.packs.all()

    # inside

    def _arrival(self, data: bytes, signed: SignedPack) -> Arrival:
        digest = signed.digest
        known = self._vault.signers.by_key(signed.key)
        old = self._vouching(signed)
        signer = known or Signer(signed.key, signed.signer_name, self._world.now().date())
        line = self._line(signed.key) | (self._line(old.key) if old is not None else frozenset())
        own = [seen for seen in self._vault.signers.seen_of(signed.id) if seen.signer in line]
        installed = {pack.name: pack for pack in self._vault.packs.all()}
        # Of two that are here since before one key followed the other, each goes on by its own.
        nearest = sorted(own, key=lambda seen: seen.signer != signed.key)
        here = next((installed[seen.name] for seen in nearest if seen.name in installed), None)
        if here is not None and here.digest == digest:
            pack = signed.pack(self._choosing.languages, here.name)
            return Arrival(data, signed, pack, signer, Arriving.SAME, pack, is_first_use=False)
        if known is not None and known.followed is not None:
            raise _refused("E_ROLLBACK", "given_up", known)
        last = own[0] if own else None
        if last is not None:
            _refuse_older(last, signed.serial, digest)
        name = (
            here.name
            if here is not None
            else nearest[0].name
            if nearest
            else free_name(self._vault, signed.id)
        )
        pack = signed.pack(self._choosing.languages, name)
        before = self._read(here)
        arriving = _arriving(follows=old is not None, is_here=here is not None, is_beside=name != signed.id)
        beside = self._beside(signed.id, line) if arriving is Arriving.BESIDE else ()
        return Arrival(
            data,
            signed,
            pack,
            _after(old, signer),
            arriving,
            before,
            _difference(before, pack),
            is_jump=last is not None and signed.serial - last.serial > JUMP,
            beside=beside,
            namesake=self._namesake(signer, line),
            is_first_use=known is None and old is None,
        )

    def _read(self, installed: InstalledPack | None) -> Pack | None:
        """An installed pack as it is read here; None where there is none, or it cannot be read any more."""
        if installed is None:
            return None
        return next((pack for pack in self._prompting.packs() if pack.id == installed.name), None)

    def _vouching(self, signed: SignedPack) -> Signer | None:
        """The signer known here whose key vouches for this one, where that is news. Raises E_EQUIVOCATION."""
        rotation = signed.rotation
        old = None if rotation is None else self._vault.signers.by_key(rotation.old)
        if old is None or old.followed == signed.key:
            return None
        if old.followed is not None:
            raise _refused("E_EQUIVOCATION", "two_keys", old)
        return old

    def _line(self, key: bytes) -> frozenset[bytes]:
        """*key* and every key before it, as far as they are known here."""
        before: dict[bytes, list[bytes]] = {}
        for signer in self._vault.signers.all():
            if signer.followed is not None:
                before.setdefault(signer.followed, []).append(signer.key)
        line, waiting = {key}, [key]
        while waiting:
            new = [one for one in before.get(waiting.pop(), ()) if one not in line]
            line.update(new)
            waiting.extend(new)
        return frozenset(line)

    def _beside(self, id_: str, line: frozenset[bytes]) -> tuple[str, ...]:
        """The names of the packs of this id by another hand, that are or were here."""
        names = {seen.name for seen in self._vault.signers.seen_of(id_) if seen.signer not in line}
        return tuple(sorted(names | ({id_} & set(builtin_ids()))))

    def _namesake(self, signer: Signer, line: frozenset[bytes]) -> Signer | None:
        """Somebody else here who goes by the name that this signer claims."""
        claimed = as_seen(signer.claimed_name).casefold().strip()
        for other in self._vault.signers.all():
            names = {
                as_seen(other.claimed_name).casefold().strip(),
                as_seen(other.my_name).casefold().strip(),
            }
            if claimed in names and other.key not in line and other.followed not in line:
                return other
        return None

    def _keep_signer(self, arrival: Arrival) -> None:
        signer = replace(arrival.signer, claimed_name=arrival.signed.signer_name, wrong_tries=0)
        if self._is_own(signer.key) and signer.standing is not Trust.CHECKED:
            signer = replace(signer, standing=Trust.CHECKED, checked_on=self._world.now().date())
        self._vault.signers.keep(signer)
        old = self._vouching(arrival.signed)
        if old is not None:
            # What one noted of them is noted with the new key from now on, and can be taken back there.
            self._vault.signers.keep(replace(old, followed=signer.key, has_power=False))

    def _is_own(self, key: bytes) -> bool:
        from carecompanion.crypto.signify import public_of

        return any(public_of(secret) == key for secret in self._vault.facilitator.all())


def _arriving(*, follows: bool, is_here: bool, is_beside: bool) -> Arriving:
    if follows:
        return Arriving.FOLLOWS
    if is_here:
        return Arriving.UPDATE
    return Arriving.BESIDE if is_beside else Arriving.NEW


def _after(old: Signer | None, signer: Signer) -> Signer:
    """*signer*, who takes on the name and the power that were noted of the key before; the words are new."""
    if old is None:
        return signer
    return replace(
        signer,
        my_name=signer.my_name or old.my_name,
        has_power=signer.has_power or old.has_power,
        first_seen=min(signer.first_seen, old.first_seen),
    )


def _refuse_older(last: SeenPack, serial: int, digest: bytes) -> None:
    if serial < last.serial:
        raise ExchangeError("E_ROLLBACK")
    if serial == last.serial and digest != last.digest:
        raise ExchangeError("E_EQUIVOCATION")


def _refused(code: str, why: str, signer: Signer) -> ExchangeError:
    error = ExchangeError(code)
    error.what = say(f"installing.{why}", name=signer.name)
    error.args = (error.what,)
    error.hint = say(f"installing.{why}_hint", name=signer.name)
    return error


def _difference(before: Pack | None, pack: Pack) -> PackDiff | None:
    if before is None:
        return None
    from carecompanion.domain.pack_diff import difference

    return difference(before, pack)


def _serial(pack: Pack | None) -> int | None:
    return None if pack is None else pack.serial
