"""What the person has chosen about prompts. It is about them, so it lives in the vault and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.domain.entry import clean_tag
from carecompanion.domain.languages import AT_MOST, languages_in
from carecompanion.domain.prompt import STRONG, Wording
from carecompanion.errors import Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.vault.vault import Vault

_STANDPOINT = "standpoint."
_REST = "rest."
_YES, _NO = "1", "0"
WAITING: Final = frozenset((
    "when-i-cause-harm", "leaning-in", "code-of-care", "co-practice", "structural-review", "equity-in-leadership",
))  # fmt: skip
"""Packs that rest until they are chosen: about harm and critique, for two or for a circle, for those who lead."""
NAMES = ("ceiling", "exclude-tags", "languages", "look-back-ceiling", "look-back-exclude-tags")


class Choosing:
    """The intensity ceiling, exclusions, standpoints and resting packs."""

    def __init__(self, vault: Vault) -> None:
        self._kept = vault.preferences
        self._sitting_ceiling: int | None = None

    @property
    def ceiling(self) -> int:
        """How tender a prompt may be when it comes by chance: 0 light, 1 tender, 2 strong."""
        return self.kept_ceiling if self._sitting_ceiling is None else self._sitting_ceiling

    @property
    def kept_ceiling(self) -> int:
        """The ceiling that will hold in the next sitting."""
        return int(self._kept.get("ceiling", "1"))

    def set_ceiling(self, ceiling: int, *, for_good: bool = False) -> None:
        """Raise or lower the ceiling, for this sitting unless *for_good*. Raises Usage outside 0 to 2."""
        if not 0 <= ceiling <= STRONG:
            raise Usage(say("choosing.ceiling_range"))
        self._sitting_ceiling = ceiling
        if for_good:
            self._kept.set("ceiling", str(ceiling))

    @property
    def excluded_tags(self) -> tuple[str, ...]:
        """Prompts with these tags are never offered."""
        return tuple(self._kept.get("exclude-tags", "").split())

    def set_excluded_tags(self, tags: str) -> None:
        """Exclude these tags (words between spaces or commas) from what is offered."""
        self._kept.set("exclude-tags", _tags(tags))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages packs are read in where they have them, first choice first; none: each in its own."""
        return tuple(self._kept.get("languages", "").split())

    def set_languages(self, said: str) -> None:
        """Read packs in these languages (short names between spaces or commas). Raises Usage for what is none."""
        try:
            self._kept.set("languages", " ".join(languages_in(said)))
        except ValueError:
            raise Usage(say("settings.languages.wrong", name="languages", most=AT_MOST)) from None

    @property
    def look_back_ceiling(self) -> int:
        """How tender an entry may be that looking back brings: 0 light, 1 tender, 2 strong."""
        return int(self._kept.get("look-back-ceiling", "1"))

    def set_look_back_ceiling(self, ceiling: int) -> None:
        """Raise or lower what looking back may bring. Raises Usage outside 0 to 2."""
        if not 0 <= ceiling <= STRONG:
            raise Usage(say("choosing.ceiling_range"))
        self._kept.set("look-back-ceiling", str(ceiling))

    @property
    def look_back_excluded_tags(self) -> tuple[str, ...]:
        """Looking back never brings an entry with one of these tags."""
        return tuple(self._kept.get("look-back-exclude-tags", "").split())

    def set_look_back_excluded_tags(self, tags: str) -> None:
        """Leave these tags (words between spaces or commas) out of looking back."""
        self._kept.set("look-back-exclude-tags", _tags(tags))

    def standpoint(self, pack: str) -> Wording:
        """Which wording of *pack* the person reads; plain unless they chose otherwise."""
        return Wording(self._kept.get(_STANDPOINT + pack, Wording.PLAIN.value))

    def standpoints(self) -> dict[str, Wording]:
        """Every standpoint that was chosen, by pack."""
        chosen = self._kept.all()
        return {
            name.removeprefix(_STANDPOINT): Wording(value)
            for name, value in chosen.items()
            if name.startswith(_STANDPOINT)
        }

    def set_standpoint(self, pack: str, wording: str) -> None:
        """Choose the wording of *pack*: ``plain`` or ``targeted``. Raises Usage for another word."""
        if wording not in (Wording.PLAIN, Wording.TARGETED):
            raise Usage(say("choosing.standpoint"))
        self._kept.set(_STANDPOINT + pack, wording)

    def resting(self) -> frozenset[str]:
        """The packs of which nothing is offered: put to rest, or not chosen yet."""
        said = {name.removeprefix(_REST) for name in self._kept.all() if name.startswith(_REST)}
        return frozenset(self.put_to_rest() | {pack for pack in WAITING if pack not in said})

    def put_to_rest(self) -> frozenset[str]:
        """Of those, the packs that the person put to rest."""
        kept = self._kept.all().items()
        rests = (name for name, value in kept if name.startswith(_REST) and value == _YES)
        return frozenset(name.removeprefix(_REST) for name in rests)

    def rest(self, pack: str) -> None:
        """Put a pack to rest: nothing of it is offered until it is used again."""
        self._kept.set(_REST + pack, _YES)

    def use(self, pack: str) -> None:
        """Take a resting pack into use."""
        if pack in WAITING:
            self._kept.set(_REST + pack, _NO)
        else:
            self._kept.remove(_REST + pack)

    # by name, for `settings set`

    def is_known(self, name: str) -> bool:
        """Is *name* a choice kept in the vault?"""
        return name in NAMES or (name.startswith(_STANDPOINT) and name != _STANDPOINT)

    def set(self, name: str, value: str) -> None:
        """Set a choice by its name. Raises Usage for a value that does not fit."""
        if not self.is_known(name):
            raise Usage(say("settings.unknown", name=name), say("settings.known", names=", ".join(NAMES)))
        if name in ("ceiling", "look-back-ceiling") and value not in {"0", "1", "2"}:
            raise Usage(say("choosing.ceiling_range"))
        if name == "ceiling":
            self.set_ceiling(int(value), for_good=True)
        elif name == "exclude-tags":
            self.set_excluded_tags(value)
        elif name == "languages":
            self.set_languages(value)
        elif name == "look-back-ceiling":
            self.set_look_back_ceiling(int(value))
        elif name == "look-back-exclude-tags":
            self.set_look_back_excluded_tags(value)
        else:
            self.set_standpoint(name.removeprefix(_STANDPOINT), value)

    def as_plain(self) -> dict[str, str]:
        """Every choice in words."""
        plain = {
            "ceiling": str(self.ceiling),
            "exclude-tags": " ".join(self.excluded_tags),
            "languages": " ".join(self.languages),
            "look-back-ceiling": str(self.look_back_ceiling),
            "look-back-exclude-tags": " ".join(self.look_back_excluded_tags),
        }
        return plain | {
            _STANDPOINT + pack: wording.value for pack, wording in sorted(self.standpoints().items())
        }


def _tags(said: str) -> str:
    kept = dict.fromkeys(clean_tag(tag) for tag in said.replace(",", " ").split())
    return " ".join(tag for tag in kept if tag)
