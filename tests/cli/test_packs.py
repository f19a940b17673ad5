"""Packs by command: one person writes and signs, another looks, installs, compares words, updates and removes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.activities.packing import ASK, SOURCE
from tests.cli.household import Home
from tests.cli.test_tree import fits, verbs

DECLARED = {name: verb.keys for name, verb in verbs()}


class Author:
    """Ruth, with a folder to write packs in."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "ruth").begun()
        self.source = folder / "window-seat"
        self.out = folder / "out"
        self.source.mkdir()
        self.writes(ASK)

    def writes(self, ask: str, *, id_: str = "window-seat", power: str = "none") -> None:
        text = SOURCE.format(id=id_, title="Window seat", ask=ask, power=power)
        (self.source / "pack.toml").write_text(text, encoding="utf-8")

    def builds(self, *more: str) -> str:
        """The path of the file that was written."""
        said = self.home.run(
            "pack", "build", str(self.source), "--out", str(self.out), "--name", "Ruth K.", "--json", *more
        )
        assert said.code == 0, said.err
        assert fits(DECLARED["pack build"], said.json)
        return str(said.json["path"])


@pytest.fixture
def ruth(tmp_path: Path) -> Author:
    return Author(tmp_path)


def test_a_pack_is_shown_whole_before_anything_is_installed(ruth: Author, home: Home) -> None:
    file = ruth.builds()
    words = " ".join(ruth.home.run("pack", "pubkey", "--json").json["words"])
    said = home.run("pack", "install", file, typed="no\n")
    assert said.code == 1
    for shown in (
        "Window seat",
        "Ruth K. (words not compared)",
        "CC BY-SA 4.0",
        words,
        ASK,
        "Only the weather.",
    ):
        assert shown in said.out
    assert "first pack by Ruth K. here" in said.err
    assert home.run("pack", "show", "window-seat").code == 1
    assert home.run("pack", "install", file, typed="yes\n").code == 0
    told = home.run("pack", "show", "window-seat").out
    assert "from Window seat 1.0 · Ruth K. (words not compared) · CC BY-SA 4.0" in told
    assert "here already" in home.run("pack", "install", file).out


def test_nobody_is_asked_where_nobody_can_answer(ruth: Author, home: Home) -> None:
    file = ruth.builds()
    assert home.run("pack", "install", file).code == 2
    said = home.run("pack", "install", file, "--yes", "--json")
    assert fits(DECLARED["pack install"], said.json)
    assert (said.json["arriving"], said.json["is_first_use"], said.json["difference"]) == ("new", True, None)


def test_an_update_shows_what_changed_and_an_older_one_is_refused(ruth: Author, home: Home) -> None:
    first = ruth.builds()
    assert home.run("pack", "update", first, "--yes").code == 1
    home.run("pack", "install", first, "--yes")
    ruth.writes("What is at your window today?")
    second = ruth.builds("--changes", "One question is of today.")
    said = home.run("pack", "update", second, typed="yes\n")
    assert said.code == 0, said.err
    for shown in (f"ask - {ASK}", "ask + What is at your window today?", "One question is of today."):
        assert shown in said.out
    assert "Who sat with you" not in said.out
    refused = home.run("pack", "install", first, "--yes", "--json")
    assert (refused.code, refused.out) == (5, "")
    assert '"E_ROLLBACK"' in refused.err
    home.run("pack", "remove", "window-seat", "--yes")
    assert home.run("pack", "install", first, "--yes").code == 5


def test_the_words_are_compared_and_the_name_is_ones_own(ruth: Author, home: Home) -> None:
    home.run("pack", "install", ruth.builds(), "--yes")
    words = ruth.home.run("pack", "pubkey", "--json").json["words"]
    assert home.run("pack", "trust", "Ruth K.", typed="one two three four five six seven eight\n").code == 1
    said = home.run("pack", "trust", "window-seat", typed=" ".join(word[:4] for word in words) + "\n")
    assert said.code == 0, said.err
    assert "Ruth K. (words checked)" in said.out
    assert home.run("pack", "trust", "Ruth K.", "--name", "Ruth from the library").code == 0
    said = home.run("pack", "trust", "--json")
    assert fits(DECLARED["pack trust"], said.json)
    (signer,) = said.json["signers"]
    assert (signer["name"], signer["standing"], signer["packs"]) == (
        "Ruth from the library",
        "checked",
        ["window-seat"],
    )
    assert home.run("pack", "trust", "--name", "x").code == 2
    assert home.run("pack", "trust", "nobody", "--words", "x").code == 1


def test_a_letter_that_answers_somebody_with_power_says_so_once(ruth: Author, home: Home) -> None:
    assert home.run("pack", "install", ruth.builds(), "--yes").code == 0
    home.run("write", "window-seat/window", "--text-file", "-", typed="Rain, and the bus.")
    (home.folder / "noor.card").write_text(ruth.home.run("card", "show", "--name", "Noor").out)
    assert home.run("card", "read", str(home.folder / "noor.card")).code == 0
    compose = ("letter", "compose", "@last", "--to", "Noor", "--preview")
    assert "power" not in home.run(*compose).err
    home.run("pack", "power", "ruth", "on")
    assert home.run(*compose).err.count("holds power over you") == 1


def test_a_few_of_the_words_are_no_try(ruth: Author, home: Home) -> None:
    assert home.run("pack", "install", ruth.builds(), "--yes").code == 0
    for _ in range(4):
        said = home.run("pack", "trust", "ruth", "--words", "chance graded gopher")
        assert said.code == 2
        assert "3 of 8 so far" in said.err
    words = " ".join(ruth.home.run("pack", "pubkey", "--json").json["words"])
    assert home.run("pack", "trust", "ruth", "--words", words).code == 0


def test_power_brings_the_caution(ruth: Author, home: Home) -> None:
    home.run("pack", "install", ruth.builds(), "--yes")
    assert "may share nothing" not in home.run("pack", "show", "window-seat").out
    said = home.run("pack", "power", "ruth", "on", "--json")
    assert fits(DECLARED["pack power"], said.json)
    assert "may share nothing" in home.run("pack", "show", "window-seat").out
    assert home.run("pack", "show", "window-seat", "--json").json["caution"] is True
    home.run("pack", "power", "ruth", "off")
    assert home.run("pack", "show", "window-seat", "--json").json["caution"] is False
    assert home.run("pack", "power", "ruth", "perhaps").code == 2
    ruth.writes(ASK, power="manager")
    assert "may share nothing" in home.run("pack", "update", ruth.builds(), "--yes").out


def test_removing_leaves_what_was_written(ruth: Author, home: Home) -> None:
    file = ruth.builds()
    home.run("pack", "install", file, "--yes")
    assert home.run("write", "window-seat/window", stdin="Rain.").code == 0
    before = home.run("show", "@last", "--json").json
    assert before["prompt"]["signer_name"] == "Ruth K."
    assert home.run("pack", "remove", "window-seat", typed="\n").code == 1
    said = home.run("pack", "remove", "window-seat", "--yes", "--json")
    assert fits(DECLARED["pack remove"], said.json)
    assert home.run("show", "@last", "--json").json == before
    assert ASK in home.run("show", "@last").out
    assert home.run("pack", "remove", "window-seat", "--yes").code == 1
    assert home.run("pack", "remove", "low-tide", "--yes").code == 1


def test_another_hand_and_a_new_key_are_said(ruth: Author, home: Home, tmp_path: Path) -> None:
    home.run("pack", "install", ruth.builds(), "--yes")
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = Author(other_folder)
    said = home.run("pack", "install", other.builds(), "--yes")
    assert "goes beside it as window-seat~2" in said.err
    assert "Somebody else here goes by the name Ruth K." in said.err
    ruth.home.run("pack", "rotate", "--yes")
    said = home.run("pack", "update", ruth.builds(), "--yes")
    assert said.code == 0, said.err
    assert "new key, for which the old one vouches" in said.err
    assert "a key they have given up" in home.run("pack", "trust").out


def test_a_number_that_leaps_is_asked_about_once_more(ruth: Author, home: Home) -> None:
    home.run("pack", "install", ruth.builds(), "--yes")
    ruth.writes("What now?")
    file = ruth.builds("--serial", "5000")
    said = home.run("pack", "update", file, typed="yes\nno\n")
    assert said.code == 1
    assert "far above the last one seen" in said.err
    assert home.run("pack", "show", "window-seat", "--json").json["serial"] == 1
    assert home.run("pack", "update", file, typed="yes\nyes\n").code == 0


def test_a_source_with_faults_is_told_place_by_place_and_not_built(ruth: Author) -> None:
    ruth.writes("")
    said = ruth.home.run("pack", "build", str(ruth.source), "--out", str(ruth.out), "--name", "Ruth K.")
    assert said.code == 6
    assert "pack.toml:17:7:" in said.err
    assert not ruth.out.exists() or not list(ruth.out.iterdir())
    ruth.writes(ASK)
    nameless = Home(ruth.out.parent / "nameless").begun()
    assert nameless.run("pack", "build", str(ruth.source), "--out", str(ruth.out)).code == 2
    asked = nameless.run("pack", "build", str(ruth.source), "--out", str(ruth.out), typed="Ana\n")
    assert asked.code == 0, asked.err
    assert ruth.home.run("pack", "build", str(ruth.source), "--out", str(ruth.out), "--serial", "1").code == 2


def test_ones_own_key_is_told_and_changed(ruth: Author, tmp_path: Path) -> None:
    said = ruth.home.run("pack", "pubkey", "--out", str(tmp_path / "ruth.pub"), "--json")
    assert fits(DECLARED["pack pubkey"], said.json)
    assert (tmp_path / "ruth.pub").read_text() == said.json["pub"] == ruth.home.run("pack", "pubkey").out
    card = ruth.home.run("card", "show", "--facilitator", "--name", "Ruth K.", "--json")
    assert fits(DECLARED["card show"], card.json)
    assert card.json["words"] == said.json["words"]
    assert ruth.home.run("pack", "rotate", typed="no\n").code == 1
    assert ruth.home.run("pack", "pubkey", "--json").json["words"] == said.json["words"]
    rotated = ruth.home.run("pack", "rotate", "--yes", "--json")
    assert fits(DECLARED["pack rotate"], rotated.json)
    assert rotated.json["words"] != said.json["words"]


def test_what_is_no_pack_is_refused_by_its_code(ruth: Author, home: Home, tmp_path: Path) -> None:
    data = bytearray(Path(ruth.builds()).read_bytes())
    data[-30] ^= 1
    files = {"changed": (bytes(data), 5), "empty": (b"", 6), "large": (b"x" * 1_100_000, 6)}
    for name, (content, code) in files.items():
        (tmp_path / name).write_bytes(content)
        said = home.run("pack", "install", str(tmp_path / name), "--yes")
        assert (said.code, said.out) == (code, "")
    assert home.run("pack", "install", str(tmp_path / "none"), "--yes").code == 1
    assert home.run("pack", "trust").out == ""
