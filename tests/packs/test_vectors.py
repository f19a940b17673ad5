"""The frozen packs: they are read for ever, and building their sources again gives the same bytes."""

from __future__ import annotations

import json

import pytest

from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.format import read_pack
from tests.packs.freeze_vectors import BUILDS, FOLDER, told

VECTORS = json.loads((FOLDER / "packs.json").read_text(encoding="utf-8"))
FILES = {name: (FOLDER / name).read_bytes() for name in ("pack.toml", "es.toml")}


@pytest.mark.parametrize("name", VECTORS)
def test_a_frozen_pack_is_read_and_says_in_each_language_what_its_source_says(name: str) -> None:
    read = read_carepack((FOLDER / name).read_bytes())
    assert read.digest.hex() == VECTORS[name]["sha256_of_what_is_signed"]
    for language in ("en", "es"):
        source = read_pack(FILES, languages=(language,))
        pack = read.pack((language,))
        assert (pack.prompts, pack.practices, pack.programme) == (
            source.prompts,
            source.practices,
            source.programme,
        )
        assert (pack.title, pack.care_note, pack.sources) == (source.title, source.care_note, source.sources)


@pytest.mark.parametrize("name", BUILDS)
def test_the_frozen_source_is_built_to_the_same_bytes_today(name: str) -> None:
    assert build(FILES, **BUILDS[name]) == (FOLDER / name).read_bytes()
    assert told(name, FILES) == VECTORS[name]


def test_the_facilitator_of_the_older_vectors_is_the_same_here() -> None:
    older = json.loads((FOLDER.parent / "exchange-vectors.json").read_text(encoding="utf-8"))["facilitator"]
    first = VECTORS["whole-pack-1.carepack"]
    assert first["words"] == older["words"]
    assert first["signify_pub"].splitlines()[1] == older["signify_pub"].splitlines()[1]
    assert older["fingerprint"].startswith(first["keynum"])
