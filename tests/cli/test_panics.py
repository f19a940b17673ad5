"""When the encryption library gives up, a command says two lines and ends with its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.panics import each_panic, let_library_panic, quiet_here, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.household import Home


@each_panic
@quiet_here
def test_on_the_command_line_it_is_two_lines_and_an_exit_code(
    panic: Callable[..., object],
    pair: tuple[Home, Home],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    wren, robin = pair
    entry = wren.run("write", stdin="I stood by the door.").word
    out = tmp_path / "out"
    out.mkdir()
    words = ("letter", "compose", entry, "--to", "robin", "--out", str(out), "--yes")
    with monkeypatch.context() as broken:
        let_library_panic(broken, panic)
        unsealed = wren.run(*words)
    assert (unsealed.code, unsealed.out, list(out.iterdir())) == (5, "", [])
    assert wren.run(*words).code == 0
    (file,) = out.iterdir()
    with monkeypatch.context() as broken:
        let_library_panic(broken, panic)
        unopened = robin.run("letter", "open", str(file))
    assert unopened.code == 4
    for said in (unsealed, unopened):
        assert "panic" not in said.err.lower()
        assert "secret" not in said.err
        assert "→ " in said.err
    assert spoken(capfd) == ""
    assert robin.run("letter", "open", str(file)).code == 0
