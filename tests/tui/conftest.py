"""A small app to stand widgets in, and the screen as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App, ComposeResult
from textual.widget import Widget

from carecompanion.tui import themes
from carecompanion.tui.text import ControlFilter, guard_wrapping
from tests.tui.unwatched import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from syrupy.assertion import SnapshotAssertion
    from textual.filter import LineFilter


@pytest.fixture(autouse=True)
def _nobody_watches() -> Iterator[None]:
    with unwatched():
        yield


HOSTILE: Final = (
    "plain words",
    "[@click=app.quit]x[/]",
    "[/]",
    "[bold",
    "a\x1b]52;c;UFdORUQ=\x1b\\b\x1b]0;TITLE\x1b\\c\x1b[2Jd",
    "C1 \x9b31m here",
    "bidi \u202egnp.exe\u202c \u2066iso\u2069",
    "joined \U0001f469\u200d\U0001f467 \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "wide 漢字かな交じり文 e\u0301\u0301",
    "zero\x00nul\rcr\x07bel\x7fdel\x85nel\u2028ls",
    "averyveryverylongwordwithoutanybreak" * 4,
    "",
)
"""Text that has ended, or taken over, terminal programs."""


class Host(App[None]):
    """An app that holds the widgets it is given, under a house theme."""

    AUTO_FOCUS = None

    def __init__(self, *widgets: Widget | Callable[[], Widget], theme: str = "hearth") -> None:
        super().__init__()
        guard_wrapping()
        themes.register(self)
        self.theme = theme
        self._held = widgets
        self.heard: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme_variable_defaults()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlFilter()]

    def compose(self) -> ComposeResult:
        for held in self._held:
            yield held if isinstance(held, Widget) else held()


def text_of(app: App[Any]) -> list[str]:
    """The rows of the screen as text, without trailing space."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


@pytest.fixture
def screen_text() -> Callable[[App[Any]], list[str]]:
    """``screen_text(app)``: the rows of the screen as text."""
    return text_of


class _TextFile(SingleFileSnapshotExtension):
    """One readable ``.txt`` per picture of a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def screen_snapshot(snapshot: SnapshotAssertion) -> Callable[[App[Any]], None]:
    """``screen_snapshot(app)``: the screen is as it was kept, row for row."""
    kept = snapshot.use_extension(_TextFile)

    def check(app: App[Any]) -> None:
        assert "\n".join(text_of(app)) + "\n" == kept

    return check
