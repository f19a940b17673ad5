"""Which answers make one plot: the fields of a prompt, by their kind and by what they say of each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import Choice, Counts, Pair, Scale, Table, TwoSided
from carecompanion.domain.patterns.grid import stage_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.domain.patterns.seen import Asked, Newest

STRIP, MULTIPLES, GRID, SHARES, PAIRS, CHOSEN = "strip", "multiples", "grid", "shares", "pairs", "chosen"
MIRROR, TAGS = "mirror", "tags"
TABS: Final = {
    STRIP: "connection", MULTIPLES: "scales", MIRROR: "flow", GRID: "worksheets", SHARES: "worksheets",
    PAIRS: "worksheets", CHOSEN: "worksheets", TAGS: "words",
}  # fmt: skip
"""The tab that each shape stands on."""


@dataclass(slots=True)
class Group:
    """What one plot is made of: fields as they were asked, the one answered last first.

    ``column`` is set where it is about a column of a table. ``pair`` is set where two scales belong together: the
    field (or column) ``first`` and the pair's other. ``labels`` are theirs, or the column's.
    """

    key: str
    shape: str
    newest: list[Newest]
    column: str = ""
    first: str = ""
    pair: Pair | None = None
    labels: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The fields."""
        return tuple(one.asked for one in self.newest)

    @property
    def moment(self) -> int:
        """When it was marked last."""
        return self.newest[0].moment

    @property
    def by(self) -> dict[str, str]:
        """The options it is marked by, as they are called now."""
        found: dict[str, str] = {}
        for asked in self.asked:
            found |= {name: label for name, label in asked.by.items() if name not in found}
        return found


def groups_of(newest: Iterable[Newest]) -> tuple[Group, ...]:
    """A group for each plot, in the order in which they were first asked.

    A field that changed its kind is one group for each kind; the one answered last goes by the plain key.
    """
    prompts: dict[tuple[str, str], list[Newest]] = defaultdict(list)
    for one in newest:
        prompts[one.asked.pack, one.asked.prompt].append(one)
    return tuple(group for fields in prompts.values() for group in _of_prompt(fields))


def _of_prompt(fields: list[Newest]) -> Iterator[Group]:
    found: dict[tuple[str, str], Group] = {}
    newest_first = sorted(fields, key=lambda one: one.moment, reverse=True)
    ties = _Ties(newest_first)
    for one in newest_first:
        for group in _groups_for(one, ties):
            known = found.setdefault((group.key, group.shape), group)
            if known is not group:
                known.newest.append(one)
    taken: set[str] = set()
    # Dictionaries keep their order: the group that was answered last comes first, and keeps its plain key.
    for group in found.values():
        if group.pair is not None and not group.column:
            group.labels = (ties.labels.get(group.first, ""), ties.labels.get(group.pair.other, ""))
        group.key = f"{group.key}:{group.shape}" if group.key in taken else group.key
        taken.add(group.key)
    yield from sorted(found.values(), key=lambda group: min(one.asked.number for one in group.newest))


class _Ties:
    """What the fields of a prompt say of each other, as they were asked last."""

    def __init__(self, newest_first: list[Newest]) -> None:
        self.labels: dict[str, str] = {}
        self.firsts: dict[str, Pair] = {}
        self.seconds: dict[str, str] = {}
        self.choices: set[str] = set()
        for one in newest_first:
            field = one.asked.field
            self.labels.setdefault(field.id, field.label)
            if isinstance(field.shape, Scale | TwoSided) and field.shape.by:
                self.choices.add(field.shape.by)
            if isinstance(field.shape, Scale) and field.shape.pair is not None:
                self.firsts.setdefault(field.id, field.shape.pair)
        for name, pair in self.firsts.items():
            if pair.other not in self.firsts:
                self.seconds.setdefault(pair.other, name)


def _groups_for(one: Newest, ties: _Ties) -> Iterator[Group]:
    asked = one.asked
    path, name = asked.path, asked.field.id
    of_prompt = f"{asked.pack}/{asked.prompt}"
    match asked.field.shape:
        case TwoSided():
            yield Group(path, STRIP, [one])
        case Scale() if first := name if name in ties.firsts else ties.seconds.get(name):
            yield Group(f"{of_prompt}/{first}", PAIRS, [one], first=first, pair=ties.firsts[first])
        case Scale():
            yield Group(of_prompt, MULTIPLES, [one])
        case Choice() if name not in ties.choices:
            yield Group(path, CHOSEN, [one])
        case Counts():
            yield Group(path, SHARES, [one])
        case Table() as table:
            yield from _groups_in(table, one)
        case _:
            pass


def _groups_in(table: Table, one: Newest) -> Iterator[Group]:
    path = one.asked.path
    if stage_column(table) is not None:
        yield Group(path, GRID, [one])
    labels = {column.id: column.label for column in table.columns}
    scales = {column.id: column.scale for column in table.columns if column.scale is not None}
    others = {scale.pair.other for scale in scales.values() if scale.pair is not None}
    for name, scale in scales.items():
        if scale.pair is not None:
            both = (labels[name], labels.get(scale.pair.other, ""))
            yield Group(f"{path}/{name}", PAIRS, [one], name, name, scale.pair, both)
        elif name not in others:
            yield Group(f"{path}/{name}", MULTIPLES, [one], column=name, labels=(labels[name],))
