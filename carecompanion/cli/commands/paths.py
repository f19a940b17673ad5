"""``paths``: where everything is kept. Nothing is opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import TEXT
from carecompanion.cli.verb import verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_KEYS: Final = {
    "home": TEXT, "data": TEXT, "config": TEXT, "journal": TEXT, "keys": TEXT, "backups": TEXT, "settings": TEXT,
    "letters": TEXT, "support": TEXT,
}  # fmt: skip


@verb("paths", keys=_KEYS)
def paths(sitting: Sitting) -> None:
    """A line a place."""
    here = sitting.opening.world.paths
    places = {
        "journal": here.journal_db,
        "keys": here.keys_file,
        "backups": here.backups,
        "settings": here.settings_file,
        "letters": here.letters_out,
        "support": here.support_file,
    }
    if sitting.tell.as_json:
        folders = {"home": here.home, "data": here.data, "config": here.config}
        sitting.tell.document({name: str(place) for name, place in (folders | places).items()})
        return
    for name, place in places.items():
        sitting.tell.line(sitting.tell.dim(f"{say(f'cli_vault.path.{name}')}: "), str(place))
