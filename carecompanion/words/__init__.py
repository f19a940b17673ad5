"""The catalogue of everything the program says: one module per area, found by dotted key.

``say("today.why", why=...)`` looks up ``WORDS["why"]`` in ``carecompanion.words.today``, translates the English
sentence when a language has been chosen, and fills in the named values. Values are never read as templates.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENGLISH: Final = "en"
_translate: Callable[[str], str] | None = None


@cache
def _area(name: str) -> Mapping[str, str]:
    words: Mapping[str, str] = import_module(f"carecompanion.words.{name}").WORDS
    return words


def speak(translate: Callable[[str], str] | None) -> None:
    """Choose the language: *translate* is a gettext-like function from English, or None for English itself."""
    global _translate  # noqa: PLW0603 - one voice per process, chosen once by activities.opening
    _translate = translate


def say(key: str, /, **values: object) -> str:
    """The sentence for *key* (``area.name``) with *values* filled in. Raises KeyError for an unknown key."""
    area, _, name = key.partition(".")
    sentence = _area(area)[name]
    if _translate is not None:
        sentence = _translate(sentence)
    return sentence.format(**values) if values else sentence
