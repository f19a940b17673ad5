"""Which entries the journal shows: by tag, pack, kind and person, each chosen or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from carecompanion.domain.entry import EntryKind, Filters
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

TAG, PACK, KIND, PERSON = "tag", "pack", "kind", "person"


class FilterRows(GroupedRows):
    """A click on a row chooses it, or takes it back; it never shows at once."""

    @dataclass
    class Clicked(Message):
        """The row that is selected now was clicked."""

    def on_click(self, event: events.Click) -> None:
        """In place of what a list does."""
        event.prevent_default()
        row = self.row_at(event.y + self.scroll_offset.y)
        if row is not None:
            event.stop()
            self.selected = row
            self.post_message(self.Clicked())


class FiltersDialog(Dialog[Filters | None]):
    """Four lists under one another: ``space`` chooses, ``tab`` goes to the next list, ``enter`` shows what is chosen.

    None means it was left.
    """

    AUTO_FOCUS = "GroupedRows"
    BINDINGS: ClassVar = [
        Binding("space", "choose", show=False),
        Binding("c", "clear", show=False),
        Binding("tab,right", "next_list(1)", show=False, priority=True),
        Binding("shift+tab,left", "next_list(-1)", show=False, priority=True),
    ]
    CSS_PATH: ClassVar = ["../styles/filters.tcss"]

    def __init__(
        self, filters: Filters, *, tags: Sequence[str], packs: Sequence[str], people: Sequence[str] = ()
    ) -> None:
        super().__init__(title=say("journal.filters.title"))
        chosen = {(TAG, tag) for tag in filters.tags}
        chosen |= {(PACK, pack) for pack in filters.packs}
        chosen |= {(KIND, kind.value) for kind in filters.kinds}
        chosen |= {(PERSON, handle) for handle in filters.people}
        self._before, self._chosen = filters, chosen
        # What is chosen stays in sight even when the last entry that had it is gone.
        self._names = [(TAG, tag) for tag in dict.fromkeys((*tags, *filters.tags))]
        self._names += [(PACK, pack) for pack in dict.fromkeys((*packs, *filters.packs))]
        self._names += [(KIND, kind.value) for kind in EntryKind]
        self._names += [(PERSON, handle) for handle in dict.fromkeys((*people, *filters.people))]

    def compose_inside(self) -> ComposeResult:
        yield FilterRows(id="choices")
        keys = ("space", "tab", "enter", "c", "esc")
        words = ("choose", "next", "show", "clear", "leave")
        named = [(key, say(f"journal.filters.key.{word}")) for key, word in zip(keys, words, strict=True)]
        yield self.keys_beside(named)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        rows = (
            GroupedRow(
                words=_words_of(group, name),
                group=say(f"journal.filters.{group}"),
                is_marked=(group, name) in self._chosen,
            )
            for group, name in self._names
        )
        self.query_one(GroupedRows).show_rows(tuple(rows))

    def action_choose(self) -> None:
        """Choose the row, or take it back."""
        self._chosen ^= {self._names[self.query_one(GroupedRows).selected]}
        self._show()

    def action_next_list(self, by: int) -> None:
        """To the beginning of the next list, or of the one before."""
        rows = self.query_one(GroupedRows)
        starts = [at for at, name in enumerate(self._names) if at == 0 or self._names[at - 1][0] != name[0]]
        here = max(place for place, at in enumerate(starts) if at <= rows.selected)
        rows.selected = starts[(here + by) % len(starts)]

    def action_clear(self) -> None:
        """Nothing is chosen: every entry is meant."""
        self._chosen = set()
        self._show()

    def on_rows_row_chosen(self, event: GroupedRows.RowChosen) -> None:
        """Enter: show what is chosen."""
        event.stop()
        self.dismiss(self.filters)

    def on_filter_rows_clicked(self, event: FilterRows.Clicked) -> None:
        """As space does."""
        event.stop()
        self.action_choose()

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return replace(
            self._before,
            tags=self._of(TAG),
            packs=self._of(PACK),
            kinds=tuple(EntryKind(kind) for kind in self._of(KIND)),
            people=self._of(PERSON),
        )

    def _of(self, wanted: str) -> tuple[str, ...]:
        return tuple(name for group, name in self._names if group == wanted and (group, name) in self._chosen)

    def chosen(self, name: str) -> None:
        """There are no buttons here."""


def _words_of(group: str, name: str) -> str:
    if group == TAG:
        return f"#{name}"
    return say(f"journal.kind.{name}") if group == KIND else name  # packs and people by their own names


def filters_in_words(filters: Filters) -> str:
    """``#rota · imperfect-ally``; empty where everything is let through."""
    said = [f"#{tag}" for tag in filters.tags]
    said += filters.packs
    said += [say(f"journal.kind.{kind.value}") for kind in filters.kinds]
    said += [say("entry.with", people=handle) for handle in filters.people]
    return " · ".join(said)
