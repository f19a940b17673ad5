"""Names that are known already: offered while one types, and a new one is said to be new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from carecompanion.tui.text import cut, one_line
from carecompanion.tui.widgets.drawn import Drawn, cells
from carecompanion.tui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

OFFERED_AT_MOST: Final = 6
_GAP: Final = 3
_BREAK: Final = ","


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the writer used before: handles of people, and conditions that care or strength came from.

    ``may_ask`` are the handles without those who want no contact.
    """

    handles: tuple[str, ...] = field(default=(), repr=False)
    conditions: tuple[str, ...] = field(default=(), repr=False)
    may_ask: tuple[str, ...] = field(default=(), repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where care or strength may come from: people first."""
        return tuple(dict.fromkeys((*self.handles, *self.conditions)))


def folded(name: str) -> str:
    """*name* as it is compared: whatever its capitals and spaces."""
    return " ".join(name.split()).casefold()


def offers_for(typed: str, known: Sequence[str], taken: Sequence[str] = ()) -> tuple[str, ...]:
    """Names for what was *typed*: those that begin so, then those that hold it; none where it is one of them.

    *taken* are names that stand there already.
    """
    wanted = folded(typed)
    gone = {folded(name) for name in taken}
    here = [name for name in known if folded(name) not in gone]
    if wanted in {folded(name) for name in known}:
        return ()
    begin = [name for name in here if folded(name).startswith(wanted)]
    hold = [name for name in here if wanted in folded(name) and name not in begin]
    return tuple(begin + hold)[:OFFERED_AT_MOST]


class NameLine(LineEditor):
    """A line for one name, or for several with commas between them.

    Down and up go through what is offered, enter or right takes it; what is typed stays as typed until then.
    """

    class Offered(Message):
        """Other names are offered in ``line``, or another one is picked."""

        def __init__(self, line: NameLine) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> NameLine:
            """The line."""
            return self.line

    def __init__(self, text: str = "", *, placeholder: str = "", several: bool = False) -> None:
        super().__init__(text, placeholder=placeholder)
        self.several = several
        self.picked: int | None = None
        self._known: tuple[str, ...] = ()

    def know(self, names: Sequence[str]) -> None:
        """Offer these from now on."""
        self._known = tuple(names)
        self._offer()

    def names(self) -> tuple[str, ...]:
        """The names that stand here, each once."""
        said = self.text.split(_BREAK) if self.several else [self.text]
        names = [" ".join(name.split()) for name in said]
        return tuple(dict.fromkeys(name for name in names if name))

    def new_names(self) -> tuple[str, ...]:
        """Those of them that nobody goes by yet."""
        known = {folded(name) for name in self._known}
        return tuple(name for name in self.names() if folded(name) not in known)

    def offers(self) -> tuple[str, ...]:
        """What is offered for the name in hand."""
        start, end = self._part()
        rest = f"{self.text[:start]}{_BREAK}{self.text[end:]}"
        taken = [" ".join(name.split()) for name in rest.split(_BREAK)] if self.several else []
        return offers_for(self.text[start:end], self._known, [name for name in taken if name])

    def _part(self) -> tuple[int, int]:
        """Where the name in hand begins and ends."""
        text, at = self.text, self.cursor[1]
        if not self.several:
            return 0, len(text)
        end = text.find(_BREAK, at)
        return text.rfind(_BREAK, 0, at) + 1, len(text) if end < 0 else end

    def _offer(self) -> None:
        self.picked = None
        self.post_message(self.Offered(self))

    def _take(self, name: str) -> None:
        start, end = self._part()
        lead = " " if start and self.text[start - 1] == _BREAK else ""
        text = f"{self.text[:start]}{lead}{name}{self.text[end:]}"
        self.replace_all(text, (0, start + len(lead) + len(name)))
        self._offer()

    def _pick(self, by: int) -> bool:
        """Another of the offered names; False where there is none that way."""
        count = len(self.offers())
        at = (-1 if self.picked is None else self.picked) + by
        if not count or at >= count or (at < 0 and self.picked is None):
            return False
        self.picked = None if at < 0 else at
        self.post_message(self.Offered(self))
        return True

    async def _on_key(self, event: events.Key) -> None:
        if self._has_acted(event.key):
            event.stop()
            event.prevent_default()

    def _has_acted(self, key: str) -> bool:
        if key in {"down", "up"}:
            return self._pick(1 if key == "down" else -1)
        offers = self.offers()
        start, end = self._part()
        is_begun = bool(self.text[start:end].strip())
        if (
            offers
            and (self.picked is not None or (key == "right" and is_begun))
            and (key == "enter" or (key == "right" and self.cursor[1] >= end))
        ):
            self._take(offers[self.picked or 0])
            return True
        return False

    def on_editor_edited(self) -> None:
        """Other letters, other offers."""
        self._offer()

    def on_focus(self) -> None:
        """What is known is offered at once."""
        self._offer()

    def on_blur(self) -> None:
        """Nothing is offered to nobody."""
        self._offer()


class Offers(Drawn):
    """The names that are offered in one quiet row, or a sentence in their place."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._picked: int | None = None
        self._says = ""
        self._is_held = False

    def show(
        self, names: Sequence[str] = (), picked: int | None = None, *, says: str = "", held: bool = False
    ) -> None:
        """Offer *names*, or say something; *held* keeps the row while there is nothing to show."""
        self._names, self._picked, self._says, self._is_held = tuple(names), picked, says, held
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """As many names as fit a row; a sentence wraps."""
        if not self._names:
            if not self._says:
                return [Content("")] if self._is_held else []
            words = Content.styled(one_line(self._says), self.voice("quiet"))
            return words.wrap(max(width, 1))
        row = Content("")
        for at, name in enumerate(self._names):
            is_picked = at == self._picked
            shown = cut(one_line(name), max(width - 2, 1), self.glyphs.cut)
            lead = self.glyphs.chosen + " " if is_picked else ""
            gap = " " * (_GAP - len(lead)) if at else ""
            if row.cell_length + len(gap) + len(lead) + cells(shown) > width and at:
                break
            row = row + Content(gap if at else "") + Content.styled(lead, self.voice("mark"))
            row = row + Content.styled(shown, self.voice("says" if is_picked else "quiet"))
        return [row]
