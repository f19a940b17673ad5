"""A folder of one's own, as a member will read it; or everything that is to be mended, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from carecompanion.domain.prompt import Wording
from carecompanion.tui.arriving.attempt import Attempt, attempt_at, leaves_of_attempt
from carecompanion.tui.arriving.building import Building
from carecompanion.tui.arriving.handout import Handout
from carecompanion.tui.arriving.new_pack import NewPack
from carecompanion.tui.arriving.reading import LeavesScreen
from carecompanion.tui.commands import bindings_of, command_named
from carecompanion.tui.dialogs.strong import before_strong
from carecompanion.tui.looker import Looker
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import told
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType

    from carecompanion.activities.authoring import Authoring
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.prompt import Prompt
    from carecompanion.tui.commands import Command

PEEK_SECONDS: Final = 0.5


class TryingScreen(LeavesScreen[None]):
    """Looks again whenever a file in *folder* was saved."""

    NAME = "trying"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("trying") if binding.key != "enter"
    ]

    def __init__(self, *, folder: Path) -> None:
        super().__init__()
        self._folder = folder.absolute()  # what is made of it goes beside it
        self._stamp: object = None
        self._attempt: Attempt | None = None
        self._shows_strong = False
        self._looker = Looker(self, self._look)
        self._building = Building(self)
        self._handout = Handout(self)

    def on_mount(self) -> None:
        self._looker.again()
        self.set_interval(PEEK_SECONDS, self._peek)

    @property
    def _authoring(self) -> Authoring:
        from carecompanion.activities.authoring import Authoring

        return Authoring(self.care.opening.world)

    @property
    def pack(self) -> Pack | None:
        """The draft, where it can be read."""
        return None if self._attempt is None else self._attempt.pack

    # looking, and looking again

    def _peek(self) -> None:
        if self.is_current and self.care.is_open and self._stamp is not None:
            self.begin_anew(self._look_where_saved, group="peek")

    async def _look_where_saved(self) -> None:
        if await self.desk.run(self._authoring.stamp, self._folder) != self._stamp:
            self._looker.again()

    @told
    async def _look(self) -> None:
        authoring = self._authoring
        self._stamp = await self.desk.run(authoring.stamp, self._folder)
        if not self.care.is_open:
            return  # locked meanwhile
        self._attempt = await self.desk.run(attempt_at, self.companion, authoring, self._folder)
        self._show()

    def _show(self) -> None:
        attempt = self._attempt
        if attempt is None:
            return
        pack = attempt.pack
        if pack is None:
            self.show_head(say("trying.title_unread", folder=self._folder.name))
        else:
            self.show_head(say("trying.title", title=pack.title))
        self.show_leaves(leaves_of_attempt(attempt, shows_strong=self._shows_strong))

    # commands

    def footer_commands(self) -> tuple[Command, ...]:
        pack, leaf = self.pack, self.leaf
        answers = leaf is not None and leaf.prompt is not None
        names = ["write"] if answers or not self.is_reading else []
        if pack is not None and self._attempt is not None and self._attempt.checked.is_fit:
            names += ["build"]
        names += ["handout"] if pack is not None else []
        names += ["strong"] if pack is not None and any(one.is_gated for one in pack.prompts) else []
        return self.with_way_back(names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self._will_read:
            answer = command_named("trying", "write").words
            return [(key, say("trying.key.read") if words == answer else words) for key, words in keys]
        return keys

    @property
    def _will_read(self) -> bool:
        """Does enter go over to the words, where it is no prompt, or its words are not in sight yet?"""
        leaf = self.leaf
        if leaf is None or leaf.prompt is None or self.pack is None:
            return True
        return self.has_class("-narrow") and not self.is_reading

    async def action_write(self) -> None:
        """Answer the prompt one stands on, from the list and from its words."""
        self.chosen()

    def chosen(self) -> None:
        """A prompt is answered as the draft it is; anything else is read."""
        leaf, pack = self.leaf, self.pack
        if self._will_read or leaf is None or leaf.prompt is None or pack is None:
            self.go_over()
        else:
            self._answer(pack, leaf.prompt)

    def _answer(self, pack: Pack, prompt: Prompt) -> None:
        if not prompt.is_gated:
            self.run_worker(self._write(pack, prompt), group="write", exclusive=True)
            return

        async def answered(answer: str | None) -> None:
            if answer == "open":
                await self._write(pack, prompt)
            elif answer == "ground":
                await self.app.push_screen(room("ground"))

        self.app.push_screen(before_strong(prompt.content_note, has_lighter=False), answered)

    @told
    async def _write(self, pack: Pack, prompt: Prompt) -> None:
        from carecompanion.activities.prompting import Invitation

        await self.care.write_to(Invitation(pack, prompt, Wording.PLAIN, ""))

    async def action_strong(self) -> None:
        self._shows_strong = not self._shows_strong
        self._show()

    def action_build(self) -> None:
        attempt = self._attempt
        if attempt is None:
            return
        if attempt.pack is None or not attempt.checked.is_fit:
            self.care.mention(say("trying.mend_first"))
        else:
            self._building.ask(self._folder, attempt.pack)

    def action_handout(self) -> None:
        if self.pack is None:
            self.care.mention(say("trying.mend_first"))
        else:
            self._handout.ask(self._folder, self.pack)

    def action_new(self) -> None:
        NewPack(self).begin()

    def action_back(self) -> None:
        if not self.came_back():
            self.dismiss(None)
