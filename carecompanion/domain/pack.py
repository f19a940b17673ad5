"""A pack: prompts, practices and perhaps one programme, with its licence, its sources and its leaving line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.ids import PackId
    from carecompanion.domain.practice import Exercise, Frame, Guide, Practice, Programme
    from carecompanion.domain.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Source:
    """Where an idea came from, and in our words what was taken."""

    title: str
    author: str = ""
    year: int | None = None
    url: str = ""
    idea: str = ""


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Who holds a pack's circle, and what they say of their power over its members."""

    name: str
    power: str = "none"  # none | colleague | manager


@dataclass(frozen=True, slots=True)
class Need:
    """A built-in pack that this one leans on."""

    id: str
    serial: int


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack as it was read. ``prompts`` keep their order: it is the pack's arc.

    ``signer``: empty for what came with the program, ``domain.signer.DRAFT`` for one's own folder, else the raw
    public key in base64. ``languages`` are all it has, ``language`` the one it was read in; ``changes`` says what is
    new in it, ``unknown`` names the keys in it that nobody here knows.
    """

    id: PackId
    title: str
    version: str
    serial: int
    language: str
    licence: str
    leaving: str
    authors: tuple[str, ...] = ()
    about: str = ""
    audience: str = ""
    minutes: tuple[int, int] | None = None
    arc: str = ""
    care_note: str = ""
    support_route: str = ""
    needs: tuple[Need, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()
    sources: tuple[Source, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    practices: tuple[Practice, ...] = ()
    programme: Programme | None = None
    exercises: tuple[Exercise, ...] = ()
    guides: tuple[Guide, ...] = ()
    frames: tuple[Frame, ...] = ()
    signer: str = ""
    signer_name: str = ""
    published: date | None = None
    languages: tuple[str, ...] = ()
    changes: str = ""
    unknown: tuple[str, ...] = ()

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt of that id, or None."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)
