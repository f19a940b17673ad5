"""Packs of one's own, before anything is signed."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.authoring import WHO, Authoring, Beginning, PackFaults, built_pack
from carecompanion.domain.signer import DRAFT
from carecompanion.errors import CouldNotWrite, ExchangeError, FileExists, FileMissing, ReadOnly, Usage
from carecompanion.packs.builtin import builtin_folder
from carecompanion.packs.carepack import build
from tests.cli.household import Home
from tests.packs.sources import SMALL, SPANISH, WHOLE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def authoring(tmp_path: Path) -> Authoring:
    """The author's room, on the twentieth of November."""
    return Authoring(Home(tmp_path / "ruth").world())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack that uses every key, in two languages."""
    place = tmp_path / "whole"
    place.mkdir()
    (place / "pack.toml").write_bytes(WHOLE)
    (place / "es.toml").write_bytes(SPANISH)
    return place


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    "said", ['"""', "\\", "Ünï & \u202e<b>\x1b[2J", "]\n[x]\ny = 1", "{title} {0} %s", " ", "TODO", "a" * 500]
)
def test_whatever_is_answered_the_first_file_can_be_read(
    authoring: Authoring, tmp_path: Path, who: str, said: str
) -> None:
    place = tmp_path / "new" / "deeper"
    files = authoring.create(place, Beginning(title=said, author=said, who=who))
    assert files == (place / "pack.toml", place / "pack.schema.json")
    checked = authoring.check(place)
    assert checked.pack is not None
    assert not checked.is_fit
    assert not checked.warnings or "<b>" in said
    assert "\x1b" not in files[0].read_text()
    assert "2026-11-20" in files[0].read_text()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("First Hour!", "first-hour"),
        ("Für Élise", "fur-elise"),
        ("日本", "my-pack"),
        ("--", "my-pack"),
        ("x" * 90, "x" * 48),
    ],
)
def test_the_id_is_made_of_the_name_of_the_folder(
    authoring: Authoring, tmp_path: Path, name: str, id_: str
) -> None:
    place = tmp_path / name
    authoring.create(place, Beginning(title="T"))
    assert tomllib.loads((place / "pack.toml").read_text())["id"] == id_


def test_nothing_is_written_over(authoring: Authoring, folder: Path) -> None:
    with pytest.raises(FileExists):
        authoring.require_free(folder)
    with pytest.raises(FileExists):
        authoring.create(folder, Beginning(title="T"))
    assert (folder / "pack.toml").read_bytes() == WHOLE
    assert not (folder / "pack.schema.json").exists()


@pytest.mark.parametrize(
    "beginning", [Beginning("T", who="all"), Beginning("T", weeks=0), Beginning("T", language="English")]
)
def test_an_answer_that_cannot_be_is_refused(
    authoring: Authoring, tmp_path: Path, beginning: Beginning
) -> None:
    with pytest.raises(Usage):
        authoring.create(tmp_path / "new", beginning)
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions are otherwise there")
def test_a_place_that_cannot_be_written_is_told(authoring: Authoring, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises((CouldNotWrite, ReadOnly, FileExists)):
        authoring.create(tmp_path / "file" / "new", Beginning(title="T"))


def test_a_draft_is_its_writers_and_in_the_readers_language(authoring: Authoring, folder: Path) -> None:
    draft = authoring.draft(folder)
    assert (draft.signer, draft.language) == (DRAFT, "en")
    spanish = authoring.draft(folder, ("es-mx", "en"))
    assert (spanish.signer, spanish.title) == (DRAFT, "Todo")


def test_words_that_do_not_belong_do_not_hide_a_draft_and_faults_do(
    authoring: Authoring, folder: Path
) -> None:
    source = folder / "pack.toml"
    source.write_bytes(WHOLE.replace(b"Where were you?", b"TODO <b>"))
    assert authoring.draft(folder).prompts[0].ask == "TODO <b>"
    assert {fault.reason for fault in authoring.check(folder).errors} == {"placeholder", "html"}
    source.write_bytes(WHOLE.replace(b'licence = "CC-BY-4.0"', b""))
    with pytest.raises(PackFaults) as refused:
        authoring.draft(folder)
    assert [fault.reason for fault in refused.value.errors] == ["missing"]
    assert authoring.check(folder).pack is None


def test_every_save_changes_the_stamp_and_nothing_else_does(authoring: Authoring, folder: Path) -> None:
    before = authoring.stamp(folder)
    assert authoring.stamp(folder) == before
    (folder / "notes.txt").write_text("x")
    assert authoring.stamp(folder) == before
    (folder / "es.toml").write_bytes(SPANISH + b"#")
    after = authoring.stamp(folder)
    assert after != before
    (folder / "es.toml").unlink()
    assert authoring.stamp(folder) not in (before, after)
    assert authoring.stamp(folder / "nowhere") == ()


def test_only_a_pack_that_is_whole_can_be_what_was_built_before(authoring: Authoring, folder: Path) -> None:
    data = build(
        {"pack.toml": WHOLE, "es.toml": SPANISH},
        secret=bytes([3]) * 32,
        signer_name="Ruth",
        serial=1,
        published=date(2027, 1, 9),
    )
    same = authoring.check(folder, since=data)
    assert same.faults == authoring.check(folder).faults
    (folder / "pack.toml").write_bytes(WHOLE.replace(b"Bring tea.", b"Bring tea, and chairs."))
    assert "stale" not in {fault.reason for fault in authoring.check(folder, since=data).faults}
    (folder / "pack.toml").write_bytes(WHOLE.replace(b'"Week 1"', b'"First week"'))
    assert "stale" in {fault.reason for fault in authoring.check(folder, since=data).faults}
    with pytest.raises(ExchangeError) as refused:
        authoring.check(folder, since=data.replace(b"tea", b"tee"))
    assert refused.value.code == "E_SIG"


def test_two_are_compared_wherever_they_are(authoring: Authoring, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "small"
    other.mkdir()
    (other / "pack.toml").write_bytes(SMALL)
    assert authoring.diff(folder, folder).is_empty
    assert {part.id for part in authoring.diff(folder, other).prompts} == {"everything", "rule"}
    with pytest.raises(FileMissing):
        authoring.diff(folder, tmp_path / "nowhere.carepack")
    with pytest.raises(FileMissing):
        built_pack(tmp_path / "nowhere.carepack")


def test_a_draft_finds_what_it_names_in_itself_and_in_packs_that_come_with_the_program(
    authoring: Authoring, folder: Path
) -> None:
    draft = authoring.draft(folder)
    assert authoring.prompt(draft, "rule") is draft.prompts[1]
    assert authoring.practice(draft, "walk") is draft.practices[0]
    assert authoring.prompt(draft, "code-of-care/power-between-us") is not None
    assert authoring.prompt(draft, "code-of-care/nothing") is None
    assert authoring.practice(draft, "of-nobody/walk") is None
    assert not authoring.is_caution(draft)


def test_an_id_that_is_taken_is_told_to_everyone_but_its_owner(authoring: Authoring, tmp_path: Path) -> None:
    place = tmp_path / "low-tide"
    place.mkdir()
    (place / "pack.toml").write_bytes((builtin_folder() / "low-tide" / "pack.toml").read_bytes())
    assert [fault.reason for fault in authoring.check(place).warnings] == ["taken"]
    assert authoring.check(builtin_folder() / "low-tide").faults == ()
