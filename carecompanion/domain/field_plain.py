"""Fields and prompt snapshots to and from their plain form: the keys of formats.md §5.1 and §6."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import (
    WRITING,
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
    Shape,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.plain import Plain, refuse_flaws

if TYPE_CHECKING:
    from carecompanion.domain.plain import Flaw

ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""What fields, options, rows, columns, prompts and practices may be called."""

DIRECTIONS: Final = ("given", "received", "refills", "empties")
ROLES: Final = ("mentor", "sponsor", "advocate", "ally", "co-conspirator", "visionary", "team")
RELATIONS: Final = ("before-after", "said-done", "seen-seeing")
VOICES: Final = (2, 3)
REACH: Final = 100
_ENDS: Final = 1_000_000


def plain_field(field: Field) -> dict[str, object]:
    """The plain form of *field*, without the keys that say nothing."""
    plain: dict[str, object] = {"id": field.id, "kind": field.kind.value, "label": field.label}
    if field.help:
        plain["help"] = field.help
    if field.placeholder:
        plain["placeholder"] = field.placeholder
    return plain | _plain_shape(field.shape)


def _plain_shape(shape: Shape | None) -> dict[str, object]:
    match shape:
        case Scale():
            return _plain_scale(shape)
        case TwoSided():
            sides = {"low_label": shape.low_label, "middle": shape.middle, "high_label": shape.high_label}
            return {"two_sided": True, "reach": shape.reach, **sides, **_plain_ties(shape)}
        case Choice(options=options):
            return {"options": _plain_options(options)}
        case Table(columns=columns, rows=rows):
            named: dict[str, object] = {"rows": _plain_options(rows)} if rows else {}
            return named | {"columns": [_plain_column(column) for column in columns]}
        case Counts(rows=rows):
            return {"rows": _plain_options(rows)}
        case Voices(voices=voices):
            return {"voices": list(voices)}
        case Listing(at_most=at_most):
            return {} if at_most is None else {"at_most": at_most}
        case People(roles=roles, several=several):
            return ({"roles": list(roles)} if roles else {}) | ({"several": True} if several else {})
        case Flows(directions=directions):
            return {"directions": list(directions)} if directions != DIRECTIONS else {}
        case Promise(owner_role=owner_role, authority=authority):
            asked = {"owner_role": owner_role, "authority": authority}
            return {key: True for key, is_asked in asked.items() if is_asked}
        case None:
            return {}


def _plain_scale(scale: Scale) -> dict[str, object]:
    ends: dict[str, object] = {"low": scale.low, "high": scale.high}
    return ends | {"low_label": scale.low_label, "high_label": scale.high_label} | _plain_ties(scale)


def _plain_ties(scale: Scale | TwoSided) -> dict[str, object]:
    by: dict[str, object] = {} if scale.by is None else {"by": scale.by}
    return by if scale.pair is None else by | {"pair": {"with": scale.pair.other, "as": scale.pair.relation}}


def _plain_options(options: tuple[Option, ...]) -> list[dict[str, str]]:
    return [{"id": option.id, "label": option.label} for option in options]


def _plain_column(column: Column) -> dict[str, object]:
    plain: dict[str, object] = {"id": column.id, "label": column.label, "kind": column.kind.value}
    if column.options:
        plain["options"] = _plain_options(column.options)
    if column.stage:
        plain["stage"] = True
    return plain if column.scale is None else plain | _plain_scale(column.scale)


def field_from_plain(plain: object) -> Field:
    """The field that *plain* describes. Raises WrongShape for the first thing that does not fit."""
    flaws: list[Flaw] = []
    outer = Plain({"field": plain}, flaws)
    inner = outer.inner("field", needed=True)
    field = read_field(inner) if inner is not None else None
    refuse_flaws(flaws)
    if field is None:  # pragma: no cover - a table that is not there is a flaw, refused above
        raise AssertionError
    return field


def read_id(plain: Plain) -> str:
    """The id of *plain*'s table; a flaw where it is not one."""
    return plain.matching("id", ID, "bad_id", needed=True)


def read_field(plain: Plain) -> Field:
    """The field in *plain*, every flaw noted (what stands in for a flawed part is not to be used)."""
    kind = plain.named("kind", FieldKind, FieldKind.TEXT, needed=True)
    name = read_id(plain)
    label = plain.text("label", needed=name != WRITING.id)
    is_written = kind in {FieldKind.TEXT, FieldKind.LINE, FieldKind.LIST}
    placeholder = plain.text("placeholder") if is_written else ""
    field = Field(name, kind, label, plain.text("help"), placeholder, _read_shape(plain, kind))
    plain.close()
    return field


def _read_shape(plain: Plain, kind: FieldKind) -> Shape | None:
    match kind:
        case FieldKind.TEXT | FieldKind.LINE:
            return None
        case FieldKind.LIST:
            return Listing(plain.number("at_most", 1, 1, 400)) if plain.has("at_most") else Listing()
        case FieldKind.SCALE if plain.flag("two_sided"):
            return _read_two_sided(plain)
        case FieldKind.SCALE:
            return _read_scale(plain)
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return Choice(read_options(plain, "options", needed=True))
        case FieldKind.TABLE:
            return _read_table(plain)
        case FieldKind.COUNTS:
            return Counts(read_options(plain, "rows", needed=True))
        case FieldKind.VOICES:
            return _read_voices(plain)
        case FieldKind.PERSON:
            return People(plain.texts("roles", allowed=ROLES), plain.flag("several"))
        case FieldKind.FLOW:
            return Flows(plain.texts("directions", allowed=DIRECTIONS) or DIRECTIONS)
        case FieldKind.COMMITMENT:
            return Promise(plain.flag("owner_role"), plain.flag("authority"))


def _read_scale(plain: Plain) -> Scale:
    low = plain.number("low", 0, -_ENDS, _ENDS, needed=True)
    high = plain.number("high", 10, -_ENDS, _ENDS, needed=True)
    if low >= high:
        plain.note("high", "range", low=low + 1, high=_ENDS)
    low_label, high_label = plain.text("low_label", needed=True), plain.text("high_label", needed=True)
    return Scale(low, high, low_label, high_label, _read_by(plain), _read_pair(plain))


def _read_two_sided(plain: Plain) -> TwoSided:
    return TwoSided(
        reach=plain.number("reach", 5, 1, REACH, needed=True),
        low_label=plain.text("low_label", needed=True),
        middle=plain.text("middle", needed=True),
        high_label=plain.text("high_label", needed=True),
        by=_read_by(plain),
        pair=_read_pair(plain),
    )


def _read_by(plain: Plain) -> str | None:
    return plain.text("by", needed=True) if plain.has("by") else None


def _read_pair(plain: Plain) -> Pair | None:
    inner = plain.inner("pair", needed=plain.has("pair"))
    if inner is None:
        return None
    pair = Pair(inner.text("with", needed=True), inner.one_of("as", RELATIONS, RELATIONS[0], needed=True))
    inner.close()
    return pair


def read_options(plain: Plain, key: str, *, needed: bool = False) -> tuple[Option, ...]:
    """The ``{id, label}`` tables under *key*, their ids each once."""
    options: list[Option] = []
    for inner in plain.tables(key, needed=needed):
        option = Option(read_id(inner), inner.text("label", needed=True))
        if any(option.id == other.id for other in options):
            inner.note("id", "twice", said=option.id)
        inner.close()
        options.append(option)
    if needed and not options and plain.has(key) and isinstance(plain.table[key], list):
        plain.note(key, "blank")
    return tuple(options)


def _read_table(plain: Plain) -> Table:
    columns: list[Column] = []
    for inner in plain.tables("columns", needed=True):
        column = _read_column(inner)
        if any(column.id == other.id for other in columns):
            inner.note("id", "twice", said=column.id)
        columns.append(column)
    if not columns and isinstance(plain.table.get("columns"), list):
        plain.note("columns", "blank")
    return Table(tuple(columns), read_options(plain, "rows"))


def _read_column(plain: Plain) -> Column:
    kind = plain.named("kind", ColumnKind, ColumnKind.LINE)
    column = Column(
        id=read_id(plain),
        label=plain.text("label", needed=True),
        kind=kind,
        options=read_options(plain, "options", needed=True) if kind is ColumnKind.CHOICE else (),
        scale=_read_scale(plain) if kind is ColumnKind.SCALE else None,
        stage=plain.flag("stage"),
    )
    plain.close()
    return column


def _read_voices(plain: Plain) -> Voices:
    voices = plain.texts("voices", needed=True)
    if plain.has("voices") and len(voices) not in VOICES:
        plain.note("voices", "how_many", low=VOICES[0], high=VOICES[-1])
    return Voices(voices)
