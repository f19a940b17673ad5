"""Words that nobody sees are no words: not a note before a strong prompt, not a name, not a title."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carecompanion.errors import ExchangeError
from carecompanion.packs.carepack import read_carepack
from carecompanion.packs.envelope import enclose

UNSEEN = ("\u200b\u2060", "\u3164", "\u2800 \u200d", "\u115f\u1160", "\u00ad")


def pack(**more: Any) -> bytes:
    strong = {"id": "strong", "ask": {"en": ["What then?"]}, "intensity": 2}
    table = {
        "v": 1, "crit": [], "id": "window-seat", "serial": 1, "published": "2026-11-20", "signer_name": "Ruth K.",
        "language": "en", "langs": ["en", "es"], "title": {"en": ["Window seat"]}, "licence": "CC0-1.0",
        "leaving": {"en": ["Enough."]}, "sources": [{"title": {"en": ["A talk"]}}],
        "prompts": [strong | {"content_note": more.pop("note", {"en": ["A hard day."]})}],
    }  # fmt: skip
    return enclose(json.dumps(table | more, ensure_ascii=False), bytes([3]) * 32)


def test_what_is_seen_is_read() -> None:
    assert read_carepack(pack(note={"en": ["👩‍👧 ☕"], "es": ["Un día difícil."]})).id == "window-seat"


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("key", ["note", "note in Spanish", "title", "signer_name"])
def test_a_pack_with_unseen_words_is_refused(key: str, unseen: str) -> None:
    ways: dict[str, dict[str, Any]] = {
        "note": {"note": {"en": [unseen]}},
        "note in Spanish": {"note": {"en": ["A hard day."], "es": [unseen]}},
        "title": {"title": {"en": [unseen]}},
        "signer_name": {"signer_name": unseen},
    }
    with pytest.raises(ExchangeError) as refused:
        read_carepack(pack(**ways[key]))
    assert refused.value.code == "E_SHAPE"
