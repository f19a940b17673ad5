"""Where files that leave are put."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.settings.atomic import make_private_folder

if TYPE_CHECKING:
    from carecompanion.tui.app import CareApp


def outbox_of(care: CareApp) -> Path:
    """The folder from the settings, else the one of the paths. It need not be there yet."""
    chosen = care.settings.letters_out
    return Path(chosen).expanduser().absolute() if chosen else care.opening.world.paths.letters_out


def made_ready(folder: Path) -> Path:
    """*folder*, made where it is not there yet, for its owner only; one that is there stays as open as it was.

    For the desk. Raises ReadOnly, DiskFull, CouldNotWrite.
    """
    if not folder.is_dir():
        make_private_folder(folder)
    return folder
