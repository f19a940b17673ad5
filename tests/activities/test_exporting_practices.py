"""What stands beside the entries passes from one journal to another, and twice adds nothing twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from carecompanion.domain.answer import Commitment, FlowMark
from carecompanion.domain.care_map import Ring, Wish
from carecompanion.domain.field import Field, FieldKind, Flows, People, Promise
from carecompanion.domain.person import Consent, Contact
from carecompanion.domain.promise import Outcome
from tests.interchange.test_schema import faults
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.answer import Value
    from carecompanion.domain.flow import Flow
    from tests.activities.people import Person

NOUNS: Final = ("people", "maps", "flows", "commitments", "runs")
ASKED: Final = snapshot(
    fields=(
        Field("next", FieldKind.COMMITMENT, "Next", shape=Promise()),
        Field("care", FieldKind.FLOW, "Care", shape=Flows()),
        Field("who", FieldKind.PERSON, "Who", shape=People(("ally",))),
    )
)
SWAP: Final = Commitment("Ask about Mondays", date(2026, 11, 27), "wren", "rota team", "the chair")
WALK: Final = FlowMark("the walk home", "refills", 3)


def furnished(companion: Companion) -> None:
    """Something of each."""
    answers: dict[str, Value] = {"next": SWAP, "care": (WALK, WALK), "who": ("R-heron",)}
    companion.writing.write("Rain.", prompt=ASKED, answers=answers)
    companion.promising.look(companion.promising.open()[0], Outcome.COMPANY, "with wren, on Friday")
    companion.promising.promise(Commitment("Say it"))
    companion.flowing.add(WALK)
    wren = companion.knowing.add("wren", Contact.ASK, consent=Consent.YES, cares="tea")
    at_work = companion.placing.maps()[2]
    companion.placing.place(at_work, wren, "sponsor", Ring.BEYOND, Wish.NEED)
    companion.walking.start(companion.walking.practices()[0])


def exported(companion: Companion) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(companion.exchanging.pieces("json")))
    return document


def taken_in(companion: Companion, document: dict[str, Any], folder: Path) -> dict[str, int]:
    """Take *document* in; how many of each came beside the entries."""
    file = folder / "in.json"
    file.write_text(json.dumps(document), "utf-8")
    tried = companion.exchanging.import_own(file, dry_run=True)
    report = companion.exchanging.import_own(file)
    assert report.left_besides == ()
    assert {noun: number for noun, number in tried.besides.items() if number} == {
        noun: number for noun, number in report.besides.items() if number
    }
    return {noun: number for noun, number in report.besides.items() if number}


@pytest.mark.parametrize("is_sorted", [False, True])
def test_everything_passes_into_another_journal_and_out_again(
    ana: Person, noor: Person, tmp_path: Path, *, is_sorted: bool
) -> None:
    furnished(ana.companion)
    document = exported(ana.companion)
    assert faults(document) == []
    assert all(document[noun] for noun in NOUNS)
    given = dict(sorted(document.items())) if is_sorted else document
    assert taken_in(noor.companion, given, tmp_path) == {noun: len(document[noun]) for noun in NOUNS}
    assert exported(noor.companion) == document
    assert taken_in(noor.companion, given, tmp_path) == {}
    assert exported(noor.companion) == document
    assert taken_in(ana.companion, document, tmp_path) == {}
    assert exported(ana.companion) == document


def test_what_is_here_already_stays_as_it_is(companion: Companion, tmp_path: Path) -> None:
    furnished(companion)
    document = exported(companion)
    companion.promising.reopen(companion.promising.settled()[0])
    companion.knowing.set_contact(companion.knowing.person("wren"), Contact.NO)
    first = companion.placing.maps()[0]
    companion.placing.rename(first, "Those who stay")
    now = exported(companion)
    assert taken_in(companion, document, tmp_path) == {}
    assert exported(companion) == now


def test_an_entry_edited_since_keeps_the_flows_that_it_tells_now(
    companion: Companion, tmp_path: Path
) -> None:
    furnished(companion)
    document = exported(companion)
    entry = companion.reading.entry("@last")
    draft = companion.writing.reopen(entry)
    changed = {**entry.answers, "care": (replace(WALK, size=1),)}
    companion.writing.finish(replace(draft, answers=changed))
    now = exported(companion)["flows"]
    assert taken_in(companion, document, tmp_path) == {}
    assert exported(companion)["flows"] == now


@pytest.mark.parametrize("with_it", [False, True])
def test_what_came_of_a_deleted_entry_is_there_once_when_it_comes_back_by_its_file(
    companion: Companion, tmp_path: Path, *, with_it: bool
) -> None:
    furnished(companion)
    document = exported(companion)
    companion.writing.delete(companion.reading.entry("@last").id, with_what_follows=with_it)
    taken_in(companion, document, tmp_path)
    now = exported(companion)
    for noun, key in (("commitments", "id"), ("flows", "field")):
        by_name = [sorted(one[noun], key=lambda item: str(item[key])) for one in (now, document)]
        assert by_name[0] == by_name[1]


def test_maps_of_one_name_become_one_and_people_of_one_handle_stay_who_they_are(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    furnished(ana.companion)
    noor.companion.placing.maps()
    mine = noor.companion.knowing.add("WREN", Contact.NO)
    came = taken_in(noor.companion, exported(ana.companion), tmp_path)
    assert "maps" not in came
    assert came["people"] == 1
    assert noor.companion.knowing.person("wren") == mine
    at_work = noor.companion.placing.maps()[2]
    assert [one.person.handle for one in noor.companion.placing.grid(at_work).standing] == ["WREN"]


BROKEN: Final[tuple[tuple[str, dict[str, object]], ...]] = (
    ("commitments", {"words": " "}),
    ("commitments", {"outcome": "failed"}),
    ("commitments", {"look_again": "2026-02-30"}),
    ("commitments", {"settled": None}),
    ("commitments", {"id": "../x"}),
    ("commitments", {"words": "a\x1b[2Jb"}),
    ("commitments", {"streak": 3}),
    ("flows", {"size": 4}),
    ("flows", {"direction": "owed"}),
    ("flows", {"source": ""}),
    ("flows", {"day": 7}),
    ("people", {"handle": "a\nb"}),
    ("people", {"handle": "x" * 99}),
    ("people", {"contact": "never"}),
    ("maps", {"name": ""}),
    ("maps", {"places": [{"person": "wren", "role": "boss", "ring": "near", "wish": ""}]}),
    ("runs", {"steps": []}),
    ("runs", {"started": "yesterday"}),
)


@pytest.mark.parametrize(("noun", "broken"), BROKEN)
def test_what_does_not_fit_is_named_and_the_rest_comes(
    ana: Person, noor: Person, tmp_path: Path, noun: str, broken: dict[str, object]
) -> None:
    furnished(ana.companion)
    document = exported(ana.companion)
    document[noun][0] |= broken
    (tmp_path / "in.json").write_text(json.dumps(document), "utf-8")
    report = noor.companion.exchanging.import_own(tmp_path / "in.json")
    assert [(where, place) for where, place, _ in report.left_besides] == [(noun, 1)]
    assert report.added == 1
    assert report.besides.get(noun, 0) == len(document[noun]) - 1


def test_a_link_to_an_entry_that_did_not_come_is_let_go_and_twice_adds_nothing_twice(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    furnished(ana.companion)
    document = exported(ana.companion) | {"entries": []}
    assert taken_in(noor.companion, document, tmp_path)["flows"] == 3
    assert {flow.entry for flow in noor.companion.flowing.list()} == {None}
    assert {one.entry for one in noor.companion.promising.settled()} == {None}
    assert taken_in(noor.companion, document, tmp_path) == {}
    assert len(noor.companion.flowing.list()) == 3


def test_people_of_an_older_export_come_with_nothing_said_of_consent(noor: Person, tmp_path: Path) -> None:
    older = {"id": "w", "handle": "wren", "added": "2026-01-02", "contact": "ask", "partner": None}
    document = exported(noor.companion) | {"people": [older]}
    assert faults(document) == []
    assert taken_in(noor.companion, document, tmp_path) == {"people": 1}
    wren = noor.companion.knowing.person("wren")
    assert (wren.contact, wren.consent) == (Contact.ASK, Consent.NOT_ASKED)


def test_two_flows_alike_stay_two_where_only_the_entry_of_one_came(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    furnished(ana.companion)
    document = exported(ana.companion)
    told = next(flow for flow in document["flows"] if flow["entry"])
    document["flows"] = [told | {"entry": "lost00000x"}, told]
    assert taken_in(noor.companion, document, tmp_path)["flows"] == 2
    assert sorted(str(flow.entry) for flow in noor.companion.flowing.list()) == sorted(
        [told["entry"], "None"]
    )
    assert "flows" not in taken_in(noor.companion, document, tmp_path)


def test_many_flows_of_one_day_and_source_are_looked_up_once(
    ana: Person, noor: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnished(ana.companion)
    document = exported(ana.companion)
    told = next(flow for flow in document["flows"] if flow["entry"])
    document["flows"] = [told | {"field": f"f{number}"} for number in range(60)]
    looked: list[object] = []
    flows = noor.companion._vault.flows
    before = flows.list

    def noted(*of: object) -> tuple[Flow, ...]:
        looked.append(of)
        return before(*of)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(flows, "list", noted)
    assert taken_in(noor.companion, document, tmp_path)["flows"] == 60
    assert len(looked) == 2, "once to say what would come, once when it comes"
