"""One key of a foreign JSON object at a time: there, of exactly this type, within limits, or E_SHAPE."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError

_ABSENT: Final = object()
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def need(found: dict[str, Any], key: str, *kinds: type) -> Any:  # noqa: ANN401 - checked by kind
    """The value under *key*, exactly of one of *kinds*: a bool is no int here."""
    value = found.get(key, _ABSENT)
    if type(value) not in kinds:
        raise shape()
    return value


def matching(found: dict[str, Any], key: str, pattern: re.Pattern[str]) -> str:
    """The string under *key*, which is wholly of *pattern*."""
    value: str = need(found, key, str)
    if not pattern.fullmatch(value):
        raise shape()
    return value


def whole(found: dict[str, Any], key: str, least: int, most: int) -> int:
    """The whole number under *key*, from *least* to *most*."""
    value: int = need(found, key, int)
    if not least <= value <= most:
        raise shape()
    return value


def short_line(found: dict[str, Any], key: str, most: int) -> str:
    """The string under *key*: one line, nothing bad, at most *most* bytes of UTF-8."""
    value: str = need(found, key, str)
    if has_bad(value, one_line=True) or len(value.encode()) > most:
        raise shape()
    return value


def line_or_null(found: dict[str, Any], key: str, most: int) -> str | None:
    """As short_line, or null."""
    return short_line(found, key, most) if need(found, key, str, type(None)) is not None else None


def day(text: str) -> date:
    """A calendar day spelled YYYY-MM-DD."""
    if not _DAY.fullmatch(text):
        raise shape()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise shape() from None


def shape() -> ExchangeError:
    """The refusal of everything that is not as it must be."""
    return ExchangeError("E_SHAPE")
