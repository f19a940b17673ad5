"""The ``[[prompt]]`` tables of a source (formats.md §5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field import Choice, Field, FieldKind, Scale, Table, TwoSided
from carecompanion.domain.field_plain import read_field, read_id
from carecompanion.domain.ids import PromptId
from carecompanion.domain.prompt import ACCOMPANIED, ACT, LIGHT, NOTICE, FollowUp, Form, Prompt
from carecompanion.domain.text import is_blank
from carecompanion.packs.wording import ASK_WORDS, NOTE_WORDS, has_more_words

if TYPE_CHECKING:
    from carecompanion.domain.plain import Plain

OFFERS: Final = ("commitment", "care-act", "letter", "grounding", "care-map", "repair", "action", "scale")
STEPS: Final = ("relational", "structural")
_MINUTES_AT_MOST: Final = 240
_REVISIT_AT_MOST: Final = 3_660


def read_prompt(plain: Plain) -> Prompt:
    """The prompt in *plain*, every flaw noted."""
    fields_read = [(table, read_field(table)) for table in plain.tables("fields")]
    prompt = Prompt(
        id=PromptId(read_id(plain)),
        ask=plain.text("ask", needed=True),
        doorway=plain.line("doorway"),
        targeted=plain.text("targeted"),
        form=plain.named("form", Form, Form.FREE),
        minutes=plain.number("minutes", 10, 1, _MINUTES_AT_MOST),
        depth=plain.number("depth", NOTICE, NOTICE, ACT),
        intensity=plain.number("intensity", LIGHT, LIGHT, ACCOMPANIED),
        content_note=plain.line("content_note"),
        step=plain.one_of("step", STEPS),
        checkin=plain.flag("checkin"),
        tags=plain.texts("tags"),
        follow_up=_follow_up(plain),
        fields=tuple(field for _, field in fields_read),
    )
    plain.close()
    _check_words(plain, prompt)
    _check_fields(fields_read)
    return prompt


def _follow_up(plain: Plain) -> FollowUp:
    inner = plain.inner("follow_up", needed=plain.has("follow_up"))
    if inner is None:
        return FollowUp()
    follow_up = FollowUp(inner.numbers("revisit", 1, _REVISIT_AT_MOST), inner.texts("offer", allowed=OFFERS))
    inner.close()
    return follow_up


def _check_words(plain: Plain, prompt: Prompt) -> None:
    if prompt.is_gated and is_blank(prompt.content_note):
        plain.note("intensity", "note_missing", most=NOTE_WORDS)
    if has_more_words(prompt.content_note, NOTE_WORDS):
        plain.note("content_note", "note_long", most=NOTE_WORDS)
    for key, words in (("ask", prompt.ask), ("targeted", prompt.targeted)):
        if has_more_words(words, ASK_WORDS):
            plain.note(key, "ask_long", most=ASK_WORDS)


def _check_fields(fields: list[tuple[Plain, Field]]) -> None:
    """What fields say of each other: ids once, ``by`` names a choice, ``pair`` another scale."""
    seen: set[str] = set()
    choices = tuple(field.id for _, field in fields if isinstance(field.shape, Choice))
    scales = tuple(field.id for _, field in fields if field.kind is FieldKind.SCALE)
    for plain, field in fields:
        if field.id in seen:
            plain.note("id", "twice", said=field.id)
        seen.add(field.id)
        if isinstance(field.shape, (Scale, TwoSided)):
            _check_ties(plain, field.shape, choices, tuple(name for name in scales if name != field.id))
        if isinstance(field.shape, Table):
            columns = tuple(column.id for column in field.shape.columns if column.scale)
            for position, column in enumerate(field.shape.columns):
                others = tuple(name for name in columns if name != column.id)
                if column.scale and column.scale.pair and column.scale.pair.other not in others:
                    place = ("columns", position, "pair")
                    plain.note(place, "not_here", said=column.scale.pair.other, allowed=others)


def _check_ties(
    plain: Plain, scale: Scale | TwoSided, choices: tuple[str, ...], scales: tuple[str, ...]
) -> None:
    if scale.by is not None and scale.by not in choices:
        plain.note("by", "not_here", said=scale.by, allowed=choices)
    if scale.pair is not None and scale.pair.other not in scales:
        plain.note("pair", "not_here", said=scale.pair.other, allowed=scales)
