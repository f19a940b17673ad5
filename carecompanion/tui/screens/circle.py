"""A circle: who is in it, and the agreement that stands between its members for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog, KeyDialog
from carecompanion.tui.dialogs.choose import ChooseDialog
from carecompanion.tui.letters.agreement_words import Agreed, agreed_in, agreement_parts
from carecompanion.tui.letters.threads import long_day, standing_briefly
from carecompanion.tui.lines import QUIET, SAYS, keys_line
from carecompanion.tui.looker import Looker
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.key_hints import KeyHints
from carecompanion.tui.widgets.pairs import Pair, Pairs
from carecompanion.tui.widgets.prose import Prose
from carecompanion.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.partner import Partner
    from carecompanion.tui.commands import Command


class CircleScreen(CareScreen[None]):
    """Its members at the left, its agreement at the right; below each other where it is narrow."""

    NAME = "circle"
    AUTO_FOCUS = "#agreement"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("circle")]
    CSS_PATH = "../styles/circle.tcss"

    def __init__(self, *, circle: Circle) -> None:
        super().__init__()
        self._circle = circle
        self._members: tuple[Partner, ...] = ()
        self._agreed = Agreed()
        self._is_over = False
        self._looker = Looker(self, self._look)

    def compose(self) -> ComposeResult:
        yield Static("", id="head")
        with Horizontal(id="page"):
            with Vertical(id="with-you"):
                yield Static(plain(say("circle.with_you")), id="with-you-head", classes="quiet")
                yield Pairs(id="members")
                yield Static(plain(say("circle.nobody")), id="nobody", classes="quiet")
                yield KeyHints(keys_line(((self.key_of("add"), say("circle.nobody_key")),)), id="nobody-key")
            yield Prose(marks_focus=True, id="agreement")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self._looker.again()

    def journal_changed(self) -> None:
        self._looker.again()

    @told
    async def _look(self) -> None:
        if not self.care.is_open or self._is_over:
            return
        circle = await self.desk.run(_found, self.companion, self._circle)
        if circle is None:
            # It was left, here or in another window.
            if self.app.screen is self and not self._is_over:
                self._is_over = True
                self.dismiss(None)
            return
        self._circle = circle
        self._members = await self.desk.run(self.companion.circling.members, circle)
        self._agreed = await self.desk.run(agreed_in, self.companion, circle)
        today = self.care.opening.world.now().date()
        self.query_one("#members", Pairs).show_pairs(
            [Pair(one.id, one.handle, standing_briefly(one, today)) for one in self._members]
        )
        self.set_class(not self._members, "is-empty")
        made = say("circle.made", day=long_day(circle.made, today))
        self.query_one("#head", Static).update(
            Content.assemble((one_line(circle.name), SAYS), (f"   {made}", QUIET))
        )
        parts = agreement_parts(self._agreed, today, propose_key=self.key_of("propose"))
        prose = self.query_one(Prose)
        if parts != prose.parts:
            prose.show_parts(parts)
        self.refresh_footer()

    def on_screen_resume(self) -> None:
        if self.care.is_open:
            self._looker.again()

    def on_descendant_focus(self) -> None:
        self.refresh_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["add", "back"]
        if self._members:
            answer = [] if self._agreed.is_answered else ["agree", "leave_open"]
            names = [*answer, "propose", "leave", "back", "write", "add"]
            if self.query_one("#members", Pairs).has_focus:
                names = ["take_off", "add", "back", "leave", "write", "propose"]
        by_name = {command.name: command for command in commands_of("circle")}
        return tuple(by_name[name] for name in names)

    # who is in it

    @told
    async def action_add(self) -> None:
        partners = await self.desk.run(self.companion.introducing.partners)
        here = {one.id for one in self._members}
        others = {str(one.id): one for one in partners if one.id not in here and not one.blocked}
        if not others:
            self.care.mention(say("circle.add.nobody"))
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                self.run_worker(self._add(others[key]), group="circle")

        self.app.push_screen(
            ChooseDialog(
                title=say("circle.add.title", circle=one_line(self._circle.name)),
                means=say("circle.add.means"),
                values=[(key, one.handle) for key, one in others.items()],
                held="",
            ),
            chosen,
        )

    @told
    async def _add(self, partner: Partner) -> None:
        self._circle = await self.desk.run(self.companion.circling.add, self._circle, partner)
        self.care.journal_changed()

    def action_take_off(self) -> None:
        row = self.query_one("#members", Pairs).selected
        if row >= len(self._members):
            return
        partner = self._members[row]

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._take_off(partner), group="circle")

        self.app.push_screen(
            ConfirmDialog(
                title=say("circle.off.title", handle=one_line(partner.handle)),
                says=say("circle.off.says"),
                yes=say("circle.off.yes"),
                no=say("circle.off.no"),
            ),
            answered,
        )

    @told
    async def _take_off(self, partner: Partner) -> None:
        self._circle = await self.desk.run(self.companion.circling.remove, self._circle, partner)
        self.care.journal_changed()

    # writing to it

    def action_write(self) -> None:
        self.app.push_screen(room("compose", circle=self._circle))

    @told
    async def action_propose(self) -> None:
        draft = await self.desk.run(self.companion.voicing.propose, self._circle)
        await self.app.push_screen(room("words", draft=draft))

    @told
    async def action_agree(self) -> None:
        ready = await self.desk.run(self.companion.agreeing.answer_newest, self._circle)
        await self.app.push_screen(room("compose", ready=ready, fixed_to=True))

    @told
    async def action_leave_open(self) -> None:
        # Asked first, so that nobody writes into nothing.
        await self.desk.run(self.companion.agreeing.answer_newest, self._circle)
        draft = await self.desk.run(self.companion.voicing.leave_open, self._circle)
        await self.app.push_screen(room("words", draft=draft))

    # leaving

    def action_leave(self) -> None:
        self.app.push_screen(
            KeyDialog(
                title=say("circle.leave.title", circle=one_line(self._circle.name)),
                says=say("circle.leave.says"),
                means=say("circle.leave.means"),
                keys=(
                    ("l", "leave", say("circle.leave.leave")),
                    ("f", "farewell", say("circle.leave.farewell")),
                ),
                leave=say("circle.leave.stay"),
            ),
            self._leave_answered,
        )

    @told
    async def _leave_answered(self, answer: str | None) -> None:
        if answer == "leave":
            await self.desk.run(self.companion.circling.leave, self._circle)
            self.care.mention(say("circle.left"))
            self._is_over = True
            self.dismiss(None)
            self.care.journal_changed()
        elif answer == "farewell":
            draft = await self.desk.run(self.companion.voicing.farewell, self._circle)
            await self.app.push_screen(room("words", draft=draft))

    def action_back(self) -> None:
        self.dismiss(None)


def _found(companion: Companion, circle: Circle) -> Circle | None:
    """*circle* as the vault knows it now; None once it was left."""
    return next((one for one in companion.circling.circles() if one.id == circle.id), None)
