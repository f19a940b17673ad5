"""One entry, open to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carecompanion.domain.entry import Annotation
from carecompanion.domain.field import Field, FieldKind, Listing
from carecompanion.domain.ids import EntryId
from carecompanion.tui.rooms import room
from carecompanion.tui.widgets.prose import Prose
from tests.tui.conftest import HOSTILE
from tests.tui.screens.samples import AFTER_THE_MEETING, ASK, prompted
from tests.tui.screens.sitting import NOW, Sitting, sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carecompanion.domain.entry import Entry

WRITTEN = (("2026-11-17", AFTER_THE_MEETING, {"prompt": prompted(), "tags": ("work", "rota")}),)


async def opened(here: Sitting, change: Callable[[Entry], Entry] | None = None) -> Entry:
    """Open the entry kept last, changed in the vault first where *change* says how."""
    entry: Entry = await here.do(here.companion.reading.entry, "@last")
    if change is not None:
        entry = change(entry)
        await here.do(here.companion._vault.entries.replace, entry)
    await here.open(room("entry", entry_id=entry.id))
    return entry


async def now_kept(here: Sitting) -> Entry:
    entry: Entry = await here.do(here.companion.reading.entry, "@last")
    return entry


def leaf(here: Sitting) -> list[str]:
    return list(here.screen.query_one(Prose).rows)


async def test_a_leaf_has_its_title_day_prompt_words_tags_and_margin_in_this_order(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        note = Annotation(at=NOW, text="said it today, at the bus stop.")
        await opened(here, lambda entry: replace(entry, people=("R-heron",), annotations=(note,)))
        rows = [row.strip() for row in here.rows()]
        order = [
            "After the meeting",
            "Tue 17 November 2026 · imperfect-ally · notice",
            "Name one small moment this week when you stood with someone, or",
            "After the Tuesday meeting R-heron stayed behind to stack chairs. I",
            "#work  #rota   with R-heron",
            "│ Fri 20, in the margin: said it today, at the bus stop.",
        ]
        places = [rows.index(row) for row in order]
        assert places == sorted(places)
        assert rows.count("After the meeting") == 1


async def test_words_that_are_the_title_are_not_read_twice_unless_they_run_on(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=(("2026-11-17", "A line\nthat runs on", {}),)) as here:
        await opened(here)
        assert leaf(here) == ["A line", "Tue 17 November 2026", "", "A line", "that runs on"]


async def test_answers_stand_under_their_labels_in_words(tmp_path: Path) -> None:
    fields = (
        Field(id="pull", label="What is pulling?", kind=FieldKind.LIST, shape=Listing()),
        Field(id="next", label="One thing we could share", kind=FieldKind.TEXT),
    )
    kept = {
        "prompt": replace(prompted(), fields=fields),
        "answers": {"pull": ("Two people off", "I said yes"), "next": "Monday evening"},
    }
    async with sitting(tmp_path, entries=(("2026-11-17", "", kept),)) as here:
        await opened(here)
        rows = leaf(here)
        start = rows.index("What is pulling?")
        assert rows[start + 1 : start + 3] == ["• Two people off", "• I said yes"]
        assert rows[rows.index("One thing we could share") + 1] == "Monday evening"
        await here.press("y")
        assert here.copied == [
            "What is pulling?\n- Two people off\n- I said yes\n\nOne thing we could share\nMonday evening"
        ]


async def test_a_margin_note_is_kept_and_shown(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("m")
        await here.type("said it")
        await here.press("enter")
        assert (await now_kept(here)).annotations[0].text == "said it"
        assert "│ Fri 20, in the margin: said it" in leaf(here)


async def test_an_empty_margin_note_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("m", "enter")
        assert (await now_kept(here)).annotations == ()
        assert here.name == "entry"


async def test_tags_are_the_words_that_were_left_standing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("t", "home", *["delete"] * len("work"))
        await here.type("home")
        await here.press("enter")
        assert set((await now_kept(here)).tags) == {"home", "rota"}
        assert any("#home" in row for row in leaf(here))


async def test_what_can_be_no_tag_is_named(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("t")
        await here.type(" 🌱 river")
        await here.press("enter")
        assert (await now_kept(here)).tags == ("work", "rota", "river")
        assert here.said == ["A tag needs a letter or a number. Left out: 🌱"]


async def test_leaving_the_tags_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("t", "x", "escape")
        assert (await now_kept(here)).tags == ("work", "rota")


async def test_p_makes_it_private_and_the_same_again_takes_it_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("p")
        assert (await now_kept(here)).private
        assert leaf(here)[1].endswith("· private")
        await here.press("p")
        assert not (await now_kept(here)).private


async def test_a_private_entry_stays_here_when_a_letter_is_asked_for(
    tmp_path: Path, other_rooms: Callable[[str, str], None]
) -> None:
    other_rooms("carecompanion.tui.over_entry", "compose")
    async with sitting(tmp_path, entries=WRITTEN) as here:
        entry = await opened(here)
        await here.press("p", "x")
        assert here.name == "entry"
        await here.press("p", "x")
        assert here.screen.given["entries"] == (entry.id,)


async def test_copying_says_that_nothing_was_sent(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.press("y")
        assert here.copied == [AFTER_THE_MEETING]
        assert here.said == ["Copied. Nothing was sent."]


async def test_edit_opens_its_words_in_write(tmp_path: Path, other_rooms: Callable[[str, str], None]) -> None:
    other_rooms("carecompanion.tui.over_entry", "write")
    async with sitting(tmp_path, entries=WRITTEN) as here:
        entry = await opened(here)
        await here.press("e")
        assert here.screen.given["draft"].entry == entry.id


async def test_a_change_made_elsewhere_is_read_again(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        entry = await opened(here)
        await here.do(here.companion.writing.edit, entry, text="Other words altogether")
        here.app.journal_changed()
        await here.settle()
        assert "Other words altogether" in leaf(here)


async def test_deleting_it_leads_back_and_ctrl_z_in_the_journal_returns_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await here.go("journal")
        await here.press("enter", "d", "shift+tab", "enter")
        assert here.name == "journal"
        assert "What you write will be here" in here.text()
        await here.press("ctrl+z", "enter")
        assert leaf(here)[0] == "After the meeting"


async def test_an_entry_that_went_elsewhere_is_left(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await here.go("journal")
        entry = await opened(here)
        await here.do(here.companion.writing.delete, entry.id)
        here.app.journal_changed()
        await here.until(lambda: here.name == "journal")


async def test_an_entry_that_is_not_there_opens_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await here.go("journal")
        await here.open(room("entry", entry_id=EntryId("aaaaaaaaaaaaa")))
        await here.until(lambda: here.name == "journal")


async def test_a_long_entry_is_read_to_its_end(tmp_path: Path) -> None:
    text = "\n\n".join(f"paragraph {number} " + "word " * 40 for number in range(300))
    async with sitting(tmp_path, entries=(("2026-11-17", text, {}),)) as here:
        await opened(here)
        assert "paragraph 299" not in here.text()
        await here.press("end")
        assert "paragraph 299" in here.text()


async def test_its_column_is_as_wide_as_the_writer_set_it(tmp_path: Path) -> None:
    text = "word " * 200
    async with sitting(tmp_path, size=(120, 40), entries=(("2026-11-17", text, {}),)) as here:
        here.app.change_settings(width=50)
        await opened(here)
        assert max(len(row) for row in leaf(here)) <= 50


@pytest.mark.parametrize("text", [*HOSTILE, "one line " + "b" * 1_000_000])
async def test_no_text_acts(tmp_path: Path, text: str) -> None:
    kept = {"tags": (text[:40],), "prompt": replace(prompted(), ask=text[:500] or "?")}
    async with sitting(tmp_path, entries=(("2026-11-17", text or "x", kept),)) as here:
        await opened(here)
        assert here.app.is_running
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(here.text())
        await here.press("end", "d", "escape", "t", "escape")
        assert here.name == "entry"


async def test_selected_words_come_out_as_they_were_written(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        await here.pilot.mouse_down(offset=(6, 7))
        await here.pilot.hover(offset=(25, 8))
        await here.pilot.mouse_up(offset=(25, 8))
        taken = here.screen.get_selected_text()
        assert taken is not None
        assert taken.startswith(
            "After the Tuesday meeting R-heron stayed behind to stack chairs. I stayed too"
        )


async def test_the_footer_names_its_keys_and_the_way_back_on_short_screens_too(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=WRITTEN) as here:
        await opened(here)
        said = "e edit   m margin note   t tags   x share   d delete   esc back"
        assert here.rows()[-1].strip() == said
        await here.pilot.resize_terminal(40, 12)
        await here.settle()
        assert here.rows()[-1].strip() == "e edit   m margin note   esc back"


@pytest.mark.parametrize("theme", ["hearth", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_an_entry_looks_as_it_was_kept(
    tmp_path: Path, size: tuple[int, int], theme: str, screen_snapshot: Callable[[Any], None]
) -> None:
    async with sitting(tmp_path, size=size, theme=theme, entries=WRITTEN) as here:
        await opened(here)
        assert ASK[:20] in here.text()
        screen_snapshot(here.app)
