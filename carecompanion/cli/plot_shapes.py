"""The numbers behind every plot, as JSON: what is hidden on the screen is hidden here too."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import MAYBE, TABLE, TEXT

if TYPE_CHECKING:
    from carecompanion.domain.plot import Plot, Subject

PATTERN: Final = {
    "key": TEXT, "tab": "connection, scales, flow, worksheets or words",
    "shape": "strip, multiples, mirror, grid, shares, pairs, chosen or tags", "title": TEXT, "option": MAYBE,
    "option_label": MAYBE, "reading": TEXT, "plot": TABLE,
}  # fmt: skip
_BESIDE: Final = ("title", "reading")


def pattern_shape(subject: Subject, option: tuple[str, str] | None, plot: Plot) -> dict[str, object]:
    """A plot with what it is about. The keys under ``plot`` follow from its shape; days are YYYY-MM-DD."""
    numbers = {name: value for name, value in _plain_fields(plot).items() if name not in _BESIDE}
    return {
        "key": subject.key,
        "tab": subject.tab,
        "shape": subject.shape,
        "title": subject.title,
        "option": option[0] if option else None,
        "option_label": option[1] if option else None,
        "reading": plot.reading,
        "plot": numbers,
    }


def _plain_fields(value: object) -> dict[str, object]:
    if not is_dataclass(value):
        raise TypeError
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _plain_fields(value) if is_dataclass(value) else value
