"""The two lines of a run at any width: the current step is always there, and no row is ever too long."""

from __future__ import annotations

from carecompanion.tui.widgets.run_lines import NamedStep, StepsLine, Time, TimeLine
from tests.tui.conftest import Host, text_of

TITLES = (
    "arrive",
    "read your code…",
    "first voice",
    "witness",
    "second voice",
    "witness",
    "each names",
    "after note",
)


async def test_the_steps_fit_around_where_one_stands_at_any_width() -> None:
    line = StepsLine()
    async with Host(line).run_test(size=(80, 4)):
        for width in (1, 7, 24, 59, 60, 61, 68, 75, 90, 136, 200):
            for at, title in enumerate(TITLES):
                line.show_steps([NamedStep(one, is_done=at > 1) for one in TITLES], at)
                (row,) = line.draw(width)
                assert row.cell_length <= width
                if width >= 24:
                    assert title in row.plain
        assert "●" in row.plain
        assert "…" not in row.plain.replace("code…", "")


async def test_time_in_one_row_stands_under_its_column_and_never_overflows() -> None:
    line = TimeLine(column=68)
    app = Host(line)
    async with app.run_test(size=(80, 4)) as pilot:
        line.show_time(Time(0.5, "about six minutes left"))
        await pilot.pause()
        row = text_of(app)[0].rstrip()
        assert row.startswith("      ━")
        assert row.endswith("left")
        assert len(row) == 74
        for width in (1, 5, 21, 22, 25, 31, 60):
            assert line.draw(width)[0].cell_length <= width
        line.show_time(None)
        assert line.draw(20) == []
