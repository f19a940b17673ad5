"""Packs: what is here, the page of each, every prompt to read, and whatever can be begun from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.ids import PromptId
from carecompanion.tui.packs.parts import parts_to_read, read_inside
from carecompanion.tui.widgets.prose import Prose
from tests.tui.conftest import HOSTILE as HOSTILE_LINES
from tests.tui.screens.mouse import click
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_every_size import resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.pack import Pack
    from tests.tui.screens.sitting import Sitting

HOSTILE = "\n".join(HOSTILE_LINES)


async def stand_on(here: Sitting, name: str) -> None:
    """In the place of packs, on that one."""
    await here.go("packs")
    here.screen.stand_at(name)
    await here.settle()


async def has_also(here: Sitting, pack: Pack) -> None:
    """One more pack is here, whoever made it."""
    prompting = here.companion.prompting
    packs = tuple(sorted((*await here.do(prompting.packs), pack), key=lambda one: one.id))
    vars(prompting)["packs"] = lambda: packs


async def one_like(here: Sitting, name: str, **changed: Any) -> Pack:
    """The built-in pack of that name, otherwise."""
    pack: Pack = await here.do(here.companion.prompting.pack, name)
    return replace(pack, **changed)


def read(here: Sitting) -> str:
    """The whole of what one stands on, as it can be read."""
    return " ".join(part.text for part in here.screen.query_one("#part", Prose).parts)


async def test_the_page_says_what_a_pack_is_where_it_comes_from_and_how_it_goes(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "imperfect-ally")
        said = here.text()
        for words in ("in use", "imperfect-ally 1.0 · 13 prompts · 15 to 20 min", "came with carecompanion",
                      "CC BY 4.0", "Its arc", "strong, asks first", "It starts by noticing"):  # fmt: skip
            assert words in " ".join(said.split()), words


async def test_moving_through_the_list_turns_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.press("7", "down")
        assert "co-practice 1.0 · 15 prompts" in here.text()
        await here.press("k")
        assert "care-together 1.0 · 14 prompts" in here.text()


async def test_a_pack_rests_and_is_used_by_one_key_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "low-tide")
        assert "space rest" in here.rows()[-1]
        await here.press("space")
        assert "low-tide" in await here.do(here.companion.choosing.resting)
        assert "resting" in here.text()
        assert "space use" in here.rows()[-1]
        await here.press("space")
        assert "low-tide" not in await here.do(here.companion.choosing.resting)
        assert "in use" in here.text()


async def test_every_prompt_of_every_pack_can_be_read_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        for pack in await here.do(here.companion.prompting.packs):
            inside = await here.do(read_inside, here.companion, pack)
            assert len(inside.rows()) == len(pack.prompts) + len(pack.practices) + len(pack.exercises) + (
                len(pack.programme.sessions) if pack.programme else 0
            )
            for prompt in pack.prompts:
                words = " ".join(
                    part.text for part in parts_to_read(inside, f"prompt {prompt.id}", strong_key="")
                )
                assert prompt.ask.strip() in words, prompt.id
                assert prompt.doorway.strip() in words, prompt.id
                assert all(field.label in words for field in prompt.fields), prompt.id


async def test_moving_through_the_prompts_each_is_read_below(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "low-tide")
        await here.press("enter")
        pack = await here.do(here.companion.prompting.pack, "low-tide")
        assert pack.prompts[0].ask.strip() in read(here)
        await here.press("down")
        assert pack.prompts[1].ask.strip() in read(here)


async def test_a_prompt_begins_from_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "imperfect-ally")
        await here.press("enter", "down")
        prompt = (await here.do(here.companion.prompting.pack, "imperfect-ally")).prompts[1]
        await here.press("enter")
        assert here.name == "write"
        assert here.screen.current().prompt.id == prompt.id
        await here.press("escape")
        assert here.name == "packs"
        assert here.screen.parts.has_focus


async def test_a_practice_begins_from_there_with_what_it_asks_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "co-practice")
        await here.press("enter")
        here.screen.parts.select("practice co-practice")
        await here.settle()
        assert "for two" in here.text()
        await here.press("enter")
        await here.type("wren")
        await here.press("enter")
        assert "first" in here.text()
        assert here.name != "packs"


async def test_grounding_begins_from_the_pack_that_lends_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "house")
        await here.press("enter", "enter")
        assert here.name == "ground"


async def test_of_a_meeting_all_that_it_names_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await stand_on(here, "six-weeks-imperfect-allies")
        assert "8 meetings, for up to 15 people" in here.text()
        await here.press("enter", "down")
        pack = await here.do(here.companion.prompting.pack, "six-weeks-imperfect-allies")
        session = pack.programme.sessions[1]
        for name in session.prompts:
            found = await here.do(here.companion.prompting.named, name)
            assert (found.prompt.content_note if found.prompt.is_gated else found.words) in read(here), name
        assert session.together.strip() in read(here)
        await here.press("enter")
        assert here.screen.query_one("#part", Prose).has_focus
        await here.press("escape", "escape")
        assert here.screen.packs.has_focus


async def test_a_meeting_that_names_a_pack_that_is_not_here_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        pack = await one_like(here, "six-weeks-imperfect-allies", id="river-circle")
        assert pack.programme is not None
        first = replace(pack.programme.sessions[0], prompts=("gone-pack/one",), practices=("gone-pack/walk",))
        await has_also(here, replace(pack, programme=replace(pack.programme, sessions=(first,))))
        await stand_on(here, "river-circle")
        await here.press("enter")
        assert "From a pack you do not have: gone-pack/one" in read(here)
        assert "From a pack you do not have: gone-pack/walk" in read(here)


async def strong_one(here: Sitting) -> None:
    pack = await one_like(here, "imperfect-ally", id="river-circle")
    note = "It asks about harm you may have caused someone."
    strong = replace(pack.prompts[0], intensity=2, content_note=note, ask="What did you do, in verbs?")
    await has_also(here, replace(pack, prompts=(strong, *pack.prompts[1:])))
    await stand_on(here, "river-circle")
    await here.press("enter")


async def test_the_words_of_a_strong_prompt_wait_behind_its_note_until_they_are_asked_for(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        await strong_one(here)
        assert "It asks about harm you may have caused someone." in read(here)
        assert "in verbs" not in here.text()
        await here.press("o")
        assert "What did you do, in verbs?" in read(here)
        await here.press("o")
        assert "in verbs" not in here.text()


async def test_enter_alone_opens_no_strong_prompt(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await strong_one(here)
        await here.press("enter")
        assert "Before this one" in here.text()
        await here.press("enter")
        assert "Before this one" in here.text()
        await here.press("escape")
        assert here.name == "packs"
        await here.press("enter", "o")
        assert here.name == "write"


async def test_on_a_narrow_screen_list_page_and_prompts_come_one_after_another_and_back(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, size=(40, 12)) as here:
        await stand_on(here, "imperfect-ally")
        assert "Acting before perfect" not in here.text()
        await here.press("enter")
        assert here.screen.page.has_focus
        await here.press("enter")
        assert here.screen.parts.has_focus
        await here.press("escape")
        assert here.screen.page.has_focus
        await here.press("escape")
        assert here.screen.packs.has_focus


async def test_what_a_pack_says_never_acts(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:
        pack = await one_like(
            here, "imperfect-ally", id="river-circle", title=HOSTILE, about=HOSTILE, care_note=HOSTILE,
            audience=HOSTILE, version=HOSTILE, unknown=(HOSTILE,), leaving=HOSTILE,
        )  # fmt: skip
        prompts = tuple(replace(one, ask=HOSTILE, doorway=HOSTILE) for one in pack.prompts)
        await has_also(here, replace(pack, prompts=prompts))
        await stand_on(here, "river-circle")
        assert "\x1b" not in here.text()
        await here.press("enter", "down")
        assert "\x1b" not in here.text()
        assert here.app._exception is None


async def test_by_mouse_a_pack_is_chosen_and_its_prompts_opened(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("packs")
        await click(here, "low-tide")
        assert "low-tide 1.0 · 12 prompts" in here.text()
        await click(here, "enter prompts")
        assert here.screen.parts.has_focus


async def test_where_no_pack_is_one_line_and_one_key_say_how_to_begin(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        vars(here.companion.prompting)["packs"] = tuple
        await here.go("packs")
        assert "No packs here." in here.text()
        assert "to install one" in here.text()


async def test_a_pack_of_four_hundred_prompts_is_drawn_at_every_size(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        pack = await one_like(here, "imperfect-ally", id="river-circle")
        many = tuple(replace(pack.prompts[at % 13], id=PromptId(f"p{at}")) for at in range(400))
        await has_also(here, replace(pack, prompts=many))
        await stand_on(here, "river-circle")
        for width, height in ((1, 1), (30, 8), (33, 20), (60, 24), (110, 30), (200, 60)):
            await resize(here, width, height)
            assert here.app._exception is None, (width, height)
        await resize(here, 80, 24)


async def test_in_plain_signs_the_arc_is_drawn_too(tmp_path: Path) -> None:
    async with sitting(tmp_path, glyphs="plain") as here:
        await stand_on(here, "imperfect-ally")
        assert "* light   o tender   @ strong, asks first" in here.text()
        assert here.text().isascii() or not {"•", "○", "●"} & set(here.text())


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_packs_look_as_they_were_kept(
    tmp_path: Path, size: tuple[int, int], screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size) as here:
        await stand_on(here, "imperfect-ally")
        screen_snapshot(here.app)
