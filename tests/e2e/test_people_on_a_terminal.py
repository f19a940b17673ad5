"""A care map from a fresh vault, on a real terminal; then the same by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.home import unlock

if TYPE_CHECKING:
    from tests.e2e.home import Home


def test_a_map_grows_from_nobody_and_is_read_out_by_command(home: Home) -> None:
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("5")
        terminal.wait_for("by the names you give them")
        terminal.press("n")
        terminal.wait_for("best not their real one")
        terminal.type("wren")
        terminal.press("Enter")
        terminal.wait_for("Do they know, and did they agree?")
        terminal.press("y")
        terminal.wait_for("● wren")
        terminal.press("g")
        terminal.wait_for("With wren, today")
        terminal.press("g")
        terminal.wait_for("a little")
        terminal.press("2")
        terminal.wait_for("Kept: care given, some.")
        terminal.press("Enter")
        terminal.wait_for("lately")
        terminal.press("c")
        terminal.wait_for("nothing is ever drafted")
        terminal.press("n")
        terminal.wait_for("no contact")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert home.command("person", "show", "wren").out.splitlines() == [
        "wren · no contact",
        "has said yes",
        "Who stands with me: ally, near",
    ]
    assert "ally, near: wren (has said yes)" in home.command("map", "show").out
    assert home.command("flow", "list", "--source", "wren", "--json").json["flows"][0]["direction"] == "given"
