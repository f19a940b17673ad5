"""Write: a page, the prompt above it in a quieter voice, and a line that says whether it is kept. Nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from carecompanion.domain.prompt import STRONG, Wording
from carecompanion.errors import CareError
from carecompanion.tui.commands import Command, bindings_of, commands_of
from carecompanion.tui.dialogs.ask import ConfirmDialog, KeyDialog, LineDialog
from carecompanion.tui.field_keys import keys_of
from carecompanion.tui.keeper import Keeper
from carecompanion.tui.page import Page
from carecompanion.tui.screen import CareScreen, told
from carecompanion.tui.text import plain
from carecompanion.tui.widgets.footer import KeyFooter
from carecompanion.words import say
from carecompanion.words.days import day_on_page

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from carecompanion.domain.entry import Draft
    from carecompanion.tui.widgets.editor import Editor

KEYS_COME_BACK_SECONDS = 2.0
COUNT_SECONDS = 3.0
NARROW = 60
"""Below this many cells the way out comes first in the footer."""


class WriteScreen(CareScreen[None]):
    """One draft, from the first letter to the kept entry. The draft is in the vault from its first pause on."""

    NAME = "write"
    BINDINGS: ClassVar = [binding for binding in bindings_of("write") if binding.key != "tab"]
    DEFAULT_CSS = """
    WriteScreen { align: center top; }
    WriteScreen #scroll {
        height: 1fr; width: 100%; align: center top; padding: 1 0 1 1; scrollbar-gutter: stable;
    }
    WriteScreen #column { height: auto; width: 68; max-width: 100%; }
    WriteScreen.-narrow #column { padding: 0 1 0 0; }
    WriteScreen.-short #scroll { padding: 0 0 0 1; }
    WriteScreen .about { color: $quiet; margin-bottom: 1; }
    WriteScreen .asks { color: $quiet; margin-bottom: 2; }
    WriteScreen.-short .about { display: none; }
    WriteScreen.-short .asks { margin-bottom: 0; }
    WriteScreen.-middle .asks { margin-bottom: 1; }
    """

    def __init__(self, *, draft: Draft, brought_back: bool = False) -> None:
        super().__init__()
        self._draft = draft
        self._brought_back = brought_back
        self._place_kept = _place_in(draft) if brought_back else None
        self._tags: tuple[str, ...] = ()
        self._private = False
        self._leaving = False
        self._keeper = Keeper(self, self.current, self._keep, self._say_kept)

    def compose(self) -> ComposeResult:
        width = self.care.settings.width
        with VerticalScroll(id="scroll", can_focus=False), Vertical(id="column"):
            yield Static(plain(self._about()), classes="about")
            asks = Static(
                plain(self._draft.prompt.ask if self._draft.prompt else ""), classes="asks", id="asks"
            )
            asks.display = self._draft.prompt is not None
            yield asks
            yield Page(self._draft, width=width, today=self.care.opening.world.now().date())
        yield KeyFooter((), says=self._first_line(), column=width)

    def on_mount(self) -> None:
        self.query_one("#column").styles.width = self.care.settings.width
        page = self.query_one(Page)
        page.be_ready(self._draft)
        # Once the page has its size: a focus before that scrolls by rows that are not there.
        self.call_after_refresh(page.take_up, self._draft)

    def _about(self) -> str:
        prompt, entry = self._draft.prompt, self._draft.entry
        if entry is not None:
            return say("write.editing", day=day_on_page(self._draft.started.date()))
        return f"{prompt.pack} · {say(f'today.depth.{prompt.depth}')}" if prompt else say("write.own_words")

    def _first_line(self) -> str:
        if self._brought_back:
            return say("write.brought_back", time=f"{self._draft.updated:%H:%M}")
        return say("write.fresh")

    def footer_commands(self) -> tuple[Command, ...]:
        names = ["finish", "back"]
        if self._draft.prompt is not None and self._draft.prompt.fields:
            names.insert(0, "next_field")
        by_name = {command.name: command for command in commands_of("write")}
        return tuple(by_name[name] for name in names)

    def footer_keys(self) -> list[tuple[str, str]]:
        keys = super().footer_keys()
        field = self.query_one(Page).field_in_focus() if self.is_mounted else None
        if field is None:
            return keys
        on, finish, back = keys
        if self.app.size.width < NARROW:
            return [finish, *keys_of(field), on]
        return [on, *keys_of(field), finish, back]

    def on_descendant_focus(self) -> None:
        self.refresh_footer()

    # the draft

    def current(self) -> Draft:
        """The draft as it stands on the page, cursor included."""
        return self.query_one(Page).as_draft(self._draft)

    def unsaved(self) -> Draft | None:
        """The draft, where the vault does not have all of it yet: words, or where the cursor went since."""
        if self._leaving:
            return None
        draft = self.current()
        has_moved = self._place_kept is not None and _place_in(draft) != self._place_kept
        return draft if self._keeper.is_behind or has_moved else None

    def let_go(self) -> None:
        self._leaving = True
        self._keeper.give_up()

    async def _keep(self, draft: Draft) -> Draft:
        if draft.is_empty and draft.entry is None:
            await self.desk.run(self.companion.writing.discard, draft.id)
            return draft
        kept = await self.desk.run(self.companion.writing.keep, draft)
        self._place_kept = _place_in(kept)
        return kept

    def _say_kept(self, state: str, error: CareError | None) -> None:
        if not self.is_attached:
            return
        now = self.care.opening.world.now()
        self.query_one(KeyFooter).says = say(f"write.{state}", time=f"{now:%H:%M}")
        if error is not None:
            self.care.door.show(
                KeyDialog(
                    title=say("write.fault.title"),
                    says=say("write.fault.says"),
                    means=error.hint,
                    keys=(
                        ("t", "again", say("write.fault.again").lower()),
                        ("y", "copy", say("write.fault.copy").lower()),
                    ),
                    leave=say("commands.write.back"),
                ),
                self._fault_answered,
            )

    async def _fault_answered(self, answer: str | None) -> None:
        if answer == "copy":
            self.app.copy_to_clipboard(self.query_one(Page).all_words())
            self.care.mention(say("app.copied"))
        elif answer == "again":
            await self._keeper.keep()

    def on_page_changed(self, event: Page.Changed) -> None:
        event.stop()
        self._keeper.changed()

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        event.stop()
        self.care.mention(say("write.refused_paste"))

    # the footer keeps quiet while one types

    def on_key(self, event: events.Key) -> None:
        if event.is_printable:
            self.query_one(KeyFooter).shows_keys = False
            self._quiet_until()

    def on_mouse_move(self) -> None:
        self.query_one(KeyFooter).shows_keys = True

    def _quiet_until(self) -> None:
        timer = getattr(self, "_quiet_timer", None)
        if timer is not None:
            timer.stop()
        self._quiet_timer = self.set_timer(KEYS_COME_BACK_SECONDS, self.on_mouse_move)

    # ways on

    async def action_finish(self) -> None:
        """Tags, if any, and the page becomes an entry."""
        await self._keeper.keep()
        if self.current().is_empty:
            await self.action_back()
            return
        self.app.push_screen(
            LineDialog(
                title=say("write.finish.title"),
                says=say("write.finish.says"),
                value=" ".join(self._tags),
                yes=say("write.finish.yes"),
                no=say("write.finish.no"),
            ),
            self._finish,
        )

    @told
    async def _finish(self, tags: str | None) -> None:
        if tags is None:
            return
        # A retry after this would keep the draft once more when it is an entry already.
        self._keeper.hold()
        try:
            entry = await self.desk.run(
                self.companion.writing.finish, self.current(), tags=tags.split(), private=self._private
            )
        except CareError:
            self._keeper.changed()
            raise
        self._keeper.give_up()
        await self.desk.run(self.companion.prompting.answered, entry)
        self.care.journal_changed()
        self._leaving = True
        is_strong = entry.intensity >= STRONG
        self.dismiss(None)
        if is_strong:
            self.app.push_screen(_doors(), self.care.door_chosen)

    async def action_back(self) -> None:
        """Back; the draft stays where it is, and an empty one leaves nothing."""
        draft = self.current()
        unchanged = draft.entry is not None and not self.query_one(Page).was_touched
        if not unchanged and not await self._keeper.keep() and not draft.is_empty:
            return  # what could not be kept is not left: the dialog says so
        if draft.is_empty or unchanged:
            self._keeper.give_up()
            await self._discard(draft)
        self._leaving = True
        self.care.journal_changed()
        self.dismiss(None)

    @told
    async def _discard(self, draft: Draft) -> None:
        await self.desk.run(self.companion.writing.discard, draft.id)

    def action_discard(self) -> None:
        """Let the draft go for good, after asking."""
        self.app.push_screen(
            ConfirmDialog(
                title=say("write.discard.title"),
                says=say("write.discard.says"),
                yes=say("write.discard.yes"),
                no=say("write.discard.no"),
            ),
            self._discard_answered,
        )

    async def _discard_answered(self, yes: bool | None) -> None:
        if yes:
            self._keeper.give_up()
            await self._discard(self.current())
            self._leaving = True
            self.care.journal_changed()
            self.dismiss(None)

    async def action_not_today(self) -> None:
        """Too fresh: the page waits as a draft, and nothing asks for it."""
        await self.action_back()

    def action_tags(self) -> None:
        """Tags for the page, before it is finished."""
        self.app.push_screen(
            LineDialog(
                title=say("dialogs.tags.title"),
                says=say("dialogs.tags.says"),
                value=" ".join(self._tags),
                yes=say("dialogs.tags.yes"),
                no=say("dialogs.tags.no"),
            ),
            self._tags_answered,
        )

    def _tags_answered(self, tags: str | None) -> None:
        if tags is not None:
            self._tags = tuple(tags.split())

    def action_words(self) -> None:
        """How many words, for three seconds, because it was asked."""
        count = len(self.query_one(Page).all_words().split())
        footer = self.query_one(KeyFooter)
        before = footer.says
        footer.says = say("write.counted.one") if count == 1 else say("write.counted", count=count)
        self.set_timer(COUNT_SECONDS, lambda: setattr(footer, "says", before))

    def action_private(self) -> None:
        """Never offered for a letter; the same again takes it back."""
        self._private = not self._private
        self.query_one(KeyFooter).says = say("write.is_private" if self._private else "write.not_private")

    # the prompt's other wordings

    async def action_doorway(self) -> None:
        await self._reword(Wording.DOORWAY, "write.no_doorway")

    async def action_targeted(self) -> None:
        await self._reword(Wording.TARGETED, "write.no_targeted")

    @told
    async def _reword(self, wording: Wording, has_none: str) -> None:
        snapshot = self._draft.prompt
        prompt = None
        if snapshot is not None:
            prompt = await self.desk.run(self.companion.prompting.prompt_of, snapshot)
        if snapshot is None or prompt is None or prompt.words(wording) == prompt.ask:
            self.care.mention(say(has_none))
            return
        following = Wording.PLAIN if snapshot.wording is wording else wording
        self._draft = replace(
            self._draft, prompt=replace(snapshot, ask=prompt.words(following), wording=following)
        )
        self.query_one("#asks", Static).update(plain(prompt.words(following)))
        self._keeper.changed()


def _place_in(draft: Draft) -> tuple[str, tuple[int, int]]:
    return draft.focus, draft.cursor


def _doors() -> KeyDialog:
    return KeyDialog(
        title=say("dialogs.doors.kept"),
        says=say("dialogs.doors.invite"),
        keys=(
            ("g", "ground", f"{say('dialogs.doors.ground')} · {say('dialogs.doors.ground.more')}"),
            ("c", "care", f"{say('dialogs.doors.care')} · {say('dialogs.doors.care.more')}"),
        ),
        leave=say("dialogs.doors.leave"),
    )
