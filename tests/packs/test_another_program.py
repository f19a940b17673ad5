"""A program that was written from the page alone: it builds what we read, reads what we build, and refuses as we do."""

from __future__ import annotations

import tomllib

import pytest

from carecompanion.errors import ExchangeError
from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.files import files_of
from tests.hostile.test_letters import frozen
from tests.hostile.test_packs import PACKS
from tests.packs import another_program as theirs
from tests.packs.freeze_vectors import FOLDER
from tests.packs.signers import DAY, MALLORY, RUTH, RUTH_KEY, carepack
from tests.packs.sources import SPANISH, WHOLE

BEFORE_THE_SCHEMA = {"E_TOO_BIG", "E_NOT_OURS", "E_TEXT"}
READ = [name for name, code in PACKS.items() if not name.endswith(".gz") or code in BEFORE_THE_SCHEMA]
"""Not those that are large and wrong, or right, inside: it is no race."""


def test_it_builds_the_whole_pack_to_the_same_bytes() -> None:
    assert theirs.build(WHOLE, {"es": SPANISH}, RUTH, "Ruth K.", 1, "2026-11-02") == carepack()


@pytest.mark.parametrize("name", builtin_ids())
def test_it_builds_each_pack_of_ours_to_the_same_bytes(name: str) -> None:
    files = dict(files_of(builtin_folder() / name))
    ours = build(files, secret=MALLORY, signer_name="M.", serial=3, published=DAY)
    source = files.pop("pack.toml")
    words = {file.removesuffix(".toml"): data for file, data in files.items()}
    assert theirs.build(source, words, MALLORY, "M.", 3, "2026-11-02") == ours


def test_it_finds_in_a_pack_of_ours_the_words_of_its_source() -> None:
    found = theirs.read((FOLDER / "whole-pack-1.carepack").read_bytes())
    assert found.key == RUTH_KEY
    source = tomllib.loads(WHOLE.decode())
    said = theirs.said(found.json, ("en",))
    assert said["prompts"] == source["prompt"]
    assert said["practices"] == source["practice"]
    assert all(
        said[key] == value for key, value in source.items() if key not in {"prompt", "practice", "serial"}
    )
    assert theirs.said(found.json, ("es", "en"))["prompts"][0]["ask"] == "¿Dónde estabas?"


@pytest.mark.parametrize("name", READ)
def test_it_ends_as_ours_does_with_each_hostile_pack_as_far_as_it_reads(name: str) -> None:
    data, code = frozen("packs", name), PACKS[name]
    try:
        found = theirs.read(data)
    except theirs.Refused as refused:
        assert str(refused) == code  # noqa: PT017 - whatever it refuses, ours refuses for the same
        return
    assert code not in BEFORE_THE_SCHEMA
    if code == "opens":
        assert read_carepack(data).digest == found.digest
    else:
        with pytest.raises(ExchangeError):
            read_carepack(data)
