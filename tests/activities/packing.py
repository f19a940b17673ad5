"""Packs that people write for tests: a small source, built and signed as an author does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.errors import ExchangeError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person

SOURCE = """id = "{id}"
title = "{title}"
version = "1.0"
language = "en"
licence = "CC-BY-SA-4.0"
leaving = "That is enough for today."

[[facilitators]]
name = "Ruth"
power = "{power}"

[[sources]]
title = "A talk"

[[prompt]]
id = "window"
ask = "{ask}"
doorway = "Only the weather."

[[prompt]]
id = "table"
ask = "Who sat with you this week?"
tags = ["company"]
follow_up = {{ offer = ["letter"] }}
"""

PRACTICE = """
[[practice]]
id = "sit"
title = "Sit at the window"
who = "solo"
steps = [{ prompt = "window", minutes = 5, may_stay_open = true }, { say = "Look once more." }]
"""

SPANISH = """title = "Desde la ventana"

[prompt.window]
ask = "¿Qué se ve desde su ventana?"
"""

ASK = "What do you see from your window?"


def written(
    person: Person,
    id_: str = "window-seat",
    *,
    ask: str = ASK,
    title: str = "Window seat",
    power: str = "none",
) -> Path:
    """A source of that pack in a folder of *person*'s, over the one before."""
    folder = person.home / "packs" / id_
    folder.mkdir(parents=True, exist_ok=True)
    text = SOURCE.format(id=id_, ask=ask, title=title, power=power)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return folder


def built(
    person: Person,
    id_: str = "window-seat",
    *,
    ask: str = ASK,
    power: str = "none",
    serial: int | None = None,
) -> bytes:
    """That pack as *person* signs it today, under the name Ruth K. where they have none."""
    signing = person.companion.signing
    if signing.name() is None:
        signing.set_name("Ruth K.")
    folder = written(person, id_, ask=ask, power=power)
    return signing.build(folder, person.home / "out", serial).path.read_bytes()


def takes(person: Person, data: bytes) -> str:
    """*person* installs it; what it is called there."""
    installing = person.companion.installing
    return installing.install(installing.look(data)).name


def code_of(person: Person, data: bytes) -> str:
    """The code by which a journal refuses *data*."""
    with pytest.raises(ExchangeError) as refused:
        person.companion.installing.look(data)
    assert refused.value.hint
    return refused.value.code
