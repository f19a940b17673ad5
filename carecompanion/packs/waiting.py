"""A prompt that is here but for its fields: they are read when somebody asks for them.

Today looks at every prompt of every pack and needs the fields of one. Such a prompt is equal to the whole one in every
way, and becomes it at the first question that needs more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.prompt import FollowUp, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.domain.field import Field

_FIELDS: Final = Prompt.__dict__["fields"]
_FOLLOW_UP: Final = Prompt.__dict__["follow_up"]


class Waiting(Prompt):
    """A prompt whose place for fields holds what makes them. It has no room of its own, so it can become a Prompt."""

    __slots__ = ()

    def __new__(cls, *parts: Any, **named: Any) -> Prompt:  # type: ignore[misc]  # a changed copy of one is whole
        return Prompt(*parts, **named)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What it asks for."""
        _whole(self)
        kept: tuple[Field, ...] = _FIELDS.__get__(self)
        return kept

    @property
    def follow_up(self) -> FollowUp:
        """What may come after."""
        _whole(self)
        kept: FollowUp = _FOLLOW_UP.__get__(self)
        return kept

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Waiting):
            _whole(other)
        return bool(Prompt.__eq__(_whole(self), other))

    def __hash__(self) -> int:
        return Prompt.__hash__(_whole(self))

    def __repr__(self) -> str:
        return Prompt.__repr__(_whole(self))


def waiting(parts: list[Any], rest: Callable[[], tuple[FollowUp, tuple[Field, ...]]]) -> Prompt:
    """The prompt of *parts*, in the order of Prompt and up to its tags; *rest* gives what comes after those."""
    prompt = Prompt(*parts)
    _FIELDS.__set__(prompt, rest)
    object.__setattr__(prompt, "__class__", Waiting)
    return prompt


def _whole(prompt: Waiting) -> Waiting:
    """*prompt*, whole. Two threads may ask at once: both find the same, and neither sees half of it."""
    rest = _FIELDS.__get__(prompt)
    if not isinstance(rest, tuple):
        follow_up, fields = rest()
        _FOLLOW_UP.__set__(prompt, follow_up)
        _FIELDS.__set__(prompt, fields)
        object.__setattr__(prompt, "__class__", Prompt)
    return prompt
