"""The examples are packs without a fault, whole in both languages, and fit to be built, printed and copied."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from carecompanion.activities.handing_out import page
from carecompanion.packs.builtin import builtin_ids
from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.format import read_pack
from carecompanion.packs.lint.check import check_source

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path.parent for path in FOLDER.glob("*/pack.toml"))

each = pytest.mark.parametrize("folder", EXAMPLES, ids=[path.name for path in EXAMPLES])


def test_there_are_three_and_none_of_them_is_offered_by_itself() -> None:
    assert len(EXAMPLES) == 3
    assert not {path.name for path in EXAMPLES} & set(builtin_ids())
    told = (FOLDER / "README.md").read_text("utf-8")
    for path in EXAMPLES:
        assert f"({path.name}/pack.toml)" in told


@each
def test_an_example_has_neither_an_error_nor_a_warning(folder: Path) -> None:
    assert [str(fault) for fault in check_source(folder).faults] == []
    assert read_pack(folder).id == folder.name


@each
def test_an_example_is_annotated_and_says_how_to_look_at_it(folder: Path) -> None:
    source = (folder / "pack.toml").read_text("utf-8")
    assert source.startswith("# EXAMPLE ")
    assert len(re.findall(r"(?m)^#|  # ", source)) >= 10
    assert all(len(line) <= 160 for line in source.splitlines() if line.startswith("#"))


@each
def test_an_example_can_be_built_and_is_read_again_as_it_was(folder: Path) -> None:
    files = {path.name: path.read_bytes() for path in folder.glob("*.toml")}
    built = build(files, secret=b"\x03" * 32, signer_name="Ruth", serial=1, published=date(2026, 11, 21))
    signed = read_carepack(built)
    for language in signed.languages:
        assert signed.pack((language,)).prompts == read_pack(folder, languages=(language,)).prompts


@each
def test_an_example_is_whole_on_paper(folder: Path) -> None:
    told = page(read_pack(folder))
    assert "From a pack that is not here" not in told


def test_between_them_they_show_what_a_first_pack_may_want() -> None:
    packs = [read_pack(folder) for folder in EXAMPLES]
    assert {practice.who for pack in packs for practice in pack.practices} == {"pair"}
    assert [pack.id for pack in packs if pack.programme] == ["two-weeks-at-the-door"]
    assert any(prompt.is_gated for pack in packs for prompt in pack.prompts)
    assert {prompt.depth for pack in packs for prompt in pack.prompts} == {1, 2, 3}
    assert {prompt.step for pack in packs for prompt in pack.prompts} >= {"relational", "structural"}
    assert all(
        prompt.targeted and prompt.doorway for pack in packs for prompt in pack.prompts if prompt.fields == ()
    )


def test_the_programme_speaks_spanish_too() -> None:
    pack = read_pack(FOLDER / "two-weeks-at-the-door", languages=("es",))
    assert pack.language == "es"
    assert pack.programme is not None
    assert [session.title for session in pack.programme.sessions][1] == "A quién se recibe"
