"""One's own words to a circle: drafts until they have left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.letter import AgreementState
from carecompanion.domain.unsent import Voiced
from carecompanion.errors import NotPossible
from tests.activities.pair import acquainted, came

if TYPE_CHECKING:
    from tests.activities.people import Person


def test_a_proposal_waits_as_a_draft_and_is_gone_on_with(ana: Person, noor: Person) -> None:
    noor_here, _ = acquainted(ana, noor)
    circle = ana.companion.circling.create("circle of nine", (noor_here,))
    voicing, writing = ana.companion.voicing, ana.companion.writing
    draft = voicing.propose(circle)
    assert draft.text == ana.companion.agreeing.beginning(circle)
    kept = writing.keep(draft)
    assert voicing.propose(circle) == kept
    assert ana.comes_back().voicing.propose(circle) == kept, "also after the journal was closed"
    assert kept.letter is not None
    assert kept.letter.voiced is Voiced.PROPOSAL
    assert ana.companion.voicing.circle_of(kept) == circle


def test_when_it_left_the_draft_is_gone_and_the_answer_goes_the_same_way(ana: Person, noor: Person) -> None:
    noor_here, _ = acquainted(ana, noor)
    circle = ana.companion.circling.create("circle of nine", (noor_here,))
    kept = ana.companion.writing.keep(ana.companion.voicing.propose(circle))
    (sent,) = ana.companion.composing.send_all(ana.companion.voicing.letter_of(kept))
    assert ana.companion.writing.drafts() == ()
    letter = came(noor, sent.path.read_bytes())
    theirs = noor.companion.voicing.leave_open(letter)
    with pytest.raises(NotPossible):
        noor.companion.voicing.letter_of(theirs)
    spoken = noor.companion.writing.keep(replace(theirs, text="Who is told?"))
    (answer,) = noor.companion.composing.send_all(noor.companion.voicing.letter_of(spoken))
    assert answer.letter.manifest.about is not None
    assert answer.letter.manifest.about.state is AgreementState.OPEN
    came(ana, answer.path.read_bytes())
    again = replace(ana.companion.voicing.leave_open(circle), text="That, too.")
    assert ana.companion.voicing.letter_of(again).pieces[1].body == "That, too."


def test_a_farewell_needs_a_circle_one_is_in(ana: Person, noor: Person) -> None:
    noor_here, _ = acquainted(ana, noor)
    circle = ana.companion.circling.create("circle of nine", (noor_here,))
    draft = replace(ana.companion.voicing.farewell(circle), text="Go well.")
    assert ana.companion.voicing.letter_of(draft).circle == circle
    ana.companion.circling.leave(circle)
    with pytest.raises(NotPossible):
        ana.companion.voicing.letter_of(draft)
