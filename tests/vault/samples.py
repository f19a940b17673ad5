"""Vaults and entries to try things on. Cheap key derivation: the product's own is tried once, elsewhere."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from carecompanion.crypto.passphrase import KdfLimits, KdfParams
from carecompanion.domain.entry import Entry
from carecompanion.domain.ids import EntryId, LetterId, PackId, PartnerId, PromptId, id_from_bytes
from carecompanion.domain.letter import (
    About,
    AgreementState,
    CircleName,
    Direction,
    Item,
    LetterKind,
    Manifest,
    StoredLetter,
)
from carecompanion.domain.partner import Partner, Standing, Trust
from carecompanion.domain.prompt import PromptSnapshot, Wording
from carecompanion.settings.paths import Paths
from carecompanion.vault.creating import create_vault
from carecompanion.vault.opening import open_vault

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.vault.vault import Vault

QUICK: Final = KdfLimits(
    least_m_kib=64, t=(1, 16), p=(1, 16), most_m_times_t_kib=4 * 1024 * 1024, chosen=KdfParams(64, 1, 1)
)
NOW: Final = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=1)))
PASSPHRASE: Final = "a kettle hums before light"


def places(folder: Path) -> Paths:
    """A home under *folder*."""
    return Paths(home=folder, data=folder, config=folder)


def new_vault(paths: Paths, passphrase: str = PASSPHRASE) -> tuple[Vault, str]:
    return create_vault(paths, passphrase, now=NOW, randomness=os.urandom, limits=QUICK)


def opened(paths: Paths, passphrase: str = PASSPHRASE) -> Vault:
    return open_vault(paths, passphrase, now=NOW, limits=QUICK)


def entry(text: str = "Rain on the roof.", **other: object) -> Entry:
    values: dict[str, object] = {
        "id": EntryId(id_from_bytes(os.urandom(8))),
        "created": NOW,
        "updated": NOW,
        "title": "",
        "text": text,
    }
    return Entry(**{**values, **other})  # type: ignore[arg-type]  # tests name what they care about


def snapshot(prompt: str = "small-moment", pack: str = "imperfect-ally", **other: object) -> PromptSnapshot:
    values: dict[str, object] = {
        "pack": PackId(pack),
        "serial": 1,
        "id": PromptId(prompt),
        "lang": "en",
        "signer": "",
        "signer_name": "",
        "licence": "CC-BY-4.0",
        "ask": "What did you let pass today?",
        "wording": Wording.PLAIN,
        "fields": (),
    }
    return PromptSnapshot(**{**values, **other})  # type: ignore[arg-type]


def partner(handle: str = "ash", number: int = 1, **other: object) -> Partner:
    values: dict[str, object] = {
        "id": PartnerId(f"{number:010}"),
        "handle": handle,
        "key": bytes([number]) * 32,
        "claimed_name": handle.title(),
        "standing": Standing.INTRODUCED,
        "met": date(2026, 11, 1),
    }
    return Partner(**{**values, **other})  # type: ignore[arg-type]


def letter(number: int = 1, sender: bytes = b"\x01" * 32, **other: object) -> StoredLetter:
    name = LetterId(f"{number:032x}")
    manifest = Manifest(
        kind=LetterKind.LETTER,
        id=name,
        thread=name,
        date=date(2026, 11, 20),
        lang="en",
        note="about a meeting",
        items=(Item(0, 5, "On Tuesday", "2026-11", left_out=2),),
        circle=CircleName("c" * 32, "Tuesdays"),
        about=About("d" * 32, 2, AgreementState.OPEN, None),
    )
    values: dict[str, object] = {
        "id": name,
        "direction": Direction.CAME,
        "partner": None,
        "partner_key": sender,
        "partner_name": "Ash",
        "moment": datetime(2026, 11, 20, 8, tzinfo=UTC),
        "manifest": manifest,
        "human": "Dear you,\n\nit rained.",
        "trust": Trust.INTRODUCED,
        "unread": True,
        "digest": bytes([number]) * 32,
    }
    return StoredLetter(**{**values, **other})  # type: ignore[arg-type]
