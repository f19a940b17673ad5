"""A pack is found, and put on paper; nothing is opened for it and nothing is written over."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.handing_out import pack_from, page, write
from carecompanion.errors import ExchangeError, FileExists, FileMissing
from carecompanion.packs.builtin import builtin_folder, builtin_pack
from tests.interchange.pages import Read
from tests.packs.sources import SMALL, SPANISH, WHOLE

if TYPE_CHECKING:
    from pathlib import Path


def folder(tmp_path: Path, source: bytes = WHOLE) -> Path:
    tmp_path.joinpath("pack.toml").write_bytes(source)
    tmp_path.joinpath("es.toml").write_bytes(SPANISH)
    return tmp_path


def test_a_pack_is_found_by_its_folder_and_by_the_name_of_one_that_came_with_us(tmp_path: Path) -> None:
    assert pack_from("house") == builtin_pack("house")
    assert pack_from(builtin_folder() / "house") == builtin_pack("house")
    found = pack_from(folder(tmp_path), ("es",))
    assert found is not None
    assert found.language == "es"
    assert pack_from("nowhere") is None
    for missing in ("nowhere-1.carepack", str(tmp_path / "nowhere")):
        with pytest.raises(FileMissing):
            pack_from(missing)


def test_a_built_pack_is_checked_before_it_is_put_on_paper(tmp_path: Path) -> None:
    from datetime import date

    from carecompanion.packs.carepack import build

    day = date(2026, 11, 21)
    data = build({"pack.toml": SMALL}, secret=b"\x03" * 32, signer_name="Ruth", serial=1, published=day)
    file = tmp_path / "small-1.carepack"
    file.write_bytes(data)
    found = pack_from(file)
    assert found is not None
    assert found.title == "Small"
    file.write_bytes(data.replace(b"That is enough", b"That is little"))
    with pytest.raises(ExchangeError) as refused:
        pack_from(file)
    assert refused.value.code == "E_SIG"


def test_what_is_no_pack_is_refused_with_its_code(tmp_path: Path) -> None:
    file = tmp_path / "big"
    file.write_bytes(b"x" * (2 << 20))
    with pytest.raises(ExchangeError) as refused:
        pack_from(file)
    assert refused.value.code == "E_TOO_BIG"
    with pytest.raises(ExchangeError) as refused:
        pack_from(folder(tmp_path, b"id = 3"))
    assert refused.value.code == "E_LINT"


def test_a_page_is_a_new_file_and_the_same_every_time(tmp_path: Path) -> None:
    where = tmp_path / "handout.html"
    write(builtin_pack("house"), where)
    assert where.read_text("utf-8") == page(builtin_pack("house"), "a4")
    if os.name != "nt":
        assert stat.S_IMODE(where.stat().st_mode) & 0o777 == 0o644
    assert "size: letter" in page(builtin_pack("house"), "letter")
    with pytest.raises(FileExists):
        write(builtin_pack("imagine-it"), where)
    assert "The house" in Read(where.read_text("utf-8")).words


def test_what_the_packs_it_leans_on_lean_on_is_found_too() -> None:
    # Its third week names a practice of a pack that takes an exercise from the house.
    assert "From a pack that is not here" not in Read(page(builtin_pack("equity-in-leadership-circle"))).words
