"""For whom a letter is made where a name could mean several: a partner, a circle, the beginning of a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are run in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def readers(home: Home, to: str) -> list[str]:
    said = home.run("letter", "compose", "@last", "--to", to, "--yes", "--json")
    assert said.code == 0, said.err
    return (
        [one["to"] for one in said.json["letters"]]
        if said.json["sent"] is None
        else [said.json["sent"]["to"]]
    )


def test_a_name_that_two_have_is_asked_about(pair: tuple[Home, Home], here: Path) -> None:
    """Somebody calls themselves what a circle is called, so that its letters reach them alone."""
    wren, _ = pair
    wren.run("write", stdin="For the circle.")
    wren.run("circle", "create", "Robin", "robin")
    said = wren.run("letter", "compose", "@last", "--to", "robin", "--yes")
    assert said.code == 1
    assert "robin (" in said.err
    assert "Robin (" in said.err
    assert list(here.iterdir()) == []
    number = wren.run("partner", "list", "--json").json["partners"][0]["id"]
    assert readers(wren, number) == ["robin"]


def test_a_name_comes_before_the_beginning_of_a_number(pair: tuple[Home, Home], here: Path) -> None:
    wren, _ = pair
    wren.run("write", stdin="For the circle.")
    number = wren.run("partner", "list", "--json").json["partners"][0]["id"]
    wren.run("circle", "create", number[:2], "robin")
    said = wren.run("letter", "compose", "@last", "--to", number[:2], "--yes", "--json")
    assert said.code == 0, said.err
    assert said.json["sent"] is None, "to the circle of that name, not to whoever has that number"
