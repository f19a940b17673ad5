"""docs/practices.md, row by row: done on a real terminal and by the command, from a fresh journal."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

import pytest

from tests.cli.household import Home as QuickHome
from tests.e2e.home import ROOT, unlock
from tests.e2e.walkthrough import Act, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.home import Home
    from tests.e2e.terminal import RawTerminal, Terminal
    from tests.e2e.walkthrough import Row

ROWS: Final = rows_of(ROOT / "docs" / "practices.md")
PARTS: Final = tuple(tuple(rows) for _, rows in groupby(ROWS, key=lambda row: row.part))
AT_TODAY: Final = r"•\s*Today"
A_PLACE: Final = r"Today.*Journal.*Patterns.*Ongoing.*People.*Letters"


@pytest.fixture
def noors_card(tmp_path: Path) -> str:
    """The card of somebody else, who has a companion too."""
    return QuickHome(tmp_path / "noor").begun().run("card", "show", "--name", "Noor").word


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_has_keys_a_command_and_a_picture(row: Row) -> None:
    assert [act.kind for act in row.acts].count("see") > 1
    assert row.calls
    assert any(call.answer for call in row.calls)
    assert (ROOT / row.picture).is_file()


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_is_done_by_the_command(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noors_card: str
) -> None:
    home = QuickHome(tmp_path / "wren").begun()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "noor.card").write_text(noors_card, encoding="utf-8")
    named = ""
    for call in row.calls:
        said = home.run(*(named if word == "ID" else word for word in call.words), stdin=call.stdin)
        assert said.code == 0, (call, said.err)
        for line in call.answer:
            assert line in re.sub(r"\s+", " ", said.out + said.err), call
        if call.file:
            (tmp_path / call.file).write_text(said.out, encoding="utf-8")
        named = said.out.split(maxsplit=1)[0] if said.out.split() else ""


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[0].part)
def test_the_rows_of_a_part_are_done_on_a_terminal(
    part: tuple[Row, ...], home: Home, noors_card: str
) -> None:
    (home.cwd / "noor.card").write_text(noors_card, encoding="utf-8")
    with home.on_pty() as terminal:
        unlock(terminal)
        for row in part:
            to_today(terminal)
            if Act("press", "3") in row.acts:
                to_first_tab(terminal)
            for act in row.acts:
                try:
                    do(terminal, act)
                except AssertionError as error:
                    error.add_note(f"at {act} of {row}")
                    raise


def to_today(terminal: Terminal) -> None:
    """Back to where a newcomer begins."""
    while not re.search(AT_TODAY, screen := terminal.screen()):
        if re.search(A_PLACE, screen):
            terminal.press("1")
            terminal.wait_for(AT_TODAY)
        else:
            # One key at a time: a second one would close what is opened next.
            terminal.press("Escape")
            terminal.wait_for(A_PLACE)


def to_first_tab(terminal: Terminal) -> None:
    """Patterns as it is when one comes there for the first time; it stays on the tab one left it at."""
    terminal.press("3")
    terminal.wait_for(r"•\s*Patterns")
    while not re.search(r"•\s*Connection|to mark one now", terminal.screen()):
        terminal.press_and_see("]")
    to_today(terminal)


def do(terminal: RawTerminal, act: Act) -> None:
    """Every key does something that can be seen, and every word arrives."""
    if act.kind == "see":
        terminal.wait_for(r"\s+".join(map(re.escape, act.said.split())))
    elif act.kind == "type":
        terminal.type_and_see(act.said)
    else:
        terminal.press_and_see_above(act.key)
        if act.said == "ctrl+p":
            terminal.wait_for("What would you like to do")
