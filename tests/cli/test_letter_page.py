from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_tree import fits, verbs
from tests.interchange.pages import Read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home, Said

WORDS = "Sam said no, and I looked at the window. Later Ruth wrote to Sam."


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the page goes."""
    return tmp_path / "page.html"


@pytest.fixture
def entry(home: Home) -> str:
    """What is written in the journal."""
    return home.run("write", stdin=WORDS).word


def page(home: Home, entry: str, out: Path, *words: str, typed: str | None = None) -> Said:
    return home.run("letter", "page", entry, "--out", str(out), *words, typed=typed)


def test_the_words_are_shown_then_it_warns_and_asks(home: Home, entry: str, out: Path) -> None:
    said = page(home, entry, out, "--mask", "Sam=a colleague", typed="yes\n")
    assert (said.code, said.out) == (0, f"{out}\n")
    order = ("[a colleague] said no", "a name: Ruth", "neither sealed nor encrypted", "Write it?")
    places = [said.err.index(words) for words in order]
    assert places == sorted(places)
    read = Read(out.read_text("utf-8"))
    assert "[a colleague] said no, and I looked at the window." in read.words
    assert "Sam" not in read.words
    if os.name != "nt":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "Sam" in home.run("show", entry).out


@pytest.mark.parametrize("typed", ["\n", "no\n", ""])
def test_without_a_yes_nothing_is_written(home: Home, entry: str, out: Path, typed: str) -> None:
    assert page(home, entry, out, typed=typed).code != 0
    assert not out.exists()


def test_where_nobody_can_be_asked_yes_is_said_beforehand(home: Home, entry: str, out: Path) -> None:
    assert page(home, entry, out).code == 2
    assert not out.exists()
    said = page(home, entry, out, "--yes", "--quiet")
    assert said.code == 0
    assert "neither sealed nor encrypted" in said.err, "that is said whatever is asked"
    assert page(home, entry, out, "--yes").code == 1, "never over a file that is there"


def test_note_wishes_and_masks_come_from_files(home: Home, entry: str, out: Path, tmp_path: Path) -> None:
    note, wish, masks = tmp_path / "note", tmp_path / "wish", tmp_path / "masks"
    note.write_text("About Sam.\n", encoding="utf-8")
    wish.write_text("No hurry.", encoding="utf-8")
    masks.write_text("Sam=a colleague\nRuth\n", encoding="utf-8")
    said = page(
        home, entry, out, "--content-note-file", str(note), "--note-file", str(wish), "--masks-file", str(masks),
        "--reply", "questions", "--until", "in two weeks", "--yes", "--json",
    )  # fmt: skip
    assert fits(dict(verbs())["letter page"].keys, said.json)
    assert said.json == {"file": str(out), "pieces": 1, "left_out": 3}
    read = Read(out.read_text("utf-8"))
    for words in ("Before you read: About [a colleague].", "No hurry.", "Open questions", "4 December 2026"):
        assert words in read.words
    assert "[… left out …] wrote" in read.words


def test_an_excerpt_leaves_the_rest_at_home(home: Home, entry: str, out: Path) -> None:
    said = home.run("letter", "page", "--excerpt", "@last:0-11", "--out", str(out), "--yes")
    assert said.code == 0
    read = Read(out.read_text("utf-8"))
    assert "Sam said no" in read.words
    assert "window" not in read.words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--mask", "Samuel"), 1),
        (("--mask", "=x"), 2),
        (("--no-advice", "--reply", "ideas"), 2),
        (("--keep", "until"), 2),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(
    home: Home, entry: str, out: Path, words: tuple[str, ...], code: int
) -> None:
    assert page(home, entry, out, *words, "--yes").code == code
    assert not out.exists()


def test_an_entry_marked_private_is_not_printed(home: Home, out: Path) -> None:
    private = home.run("write", "--private", stdin=WORDS).word
    assert page(home, private, out, "--yes").code == 1
    assert not out.exists()
