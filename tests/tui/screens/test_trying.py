"""A folder of one's own: every fault at its place, the draft as a member reads it, and from there a file or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.signer import DRAFT
from carecompanion.tui.packs.doors import PackDoors
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.part_rows import PartRows
from carecompanion.tui.widgets.prose import Prose
from tests.tui.conftest import HOSTILE
from tests.tui.screens.arrivals import CORNER, arrives, source_in
from tests.tui.screens.mouse import click
from tests.tui.screens.post import flowing
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_every_size import resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting

FAULTY = CORNER.replace("intensity = 2", "intensitty = 2").replace('who = "solo"', 'who = "nobody"')


async def trying(here: Sitting, folder: Path) -> None:
    """*folder* is tried."""
    await here.open(room("trying", folder=folder))


def words(here: Sitting) -> str:
    """All that is in the pane of words, on one line."""
    return " ".join(part.text for part in here.screen.query_one("#words", Prose).parts)


async def to_leaf(here: Sitting, key: str) -> None:
    """Onto the leaf of that key."""
    here.screen.query_one(PartRows).select(key)
    await here.settle()


async def test_the_draft_reads_as_a_member_will_read_it_and_follows_every_save(tmp_path: Path) -> None:
    folder = source_in(tmp_path / "corner")
    async with sitting(tmp_path / "home") as here:
        await here.go("packs")
        PackDoors(here.screen, lambda _: None).try_folder(str(folder))
        await here.settle()
        await here.press("enter")
        assert here.rows()[0].strip() == "The kitchen corner, your draft"
        assert "Your draft, as a member will read it." in words(here)
        await to_leaf(here, "prompt seen")
        assert "felt first" in words(here)
        (folder / "pack.toml").write_text(CORNER.replace("felt first", "noticed first"))
        await here.until(lambda: "noticed first" in words(here))
        assert here.screen.leaf.key == "prompt seen", "one stays where one is"
        (folder / "pack.toml").write_text("title = ")
        await here.until(lambda: here.screen.pack is None)
        assert "not to be read yet" in here.rows()[0]
        (folder / "pack.toml").unlink()
        folder.rmdir()
        await here.until(lambda: here.name == "FaultDialog")
        await here.press("enter")
        assert here.name == "trying"


async def test_every_fault_is_told_with_its_place_and_the_lines_around_it(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await trying(here, source_in(tmp_path / "corner", FAULTY))
        row = FAULTY[: FAULTY.index('"nobody"')].count("\n") + 1
        said = words(here)
        assert f"pack.toml, line {row}, column 7" in said
        assert 'who = "nobody"' in said
        assert "one of solo, pair, circle" in said
        assert any("intensitty" in leaf.title for leaf in here.screen._leaves)
        await here.press("b")
        assert here.said == ["Something is to be mended first; it stands at the top of the list."]
        for width in (1, 5, 29, 30, 59, 60, 110, 200):
            await resize(here, width, max(width // 3, 2))
        assert here.name == "trying", "no size ends it"


async def test_a_prompt_is_answered_as_the_draft_it_is_and_a_strong_one_asks_first(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await trying(here, source_in(tmp_path / "corner"))
        await to_leaf(here, "prompt harm")
        assert "a mess that was not theirs" not in words(here)
        await here.press("enter", "enter")
        assert "Asks about blame." in here.text()
        await here.press("o")
        assert here.name == "write"
        await here.press("escape")
        await click(here, "Who washed the cups")
        await click(here, "enter answer")
        assert here.name == "write"
        assert "your draft" in here.text()
        await here.press("f8")
        assert "Only the cups." in here.text()
        await here.type("I washed them.")
        await here.press("ctrl+s", "enter")
        kept = await here.do(here.companion.reading.entry, "@last")
        assert kept.prompt is not None
        assert (kept.prompt.pack, kept.prompt.signer) == ("kitchen-corner", DRAFT)
        await click(here, "esc back")
        assert here.name == "today"


async def test_it_is_built_beside_its_folder_and_the_number_counts_by_itself(tmp_path: Path) -> None:
    folder = source_in(tmp_path / "corner")
    async with sitting(tmp_path / "home", size=(80, 30)) as here:
        await trying(here, folder)
        await here.press("b", "enter")
        assert "Who signs it?" in flowing(here), "nobody signs without a name"
        await here.type("Ruth K.")
        await here.press("enter")
        assert "Ruth K. signs it." in flowing(here)
        await here.press("escape")
        assert not _built_in(tmp_path), "leaving the question builds nothing"
        await here.press("b", "enter")
        assert "kitchen-corner-1.carepack" in flowing(here)
        assert " ".join((await here.do(here.companion.signing.words))[:4]) in flowing(here)
        await here.press("y")
        assert here.copied == [str(tmp_path / "kitchen-corner-1.carepack")]
        await here.press("b")
        await here.type("Softer words.")
        await here.press("enter", "escape")
        data = (tmp_path / "kitchen-corner-2.carepack").read_bytes()
        arrival = await here.do(here.companion.installing.look, data)
        assert (arrival.pack.serial, arrival.pack.changes) == (2, "Softer words.")
        await arrives(here, tmp_path / "kitchen-corner-2.carepack")
        await here.press("i", "left", "enter")
        assert here.name == "packs", "one's own words are not to be checked"
    assert [path.name for path in _built_in(tmp_path)] == [
        "kitchen-corner-1.carepack",
        "kitchen-corner-2.carepack",
    ]


def _built_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.carepack"))


async def test_a_page_for_people_without_this_program_is_never_written_over_another(tmp_path: Path) -> None:
    folder = source_in(tmp_path / "corner")
    async with sitting(tmp_path / "home") as here:
        await trying(here, folder)
        await here.press("h", "enter", "a")
        page = tmp_path / "kitchen-corner.html"
        assert "Who washed the cups" in page.read_text()
        page.write_text("something else")
        await here.press("h", "enter", "l")
        assert here.name == "FaultDialog"
        assert page.read_text() == "something else"
        (tmp_path / "pages").mkdir()
        await here.press("enter", "ctrl+u")
        await here.type(str(tmp_path / "pages"))
        await here.press("enter", "a")
        assert (tmp_path / "pages" / "kitchen-corner.html").is_file(), "a folder is where it goes"


async def test_a_pack_is_begun_by_a_few_questions_where_there_is_none_yet(tmp_path: Path) -> None:
    taken, free = source_in(tmp_path / "corner"), tmp_path / "doors-and-keys"
    async with sitting(tmp_path / "home") as here:
        await here.go("packs")
        await here.press("n")
        await here.type("Doors and keys")
        await here.press("enter")
        await here.type(str(taken))
        await here.press("enter", "enter", "a")
        assert here.name == "FaultDialog"
        assert (taken / "pack.toml").read_text() == CORNER
        await here.press("enter", "ctrl+u")
        await here.type(str(free))
        await here.press("enter")
        await here.type("Ruth K.")
        await here.press("enter", "c")
        assert here.name == "trying"
        assert here.rows()[0].strip() == "Doors and keys, your draft"
        assert (free / "pack.toml").is_file()


async def test_what_it_is_called_and_where_it_goes_are_waited_for(tmp_path: Path) -> None:
    async with sitting(tmp_path / "home") as here:
        await here.go("packs")
        await here.press("n", "enter", "space", "enter")
        assert "What is it called?" in flowing(here)
        await here.type("Doors and keys")
        await here.press("enter", "enter")
        assert "Where shall its folder be?" in flowing(here)
        await here.press("escape")
        assert here.name == "packs"


async def test_what_changed_is_there_again_where_building_did_not_work(tmp_path: Path) -> None:
    folder = source_in(tmp_path / "corner")
    async with sitting(tmp_path / "home", size=(80, 30)) as here:
        await trying(here, folder)
        await here.press("b")
        await here.type("Ruth K.")
        await here.press("enter")
        await here.type("Softer words.")
        (folder / "pack.toml").write_text(FAULTY)
        await here.press("enter")
        assert here.name == "FaultDialog"
        await here.press("enter")
        assert "Softer words." in flowing(here)
    assert not _built_in(tmp_path)


async def test_no_word_of_a_source_acts_on_the_screen(tmp_path: Path) -> None:
    spoiled = "title = '" + " ".join(HOSTILE).replace("\n", " ").replace("'", "") + "'\n" + CORNER
    async with sitting(tmp_path / "home") as here:
        folder = source_in(tmp_path / "corner")
        (folder / "pack.toml").write_bytes(spoiled.encode("utf-8", "surrogatepass"))
        await trying(here, folder)
        for leaf in here.screen._leaves:
            await to_leaf(here, leaf.key)
            assert "\x1b" not in here.text()


@pytest.mark.parametrize(
    ("size", "source"), [((80, 24), "faulty"), ((80, 24), "fit"), ((40, 12), "fit"), ((120, 40), "faulty")]
)
async def test_a_folder_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], source: str, screen_snapshot: Callable[[Any], None]
) -> None:
    folder = source_in(tmp_path / "corner", FAULTY if source == "faulty" else CORNER)
    async with sitting(tmp_path / "home", size=size) as here:
        await trying(here, folder)
        if source == "fit":
            await to_leaf(here, "prompt seen")
        if size[0] < 60:
            await here.press("enter")
        screen_snapshot(here.app)
