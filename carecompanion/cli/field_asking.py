"""One field, asked for on the terminal. What fits is handed on at once, so that leaving in the middle loses nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from carecompanion.cli.ask import LeftInside
from carecompanion.cli.naming import say_known, say_new
from carecompanion.errors import WrongDay, WrongValue
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.answer import Commitment, Row, Value
    from carecompanion.domain.field import Column, Counts, Field, Promise, Table

_BREAK: Final = ";"
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,13}")


class FieldAsking:
    """The questions of one field. *begun* is what it holds already; *keep* hears every value it comes to hold."""

    def __init__(
        self, sitting: Sitting, field: Field, begun: Value | None, keep: Callable[[Value], None]
    ) -> None:
        self._sitting = sitting
        self._ask = sitting.ask
        self._field = field
        self._value = begun
        self._keep = keep

    def asked(self) -> Value | None:
        """The field's value when all of it was asked; None where it was left out."""
        from carecompanion.domain.field import Counts, FieldKind, Promise, Table, Voices

        shape, kind = self._field.shape, self._field.kind
        if isinstance(shape, Promise) or kind is FieldKind.COMMITMENT:
            self._promise(shape if isinstance(shape, Promise) else Promise())
            return self._value
        hint = hint_of(self._field)
        if kind is FieldKind.TEXT:
            self._words(hint)
            return self._value
        if hint:
            self._sitting.tell.note(hint)
        say_known(self._sitting, self._field)
        if isinstance(shape, Table):
            self._table(shape)
        elif isinstance(shape, Counts):
            self._counts(shape)
        elif isinstance(shape, Voices):
            self._turns(shape.voices)
        elif kind is FieldKind.LIST:
            self._items(lambda typed: tuple(one.strip() for one in typed.split(_BREAK) if one.strip()))
        elif kind is FieldKind.FLOW:
            self._items(self._read, hint)
        else:
            self._line(hint)
        say_new(self._sitting, self._field, self._value)
        return self._value

    # words and single lines

    def _words(self, hint: str) -> None:
        is_done = False
        while not is_done:
            before = self._value if isinstance(self._value, str) else ""

            def keep(typed: str, before: str = before) -> None:
                self._take(f"{before}\n{typed}" if before and typed else before or typed)

            try:
                keep(self._ask.words(say("cli_journal.draft_more") if before else hint, keep))
                is_done = True
            except WrongValue as error:
                self._say_why(error)

    def _line(self, hint: str) -> None:
        from carecompanion.domain.field import FieldKind

        self._until_it_fits(
            partial(self._ask.line, say("cli_journal.ask.mark")),
            lambda typed: self._take(self._read(typed)),
            is_words=self._field.kind is FieldKind.LINE,
            hint=hint,
        )

    # several of a kind

    def _items(self, read: Callable[[str], Value], hint: str = "") -> None:
        while self._more(say("cli_journal.ask.mark"), read, hint):
            pass

    def _turns(self, voices: Sequence[str]) -> None:
        from carecompanion.domain.answer import Turn

        place = 0
        if isinstance(self._value, tuple) and self._value and isinstance(self._value[-1], Turn):
            place = (self._value[-1].voice + 1) % len(voices)
        while self._more(
            say("cli_journal.ask.voice", voice=voices[place]),
            lambda typed: (Turn(place, typed),),  # noqa: B023 - read before the place moves on
        ):
            place = (place + 1) % len(voices)

    def _counts(self, counts: Counts) -> None:
        from carecompanion.domain.answer import Count

        begun = {one.row for one in self._begun() if isinstance(one, Count)}
        for row in counts.rows:
            question = say("cli_journal.ask.counts", row=row.label)
            hint = say("cli_journal.ask.counts_hint")
            if row.id not in begun:
                self._more(question, lambda typed: self._read(f"{row.id}: {typed}"), hint)  # noqa: B023 - read at once

    def _more(self, question: str, read: Callable[[str], Value], hint: str = "") -> bool:
        """One more, asked until it fits; False where there are enough."""
        return self._until_it_fits(
            partial(self._ask.one_of_several, question), lambda typed: self._add(read(typed)), hint=hint
        )

    def _add(self, items: Value) -> None:
        if isinstance(items, tuple):
            self._take((*self._begun(), *items))

    # tables

    def _table(self, table: Table) -> None:
        from carecompanion.domain.answer import Row

        begun = [one for one in self._begun() if isinstance(one, Row)]
        if not table.rows:
            # Rows of one's own have no names: the first cell tells them apart; where it stays empty there are enough.
            last = begun.pop() if begun else Row("", {})
            while True:
                label = say("cli_journal.ask.row", number=len(begun) + 1)
                row = self._row(table, begun, last, label, is_own=True)
                if not row.cells:
                    return
                begun.append(row)
                last = Row("", {})
        ids = [row.id for row in table.rows]
        first = max((ids.index(row.row) for row in begun), default=0)
        for named in table.rows[first:]:
            here = next((row for row in begun if row.row == named.id), Row(named.id, {}))
            begun = [row for row in begun if row.row != named.id]
            row = self._row(table, begun, here, named.label)
            if row.cells:
                begun.append(row)

    def _row(
        self, table: Table, before: Sequence[Row], begun: Row, label: str, *, is_own: bool = False
    ) -> Row:
        """The row *begun*, with the cells after its last filled one asked for."""
        row = begun
        filled = [place for place, column in enumerate(table.columns) if column.id in row.cells]
        for column in table.columns[filled[-1] + 1 if filled else 0 :]:
            row = self._cell(column, label, row, before)
            if is_own and not row.cells:
                break
        return row

    def _cell(self, column: Column, label: str, row: Row, before: Sequence[Row]) -> Row:
        """*row* with this cell in it, asked until it fits its column; as it was where the cell is left out."""
        filled = row

        def ask() -> str:
            typed = self._ask.line(_cell_question(column, label))
            return "" if typed == "." else typed

        def fill(typed: str) -> None:
            nonlocal filled
            cells = {**row.cells, column.id: _cell_value(column, typed, self._sitting)}
            self._take((*before, with_it := replace(row, cells=cells)))
            filled = with_it

        self._until_it_fits(ask, fill)
        return filled

    # a promise

    def _promise(self, shape: Promise) -> None:
        from carecompanion.domain.answer import Commitment

        promise = self._value if isinstance(self._value, Commitment) else Commitment("")
        parts = ["words", "look_again", "who_may_ask"]
        parts += ["owner_role"] * shape.owner_role + ["authority"] * shape.authority
        for part in parts:
            if not getattr(promise, part):
                promise = self._promised(promise, part)
            if not promise.words.strip():
                return

    def _promised(self, promise: Commitment, part: str) -> Commitment:
        from carecompanion.domain.dates import day_from_words
        from carecompanion.domain.text import clean

        promised = promise

        def fill(typed: str) -> None:
            nonlocal promised
            if part == "look_again":
                changed = replace(promise, look_again=day_from_words(typed, self._sitting.today))
            else:
                # The other parts are words, all of them.
                changed = replace(promise, **{part: clean(typed)})  # type: ignore[arg-type]
            self._take(changed)
            promised = changed

        question = say(f"cli_journal.ask.commitment.{part}")
        self._until_it_fits(partial(self._ask.line, question), fill, is_words=part != "look_again")
        return promised

    # inside

    def _until_it_fits(
        self, ask: Callable[[], str], take: Callable[[str], None], *, is_words: bool = True, hint: str = ""
    ) -> bool:
        """Ask until *take* has nothing against what is typed; False where nothing is.

        What one leaves inside is taken too, where it fits: only of *words* is half a one worth keeping.
        """
        while True:
            try:
                if typed := ask():
                    take(typed)
                return bool(typed)
            except LeftInside as left:
                if is_words and left.words.strip():
                    with suppress(WrongValue, WrongDay):
                        take(left.words.strip())
                raise
            except (WrongValue, WrongDay) as error:
                self._say_why(error, asks_again=hint)

    def _begun(self) -> tuple[object, ...]:
        return self._value if isinstance(self._value, tuple) else ()

    def _read(self, typed: str) -> Value:
        from carecompanion.domain.answer import value_from_words

        return value_from_words(self._field, typed, today=self._sitting.today)

    def _take(self, value: Value) -> None:
        """Hold *value* from now on, and hand it on. Raises WrongValue where it does not fit, and changes nothing."""
        from carecompanion.domain.answer import is_empty, plain_of, value_from_plain
        from carecompanion.domain.answer_clean import cleaned

        fit = value_from_plain(self._field, plain_of(cleaned(value)))
        if not is_empty(fit):
            self._value = fit
            self._keep(fit)

    def _say_why(self, error: WrongValue | WrongDay, *, asks_again: str = "") -> None:
        """Why it was not taken, and how it is: in the field's own words for it (*asks_again*) where it has some."""
        self._sitting.tell.warn(error.what)
        if asks_again and isinstance(error, WrongValue):
            self._sitting.tell.note(asks_again)
        else:
            self._sitting.tell.warn(say("cli.hint", hint=error.hint))


def hint_of(field: Field) -> str:
    """How to answer, in words, from what the field's kind knows."""
    from carecompanion.domain.field import (
        Choice,
        Counts,
        FieldKind,
        Flows,
        Listing,
        People,
        Scale,
        Table,
        TwoSided,
        Voices,
    )

    key = field.kind.value
    match field.shape:
        case Scale(low=low, high=high, low_label=low_label, high_label=high_label):
            return say(
                "cli_journal.ask.scale", low=low, high=high, low_label=low_label, high_label=high_label
            )
        case TwoSided(reach=reach, low_label=low_end, middle=middle, high_label=high_end):
            return say("cli_journal.ask.two_sided", middle=middle, reach=reach, low=low_end, high=high_end)
        case Choice(options=options):
            return say(f"cli_journal.ask.{key}", options=", ".join(option.label for option in options))
        case Listing(at_most=most) if most:
            return say("cli_journal.ask.list_at_most", most=most)
        case Voices(voices=voices):
            return say("cli_journal.ask.voices", voices=", ".join(voices))
        case People(several=True):
            return say("cli_journal.ask.people")
        case Counts():
            return ""
        case Table(rows=()):
            return say("cli_journal.ask.table_own")
        case shape if field.kind is FieldKind.FLOW:
            directions = (shape if isinstance(shape, Flows) else Flows()).directions
            return say("cli_journal.ask.flow", directions=", ".join(directions))
        case _ if field.kind is FieldKind.LINE:
            return say("cli_journal.ask.leave")
        case _:
            return say(f"cli_journal.ask.{key}")


def _cell_value(column: Column, typed: str, sitting: Sitting) -> str | int:
    """What *typed* stands for in *column*. Raises WrongValue, WrongDay."""
    from carecompanion.domain.dates import day_from_words
    from carecompanion.domain.field import ColumnKind

    match column.kind:
        case ColumnKind.NUMBER | ColumnKind.SCALE:
            if not _NUMBER.fullmatch(typed):
                raise _wrong_number(column)
            number = int(typed)
            if column.scale and not column.scale.low <= number <= column.scale.high:
                raise _wrong_number(column)
            return number
        case ColumnKind.CHOICE:
            said = typed.casefold()
            for option in column.options:
                if said in (option.id.casefold(), option.label.casefold()):
                    return option.id
            raise WrongValue("cell_choice", options=", ".join(option.label for option in column.options))
        case ColumnKind.DATE:
            return day_from_words(typed, sitting.today).isoformat()
        case _:
            return typed


def _wrong_number(column: Column) -> WrongValue:
    if column.scale:
        return WrongValue("scale", low=column.scale.low, high=column.scale.high)
    return WrongValue("cell_number")


def _cell_question(column: Column, row: str) -> str:
    if column.options:
        labels = ", ".join(option.label for option in column.options)
        return say("cli_journal.ask.cell_choice", row=row, column=column.label, options=labels)
    if column.scale:
        low, high = column.scale.low, column.scale.high
        return say("cli_journal.ask.cell_scale", row=row, column=column.label, low=low, high=high)
    return say("cli_journal.ask.cell", row=row, column=column.label)
