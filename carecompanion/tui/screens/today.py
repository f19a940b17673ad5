"""Today: exactly one invitation, with one line of why, and three ways out. Nothing is counted here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from carecompanion.domain.prompt import Wording
from carecompanion.tui.commands import Command, bindings_of, commands_of, spoken
from carecompanion.tui.dialogs.strong import before_strong
from carecompanion.tui.near_today import open_thing, things_near
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.invitation_card import CardWords, InvitationCard
from carecompanion.tui.widgets.nearby import Nearby
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.prompting import Invitation
    from carecompanion.tui.widgets.rows import Rows

SHORT = 20
ON_THE_CARD = ("write", "another", "lighter", "not_today")


class TodayScreen(CareScreen[None]):
    """The place one arrives at."""

    NAME = "today"
    AUTO_FOCUS = "InvitationCard"
    BINDINGS: ClassVar = [binding for binding in bindings_of("today") if binding.key not in ("enter", "tab")]
    DEFAULT_CSS = """
    TodayScreen #page { height: 1fr; padding: 0 2; width: 100%; max-width: 140; margin: 1 0 0 0; }
    TodayScreen { align-horizontal: center; }
    TodayScreen.-narrow #page { padding: 0 1; }
    TodayScreen.-short #page { margin: 0; }
    TodayScreen #beside { height: auto; padding-top: 1; }
    TodayScreen #beside > .head { color: $quiet; }
    TodayScreen #foot-line { color: $quiet; margin-top: 1; }
    TodayScreen.-short #foot-line { display: none; }
    TodayScreen.-wide #page { layout: horizontal; }
    TodayScreen.-wide InvitationCard { width: 76; max-width: 76; }
    TodayScreen.-wide #beside { width: 1fr; padding: 1 0 0 4; }
    TodayScreen.-tall #page { padding: 8 2 0 2; }
    TodayScreen.-narrow InvitationCard, TodayScreen.-narrow InvitationCard:focus { border: none; padding: 0; }
    TodayScreen.-short InvitationCard > Static { margin-bottom: 0; }
    TodayScreen.-short InvitationCard #doorway, TodayScreen.-short InvitationCard #keys { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._invitation: Invitation | None = None
        self._origin = ""

    def compose(self) -> ComposeResult:
        yield from self.compose_strip()
        with Vertical(id="page"):
            yield InvitationCard()
            with Vertical(id="beside"):
                yield Static(plain(say("today.nearby")), classes="head", id="nearby-head")
                yield Nearby(id="nearby")
                yield Static("", id="foot-line")
        yield from self.compose_footer()

    async def on_mount(self) -> None:
        await self._look()

    async def on_screen_resume(self) -> None:
        if self.care.is_open:
            await self._look()

    def journal_changed(self) -> None:
        self.call_next(self._look_nearby)

    # looking

    @told
    async def _look(self) -> None:
        prompting = self.companion.prompting
        invitation = await self.desk.run(prompting.today)
        instead = "" if invitation is not None else await self.desk.run(prompting.why_none)
        await self._know_origin(invitation)
        self._show(invitation, instead)
        await self._look_nearby()

    async def _know_origin(self, invitation: Invitation | None) -> None:
        """Where it comes from; nothing is said of what came with the program."""
        self._origin = ""
        if invitation is not None and invitation.pack.signer:
            self._origin = await self.desk.run(_origin_of, self.companion, invitation)

    def _show(self, invitation: Invitation | None, instead: str = "") -> None:
        self._invitation = invitation
        self.query_one(InvitationCard).show_words(
            self._words_instead(instead) if invitation is None else self._words_of(invitation)
        )
        self.refresh_footer()

    def _words_instead(self, why: str) -> CardWords:
        return CardWords(asks=say(f"today.none.{why}"), is_quiet=True)

    def _words_of(self, invitation: Invitation) -> CardWords:
        prompt = invitation.prompt
        keys = tuple((self._key(name), self._command(name).words) for name in ON_THE_CARD)
        minutes = say("today.minute") if prompt.minutes <= 1 else say("today.minutes", minutes=prompt.minutes)
        about = f"{invitation.pack.id} · {say(f'today.depth.{prompt.depth}')} · {minutes}"
        why = say("today.why", why=invitation.why)
        if prompt.is_gated:
            return CardWords(asks=say("today.gated"), about=about, origin=self._origin, why=why, keys=keys)
        has_doorway = prompt.doorway and invitation.wording is not Wording.DOORWAY
        doorway = say("today.lighter", doorway=prompt.doorway) if has_doorway else ""
        return CardWords(invitation.words, doorway, about, self._origin, why, keys)

    def _command(self, name: str) -> Command:
        return next(command for command in commands_of("today") if command.name == name)

    def _key(self, name: str) -> str:
        return spoken(self.care.key_of(self._command(name)))

    @told
    async def _look_nearby(self) -> None:
        things, line = await self.desk.run(things_near, self.companion)
        nearby = self.query_one(Nearby)
        nearby.show_things(things)
        for widget in (nearby, self.query_one("#nearby-head")):
            widget.display = bool(things)
        self.query_one("#foot-line", Static).update(plain(say(line) if line else ""))
        self.refresh_footer()

    def footer_commands(self) -> tuple[Command, ...]:
        if self.app.size.height < SHORT:
            # The card keeps its words; its keys stand in the footer.
            names = (*ON_THE_CARD, "write_freely", "nearby")
            return tuple(command for command in commands_of("today") if command.name in names)
        shown = [command for command in commands_of("today") if command.name in ("write_freely", "nearby")]
        if not self.query_one(Nearby).row_count():
            shown = shown[:1]
        return (
            *shown,
            *(one for one in commands_of("places") if one.name == "search"),
            *commands_of("everywhere")[1:2],
        )

    # the ways out

    async def on_invitation_card_taken(self, event: InvitationCard.Taken) -> None:
        event.stop()
        await self.action_write()

    @told
    async def action_write(self) -> None:
        invitation = self._invitation
        if invitation is None:
            return
        if invitation.prompt.is_gated:
            self.app.push_screen(
                before_strong(invitation.prompt.content_note), partial(self._gate_answered, invitation)
            )
        else:
            await self.care.write_to(invitation)

    async def _gate_answered(self, invitation: Invitation, answer: str | None) -> None:
        # The one that the note stood before: as the dialog closes, the card looks anew at what today's is.
        if answer == "open":
            await self.care.write_to(invitation)
        elif answer == "lighter":
            await self.action_lighter()
        elif answer == "ground":
            await self.app.push_screen(room("ground"))
        else:
            await self.action_not_today()

    async def action_another(self) -> None:
        await self._turn(lambda companion: companion.prompting.another(), "today.no_other")

    async def action_lighter(self) -> None:
        await self._turn(lambda companion: companion.prompting.lighter(), "today.no_lighter")

    @told
    async def _turn(self, choose: Callable[[Companion], Invitation | None], none_left: str) -> None:
        found = await self.desk.run(choose, self.companion)
        if found is not None:
            await self._know_origin(found)
            self._show(found)
        else:
            self.care.mention(say(none_left))

    @told
    async def action_not_today(self) -> None:
        if self._invitation is not None:
            await self.desk.run(self.companion.prompting.not_today, self._invitation)
            self._show(None, "skipped")

    async def action_write_freely(self) -> None:
        await self.app.push_screen(room("write", draft=self.companion.writing.begin()))

    # nearby

    @told
    async def on_rows_row_chosen(self, event: Rows.RowChosen) -> None:
        event.stop()
        await open_thing(self, self.query_one(Nearby).thing(event.row).opens)


def _origin_of(companion: Companion, invitation: Invitation) -> str:
    return companion.trusting.provenance(invitation.pack)
