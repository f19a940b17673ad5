"""Which entries the journal shows: tags, packs and kinds, each chosen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from carecompanion.domain.entry import EntryKind, Filters
from carecompanion.tui.dialogs.dialog import Dialog
from carecompanion.tui.widgets.grouped_rows import GroupedRow, GroupedRows
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

TAG, PACK, KIND = "tag", "pack", "kind"


class FiltersDialog(Dialog[Filters | None]):
    """Rows of tags, packs and kinds; ``space`` chooses, ``enter`` shows. None means it was left."""

    AUTO_FOCUS = "GroupedRows"
    BINDINGS: ClassVar = [
        Binding("space", "choose", show=False),
        Binding("c", "clear", show=False),
    ]
    CSS_PATH: ClassVar = ["../styles/filters.tcss"]

    def __init__(self, filters: Filters, *, tags: Sequence[str], packs: Sequence[str]) -> None:
        super().__init__(title=say("journal.filters.title"))
        chosen = {(TAG, tag) for tag in filters.tags}
        chosen |= {(PACK, pack) for pack in filters.packs}
        chosen |= {(KIND, kind.value) for kind in filters.kinds}
        self._chosen = chosen
        # What is chosen stays in sight even when the last entry that had it is gone.
        self._names = [(TAG, tag) for tag in dict.fromkeys((*tags, *filters.tags))]
        self._names += [(PACK, pack) for pack in dict.fromkeys((*packs, *filters.packs))]
        self._names += [(KIND, kind.value) for kind in EntryKind]

    def compose_inside(self) -> ComposeResult:
        yield GroupedRows(id="choices")
        keys = ("space", "enter", "c", "esc")
        words = ("choose", "show", "clear", "leave")
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

    def action_clear(self) -> None:
        """Nothing is chosen: every entry is meant."""
        self._chosen = set()
        self._show()

    def on_rows_row_chosen(self, event: GroupedRows.RowChosen) -> None:
        """Enter: show what is chosen. A click on the selected row only chooses it."""
        event.stop()
        self.dismiss(self.filters)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return Filters(
            tags=self._of(TAG), packs=self._of(PACK), kinds=tuple(EntryKind(kind) for kind in self._of(KIND))
        )

    def _of(self, wanted: str) -> tuple[str, ...]:
        return tuple(name for group, name in self._names if group == wanted and (group, name) in self._chosen)

    def chosen(self, name: str) -> None:
        """There are no buttons here."""


def _words_of(group: str, name: str) -> str:
    if group == TAG:
        return f"#{name}"
    return say(f"journal.kind.{name}") if group == KIND else name


def filters_in_words(filters: Filters) -> str:
    """``#rota · imperfect-ally``; empty where everything is let through."""
    said = [f"#{tag}" for tag in filters.tags]
    said += filters.packs
    said += [say(f"journal.kind.{kind.value}") for kind in filters.kinds]
    return " · ".join(said)
