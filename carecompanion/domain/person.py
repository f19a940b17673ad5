"""Somebody on the care map, under a handle: never a real name unless the writer chose one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from carecompanion.domain.partner import HANDLE_BYTES

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.ids import PartnerId, PersonId


def is_handle(name: str) -> bool:
    """Is *name* short enough to be somebody's handle?"""
    return 0 < len(name.encode()) <= HANDLE_BYTES


class Contact(StrEnum):
    """Is contact wanted? To a ``no`` nothing is ever drafted."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Consent(StrEnum):
    """Do they know that they are on the map, and agree to what is hoped of them?"""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by their handle; ``partner`` where they are also somebody one writes letters with.

    ``cares`` is what both care about. Authors and elders who will never be asked may stand here too.
    """

    id: PersonId
    handle: str = field(repr=False)
    added: date
    contact: Contact = Contact.YES
    partner: PartnerId | None = None
    consent: Consent = Consent.NOT_ASKED
    cares: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
