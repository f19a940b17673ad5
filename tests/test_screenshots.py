"""The pictures: there is one of every screen, each is fresh as far as can be told without drawing, and pages show them.

That each is what the program draws now is checked by ``python -m tests.screenshots --check``, which CI runs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carecompanion.tui import rooms
from tests import screenshots
from tests.screenshots import ALL, FOLDER, SCENES, hash_in, hash_of, stale_pngs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


def test_every_screen_has_its_picture() -> None:
    shown = {name.partition("-")[0] for name in SCENES}
    assert set(rooms._ROOMS) <= shown


def test_there_are_these_pictures_and_no_others() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {picture.name for picture in ALL}


def test_each_png_was_drawn_from_the_picture_beside_it() -> None:
    assert stale_pngs() == []
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 13_000_000


def test_a_picture_fetches_nothing() -> None:
    for path in FOLDER.glob("*.svg"):
        assert not re.search(r"url\(['\"]?http|<image|<script|@font-face", path.read_text("utf-8")), path.name


def test_pages_show_pictures_that_are_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = [
        (page.parent / place).resolve()
        for page in pages
        for place in re.findall(r"!\[[^]]*\]\(([^)]*screenshots/[^)]*)\)", page.read_text("utf-8"))
    ]
    assert shown
    assert [place for place in shown if not place.is_file()] == []


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the pictures of one scene, as they are drawn now."""
    drawn = list(screenshots._drawn(["letters-empty"]))
    monkeypatch.setattr(screenshots, "FOLDER", tmp_path)
    monkeypatch.setattr(screenshots, "drawn", lambda _: iter(drawn))
    monkeypatch.setattr(screenshots, "ALL", tuple(picture for picture, _ in drawn))
    monkeypatch.setattr(screenshots, "stale_pngs", list)
    for picture, svg in drawn:
        (tmp_path / picture.name).write_text(svg, "utf-8")
    yield tmp_path
    assert list(screenshots._drawn(["letters-empty"])) == drawn, "the same is drawn every time"


def test_a_picture_that_is_no_longer_true_is_named(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert screenshots.check(["letters-empty"]) == 0
    (one, other) = sorted(shelf.iterdir())
    one.write_text(one.read_text("utf-8").replace("Letters", "Pigeons"), "utf-8")
    other.rename(other.with_name("nothing-hearth-80x24.svg"))
    assert screenshots.check(["letters-empty"]) == 1
    said = capsys.readouterr().out
    assert one.name in said
    assert other.name in said
    assert "nothing-hearth-80x24.svg" in said


def test_a_png_says_which_picture_it_was_drawn_from(tmp_path: Path) -> None:
    svg, png = tmp_path / "one-hearth-80x24.svg", tmp_path / "one-hearth-80x24.png"
    svg.write_text("<svg/>", "utf-8")
    empty = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0IEND\xaeB`\x82"
    png.write_bytes(empty)
    assert hash_in(png) == ""
    assert stale_pngs(tmp_path) == [png.name]
    png.write_bytes(screenshots._with_hash(empty, hash_of(svg)))
    assert hash_in(png) == hash_of(svg)
    assert stale_pngs(tmp_path) == []
    svg.write_text("<svg></svg>", "utf-8")
    assert stale_pngs(tmp_path) == [png.name]
