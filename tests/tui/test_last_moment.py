"""The last moment keeps what it can, whatever else is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.tui.last_moment import keep_unsaved, seal_drafts_now
from carecompanion.tui.rooms import room
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from carecompanion.domain.entry import Draft


def broken() -> None:
    """What a page may do whose widgets are gone."""
    raise LookupError


async def test_a_broken_page_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        whole: Any = room("write", draft=here.companion.writing.begin())
        await here.open(whole)
        await here.type("kept all the same")
        await here.open(room("write", draft=here.companion.writing.begin()))
        whole._keeper._kept = -1
        with monkeypatch.context() as harm:
            harm.setattr(here.screen, "unsaved", broken)
            seal_drafts_now(here.app)
        drafts = await here.do(here.companion.writing.drafts)
        assert [draft.text for draft in drafts] == ["kept all the same"]


async def test_what_is_typed_while_it_is_kept_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        page: Any = room("write", draft=here.companion.writing.begin())
        await here.open(page)
        await here.type("one")
        page._keeper._kept = -1
        keep, editor = here.companion.writing.keep, page.query_one("Editor")

        def slowly(draft: Draft) -> Draft:
            if draft.text == "one":
                here.app.call_from_thread(editor.insert, " two")
            return keep(draft)

        monkeypatch.setattr(here.companion.writing, "keep", slowly)
        assert await keep_unsaved(here.app)
        (draft,) = await here.do(here.companion.writing.drafts)
        assert draft.text == "one two"


async def test_a_desk_that_is_closed_does_not_stop_the_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(tmp_path) as here:
        page: Any = room("write", draft=here.companion.writing.begin())
        await here.open(page)
        await here.type("words")
        page._keeper._kept = -1

        def closed(*_: object, **__: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as harm:
            harm.setattr(here.app.desk, "run_now", closed)
            seal_drafts_now(here.app)
