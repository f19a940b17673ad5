"""Circles and who is in them, as one member sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.circle import Circle
from carecompanion.domain.ids import CircleId, PartnerId
from carecompanion.errors import Ambiguous, NotFound
from carecompanion.vault.values import day as kept_day
from carecompanion.vault.values import folded

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.vault.database import Database, Row

_SELECT = "SELECT id, name, made, left_on FROM circles"


class CircleStore:
    """Circles by id and name; one that was left stays known, so that its letters are not taken for a new one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, circle: Circle) -> None:
        """Keep *circle* as it is, new or in the place of the one with its id."""
        with self._database.writing():
            self._database.keep_record(
                "circles",
                {
                    "id": circle.id,
                    "name": circle.name,
                    "folded": folded(circle.name),
                    "made": circle.made.isoformat(),
                    "left_on": circle.left_on.isoformat() if circle.left_on else None,
                },
                key="id",
            )
            self._database.change("DELETE FROM circle_members WHERE circle = ?", (circle.id,))
            self._database.change_many(
                "INSERT INTO circle_members (circle, partner) VALUES (?, ?)",
                [(circle.id, member) for member in dict.fromkeys(circle.members)],
            )

    def all(self) -> tuple[Circle, ...]:
        """Circles one is in, by name."""
        rows = self._database.rows(f"{_SELECT} WHERE left_on IS NULL ORDER BY folded, id")
        return tuple(self._circle(row) for row in rows)

    def get(self, circle_id: str) -> Circle | None:
        """The circle of exactly this id, also one that was left; None where there is none."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (circle_id,))
        return None if row is None else self._circle(row)

    def find(self, name: str) -> Circle:
        """The circle of this name, or whose id begins so, among those one is in. Raises NotFound, Ambiguous.

        A whole id comes first: somebody may have named a circle by the id of another.
        """
        wanted = folded(name)
        here = self.all()
        found = [one for one in here if one.id == wanted]
        found = found or [one for one in here if folded(one.name) == wanted]
        found = found or [one for one in here if wanted and one.id.startswith(wanted)]
        if not found:
            raise NotFound(name, "circles")
        if len(found) > 1:
            raise Ambiguous(name, tuple(f"{one.name} ({one.id[:8]})" for one in found))
        return found[0]

    def forget_partner(self, partner: PartnerId) -> None:
        """They are in no circle of ours any more."""
        with self._database.writing():
            self._database.change("DELETE FROM circle_members WHERE partner = ?", (partner,))

    def leave(self, circle: CircleId, on: date) -> None:
        """Leave: in one step."""
        with self._database.writing():
            self._database.change("UPDATE circles SET left_on = ? WHERE id = ?", (on.isoformat(), circle))
            self._database.change("DELETE FROM circle_members WHERE circle = ?", (circle,))

    def _circle(self, row: Row) -> Circle:
        name, title, made, left_on = row
        members = self._database.rows(
            "SELECT partner FROM circle_members WHERE circle = ? ORDER BY partner", (name,)
        )
        return Circle(
            id=CircleId(name),
            name=title,
            made=kept_day(made),
            members=tuple(PartnerId(member[0]) for member in members),
            left_on=kept_day(left_on) if left_on else None,
        )
