"""The tables of a pack's source and its translations to the JSON of a built pack, and back (formats.md §5.2).

Every text for the reader becomes ``{language: [lines]}``, wherever a key of that name stands; everything else stays
as it is, keys that nobody knows too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.plain import Flaw
from carecompanion.domain.text import clean, is_blank
from carecompanion.errors import ExchangeError
from carecompanion.packs.markup import has_markup
from carecompanion.packs.toml import ITEMS, KEYS
from carecompanion.packs.translation import WORD_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carecompanion.domain.plain import Place

LINES: Final = 40
LINE_BYTES: Final = 1_000
ONE_LINE_KEYS: Final = frozenset({"title", "audience", "arc", "doorway", "content_note"})
"""Texts that stay on one line in every language, where they do in the pack's own."""

BUILT_KEYS: Final = frozenset(
    {"v", "crit", "published", "signer_name", "langs", "changes", "prev", "prompts", "practices"}
)
"""Keys of a built pack that its source must not have: the build writes them. (``serial`` may stand in both.)"""

_RENAMED: Final = {"prompt": "prompts", "practice": "practices"}
_SOURCE_NAMES: Final = {built: source for source, built in _RENAMED.items()}


def to_json(
    own: Mapping[str, object],
    words: Mapping[str, Mapping[str, object]],
    language: str,
    flaws: dict[str, list[Flaw]],
) -> dict[str, Any]:
    """The JSON of the source tables *own* (in *language*) with *words* of other languages laid beside.

    What JSON or the format cannot carry is noted in *flaws* by language, with its place in pack.toml.
    """
    for key in own:
        if key in BUILT_KEYS:
            flaws.setdefault(language, []).append(Flaw((key,), "reserved", {"key": key}, at_key=True))
    built = _Built(language, flaws).table(own, words, (), "")
    return {_RENAMED.get(key, key): value for key, value in built.items()}


class _Built:
    """One pack on its way to JSON. ``beside`` is what each other language says at the same place."""

    def __init__(self, language: str, flaws: dict[str, list[Flaw]]) -> None:
        self._language = language
        self._flaws = flaws

    def _note(self, place: Place, reason: str, language: str = "", **values: object) -> None:
        self._flaws.setdefault(language or self._language, []).append(Flaw(place, reason, values))

    def table(
        self, own: Mapping[str, object], beside: Mapping[str, object], place: Place, within: str
    ) -> dict[str, Any]:
        return {
            clean(key): self._value(
                value,
                {name: said[key] for name, said in beside.items() if isinstance(said, dict) and key in said},
                (*place, key),
                within,
            )
            for key, value in own.items()
        }

    def _value(self, own: object, beside: Mapping[str, object], place: Place, within: str) -> Any:  # noqa: ANN401
        key = str(place[-1])
        if carries_words(key, within):
            return self._words(own, beside, place)
        if isinstance(own, dict):
            return self.table(own, beside, place, key)
        if isinstance(own, list):
            return [
                self.table(item, _beside_item(item, position, beside), (*place, position), key)
                if isinstance(item, dict)
                else self._plain(item, (*place, position))
                for position, item in enumerate(own)
            ]
        return self._plain(own, place)

    def _words(self, own: object, beside: Mapping[str, object], place: Place) -> Any:  # noqa: ANN401
        if isinstance(own, str):
            return self._text(own, beside, place)
        if isinstance(own, list) and all(isinstance(item, str) for item in own):
            lists = {
                name: said
                for name, said in beside.items()
                if isinstance(said, list) and len(said) == len(own)
            }
            return [
                self._text(item, {name: said[at] for name, said in lists.items()}, (*place, at))
                for at, item in enumerate(own)
            ]
        self._note(place, "kind", wanted="text")
        return None

    def _text(self, own: str, beside: Mapping[str, object], place: Place) -> dict[str, list[str]]:
        text = {self._language: clean(own).split("\n")}
        for name in sorted(beside):
            said = beside[name]
            if isinstance(said, str):
                text[name] = clean(said).split("\n")
        for name, lines in text.items():
            if len(lines) > LINES:
                self._note(place, "many_lines", name, most=LINES)
            if any(len(line.encode()) > LINE_BYTES for line in lines):
                self._note(place, "long_line", name, most=LINE_BYTES)
            if name != self._language and (reason := misfit(str(place[-1]), text[self._language], lines)):
                self._note(place, reason, name)
        return text

    def _plain(self, own: object, place: Place) -> Any:  # noqa: ANN401
        if isinstance(own, str):
            if len(own.encode()) > LINE_BYTES:
                self._note(place, "long_line", most=LINE_BYTES)
            return clean(own)
        if isinstance(own, list):
            return [self._plain(item, (*place, at)) for at, item in enumerate(own)]
        if isinstance(own, dict):
            return self.table(own, {}, place, "")
        if not isinstance(own, int):  # a fraction, a date or a time: only under keys that nobody knows
            self._note(place, "kind", wanted="text")
            return None
        if abs(own) >= 10**15:
            self._note(place, "range", low=1 - 10**15, high=10**15 - 1)
        return own


def _beside_item(
    item: Mapping[str, object], position: int, beside: Mapping[str, object]
) -> dict[str, object]:
    """What other languages say of one table of a list: under its id, or at its position."""
    found: dict[str, object] = {}
    for name, said in beside.items():
        if isinstance(said, dict):
            own_id = item.get("id")
            if isinstance(own_id, str) and own_id in said:
                found[name] = said[own_id]
        elif isinstance(said, list) and position < len(said):
            found[name] = said[position]
    return found


def carries_words(key: str, within: str) -> bool:
    """Do texts stand under *key*, in a table under *within*? A pack's practices and their steps are tables."""
    if key in {"practice", "steps"}:
        return within not in {"", "practice", "practices"}
    return key in WORD_KEYS


def from_json(built: Mapping[str, Any], languages: Sequence[str], language: str) -> dict[str, object]:
    """The tables of pack.toml that *built* carries, in *language*; where that is not said, in the first of *languages*.

    Raises ExchangeError: E_SHAPE where a text is not put together as it must be, E_LINT where one holds markup.
    """
    tables = _Read(languages, language).table(built, "")
    return {
        _SOURCE_NAMES.get(key, key): value
        for key, value in tables.items()
        if key not in BUILT_KEYS - {*_SOURCE_NAMES}
    }


class _Read:
    """One built pack on its way back."""

    def __init__(self, languages: Sequence[str], language: str) -> None:
        self._languages = frozenset(languages)
        self._own = languages[0]
        self._language = language

    def table(self, built: Mapping[str, Any], within: str) -> dict[str, object]:
        if len(built) > KEYS:
            raise ExchangeError("E_SHAPE")
        return {key: self._value(value, key, within) for key, value in built.items()}

    def _value(self, built: Any, key: str, within: str) -> object:  # noqa: ANN401
        if carries_words(key, within):
            if not isinstance(built, list):
                return self.text(built, key)
            return [self.text(item, key) for item in _few(built)]
        return self._item(built, key, key)

    def _item(self, built: Any, key: str, within: str = "") -> object:  # noqa: ANN401
        if isinstance(built, dict):
            return self.table(built, key)
        if isinstance(built, list):
            return [self._item(item, within) for item in _few(built)]
        if isinstance(built, str) and len(built.encode()) > LINE_BYTES:
            raise ExchangeError("E_SHAPE")
        return built

    def text(self, built: Any, key: str) -> str:  # noqa: ANN401
        if not isinstance(built, dict) or self._own not in built or not built.keys() <= self._languages:
            raise ExchangeError("E_SHAPE")
        texts: dict[str, list[str]] = built
        own = texts[self._own]
        for lines in texts.values():
            if not _are_lines(lines) or (lines is not own and misfit(key, own, lines)):
                raise ExchangeError("E_SHAPE")
            if has_markup("\n".join(lines)):
                raise ExchangeError("E_LINT")
        return "\n".join(texts.get(self._language, own))


def _few(items: list[Any]) -> list[Any]:
    if len(items) > ITEMS:
        raise ExchangeError("E_SHAPE")
    return items


def _are_lines(lines: object) -> bool:
    return (
        isinstance(lines, list)
        and 1 <= len(lines) <= LINES
        and all(
            isinstance(line, str) and "\n" not in line and len(line.encode()) <= LINE_BYTES for line in lines
        )
    )


def misfit(key: str, own: Sequence[str], lines: Sequence[str]) -> str:
    """Why *lines* cannot stand for the lines of a pack's *own* language under *key*: blank, one_line, or nothing."""
    if is_blank("".join(lines)) and not is_blank("".join(own)):
        return "blank"
    is_longer = len(lines) > 1 and len(own) == 1
    return "one_line" if key in ONE_LINE_KEYS and (is_longer or "\t" in "".join(lines)) else ""


def read_text(built: Any, languages: Sequence[str], language: str) -> str:  # noqa: ANN401
    """One text of a built pack in *language*. Raises ExchangeError E_SHAPE or E_LINT."""
    return _Read(languages, language).text(built, "")
