"""Answering by fields: keys as specified, values as the domain takes them, nothing lost on the way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.containers import VerticalScroll

from carecompanion.domain.answer import (
    Commitment,
    Count,
    FlowMark,
    Mark,
    Row,
    Turn,
    Value,
    plain_of,
    value_from_plain,
)
from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    Field,
    FieldKind,
    Flows,
    Listing,
    Option,
    People,
    Promise,
    Scale,
    Shape,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.values import HIGH, LOW
from carecompanion.tui.widgets.editor import Editor
from carecompanion.tui.widgets.fields import table
from carecompanion.tui.widgets.fields.box import FieldBox
from carecompanion.tui.widgets.fields.known import Known
from tests.tui.conftest import HOSTILE, Host, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

TODAY = date(2026, 11, 20)
SHARE = (Option("share", "share"), Option("stop", "stop"), Option("swap", "swap"))
COLUMNS = (
    Column("what", "what"),
    Column("how", "share, stop or swap", ColumnKind.CHOICE, SHARE),
    Column("who", "with whom"),
)
LISTED = Field("pulling", FieldKind.LIST, "What is pulling?", shape=Listing())
CHOSEN = Field("which", FieldKind.CHOICE, "Which one?", shape=Choice(SHARE))
SEVERAL = Field("which", FieldKind.CHOICES, "Which ones?", shape=Choice(SHARE))
TABLE = Field("one", FieldKind.TABLE, "One thing we could share, stop or swap", shape=Table(COLUMNS))
MIXED = Field(
    "mixed",
    FieldKind.TABLE,
    "",
    shape=Table(
        (
            Column("n", "how many", ColumnKind.NUMBER),
            Column("day", "by", ColumnKind.DATE),
            Column("s", "how sure", ColumnKind.SCALE, scale=Scale(1, 5, "", "")),
        ),
        (Option("a", "Monday line"), Option("b", "Crisis phone")),
    ),
)
VOICED = Field("voices", FieldKind.VOICES, "Two voices", shape=Voices(("cynic", "rescuer", "the third")))
COUNTED = Field(
    "left", FieldKind.COUNTS, "Who left", shape=Counts((Option("left", "left"), Option("rose", "raised")))
)
FLOWING = Field("flow", FieldKind.FLOW, "What moved", shape=Flows())
PROMISED = Field("next", FieldKind.COMMITMENT, "One thing", shape=Promise(owner_role=True, authority=True))
WITH = Field("with", FieldKind.PERSON, "With", shape=People(several=True))
LINE = Field("line", FieldKind.LINE, "A line")
TEXT = Field("text", FieldKind.TEXT, "A text", help="As long as you like.")

ANSWERED: list[tuple[Field, Value]] = [
    (LISTED, ("Two people off", "I said yes")),
    (CHOSEN, ("swap",)),
    (SEVERAL, ("share", "swap")),
    (
        TABLE,
        (Row("", {"what": "Monday line", "how": "swap", "who": "rota"}), Row("named", {"what": "Crisis"})),
    ),
    (MIXED, (Row("a", {"n": 3, "day": "2026-12-04", "s": 4}), Row("b", {"n": -2}))),
    (VOICED, (Turn(0, "It never changes."), Turn(1, "Let me."), Turn(2, "Who else?"), Turn(2, "Go on."))),
    (COUNTED, (Count("left", "nights", 4), Count("rose", "nights", 0), Count("left", "days", 2))),
    (FLOWING, (FlowMark("wren", "given", 2), FlowMark("the rota", "empties", 3))),
    (PROMISED, Commitment("Ask them", date(2026, 12, 4), "wren", "rota holder", "the team")),
    (WITH, ("wren", "R-heron")),
    (LINE, "one line"),
    (TEXT, "Two\n\nparagraphs."),
    (Field("s", FieldKind.SCALE, "s", shape=TwoSided(5, "a", "b", "c")), (Mark(LOW, 3), Mark(HIGH, 2))),
    (Field("s", FieldKind.SCALE, "s", shape=Scale(1, 5, "a", "b")), 4),
]
NAMES = [f"{field.kind}-{at}" for at, (field, _) in enumerate(ANSWERED)]


class Answering(Host):
    CSS = "VerticalScroll { padding: 0 6; } FieldBox { margin-bottom: 1; }"

    def __init__(self, *boxes: FieldBox) -> None:
        super().__init__(VerticalScroll(*boxes, can_focus=False))
        self.box = boxes[0]

    def on_mount(self) -> None:
        self.box.take_up()

    def on_field_box_changed(self, event: FieldBox.Changed) -> None:
        self.heard.append((event.box.field.id, event.box.value))


def asked(field: Field, value: Value | None = None) -> FieldBox:
    return FieldBox(field, value, today=TODAY)


def told(box: FieldBox) -> Value | None:
    """What the box says now; asked afresh, for the checker's sake as well."""
    return box.value


async def write(pilot: Pilot[None], words: str) -> None:
    """Type *words* into what has the focus, in one go."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


@pytest.mark.parametrize(("field", "value"), ANSWERED, ids=NAMES)
async def test_an_answer_comes_back_as_it_was(field: Field, value: Value) -> None:
    app = Answering(asked(field, value), asked(LINE))
    async with app.run_test(size=(80, 30)):
        assert told(app.box) == value
        assert value_from_plain(field, plain_of(value)) == value
        assert app.box.has_focus_within
        assert app.heard == []


@pytest.mark.parametrize(("field", "value"), ANSWERED, ids=NAMES)
async def test_every_field_may_stay_empty_and_be_left_by_tab(field: Field, value: Value) -> None:
    app = Answering(asked(field), asked(LINE))
    async with app.run_test(size=(80, 30)) as pilot:
        assert told(app.box) is None
        for _ in range(8):
            if not app.box.has_focus_within:
                break
            await pilot.press("tab")
        assert not app.box.has_focus_within
        assert told(app.box) is None
        assert app.heard == []


@pytest.mark.parametrize(("field", "value"), ANSWERED, ids=NAMES)
async def test_an_answer_of_another_shape_is_never_taken_for_one(field: Field, value: Value) -> None:
    others: tuple[Value, ...] = ("words", 4, ("gone",), (Mark(LOW, 1),), (Turn(9, "x"),), Commitment("x"))
    boxes = [asked(field, other) for other in (*others, (Row("z", {"q": 1}),), (Mark(LOW, 99),))]
    app = Answering(*boxes)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        for box in boxes:
            now = box.value
            assert now is None or value_from_plain(field, plain_of(now)) == now


@pytest.mark.parametrize(("field", "value"), ANSWERED, ids=NAMES)
async def test_the_heading_is_bold_only_with_focus(field: Field, value: Value) -> None:
    label = field.label or "the second"
    app = Answering(asked(Field(field.id, field.kind, label, shape=field.shape), value), asked(LINE))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert _is_bold(app, label)
        app.query(FieldBox).last().take_up()
        await pilot.pause()
        assert not _is_bold(app, label)


def _is_bold(app: App[None], words: str) -> bool:
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip().startswith(words):
                return bool(segment.style and segment.style.bold)
    raise AssertionError(f"not seen: {words}")


async def test_the_page_looks_as_specified(screen_snapshot: Callable[[App[None]], None]) -> None:
    alongside = Field(
        "a", FieldKind.SCALE, "The people alongside", shape=TwoSided(5, "rescuing", "connected", "retreating")
    )
    rows = (
        Row("", {"what": "Monday evening line", "how": "swap", "who": "rota team"}),
        Row("", {"what": "Crisis phone at home", "how": "stop", "who": "R-heron, wren"}),
    )
    app = Answering(
        asked(alongside, (Mark(LOW, 3), Mark(HIGH, 2))),
        asked(
            LISTED, ("Two people off, and the phone on my desk", "I said yes before I had read the message")
        ),
        asked(TABLE, rows),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen_snapshot(app)


async def test_a_narrow_page_looks_as_specified(screen_snapshot: Callable[[App[None]], None]) -> None:
    rows = (Row("", {"what": "Crisis phone at home", "how": "stop", "who": "R-heron, wren"}),)
    app = Answering(
        asked(TABLE, rows), asked(SEVERAL, ("stop",)), asked(VOICED, (Turn(0, "No."), Turn(1, "Yes.")))
    )
    app.CSS = "VerticalScroll { padding: 0 1; }"  # type: ignore[misc] # one app, one size
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        screen_snapshot(app)


# lists


async def test_a_list_grows_by_enter_and_by_its_invitation() -> None:
    app = Answering(asked(LISTED))
    async with app.run_test(size=(80, 20)) as pilot:
        assert "• one more, or tab on" in text_of(app)[1]
        await pilot.press("a", "enter", "b", "enter")
        assert told(app.box) == ("a", "b")
        assert app.box.cursor == (2, 0)
        await pilot.press("enter")
        assert app.box.cursor == (2, 0)
        await pilot.press("up", "up", "enter", "c")
        assert told(app.box) == ("a", "c", "b")
        assert app.heard[-1] == ("pulling", ("a", "c", "b"))
        assert [row.strip() for row in text_of(app)[1:6]] == [
            "• a",
            "• c",
            "• b",
            "• one more, or tab on",
            "",
        ]


async def test_an_emptied_line_of_a_list_goes_by_backspace() -> None:
    app = Answering(asked(LISTED, ("a", "b")))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("down", "backspace", "backspace")
        await pilot.pause()
        assert told(app.box) == ("a",)
        assert app.box.cursor == (0, 1)
        await pilot.press("backspace", "backspace", "backspace")
        assert told(app.box) is None
        assert "one more" in text_of(app)[1]


async def test_lines_of_a_list_change_places() -> None:
    app = Answering(asked(LISTED, ("a", "b", "c")))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("alt+down", "ctrl+down", "ctrl+down")
        assert told(app.box) == ("b", "c", "a")
        await pilot.press("ctrl+up")
        assert told(app.box) == ("b", "a", "c")


async def test_a_list_with_an_end_in_sight_invites_no_further() -> None:
    field = Field("three", FieldKind.LIST, "Three will do", shape=Listing(at_most=2))
    app = Answering(asked(field), asked(LINE))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("a", "enter", "b", "enter")
        assert told(app.box) == ("a", "b")
        assert not app.box.has_focus_within
        assert not any("one more" in row for row in text_of(app))


# choices


async def test_one_choice_replaces_another_and_can_be_let_go() -> None:
    app = Answering(asked(CHOSEN))
    async with app.run_test(size=(80, 20)) as pilot:
        assert [row.strip() for row in text_of(app)[1:4]] == ["› ( ) share", "( ) stop", "( ) swap"]
        await pilot.press("down", "space", "down", "enter")
        assert told(app.box) == ("swap",)
        assert [row.strip() for row in text_of(app)[1:4]] == ["( ) share", "( ) stop", "› •   swap"]
        await pilot.press("enter")
        assert told(app.box) is None


async def test_several_choices_come_in_their_own_order() -> None:
    app = Answering(asked(SEVERAL))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("end", "space", "home", "space")
        assert told(app.box) == ("share", "swap")
        await pilot.click("ChoiceField", offset=(8, 1))
        assert told(app.box) == ("share", "stop", "swap")
        await pilot.press("backspace")
        assert told(app.box) is None


# tables


async def test_a_table_goes_from_cell_to_cell_and_offers_a_row_when_its_last_is_begun() -> None:
    app = Answering(asked(TABLE))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert sum("·" in row for row in text_of(app)) == 1
        await write(pilot, "Monday line")
        await pilot.press("tab", "right", "right", "tab")
        await write(pilot, "rota")
        assert told(app.box) == (Row("", {"what": "Monday line", "how": "stop", "who": "rota"}),)
        await pilot.press("enter", "x")
        assert app.box.cursor == (3, 1)
        assert _whats(app.box) == ["Monday line", "x"]
        assert len(list(app.query("TableRow"))) == 3


async def test_rows_change_places_and_go() -> None:
    rows = tuple(Row("", {"what": name}) for name in "abc")
    app = Answering(asked(TABLE, rows))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("ctrl+down")
        await pilot.pause()
        assert _whats(app.box) == ["b", "a", "c"]
        await pilot.press("alt+down")
        await pilot.pause()
        assert _whats(app.box) == ["b", "c", "a"]
        await pilot.press("ctrl+down", "ctrl+up", "ctrl+up", "ctrl+up")
        await pilot.pause()
        assert _whats(app.box) == ["a", "b", "c"]
        assert [row.split()[0] for row in text_of(app)[3:6]] == ["a", "b", "c"]
        await pilot.press("down", "backspace", "backspace")
        await pilot.pause()
        assert _whats(app.box) == ["a", "c"]


def _whats(box: FieldBox) -> list[object]:
    value = box.value
    assert isinstance(value, tuple)
    return [row.cells["what"] for row in value if isinstance(row, Row)]


async def test_a_cell_picks_by_letter_and_lets_go() -> None:
    app = Answering(asked(TABLE))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("tab", "s", "s", "s")
        assert told(app.box) == (Row("", {"how": "swap"}),)
        await pilot.press("left")
        assert told(app.box) == (Row("", {"how": "stop"}),)
        await pilot.press("backspace")
        assert told(app.box) is None


async def test_rows_of_the_pack_stay_and_cells_take_only_their_kind() -> None:
    app = Answering(asked(MIXED))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("1", "x", "2", "tab")
        await write(pilot, "in two weeks")
        await pilot.press("tab", "4")
        assert told(app.box) == (Row("a", {"n": 12, "day": "2026-12-04", "s": 4}),)
        assert any("Monday line" in row and "2026-12-04" in row for row in text_of(app))
        assert len(list(app.query("TableRow"))) == 2
        await pilot.press("ctrl+down", "right")
        assert told(app.box) == (
            Row("a", {"n": 12, "day": "2026-12-04", "s": 4}),
            Row("b", {"s": 1}),
        )


async def test_a_day_that_names_none_stays_to_be_seen() -> None:
    app = Answering(asked(MIXED))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("tab")
        await write(pilot, "some day")
        await pilot.press("tab")
        assert told(app.box) is None
        assert any("some day" in row for row in text_of(app))


# voices


async def test_voices_take_turns() -> None:
    app = Answering(asked(VOICED))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "It never changes.")
        await pilot.press("ctrl+n")
        await write(pilot, "Let me.")
        await pilot.press("enter")
        await write(pilot, "Who else?")
        await pilot.press("ctrl+n")
        assert told(app.box) == (Turn(0, "It never changes."), Turn(1, "Let me."), Turn(2, "Who else?"))
        assert [row.split("  ")[0].strip() or row.strip() for row in text_of(app)[1:2]]
        assert any(row.strip() == "cynic      ·" for row in text_of(app))
        await pilot.press("ctrl+n")
        assert any(row.strip() == "rescuer    ·" for row in text_of(app))
        await pilot.press("backspace", "end", "x")
        assert told(app.box) == (Turn(0, "It never changes."), Turn(1, "Let me."), Turn(2, "Who else?x"))


# counts, flows, commitments, people, lines


async def test_a_group_written_twice_loses_no_number() -> None:
    app = Answering(asked(COUNTED))
    async with app.run_test(size=(80, 20)) as pilot:
        for _ in range(2):
            await write(pilot, "nights")
            await pilot.press("tab")
        await pilot.press("down", "left", "up", "left", "shift+tab", "shift+tab", "down", "3", "tab", "4")
        assert told(app.box) == (Count("left", "nights", 3), Count("left", "nights (2)", 4))
        assert value_from_plain(COUNTED, plain_of(told(app.box) or "")) == told(app.box)


async def test_groups_are_named_across_and_one_more_is_offered() -> None:
    app = Answering(asked(COUNTED))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "days")
        await pilot.press("down", "1", "2", "down", "0")
        assert told(app.box) == (Count("left", "days", 12), Count("rose", "days", 0))
        assert any(row.split() == ["days", "group"] for row in text_of(app))
        assert any(row.split() == ["left", "12", "·"] for row in text_of(app))
        await pilot.press("tab", "7")
        assert told(app.box) == (
            Count("left", "days", 12),
            Count("rose", "days", 0),
            Count("rose", "group", 7),
        ), "a number before its group has a name is kept too"


async def test_counts_on_a_narrow_screen_ask_one_number_a_row() -> None:
    app = Answering(asked(COUNTED, (Count("left", "days", 12),)))
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        await pilot.press("end", "x")
        assert any(row.split() == ["daysx", "12"] for row in text_of(app))
        assert told(app.box) == (Count("left", "daysx", 12),)


async def test_a_flow_that_was_begun_shows_its_way_and_size() -> None:
    app = Answering(asked(FLOWING))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "wren")
        assert told(app.box) == (FlowMark("wren", "given", 1),)
        assert any(row.split() == ["wren", "given", "●", "·", "·"] for row in text_of(app))
        await pilot.press("tab", "right", "tab", "3")
        assert told(app.box) == (FlowMark("wren", "received", 3),)


async def test_of_people_those_are_offered_who_may_be_asked() -> None:
    app = Answering(asked(PROMISED))
    async with app.run_test(size=(80, 20)) as pilot:
        app.box.know(Known(("a-clay", "wren"), (), ("wren",)))
        await pilot.press("down", "down")
        await pilot.pause()
        shown = " ".join(text_of(app))
        assert "wren" in shown
        assert "a-clay" not in shown, "they want no contact"


async def test_a_commitment_answers_the_day_it_understood() -> None:
    app = Answering(asked(PROMISED))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "Ask the rota team")
        await pilot.press("enter")
        await write(pilot, "in two weeks")
        assert any(row.strip() == "Fri 4 December" for row in text_of(app))
        assert told(app.box) == Commitment("Ask the rota team", date(2026, 12, 4))
        await write(pilot, " or so")
        assert any("No day found" in row for row in text_of(app))
        assert told(app.box) == Commitment("Ask the rota team", None)
        await pilot.press("down")
        await write(pilot, "wren")
        assert told(app.box) == Commitment("Ask the rota team", None, "wren")


async def test_people_are_named_with_commas() -> None:
    app = Answering(asked(WITH))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, " wren , R-heron,, wren,")
        assert told(app.box) == ("wren", "R-heron")
    one = Answering(asked(Field("with", FieldKind.PERSON, "With", shape=People())))
    async with one.run_test(size=(80, 20)) as pilot:
        await write(pilot, "heron, the elder")
        assert told(one.box) == ("heron, the elder",)


async def test_known_handles_are_offered_and_a_new_one_is_said_to_be_new() -> None:
    app = Answering(asked(WITH), asked(LINE))
    async with app.run_test(size=(80, 20)) as pilot:
        app.box.know(Known(("a-clay", "R-heron", "rook", "wren")))
        await pilot.pause()
        assert any(row.split() == ["a-clay", "R-heron", "rook", "wren"] for row in text_of(app))
        await pilot.press("r")
        assert any(row.split() == ["R-heron", "rook", "wren"] for row in text_of(app)), "wren holds an r"
        await pilot.press("down", "down", "enter")
        assert told(app.box) == ("rook",)
        await write(pilot, ", WR")
        await pilot.press("right")
        assert told(app.box) == ("rook", "wren")
        await write(pilot, ", fern")
        assert any("fern is new here" in row for row in text_of(app))
        assert told(app.box) == ("rook", "wren", "fern")
        await pilot.press("enter", "x")
        assert list(app.query(FieldBox))[1].value == "x", "with nothing picked, enter goes on"
        assert any("fern is new here" in row for row in text_of(app))


async def test_what_is_typed_stays_typed_though_a_longer_name_is_known() -> None:
    app = Answering(asked(WITH), asked(LINE))
    async with app.run_test(size=(80, 20)) as pilot:
        app.box.know(Known(("wren",)))
        await write(pilot, "wr")
        await pilot.press("tab")
        assert told(app.box) == ("wr",)
        assert any("wr is new here" in row for row in text_of(app))


async def test_a_flow_is_written_by_a_few_keys() -> None:
    app = Answering(asked(FLOWING))
    async with app.run_test(size=(80, 20)) as pilot:
        app.box.know(Known(("wren",), ("the rota",)))
        await pilot.press(
            "w", "right", "enter", "r", "enter", "3", "enter", "t", "right", "enter", "e", "enter"
        )
        await pilot.press("+")
        assert told(app.box) == (FlowMark("wren", "received", 3), FlowMark("the rota", "empties", 2))
        assert any(row.split() == ["the", "rota", "empties", "●", "●", "·"] for row in text_of(app))


async def test_counts_take_whole_numbers_and_say_so() -> None:
    app = Answering(asked(COUNTED))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "nights")
        await pilot.press("down", "minus", "5", "full_stop", "x")
        assert told(app.box) == (Count("left", "nights", 5),)
        assert any("Only whole numbers" in row for row in text_of(app))
        await pilot.press("down")
        await write(pilot, "-3")
        assert told(app.box) == (Count("left", "nights", 5),)
        await write(pilot, " 12 ")
        assert told(app.box) == (Count("left", "nights", 5), Count("rose", "nights", 12))
        assert not any("Only whole numbers" in row for row in text_of(app))


async def test_a_table_too_long_for_a_page_keeps_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS_SHOWN", 5)
    rows = tuple(Row("", {"what": f"row {number}"}) for number in range(500))
    app = Answering(asked(TABLE, rows))
    async with app.run_test(size=(80, 20)) as pilot:
        await write(pilot, "first ")
        value = told(app.box)
        assert isinstance(value, tuple)
        assert len(value) == 500
        assert value[0] == Row("", {"what": "first row 0"})
        assert value[499] == rows[499]
        assert len(list(app.query("TableRow"))) <= 6
        assert any("the others stay as they are" in row for row in text_of(app))


async def test_enter_in_a_line_goes_on_and_in_a_text_breaks_it() -> None:
    app = Answering(asked(LINE), asked(TEXT))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("a", "enter", "b", "enter", "c")
        assert [box.value for box in app.query(FieldBox)] == ["a", "b\nc"]


async def test_the_cursor_comes_back_to_where_it_was() -> None:
    app = Answering(asked(LINE), *(asked(field, value) for field, value in ANSWERED))
    async with app.run_test(size=(80, 30)) as pilot:
        for box in list(app.query(FieldBox))[1:]:
            box.take_up((1, 0))
            await pilot.pause()
            where = box.cursor
            app.box.take_up()
            box.take_up(where)
            await pilot.pause()
            assert box.cursor == where, box.field.kind
            box.take_up((99, 99))
            box.take_up((-1, -1))


def _hostile(field: Field, text: str) -> Field:
    """*field* with every word a pack could have written replaced by *text*."""
    options = (Option("a", text), Option("b", text))
    shapes: dict[FieldKind, Shape] = {
        FieldKind.CHOICE: Choice(options),
        FieldKind.CHOICES: Choice(options),
        FieldKind.VOICES: Voices((text, text)),
        FieldKind.COUNTS: Counts(options),
        FieldKind.FLOW: Flows((text or "given", "b")),
        FieldKind.TABLE: Table((Column("x", text), Column("y", text, ColumnKind.CHOICE, options)), options),
    }
    shape = shapes.get(field.kind, field.shape)
    if isinstance(field.shape, TwoSided):
        shape = TwoSided(2, text, text, text)
    elif isinstance(field.shape, Scale):
        shape = Scale(0, 3, text, text)
    return Field(field.id, field.kind, text, text, text, shape)


@pytest.mark.parametrize("text", ["\n".join(HOSTILE), ""])
async def test_no_words_of_a_pack_act_or_end_the_program(text: str) -> None:
    app = Answering(*(asked(_hostile(field, text)) for field, _ in ANSWERED))
    async with app.run_test(size=(80, 60)) as pilot:
        for box in app.query(FieldBox):
            box.take_up()
            await pilot.press("right", "space")
        shown = "".join(text_of(app))
        assert not any(mark in shown for mark in "\x1b\x9b\x00\r\u202e\u2066")
        for box in app.query(FieldBox):
            for editor in box.query(Editor):
                editor.put_in(text)
            now = box.value
            assert now is None or value_from_plain(_hostile(box.field, text), plain_of(now)) == now


async def test_no_size_ends_the_program() -> None:
    app = Answering(*(asked(field, value) for field, value in ANSWERED))
    async with app.run_test(size=(80, 24)) as pilot:
        for width in [1, 2, 3, 5, 9, 14, 30, 59, 60, 110]:
            await pilot.resize_terminal(width, 3 + width % 11)
        await pilot.resize_terminal(80, 80)
        await pilot.pause()
        assert [box.value for box in app.query(FieldBox)] == [value for _, value in ANSWERED]
