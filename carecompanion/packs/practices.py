"""The ``[[practice]]`` tables and the ``[programme]`` of a source (formats.md §5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.field_plain import read_id
from carecompanion.domain.practice import DAYS_AT_MOST, Gate, Outcome, Practice, Programme, Session
from carecompanion.domain.practice_plain import WHO, read_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.domain.plain import Plain
    from carecompanion.domain.practice import Step

GATE_ENDS: Final = ("support", "leave")
_SESSIONS_AT_MOST: Final = 104
_CIRCLE_AT_MOST: Final = 15
_PARTS: Final = ("prompt", "say", "ground")


class Known:
    """What of this pack, and of the packs it needs, may be named by its practices and its programme."""

    def __init__(self, prompts: Iterable[str], practices: Iterable[str], needs: Iterable[str]) -> None:
        self.prompts = tuple(prompts)
        self.practices = tuple(practices)
        self.needs = frozenset(needs)

    def check(self, plain: Plain, place: tuple[str | int, ...], said: str, own: tuple[str, ...]) -> None:
        """Note a flaw where *said* is neither one of *own* nor in a needed pack."""
        pack, slash, _ = said.partition("/")
        if not slash:
            if said not in own:
                plain.note(place, "not_here", said=said, allowed=own)
        elif pack not in self.needs:
            plain.note(place, "not_needed", said=said)


def read_practice(plain: Plain, known: Known) -> Practice:
    """The practice in *plain*, every flaw noted."""
    practice = Practice(
        id=read_id(plain),
        title=plain.text("title", needed=True),
        who=plain.one_of("who", WHO, WHO[0], needed=True),
        gate=tuple(_gate(gate, known) for gate in plain.tables("gate")),
        steps=tuple(_step(step, known) for step in plain.tables("steps", needed=True)),
    )
    if plain.has("steps") and not practice.steps:
        plain.note("steps", "blank")
    plain.close()
    return practice


def _gate(plain: Plain, known: Known) -> Gate:
    gate = Gate(plain.text("ask", needed=True), plain.text("if_no", needed=True))
    if gate.if_no and gate.if_no not in GATE_ENDS:
        known.check(plain, ("if_no",), gate.if_no, (*GATE_ENDS, *known.prompts))
    plain.close()
    return gate


def _step(plain: Plain, known: Known) -> Step:
    step = read_step(plain)
    if sum(bool(part) for part in (step.prompt, step.say, step.ground)) != 1:
        present = next((part for part in _PARTS if plain.has(part)), None)
        plain.note((present,) if present else (), "one_part", at_key=present is not None)
    if step.prompt:
        known.check(plain, ("prompt",), step.prompt, known.prompts)
    plain.close()
    return step


def read_programme(plain: Plain, known: Known) -> Programme:
    """The programme in *plain*, every flaw noted."""
    outcomes = tuple(_outcome(outcome) for outcome in plain.tables("outcomes"))
    names = tuple(outcome.id for outcome in outcomes)
    sessions = plain.tables("sessions", needed=True)
    if len(sessions) > _SESSIONS_AT_MOST:
        plain.note("sessions", "many_items", most=_SESSIONS_AT_MOST)
    programme = Programme(
        title=plain.text("title", needed=True),
        domain=plain.text("domain"),
        community=plain.text("community"),
        practice=plain.text("practice"),
        circle_of=plain.number("circle_of", _CIRCLE_AT_MOST, 2, _CIRCLE_AT_MOST),
        outcomes=outcomes,
        sessions=tuple(_session(session, names, known) for session in sessions),
    )
    plain.close()
    return programme


def _outcome(plain: Plain) -> Outcome:
    # Outcomes are numbered O1, O2, … by their authors: their ids may hold capitals.
    outcome = Outcome(plain.text("id", needed=True), plain.text("words", needed=True))
    plain.close()
    return outcome


def _session(plain: Plain, outcomes: tuple[str, ...], known: Known) -> Session:
    session = Session(
        day=plain.number("day", 0, 0, DAYS_AT_MOST, needed=True),
        title=plain.text("title", needed=True),
        outcomes=plain.texts("outcomes", allowed=outcomes),
        practices=plain.texts("practices"),
        prompts=plain.texts("prompts"),
        together=plain.text("together"),
        closing=plain.flag("closing"),
    )
    for key, named, own in (
        ("practices", session.practices, known.practices),
        ("prompts", session.prompts, known.prompts),
    ):
        for position, said in enumerate(named):
            known.check(plain, (key, position), said, own)
    plain.close()
    return session
