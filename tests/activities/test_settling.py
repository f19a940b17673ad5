"""Settings of the vault by name: each one is read and set where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.prompt import Wording
from carecompanion.errors import Usage
from carecompanion.settings.schema import SCHEMA, Kind

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion


def test_every_setting_of_the_vault_has_a_value_and_takes_each_it_offers(companion: Companion) -> None:
    settling = companion.settling
    assert settling.values().keys() == {setting.name for setting in settling.settings()}
    assert {setting.name for setting in SCHEMA if setting.is_mine} <= settling.values().keys()
    for setting in settling.settings():
        assert settling.value(setting.name) == setting.ours
        some = {Kind.TAGS: "work family", Kind.LANGUAGES: "es en"}
        values = setting.values if setting.kind is Kind.CHOICE else (some[setting.kind],)
        for value in (*setting.here, *values, setting.ours):
            settling.set(setting.name, value)
            assert settling.value(setting.name) == value


def test_it_is_kept_where_the_rest_of_the_program_looks(companion: Companion) -> None:
    settling = companion.settling
    settling.set("ceiling", "0")
    settling.set("exclude-tags", "work")
    settling.set("card_open", "yes")
    settling.set("reply_hints", "no")
    settling.set("standpoint.imperfect-ally", "targeted")
    settling.set("look-back-ceiling", "2")
    assert companion.choosing.ceiling == companion.choosing.kept_ceiling == 0
    assert companion.choosing.excluded_tags == ("work",)
    assert companion.choosing.look_back_ceiling == 2
    assert companion.supporting.is_open_while_locked()
    assert not companion.replying.are_hints_wanted
    assert companion.choosing.standpoint("imperfect-ally") is Wording.TARGETED


def test_for_this_sitting_is_undone_to_what_it_was(companion: Companion) -> None:
    settling = companion.settling
    settling.set("ceiling", "2-sitting")
    assert companion.choosing.kept_ceiling == 1
    back = settling.steps_back_to("ceiling")
    settling.set("ceiling", "0")
    for value in back:
        settling.set("ceiling", value)
    assert (companion.choosing.ceiling, companion.choosing.kept_ceiling) == (2, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ceiling", "3"), ("theme", "paper"), ("no-such", "1"), ("card_open", "maybe"), ("standpoint.x", "")],
)
def test_what_does_not_fit_is_refused(companion: Companion, name: str, value: str) -> None:
    with pytest.raises(Usage):
        companion.settling.set(name, value)
    if name not in companion.settling.values() and not name.startswith("standpoint."):
        with pytest.raises(Usage):
            companion.settling.value(name)
