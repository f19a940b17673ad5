"""A year of letters: what a list says of each, threads, what is asked back, what goes, what is written out again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.household import Home


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are run in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def sent(home: Home, to: str, words: str, *wishes: str) -> dict[str, Any]:
    home.run("write", stdin=words)
    said = home.run("letter", "compose", "@last", "--to", to, *wishes, "--yes", "--json")
    assert said.code == 0, said.err
    letter: dict[str, Any] = said.json["sent"]
    return letter


def came(home: Home, file: str) -> str:
    said = home.run("letter", "open", file, "--json")
    assert said.code == 0, said.err
    name: str = said.json["letters"][0]["id"]
    return name


def listed(home: Home, *words: str) -> list[dict[str, Any]]:
    letters: list[dict[str, Any]] = home.run("letter", "list", *words, "--json").json["letters"]
    return letters


def test_a_line_says_what_a_letter_is(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    first = sent(wren, "robin", "About the rota.", "--keep", "once", "--reply", "received")
    name = came(robin, first["file"])
    robin.run("letter", "reply", name, "--guide", "received", "--yes")
    (line, *_) = robin.run("letter", "list").out.splitlines()
    assert "to wren · Received, thank you · answers “" in line
    assert "to be read once" in robin.run("letter", "list").out.splitlines()[1]
    shape = listed(robin)[0]
    assert (shape["kind"], shape["re"], shape["keep"], shape["asked_back"]) == ("letter", name, "keep", False)
    whole = wren.run("letter", "read", first["id"], "--json").json
    assert (whole["kind"], whole["circle"], whole["about"]) == ("letter", None, None)
    assert whole["sha256"] == robin.run("letter", "read", name, "--json").json["sha256"]
    assert len(whole["sha256"]) == 64


def test_letters_are_found_by_their_words(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    kept = came(robin, sent(wren, "robin", "About the heating.")["file"])
    came(robin, sent(wren, "robin", "About the heating, once.", "--keep", "once")["file"])
    came(robin, sent(wren, "robin", "About a walk.")["file"])
    # What came to be let go is in no index.
    assert [one["id"] for one in listed(robin, "--find", "heating")] == [kept]
    assert len(listed(wren, "--find", "heating")) == 2
    assert len(listed(wren, "--find", "about", "-n", "2")) == 2
    assert len(listed(wren, "--find", "about", "--with", "robin", "-n", "0")) == 3
    said = robin.run("letter", "list", "--find", "harbour")
    assert (said.code, said.out) == (0, "")
    assert "No letter holds these words" in said.err
    for words in (("--with", "nobody"), ("--circle", "nobody")):
        assert robin.run("letter", "list", *words).code == 1


def test_a_thread_is_read_in_its_order_whatever_order_it_came_in(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    first = sent(wren, "robin", "First words.", "--reply", "ideas")
    name = came(robin, first["file"])
    said = robin.run("letter", "reply", name, "--yes", "--json", stdin="Second words.")
    second = came(wren, said.json["sent"]["file"])
    third = wren.run("letter", "reply", second, "--yes", "--json", stdin="Third words.").json["sent"]
    came(robin, third["file"])
    out = robin.run("letter", "read", third["id"], "--thread").out
    assert out.index("First words") < out.index("Second words") < out.index("Third words")
    whole = robin.run("letter", "read", name, "--thread", "--json").json["letters"]
    assert [one["id"] for one in whole] == [name, second, third["id"]]
    assert not any(one["unread"] for one in listed(robin))


def test_a_letter_is_asked_back_and_its_reader_decides(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    first = sent(wren, "robin", "Too much of it.")
    name = came(robin, first["file"])
    looked_at = wren.run("letter", "withdraw", name, "--preview")
    assert "asks for a letter back" in looked_at.out
    assert wren.run("letter", "withdraw", name, "--preview", "--json").json == {"text": looked_at.out}
    assert wren.run("letter", "withdraw", name).code == 2
    said = wren.run("letter", "withdraw", name, typed="\n")
    assert (said.code, said.out) == (1, "")
    assert looked_at.out in said.err
    asks = wren.run("letter", "withdraw", name, "--yes", "--json").json["sent"]
    assert asks["to"] == "robin"
    assert wren.run("letter", "withdraw", name, "--yes").code == 1
    assert "you asked for it back" in wren.run("letter", "list").out

    said = robin.run("letter", "open", asks["file"])
    assert "wren asks for “" in said.err
    assert f"letter forget {name[:8]}" in said.err
    assert listed(robin)[0]["kind"] == "withdraw"
    assert listed(robin)[1]["asked_back"] is True
    assert "asked back" in robin.run("letter", "list").out
    said = robin.run("letter", "read", name)
    assert "Too much of it." in said.out
    assert f"`carecompanion letter keep {name[:8]}`" in said.err
    assert robin.run("letter", "read", name, "--json").json["asked_back"] is True
    assert robin.run("letter", "forget", name, "--yes").code == 0
    assert robin.run("letter", "open", first["file"]).code == 0
    assert robin.run("letter", "read", name).code == 1


def test_only_a_letter_of_ones_own_is_asked_back(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    name = came(robin, sent(wren, "robin", "Words.")["file"])
    said = robin.run("letter", "withdraw", name, "--yes")
    assert said.code == 1
    assert "Only a letter that you wrote" in said.err
    assert robin.run("letter", "withdraw", "nothing", "--yes").code == 1


def test_the_file_of_a_letter_that_left_is_written_again(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    first = sent(wren, "robin", "Words.")
    Path(first["file"]).unlink()
    again = wren.run("letter", "again", first["id"][:8], "--armor", "--out", "again.age", "--json").json
    assert again == {"id": first["id"], "to": "robin", "file": "again.age"}
    assert Path("again.age").read_bytes().startswith(b"-----BEGIN AGE")
    assert came(robin, "again.age") == first["id"]
    assert wren.run("letter", "again", first["id"], "--out", "again.age").code == 1
    assert robin.run("letter", "again", first["id"]).code == 1
    assert wren.run("letter", "again", "nothing").code == 1


def test_a_letter_to_be_read_once_is_asked_about_once_read_and_stays_without_a_yes(
    pair: tuple[Home, Home], here: Path
) -> None:
    wren, robin = pair
    name = came(robin, sent(wren, "robin", "Only once.", "--keep", "once")["file"])
    assert f"letter forget {name[:8]}" in robin.run("letter", "read", name).err
    assert robin.run("letter", "read", name, "--yes", typed="y\n").code == 0
    said = robin.run("letter", "read", name, typed="\n")
    assert "wren asks for it to be read once. Let it go now?" in said.err
    robin.run("letter", "read", name, "--json", typed="y\n")
    said = robin.run("letter", "read", name, typed="y\n")
    assert "Only once." in said.out
    assert "Gone" in said.err
    assert robin.run("letter", "read", name).code == 1

    name = came(robin, sent(wren, "robin", "Once more.", "--keep", "once")["file"])
    robin.run("letter", "keep", name)
    assert "once" not in robin.run("letter", "read", name, typed="y\n").err
    assert "kept for your own safety" in robin.run("letter", "list").out


def test_what_was_announced_yesterday_is_gone_and_what_never_was_is_not(
    pair: tuple[Home, Home], here: Path
) -> None:
    wren, robin = pair
    name = came(robin, sent(wren, "robin", "Until tomorrow.", "--until", "tomorrow")["file"])
    robin.now += timedelta(days=30)
    # Neither JSON nor --quiet tells a person anything, and another command announces nothing.
    robin.run("letter", "list", "--json")
    robin.run("letter", "list", "--quiet")
    robin.run("list")
    robin.now += timedelta(days=30)
    said = robin.run("letter", "list")
    assert f"`carecompanion letter keep {name[:8]}` holds on to it" in said.err
    assert "goes after Tuesday 19 January 2027" in said.err
    assert "until 2026-11-21" in said.out
    assert robin.run("letter", "read", name).code == 0
    robin.now += timedelta(days=1)
    assert robin.run("list").code == 0
    assert listed(robin) == []
    assert robin.run("letter", "read", name).code == 1


def test_who_was_told_while_reading_can_hold_on_to_a_letter(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    name = came(robin, sent(wren, "robin", "Until tomorrow.", "--until", "tomorrow")["file"])
    robin.now += timedelta(days=1)
    assert "goes after" in robin.run("letter", "read", name).err
    robin.now += timedelta(days=5)
    # Whoever says keep comes first, on whatever day.
    assert robin.run("letter", "keep", name).code == 0
    assert "goes after" not in robin.run("letter", "list").err
    assert listed(robin)[0]["id"] == name


def test_a_new_card_reaches_those_who_may_be_written_to(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    before = sent(robin, "wren", "To the old card.")
    words = robin.run("partner", "list", "--json").json["partners"][0]["words"]
    robin.run("partner", "verify", "wren", "--words", " ".join(words))
    assert wren.run("card", "renew").code == 2
    said = wren.run("card", "renew", typed="\n")
    assert said.code == 1
    assert "Your card stays as it is" in said.err
    assert wren.run("card", "renew", "--yes", "--out", "nowhere").code == 2
    renewed = wren.run("card", "renew", "--yes", "--json").json
    assert renewed["words"] != words
    assert [one["to"] for one in renewed["letters"]] == ["robin"]
    assert renewed["without"] == []

    said = robin.run("letter", "open", renewed["letters"][0]["file"])
    assert "Stop and look: wren has a new card" in said.err
    assert "from wren · a new card" in robin.run("letter", "list").out
    (known,) = robin.run("partner", "list", "--json").json["partners"]
    assert (known["standing"], known["words"]) == ("introduced", renewed["words"])
    came(wren, before["file"])
    came(wren, sent(robin, "wren", "To the new card.")["file"])

    wren.run("partner", "block", "robin", "--yes")
    said = wren.run("card", "renew", "--yes")
    assert said.out == ""
    assert "No letter for robin" in said.err


def test_a_new_card_needs_one_first(home: Home, here: Path) -> None:
    assert home.run("card", "renew", "--yes").code == 1
