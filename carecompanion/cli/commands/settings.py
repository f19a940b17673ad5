"""``settings``: how the program looks and behaves; what one chose about prompts is in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import TEXT
from carecompanion.cli.sources import STDIN
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_STANDPOINT: Final = "standpoint."


@verb("settings show", keys={"settings": "table of texts", "mine": "table of texts, or null"}, opens=True)
@option("settings show", "--mine", "is_mine", is_flag=True)
def show(sitting: Sitting, *, is_mine: bool) -> None:
    """A line a setting."""
    from carecompanion.settings.file import read_settings
    from carecompanion.settings.model import as_plain

    plain = as_plain(read_settings(sitting.opening.world.paths.settings_file))
    mine: dict[str, str] | None = None
    if is_mine:
        with sitting.journal() as companion:
            mine = companion.choosing.as_plain()
    if sitting.tell.as_json:
        sitting.tell.document({"settings": plain, "mine": mine})
        return
    for name, value in (plain | (mine or {})).items():
        sitting.tell.line(f"{name} = {value}")


@verb("settings set", keys={"name": TEXT, "value": TEXT}, opens=True)
@argument("name")
@argument("value", required=False)
def set_(sitting: Sitting, name: str, value: str | None) -> None:
    """By its name, to where it belongs."""
    from carecompanion.activities.choosing import NAMES

    is_mine = name in NAMES or name.startswith(_STANDPOINT)
    said = _value(sitting, name, value)
    if is_mine:
        with sitting.journal() as companion:
            if name.startswith(_STANDPOINT):
                name = _STANDPOINT + companion.prompting.pack(name.removeprefix(_STANDPOINT)).id
            companion.choosing.set(name, said)
    else:
        _set(sitting, name, said)
    if sitting.tell.as_json:
        sitting.tell.document({"name": name, "value": said})
        return
    sitting.tell.line(say("cli_vault.setting_set", name=name, value=said))


def _set(sitting: Sitting, name: str, value: str) -> None:
    from carecompanion.settings.file import read_settings, write_settings
    from carecompanion.settings.model import changed

    path = sitting.opening.world.paths.settings_file
    write_settings(path, changed(read_settings(path), name, value))


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
