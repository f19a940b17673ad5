"""The lines of the Settings screen, made from the schema and from the declaration of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carecompanion.settings.model import KEYMAP, as_plain
from carecompanion.settings.schema import SCHEMA, Section
from carecompanion.tui.commands import COMMANDS, EVERYWHERE, PLACES, Command, command_named, spoken
from carecompanion.tui.keymap import may_change
from carecompanion.tui.rooms import room
from carecompanion.words import say
from carecompanion.words.days import day_seen_from
from carecompanion.words.help import WORDS as HELP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.settings.schema import Setting
    from carecompanion.tui.app import CareApp


@dataclass(frozen=True, slots=True)
class Mine:
    """What lives in the vault: the settings, and their values by name."""

    settings: tuple[Setting, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    recovery_shown: date | None = None


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One line: a setting, a command's key, a way to somewhere (``goes``), or else a place that can be copied."""

    name: str
    section: Section
    title: str
    value: str
    said: str
    means: str
    setting: Setting | None = None
    command: Command | None = None
    goes: Callable[[CareApp], object] | None = None

    def holds(self, words: list[str]) -> bool:
        """Is each of *words* somewhere in it?"""
        everything = f"{section_words(self.section)} {self.title} {self.said} {self.means}".casefold()
        return all(word in everything for word in words)


def section_words(section: Section) -> str:
    """What a section is called."""
    return say(f"settings.section.{section.value}")


def read_mine(companion: Companion) -> Mine:
    """For the desk's thread: what lives in the vault."""
    settling = companion.settling
    shown = companion.keeping.info().recovery_shown
    return Mine(settling.settings(), tuple(settling.values().items()), shown.date() if shown else None)


def setting_lines(app: CareApp, mine: Mine) -> tuple[SettingLine, ...]:
    """Every line, section by section."""
    kept = as_plain(app.settings) | dict(mine.values)
    standing = [setting for setting in SCHEMA if setting.is_shown and setting.name in kept]
    others = [setting for setting in mine.settings if setting not in SCHEMA]
    lines = [_setting_line(app, setting, kept[setting.name]) for setting in (*standing, *others)]
    lines += [_key_line(app, command) for command in COMMANDS if may_change(command)]
    lines += _ways(app, mine.recovery_shown)
    lines += _places(app)
    order = list(Section)
    return tuple(sorted(lines, key=lambda line: order.index(line.section)))


def _setting_line(app: CareApp, setting: Setting, value: str) -> SettingLine:
    means = setting.means(hide=spoken(app.key_of(command_named(EVERYWHERE, "hide"))))
    return SettingLine(
        setting.name, setting.section, setting.words, value, setting.said(value), means, setting
    )


def _key_line(app: CareApp, command: Command) -> SettingLine:
    key = app.key_of(command)
    ours = command.keys[0] if command.keys else ""
    values = {"place": place_words(command.where), "key": spoken(ours) or say("settings.key.none")}
    is_anywhere = command.where == EVERYWHERE
    name = ("settings.key.anywhere" if is_anywhere else "settings.key.of") if key == ours else ""
    name = name or ("settings.key.anywhere.ours" if is_anywhere else "settings.key.ours")
    return SettingLine(
        KEYMAP + command.id,
        Section.KEYS,
        command.long_words,
        key,
        spoken(key) or say("settings.key.none"),
        say(name, **values),
        command=command,
    )


def _ways(app: CareApp, recovery_shown: date | None) -> Iterator[SettingLine]:
    shown = ""
    if recovery_shown is not None:
        today = app.opening.world.now().date()
        shown = say("settings.ways.recovery.last", day=day_seen_from(recovery_shown, today))
    for name, section, value, goes in (
        ("recovery", Section.SAFETY, shown, lambda app: app.action_show_recovery()),
        ("partners", Section.LETTERS, "", lambda app: app.push_screen(room("partners"))),
        ("card", Section.LETTERS, "", lambda app: app.push_screen(room("card"))),
        ("backup", Section.FILES, "", lambda app: app.action_back_up()),
    ):
        title, means = say(f"settings.ways.{name}"), say(f"settings.ways.{name}.means")
        yield SettingLine(f"ways.{name}", section, title, value, value, means, goes=goes)


def _places(app: CareApp) -> Iterator[SettingLine]:
    paths = app.opening.world.paths
    for name, path in (
        ("journal", paths.vault_dir),
        ("backups", paths.backups),
        ("settings", paths.settings_file),
    ):
        means = say("settings.places.means")
        yield SettingLine(
            f"places.{name}", Section.FILES, say(f"settings.places.{name}"), str(path), str(path), means
        )


def place_words(where: str) -> str:
    """What the screen *where* is called."""
    if where == PLACES:
        return say("settings.key.places")
    key = f"place.{where}"
    return say(f"help.{key}") if key in HELP_WORDS else where.replace("_", " ")
