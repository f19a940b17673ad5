"""One line of JSON from someone else, read without mercy."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from carecompanion.domain.text import has_bad
from carecompanion.errors import ExchangeError

_DIGITS: Final = 15
_ESCAPED: Final = re.compile(r"\\[ubfr]")


def read_json(text: str) -> dict[str, Any]:
    """The object in *text*, whose values are str, int, bool, None, list and dict, and nothing else.

    Refused: duplicate keys, floats, NaN, numbers over 15 digits, nesting beyond the parser, lone surrogates
    and bad characters in any string or key. Raises ExchangeError E_SHAPE.
    """
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse, parse_int=_whole
        )
    except (ValueError, RecursionError):
        raise ExchangeError("E_SHAPE") from None
    # What is not escaped is seen in the text itself, which is far quicker than a walk.
    is_bad = has_bad(text) or (_ESCAPED.search(text) is not None and _any_bad(value))
    if not isinstance(value, dict) or is_bad:
        raise ExchangeError("E_SHAPE")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(_text: str) -> NoReturn:
    raise ValueError("not a whole number")


def _whole(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError("too long")
    return int(text)


def _any_bad(value: Any) -> bool:  # noqa: ANN401 - JSON is what it is
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            if has_bad(item):
                return True
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
    return False
