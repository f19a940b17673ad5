"""The page about the packs says what the packs say."""

from __future__ import annotations

from carecompanion.packs.builtin import builtin_packs
from tests.generate_pack_docs import PLACE, document


def test_the_packs_document_is_what_the_packs_say() -> None:
    assert PLACE.read_text(encoding="utf-8") == document(), "stale: python -m tests.generate_pack_docs"


def test_every_pack_every_practice_and_every_source_has_its_line() -> None:
    page = document()
    for pack in builtin_packs():
        assert f"| {pack.title} | `{pack.id}` |" in page
        assert f"### {pack.title} (`{pack.id}` " in page
        for practice in pack.practices:
            assert f"- Practice: {practice.title} (`{practice.id}`, " in page
        for source in pack.sources:
            assert source.idea in page
