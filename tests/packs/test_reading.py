from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.field import (
    Choice,
    Column,
    ColumnKind,
    Counts,
    FieldKind,
    Flows,
    Listing,
    Option,
    Pair,
    People,
    Promise,
    Scale,
    Table,
    TwoSided,
    Voices,
)
from carecompanion.domain.pack import Facilitator, Need, Source
from carecompanion.domain.practice import Exercise, Frame, Gate, Guide, Outcome, Session, Step
from carecompanion.domain.prompt import FollowUp, Form
from carecompanion.errors import ExchangeError, FileMissing
from carecompanion.packs.faults import PackFaults
from carecompanion.packs.format import read_pack, read_source
from tests.packs.sources import SMALL, SPANISH, WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.domain.pack import Pack


@pytest.fixture(scope="module")
def whole() -> Pack:
    return read_pack({"pack.toml": WHOLE})


def test_a_pack_without_fault_has_none() -> None:
    assert read_source({"pack.toml": WHOLE}).faults == ()


def test_the_head_of_a_pack_is_read(whole: Pack) -> None:
    assert (whole.id, whole.title, whole.version, whole.serial) == ("whole-pack", "The whole of it", "1.2", 3)
    assert (whole.language, whole.licence, whole.authors) == ("en", "CC-BY-4.0", ("R. K.",))
    assert (whole.about, whole.audience, whole.minutes, whole.arc) == (
        "What it is.",
        "anyone",
        (15, 20),
        "see, act",
    )
    assert (whole.care_note, whole.support_route) == ("It may be much.", "Your card.")
    assert whole.leaving == "That is enough for today."
    assert whole.needs == (Need("house", 1),)
    assert whole.facilitators == (Facilitator("Ruth", "colleague"),)
    assert whole.sources == (Source("A book", "Someone", 2013, "https://example.org/book", "what we took"),)


def test_a_prompt_is_read_with_all_it_has(whole: Pack) -> None:
    prompt = whole.prompts[0]
    assert (prompt.id, prompt.ask, prompt.doorway) == ("everything", "Where were you?", "Only the place.")
    assert (prompt.targeted, prompt.form, prompt.minutes) == ("Where were they?", Form.WORKSHEET, 12)
    assert (prompt.depth, prompt.intensity, prompt.step) == (2, 2, "relational")
    assert prompt.content_note == "Asks about a time you were left out."
    assert prompt.checkin
    assert prompt.tags == ("allyship", "noticing")
    assert prompt.follow_up == FollowUp((7, 30), ("commitment", "grounding"))


def test_every_kind_of_field_is_read(whole: Pack) -> None:
    shapes = {field.id: field.shape for field in whole.prompts[0].fields}
    team = (Option("team", "The team"), Option("cause", "The cause"))
    assert {field.kind for field in whole.prompts[0].fields} == set(FieldKind)
    assert shapes["words"] is None
    assert shapes["doors"] == Listing(3)
    assert shapes["about"] == Choice(team)
    assert shapes["side"] == TwoSided(5, "rescuing", "connected", "retreating", by="about")
    assert shapes["seen"] == Scale(0, 10, "not at all", "wholly", pair=Pair("seeing", "seen-seeing"))
    assert shapes["areas"] == Table(
        rows=(Option("leave", "Leave"),),
        columns=(
            Column("who", "Who"),
            Column("stage", "Stage", ColumnKind.CHOICE, (Option("new", "Unseen"),), stage=True),
            Column("n", "How many", ColumnKind.NUMBER),
            Column("by", "By when", ColumnKind.DATE),
            Column(
                "said",
                "Said",
                ColumnKind.SCALE,
                scale=Scale(0, 4, "no", "yes", pair=Pair("done", "said-done")),
            ),
            Column("done", "Done", ColumnKind.SCALE, scale=Scale(0, 4, "no", "yes")),
        ),
    )
    assert shapes["people"] == Counts((Option("hired", "Hired"),))
    assert shapes["two"] == Voices(("seen as good", "of use"))
    assert shapes["who"] == People(("ally", "team"), several=True)
    assert shapes["moves"] == Flows(("refills", "empties"))
    assert shapes["promise"] == Promise(owner_role=True, authority=True)


def test_what_a_prompt_leaves_out_is_gentle_by_default(whole: Pack) -> None:
    prompt = whole.prompts[1]
    assert (prompt.form, prompt.minutes, prompt.depth, prompt.intensity) == (Form.FREE, 10, 1, 0)
    assert (prompt.fields, prompt.tags, prompt.follow_up, prompt.checkin) == ((), (), FollowUp(), False)


def test_a_practice_is_read(whole: Pack) -> None:
    (practice,) = whole.practices
    assert (practice.id, practice.title, practice.who) == ("walk", "A walk", "pair")
    assert practice.gate == (Gate("Do they want to hear from you?", "support"), Gate("Now?", "rule"))
    assert practice.steps == (
        Step(prompt="everything", minutes=3, turn="both"),
        Step(say="Listen.", minutes=10, turn="speaker", swap=True),
        Step(ground="room-count"),
        Step(prompt="rule", private=True, may_stay_open=True, hold_hours=24, revisit=(30,)),
    )


def test_a_programme_is_read(whole: Pack) -> None:
    programme = whole.programme
    assert programme is not None
    assert (programme.title, programme.domain, programme.community) == (
        "Six weeks",
        "Leadership",
        "Those who can change it",
    )
    assert (programme.practice, programme.circle_of) == ("Trying", 12)
    assert programme.outcomes == (Outcome("O1", "See the rules"),)
    assert programme.sessions == (
        Session(
            0, "Week 1", ("O1",), ("walk", "house/any"), ("rule", "house/pace"), "Bring tea.", closing=True
        ),
    )


def test_what_the_house_holds_is_read(whole: Pack) -> None:
    assert whole.exercises == (Exercise("corners", "Corners", True, ("Find four corners.", "Name one.")),)  # noqa: FBT003
    assert whole.guides == (Guide("received", ("Words that stayed",), "Received"),)
    assert whole.frames == (Frame("three", ("What", "So what", "Now what"), "Three"),)


def test_a_pack_in_a_folder_is_the_pack_in_its_files(tmp_path: Path, whole: Pack) -> None:
    (tmp_path / "pack.toml").write_bytes(WHOLE)
    (tmp_path / "notes.txt").write_text("not read")
    (tmp_path / "Notes.toml").write_text("not read either")
    assert read_pack(tmp_path) == whole


def test_line_ends_of_another_system_are_the_same_words(whole: Pack) -> None:
    assert read_pack({"pack.toml": WHOLE.replace(b"\n", b"\r\n")}) == whole


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_pack(tmp_path / "nowhere")


def test_a_folder_without_a_pack_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PackFaults) as refusal:
        read_pack(tmp_path)
    assert [fault.reason for fault in refusal.value.faults] == ["absent"]


def test_an_unreadable_pack_is_an_exchange_error_with_a_stable_code() -> None:
    with pytest.raises(ExchangeError) as refusal:
        read_pack({"pack.toml": b""})
    assert (refusal.value.code, refusal.value.exit_code) == ("E_LINT", 6)


def test_a_warning_alone_refuses_nothing() -> None:
    reading = read_source({"pack.toml": SMALL + b'mood = "x"\n'})
    assert [(fault.reason, fault.is_warning) for fault in reading.faults] == [("unknown", True)]
    assert reading.pack is not None


def test_a_translation_lays_its_words_over_the_pack(whole: Pack) -> None:
    pack = read_pack({"pack.toml": WHOLE, "es.toml": SPANISH}, languages=("fr", "es"))
    assert (pack.language, pack.title, pack.leaving) == ("es", "Todo", "Basta por hoy.")
    assert pack.sources[0].idea == "lo que tomamos"
    prompt = pack.prompts[0]
    assert (prompt.ask, prompt.doorway) == ("¿Dónde estabas?", "Only the place.")
    labels = {field.id: field.label for field in prompt.fields}
    assert (labels["side"], labels["pull"]) == ("Dónde", "What is pulling?")
    shapes = {field.id: field.shape for field in prompt.fields}
    assert shapes["about"] == Choice((Option("team", "El equipo"), Option("cause", "The cause")))
    table = shapes["areas"]
    assert isinstance(table, Table)
    assert (table.columns[0].label, table.columns[1].options[0].label) == ("Quién", "Sin ver")
    assert shapes["two"] == Voices(("que se vea", "que sirva"))
    assert [gate.ask for gate in pack.practices[0].gate] == ["¿Quieren oírte?", "¿Ahora?"]
    assert pack.practices[0].steps[1].say == "Escucha."
    assert pack.practices[0].gate[0].if_no == "support"
    assert pack.programme is not None
    assert pack.programme.outcomes[0].words == "Ver las reglas"
    assert (pack.programme.sessions[0].title, pack.programme.sessions[0].together) == (
        "Semana 1",
        "Bring tea.",
    )
    assert pack.exercises[0].steps == ("Busca cuatro esquinas.", "Nombra una.")
    assert [prompt.id for prompt in pack.prompts] == [prompt.id for prompt in whole.prompts]


@pytest.mark.parametrize("languages", [(), ("fr",), ("en", "es")])
def test_without_a_wanted_language_a_pack_speaks_its_own(languages: tuple[str, ...], whole: Pack) -> None:
    pack = read_pack({"pack.toml": WHOLE, "es.toml": SPANISH}, languages=languages)
    assert pack == replace(whole, languages=("en", "es"))
