"""The support card: the person's own words about who is there for them. Nothing is sent from here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from carecompanion.activities.world import World
    from carecompanion.vault.vault import Vault

_CARD = "support.card"


@dataclass(frozen=True, slots=True)
class SupportCard:
    """Who, a kind line, a message one could send. All free text; all may be empty."""

    people: str = field(default="", repr=False)
    kind_line: str = field(default="", repr=False)
    message: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Has nothing been written on it yet?"""
        return not (self.people or self.kind_line or self.message)


class Supporting:
    """Read and write the card; decide whether it stays readable while locked."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._kept = vault.preferences
        self._paths = world.paths

    def card(self) -> SupportCard:
        """The card as it was last written."""
        raw = self._kept.get(_CARD, "")
        return SupportCard(**json.loads(raw)) if raw else SupportCard()

    def write(self, card: SupportCard) -> SupportCard:
        """Keep the card; where it may be read while locked, its open copy follows."""
        kept = SupportCard(*(clean(part).strip() for part in (card.people, card.kind_line, card.message)))
        self._kept.set(_CARD, json.dumps(asdict(kept), ensure_ascii=False))
        if self.is_open_while_locked():
            self._write_open_copy(kept)
        return kept

    def was_asked(self) -> bool:
        """Has the question about reading it while locked been answered once?"""
        return self._kept.get("support.open", "") != ""

    def is_open_while_locked(self) -> bool:
        """May the card be read without the passphrase? No, unless the person said so."""
        return self._kept.get("support.open", "no") == "yes"

    def allow_while_locked(self, *, allowed: bool) -> None:
        """Keep an open copy beside the vault (0600), or remove it. Raises ReadOnly, DiskFull, CouldNotWrite."""
        from carecompanion.settings.atomic import writing_faults

        if not allowed:
            # First of all: while the copy is there, the answer is not no.
            with writing_faults():
                self._paths.support_file.unlink(missing_ok=True)
        self._kept.set("support.open", "yes" if allowed else "no")
        if allowed:
            self._write_open_copy(self.card())

    def _write_open_copy(self, card: SupportCard) -> None:
        from carecompanion.settings.atomic import write_atomically

        text = "\n\n".join(part for part in (card.people, card.kind_line, card.message) if part)
        write_atomically(self._paths.support_file, (text + "\n").encode("utf-8"))


def card_while_locked(world: World) -> str:
    """The open copy, where the person allowed one; else empty. Needs no passphrase."""
    from carecompanion.domain.text import for_screen

    try:
        with world.paths.support_file.open("rb") as file:
            return for_screen(file.read(64 * 1024).decode("utf-8", "replace")).strip()
    except OSError:
        return ""
