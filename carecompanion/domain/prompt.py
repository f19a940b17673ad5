"""One invitation: words, a lighter doorway, depth, intensity, fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.domain.field import Field
    from carecompanion.domain.ids import PackId, PromptId

NOTICE, MAKE_SENSE, ACT = 1, 2, 3
"""Depths: notice; make sense; choose or act."""

LIGHT, TENDER, STRONG, ACCOMPANIED = 0, 1, 2, 3
"""Intensities: from strong on a prompt is gated; accompanied asks for a person present."""


class Wording(StrEnum):
    """Which of a prompt's wordings was read."""

    PLAIN = "plain"
    TARGETED = "targeted"
    DOORWAY = "doorway"


class Form(StrEnum):
    """What answering looks like."""

    FREE = "free"
    SCALE = "scale"
    LIST = "list"
    LETTER = "letter"
    WORKSHEET = "worksheet"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What may come after: days until a revisit, and what is offered."""

    revisit: tuple[int, ...] = ()
    offer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """One invitation, as its pack words it. Without ``fields`` it asks for one long writing."""

    id: PromptId
    ask: str
    doorway: str = ""
    targeted: str = ""
    form: Form = Form.FREE
    minutes: int = 10
    depth: int = NOTICE
    intensity: int = LIGHT
    content_note: str = ""
    step: str = ""  # relational | structural, where it is one
    checkin: bool = False
    tags: tuple[str, ...] = ()
    follow_up: FollowUp = FollowUp()
    fields: tuple[Field, ...] = ()

    @property
    def is_gated(self) -> bool:
        """Does this prompt show its content note before its words?"""
        return self.intensity >= STRONG

    def words(self, wording: Wording) -> str:
        """The question in *wording*; a wording that the pack does not have falls back to the plain one."""
        if wording is Wording.TARGETED and self.targeted:
            return self.targeted
        if wording is Wording.DOORWAY and self.doorway:
            return self.doorway
        return self.ask


@dataclass(frozen=True, slots=True)
class PromptRef:
    """A prompt's full name, ``pack/prompt``."""

    pack: PackId
    prompt: PromptId

    def __str__(self) -> str:
        return f"{self.pack}/{self.prompt}"


@dataclass(frozen=True, slots=True)
class PromptSnapshot:
    """A prompt as it was read and answered: it stays with the entry whatever becomes of its pack."""

    pack: PackId
    serial: int
    id: PromptId
    lang: str
    signer: str
    signer_name: str
    licence: str
    ask: str
    wording: Wording
    fields: tuple[Field, ...]
    pack_title: str = ""
    depth: int = NOTICE
    intensity: int = LIGHT
