"""An export holds people, circles, agreements and letters: those that left, and those that came to be kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from carecompanion.domain.entry import Filters
from carecompanion.domain.letter import Keep, Wishes
from tests.activities.pair import acquainted, came, left, wrote
from tests.interchange.test_schema import faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person


def exported(person: Person, filters: Filters = Filters()) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(person.companion.exchanging.pieces("json", filters)))
    return document


def test_what_is_beside_the_entries_is_in_the_export_and_fits_the_schema(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    came(noor, wrote(ana, to, "To be kept.")[1])
    came(noor, wrote(ana, to, "Once only.", Wishes(keep=Keep.ONCE))[1])
    circle = ana.companion.circling.create("Tuesdays", [to])
    _, proposal = left(ana, ana.companion.agreeing.propose(circle, "We ask first."))
    answer = noor.companion.agreeing.answer(came(noor, proposal), open_words="Who asks?")
    noor.companion.knowing.link(noor.companion.introducing.partner("ana"), "a-wren")
    left(noor, answer)
    document = exported(noor)
    assert faults(document) == []
    assert [letter["kind"] for letter in document["received"]] == ["letter", "letter"]
    assert "Once only." not in json.dumps(document)
    assert document["received"][1]["about"]["state"] == "proposed"
    assert [letter["about"]["state"] for letter in document["sent"]] == ["open"]
    assert document["people"][0] | {"id": "", "added": ""} == {
        "id": "", "handle": "a-wren", "added": "", "contact": "yes", "partner": "ana",
        "consent": "not-asked", "cares": "", "note": "",
    }  # fmt: skip
    assert document["circles"][0]["members"] == ["ana"]
    (version,) = document["agreements"][0]["versions"]
    assert version["state"] == "open"
    assert [(voice["name"], voice["open"]) for voice in version["voices"]] == [
        ("ana", ""),
        (None, "Who asks?"),
    ]
    assert faults(exported(ana)) == []


def test_chosen_entries_take_nothing_else_with_them(ana: Person, noor: Person) -> None:
    to, _ = acquainted(ana, noor)
    wrote(ana, to, "To be kept.")
    document = exported(ana, Filters(tags=("none",)))
    assert {noun: len(listed) for noun, listed in document.items() if listed and noun != "format"} == {}


def test_taking_an_export_in_brings_entries_and_says_what_stayed(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    to, _ = acquainted(ana, noor)
    wrote(ana, to, "To be kept.")
    ana.companion.exchanging.export("json", tmp_path / "all.json")
    report = noor.companion.exchanging.import_own(tmp_path / "all.json")
    assert report.added == 1
    ((_, why),) = report.left_out
    assert "Letters, circles and their agreements" in why
    assert noor.companion.corresponding.lines() == ()
