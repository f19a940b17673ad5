"""Walking: practices begun, left open for as long as it takes, taken up again, and left in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carecompanion.activities.drafting import new_draft
from carecompanion.activities.going import full_name
from carecompanion.activities.meant import meant_by
from carecompanion.activities.naming_steps import title_of_step
from carecompanion.domain import walk
from carecompanion.domain.ids import RunId, id_from_bytes
from carecompanion.domain.person import Contact
from carecompanion.domain.prompt import Form
from carecompanion.domain.run import Run, RunStep, StepRef, Voice
from carecompanion.domain.text import clean
from carecompanion.errors import Ambiguous, NotFound, NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from carecompanion.activities.prompting import Invitation, Prompting
    from carecompanion.activities.world import World
    from carecompanion.activities.writing import Writing
    from carecompanion.domain.answer import Value
    from carecompanion.domain.entry import Draft, Entry
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Exercise, Practice
    from carecompanion.domain.run import StepToLookAt
    from carecompanion.vault.vault import Vault

PARTNER_CELLS = 64
_IN_HAND = "run.in_hand"


@dataclass(frozen=True, slots=True)
class PracticeHere:
    """A practice and the pack it is in."""

    pack: Pack
    practice: Practice

    @property
    def name(self) -> str:
        """Its full name, ``pack/practice``."""
        return f"{self.pack.id}/{self.practice.id}"

    @property
    def minutes(self) -> int | None:
        """About how long the steps take together; None where none says."""
        told = [round_.step.minutes for round_ in walk.rounds_of(self.practice) if round_.step.minutes]
        return sum(told) or None

    @property
    def has_turns(self) -> bool:
        """Does it matter who of two speaks first?"""
        return any(round_.speaker is not None for round_ in walk.rounds_of(self.practice))


class Walking:
    """Runs. Each change is made to the run as it stands in the vault now; the changed one comes back."""

    def __init__(self, vault: Vault, world: World, prompting: Prompting, writing: Writing) -> None:
        self._vault = vault
        self._world = world
        self._prompting = prompting
        self._writing = writing

    # practices

    def practices(self) -> tuple[PracticeHere, ...]:
        """Every practice of every pack that is here, in the order of the packs."""
        return tuple(
            PracticeHere(pack, practice) for pack in self._prompting.packs() for practice in pack.practices
        )

    def practice(self, name: str) -> PracticeHere:
        """The practice called ``pack/practice``, or an id that only one has. Raises NotFound, Ambiguous."""
        return meant_by(name, {one.name: one for one in self.practices()}, "practices", last_part=True)

    def gate_leads_to(self, here: PracticeHere, if_no: str) -> Invitation | None:
        """The prompt that a no at a gate leads to; None for ``support``, ``leave`` and what is not here."""
        return self._invitation(here.pack.id, if_no)

    # runs

    def start(self, here: PracticeHere, partner: str = "", first: Voice = Voice.ME) -> Run:
        """Begin *here*, with *partner* where it is walked with someone, *first* speaking first.

        Raises NotPossible for somebody marked "no contact", Usage for a name that is too long.
        """
        name = clean(partner, one_line=True)
        if len(name) > PARTNER_CELLS:
            raise Usage(say("introducing.name"), say("introducing.name_hint"))
        self.refuse_no_contact(name)
        now = self._world.now()
        run = Run(
            id=RunId(id_from_bytes(self._world.randomness(8))),
            pack=here.pack.id,
            practice=here.practice.id,
            title=here.practice.title,
            who=here.practice.who,
            started=now,
            updated=now,
            steps=tuple(self._step(here.pack.id, one) for one in walk.rounds_of(here.practice, first)),
            partner=name,
        )
        return self._vault.runs.keep(run)

    def open(self) -> tuple[Run, ...]:
        """Those that are being walked, the one touched last first."""
        return self._vault.runs.open()

    def all(self) -> tuple[Run, ...]:
        """Every run, open ones first."""
        return self._vault.runs.all()

    def find(self, name: str) -> Run:
        """The run whose id is or begins with *name*; for no name the open one touched last.

        Raises NotFound, Ambiguous.
        """
        if name:
            return self._vault.runs.get(self._vault.runs.find(name))
        newest = next(iter(self._vault.runs.open()), None)
        if newest is None:
            nothing = NotFound(say("running.a_run"), "runs")
            nothing.what, nothing.hint = say("running.none_open"), say("running.none_open_hint")
            raise nothing
        return newest

    # steps

    def begin_step(self, run: Run, step: int) -> Draft | None:
        """The draft that answers *step*, standing on it; None where it asks nothing, or its prompt is not here.

        What waits as a draft comes back; what was kept is changed, but on a day to look again a new one begins, with
        the table as it was. Raises NotPossible while it is held, after the end, with somebody marked "no contact".
        """
        run = self.stand_on(run, step)
        here, now = run.steps[step], self._world.now()
        if here.held_until is not None and here.is_held(now):
            from carecompanion.words.minutes import until

            raise NotPossible(
                say("running.is_held", when=until(here.held_until, now)), say("running.is_held_hint")
            )
        if not here.step.prompt:
            return None
        self._refuse_drafting(run, here)
        if here.prompt is None:
            here = self._found_since(run, step)
            if here.prompt is None:
                return None
        ref = StepRef(run.id, step)
        waiting = next((draft for draft in self._vault.drafts.all() if draft.of_run == ref), None)
        if waiting is not None:
            return waiting
        return replace(self._fresh(here, now.date()), of_run=ref)

    def _fresh(self, here: RunStep, today: date) -> Draft:
        entry = here.entry
        if entry is None or not self._vault.entries.has(entry):
            return new_draft(self._world, here.prompt)
        before = self._vault.entries.get(entry)
        if any(day <= today for day in here.look_again):
            return replace(new_draft(self._world, here.prompt), answers=_tables_of(before))
        return self._writing.change(before)[0]

    def _found_since(self, run: Run, step: int) -> RunStep:
        """A step whose pack was not here when the walk began, and may be now."""
        found = self._asked(run.pack, run.steps[step])
        if found.prompt is None:
            return found

        def with_it(now_run: Run) -> Run:
            here = replace(
                now_run.steps[step],
                prompt=found.prompt,
                note=found.note,
                doorway=found.doorway,
                is_letter=found.is_letter,
            )
            return replace(now_run, steps=(*now_run.steps[:step], here, *now_run.steps[step + 1 :]))

        return self._change(run, step, with_it).steps[step]

    def exercise(self, name: str, pack: str) -> Exercise | None:
        """The exercise that a step of *pack* names, its own or one that came with the program; None for none.

        Nobody else's: a pack of any name could bring whatever it likes where somebody looks for ground.
        """
        every = exercises_for(pack, self._prompting.packs())
        return next((one for one in every if one.id == name and one.steps), None)

    def stand_on(self, run: Run, step: int) -> Run:
        """Stand on *step*; the time of the one before rests. Raises NotPossible after the end."""
        return self._change(run, step, lambda now_run: walk.stood_on(now_run, step, self._world.now()))

    def leave_open(self, run: Run, step: int) -> Run:
        """Leave *step* open and go on; a day to look again that has come is past."""
        now = self._world.now()
        return self._change(run, step, lambda one: walk.left_open(walk.looked_at(one, step, now), step, now))

    def step_done(self, run: Run, step: int) -> Run:
        """*step* is done, and one goes on; the hold of the step behind it begins, and days to look again."""
        return self._change(run, step, lambda one: walk.done(one, step, self._world.now()))

    def pass_hold(self, run: Run, step: int) -> Run:
        """Open a step before its time: the hold was the reader's own."""
        return self._change(run, step, lambda one: walk.hold_passed(one, step, self._world.now()))

    def leave(self, run: Run) -> Run:
        """Leave a walk, in one step, for no reason that anybody is owed. What was written stays."""
        now = self._world.now()

        def left(one: Run) -> Run:
            return replace(walk.paused(one, now), ended=one.ended or now.date(), updated=now)

        return self._vault.runs.change(run.id, left)

    def to_look_at(self, today: date) -> tuple[StepToLookAt, ...]:
        """The steps of open runs that the reader wished to look at again, and whose day has come."""
        return walk.to_look_at(self.open(), today)

    # time

    def let_time_run(self, run: Run) -> Run:
        """Time runs on the step one stands on."""
        return self._vault.runs.change(run.id, lambda one: walk.running(one, self._world.now()))

    def let_time_rest(self, run: Run) -> Run:
        """Time rests, for both."""
        return self._vault.runs.change(run.id, lambda one: walk.paused(one, self._world.now()))

    def give_more_time(self, run: Run, minutes: int) -> Run:
        """Some minutes more for the step one stands on, and as many for the other voice."""
        return self._vault.runs.change(run.id, lambda one: walk.given_more(one, minutes, self._world.now()))

    # what is in hand

    def take_in_hand(self, run: Run) -> None:
        """This one is walked just now: after a lock, or whatever ends the program, it is there again."""
        self._vault.preferences.set(_IN_HAND, run.id)

    def put_down(self, run: Run) -> None:
        """It waits, open, until it is asked for; its time rests."""
        self._vault.preferences.remove(_IN_HAND)
        if self._vault.runs.has(run.id):
            self.let_time_rest(run)

    def in_hand(self) -> Run | None:
        """The one that was being walked when the journal closed; None for none."""
        run = RunId(self._vault.preferences.get(_IN_HAND, ""))
        found = self._vault.runs.get(run) if run and self._vault.runs.has(run) else None
        return found if found is not None and found.is_open else None

    def run_of(self, draft: Draft) -> Run | None:
        """The open run that *draft* is written in; None for none."""
        if draft.of_run is None or not self._vault.runs.has(draft.of_run.run):
            return None
        found = self._vault.runs.get(draft.of_run.run)
        return found if found.is_open else None

    # words

    def work_document(self, run: Run) -> str:
        """A clean document of what was worked out, in Markdown: no private step, nothing of the journal."""
        from carecompanion.activities.work_document import work_document

        return work_document(self._vault, self._vault.runs.get(run.id), self._world.now().date())

    def export(self, run: Run, out: Path) -> None:
        """Write the work document to the new file *out*, for its owner only, whole or not at all.

        Raises FileExists, CouldNotWrite, DiskFull, ReadOnly, NotPossible.
        """
        from carecompanion.settings.atomic import write_new

        write_new(out, self.work_document(run).encode())

    # inside

    def refuse_no_contact(self, name: str) -> None:
        """Raise NotPossible where *name* is somebody marked "no contact"."""
        person = self._vault.people.called(name) if name else None
        if person is None and name:
            try:
                person = self._vault.people.of_partner(self._vault.partners.find(name).id)
            except (NotFound, Ambiguous):
                return
        if person is not None and person.contact is Contact.NO:
            raise NotPossible(say("running.no_contact", name=name), say("running.no_contact_hint"))

    def _refuse_drafting(self, run: Run, here: RunStep) -> None:
        """With a partner who wants no contact only private steps are open; nothing is worded to those who are named."""
        if not here.step.private:
            self.refuse_no_contact(run.partner)
        if here.is_letter:
            entries = (step.entry for step in run.steps if step.entry is not None)
            for entry in entries:
                if self._vault.entries.has(entry):
                    for name in self._vault.entries.get(entry).people:
                        self.refuse_no_contact(name)

    def _change(self, run: Run, step: int, change: Callable[[Run], Run]) -> Run:
        def changed(before: Run) -> Run:
            if not before.is_open:
                raise NotPossible(say("running.has_ended"), say("running.has_ended_hint"))
            if not 0 <= step < len(before.steps):
                raise NotPossible(say("running.no_step"), say("running.no_step_hint", last=len(before.steps)))
            return change(before)

        return self._vault.runs.change(run.id, changed)

    def _step(self, pack: str, one: walk.Round) -> RunStep:
        return self._asked(
            pack, RunStep(one.step, title_of_step(one), speaker=one.speaker, swapped=one.swapped)
        )

    def _asked(self, pack: str, step: RunStep) -> RunStep:
        invitation = self._invitation(pack, step.step.prompt)
        if invitation is None:
            return step
        return replace(
            step,
            prompt=self._prompting.snapshot(invitation),
            note=invitation.prompt.content_note if invitation.prompt.is_gated else "",
            doorway=invitation.prompt.doorway,
            is_letter=invitation.prompt.form is Form.LETTER,
        )

    def _invitation(self, pack: str, said: str) -> Invitation | None:
        """The prompt that a step of *pack* names, its own or another pack's; None where that is not here."""
        return self._prompting.named(full_name(pack, said, self._prompting.packs())) if said else None


def exercises_for(pack: str, packs: Sequence[Pack]) -> tuple[Exercise, ...]:
    """What the steps of the pack called *pack* may mean by the name of an exercise: its own first."""
    own = (one for one in packs if one.id == pack)
    return tuple(
        exercise for one in (*own, *(one for one in packs if not one.signer)) for exercise in one.exercises
    )


def step_finished(vault: Vault, world: World, ref: StepRef, entry: Entry) -> Entry:
    """*entry*, which answers a step of a run, as it is to be kept: of that run, and private where the step is.

    The step is done in the same transaction. Where the run is gone, the entry stands by itself.
    """
    if not vault.runs.has(ref.run):
        return entry
    run = vault.runs.get(ref.run)
    if ref.step >= len(run.steps):
        return entry
    now = world.now()
    if run.is_open:
        vault.runs.keep(walk.done(run, ref.step, now, entry=entry.id))
    return replace(entry, run=run.id, private=entry.private or run.steps[ref.step].step.private)


def _tables_of(entry: Entry) -> dict[str, Value]:
    from carecompanion.domain.field import FieldKind

    fields = entry.prompt.fields if entry.prompt else ()
    return {
        field.id: entry.answers[field.id]
        for field in fields
        if field.kind is FieldKind.TABLE and field.id in entry.answers
    }
