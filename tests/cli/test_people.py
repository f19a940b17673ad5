from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_tree import fits, verbs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home


def told(home: Home, *words: str) -> Any:  # noqa: ANN401 - JSON
    said = home.run(*words, "--json")
    assert said.code == 0, said.err
    return said.json


def test_people_are_added_shown_and_let_go(home: Home) -> None:
    assert home.run("person", "list").err.startswith("Nobody is here yet.")
    assert (
        home.run("person", "add", "R-heron").out
        == "R-heron is here now, under this handle. Nobody is told.\n"
    )
    added = told(home, "person", "add", "Clay", "--contact", "ask")
    assert fits({name: verb.keys for name, verb in verbs()}["person add"], added)
    assert home.run("person", "list").out == "Clay · ask first\nR-heron · contact is welcome\n"
    assert home.run("person", "contact", "clay", "no").out == "Clay · no contact\n"
    assert told(home, "person", "show", "clay")["contact"] == "no"
    assert home.run("person", "remove", "Clay").code == 2
    assert home.run("person", "remove", "Clay", typed="\n").out == ""
    assert told(home, "person", "remove", "Clay", "--yes")["handle"] == "Clay"
    assert [one["handle"] for one in told(home, "person", "list")["people"]] == ["R-heron"]


def test_calls_about_people_that_do_not_fit_say_so(home: Home) -> None:
    home.run("person", "add", "Clay")
    for code, call in (
        (6, ("add", "clay")),
        (2, ("add", " ")),
        (2, ("add", "Clay", "--contact", "maybe")),
        (1, ("show", "nobody")),
        (1, ("contact", "nobody", "no")),
        (2, ("contact", "Clay", "maybe")),
        (1, ("remove", "nobody", "--yes")),
    ):
        said = home.run("person", *call)
        assert (said.code, said.out) == (code, ""), (call, said.err)
    assert "person list" in home.run("person", "show", "nobody").err


def test_a_partner_is_a_person_or_nobody(pair: tuple[Home, Home]) -> None:
    wren, _ = pair
    assert wren.run("partner", "link", "robin", "R-heron").out == "robin is “R-heron” now.\n"
    shape = told(wren, "partner", "list")["partners"][0]
    assert (shape["person"], shape["contact"]) == ("R-heron", "yes")
    assert "R-heron · contact is welcome" in wren.run("partner", "list").out
    said = wren.run("person", "show", "R-heron").out.splitlines()
    assert said[:2] == ["R-heron · contact is welcome · the partner robin", "not asked yet"]
    assert told(wren, "person", "show", "R-heron")["partner"] == "robin"
    assert told(wren, "partner", "link", "robin", "--none")["person"] is None
    for code, call in (
        (2, ("robin",)), (2, ("robin", "R-heron", "--none")), (1, ("nobody", "R-heron")), (2, ("robin", " ")),
    ):  # fmt: skip
        assert wren.run("partner", "link", *call).code == code, call


@pytest.mark.parametrize("yes", [True, False])
def test_whom_one_noted_to_ask_first_is_named_before_a_letter_is_sealed(
    pair: tuple[Home, Home], tmp_path: Path, *, yes: bool
) -> None:
    wren, _ = pair
    wren.run("partner", "link", "robin", "R-heron")
    wren.run("person", "contact", "R-heron", "ask")
    wren.run("write", stdin="Words.")
    compose = ("letter", "compose", "@last", "--to", "robin", "--out", str(tmp_path))
    said = wren.run(*compose, "--yes") if yes else wren.run(*compose, typed="robin\n")
    assert said.code == 0
    noted, typed = said.err.find("You noted to ask robin before you write."), said.err.find("Type robin")
    assert noted >= 0
    assert yes or noted < typed


def test_nothing_is_made_for_someone_who_wants_no_contact(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, _ = pair
    wren.run("write", stdin="Words.")
    compose = ("letter", "compose", "@last", "--to", "robin", "--out", str(tmp_path), "--yes")
    first = told(wren, *compose)["sent"]["id"]
    wren.run("partner", "link", "robin", "R-heron")
    wren.run("person", "contact", "R-heron", "no")
    for call in (compose, ("letter", "withdraw", first, "--yes"), ("letter", "again", first)):
        said = wren.run(*call)
        assert said.code == 1
        assert "wants no contact" in said.err
    assert told(wren, "card", "renew", "--yes", "--out", str(tmp_path))["without"] == ["robin"]
    assert len(list(tmp_path.glob("*.age"))) == 1


def test_a_person_is_noted_and_stands_on_a_map(home: Home) -> None:
    shapes = {name: verb.keys for name, verb in verbs()}
    added = told(
        home,
        "person",
        "add",
        "wren",
        "--role",
        "ally",
        "--role",
        "team",
        "--ring",
        "wider",
        "--consent",
        "yes",
    )
    assert fits(shapes["person add"], added)
    assert [(one["role"], one["ring"]) for one in added["places"]] == [("ally", "wider"), ("team", "wider")]
    assert home.run("person", "note", "wren", "--cares", "a fair rota").code == 0
    assert home.run("person", "note", "wren", typed="Likes letters.\n.\n").code == 0
    assert home.run("person", "show", "wren").out.splitlines()[:6] == [
        "wren · contact is welcome",
        "has said yes",
        "You both care about: a fair rota",
        "Who stands with me: ally, wider",
        "Who stands with me: solidarity team, wider",
        "Likes letters.",
    ]
    assert home.run("person", "note", "wren", "--consent", "no").code == 0
    assert told(home, "person", "show", "wren")["note"] == "Likes letters.", "what is not named stays"


def test_maps_are_shown_in_words_with_their_gaps(home: Home) -> None:
    shapes = {name: verb.keys for name, verb in verbs()}
    assert home.run("map", "show").out.splitlines()[-1].startswith("Nobody stands on this map yet")
    home.run("person", "add", "wren", "--consent", "yes")
    home.run("person", "add", "rook")
    assert (
        home.run("map", "place", "wren", "ally", "--wish", "both").out
        == "wren stands on Who stands with me: ally, near.\n"
    )
    assert home.run("map", "place", "rook", "ally", "--ring", "beyond").code == 0
    said = home.run("map", "show").out.splitlines()
    assert "mentor: room for someone" in said
    assert "ally, near: wren (has said yes)" in said
    assert "ally, beyond: rook (not asked yet)" in said
    assert said[-1] == "There is room in six roles. Two people stand here; one has said yes."
    assert fits(shapes["map show"], told(home, "map", "show", "who stands"))
    assert fits(shapes["map place"], told(home, "map", "place", "rook", "mentor"))
    assert home.run("map", "take-off", "rook", "mentor").code == 0
    assert home.run("map", "take-off", "rook", "mentor").code == 1
    assert home.run("map", "new", "The choir").code == 0
    assert home.run("map", "rename", "the ch", "Choir").out == "It is called Choir now.\n"
    assert home.run("map", "place", "wren", "team", "--map", "Choir").code == 0
    assert home.run("map", "remove", "Choir", typed="\n").out == ""
    assert home.run("map", "remove", "Choir", "--yes").code == 0
    assert len(told(home, "map", "list")["maps"]) == 3
    assert len(told(home, "person", "list")["people"]) == 2, "its people stay known"


def test_calls_about_maps_that_do_not_fit_say_so(home: Home) -> None:
    home.run("person", "add", "wren")
    for code, call in (
        (1, ("show", "garden")),
        (2, ("new", " ")),
        (6, ("new", "At work")),
        (1, ("place", "nobody", "ally")),
        (2, ("place", "wren", "boss")),
        (2, ("place", "wren", "ally", "--ring", "far")),
        (1, ("place", "wren", "ally", "--map", "garden")),
        (1, ("take-off", "wren")),
        (6, ("rename", "At work", "Who stands with me")),
        (1, ("remove", "garden", "--yes")),
        (1, ("show", "who")),
    ):
        said = home.run("map", *call)
        assert (said.code, said.out) == (code, ""), (call, said.err)
