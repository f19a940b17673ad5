"""People named in fields: found under one name, standing in the roles they were named for, and what stays of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import Filters

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.domain.entry import Entry
    from tests.activities.people import Person


def named(companion: Companion, **answers: tuple[str, ...]) -> Entry:
    """An entry that answers the prompt for a mentor and a visionary."""
    prompting = companion.prompting
    snapshot = prompting.snapshot(prompting.find("faucets-and-roles/who-shows-you"))
    return companion.writing.write("", prompt=snapshot, answers=answers)


def test_a_known_person_is_found_under_their_own_name_however_it_was_typed(companion: Companion) -> None:
    companion.knowing.add("R-heron")
    entry = named(companion, mentor=("r-HERON", "fern"))
    assert entry.people == ("R-heron", "fern")
    assert [person.handle for person in companion.knowing.people()] == ["fern", "R-heron"]
    for typed in ("R-heron", "r-heron", "FERN"):
        assert [line.id for line in companion.reading.page(Filters(people=(typed,)))] == [entry.id], typed
    assert companion.reading.page(Filters(people=("wren",))) == ()


def test_whoever_is_named_in_a_role_stands_there_on_the_first_map(companion: Companion) -> None:
    companion.knowing.add("wren")
    named(companion, mentor=("wren",), visionary=("WREN", "fern"))
    placing = companion.placing
    stands = {
        person.handle: [place.role for _, place in placing.places_of(person)]
        for person in companion.knowing.people()
    }
    assert stands == {"wren": ["mentor", "visionary"], "fern": ["visionary"]}
    wren = companion.knowing.person("wren")
    placing.take_off(placing.maps()[0], wren, "mentor")
    entry = named(companion, visionary=("wren",))
    assert [place.role for _, place in placing.places_of(wren)] == ["visionary"]
    assert entry.people == ("wren",)


def test_of_a_person_who_was_let_go_what_was_written_stays(ana: Person) -> None:
    companion = ana.companion
    entry = named(companion, mentor=("fern",))
    companion.knowing.remove(companion.knowing.person("fern"))
    assert companion.knowing.people() == ()
    companion = ana.comes_back()
    assert companion.reading.entry(entry.id).answers == {"mentor": ("fern",)}
    assert [line.id for line in companion.reading.page(Filters(people=("fern",)))] == [entry.id]
