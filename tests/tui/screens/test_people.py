"""People: a map by role and ring, cells one moves through, and what is noted of whoever stands there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carecompanion.domain.answer import FlowMark
from carecompanion.domain.care_map import ROLES, Ring, Wish
from carecompanion.domain.person import Consent, Contact
from tests.tui.conftest import HOSTILE
from tests.tui.screens.mouse import click
from tests.tui.screens.sitting import sitting
from tests.tui.screens.test_every_size import resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.screens.sitting import Sitting

STANDING = (
    ("a-clay", Consent.YES, (("mentor", Ring.NEAR),)),
    ("rook", Consent.NOT_ASKED, (("advocate", Ring.WIDER),)),
    ("R-heron", Consent.YES, (("ally", Ring.NEAR),)),
    ("wren", Consent.YES, (("ally", Ring.NEAR), ("co-conspirator", Ring.NEAR), ("team", Ring.NEAR))),
    ("finch", Consent.ASKED, (("ally", Ring.WIDER),)),
    ("an elder I read", Consent.NOT_ASKED, (("visionary", Ring.BEYOND),)),
    ("moss", Consent.NO, ()),
)


async def furnish(here: Sitting) -> None:
    knowing, placing = here.companion.knowing, here.companion.placing

    def work() -> None:
        care_map = placing.maps()[0]
        for handle, consent, places in STANDING:
            person = knowing.add(handle, consent=consent)
            for role, ring in places:
                placing.place(care_map, person, role, ring)
        heron = knowing.person("R-heron")
        knowing.change(heron, cares="a rota people can live with", note="Asks good questions.")
        for way in ("given", "received"):
            here.companion.flowing.add(FlowMark("R-heron", way, 2), date(2026, 11, 16))

    await here.do(work)
    await here.go("people")


async def test_nobody_is_here_and_the_first_is_asked_about(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.go("people")
        assert "The people who stand with you, by the names you give them." in here.text()
        await here.press("n")
        await here.type("wren")
        await here.press("enter")
        assert "Do they know, and did they agree?" in here.text()
        await here.press("y")
        person = await here.do(here.companion.knowing.person, "wren")
        assert person.consent is Consent.YES
        places = await here.do(here.companion.placing.places_of, person)
        assert [(one.name, place.role) for one, place in places] == [("Who stands with me", "ally")]
        assert "There is room in six roles. One person stands here; one has said yes." in here.text()


async def test_arrows_go_from_cell_to_cell_and_n_adds_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press("down", "n")
        assert "Sponsor, near, on" in here.text()
        await here.type("MOSS")
        await here.press("enter")
        assert here.name == "people", "moss was known already: nothing more is asked"
        moss = await here.do(here.companion.knowing.person, "moss")
        assert here.screen.grid.person == moss.id
        places = await here.do(here.companion.placing.places_of, moss)
        assert [place.role for _, place in places] == ["sponsor"]
        await here.press("down", "right", "enter")
        assert "advocate, wider" in here.text()
        assert "rook" in here.text()
        await here.press("escape", "left", "enter")
        assert "Who stands here?" in here.text(), "an empty cell asks who stands there"


async def test_a_person_is_asked_about_moved_and_let_go(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press("down", "down", "right", "a", "a")
        rook = await here.do(here.companion.knowing.person, "rook")
        assert rook.consent is Consent.ASKED
        await here.press("w", "n")
        places = await here.do(here.companion.placing.places_of, rook)
        assert [place.ring for _, place in places] == [Ring.NEAR]
        assert here.screen.grid.person == rook.id, "in hand wherever they stand"
        await here.press("s", "b")
        places = await here.do(here.companion.placing.places_of, rook)
        assert [(place.ring, place.wish) for _, place in places] == [(Ring.NEAR, Wish.BOTH)]
        await here.press("b")
        await here.type("a fair rota")
        await here.press("enter", "enter")
        assert "a fair rota" in here.text()
        await here.press("escape", "x")
        assert await here.do(here.companion.placing.places_of, rook) == ()
        assert "Not" not in here.rows()[4]
        assert any("not placed here" in row for row in here.rows())
        here.screen.stand_at(rook.id)
        await here.settle()
        await here.press("d", "enter")
        assert await here.do(here.companion.knowing.is_known, "rook"), "keeping is the safe answer"
        await here.press("d", "left", "enter")
        assert not await here.do(here.companion.knowing.is_known, "rook")


async def test_a_flow_takes_three_keys_and_is_told_in_words(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press("enter")
        assert "quiet lately" in here.text()
        await here.press("g", "r", "3")
        flows = await here.do(here.companion.flowing.with_source, "a-clay")
        assert [one.mark for one in flows] == [FlowMark("a-clay", "received", 3)]
        assert here.said == ["Kept: care received, a lot."]
        assert "received" in here.text()
        assert "quiet lately" not in here.text()


async def test_to_a_no_no_letter_is_begun(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press("c", "n")
        clay = await here.do(here.companion.knowing.person, "a-clay")
        assert clay.contact is Contact.NO
        await here.press("l")
        assert here.name == "people"
        assert here.said == ["No contact is wanted with a-clay: nothing is drafted to them."]
        await here.press("enter")
        assert "no contact" in here.text()


async def test_other_maps_are_made_named_and_let_go(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press("m")
        assert "Nobody stands on this map yet" in here.text()
        here.screen.action_new_map()
        await here.settle()
        await here.type("The choir")
        await here.press("enter")
        assert here.screen.map.name == "The choir"
        here.screen.action_rename_map()
        await here.settle()
        await here.type(" on Monday")
        await here.press("enter")
        assert here.screen.map.name == "The choir on Monday"
        here.screen.action_remove_map()
        await here.settle()
        await here.press("left", "enter")
        assert [one.name for one in await here.do(here.companion.placing.maps)] == [
            "Who stands with me",
            "Who holds me to account",
            "At work",
        ]


async def test_the_journal_shows_what_was_written_with_somebody(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=(("2026-11-18", "Written alone", {}),)) as here:
        await furnish(here)

        def write() -> None:
            prompting = here.companion.prompting
            snapshot = prompting.snapshot(prompting.find("faucets-and-roles/who-shows-you"))
            here.companion.writing.write("By the bus stop", prompt=snapshot, answers={"mentor": ("A-CLAY",)})

        await here.do(write)
        await here.press("o")
        assert here.name == "journal"
        assert "By the bus stop" in here.text()
        assert "Written alone" not in here.text()


async def test_a_click_takes_somebody_in_hand_and_another_opens_them(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        for _ in range(2):
            await click(here, "rook")
        assert here.screen.card.has_focus
        assert "advocate, wider" in here.text()
        await here.press("escape")
        await click(here, "At work")
        assert here.screen.map.name == "At work"


async def test_hostile_and_many_names_are_only_names(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 40)) as here:

        def work() -> None:
            care_map = here.companion.placing.maps()[0]
            for at, handle in enumerate(HOSTILE):
                name = (" ".join(handle.split()) or "blank")[:20] + f" {at}"
                person = here.companion.knowing.add(name, note=handle, cares=handle)
                here.companion.placing.place(care_map, person, ROLES[at % len(ROLES)], tuple(Ring)[at % 3])
            for at in range(24):
                person = here.companion.knowing.add(f"somebody {at}")
                here.companion.placing.place(care_map, person, "ally", Ring.NEAR)

        await here.do(work)
        await here.go("people")
        for key in (
            "down",
            "right",
            "down",
            "enter",
            "escape",
            "end",
            "up",
            "left",
            "a",
            "escape",
            "b",
            "escape",
        ):
            await here.press(key)
            assert here.app._exception is None, key
        text = here.text()
        assert "\x1b" not in text
        assert here.name == "people"
        await here.press(*["down"] * 20)
        assert any("›" in row for row in here.rows()), "the one in hand is always in sight"


async def test_without_any_map_one_can_be_made(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        for _ in range(3):
            here.screen.action_remove_map()
            await here.settle()
            await here.press("left", "enter")
        assert "No map is here." in here.text()
        await here.press("m")
        await here.type("The choir")
        await here.press("enter")
        assert here.screen.map.name == "The choir"
        assert "moss" in here.text(), "who is known stays, to be placed anew"
        await here.press("enter")
        assert "quiet lately" in here.text() or "Who stands here?" in here.text()


async def test_the_place_and_the_card_look_as_they_should(
    tmp_path: Path, screen_snapshot: Callable[..., None]
) -> None:
    async with sitting(tmp_path) as here:
        await furnish(here)
        await here.press(*["down"] * 3)
        for width, height in ((80, 24), (40, 12), (60, 20), (120, 40)):
            await resize(here, width, height)
            await here.settle()
            screen_snapshot(here.app)
        await here.press("enter")
        for width, height in ((80, 24), (40, 12)):
            await resize(here, width, height)
            await here.settle()
            screen_snapshot(here.app)
