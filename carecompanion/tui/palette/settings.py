"""Settings as lines of the palette: choosing one changes it at once, or opens Settings where there is more to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from carecompanion.settings.model import as_plain, changed
from carecompanion.settings.schema import HOUSE_THEMES, SCHEMA, Section
from carecompanion.tui.palette.offer import SETTINGS, Offer
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from carecompanion.activities.companion import Companion
    from carecompanion.settings.schema import Setting
    from carecompanion.tui.app import CareApp


def read_chosen(companion: Companion) -> dict[Setting, str]:
    """For the desk's thread: the settings of the vault with their values."""
    settling = companion.settling
    return {setting: settling.value(setting.name) for setting in settling.settings()}


def offers_to_set(app: CareApp, chosen: Mapping[Setting, str]) -> list[Offer]:
    """Every setting, value by value, the one that holds saying so; then the sections of the screen."""
    kept = as_plain(app.settings)
    offers: list[Offer] = []
    for setting in (*SCHEMA, *(setting for setting in chosen if setting not in SCHEMA)):
        if setting.is_shown:
            offers += _offers(app, setting, chosen[setting] if setting.is_mine else kept[setting.name])
    offers += [_open(app, say(f"settings.section.{section.value}"), section.value) for section in Section]
    return offers


def _offers(app: CareApp, setting: Setting, held: str) -> Iterator[Offer]:
    if not setting.is_offered:
        yield _open(app, setting.words, setting.name)
        return
    # All the looks there are would hide the rest; the others are in Settings.
    values = HOUSE_THEMES if setting.name == "theme" else setting.values
    for value in (*values[:-1], *setting.here, values[-1]):
        yield Offer(
            SETTINGS,
            say("palette.set", name=setting.words, value=setting.said(value)),
            say("palette.holds") if value == held else "",
            partial(_set, app, setting, value),
            also=say("palette.also"),
        )


def _open(app: CareApp, words: str, at: str) -> Offer:
    run: Callable[[], None] = partial(app.action_settings, at)
    return Offer(SETTINGS, say("palette.more", name=words), "", run, also=say("palette.also"))


async def _set(app: CareApp, setting: Setting, value: str) -> None:
    if setting.is_mine:
        await app.desk.run(app.companion.settling.set, setting.name, value)
        app.journal_changed()
    else:
        app.change_settings(
            **{setting.name: getattr(changed(app.settings, setting.name, value), setting.name)}
        )
    app.mention(say("palette.changed"))
