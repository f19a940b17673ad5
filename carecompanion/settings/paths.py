"""Where everything of one practitioner lives. Nothing here touches the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APP = "carecompanion"
HOME_VARIABLE = "CARECOMPANION_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place the companion reads or writes; ``home`` is the folder the others are counted from."""

    home: Path
    data: Path
    config: Path
    documents: Path | None = None

    @property
    def vault_dir(self) -> Path:
        """The vault: this one folder is what is ever swapped."""
        return self.data / "vault"

    @property
    def journal_db(self) -> Path:
        """The encrypted database."""
        return self.vault_dir / "journal.db"

    @property
    def keys_file(self) -> Path:
        """The key slots."""
        return self.vault_dir / "vault.json"

    @property
    def lock_file(self) -> Path:
        """The lock of the vault, outside what is swapped."""
        return self.data / "vault.lock"

    @property
    def next_dir(self) -> Path:
        """A vault being prepared to take the place of the present one."""
        return self.data / "vault.next"

    @property
    def swap_marker(self) -> Path:
        """There only between the decision to swap and its end."""
        return self.data / "vault.swap"

    @property
    def jots(self) -> Path:
        """Notes taken while locked."""
        return self.data / "jots"

    @property
    def backups(self) -> Path:
        """Our own backups."""
        return self.data / "backups"

    @property
    def support_file(self) -> Path:
        """The support card, only if it may be read while locked."""
        return self.data / "support.txt"

    @property
    def settings_file(self) -> Path:
        """Appearance, keys and timing; nothing about the person."""
        return self.config / "settings.toml"

    @property
    def letters_out(self) -> Path:
        """Where sealed letters are put unless another place is named: where a person looks for what they made."""
        return (self.documents or self.home) / "letters-out"


def resolve_paths(
    environ: Mapping[str, str], *, platform_dirs: Callable[[], tuple[Path, Path, Path]] | None = None
) -> Paths:
    """The places for *environ*: ``CARECOMPANION_HOME`` moves everything under one folder.

    Otherwise *platform_dirs* says the data, configuration and documents folders (platformdirs, where left out).
    """
    chosen = environ.get(HOME_VARIABLE, "")
    if chosen:
        home = Path(chosen).expanduser().absolute()
        return Paths(home=home, data=home, config=home)
    data, config, documents = (platform_dirs or _platform_dirs)()
    return Paths(home=data, data=data, config=config, documents=documents)


def _platform_dirs() -> tuple[Path, Path, Path]:
    import platformdirs

    return (
        platformdirs.user_data_path(APP, appauthor=False),
        platformdirs.user_config_path(APP, appauthor=False),
        platformdirs.user_documents_path(),
    )
