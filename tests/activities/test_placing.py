"""Care maps: three from the first look, people by role and ring, room where nobody stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.care_map import ROLES, Ring, Wish
from carecompanion.domain.person import Consent, Contact
from carecompanion.errors import BadInput, NotFound, Usage

if TYPE_CHECKING:
    from tests.activities.people import Person


def test_three_maps_are_there_and_one_that_was_let_go_stays_away(ana: Person) -> None:
    placing = ana.companion.placing
    names = [one.name for one in placing.maps()]
    assert names == ["Who stands with me", "Who holds me to account", "At work"]
    for one in placing.maps():
        placing.remove(one)
    assert ana.comes_back().placing.maps() == ()
    placing = ana.companion.placing
    placing.new_map("The choir")
    assert [one.name for one in placing.maps()] == ["The choir"]


def test_a_person_stands_in_several_roles_and_moves_within_one(ana: Person) -> None:
    placing, knowing = ana.companion.placing, ana.companion.knowing
    here = placing.map("who stands")
    wren = knowing.add("wren")
    placing.place(here, wren, "ally")
    placing.place(here, wren, "team", Ring.WIDER, Wish.WANT)
    placing.place(here, wren, "ally", Ring.BEYOND, Wish.NEED)
    grid = ana.comes_back().placing.grid(here)
    assert [one.person.handle for one in grid.at("ally", Ring.BEYOND)] == ["wren"]
    assert grid.at("ally", Ring.NEAR) == ()
    assert [one.place.wish for one in grid.of(wren.id)] == [Wish.NEED, Wish.WANT]
    assert grid.people() == (wren,)
    assert grid.gaps() == tuple(role for role in ROLES if role not in {"ally", "team"})
    other = ana.companion.placing.map("At work")
    assert ana.companion.placing.gaps(other) == ROLES, "each map by itself"


def test_taking_somebody_off_a_map_keeps_them_known(ana: Person) -> None:
    placing, knowing = ana.companion.placing, ana.companion.knowing
    here, heron = placing.map("Who stands with me"), knowing.add("R-heron")
    placing.place(here, heron, "mentor")
    placing.place(here, heron, "ally")
    placing.take_off(here, heron, "mentor")
    assert [place.role for _, place in placing.places_of(heron)] == ["ally"]
    with pytest.raises(NotFound):
        placing.take_off(here, heron, "mentor")
    placing.take_off(here, heron)
    assert placing.places_of(heron) == ()
    assert knowing.is_known("r-HERON")


def test_a_person_who_goes_leaves_no_empty_place(ana: Person) -> None:
    placing, knowing = ana.companion.placing, ana.companion.knowing
    here, heron = placing.map("Who stands with me"), knowing.add("R-heron")
    placing.place(here, heron, "mentor")
    knowing.remove(heron)
    assert placing.places(here) == ()


def test_a_map_needs_a_short_name_of_its_own(ana: Person) -> None:
    placing = ana.companion.placing
    for name in ("", "  ", "x" * 61):
        with pytest.raises(Usage):
            placing.new_map(name)
    with pytest.raises(BadInput):
        placing.new_map("at  WORK")
    choir = placing.new_map("The choir")
    assert placing.rename(choir, "The CHOIR").id == choir.id
    with pytest.raises(BadInput):
        placing.rename(choir, "At work")
    with pytest.raises(NotFound):
        placing.map("garden")


def test_no_map_has_a_role_of_another_name(ana: Person) -> None:
    placing, knowing = ana.companion.placing, ana.companion.knowing
    with pytest.raises(Usage, match="boss"):
        placing.place(placing.map("At work"), knowing.add("moss"), "boss")


def test_consent_and_what_both_care_about_are_noted_and_changed(ana: Person) -> None:
    knowing = ana.companion.knowing
    moss = knowing.add("moss", Contact.ASK, cares="the rota\nand seeds")
    assert (moss.consent, moss.cares) == (Consent.NOT_ASKED, "the rota and seeds")
    moss = knowing.change(moss, consent=Consent.YES, note="Likes to be asked by letter.")
    assert ana.comes_back().knowing.person("moss") == moss
    assert moss.contact is Contact.ASK, "what is not named stays"
    assert "rota" not in repr(moss)
    with pytest.raises(Usage):
        ana.companion.knowing.change(moss, note="x" * 5000)
