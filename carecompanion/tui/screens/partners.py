"""Partners: who they are to me, their words, and what may be done about their cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from carecompanion.domain.partner import Standing
from carecompanion.errors import NotFound
from carecompanion.tui.commands import bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog, LineDialog
from carecompanion.tui.dialogs.verify import VerifyDialog
from carecompanion.tui.letters.cards_in import CardsIn
from carecompanion.tui.letters.on_the_map import OnTheMap
from carecompanion.tui.letters.threads import long_day, standing_briefly, standing_words
from carecompanion.tui.lines import QUIET, SAYS
from carecompanion.tui.looker import Looker
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import one_line, plain
from carecompanion.tui.widgets.empty_place import EmptyPlace
from carecompanion.tui.widgets.pairs import Pair, Pairs
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.ids import PartnerId
    from carecompanion.domain.partner import Partner
    from carecompanion.domain.person import Person
    from carecompanion.tui.commands import Command
    from carecompanion.tui.widgets.rows import Rows

TRIES = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A partner, the words and numbers they read aloud, and who they are on the map, where that was said."""

    partner: Partner
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    person: Person | None


class PartnersScreen(CareScreen[None]):
    """The list at the left, one partner at the right; below each other where it is narrow. It begins at *at*."""

    NAME = "partners"
    AUTO_FOCUS = "#partners"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("partners")]
    CSS_PATH = "../styles/partners.tcss"

    def __init__(self, *, at: PartnerId | None = None) -> None:
        super().__init__()
        self._at = at
        self._partners: tuple[Known, ...] = ()
        self._cards = CardsIn(self, self._taken_in)
        self._looker = Looker(self, self._look)
        self._map = OnTheMap(self, self._do)

    def compose(self) -> ComposeResult:
        yield Static(plain(say("partners.title")), id="head")
        with Horizontal(id="page"):
            yield Pairs(id="partners")
            with VerticalScroll(id="one", can_focus=False):
                yield Static("", id="about")
        yield EmptyPlace(say("partners.empty"), self.key_of("add"), say("partners.empty_key"))
        yield from self.compose_footer()

    def on_mount(self) -> None:
        self.look()

    def journal_changed(self) -> None:
        self.look()

    def look(self) -> None:
        """Read the partners anew."""
        self._looker.again()

    @told
    async def _look(self) -> None:
        self._partners = await self.desk.run(_partners_of, self.companion)
        today = self.care.opening.world.now().date()
        self.set_class(not self._partners, "is-empty")
        listed = self.query_one("#partners", Pairs)
        listed.show_pairs(
            [
                Pair(one.partner.id, one.partner.handle, standing_briefly(one.partner, today))
                for one in self._partners
            ]
        )
        if self._partners:
            listed.focus()
        if self._at is not None:
            listed.select(self._at)
            self._at = None
        self._show()
        self.refresh_footer()

    @property
    def partner(self) -> Partner | None:
        """The selected partner."""
        return None if self._known is None else self._known.partner

    @property
    def _known(self) -> Known | None:
        row = self.query_one("#partners", Pairs).selected
        return self._partners[row] if row < len(self._partners) else None

    def on_rows_row_selected(self, event: Rows.RowSelected) -> None:
        event.stop()
        self._show()
        self.refresh_footer()

    def _show(self) -> None:
        known = self._known
        if known is None:
            return
        partner, words, numbers = known.partner, known.words, known.numbers
        today = self.care.opening.world.now().date()
        about = [say("partners.met", day=long_day(partner.met, today))]
        if partner.claimed_name:
            about.insert(0, say("partners.claims", name=one_line(partner.claimed_name)))
        if known.person is not None:
            contact = say(f"partners.contact.{known.person.contact.value}")
            handle = one_line(known.person.handle)
            about.insert(0, say("partners.person_contact", person=handle, contact=contact))
        if partner.standing is not Standing.VERIFIED:
            about.append(say("partners.how_to_check"))
        narrow = self.has_class("-narrow")
        standing = (standing_briefly if narrow else standing_words)(partner, today)
        heads = [(one_line(partner.handle), SAYS), (f"   {standing}\n" + ("" if narrow else "\n"), QUIET)]
        named = [] if narrow else [(say("partners.their_words") + "\n", QUIET)]
        rows = (" ".join(words[:4]), " ".join(words[4:]))
        more = [("\n" + say("partners.in_numbers") + "\n", QUIET), (" ".join(numbers[:4]), QUIET)]
        more += [("\n" + " ".join(numbers[4:]) + "\n\n", QUIET), ("\n".join(about), QUIET)]
        content = Content.assemble(*heads, *named, "\n".join(rows), "\n", *more)
        self.query_one("#about", Static).update(content)

    def on_resize(self) -> None:
        self._show()

    # commands

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["verify", "rename", "add", "block", "forget", "back"] if self._partners else ["add", "back"]
        if self._partners and self.has_class("-narrow"):
            names = ["verify", "add", "back", "rename", "block", "forget"]
        by_name = {command.name: command for command in commands_of("partners")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        if self._partners and (partner := self.partner) is not None and partner.blocked:
            block = next(command.words for command in commands_of("partners") if command.name == "block")
            return [(key, say("partners.key.unblock") if words == block else words) for key, words in keys]
        return keys

    def action_add(self) -> None:
        self._cards.ask()

    def _taken_in(self, partner: Partner) -> None:
        self.run_worker(self._look_at(partner), group="look")

    async def _look_at(self, partner: Partner) -> None:
        await self._look()
        self.query_one("#partners", Pairs).select(partner.id)
        self.care.journal_changed()

    def action_verify(self) -> None:
        partner = self.partner
        if partner is None:
            return
        introducing = self.companion.introducing

        async def check(typed: str) -> None:
            await self.desk.run(_verify, self.companion, partner.id, typed)

        async def is_over() -> bool:
            now = await self.desk.run(introducing.partner, partner.id)
            return now.standing is not Standing.VERIFIED and now.wrong_tries >= TRIES

        def answered(_is_verified: bool | None) -> None:
            self.care.journal_changed()
            self.look()

        self.app.push_screen(VerifyDialog(handle=partner.handle, check=check, is_over=is_over), answered)

    def action_rename(self) -> None:
        partner = self.partner
        if partner is None:
            return

        def named(handle: str | None) -> None:
            if handle is not None:
                self._do(lambda: self.companion.introducing.rename(partner, handle))

        self.app.push_screen(
            LineDialog(
                title=say("partners.rename.title", handle=partner.handle),
                says=say("partners.rename.says"),
                value=partner.handle,
                yes=say("partners.rename.yes"),
                no=say("partners.rename.no"),
            ),
            named,
        )

    def action_link(self) -> None:
        if self._known is not None:
            self._map.link(self._known.partner, self._known.person)

    def action_contact(self) -> None:
        if self._known is not None:
            self._map.note_contact(self._known.partner, self._known.person)

    def action_block(self) -> None:
        partner = self.partner
        if partner is None:
            return
        introducing = self.companion.introducing
        if partner.blocked:
            self._ask("partners.unblock", partner, lambda: introducing.unblock(partner))
        else:
            self._ask("partners.block", partner, lambda: introducing.block(partner))

    def action_forget(self) -> None:
        partner = self.partner
        if partner is not None:
            introducing = self.companion.introducing
            self._ask("partners.forget", partner, lambda: introducing.forget(partner))

    def _ask(self, key: str, partner: Partner, deed: Callable[[], object]) -> None:
        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self._do(deed)

        self.app.push_screen(
            ConfirmDialog(
                title=say(f"{key}.title", handle=partner.handle),
                says=say(f"{key}.says"),
                means="" if key == "partners.unblock" else say(f"{key}.means"),
                yes=say(f"{key}.yes"),
                no=say(f"{key}.no"),
            ),
            answered,
        )

    def _do(self, deed: Callable[[], object]) -> None:
        self.run_worker(self._done(deed), group="deed")

    @told
    async def _done(self, deed: Callable[[], object]) -> None:
        await self.desk.run(deed)
        self.care.journal_changed()
        self.look()

    def action_back(self) -> None:
        self.dismiss(None)


def _partners_of(companion: Companion) -> tuple[Known, ...]:
    introducing, person_of = companion.introducing, companion.knowing.person_of
    return tuple(
        Known(one, introducing.words_of(one), introducing.numbers_of(one), person_of(one))
        for one in introducing.partners()
    )


def _verify(companion: Companion, partner_id: str, typed: str) -> None:
    """Check against the partner as the vault knows them now: wrong tries are counted there."""
    introducing = companion.introducing
    partner = next((one for one in introducing.partners() if one.id == partner_id), None)
    if partner is None:
        raise NotFound(partner_id)
    introducing.verify(partner, typed)
