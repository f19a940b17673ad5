"""Circling: partners who go through something together. Left in one step, with no reasons owed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.domain.circle import MEMBERS_AT_MOST, NAME_BYTES, Circle
from carecompanion.domain.ids import CircleId
from carecompanion.domain.letter import Direction
from carecompanion.domain.text import clean
from carecompanion.errors import NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.world import World
    from carecompanion.domain.letter import LetterLine, StoredLetter
    from carecompanion.domain.partner import Partner
    from carecompanion.vault.vault import Vault


class Circling:
    """Circles as one sees them oneself: each member keeps their own list, and nobody is told of a change to it."""

    def __init__(self, vault: Vault, world: World, introducing: Introducing) -> None:
        self._vault = vault
        self._world = world
        self._introducing = introducing

    def circles(self) -> tuple[Circle, ...]:
        """The circles one is in, by name."""
        return self._vault.circles.all()

    def circle(self, name: str) -> Circle:
        """The circle of this name, or whose id begins so. Raises NotFound, Ambiguous."""
        return self._vault.circles.find(name)

    def members(self, circle: Circle) -> tuple[Partner, ...]:
        """Its partners, by handle."""
        return tuple(partner for partner in self._introducing.partners() if partner.id in circle.members)

    def newest(self) -> tuple[LetterLine, ...]:
        """The newest letter of each circle, newest first."""
        return self._vault.letters.newest_in_circles()

    def create(self, name: str, members: Iterable[Partner] = ()) -> Circle:
        """A new circle. Raises Usage for a name that is empty, too long or taken, NotPossible for too many."""
        from carecompanion.exchange.names import new_letter_id
        from carecompanion.vault.values import folded

        title = clean(name, one_line=True)
        if not title or len(title.encode()) > NAME_BYTES:
            raise Usage(say("circling.name"), say("circling.name_hint", limit=NAME_BYTES))
        if any(folded(one.name) == folded(title) for one in self.circles()):
            raise Usage(say("circling.taken", name=title), say("circling.taken_hint"))
        circle = Circle(
            id=CircleId(new_letter_id(self._world.randomness)), name=title, made=self._world.now().date()
        )
        return self._with(circle, members)

    def add(self, circle: Circle, member: Partner) -> Circle:
        """One more in it. Raises NotPossible where it is full, or they are blocked."""
        return self._with(circle, (member,))

    def remove(self, circle: Circle, member: Partner) -> Circle:
        """No more letters to the circle for them from here; nobody is told."""
        changed = replace(circle, members=tuple(one for one in circle.members if one != member.id))
        self._vault.circles.keep(changed)
        return changed

    def known(self, letter: StoredLetter) -> Circle | None:
        """The circle that a letter belongs to, where one is in it."""
        named = letter.manifest.circle
        circle = None if named is None else self._vault.circles.get(named.id)
        return None if circle is None or circle.left_on is not None else circle

    def join(self, letter: StoredLetter) -> Circle:
        """Be in the circle that a letter came for. Raises as :meth:`meant`."""
        circle = self.meant(letter)
        self._vault.circles.keep(circle)
        return circle

    def meant(self, letter: StoredLetter) -> Circle:
        """The circle that a letter came for as it is here, or as joining would make it; nothing is kept by asking.

        Its writer is in a new one; others are added as their cards come. Raises NotPossible for a letter to no
        circle. Who writes to a circle one is in already is not added by it: they may be somebody who was taken off.
        """
        named, writer = letter.manifest.circle, letter.partner
        if named is None or letter.direction is not Direction.CAME or writer is None:
            raise NotPossible(say("circling.no_circle"), say("circling.no_circle_hint"))
        known = self.known(letter)
        if known is not None:
            return known
        circle = Circle(
            id=CircleId(named.id), name=clean(named.name, one_line=True), made=self._world.now().date()
        )
        return _joined(circle, (self._introducing.partner(writer),))

    def leave(self, circle: Circle) -> None:
        """Leave: at once, for good unless one joins again. The letters stay."""
        self._vault.circles.leave(circle.id, self._world.now().date())

    def _with(self, circle: Circle, members: Iterable[Partner]) -> Circle:
        changed = _joined(circle, members)
        self._vault.circles.keep(changed)
        return changed


def _joined(circle: Circle, members: Iterable[Partner]) -> Circle:
    joined = list(circle.members)
    for member in members:
        if member.blocked:
            raise NotPossible(say("composing.blocked"), say("composing.blocked_hint"))
        if member.id not in joined:
            joined.append(member.id)
    if len(joined) > MEMBERS_AT_MOST:
        raise NotPossible(say("circling.full", most=MEMBERS_AT_MOST), say("circling.full_hint"))
    return replace(circle, members=tuple(joined))
