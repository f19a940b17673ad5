"""The page in an editor outside: asked first, taken in as one change, and nothing of it remains."""

from __future__ import annotations

import sys
import time
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.activities import outside
from carecompanion.tui.app import CareApp
from carecompanion.tui.rooms import room
from tests.tui.screens.sitting import PATIENCE_SECONDS, Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors here are shell scripts")
WORDS = "The heron stood"


@asynccontextmanager
async def writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, *, wished: str = "on"
) -> AsyncIterator[Sitting]:
    """A page with WORDS on it, and an editor that does *does* to ``$1``; afterwards no file may be left."""
    script, memory = tmp_path / "my-editor", tmp_path / "memory"
    script.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    script.chmod(0o700)
    memory.mkdir()
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(outside, "shelter", lambda _: outside.Shelter(memory, is_in_memory=True))
    # A screen that is only in memory has no terminal to lend.
    monkeypatch.setattr(CareApp, "suspend", lambda _: nullcontext())
    async with sitting(tmp_path / "home") as here:
        here.app.settings = replace(here.app.settings, editor_outside=wished)
        await here.open(room("write", draft=here.companion.writing.begin()))
        await here.type(WORDS)
        yield here
    assert list(memory.iterdir()) == []


def _text(here: Sitting) -> Any:  # noqa: ANN401 - the editor
    return here.screen.query_one("#text")


async def test_nothing_goes_out_before_it_is_wished_and_agreed_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path, monkeypatch, f"touch {tmp_path}/ran", wished="off") as here:
        await here.press("f4")
        assert here.said == ["Writing in another editor is off. Settings, Safety turns it on."]
        here.app.settings = replace(here.app.settings, editor_outside="on")
        await here.press("f4")
        assert "Write in my-editor?" in here.text()
        assert "swap" in here.text()
        await here.press("enter", "escape")
        assert here.name == "write"
        assert not (tmp_path / "ran").exists()


async def test_what_comes_back_is_one_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(
        tmp_path, monkeypatch, f'cp "$1" {tmp_path}/seen; echo " in the rain" >> "$1"'
    ) as here:
        await here.press("f4", "o")
        await here.until(lambda: here.said)
        assert (tmp_path / "seen").read_text() == WORDS
        assert _text(here).text == f"{WORDS} in the rain"
        await here.press("ctrl+z")
        assert _text(here).text == WORDS
        await here.press("ctrl+y", "f4")  # it was agreed to for this page
        await here.until(lambda: len(here.said) > 1)
        assert _text(here).text == f"{WORDS} in the rain in the rain"
        (draft,) = await here.do(here.companion.writing.drafts)
        assert draft.text.startswith(WORDS)


async def test_what_cannot_be_taken_in_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path, monkeypatch, "") as here:
        await here.press("f4", "o")
        await here.until(lambda: len(here.said) == 1)
        assert here.said[0].startswith("It came back as it was.")
        for does, says in (
            ('rm "$1"', "not there any more"),
            ('printf "caf\\351" > "$1"', "not text that can be read"),
            (': > "$1"', "came back empty"),
        ):
            (tmp_path / "my-editor").write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
            await here.press("f4")
            await here.until(lambda: here.name != "write")
            assert says in " ".join(here.text().split())
            await here.press("escape")
            assert _text(here).text == WORDS


async def test_an_editor_that_fails_keeps_what_it_had_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = f'test -e {tmp_path}/again && echo " and saved" >> "$1"; touch {tmp_path}/again; kill -9 $$'
    async with writing(tmp_path, monkeypatch, does) as here:
        await here.press("f4", "o")
        await here.until(lambda: here.said)
        assert "as it was" in here.said[-1]
        assert _text(here).text == WORDS
        await here.press("f4")
        await here.until(lambda: len(here.said) > 1)
        assert "What it had saved is here" in here.said[-1]
        assert _text(here).text == f"{WORDS} and saved"


async def test_locking_ends_the_editor_and_keeps_what_it_had_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As long as before: not even the cursor stands elsewhere.
    does = f'echo "The swift stood" > "$1"; touch {tmp_path}/out; while :; do sleep 0.1; done'
    async with writing(tmp_path, monkeypatch, does) as here:
        companion = here.companion
        kept: list[str] = []
        close = companion.close

        def look_and_close() -> None:
            kept.extend(draft.text for draft in companion.writing.drafts())
            close()

        monkeypatch.setattr(companion, "close", look_and_close)
        await here.pilot.press("f4", "o")
        end = time.monotonic() + PATIENCE_SECONDS
        while not (tmp_path / "out").exists():
            assert time.monotonic() < end
            await here.pilot.pause(0.05)
        await here.app.door.lock()
        await here.settle()
        assert here.name == "unlock"
        assert kept == ["The swift stood"]
        assert list((tmp_path / "memory").iterdir()) == []
