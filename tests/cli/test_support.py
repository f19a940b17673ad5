from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.household import Home


def test_without_a_journal_there_is_guidance_and_no_number(empty_home: Home) -> None:
    said = empty_home.run("support", "show")
    assert said.code == 0
    assert "emergency number" in said.out
    assert not any(mark.isdigit() for mark in said.out)


def test_the_card_is_asked_one_thing_at_a_time_and_stays_closed_unless_allowed(home: Home) -> None:
    typed = "Ana, after six\n.\nIt passes.\n.\nCan you talk?\n.\nno\n"
    assert home.run("support", "edit", typed=typed).code == 0
    shown = home.run("support", "show").out
    for words in ("emergency number", "Ana, after six", "It passes.", "Can you talk?"):
        assert words in shown
    home.environ.pop("CARECOMPANION_PASSPHRASE_FILE")
    locked = home.run("support", "show")
    assert locked.code == 0
    assert "Ana" not in locked.out
    assert "emergency number" in locked.out


def test_the_card_opens_without_a_passphrase_where_that_was_allowed(home: Home, tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.write_text("Ana, after six", encoding="utf-8")
    said = home.run("support", "edit", "--people-file", str(people), "--open-while-locked", "--json")
    assert said.json["open_while_locked"] is True
    home.environ.pop("CARECOMPANION_PASSPHRASE_FILE")
    assert home.run("support", "show").out == "Ana, after six\n"
    assert home.run("support", "show", "--json").json["open_copy"] == "Ana, after six"


def test_closing_it_again_takes_the_open_copy_away(home: Home) -> None:
    home.run("support", "edit", "--line-file", "-", "--open-while-locked", stdin="It passes.")
    assert home.run("support", "edit", "--closed-while-locked").code == 0
    assert not (home.folder / "support.txt").exists()
    assert home.run("support", "show", "--json").json["card"]["kind_line"] == "It passes."


def test_words_that_come_with_closing_it_are_never_in_the_open_copy(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.run("support", "edit", "--line-file", "-", "--open-while-locked", stdin="It passes.")
    written: list[bytes] = []
    monkeypatch.setattr(
        "carecompanion.settings.atomic.write_atomically", lambda _path, data: written.append(data)
    )
    said = home.run(
        "support", "edit", "--line-file", "-", "--closed-while-locked", "--json", stdin="Only mine."
    )
    assert said.json["kind_line"] == "Only mine."
    assert written == []


def test_a_full_stop_alone_leaves_a_part_as_it_is(home: Home) -> None:
    home.run("support", "edit", typed="Ana\n.\nKind.\n.\nTalk?\n.\nno\n")
    home.run("support", "edit", typed=".\nKinder.\n.\n.\n")
    card = home.run("support", "show", "--json").json["card"]
    assert card == {"people": "Ana", "kind_line": "Kinder.", "message": "Talk?"}


def test_where_nobody_can_be_asked_the_words_come_from_files(home: Home) -> None:
    assert home.run("support", "edit").code == 2
