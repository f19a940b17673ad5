"""Step three: where something stands in the file, for messages. Only done when there is a fault to tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from spanned_toml import loads

from carecompanion.packs.scan import place_in
from carecompanion.packs.written import begins_at, written_at

if TYPE_CHECKING:
    from carecompanion.domain.plain import Place


class _Spanned(Protocol):
    """What the parser gives for every key and every value; a table under a header has an empty span."""

    def inner(self) -> Any: ...  # noqa: ANN401 - tables, lists and whatever TOML can hold

    def span(self) -> slice: ...


class Places:
    """The places of everything in one parsed text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: _Spanned = loads(text)

    def of(self, place: Place, *, at_key: bool = False, offset: int | None = None) -> tuple[int, int]:
        """Line and column of what stands at *place* (its key, if *at_key*); of the nearest thing around, if absent.

        In a text that stands there, of its character *offset*.
        """
        node, found = self._root, 0
        for position, step in enumerate(place):
            inner = node.inner()
            if isinstance(inner, dict) and step in inner:
                start = int(next(key for key in inner if key == step).span().start)
                node = inner[step]
                is_last = position == len(place) - 1
                found = start if at_key and is_last else self._start(node) or start
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                node = inner[step]
                found = self._start(node) or found
            else:
                break
        else:
            if offset is not None and not at_key and isinstance(node.inner(), str):
                found += written_at(self._text[found : node.span().stop], offset)
        return place_in(self._text, found)

    def _start(self, node: _Spanned) -> int:
        """Where *node* begins: a table written under a header begins there; 0 if it cannot be told."""
        span = node.span()
        if span.stop:
            is_text = isinstance(node.inner(), str)
            return begins_at(self._text, span.start, span.stop) if is_text else int(span.start)
        first = self._first_key(node)
        return max(self._text.rfind("\n[", 0, first) + 1, 0) if first else 0

    def _first_key(self, node: _Spanned) -> int:
        inner = node.inner()
        if isinstance(inner, dict):
            return min((int(key.span().start) for key in inner), default=0)
        if isinstance(inner, list) and inner:
            return self._first_key(inner[0])
        return 0
