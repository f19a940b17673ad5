"""What People asks: who stands here, did they agree, how near, what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.activities.standing import role_name
from carecompanion.domain.care_map import ROLES, Ring
from carecompanion.domain.flow import DIRECTIONS
from carecompanion.domain.text import capitalised, shorten
from carecompanion.tui.dialogs.ask import ConfirmDialog, KeyDialog, LineDialog
from carecompanion.tui.dialogs.choose import ChooseDialog
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.domain.care_map import CareMap
    from carecompanion.domain.person import Person

_TITLE: Final = 36
_KNOWN_AT_MOST: Final = 8
_WAY_KEYS: Final = dict(zip(DIRECTIONS, "grfe", strict=True))


def who_stands(care_map: CareMap | None, role: str, ring: str, known: Sequence[str]) -> LineDialog:
    """Somebody for the cell in hand."""
    if role and care_map is not None:
        said = {"role": capitalised(role_name(role)), "ring": say(f"people.ring.{ring}")}
        where = say("people.add.where", map=one_line(care_map.name), **said)
    else:
        where = say("people.add.nowhere")
    names = ", ".join(one_line(name) for name in known[:_KNOWN_AT_MOST])
    means = [say("people.add.says"), *([say("people.add.known", names=names)] if names else [])]
    return LineDialog(
        title=say("people.add.title"),
        says=where,
        means="\n".join(means),
        yes=say("people.add.yes"),
        no=say("people.add.no"),
    )


def did_they_agree(person: Person) -> KeyDialog:
    """Were they asked, and what did they say? Answers with the name of a consent."""
    return KeyDialog(
        title=say("people.asks.title", person=_title(person)),
        says=say("people.asks.says"),
        means=say("people.asks.means"),
        keys=(
            ("y", "yes", say("people.asks.yes")),
            ("a", "asked", say("people.asks.asked")),
            ("o", "not-asked", say("people.asks.not_asked")),
            ("n", "no", say("people.asks.no")),
        ),
        leave=say("people.asks.leave"),
    )


def is_contact_wanted(person: Person) -> KeyDialog:
    """Answers with the name of a contact."""
    keys = (("y", "yes"), ("a", "ask"), ("n", "no"))
    return KeyDialog(
        title=say("people.contact.title", person=_title(person)),
        says=say("people.contact.says"),
        keys=[(key, name, say(f"people.contact.key.{name}")) for key, name in keys],
        leave=say("people.contact.leave"),
    )


def what_both_care_about(person: Person) -> LineDialog:
    """One line."""
    return LineDialog(
        title=say("people.cares.title", person=_title(person)),
        says=say("people.cares.says"),
        value=person.cares,
        yes=say("people.keep"),
        no=say("people.leave"),
    )


def a_note(person: Person) -> LineDialog:
    """For the writer alone."""
    return LineDialog(
        title=say("people.note.title", person=_title(person)),
        says=say("people.note.says"),
        value=" ".join(person.note.split()),
        yes=say("people.keep"),
        no=say("people.leave"),
    )


def in_which_role(person: Person, held: str) -> ChooseDialog:
    """One of the roles."""
    return ChooseDialog(
        title=say("people.role.title", person=_title(person)),
        means=say("people.role.means"),
        values=[(role, role_name(role)) for role in ROLES],
        held=held,
    )


def how_near(person: Person, care_map: CareMap, role: str) -> KeyDialog:
    """One of the rings."""
    keys = zip("nwb", Ring, strict=True)
    return KeyDialog(
        title=say("people.move.title", person=_title(person)),
        says=say("people.move.says", role=role_name(role), map=one_line(care_map.name)),
        keys=[(key, ring.value, say(f"people.move.{ring.value}")) for key, ring in keys],
        leave=say("people.leave"),
    )


def needed_or_wanted(person: Person, care_map: CareMap, role: str) -> KeyDialog:
    """Answers with the name of a wish; ``unsaid`` takes it away."""
    keys = (("n", "need"), ("w", "want"), ("b", "both"), ("o", "unsaid"))
    return KeyDialog(
        title=say("people.wished.title", person=_title(person)),
        says=say("people.move.says", role=role_name(role), map=one_line(care_map.name)),
        keys=[(key, name, say(f"people.wished.{name}")) for key, name in keys],
        leave=say("people.leave"),
    )


def which_way(person: Person) -> KeyDialog:
    """Given or received, refilling or emptying."""
    return KeyDialog(
        title=say("people.flow.title", person=_title(person)),
        says=say("people.flow.says"),
        keys=[(key, way, say(f"people.flow.{way}")) for way, key in _WAY_KEYS.items()],
        leave=say("people.flow.leave"),
    )


def how_much(person: Person) -> KeyDialog:
    """1, 2 or 3."""
    return KeyDialog(
        title=say("people.flow.title", person=_title(person)),
        says=say("people.flow.size_says"),
        keys=[(size, size, say(f"people.flow.size.{size}")) for size in "123"],
        leave=say("people.flow.leave"),
    )


def let_go(person: Person) -> ConfirmDialog:
    """What goes, and what stays."""
    return ConfirmDialog(
        title=say("people.remove.title", person=_title(person)),
        says=say("people.remove.says"),
        means=say("people.remove.means"),
        yes=say("people.remove.yes"),
        no=say("people.remove.no"),
    )


def map_called(words: str, name: str = "") -> LineDialog:
    """The name of a map; *words* is new_map or rename_map."""
    return LineDialog(
        title=say(f"people.{words}.title"),
        says=say(f"people.{words}.says"),
        value=name,
        yes=say("people.keep"),
        no=say("people.leave"),
    )


def let_map_go(care_map: CareMap) -> ConfirmDialog:
    """The people on it stay known."""
    return ConfirmDialog(
        title=say("people.remove_map.title", map=shorten(one_line(care_map.name), _TITLE)),
        says=say("people.remove_map.says"),
        yes=say("people.remove.yes"),
        no=say("people.leave"),
    )


def _title(person: Person) -> str:
    return shorten(one_line(person.handle), _TITLE)
