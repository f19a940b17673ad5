"""Names by ear: which ones are known before somebody is named, and who of those named is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import FieldKind
from carecompanion.domain.person import is_handle
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Value
    from carecompanion.domain.field import Field

_READ_AT_MOST: Final = 12


def say_known(sitting: Sitting, field: Field) -> None:
    """The names that were used before, where *field* asks for some; the first of many."""
    names = _known(sitting, field)
    if not names:
        return
    read = ", ".join(names[:_READ_AT_MOST])
    sitting.tell.note(
        say("cli_people.known_more" if len(names) > _READ_AT_MOST else "cli_people.known", names=read)
    )


def say_new(sitting: Sitting, field: Field, value: Value | None) -> None:
    """Who is new among those that were named."""
    companion = sitting.companion
    if field.kind is not FieldKind.PERSON or companion is None or not isinstance(value, tuple):
        return
    handles = [handle for handle in value if isinstance(handle, str)]
    new = [handle for handle in handles if not companion.knowing.is_known(handle)]
    if any(not is_handle(handle) for handle in new):
        sitting.tell.note(say("fields.person.long"))
    elif len(new) == 1:
        sitting.tell.note(say("fields.person.new", name=new[0]))
    elif new:
        sitting.tell.note(say("fields.person.new_ones", names=", ".join(new)))


def _known(sitting: Sitting, field: Field) -> tuple[str, ...]:
    companion = sitting.companion
    if companion is None or field.kind not in {FieldKind.PERSON, FieldKind.FLOW}:
        return ()
    handles = companion.knowing.handles()
    if field.kind is FieldKind.PERSON:
        return handles
    return tuple(dict.fromkeys((*handles, *companion.flowing.sources())))
