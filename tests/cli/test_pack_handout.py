"""``pack handout``: from a folder, a built pack or a name to one page; the journal stays closed where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.packs.builtin import builtin_folder
from tests.cli.household import Home
from tests.cli.test_tree import fits, verbs
from tests.interchange.pages import Read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_made_where_there_is_no_journal(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    said = Home(tmp_path / "home").run("pack", "handout", "low-tide", "--out", str(out))
    assert (said.code, said.out) == (0, f"{out}\n")
    assert "Open it in a browser" in said.err
    assert "For empty days" in Read(out.read_text("utf-8")).words


def test_paper_and_folder_are_chosen(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    folder = str(builtin_folder() / "house")
    said = Home(tmp_path / "home").run(
        "pack", "handout", folder, "--out", str(out), "--paper", "letter", "--json"
    )
    assert said.json == {"file": str(out), "pack": "house", "language": "en"}
    keys = dict(verbs())["pack handout"].keys
    assert isinstance(keys, dict)
    assert fits(said.json, keys)
    assert "size: letter" in out.read_text("utf-8")


def test_a_name_that_only_the_journal_may_know_opens_it(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert home.run("pack", "handout", "low", "--out", str(out)).code == 0
    assert home.run("pack", "handout", "nowhere", "--out", str(tmp_path / "other.html")).code == 1
    assert not (tmp_path / "other.html").exists()


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.write_text("mine")
    assert Home(tmp_path / "home").run("pack", "handout", "low-tide", "--out", str(out)).code != 0
    assert out.read_text() == "mine"


def test_a_folder_with_faults_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('id = "a-pack"\n')
    out = tmp_path / "page.html"
    said = Home(tmp_path / "home").run("pack", "handout", str(tmp_path), "--out", str(out))
    assert said.code == 6
    assert f"{tmp_path / 'pack.toml'}:1:1: title is missing" in said.out
    assert not out.exists()


def test_a_file_that_is_not_there_is_said_so_and_no_journal_is_looked_for(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    for name in ("small-1.carepack", str(tmp_path / "folder")):
        said = home.run("pack", "handout", name, "--out", str(tmp_path / "page.html"))
        assert said.code != 0
        assert "journal" not in said.err
