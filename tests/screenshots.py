"""Pictures of the real interface over the demonstration's sample, made the same every time: ``make screenshots``.

Each is an SVG in ``screenshots/``, named SCENE-THEME-SIZE. Those in hearth at 80×24 are there as PNG too, drawn by
headless Chromium (all of them would double the folder). A PNG carries its SVG's hash, so that a stale one is known
without a browser. ``--check`` compares with what the program draws now.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.activities.demonstrating import Clock, furnished
from carecompanion.activities.opening import Opening
from carecompanion.activities.world import World
from carecompanion.settings.model import Settings
from carecompanion.settings.paths import Paths
from carecompanion.tui.app import CareApp
from tests.scenes import AT_HOME, BEFORE, MAIN, NEWLY_MADE
from tests.scenes_of_packs import AT_PACKS, MAIN_OF_PACKS, NO_WIDER_OF_PACKS
from tests.scenes_of_practices import AT_PRACTICES, MAIN_OF_PRACTICES, NO_WIDER
from tests.stage import Stage
from tests.vault.samples import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FOLDER: Final = Path(__file__).parents[1] / "screenshots"
NOW: Final = datetime(2026, 11, 20, 21, 14, tzinfo=timezone(timedelta(hours=1)))
PASSPHRASE: Final = "demo"
MIDDLE, LARGE, SMALL = (80, 24), (120, 40), (40, 12)
HASH: Final = b"svg-sha256"
PNG_TOO: Final = "*-hearth-80x24.svg"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_ALONE: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
    *("--host-resolver-rules=MAP * 0.0.0.0", "--default-background-color=00000000"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: which scene, in which theme, at which size in cells."""

    scene: str
    theme: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """Its file's name."""
        return f"{self.scene}-{self.theme}-{self.size[0]}x{self.size[1]}.svg"


SCENES: Final = {**BEFORE, **AT_HOME, **AT_PRACTICES, **AT_PACKS, **NEWLY_MADE}


def pictures(scene: str) -> list[Picture]:
    """The pictures of *scene*, in the order in which one sitting is drawn."""
    looks = (
        [("hearth", MIDDLE)]
        if scene in (*NO_WIDER, *NO_WIDER_OF_PACKS)
        else [("hearth", MIDDLE), ("hearth", LARGE)]
    )
    if scene in (*MAIN, *MAIN_OF_PRACTICES, *MAIN_OF_PACKS):
        looks += [("hearth", SMALL), ("paper", MIDDLE), ("contrast", MIDDLE)]
    return [Picture(scene, theme, size) for theme, size in looks]


ALL: Final = tuple(picture for scene in SCENES for picture in pictures(scene))


# drawing


def drawn(scenes: Sequence[str]) -> Iterator[tuple[Picture, str]]:
    """Each picture of *scenes* as SVG, drawn by two processes: half of the time is waiting for one's own painting."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for made in pool.map(_drawn_here, (scenes[::2], scenes[1::2])):
            yield from made


def _drawn_here(scenes: Sequence[str]) -> list[tuple[Picture, str]]:
    return list(_drawn(scenes))


def _drawn(scenes: Sequence[str]) -> Iterator[tuple[Picture, str]]:
    """One sitting a scene, each over a copy of the same journal."""
    with tempfile.TemporaryDirectory() as folder:
        there = {False: Path(folder, "sample"), True: Path(folder, "new")}
        _furnished(there[False])
        _new(there[True])
        for scene in scenes:
            home = Path(folder, "sitting")
            if scene in BEFORE:
                home.mkdir()
            else:
                shutil.copytree(there[scene in NEWLY_MADE], home)
            yield from asyncio.run(_sitting(scene, home))
            shutil.rmtree(home)


def _furnished(home: Path) -> None:
    clock = Clock(_world(home, "sample"))
    furnished(Opening(_world(home, "sample", clock), QUICK), clock).close()


def _new(home: Path) -> None:
    companion, _ = Opening(_world(home, "new"), QUICK).create(PASSPHRASE)
    companion.keeping.confirm_recovery()
    companion.close()


def _world(home: Path, seed: str, now: Callable[[], datetime] = lambda: NOW) -> World:
    return World(Paths(home, home, home), now, random.Random(seed).randbytes)


async def _sitting(scene: str, home: Path) -> list[tuple[Picture, str]]:
    clock = Clock(_world(home, scene))
    app = CareApp(Opening(_world(home, scene, clock), QUICK), Settings())
    shown = []
    async with app.run_test(size=MIDDLE) as pilot:
        stage = Stage(app, pilot, clock)
        if scene not in BEFORE:
            await app.door.opened(await stage.do(app.opening.unlock, PASSPHRASE))
        await stage.settle()
        await SCENES[scene](stage)
        for picture in pictures(scene):
            await _look(stage, picture)
            shown.append((picture, _own_font(app.export_screenshot(title="carecompanion"))))
        if app.is_open:
            await app.door.leave()
    app.desk.close()
    return shown


async def _look(stage: Stage, picture: Picture) -> None:
    """The same sitting in the theme and at the size of *picture*."""
    if stage.app.theme != picture.theme:
        stage.app.theme = picture.theme
        await stage.settle()
    if stage.app.size != picture.size:
        await stage.pilot.resize_terminal(*picture.size)
        await stage.settle()


def _own_font(svg: str) -> str:
    """The font is the reader's own: nothing is fetched from anywhere."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


# PNG


def hash_of(svg: Path) -> str:
    """The SHA-256 of a picture."""
    return hashlib.sha256(svg.read_bytes()).hexdigest()


def hash_in(png: Path) -> str:
    """The hash of the SVG that *png* was drawn from; empty where it says none."""
    data = png.read_bytes()
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"tEXt" and body.startswith(HASH + b"\0"):
            return body[len(HASH) + 1 :].decode("ascii")
        at += length + 12
    return ""


def draw_png(svg: Path, browser: str) -> None:
    """Draw *svg* beside itself as PNG, its hash inside."""
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg.read_text("utf-8"))
    if found is None:
        raise ValueError(svg.name)
    width, height = (round(float(side)) for side in found.groups())
    png = svg.with_suffix(".png")
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(
            "<!doctype html><style>body{margin:0}img{display:block}</style>"
            f'<img src="{svg.absolute().as_uri()}" width="{width}" height="{height}">',
            "utf-8",
        )
        size, where = f"--window-size={width},{height}", f"--user-data-dir={folder}/browser"
        call = [browser, *_ALONE, where, size, f"--screenshot={shot}", page.as_uri()]
        subprocess.run(call, check=True, capture_output=True, timeout=60)
        png.write_bytes(_with_hash(shot.read_bytes(), hash_of(svg)))


def _with_hash(png: bytes, said: str) -> bytes:
    body = b"tEXt" + HASH + b"\0" + said.encode("ascii")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:-12] + chunk + png[-12:]


def stale_pngs(folder: Path = FOLDER) -> list[str]:
    """The PNGs in *folder* that are missing, or were drawn from another SVG; and pictures of nothing any more."""
    strays = [path.name for path in folder.glob("*.png") if not path.with_suffix(".svg").match(PNG_TOO)]
    return strays + [
        svg.with_suffix(".png").name
        for svg in sorted(folder.glob(PNG_TOO))
        if not svg.with_suffix(".png").exists() or hash_in(svg.with_suffix(".png")) != hash_of(svg)
    ]


# the command


def main(words: list[str]) -> int:
    """Draw the scenes whose names begin so, or all; or check them. The exit code comes back."""
    is_check = "--check" in words
    names = [word for word in words if not word.startswith("--")]
    scenes = [scene for scene in SCENES if not names or any(scene.startswith(name) for name in names)]
    return check(scenes) if is_check else draw(scenes, is_all=not names)


def check(scenes: Sequence[str]) -> int:
    """Say which pictures are not what the program draws now; 1 where there are any."""
    stale = unlike(scenes)
    if stale:
        # Drawn once more: one that was taken a moment early on a busy machine is not stale.
        again = [scene for scene in scenes if any(name.startswith(f"{scene}-") for name in stale)]
        stale = [name for name in unlike(again) if name in stale]
    stale += sorted({path.name for path in FOLDER.glob("*.svg")} - {picture.name for picture in ALL})
    stale += stale_pngs()
    for name in stale:
        sys.stdout.write(f"stale: screenshots/{name}\n")
    if stale:
        sys.stdout.write("`make screenshots` draws them anew.\n")
    return 1 if stale else 0


def unlike(scenes: Sequence[str]) -> list[str]:
    """The pictures of *scenes* that are not what the program draws now."""
    return [
        picture.name
        for picture, svg in drawn(scenes)
        if not (FOLDER / picture.name).exists() or (FOLDER / picture.name).read_text("utf-8") != svg
    ]


def draw(scenes: Sequence[str], *, is_all: bool) -> int:
    """Draw, and let go of what is a picture of nothing any more."""
    FOLDER.mkdir(exist_ok=True)
    for picture, svg in drawn(scenes):
        (FOLDER / picture.name).write_text(svg, "utf-8")
        (FOLDER / picture.name).chmod(0o644)
        sys.stdout.write(f"{picture.name}\n")
    if is_all:
        for path in FOLDER.iterdir():
            is_one = path.with_suffix(".svg").name in {picture.name for picture in ALL}
            if not is_one or (path.suffix == ".png" and not path.with_suffix(".svg").match(PNG_TOO)):
                path.unlink()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stdout.write("No Chromium here: the PNGs stay as they are, and the check will say so.\n")
        return 1
    for name in stale_pngs():
        draw_png((FOLDER / name).with_suffix(".svg"), browser)
        (FOLDER / name).chmod(0o644)
        sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
