"""Packs that were installed, as their files came; and what was read of them, ready to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.signer import InstalledPack
from carecompanion.errors import NotFound
from carecompanion.vault.values import day as kept_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carecompanion.vault.database import Database, Row

_SELECT: Final = "SELECT name, id, signer, serial, digest, installed, body FROM packs"


class PackStore:
    """Installed packs by name. Whether they may be installed is not asked here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[InstalledPack, ...]:
        """Every installed pack, by name, bodies and all."""
        return tuple(_installed(row) for row in self._database.rows(f"{_SELECT} ORDER BY name"))

    def get(self, name: str) -> InstalledPack:
        """The pack of exactly this name. Raises NotFound."""
        row = self._database.row(f"{_SELECT} WHERE name = ?", (name,))
        if row is None:
            raise NotFound(name, "packs")
        return _installed(row)

    def marks(self) -> tuple[tuple[str, bytes], ...]:
        """Name and digest of each, by name: what differs once anything was installed, updated or removed."""
        rows = self._database.rows("SELECT name, digest FROM packs ORDER BY name")
        return tuple((str(name), bytes(digest)) for name, digest in rows)

    def keep(self, pack: InstalledPack) -> None:
        """Keep *pack*, in the place of the one of its name."""
        with self._database.writing():
            self._database.change("DELETE FROM packs WHERE name = ?", (pack.name,))
            self._database.change(
                "INSERT INTO packs (name, id, signer, serial, digest, installed, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    pack.name,
                    pack.id,
                    pack.signer,
                    pack.serial,
                    pack.digest,
                    pack.installed.isoformat(),
                    pack.body,
                ),
            )

    def rename(self, name: str, to: str) -> None:
        """Call a pack otherwise from now on; a name that is not here is no error."""
        with self._database.writing():
            self._database.change("DELETE FROM packs_ready WHERE name = ?", (name,))
            self._database.change("UPDATE packs SET name = ? WHERE name = ?", (to, name))

    def remove(self, name: str) -> None:
        """Let a pack go. Raises NotFound."""
        with self._database.writing():
            if not self._database.change("DELETE FROM packs WHERE name = ?", (name,)):
                raise NotFound(name, "packs")

    # what is ready to be used

    def ready(self, made_for: str) -> Mapping[str, str]:
        """What was made ready for exactly *made_for*, by name."""
        return dict(
            self._database.rows(
                "SELECT name, body FROM packs_ready WHERE made_for = ? ORDER BY name", (made_for,)
            )
        )

    def keep_ready(self, name: str, made_for: str, body: str) -> None:
        """Keep what was made ready of *name*, in the place of what there was."""
        with self._database.writing():
            self._database.change(
                "INSERT OR REPLACE INTO packs_ready (name, made_for, body) VALUES (?, ?, ?)",
                (name, made_for, body),
            )


def _installed(row: Row) -> InstalledPack:
    name, id_, signer, serial, digest, installed, body = row
    return InstalledPack(
        name=name,
        id=id_,
        signer=bytes(signer),
        serial=serial,
        digest=bytes(digest),
        installed=kept_day(installed),
        body=bytes(body),
    )
