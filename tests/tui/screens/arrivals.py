"""Packs that arrive, for the tests of their screens: a source that changes, built by whoever holds the key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.packs.carepack import build
from carecompanion.tui.packs.doors import PackDoors

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.packs.rotation import Rotation
    from tests.tui.screens.sitting import Sitting

RUTH: Final = bytes([3]) * 32
"""A facilitator's secret."""

MALLORY: Final = bytes([4]) * 32
"""Somebody else's."""

CORNER: Final = """\
id = "kitchen-corner"
title = "The kitchen corner"
version = "1.0"
language = "en"
licence = "CC-BY-4.0"
authors = ["Ruth K."]
about = "Three short looks at who cleans up after a meeting."
audience = "anyone who shares a kitchen"
minutes = [5, 10]
care_note = "It may touch who is seen and who is not."
leaving = "That is enough for today."

[[facilitators]]
name = "Ruth K."
power = "manager"

[[sources]]
title = "Invisible work"
author = "A. Kaplan"
year = 1987
url = "https://example.org/work"
idea = "that care is work, also where nobody counts it"

[[prompt]]
id = "cups"
ask = "Who washed the cups after the last meeting you were in?"
doorway = "Only the cups."
depth = 1
minutes = 5
tags = ["care"]

[[prompt]]
id = "seen"
ask = "Whose work in that kitchen would be felt first, and by whom?"
depth = 2
intensity = 1
minutes = 10

[[prompt.fields]]
id = "how"
kind = "scale"
label = "How much of it is seen"
low = 0
high = 10
low_label = "none"
high_label = "all"

[[prompt]]
id = "harm"
ask = "Think of a time somebody was blamed for a mess that was not theirs. What did you do?"
depth = 3
intensity = 2
minutes = 10
content_note = "Asks about blame."

[[practice]]
id = "round"
title = "One round of the table"
who = "solo"
steps = [
  { prompt = "cups", minutes = 5 },
  { say = "Look once around the room.", minutes = 1 },
]
"""
"""A small pack, as its author writes it."""


def built(
    source: str = CORNER,
    *,
    serial: int = 1,
    secret: bytes = RUTH,
    name: str = "Ruth K.",
    changes: str = "",
    prev: Rotation | None = None,
) -> bytes:
    """The file that is sent."""
    return build(
        {"pack.toml": source.encode()},
        secret=secret,
        signer_name=name,
        serial=serial,
        published=date(2026, 11, 1),
        changes={"en": changes} if changes else {},
        prev=prev,
    )


def written(folder: Path, data: bytes, name: str = "corner.carepack") -> Path:
    """*data* as a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def source_in(folder: Path, source: str = CORNER) -> Path:
    """A folder of one's own that holds *source*."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(source)
    return folder


async def arrives(here: Sitting, path: Path) -> list[str]:
    """*path* is brought to the place of packs; what the place is told comes back."""
    came: list[str] = []
    await here.go("packs")
    PackDoors(here.screen, came.append).install(str(path))
    await here.settle()
    await here.press("enter")
    return came
