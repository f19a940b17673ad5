"""A pack that a facilitator made: built and signed with a key of its own, to be installed in a test."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from carecompanion.packs.carepack import build

if TYPE_CHECKING:
    from tests.tui.screens.sitting import Sitting

RUTH: Final = bytes(range(32))
SOURCE: Final = """\
id = "river-circle"
title = "Beside the river"
version = "{version}"
language = "en"
licence = "CC-BY-4.0"
authors = ["Ruth K."]
about = "Three evenings about a place and the people in it."
audience = "a circle"
minutes = [10, 15]
care_note = "Looks at a place you know. Any question may be left."
leaving = "It can rest here."

[[facilitators]]
name = "Ruth K."
power = "{power}"

[[sources]]
title = "Walks along the river"
author = "R. Heron"

[[prompt]]
id = "who-was-there"
ask = "Who was at the river when you came by, and what were they doing?"
doorway = "Only who was there."
step = "relational"

[[prompt]]
id = "one-plank"
ask = "Which plank of the footbridge would you mend first?"
depth = 3
step = "structural"

[programme]
title = "Three evenings"
circle_of = 9

[[programme.sessions]]
day = 0
title = "Evening 1: the bank"
prompts = ["who-was-there"]

[[programme.sessions]]
day = 7
title = "Evening 2: the bridge"
prompts = ["one-plank"]
closing = true
"""


def river(serial: int = 1, *, version: str = "0.3", power: str = "none", secret: bytes = RUTH) -> bytes:
    """The built pack."""
    source = SOURCE.format(version=version, power=power).encode()
    return build(
        {"pack.toml": source},
        secret=secret,
        signer_name="Ruth K.",
        serial=serial,
        published=date(2026, 11, 1),
    )


async def install(here: Sitting, data: bytes) -> None:
    """Take it in, without the screens that ask."""
    installing = here.companion.installing

    def work() -> None:
        installing.install(installing.look(data))

    await here.do(work)
