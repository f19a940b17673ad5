"""The parts of one reply: one of them open, and all of them together the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.containers import VerticalScroll

from carecompanion.domain.field import Field, FieldKind
from carecompanion.tui.widgets.reply_part import ReplyPart
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.domain.entry import Draft

TEXT: Final = "text"


class ReplyParts(VerticalScroll, can_focus=False):
    """What the guide asks for, part by part, and one's own words where there are any or no guide asks."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as the toolkit names it
        super().__init__(id=id)
        self._open = 0
        self._is_upright = False
        self.is_shown = False

    async def show_draft(self, draft: Draft) -> None:
        """The parts of *draft*, all of them closed; what was shown before goes."""
        self.is_shown = False
        await self.remove_children()
        fields = draft.prompt.fields if draft.prompt else ()
        parts = [ReplyPart(field, str(draft.answers.get(field.id) or "")) for field in fields]
        if draft.text or not parts:
            field = Field(id=TEXT, kind=FieldKind.TEXT, label=say("replying.freely"))
            parts.append(ReplyPart(field, draft.text))
        await self.mount_all(parts)
        self._open = 0
        self.is_shown = True
        self.stack(is_upright=self._is_upright)

    @property
    def parts(self) -> list[ReplyPart]:
        """One under another."""
        return list(self.query_children(ReplyPart))

    @property
    def open_one(self) -> ReplyPart:
        """The part that is open, or is to be."""
        return self.parts[self._open]

    def take_up(self, focus: str, cursor: tuple[int, int]) -> None:
        """Open the part called *focus* at *cursor*, else the first."""
        parts = self.parts
        at = next((at for at, part in enumerate(parts) if part.field.id == focus), None)
        self.open_part(parts[at or 0], cursor if at is not None else None)

    def open_part(self, part: ReplyPart, cursor: tuple[int, int] | None = None) -> None:
        """Open *part* and close the one that was."""
        for at, other in enumerate(self.parts):
            if other is part:
                self._open = at
            else:
                other.close()
        part.open(cursor)

    def go(self, way: int) -> bool:
        """To the next part (1) or the one before (-1), from outside to the first or last; False where there is none."""
        parts = self.parts
        outside = 0 if way > 0 else len(parts) - 1
        to = self._open + way if self.open_one.has_focus_within else outside
        if not 0 <= to < len(parts):
            return False
        self.open_part(parts[to])
        return True

    def stack(self, *, is_upright: bool) -> None:
        """May closed parts take two rows?"""
        self._is_upright = is_upright
        for part in self.parts if self.is_shown else ():
            part.stack(is_upright=is_upright)

    def as_draft(self, draft: Draft) -> Draft:
        """*draft* with what stands here now."""
        if not self.is_shown:
            return draft
        words = {part.field.id: part.text for part in self.parts}
        text = words.pop(TEXT, "")
        answers = {name: said for name, said in words.items() if said}
        here = self.open_one
        return replace(draft, text=text, answers=answers, focus=here.field.id, cursor=here.cursor)

    def all_words(self) -> str:
        """Every word of it, for rescue."""
        return "\n\n".join(part.text for part in self.parts if part.text)
