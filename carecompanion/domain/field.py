"""One thing a prompt asks for: its kind, its label, and what its kind needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """The ways a field can ask."""

    TEXT = "text"
    LINE = "line"
    LIST = "list"
    SCALE = "scale"
    CHOICE = "choice"
    CHOICES = "choices"
    TABLE = "table"
    COUNTS = "counts"
    VOICES = "voices"
    PERSON = "person"
    FLOW = "flow"
    COMMITMENT = "commitment"


class ColumnKind(StrEnum):
    """What a table's column holds."""

    LINE = "line"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Option:
    """One named possibility of a choice, or one named row."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two scales that are read together: ``other`` is the field (or column) id, ``relation`` how they belong."""

    other: str
    relation: str  # before-after | said-done | seen-seeing


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number from ``low`` to ``high`` between two named ends."""

    low: int
    high: int
    low_label: str
    high_label: str
    by: str | None = None
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class TwoSided:
    """Distance to either side of a named middle: up to ``reach`` each way; both sides may be marked."""

    reach: int
    low_label: str
    middle: str
    high_label: str
    by: str | None = None
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Named options; one or several by the field's kind."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    id: str
    label: str
    kind: ColumnKind = ColumnKind.LINE
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    stage: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by columns; with no ``rows`` the writer adds them."""

    columns: tuple[Column, ...]
    rows: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Whole numbers: named rows by the writer's own group labels."""

    rows: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Two or three named voices, speaking by turns."""

    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Short lines, as many as come; ``at_most`` is an end in sight, never a demand."""

    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Handles from the care map, perhaps in certain roles."""

    roles: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class Flows:
    """Care given or received, or what refills and empties."""

    directions: tuple[str, ...] = ("given", "received", "refills", "empties")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment; whether to ask for an owner's role and authority."""

    owner_role: bool = False
    authority: bool = False


Shape = Scale | TwoSided | Choice | Table | Counts | Voices | Listing | People | Flows | Promise
"""What a kind needs to know beyond its label; ``text`` and ``line`` need nothing."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a prompt asks for. Nothing is ever required of the writer."""

    id: str
    kind: FieldKind
    label: str
    help: str = ""
    placeholder: str = ""
    shape: Shape | None = None


WRITING = Field(id="text", kind=FieldKind.TEXT, label="")
"""What a prompt without fields asks: one long writing."""
