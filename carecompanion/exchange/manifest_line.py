"""The line of a letter that is for the app, written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from carecompanion.exchange.manifest import VERSION

if TYPE_CHECKING:
    from carecompanion.domain.letter import About, CircleName, Item, Manifest, Wishes


def write_manifest(manifest: Manifest, pad: int = 0) -> str:
    """One line of JSON for *manifest*, with *pad* dots; no LF."""
    line: dict[str, object] = {
        "v": VERSION,
        "crit": [],
        "kind": manifest.kind.value,
        "id": manifest.id,
        "thread": manifest.thread,
        "re": manifest.re,
        "from_name": manifest.from_name,
        "to_name": manifest.to_name,
        "date": manifest.date.isoformat(),
        "lang": manifest.lang,
        "items": [_item_line(item) for item in manifest.items],
        "ask": _ask_line(manifest.ask),
    }
    optional = {
        "re_item": manifest.re_item,
        "guide": manifest.guide,
        "note": manifest.note,
        "card": manifest.card,
        "circle": manifest.circle and _circle_line(manifest.circle),
        "about": manifest.about and _about_line(manifest.about),
    }
    line |= {key: value for key, value in optional.items() if value is not None}
    line["pad"] = "." * pad
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def _circle_line(circle: CircleName) -> dict[str, object]:
    return {"id": circle.id, "name": circle.name}


def _about_line(about: About) -> dict[str, object]:
    return {
        "as": "agreement",
        "id": about.id,
        "version": about.version,
        "state": about.state.value,
        "review": about.review.isoformat() if about.review is not None else None,
    }


def _item_line(item: Item) -> dict[str, object]:
    line: dict[str, object] = {
        "at": item.at,
        "len": item.length,
        "title": item.title,
        "on": item.on,
        "left_out": item.left_out,
    }
    return line | ({"of": item.of} if item.of is not None else {})


def _ask_line(ask: Wishes) -> dict[str, object]:
    line: dict[str, object] = {"keep": ask.keep.value}
    if ask.until is not None:
        line["until"] = ask.until.isoformat()
    return line | {
        "reply": list(ask.reply),
        "no_advice": ask.no_advice,
        "onward": ask.onward,
        "note": ask.note,
    }
