"""Entries of every kind, with words of every script that a writer may leave in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from carecompanion.domain.entry import Annotation, Entry, EntryKind
from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Flows,
    Listing,
    Option,
    Pair,
    People,
    Promise,
    Scale,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.field_plain import DIRECTIONS, RELATIONS, ROLES
from carecompanion.domain.ids import EntryId, PackId, PromptId
from carecompanion.domain.prompt import PromptSnapshot, Wording
from carecompanion.domain.text import clean
from carecompanion.domain.values import Commitment, Count, FlowMark, Mark, Row, Turn, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

HOSTILE: Final = (
    "\u200fשלום\u200e / مرحبا",
    "👩🏽‍🚀 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "e\u0301\u0327 \u200d\u200c",
    '"}],"entries":[{"id":"x"}',
    "</script><b>[/x][@click=app.quit]",
    "# not a heading\n\n---\n\t* item",
    "\\u0000 \\n \\ud800",
    "नमस्ते ไทย 漢字",
    "\U0010fffd\ue000",
)
"""Text that is nobody's fault and everybody's test."""

words: Final = st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)).map(clean)
line: Final = words.map(lambda text: clean(text, one_line=True))
said: Final = line.filter(bool)
name: Final = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,11}", fullmatch=True)
handles: Final = st.lists(said, max_size=3, unique=True).map(tuple)


def _options(least: int = 1) -> SearchStrategy[tuple[Option, ...]]:
    return st.lists(
        st.builds(Option, name, said), min_size=least, max_size=4, unique_by=lambda one: one.id
    ).map(tuple)


_pairs = st.none() | st.builds(Pair, name, st.sampled_from(RELATIONS))


@st.composite
def _scales(draw: st.DrawFn) -> Scale:
    low = draw(st.integers(-20, 20))
    high = low + draw(st.integers(1, 30))
    return Scale(low, high, draw(said), draw(said), draw(st.none() | name), draw(_pairs))


@st.composite
def _columns(draw: st.DrawFn) -> Column:
    kind = draw(st.sampled_from(ColumnKind))
    return Column(
        draw(name),
        draw(said),
        kind,
        options=draw(_options()) if kind is ColumnKind.CHOICE else (),
        scale=draw(_scales()) if kind is ColumnKind.SCALE else None,
        stage=draw(st.booleans()),
    )


_SHAPES: Final[dict[FieldKind, SearchStrategy[object]]] = {
    FieldKind.TEXT: st.none(),
    FieldKind.LINE: st.none(),
    FieldKind.LIST: st.builds(Listing, st.none() | st.integers(1, 400)),
    FieldKind.SCALE: _scales()
    | st.builds(TwoSided, st.integers(1, 100), said, said, said, st.none() | name, _pairs),
    FieldKind.CHOICE: st.builds(Choice, _options()),
    FieldKind.CHOICES: st.builds(Choice, _options()),
    FieldKind.TABLE: st.builds(
        Table,
        st.lists(_columns(), min_size=1, max_size=3, unique_by=lambda one: one.id).map(tuple),
        _options(least=0),
    ),
    FieldKind.COUNTS: st.builds(Counts, _options()),
    FieldKind.VOICES: st.builds(Voices, st.lists(said, min_size=2, max_size=3).map(tuple)),
    FieldKind.PERSON: st.builds(
        People, st.lists(st.sampled_from(ROLES), unique=True, max_size=3).map(tuple), st.booleans()
    ),
    FieldKind.FLOW: st.builds(
        Flows, st.lists(st.sampled_from(DIRECTIONS), min_size=1, unique=True).map(tuple)
    ),
    FieldKind.COMMITMENT: st.builds(Promise, st.booleans(), st.booleans()),
}


@st.composite
def fields(draw: st.DrawFn, kind: FieldKind | None = None) -> Field:
    """A field of any kind, whole."""
    kind = kind or draw(st.sampled_from(FieldKind))
    is_written = kind in {FieldKind.TEXT, FieldKind.LINE, FieldKind.LIST}
    return Field(
        draw(name),
        kind,
        draw(said),
        help=draw(words),
        placeholder=draw(words) if is_written else "",
        shape=draw(_SHAPES[kind]),  # type: ignore[arg-type]  # each kind with its own shape
    )


def _some(options: tuple[Option, ...], most: int) -> SearchStrategy[tuple[str, ...]]:
    ids = [option.id for option in options]
    return st.lists(st.sampled_from(ids), unique=True, max_size=most).map(tuple)


def _cells(column: Column) -> SearchStrategy[str | int]:
    if column.kind is ColumnKind.SCALE and column.scale is not None:
        return st.integers(column.scale.low, column.scale.high) | st.just("")
    kinds: dict[ColumnKind, SearchStrategy[str | int]] = {
        ColumnKind.NUMBER: st.integers(-(10**12), 10**12),
        ColumnKind.DATE: st.dates().map(date.isoformat) | st.just(""),
        ColumnKind.CHOICE: st.sampled_from([option.id for option in column.options] or [""]),
        ColumnKind.LINE: words,
    }
    return kinds[column.kind]


@st.composite
def _rows(draw: st.DrawFn, table: Table) -> tuple[Row, ...]:
    named = [row.id for row in table.rows]
    places = draw(st.lists(st.sampled_from(named), unique=True) if named else st.lists(words, max_size=3))
    rows = []
    for place in places:
        asked = draw(st.lists(st.sampled_from(table.columns), unique_by=lambda one: one.id))
        rows.append(Row(place, {column.id: draw(_cells(column)) for column in asked}))
    return tuple(rows)


def _marks(reach: int) -> SearchStrategy[tuple[Mark, ...]]:
    one = st.one_of(
        st.builds(Mark, st.sampled_from(["low", "high"]), st.integers(1, reach)), st.just(Mark("middle", 0))
    )
    return st.lists(one, max_size=3, unique_by=lambda mark: mark.side).map(tuple)


_promises = st.builds(Commitment, words, st.none() | st.dates(), words, words, words)


def values(field: Field) -> SearchStrategy[Value]:
    """A value that answers *field*."""
    match field.shape:
        case Scale(low=low, high=high):
            return st.integers(low, high)
        case TwoSided(reach=reach):
            return _marks(reach)
        case Choice(options=options):
            return _some(options, 1 if field.kind is FieldKind.CHOICE else 4)
        case Table() as table:
            return _rows(table)
        case Counts(rows=rows):
            counts = st.builds(Count, st.sampled_from([row.id for row in rows]), said, st.integers(0, 10**12))
            return st.lists(counts, max_size=4, unique_by=lambda one: (one.row, one.group)).map(tuple)
        case Voices(voices=voices):
            return st.lists(st.builds(Turn, st.integers(0, len(voices) - 1), words), max_size=4).map(tuple)
        case People(several=several):
            return handles if several else st.lists(said, max_size=1).map(tuple)
        case Flows(directions=directions):
            marks = st.builds(FlowMark, words, st.sampled_from(directions), st.integers(1, 3))
            return st.lists(marks, max_size=3).map(tuple)
        case Promise():
            return _promises
        case Listing():
            return st.lists(words, max_size=4).map(tuple)
        case None:
            return words


@st.composite
def snapshots(draw: st.DrawFn) -> PromptSnapshot:
    """A prompt as it was read, with fields of any kind."""
    return PromptSnapshot(
        pack=PackId(draw(name)),
        serial=draw(st.integers(0, 2**31 - 1)),
        id=PromptId(draw(name)),
        lang=draw(st.sampled_from(["en", "es", "pt-BR"])),
        signer=draw(st.sampled_from(["", "a2V5"])),
        signer_name=draw(line),
        licence=draw(st.sampled_from(["CC-BY-4.0", "LicenseRef-ours"])),
        ask=draw(words.filter(str.strip)),
        wording=draw(st.sampled_from(Wording)),
        fields=tuple(draw(st.lists(fields(), max_size=4, unique_by=lambda one: one.id))),
        pack_title=draw(line),
        depth=draw(st.integers(1, 3)),
        intensity=draw(st.integers(0, 3)),
    )


zones: Final = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments: Final = st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 28), timezones=zones)  # noqa: DTZ001 - the strategy adds the zones


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry with anything in it that an entry can hold."""
    prompt = draw(st.none() | snapshots())
    asked = prompt.fields if prompt else ()
    answered = [field for field in asked if draw(st.booleans())]
    return Entry(
        id=EntryId(draw(st.from_regex(r"[0-9a-hjkmnp-tv-z]{10}", fullmatch=True))),
        created=draw(moments),
        updated=draw(moments),
        title=draw(line),
        text=draw(words),
        kind=draw(st.sampled_from(EntryKind)),
        tags=draw(handles),
        people=draw(handles),
        intensity=draw(st.integers(0, 3)),
        private=draw(st.booleans()),
        run=draw(st.none() | name),
        annotations=tuple(draw(st.lists(st.builds(Annotation, moments, words), max_size=2))),
        prompt=prompt,
        answers={field.id: draw(values(field)) for field in answered},
    )


def many(number: int, make: Callable[[int], str] = lambda place: f"Day {place}.") -> list[Entry]:
    """So many plain entries, an hour apart."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        Entry(
            id=EntryId(f"{place:010}"),
            created=start + timedelta(hours=place),
            updated=start + timedelta(hours=place),
            title=f"Day {place}",
            text=make(place),
        )
        for place in range(number)
    ]
