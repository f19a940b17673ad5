"""What a person chooses about prompts, for this sitting and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.prompt import Wording
from carecompanion.errors import Usage

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from tests.activities.people import Person


def test_tender_is_as_far_as_chance_goes_until_somebody_says_otherwise(companion: Companion) -> None:
    assert companion.choosing.ceiling == 1


def test_a_ceiling_for_the_sitting_is_gone_with_it(ana: Person) -> None:
    ana.companion.choosing.set_ceiling(2)
    assert ana.companion.choosing.ceiling == 2
    assert ana.comes_back().choosing.ceiling == 1


def test_a_ceiling_for_good_stays(ana: Person) -> None:
    ana.companion.choosing.set_ceiling(2)
    ana.companion.choosing.set_ceiling(0, for_good=True)
    assert ana.companion.choosing.ceiling == 0
    assert ana.comes_back().choosing.ceiling == 0


@pytest.mark.parametrize("ceiling", [-1, 3])
def test_nobody_is_alone_above_strong(companion: Companion, ceiling: int) -> None:
    with pytest.raises(Usage):
        companion.choosing.set_ceiling(ceiling, for_good=True)
    assert companion.choosing.ceiling == 1


def test_exclusions_are_tags_in_any_spelling(ana: Person) -> None:
    ana.companion.choosing.set_excluded_tags("#Grief, work  WORK,!!")
    assert ana.comes_back().choosing.excluded_tags == ("grief", "work")
    ana.companion.choosing.set_excluded_tags("")
    assert ana.companion.choosing.excluded_tags == ()


def test_a_standpoint_is_chosen_pack_by_pack(ana: Person) -> None:
    choosing = ana.companion.choosing
    assert choosing.standpoint("imperfect-ally") is Wording.PLAIN
    choosing.set_standpoint("imperfect-ally", "targeted")
    assert ana.comes_back().choosing.standpoints() == {"imperfect-ally": Wording.TARGETED}
    assert ana.companion.choosing.standpoint("low-tide") is Wording.PLAIN
    for wording in ("doorway", "", "TARGETED"):
        with pytest.raises(Usage):
            ana.companion.choosing.set_standpoint("imperfect-ally", wording)


def test_a_pack_rests_until_it_is_used_again(ana: Person) -> None:
    before = ana.companion.choosing.resting()
    ana.companion.choosing.rest("low-tide")
    assert ana.comes_back().choosing.resting() == before | {"low-tide"}
    ana.companion.choosing.use("low-tide")
    ana.companion.choosing.use("low-tide")
    assert ana.companion.choosing.resting() == before


def test_choices_are_set_and_shown_by_name(companion: Companion) -> None:
    choosing = companion.choosing
    choosing.set("ceiling", "2")
    choosing.set("exclude-tags", "grief")
    choosing.set("languages", "ES, en")
    choosing.set("standpoint.low-tide", "targeted")
    assert choosing.as_plain() == {
        "ceiling": "2",
        "exclude-tags": "grief",
        "languages": "es en",
        "look-back-ceiling": "1",
        "look-back-exclude-tags": "",
        "standpoint.low-tide": "targeted",
    }
    assert all(choosing.is_known(name) for name in choosing.as_plain())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ceiling", "3"),
        ("ceiling", ""),
        ("ceiling", "-1"),
        ("ceiling", "9" * 5_000),
        ("ceiling", "²"),
        ("languages", "spanish"),
        ("languages", "es\n[/]"),
        ("standpoint.", "plain"),
        ("standpoint.x", "bold"),
        ("rest.low-tide", "1"),
        ("seed", "1"),
        ("", ""),
    ],
)
def test_a_choice_that_is_none_is_refused_and_changes_nothing(
    companion: Companion, name: str, value: str
) -> None:
    before = companion.choosing.as_plain()
    with pytest.raises(Usage):
        companion.choosing.set(name, value)
    assert companion.choosing.as_plain() == before


def test_packs_for_two_for_those_who_lead_and_about_harm_rest_until_they_are_chosen(ana: Person) -> None:
    resting = ana.companion.choosing.resting()
    assert {"when-i-cause-harm", "co-practice", "structural-review"} <= resting
    assert {"imperfect-ally", "staying-connected", "low-tide"}.isdisjoint(resting)
    ana.companion.choosing.use("co-practice")
    assert "co-practice" not in ana.comes_back().choosing.resting()
    ana.companion.choosing.rest("co-practice")
    assert "co-practice" in ana.comes_back().choosing.resting()


def test_packs_are_read_in_the_languages_that_were_chosen_and_an_entry_keeps_the_words_it_was_asked_in(
    ana: Person,
) -> None:
    companion = ana.companion
    english = companion.prompting.find("staying-connected/on-the-line")
    companion.choosing.set_languages("fr es-MX")
    spanish = companion.prompting.find("staying-connected/on-the-line")
    assert (english.pack.language, spanish.pack.language) == ("en", "es")
    assert spanish.words.startswith("Piensa en una persona")
    assert companion.prompting.find("low-tide/tide").pack.language == "en"
    kept = companion.writing.write("Cerca.", prompt=companion.prompting.snapshot(spanish))
    companion = ana.comes_back()
    assert companion.choosing.languages == ("fr", "es-mx")
    companion.choosing.set_languages("")
    assert companion.prompting.find("staying-connected/on-the-line").words == english.words
    asked = companion.reading.entry(kept.id).prompt
    assert asked is not None
    assert (asked.lang, asked.ask) == ("es", spanish.words)
