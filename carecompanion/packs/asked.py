"""What the reader of a source asks for, written down while it asks: the one declaration behind the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.field import ColumnKind, FieldKind
from carecompanion.domain.plain import Plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from carecompanion.domain.plain import Place

Schema = dict[str, Any]

ITEMS: Final = 400

VARIANTS: Final[Mapping[str, tuple[Mapping[str, object], ...]]] = {
    "fields": (
        *({"kind": kind.value} for kind in FieldKind if kind is not FieldKind.SCALE),
        {"kind": FieldKind.SCALE.value, "two_sided": False},
        {"kind": FieldKind.SCALE.value, "two_sided": True},
    ),
    "columns": tuple({"kind": kind.value} for kind in ColumnKind),
}
"""Tables whose keys depend on what one of them says."""

LEFT_OUT: Final[Mapping[str, tuple[tuple[str, object], ...]]] = {
    "fields": (("two_sided", False),),
    "columns": (("kind", ColumnKind.LINE.value),),
}
"""What a table says by leaving the key out."""


class _Nothing(dict[str, object]):
    """A table of which nothing is known: every key may stand in it."""

    def __missing__(self, key: str) -> object:
        return None


class Asked(Plain):
    """A table that holds nothing and remembers every question. ``preset`` answers some of them."""

    def __init__(self, preset: Mapping[str, object] | None = None) -> None:
        super().__init__(_Nothing(), [])
        self.preset = preset or {}
        self.properties: dict[str, Schema] = {}
        self.required: set[str] = set()
        self.lists: dict[str, tuple[Asked, ...]] = {}
        self.inners: dict[str, Asked] = {}
        self._perhaps: set[str] = set()

    def has(self, key: str) -> bool:
        # Whoever looks whether a key is there does not need it.
        if key not in self.properties:
            self._perhaps.add(key)
        return True

    def note(self, key: str | Place, reason: str, /, *, at_key: bool = False, **values: object) -> None:
        """Nothing is wrong with a question."""

    def close(self) -> None:
        """No other key is asked for: the schema says so of every table."""

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        self._ask(key, {"type": "string"} | ({"pattern": r"\S"} if needed else {}), needed=needed)
        return str(self.preset.get(key, default))

    def line(self, key: str, *, needed: bool = False) -> str:
        pattern = r"^[^\n\t]*[^\s][^\n\t]*$" if needed else r"^[^\n\t]*$"
        self._ask(key, {"type": "string", "pattern": pattern}, needed=needed)
        return ""

    def matching(self, key: str, pattern: re.Pattern[str], reason: str, *, needed: bool = False) -> str:  # noqa: ARG002
        either = f"^(?:{pattern.pattern})$" if needed else rf"^(?:{pattern.pattern}|\s*)$"
        self._ask(key, {"type": "string", "pattern": either}, needed=needed)
        return ""

    def number(
        self, key: str, default: int, low: int = 0, high: int = 2**53 - 1, *, needed: bool = False
    ) -> int:
        self._ask(key, _whole(low, high), needed=needed)
        return default

    def flag(self, key: str, *, default: bool = False, needed: bool = False) -> bool:
        self._ask(key, {"type": "boolean"}, needed=needed)
        return bool(self.preset.get(key, default))

    def one_of(self, key: str, allowed: Iterable[str], default: str = "", *, needed: bool = False) -> str:
        said = self.preset.get(key)
        self._ask(key, {"enum": [said] if said is not None else list(allowed)}, needed=needed)
        return default if said is None else str(said)

    def texts(
        self, key: str, *, allowed: Iterable[str] | None = None, needed: bool = False
    ) -> tuple[str, ...]:
        # Names that the pack itself gives (outcomes) are not known here: any will do, each once.
        names = [] if allowed is None else [name for name in allowed if name]
        item: Schema = {"enum": names} if names else {"type": "string"}
        more = {} if allowed is None else {"uniqueItems": True}
        self._ask(key, {"type": "array", "items": item, "maxItems": ITEMS} | more, needed=needed)
        return ()

    def numbers(self, key: str, low: int = 0, high: int = 2**53 - 1) -> tuple[int, ...]:
        self._ask(key, {"type": "array", "items": _whole(low, high), "maxItems": ITEMS}, needed=False)
        return ()

    def tables(self, key: str, *, needed: bool = False) -> tuple[Plain, ...]:
        self._ask(key, {"type": "array", "maxItems": ITEMS}, needed=needed)
        if key not in self.lists:
            self.lists[key] = tuple(Asked(preset) for preset in VARIANTS.get(key, ({},)))
        return self.lists[key]

    def inner(self, key: str, *, needed: bool = False) -> Plain | None:
        self._ask(key, {"type": "object"}, needed=needed)
        return self.inners.setdefault(key, Asked())

    def _ask(self, key: str, schema: Schema, *, needed: bool) -> None:
        if needed and key not in self._perhaps:
            self.required.add(key)
        self.properties.setdefault(key, schema)

    def conditions(self, of: str) -> Iterator[tuple[str, object, bool]]:
        """What makes a table under *of* this one: key, value, and whether leaving the key out says the same."""
        for key, value in self.preset.items():
            yield key, value, (key, value) in LEFT_OUT.get(of, ())


def _whole(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}
