"""What follows from an entry: what it promises, what moved, and who it names. Pure reading of its answers."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from carecompanion.domain.field import FieldKind, People
from carecompanion.domain.flow import Flow
from carecompanion.domain.ids import CommitmentId, id_from_bytes
from carecompanion.domain.promise import Promised
from carecompanion.domain.values import Commitment, FlowMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.entry import Entry
    from carecompanion.domain.field import Field
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.values import Value


def promises_of(entry: Entry) -> dict[str, Promised]:
    """The commitments in *entry*, by field. One without words promises nothing."""
    return {
        field.id: Promised(
            id=promise_id(entry.id, field.id),
            made=entry.created.date(),
            commitment=value,
            entry=entry.id,
            field_id=field.id,
        )
        for field, value in _answers(entry, FieldKind.COMMITMENT)
        if isinstance(value, Commitment) and value.words.strip()
    }


def promise_id(entry: EntryId, field: str) -> CommitmentId:
    """The id of what is promised there: the same each time it is read, so that nothing is there twice."""
    return CommitmentId(id_from_bytes(sha256(f"{entry}/{field}".encode()).digest()))


def flows_of(entry: Entry) -> dict[str, tuple[Flow, ...]]:
    """The flows in *entry*, by field; one without a source is none."""
    return {
        field.id: tuple(
            Flow(entry.created.date(), mark, entry.id, field.id)
            for mark in value
            if isinstance(mark, FlowMark) and mark.source.strip()
        )
        for field, value in _answers(entry, FieldKind.FLOW)
        if isinstance(value, tuple)
    }


def people_of(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Each handle that *entry* names in a field that asks for people, with the roles of fields that ask for one."""
    named: dict[str, tuple[str, ...]] = {}
    for field, value in _answers(entry, FieldKind.PERSON):
        roles = field.shape.roles if isinstance(field.shape, People) else ()
        for handle in value if isinstance(value, tuple) else ():
            if isinstance(handle, str) and handle.strip():
                more = roles if len(roles) == 1 else ()
                named[handle] = tuple(dict.fromkeys((*named.get(handle, ()), *more)))
    return named


def _answers(entry: Entry, kind: FieldKind) -> Iterator[tuple[Field, Value]]:
    for field in entry.prompt.fields if entry.prompt is not None else ():
        if field.kind is kind and field.id in entry.answers:
            yield field, entry.answers[field.id]
