"""The two-sided strip: the line the writer marked, one row a check-in, time running down. Nothing is averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from carecompanion.domain.answer import LOW
from carecompanion.tui.widgets.fields.place_line import Places, Row, named_ends, places_for
from carecompanion.words.days import day_on_axis

if TYPE_CHECKING:
    from carecompanion.domain.answer import Mark
    from carecompanion.domain.plot import Ends, Strip, StripPart, StripRow
    from carecompanion.tui.plots.pen import Pen

_DAY: Final = 8
_NOTE: Final = 12
_LEAST_NOTE: Final = 8
_NARROW_PLACES: Final = 34


def strip_lines(strip: Strip, pen: Pen) -> list[Content]:
    """Ends above, a row for each check-in and for each week without one."""
    lines: list[Content] = []
    latest = next((row for part in reversed(strip.parts) for row in reversed(part.rows) if row.marks), None)
    for part in strip.parts:
        if lines:
            lines.append(Content(""))
        lines.extend(_part_lines(part, pen, latest))
    return lines


def head_rows(strip: Strip, pen: Pen) -> int:
    """How many rows name the ends, and stay where they are while the others scroll; none where the ends changed."""
    if len(strip.parts) != 1:
        return 0
    return len(_part_lines(strip.parts[0], pen, None)) - len(strip.parts[0].rows)


def _part_lines(part: StripPart, pen: Pen, latest: StripRow | None) -> list[Content]:
    ends = part.ends
    room = pen.width - _DAY
    if room > _NARROW_PLACES + _NOTE:
        room -= _NOTE
    places = places_for(2 * ends.reach + 1, max(room, 1), narrow=pen.is_narrow)
    names = (ends.low_label, ends.middle, ends.high_label)
    air = Content(" " * _DAY)
    head = [air + row for row in named_ends(places, names, max(room, 1), pen.voice, pen.glyphs.cut)]
    return [*head, *(_row(row, ends, places, pen, is_latest=row is latest) for row in part.rows)]


def _row(row: StripRow, ends: Ends, places: Places, pen: Pen, *, is_latest: bool) -> Content:
    line = Row(places.last + 2)
    _lay_band(line, ends, places, pen)
    if row.marks:
        for column in places.columns:
            line.write(column, pen.glyphs.empty, pen.voice("quiet"))
        columns = sorted(places.columns[_place(mark, ends)] for mark in row.marks)
        voice = "mark" if is_latest else "body"
        if len(columns) > 1:
            across = pen.glyphs.across * (columns[-1] - columns[0] - 1)
            line.write(columns[0] + 1, across, pen.voice("line"))
        for column in columns:
            line.write(column, pen.glyphs.mark, pen.voice(voice))
    day = day_on_axis(row.day, pen.today)
    drawn = pen.column(day, _DAY - 2, "quiet", right=True) + Content("  ") + line.drawn()
    left = pen.width - drawn.cell_length
    return drawn + pen.said(row.note, "quiet", left) if row.note and left >= _LEAST_NOTE else drawn


def _lay_band(line: Row, ends: Ends, places: Places, pen: Pen) -> None:
    low, high = max(ends.reach - 1, 0), min(ends.reach + 1, 2 * ends.reach)
    air = places.pitch // 3
    start, end = places.columns[low] - air, places.columns[high] + air
    line.lay(start, end + 1, pen.voice("band"))
    if pen.glyphs.edges != (" ", " "):
        line.write(start, pen.glyphs.edges[0], pen.voice("line"))
        line.write(end, pen.glyphs.edges[1], pen.voice("line"))


def _place(mark: Mark, ends: Ends) -> int:
    by = -mark.by if mark.side == LOW else mark.by
    return max(0, min(ends.reach + by, 2 * ends.reach))
