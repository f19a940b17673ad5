"""What is asked says what it takes; an answer that is none of it is asked again, and why is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home


@pytest.fixture
def new(tmp_path: Path) -> str:
    """A file with a new passphrase."""
    file = tmp_path / "another"
    file.write_text("five other plain words here\n", encoding="ascii")
    file.chmod(0o600)
    return str(file)


def test_whether_the_old_passphrase_is_known_is_a_yes_or_no_asked_until_it_is_one(
    real_home: Home, new: str
) -> None:
    call = ("vault", "passphrase", "--new-passphrase-file", new)
    said = real_home.run(*call, typed="perhaps\nno\n")
    assert said.code == 0
    assert said.err.count("Yes or no, Enter for no:") == 2
    assert "neither yes nor no" in said.err
    assert "Then only the passphrase changes." in said.err


def test_whether_the_card_may_stay_open_is_a_yes_or_no_and_what_holds_now_is_said(home: Home) -> None:
    said = home.run("support", "edit", typed="Wren\n.\n.\n.\nsure thing\nyes\n")
    assert "neither yes nor no" in said.err
    assert "It can be read without the passphrase now." in said.err
    assert home.run("support", "show", "--json").json["open_copy"]


def test_enter_keeps_the_card_closed_and_says_so(home: Home) -> None:
    said = home.run("support", "edit", typed="Wren\n.\n.\n.\n\n")
    assert "It opens with the passphrase only." in said.err
    assert home.run("support", "show", "--json").json["open_copy"] is None


def test_a_card_without_words_names_the_options_that_bring_them(home: Home) -> None:
    said = home.run("support", "edit")
    assert said.code == 2
    assert "--people-file" in said.err
    assert "--text-file" not in said.err


def test_a_number_that_is_none_of_the_scales_says_so_before_it_is_asked_again(home: Home) -> None:
    said = home.run("checkin", typed="99\nzz\n0\n6\nmy team\n\n\n")
    assert said.code == 0
    assert said.err.count("There are 6 of them: a number from 1 to 6.") == 3


def test_a_tag_that_was_never_there_is_named_and_what_is_there_now_is_said(home: Home) -> None:
    kept = home.run("write", "--tag", "rota", stdin="Here.").word
    said = home.run("tag", kept, "-garden")
    assert (said.code, said.out) == (0, f"{kept}  rota\n")
    assert "It had no tag garden." in said.err
    said = home.run("tag", kept, "-rota")
    assert said.code == 0
    assert "No tags now." in said.err
    assert home.run("tag", kept, "-rota", "--json").json == {"id": kept, "tags": []}


def test_the_short_help_of_tag_is_help(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.run("tag", "-h").code == 0
    assert "+TAG" in capsys.readouterr().out


def test_a_value_below_nothing_is_a_value_and_not_an_option(home: Home) -> None:
    said = home.run("settings", "set", "lock_minutes", "-5")
    assert "No such option" not in said.err
    assert said.code == home.run("settings", "set", "lock_minutes", "xyz").code
    assert said.err == home.run("settings", "set", "lock_minutes", "999999").err
    assert home.run("settings", "set", "-h").code == 0


def test_each_group_of_the_code_has_a_line_and_a_number(empty_home: Home) -> None:
    said = empty_home.run("init", typed="\n")
    assert said.code == 0, said.err
    groups = [
        line.strip() for line in said.err.splitlines() if line.strip()[:2] in {f"{n}:" for n in range(1, 10)}
    ]
    assert [group.split(": ")[0] for group in groups] == [str(number) for number in range(1, 10)]
    assert all(len(group.split(": ")[1]) == 4 for group in groups)
    assert "with a space between" in said.err
