"""An entry's answers in words: labels and lines, as Markdown, letters and both faces show them.

Counts of small groups are hidden here, and neighbours that guard them, because this form travels; the lossless JSON
keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from carecompanion.domain.answer import MIDDLE, Commitment, Count, FlowMark, Mark, Row, Turn
from carecompanion.domain.field import WRITING, Choice, Counts, Scale, Table, TwoSided, Voices
from carecompanion.domain.patterns.hiding import shown_of
from carecompanion.words import say
from carecompanion.words.days import day_in_full
from carecompanion.words.marks import on_both_sides, on_scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.field import Option, Shape

HIDDEN: Final = "–"
FLOW_SIZES: Final = (1, 3)


@dataclass(frozen=True, slots=True)
class AnswerInWords:
    """One answer: the field's label and what was said, line by line. ``bullets`` tells that the lines are a list."""

    label: str
    lines: tuple[str, ...] = field(repr=False)
    bullets: bool = False


def answers_in_words(entry: Entry) -> tuple[AnswerInWords, ...]:
    """The answers of *entry* in the order in which they were asked."""
    asked = (entry.prompt.fields if entry.prompt else ()) or (WRITING,)
    told = []
    for one in asked:
        value = entry.answers.get(one.id)
        if value is not None:
            lines, bullets = _lines(one.shape, value)
            told.append(AnswerInWords(one.label, tuple(lines), bullets))
    return tuple(told)


def text_of(entry: Entry) -> str:
    """The whole of an entry's writing as plain Markdown: its text, then each answer under its label."""
    parts = [entry.text] if entry.text else []
    for answer in answers_in_words(entry):
        body = "\n".join(_bullet(line) if answer.bullets else line for line in answer.lines)
        label = " ".join(answer.label.split())
        parts.append(f"**{label}**\n\n{body}" if label else body)
    return "\n\n".join(parts)


def _bullet(line: str) -> str:
    return "- " + "\n  ".join(line.split("\n"))


def _lines(shape: Shape | None, value: Value) -> tuple[list[str], bool]:
    if isinstance(value, str):
        return value.splitlines() or [""], False
    if isinstance(value, int):
        return [_scaled(shape, value)], False
    if isinstance(value, Commitment):
        return _promised(value), False
    marks = [item for item in value if isinstance(item, Mark)]
    if marks:
        return [_leaning(shape, marks)], False
    counts = [item for item in value if isinstance(item, Count)]
    if counts:
        return _counted(shape, counts), True
    return [_item(shape, item) for item in value if not isinstance(item, (Mark, Count))], True


def _scaled(shape: Shape | None, value: int) -> str:
    if not isinstance(shape, Scale):
        return str(value)
    return f"{on_scale(value, shape.low, shape.high)} ({shape.low_label} – {shape.high_label})"


def _leaning(shape: Shape | None, marks: Sequence[Mark]) -> str:
    if not isinstance(shape, TwoSided):
        return ""
    ends = {"low": shape.low_label, "high": shape.high_label, MIDDLE: shape.middle}
    return on_both_sides([(mark.by, ends[mark.side]) for mark in marks])


def _label(options: Iterable[Option], name: str) -> str:
    return next((option.label for option in options if option.id == name), name)


def _item(shape: Shape | None, item: str | Row | Turn | FlowMark) -> str:
    if isinstance(item, str):
        return _label(shape.options, item) if isinstance(shape, Choice) else item
    if isinstance(item, Turn):
        voice = (
            shape.voices[item.voice] if isinstance(shape, Voices) and item.voice < len(shape.voices) else ""
        )
        return f"{voice}: {item.line}" if voice else item.line
    if isinstance(item, FlowMark):
        return f"{item.source}: {say(f'plain.{item.direction}')}, {on_scale(item.size, *FLOW_SIZES)}"
    return _row(shape, item)


def _row(shape: Shape | None, row: Row) -> str:
    if not isinstance(shape, Table):
        return " · ".join(str(cell) for cell in row.cells.values())
    head = _label(shape.rows, row.row)
    cells = []
    for column in shape.columns:
        cell = row.cells.get(column.id)
        if cell not in (None, ""):
            cells.append(f"{column.label}: {_label(column.options, str(cell))}")
    said = "; ".join(cells)
    return f"{head} — {said}" if head else said


def _counted(shape: Shape | None, counts: Sequence[Count]) -> list[str]:
    rows = shape.rows if isinstance(shape, Counts) else ()
    shown = shown_of({(count.row, count.group): count.n for count in counts})
    lines = []
    for name in dict.fromkeys(row for row, _ in shown):
        cells = ((group, n) for (row, group), n in shown.items() if row == name)
        told = ", ".join(f"{group} {HIDDEN if n is None else n}" for group, n in cells)
        lines.append(f"{_label(rows, name)}: {told}")
    return lines


def _promised(promise: Commitment) -> list[str]:
    lines = [promise.words]
    if promise.look_again is not None:
        lines.append(say("plain.look_again", day=day_in_full(promise.look_again)))
    if promise.who_may_ask:
        lines.append(say("plain.may_ask", who=promise.who_may_ask))
    lines += [part for part in (promise.owner_role, promise.authority) if part]
    return lines
