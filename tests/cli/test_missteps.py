"""What two people ran into who followed docs/pairs.md with nothing else to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Said


def written(home: Home) -> str:
    return home.run("write", stdin="We stacked the chairs.").word


def sent_by(home: Home, to: str, folder: Path, *options: str) -> str:
    words = (
        "letter",
        "compose",
        written(home),
        "--to",
        to,
        "--out",
        str(folder),
        "--yes",
        "--json",
        *options,
    )
    said = home.run(*words)
    assert said.code == 0, said.err
    return str(said.json["sent"]["file"])


@pytest.fixture
def stranger(pair: tuple[Home, Home], tmp_path: Path) -> Home:
    """Somebody who calls themselves wren too, and who has robin's card; robin has not theirs."""
    _, robin = pair
    other = Home(tmp_path / "other").begun()
    other.run("card", "show", "--name", "wren")
    other.run("card", "read", "-", stdin=robin.run("card", "show").out)
    return other


def reply(home: Home, letter: str, *options: str, typed: str = "") -> Said:
    return home.run("letter", "reply", letter, *options, typed=typed)


@pytest.mark.parametrize("day", ["yesterday", "today", "2026-11-19"])
def test_no_letter_is_sealed_that_its_reader_could_not_open_any_more(
    pair: tuple[Home, Home], tmp_path: Path, day: str
) -> None:
    wren, _ = pair
    words = ("letter", "compose", written(wren), "--to", "robin", "--until", day, "--out", str(tmp_path))
    said = wren.run(*words, "--yes")
    assert said.code == 2
    assert "has passed" in said.err
    assert not list(tmp_path.glob("*.age"))


def test_a_name_that_does_not_fit_is_said_and_nothing_has_left(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, _ = pair
    words = ("letter", "compose", written(wren), "--to", "robin", "--out", str(tmp_path))
    said = wren.run(*words, typed="yes\n")
    assert said.code == 1
    assert "What was typed is not robin, so nothing was sealed and nothing has left." in said.err
    assert "What was typed" not in wren.run(*words, typed="\n").err


def test_a_letter_to_a_circle_asks_for_the_name_of_the_circle(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, _ = pair
    wren.run("circle", "create", "Tuesdays", "robin")
    words = ("letter", "compose", written(wren), "--to", "Tuesdays", "--out", str(tmp_path))
    assert "Type the circle's name, Tuesdays, to go on:" in wren.run(*words, typed="robin\n").err


def test_enter_alone_is_not_a_wrong_word(pair: tuple[Home, Home]) -> None:
    wren, robin = pair
    words = robin.run("card", "show", "--json").json["words"]
    for _ in range(3):
        assert "Left as it is." in wren.run("partner", "verify", "robin", typed="\n").err
    assert wren.run("partner", "verify", "robin", typed=" ".join(words) + "\n").code == 0


def test_a_letter_about_a_new_card_does_not_call_the_words_checked(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, robin = pair
    words = robin.run("card", "show", "--json").json["words"]
    assert wren.run("partner", "verify", "robin", "--words", " ".join(words)).code == 0
    assert robin.run("card", "renew", "--out", str(tmp_path), "--yes").code == 0
    said = wren.run("letter", "open", str(next(tmp_path.glob("*.letter.age"))))
    assert "Words not checked yet." in said.out
    assert "Words checked." not in said.out


def test_a_stranger_with_a_partners_name_is_not_taken_for_them(
    pair: tuple[Home, Home], stranger: Home, tmp_path: Path
) -> None:
    _, robin = pair
    robin.run("letter", "open", sent_by(stranger, "robin", tmp_path))
    listed = robin.run("letter", "list").out
    assert "from somebody who calls themselves wren" in listed
    accepted = robin.run("letter", "accept", "@last")
    assert accepted.code == 0, accepted.err
    assert "Stop and look: wren came with another key" in accepted.err
    assert "partner verify wren-2" in accepted.err


def test_a_name_that_would_act_in_a_shell_is_quoted_where_a_command_is_told(
    home: Home, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other").begun()
    card = other.run("card", "show", "--name", "Ana $(ls)").out
    assert "partner verify 'Ana $(ls)'`" in home.run("card", "read", "-", stdin=card).out


def test_last_is_the_newest_letter_that_can_be_meant(
    pair: tuple[Home, Home], stranger: Home, tmp_path: Path
) -> None:
    wren, robin = pair
    robin.run("letter", "open", sent_by(wren, "robin", tmp_path, "--reply", "four-part"))
    for _ in range(2):
        said = reply(robin, "@last", "--guide", "received", "--out", str(tmp_path), "--yes", typed=".\n")
        assert said.code == 0, said.err
    kept = robin.run("letter", "keep", "@last", "--json").json["id"]
    assert robin.run("letter", "read", kept, "--json").json["direction"] == "came"
    robin.run("letter", "open", sent_by(stranger, "robin", tmp_path))
    assert robin.run("letter", "refuse", "@last").code == 0
    assert robin.run("letter", "refuse", "@last").code == 1


def test_an_agreement_may_be_answered_by_last_after_another_answer(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, robin = pair
    wren.run("circle", "create", "Tuesdays", "robin")
    text, opens = tmp_path / "code.md", tmp_path / "open.txt"
    text.write_text("We listen.\n", encoding="utf-8")
    opens.write_text("What about summer?\n", encoding="utf-8")
    proposal = tmp_path / "proposal.age"
    wren.run(
        *("circle", "code", "propose", "Tuesdays", "--text-file", str(text), "--out", str(proposal), "--yes")
    )
    came = robin.run("letter", "open", str(proposal))
    assert "puts you in it here" in came.err
    assert "circle code agree --letter" in came.err
    agree = ("circle", "code", "agree", "--letter", "@last", "--out", str(tmp_path), "--yes")
    assert robin.run(*agree, "--open-file", str(opens)).code == 0
    said = robin.run(*agree)
    assert said.code == 0, said.err


def test_a_reply_begun_before_is_shown_before_it_goes_on(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, robin = pair
    robin.run("letter", "open", sent_by(wren, "robin", tmp_path, "--reply", "four-part"))
    robin.run("letter", "reply", "@last", typed="The chairs stayed.\n", leaves=True)
    again = robin.run("letter", "reply", "@last", typed="", leaves=True)
    assert "So far:" in again.err
    assert "The chairs stayed." in again.err


def test_what_is_no_letter_says_how_a_plain_age_file_is_kept(home: Home, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("hello", encoding="utf-8")
    assert "--as-note" in home.run("letter", "open", str(note)).err


def test_a_file_that_is_there_already_names_no_option_that_is_not(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, _ = pair
    place = tmp_path / "one.age"
    place.write_text("mine", encoding="utf-8")
    words = ("letter", "compose", written(wren), "--to", "robin", "--out", str(place), "--yes")
    said = wren.run(*words)
    assert said.code == 1
    assert "--force" not in said.err
    assert place.read_text(encoding="utf-8") == "mine"
