"""What stands where on a handout: each prompt, practice and exercise in full once, where it is first named.

A strong prompt is nowhere in full but on a sheet of its own, at the end, behind its note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from carecompanion.domain.field import Scale, TwoSided
from carecompanion.interchange.paper.shown import (
    Handout,
    Shown,
    ShownExercise,
    ShownGate,
    ShownPractice,
    ShownSession,
    ShownStep,
    Space,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carecompanion.domain.field import Field
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Exercise, Gate, Practice, Session, Step
    from carecompanion.domain.prompt import Prompt


Part = TypeVar("Part", Shown, ShownPractice, ShownExercise)


def arrange(pack: Pack, others: Mapping[str, Pack]) -> Handout:
    """*pack* as it stands on paper; what it names of other packs is looked for in *others*, by their ids."""
    return _Arranging(pack, others).handout()


class _Arranging:
    """Goes through a pack once, in the order of the page, and remembers what stands where."""

    def __init__(self, pack: Pack, others: Mapping[str, Pack]) -> None:
        self._pack = pack
        self._others = others
        self._placed: set[str] = set()
        self._strong: list[Shown] = []

    def handout(self) -> Handout:
        """Every part in the order of the page: the meetings claim what they name before the rest is laid out."""
        pack = self._pack
        sessions = () if pack.programme is None else pack.programme.sessions
        return Handout(
            pack=pack,
            sessions=tuple(self._session(one, number) for number, one in enumerate(sessions, 1)),
            prompts=_left(self._prompt(pack, prompt) for prompt in pack.prompts),
            practices=_left(self._practice(pack, one) for one in pack.practices),
            exercises=_left(self._exercise(pack, one) for one in pack.exercises),
            strong=tuple(self._strong),
        )

    def _session(self, session: Session, number: int) -> ShownSession:
        outcomes = () if self._pack.programme is None else self._pack.programme.outcomes
        practices, prompts, absent = [], [], []
        for name in session.prompts:
            invited = self._named_prompt(name)
            if invited is None:
                absent.append(name)
            else:
                prompts.append(self._prompt(*invited))
        for name in session.practices:
            found = self._named_practice(name)
            if found is None:
                absent.append(name)
            else:
                practices.append(self._practice(*found))
        return ShownSession(
            session=session,
            anchor=f"meeting-{number}",
            outcomes=tuple(one for one in outcomes if one.id in session.outcomes),
            prompts=tuple(prompts),
            practices=tuple(practices),
            absent=tuple(absent),
        )

    def _prompt(self, pack: Pack, prompt: Prompt) -> Shown:
        name = f"{pack.id}/{prompt.id}"
        is_whole = self._is_first(name)
        shown = Shown(prompt, name, pack.language, is_whole, _spaces(prompt))
        if is_whole and prompt.is_gated:
            self._strong.append(shown)
        return shown

    def _practice(self, pack: Pack, practice: Practice) -> ShownPractice:
        name = f"{pack.id}/{practice.id}"
        anchor = f"practice/{name}"
        if not self._is_first(anchor):
            return ShownPractice(practice, anchor, pack.language, is_whole=False)
        return ShownPractice(
            practice=practice,
            anchor=anchor,
            lang=pack.language,
            is_whole=True,
            gates=tuple(self._gate(pack, gate) for gate in practice.gate),
            steps=tuple(self._step(pack, step) for step in practice.steps),
        )

    def _gate(self, pack: Pack, gate: Gate) -> ShownGate:
        instead = None if gate.if_no in ("support", "leave") else self._named_prompt(gate.if_no, pack)
        return ShownGate(gate, None if instead is None else self._mentioned(*instead))

    def _step(self, pack: Pack, step: Step) -> ShownStep:
        if step.prompt:
            found = self._named_prompt(step.prompt, pack)
            return (
                ShownStep(step, absent=step.prompt)
                if found is None
                else ShownStep(step, prompt=self._prompt(*found))
            )
        if step.ground:
            lent = self._named_exercise(step.ground, pack)
            return (
                ShownStep(step, absent=step.ground)
                if lent is None
                else ShownStep(step, exercise=self._exercise(*lent))
            )
        return ShownStep(step)

    def _exercise(self, pack: Pack, exercise: Exercise) -> ShownExercise:
        anchor = f"ground/{pack.id}/{exercise.id}"
        return ShownExercise(exercise, anchor, pack.language, is_whole=self._is_first(anchor))

    def _mentioned(self, pack: Pack, prompt: Prompt) -> Shown:
        return Shown(prompt, f"{pack.id}/{prompt.id}", pack.language, is_whole=False)

    def _is_first(self, name: str) -> bool:
        """Is *name* placed by this, or did it stand further up?"""
        is_first = name not in self._placed
        self._placed.add(name)
        return is_first

    # what a name means

    def _named_prompt(self, name: str, beside: Pack | None = None) -> tuple[Pack, Prompt] | None:
        pack, own = self._pack_of(name, beside)
        found = None if pack is None else pack.prompt(own)
        return None if pack is None or found is None else (pack, found)

    def _named_practice(self, name: str) -> tuple[Pack, Practice] | None:
        pack, own = self._pack_of(name, None)
        if pack is None:
            return None
        return next(((pack, one) for one in pack.practices if one.id == own), None)

    def _named_exercise(self, name: str, beside: Pack) -> tuple[Pack, Exercise] | None:
        """An exercise of the pack itself, else of any that lends some."""
        for pack in (beside, *self._others.values()):
            for one in pack.exercises:
                if one.id == name:
                    return pack, one
        return None

    def _pack_of(self, name: str, beside: Pack | None) -> tuple[Pack | None, str]:
        """The pack a name is of, and the part after it: ``pack/prompt``, or a part of *beside* (else of our own)."""
        pack, slash, own = name.partition("/")
        if not slash:
            return beside or self._pack, name
        return (self._pack if pack == self._pack.id else self._others.get(pack)), own


def _left(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What no meeting has claimed before."""
    return tuple(part for part in parts if part.is_whole)


def _spaces(prompt: Prompt) -> tuple[Space, ...]:
    """Room for each field; a choice that only says which strip is meant has it in the strips."""
    options = {field.id: getattr(field.shape, "options", ()) for field in prompt.fields}
    by = {field.id: _by(field) for field in prompt.fields}
    return tuple(
        Space(field, tuple(option.label for option in options.get(by[field.id], ())))
        for field in prompt.fields
        if field.id not in by.values()
    )


def _by(field: Field) -> str:
    return (field.shape.by or "") if isinstance(field.shape, Scale | TwoSided) else ""
