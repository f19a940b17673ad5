"""When the encryption library gives up, nothing has left, nothing has come, and one may try again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.letter_draft import LetterDraft
from carecompanion.errors import ExchangeError
from tests.hostile.panics import each_panic, let_library_panic, quiet_here, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.activities.people import Person


@each_panic
@quiet_here
def test_a_letter_that_could_not_be_sealed_has_not_left(
    panic: Callable[..., object],
    ana: Person,
    noor: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    to = ana.meets(noor, "noor")
    composing = ana.companion.composing
    draft = LetterDraft(to, composing.pieces([ana.companion.writing.write("I stood by the door.")]))
    out = tmp_path / "out"
    out.mkdir()
    with monkeypatch.context() as broken:
        let_library_panic(broken, panic)
        with pytest.raises(ExchangeError) as refused:
            composing.send(draft, out)
    assert refused.value.code == "E_KEY_WEAK"
    assert spoken(capfd) == ""
    assert not list(out.iterdir())
    assert not ana.comes_back().corresponding.lines()
    assert ana.companion.composing.send(draft, out).path.exists(), "the library works again, and so do we"


@each_panic
@quiet_here
def test_a_letter_that_could_not_be_opened_is_damaged_and_may_be_tried_again(
    panic: Callable[..., object],
    ana: Person,
    noor: Person,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    noor.meets(ana, "ana")
    composing = ana.companion.composing
    pieces = composing.pieces([ana.companion.writing.write("I stood by the door.")])
    data = composing.send(LetterDraft(ana.meets(noor, "noor"), pieces), ana.home).path.read_bytes()
    with monkeypatch.context() as broken:
        let_library_panic(broken, panic)
        for work in (noor.companion.corresponding.open_bytes, noor.companion.corresponding.loose_note):
            with pytest.raises(ExchangeError) as refused:
                work(data)
            assert refused.value.code == "E_DAMAGED"
    assert spoken(capfd) == ""
    assert not noor.comes_back().corresponding.lines()
    assert "I stood by the door." in noor.companion.corresponding.open_bytes(data).human
