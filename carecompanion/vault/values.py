"""Answers and prompts as the vault holds them: JSON, read back without asking what the field takes today."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from carecompanion.domain.answer import Commitment, Count, FlowMark, Mark, Row, Turn, Value, plain_of
from carecompanion.domain.entry_plain import plain_snapshot, snapshot_from_plain
from carecompanion.errors import BadInput, JournalDamaged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carecompanion.domain.prompt import PromptSnapshot


def to_json(plain: object) -> str:
    """*plain* as it is kept."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:  # noqa: ANN401 - the shape is the reader's to check
    """What :func:`to_json` kept. Raises JournalDamaged."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise JournalDamaged from error


def folded(name: str) -> str:
    """*name* as it is looked up: whatever its capitals and spaces."""
    return " ".join(name.split()).casefold()


def when(text: str) -> datetime:
    """A kept datetime. Raises JournalDamaged."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged from error


def day(text: str) -> date:
    """A kept date. Raises JournalDamaged."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged from error


def answers_to_json(answers: Mapping[str, Value]) -> str:
    """Answers by field, in their plain form."""
    return to_json({field: plain_of(value) for field, value in answers.items()})


def answers_from_json(text: str) -> dict[str, Value]:
    """Answers by field. Plain forms name their own parts, so a field that changed since takes nothing away."""
    try:
        return {field: _value(plain) for field, plain in from_json(text).items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JournalDamaged from error


def _value(plain: object) -> Value:
    if isinstance(plain, str | int):
        return plain
    if isinstance(plain, dict):
        look_again = plain["look_again"]
        return Commitment(
            words=plain["words"],
            look_again=None if look_again is None else date.fromisoformat(look_again),
            who_may_ask=plain["who_may_ask"],
            owner_role=plain.get("owner_role", ""),
            authority=plain.get("authority", ""),
        )
    if not isinstance(plain, list):
        raise TypeError
    # One value holds items of one kind; which, is seen from their keys.
    return cast("Value", tuple(_item(item) for item in plain))


def _item(plain: object) -> str | Mark | Row | Count | Turn | FlowMark:
    if isinstance(plain, str):
        return plain
    if not isinstance(plain, dict):
        raise TypeError
    keys = plain.keys()
    if "side" in keys:
        return Mark(plain["side"], plain["by"])
    if "cells" in keys:
        return Row(plain["row"], plain["cells"])
    if "group" in keys:
        return Count(plain["row"], plain["group"], plain["n"])
    if "voice" in keys:
        return Turn(plain["voice"], plain["line"])
    return FlowMark(plain["source"], plain["direction"], plain["size"])


def snapshot_to_json(snapshot: PromptSnapshot | None) -> str | None:
    """A prompt as it was read. Raises WrongShape for one that could not be read back."""
    if snapshot is None:
        return None
    plain = plain_snapshot(snapshot)
    snapshot_from_plain(plain)
    return to_json(plain)


def snapshot_from_json(text: str | None) -> PromptSnapshot | None:
    """A prompt as it was read. Raises JournalDamaged."""
    if text is None:
        return None
    try:
        return snapshot_from_plain(from_json(text))
    except BadInput as error:
        raise JournalDamaged from error
