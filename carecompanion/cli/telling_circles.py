"""Circles and their codes of care in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.words import say
from carecompanion.words.days import day_in_full

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.agreement import Version
    from carecompanion.domain.circle import Circle


def members_in_words(companion: Companion, circle: Circle) -> str:
    """Who is in it beside oneself."""
    names = ", ".join(partner.handle for partner in companion.circling.members(circle))
    return say("cli_circles.members", names=names) if names else say("cli_circles.nobody_yet")


def version_in_words(companion: Companion, circle: Circle, version: Version) -> str:
    """Which version it is, how far it has come, and when it is to be looked at again."""
    where = say(f"cli_circles.where.{companion.agreeing.where(circle, version).value}")
    said = say("cli_circles.code_line", version=version.number, where=where)
    if version.review is None:
        return said
    return f"{said} {say('cli_circles.review', day=day_in_full(version.review))}"


def tell_voices(sitting: Sitting, version: Version) -> None:
    """Those who answered, one after the other; what stays open stands in their own words."""
    for voice in version.voices:
        who = "mine" if voice.name is None else "theirs"
        key = f"cli_circles.voice.{voice.state.value}.{who}"
        sitting.tell.line(say(key, name=voice.name or "", day=day_in_full(voice.day)))
        if voice.open_words:
            for line in voice.open_words.splitlines():
                sitting.tell.line("  ", line)
