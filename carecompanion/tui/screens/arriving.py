"""A pack that arrives: everything in it can be read before anything is installed, and what is other comes first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from carecompanion.domain.signer import Arriving, Trust
from carecompanion.tui.arriving.arrived import head_leaves, is_known, to_know
from carecompanion.tui.arriving.checking import check_words
from carecompanion.tui.arriving.elsewhere import named_elsewhere
from carecompanion.tui.arriving.leaves import leaves_of
from carecompanion.tui.arriving.questions import before_installing
from carecompanion.tui.arriving.reading import LeavesScreen
from carecompanion.tui.commands import bindings_of, command_named
from carecompanion.tui.screen import told
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.binding import BindingType

    from carecompanion.activities.installing import Arrival
    from carecompanion.domain.signer import Signer
    from carecompanion.tui.commands import Command


class ArrivingScreen(LeavesScreen["Arrival | None"]):
    """The result is what arrived when it was installed, else None."""

    NAME = "arriving"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("arriving") if binding.key != "enter"
    ]

    def __init__(self, *, arrival: Arrival) -> None:
        super().__init__()
        self._arrival = arrival
        self._shows_strong = False
        self._is_known = False

    def on_mount(self) -> None:
        self.run_worker(self._look(), group="arriving")

    @told
    async def _look(self) -> None:
        arrival = self._arrival
        first = await self.desk.run(head_leaves, self.companion, arrival, shows_strong=self._shows_strong)
        elsewhere = await self.desk.run(named_elsewhere, self.companion, arrival.pack)
        self._is_known = await self.desk.run(is_known, self.companion, arrival.signer)
        self.show_head(say("arriving.title", title=arrival.pack.title, name=arrival.signer.name))
        self.show_leaves((*first, *leaves_of(arrival.pack, elsewhere, shows_strong=self._shows_strong)))

    # commands

    @property
    def _is_here(self) -> bool:
        return self._arrival.arriving is Arriving.SAME

    @property
    def _may_check(self) -> bool:
        """Words are checked of somebody whose pack is here: of anybody else right after it is."""
        return self._is_known and self._arrival.signer.standing is not Trust.CHECKED

    @property
    def _has_strong(self) -> bool:
        return any(prompt.is_gated for prompt in self._arrival.pack.prompts)

    def footer_commands(self) -> tuple[Command, ...]:
        names = [] if self._is_here else ["install"]
        names += [] if self.is_reading else ["read"]
        names += ["check_words"] if self._may_check else []
        names += ["strong"] if self._has_strong else []
        return self.with_way_back(names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self._arrival.before is None:
            return keys
        install = command_named("arriving", "install").words
        return [(key, say("arriving.key.update") if words == install else words) for key, words in keys]

    def action_read(self) -> None:
        self.go_over()

    @told
    async def action_strong(self) -> None:
        if self._has_strong:
            self._shows_strong = not self._shows_strong
            await self._look()

    def action_check_words(self) -> None:
        if self._may_check:
            check_words(self, self._arrival.signer, self._checked)

    async def _checked(self, signer: Signer) -> None:
        self._arrival = replace(self._arrival, signer=signer)
        await self._look()

    @told
    async def action_install(self) -> None:
        if self._is_here:
            self.care.mention(say("arriving.is.same"))
            return

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._install(), group="arriving", exclusive=True)

        # Asked here and not kept from the look: who is quick is told all the same.
        known = await self.desk.run(to_know, self.companion, self._arrival)
        self.app.push_screen(before_installing(self._arrival, known), answered)

    @told
    async def _install(self) -> None:
        await self.desk.run(self.companion.installing.install, self._arrival)
        self.dismiss(self._arrival)
        self.care.journal_changed()

    def action_back(self) -> None:
        if not self.came_back():
            self.dismiss(None)
