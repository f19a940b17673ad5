"""``settings``: how the program looks and behaves; what one chose about prompts and the card is in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import TEXT
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting

_ABOUT = {"name": TEXT, "section": TEXT, "called": TEXT, "means": TEXT, "ours": TEXT, "values": [TEXT]}
_SHOWN = {
    "settings": "table of texts",
    "mine": "table of texts, or null",
    "about": [_ABOUT],
    "faults": [TEXT],
}


@verb("settings show", keys=_SHOWN, opens=True)
@option("settings show", "--mine", "is_mine", is_flag=True)
@option("settings show", "--about", "is_about", is_flag=True)
def show(sitting: Sitting, *, is_mine: bool, is_about: bool) -> None:
    """A line a setting; lines of the file that do not fit are told on the side."""
    from carecompanion.settings.file import read_settings
    from carecompanion.settings.model import as_plain
    from carecompanion.settings.schema import setting_named

    settings = read_settings(sitting.opening.world.paths.settings_file)
    if settings.keymap:
        from carecompanion.tui.keymap import checked

        settings = checked(settings)
    plain = as_plain(settings)
    mine: dict[str, str] | None = None
    if is_mine:
        with sitting.journal() as companion:
            mine = companion.settling.values()
    if sitting.tell.as_json:
        about = [
            _about(name) for name in plain | (mine or {}) if is_about and setting_named(name) is not None
        ]
        faults = list(settings.faults)
        sitting.tell.document({"settings": plain, "mine": mine, "about": about, "faults": faults})
        return
    for name, value in (plain | (mine or {})).items():
        sitting.tell.line(f"{name} = {value}")
        setting = setting_named(name)
        if is_about and setting is not None:
            sitting.tell.line("  ", sitting.tell.dim(f"{setting.words}. {setting.means()}"))
    for fault in settings.faults:
        sitting.tell.warn(fault)


def _about(name: str) -> dict[str, object]:
    from carecompanion.settings.schema import Kind, setting_named

    setting = setting_named(name)
    if setting is None:
        return {}
    is_number = setting.kind is Kind.NUMBER
    return {
        "name": name,
        "section": setting.section.value,
        "called": setting.words,
        "means": setting.means(),
        "ours": setting.ours,
        "values": [str(setting.least), str(setting.most)] if is_number else list(setting.values),
    }


@verb("settings set", keys={"name": TEXT, "value": TEXT}, opens=True, dashes=True)
@argument("name")
@argument("value", required=False)
@option("settings set", "--ours", "is_ours", is_flag=True)
def set_(sitting: Sitting, name: str, value: str | None, *, is_ours: bool) -> None:
    """By its name, to where it belongs."""
    from carecompanion.settings.model import KEYMAP
    from carecompanion.settings.schema import setting_named

    setting = setting_named(name)
    ours = setting.ours if setting is not None else ""
    said = ours if is_ours else _value(sitting, name, value)
    if setting is not None and setting.is_mine:
        with sitting.journal() as companion:
            name = _set_mine(companion, name, said)
    else:
        _set(sitting, name, said, is_ours=is_ours and name.startswith(KEYMAP))
    if sitting.tell.as_json:
        sitting.tell.document({"name": name, "value": said})
        return
    sitting.tell.line(say("cli_vault.setting_set", name=name, value=said or say("cli_vault.setting_empty")))


def _set_mine(companion: Companion, name: str, value: str) -> str:
    """The full name: the id of a pack may have been shortened."""
    from carecompanion.settings.schema import STANDPOINT

    if name.startswith(STANDPOINT):
        name = STANDPOINT + companion.prompting.pack(name.removeprefix(STANDPOINT)).id
    companion.settling.set(name, value)
    return name


def _set(sitting: Sitting, name: str, value: str, *, is_ours: bool) -> None:
    from carecompanion.settings.file import read_settings, write_settings
    from carecompanion.settings.model import KEYMAP, changed, without

    path = sitting.opening.world.paths.settings_file
    settings = read_settings(path)
    if is_ours:
        settings = without(settings, name)
    else:
        settings = changed(settings, name, value)
        if name.startswith(KEYMAP):
            _check_key(name.removeprefix(KEYMAP), value, settings.keymap)
    write_settings(path, settings)


def _check_key(name: str, said: str, keymap: Mapping[str, str]) -> None:
    """Raise Usage for a key that could not work."""
    from carecompanion.errors import Usage
    from carecompanion.tui.keymap import command_named, fault_in

    command = command_named(name)
    why = fault_in(command, said, keymap) if command is not None else say("settings.key.unknown")
    if why:
        raise Usage(why[:1].upper() + why[1:] + ".", say("settings.key.hint"))


def _value(sitting: Sitting, name: str, value: str | None) -> str:
    from carecompanion.errors import Usage

    if value is not None:
        return value
    if sitting.ask.is_possible:
        return sitting.ask.line(say("cli_vault.value_ask", name=name))
    if sitting.secrets.is_stdin_wanted:
        raise Usage(say("cli.no_words"), say("cli.no_words_hint"))
    return sitting.sources.text_from(STDIN).strip()


@verb("settings path", keys={"path": TEXT})
def path(sitting: Sitting) -> None:
    """Where the file is, there or not."""
    place = str(sitting.opening.world.paths.settings_file)
    if sitting.tell.as_json:
        sitting.tell.document({"path": place})
        return
    sitting.tell.line(place)
