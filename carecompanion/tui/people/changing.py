"""What can be done with one person, or with the cell one stands in: each asks, then does it on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.answer import FlowMark
from carecompanion.domain.care_map import Ring, Wish
from carecompanion.domain.person import Consent, Contact, Person
from carecompanion.tui.people import asking
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.care_map import CareMap
    from carecompanion.tui.screen import CareScreen

Do = "Callable[[Callable[[], object]], Awaitable[bool]]"


class Changing:
    """Asks over *screen*; *do* runs what was decided on the desk, tells what went wrong, and looks again."""

    def __init__(
        self, screen: CareScreen[Any], do: Callable[[Callable[[], object]], Awaitable[object | None]]
    ) -> None:
        self._screen = screen
        self._do = do

    @property
    def _companion(self) -> Companion:
        return self._screen.companion

    def add(
        self,
        care_map: CareMap | None,
        role: str,
        ring: str,
        known: tuple[str, ...],
        stand_with: Callable[[str, str], None],
    ) -> None:
        """Somebody into the cell; whoever is new is asked about."""
        knowing, placing = self._companion.knowing, self._companion.placing

        def work(handle: str) -> tuple[Person, bool]:
            is_new = not knowing.is_known(handle)
            person = knowing.add(handle) if is_new else knowing.person(handle)
            if care_map is not None and role:
                placing.place(care_map, person, role, Ring(ring))
            return person, is_new

        async def named(handle: str | None) -> None:
            if handle is None or not handle.strip():
                return
            done = await self._do(lambda: work(handle))
            if isinstance(done, tuple):
                person, is_new = done
                stand_with(person.id, role)
                if is_new:
                    self.ask(person)

        self._screen.app.push_screen(asking.who_stands(care_map, role, ring, known), named)

    def ask(self, person: Person) -> None:
        """Were they asked?"""

        async def answered(name: str | None) -> None:
            if name is not None:
                await self._do(lambda: self._companion.knowing.change(person, consent=Consent(name)))

        self._screen.app.push_screen(asking.did_they_agree(person), answered)

    def contact(self, person: Person) -> None:
        """Is contact wanted?"""

        async def answered(name: str | None) -> None:
            if name is not None:
                await self._do(lambda: self._companion.knowing.set_contact(person, Contact(name)))

        self._screen.app.push_screen(asking.is_contact_wanted(person), answered)

    def cares(self, person: Person) -> None:
        """What both care about."""

        async def answered(words: str | None) -> None:
            if words is not None:
                await self._do(lambda: self._companion.knowing.change(person, cares=words))

        self._screen.app.push_screen(asking.what_both_care_about(person), answered)

    def note(self, person: Person) -> None:
        """A note of one's own."""

        async def answered(words: str | None) -> None:
            if words is not None and words != " ".join(person.note.split()):
                await self._do(lambda: self._companion.knowing.change(person, note=words))

        self._screen.app.push_screen(asking.a_note(person), answered)

    def role(
        self, person: Person, care_map: CareMap, held: str, stand_with: Callable[[str, str], None]
    ) -> None:
        """One more role, or another ring in one that is theirs."""

        def chosen(role: str | None) -> None:
            if role is not None:
                self.move(person, care_map, role, stand_with)

        self._screen.app.push_screen(asking.in_which_role(person, held), chosen)

    def move(
        self, person: Person, care_map: CareMap, role: str, stand_with: Callable[[str, str], None]
    ) -> None:
        """Nearer or farther."""
        placing = self._companion.placing

        def work(ring: str) -> object:
            wish = {place.role: place.wish for place in placing.places(care_map) if place.person == person.id}
            given = {"wish": wish[role]} if role in wish else {}
            return placing.place(care_map, person, role, Ring(ring), **given)

        async def chosen(ring: str | None) -> None:
            if ring is not None and await self._do(lambda: work(ring)) is not None:
                stand_with(person.id, role)

        self._screen.app.push_screen(asking.how_near(person, care_map, role), chosen)

    def wish(self, person: Person, care_map: CareMap, role: str) -> None:
        """Is it somebody one needs there, wants there, or both?"""
        placing = self._companion.placing

        def work(wish: Wish) -> object:
            rings = {
                place.role: place.ring for place in placing.places(care_map) if place.person == person.id
            }
            return placing.place(care_map, person, role, rings.get(role, Ring.NEAR), wish)

        async def chosen(name: str | None) -> None:
            if name is not None:
                await self._do(lambda: work(Wish.UNSAID if name == "unsaid" else Wish(name)))

        self._screen.app.push_screen(asking.needed_or_wanted(person, care_map, role), chosen)

    async def take_off(self, person: Person, care_map: CareMap, role: str) -> None:
        """Out of this role."""

        def work() -> bool:
            self._companion.placing.take_off(care_map, person, role)
            return True

        if await self._do(work):
            self._screen.care.mention(say("people.taken_off", person=one_line(person.handle)))

    def flow(self, person: Person) -> None:
        """What moved between them today: two keys."""

        def way_chosen(way: str | None) -> None:
            async def size_chosen(size: str | None) -> None:
                if way is not None and size is not None:
                    mark = FlowMark(person.handle, way, int(size))
                    if await self._do(lambda: self._companion.flowing.add(mark)) is not None:
                        said = {"way": say(f"people.flow.{way}"), "size": say(f"people.flow.size.{size}")}
                        self._screen.care.mention(say("people.flow.kept", **said))

            if way is not None:
                self._screen.app.push_screen(asking.how_much(person), size_chosen)

        self._screen.app.push_screen(asking.which_way(person), way_chosen)

    def let_go(self, person: Person) -> None:
        """From the people and from every map."""

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._do(lambda: self._companion.knowing.remove(person))

        self._screen.app.push_screen(asking.let_go(person), answered)

    # maps

    def new_map(self, show: Callable[[], None]) -> None:
        """Another one."""

        async def named(name: str | None) -> None:
            if name is None:
                return
            if await self._do(lambda: self._companion.placing.new_map(name)) is not None:
                show()

        self._screen.app.push_screen(asking.map_called("new_map"), named)

    def rename_map(self, care_map: CareMap) -> None:
        """Another name for it."""

        async def named(name: str | None) -> None:
            if name is not None:
                await self._do(lambda: self._companion.placing.rename(care_map, name))

        self._screen.app.push_screen(asking.map_called("rename_map", care_map.name), named)

    def remove_map(self, care_map: CareMap) -> None:
        """Its people stay known."""

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._do(lambda: self._companion.placing.remove(care_map))

        self._screen.app.push_screen(asking.let_map_go(care_map), answered)
