"""A pack that arrives: read whole before it is let in, refused by its code, and never installed by enter alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_words
from carecompanion.crypto.signify import public_of
from carecompanion.domain.pack import Source
from carecompanion.domain.pack_diff import difference
from carecompanion.domain.signer import Trust
from carecompanion.packs.rotation import make_rotation
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.part_rows import PartRows
from carecompanion.tui.widgets.prose import Prose
from tests.hostile.words import FOR_A_BROWSER
from tests.tui.conftest import HOSTILE
from tests.tui.screens.arrivals import CORNER, MALLORY, RUTH, arrives, built, source_in, written
from tests.tui.screens.mouse import click
from tests.tui.screens.post import ANA, WREN, flowing, is_me, meet
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_every_size import resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.activities.installing import Arrival
    from tests.tui.screens.sitting import Sitting

NEW_PROMPT = '\n[[prompt]]\nid = "after"\nask = "Who locked the door behind everybody?"\n'
RUTHS_WORDS = " ".join(safety_words(fingerprint(FACILITATOR, public_of(RUTH))))


async def has(here: Sitting, data: bytes) -> None:
    """That pack is installed already."""
    installing = here.companion.installing
    await here.do(lambda: installing.install(installing.look(data)))
    here.app.journal_changed()
    await here.settle()


async def names(here: Sitting) -> list[str]:
    """What the installed packs are called."""
    return [pack.name for pack in await here.do(here.companion.installing.installed)]


def words(here: Sitting) -> str:
    """All that is in the pane of words, on one line."""
    return " ".join(part.text for part in here.screen.query_one("#words", Prose).parts)


async def to_leaf(here: Sitting, key: str) -> None:
    """Onto the leaf of that key."""
    here.screen.query_one(PartRows).select(key)
    await here.settle()


async def test_before_anything_is_installed_every_word_of_it_can_be_read(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await arrives(here, written(tmp_path, built()))
        assert here.name == "arriving"
        said = words(here)
        for told in (
            "Ruth K.",
            RUTHS_WORDS.split()[0],
            "CC BY 4.0",
            "It may touch who is seen and who is not.",
            "holds power over some members",
            "A. Kaplan",
            "That is enough for today.",
        ):
            assert told in said, told
        await to_leaf(here, "prompt seen")
        assert "felt first" in words(here)
        assert "How much of it is seen" in words(here)
        assert "from 0, none, to 10, all" in words(here)
        await click(here, "One round of the table")
        assert "Look once around the room." in words(here)
        await here.press("enter", "enter", "i", "enter", "i", "escape")
        assert here.name == "arriving"
        assert await names(here) == [], "enter alone installs nothing"
        for width in (1, 5, 29, 30, 59, 60, 110, 200):
            await resize(here, width, max(width // 3, 2))
        assert here.name == "arriving", "no size ends it"


async def test_the_words_of_a_strong_prompt_wait_behind_its_note_old_ones_and_new_ones(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await has(here, built())
        other = CORNER.replace("a mess that was not theirs", "a spill they never saw")
        await arrives(here, written(tmp_path, built(other, serial=2)))
        assert "Changed prompt: harm" in words(here)
        assert "spill" not in words(here)
        await here.press("o")
        assert "spill" in words(here)
        assert "a mess that" in words(here)
        await to_leaf(here, "prompt harm")
        assert "spill" in words(here)
        await here.press("o")
        assert "spill" not in words(here)
        assert "Asks about blame." in words(here)


async def test_it_is_installed_and_its_words_are_checked_right_away(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        came = await arrives(here, written(tmp_path, built()))
        await click(here, "i install")
        await click(here, "Install  ")
        assert came == ["kitchen-corner"]
        assert await names(here) == ["kitchen-corner"]
        await here.press("v")
        assert RUTHS_WORDS.split()[0] not in here.text(), "what is typed as it is heard stands nowhere"
        await here.type(" ".join(RUTHS_WORDS.split()[:7]))
        await here.press("enter")
        assert "7 of 8 so far." in here.text(), "seven words in full are no try, however long"
        await here.press("ctrl+u")
        await here.type("handbag " * 8)
        await here.press("enter")
        assert "Not the same yet." in here.text()
        await here.press("ctrl+u")
        await here.type(RUTHS_WORDS)
        await here.press("enter")
        signers = await here.do(here.companion.trusting.signers)
        assert [one.standing for one in signers] == [Trust.CHECKED]
        assert here.name == "packs"
        await arrives(here, written(tmp_path, built()))
        assert "This is here already" in words(here)
        assert "install" not in here.rows()[-1]
        await here.press("i")
        assert here.name == "arriving"


async def test_an_update_shows_first_what_is_other_and_leaves_what_was_written(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await has(here, built())
        invitation = await here.do(here.companion.prompting.named, "kitchen-corner/cups")
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
        entry = await here.write("I washed them.", prompt=snapshot)
        newer = CORNER.replace("washed the cups", "cleared the table") + NEW_PROMPT
        await arrives(here, written(tmp_path, built(newer, serial=2, changes="Softer words.")))
        said = words(here)
        assert "Softer words." in said
        assert "Who washed the cups" in said
        assert "Who cleared the table" in said
        assert "Who locked the door" in said
        await here.press("i", "left", "enter", "escape")
        installed = await here.do(here.companion.installing.installed)
        assert [(pack.name, pack.serial) for pack in installed] == [("kitchen-corner", 2)]
        kept = await here.do(here.companion.reading.entry, entry.id)
        assert kept.prompt is not None
        assert "washed the cups" in kept.prompt.ask


REFUSED = {
    "an older one": (built(serial=1), "older"),
    "other words under the same number": (built(CORNER.replace("cups", "plates"), serial=2), ""),
    "altered on the way": (built(serial=3).replace(b"cups", b"caps"), "signature"),
    "with a mark before it": (b"\xef\xbb\xbf" + built(serial=3), ""),
    "with other line ends": (built(serial=3).replace(b"\n", b"\r\n"), ""),
    "too big": (b"x" * (1024 * 1024 + 1), ""),
    "empty": (b"", ""),
}


async def test_what_is_refused_is_told_and_nothing_that_is_here_is_disturbed(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await has(here, built(serial=2))
        for name, (data, told) in REFUSED.items():
            await arrives(here, written(tmp_path, data))
            assert here.name == "FaultDialog", name
            assert told in here.text(), name
            await here.press("enter")
            assert here.name == "packs", name
        installed = await here.do(here.companion.installing.installed)
        assert [(pack.name, pack.serial) for pack in installed] == [("kitchen-corner", 2)]


async def test_somebody_elses_pack_of_that_name_goes_beside_after_a_warning(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 40)) as here:
        await has(here, built())
        came = await arrives(here, written(tmp_path, built(secret=MALLORY, name="Ruth K.")))
        assert "This one would stand beside it, as kitchen-corner~2" in words(here)
        assert "goes by the name Ruth K., with another key" in words(here)
        await here.press("i")
        assert "beside it, as kitchen-corner~2" in flowing(here)
        await here.press("left", "enter")
        assert came == ["kitchen-corner~2"]
        assert await names(here) == ["kitchen-corner", "kitchen-corner~2"]
        await here.press("v")
        await here.type(RUTHS_WORDS)
        await here.press("enter", "enter", "enter")
        assert "Three times the words were not those of this key." in flowing(here)


async def test_a_new_key_and_a_number_that_leaps_are_told_before_anything(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 40)) as here:
        await has(here, built())
        await arrives(here, written(tmp_path, built(serial=2_000)))
        await here.press("i")
        assert "2000, is far beyond the one before" in flowing(here)
        await here.press("escape", "escape")
        prev = make_rotation(RUTH, public_of(MALLORY))
        await arrives(here, written(tmp_path, built(serial=2, secret=MALLORY, prev=prev)))
        assert "The key is a new one, and the old one says so" in words(here)
        await here.press("i", "left", "enter", "escape")
        installed = await here.do(here.companion.installing.installed)
        assert [(pack.name, pack.signer) for pack in installed] == [("kitchen-corner", public_of(MALLORY))]


async def test_several_files_come_one_after_the_other_and_a_folder_is_tried(tmp_path: Path) -> None:
    other = CORNER.replace("kitchen-corner", "second-corner")
    one, two = written(tmp_path, built(), "a b.carepack"), written(tmp_path, built(other), "c.carepack")
    async with sitting(tmp_path / "home") as here:
        await arrives(here, tmp_path / "not-here.carepack")
        assert "No file goes by that path." in here.text()
        await here.press("enter")
        field = here.screen.query_one("#answer")
        assert field.value.endswith("not-here.carepack"), "it is mended, not typed again"
        field.value = f"'{one}' {two}"
        await here.press("enter", "i", "left", "enter")
        assert "second-corner" in words(here)
        await here.press("i", "left", "enter", "escape")
        assert await names(here) == ["kitchen-corner", "second-corner"]
        await arrives(here, source_in(tmp_path / "corner"))
        assert here.name == "trying"


async def test_no_word_of_it_acts_on_the_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        arrival = await here.do(here.companion.installing.look, built())
        for hostile in (" ".join(HOSTILE), " ".join(FOR_A_BROWSER)):
            await here.open(room("arriving", arrival=_spoiled(arrival, hostile)))
            await here.press("o")
            for leaf in here.screen._leaves:
                await to_leaf(here, leaf.key)
                _acts_on_nothing(here)
            await here.press("i")
            _acts_on_nothing(here)
            await here.press("escape", "escape")
            assert here.name == "today"


def _spoiled(arrival: Arrival, hostile: str) -> Arrival:
    pack = arrival.pack
    prompts = tuple(replace(one, ask=hostile, doorway=hostile, tags=(hostile,)) for one in pack.prompts)
    practices = tuple(replace(one, title=hostile) for one in pack.practices)
    spoiled = replace(
        pack,
        title=hostile,
        version=hostile,
        about=hostile,
        care_note=hostile,
        unknown=(hostile,),
        changes=hostile,
        authors=(hostile,),
        sources=(Source(hostile, hostile, None, hostile, hostile),),
        prompts=prompts,
        practices=practices,
    )
    signer = replace(arrival.signer, claimed_name=hostile)
    other = difference(pack, spoiled)
    return replace(
        arrival,
        pack=spoiled,
        signer=signer,
        before=pack,
        difference=other,
        beside=(hostile,),
        namesake=signer,
    )


def _acts_on_nothing(here: Sitting) -> None:
    assert "\x1b" not in here.text()
    for strip in here.app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style is not None else {}
            assert not {"@click", "link"} & meta.keys(), segment


async def test_what_answers_a_prompt_by_somebody_with_power_says_so_before_it_is_sealed(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await has(here, built())
        await is_me(here, ANA, "Ana")
        await meet(here, WREN, "wren")
        invitation = await here.do(here.companion.prompting.named, "kitchen-corner/cups")
        snapshot = await here.do(here.companion.prompting.snapshot, invitation)
        entry = await here.write("I washed them.", prompt=snapshot)
        await here.open(room("compose", entries=(entry.id,)))
        await here.press("enter", "enter", "enter")
        assert "You choose what you share, and may share nothing." in flowing(here)


@pytest.mark.parametrize(
    ("size", "is_update"), [((80, 24), False), ((80, 24), True), ((40, 12), True), ((120, 40), False)]
)
async def test_a_pack_that_arrives_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], is_update: bool, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        data = built()
        if is_update:
            await has(here, data)
            newer = CORNER.replace("washed the cups", "cleared the table") + NEW_PROMPT
            data = built(newer, serial=2, changes="Softer words.")
        await arrives(here, written(tmp_path, data))
        if size[0] < 60:
            await here.press("enter")
        screen_snapshot(here.app)
