"""Settings that live in the vault, by the names of the schema and in words: for whoever shows or sets them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.prompt import STRONG
from carecompanion.settings.schema import SCHEMA, STANDPOINT, Standpoint, names, setting_named, unknown

if TYPE_CHECKING:
    from carecompanion.activities.choosing import Choosing
    from carecompanion.activities.prompting import Prompting
    from carecompanion.activities.replying import Replying
    from carecompanion.activities.supporting import Supporting
    from carecompanion.settings.schema import Setting

FOR_NOW = "2-sitting"


class Settling:
    """Read and set what one chose, wherever in the vault it is kept."""

    def __init__(
        self, choosing: Choosing, prompting: Prompting, supporting: Supporting, replying: Replying
    ) -> None:
        self._choosing = choosing
        self._prompting = prompting
        self._supporting = supporting
        self._replying = replying

    def settings(self) -> tuple[Setting, ...]:
        """Every setting of the vault: those of fixed name, then a wording for each pack that has two."""
        packs = (pack for pack in self._prompting.packs() if any(prompt.targeted for prompt in pack.prompts))
        mine = (setting for setting in SCHEMA if setting.is_mine)
        return (*mine, *(Standpoint.of(str(pack.id), pack.title) for pack in packs))

    def value(self, name: str) -> str:
        """What holds now. Raises Usage for a name that no setting of the vault has."""
        if name == "ceiling":
            is_for_now = self._choosing.ceiling != self._choosing.kept_ceiling
            return FOR_NOW if is_for_now and self._choosing.ceiling == STRONG else str(self._choosing.ceiling)
        if name == "card_open":
            return "yes" if self._supporting.is_open_while_locked() else "no"
        if name == "reply_hints":
            return "yes" if self._replying.are_hints_wanted else "no"
        if name.startswith(STANDPOINT):
            return self._choosing.standpoint(name.removeprefix(STANDPOINT)).value
        if name in names(mine=True):
            return self._choosing.as_plain()[name]
        raise unknown(name, names(mine=True))

    def values(self) -> dict[str, str]:
        """What holds now, by name."""
        return {setting.name: self.value(setting.name) for setting in self.settings()}

    def steps_back_to(self, name: str) -> tuple[str, ...]:
        """The values that, set one after another, bring back what holds now."""
        now = self.value(name)
        return (str(self._choosing.kept_ceiling), now) if now == FOR_NOW else (now,)

    def set(self, name: str, value: str) -> None:
        """Set one. Raises Usage for a name or value that does not fit."""
        setting = setting_named(name)
        if setting is None or not setting.is_mine:
            raise unknown(name, names(mine=True))
        if value not in setting.here:
            value = setting.checked(value)
        if name == "card_open":
            self._supporting.allow_while_locked(allowed=value == "yes")
        elif name == "reply_hints":
            self._replying.want_hints(wanted=value == "yes")
        elif value == FOR_NOW:
            self._choosing.set_ceiling(STRONG)
        else:
            self._choosing.set(name, value)
