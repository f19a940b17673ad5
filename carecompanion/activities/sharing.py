"""Whether a letter in the making answers prompts by somebody with power over their reader: said once, quietly."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from carecompanion.domain.signer import DRAFT, own_id
from carecompanion.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.ids import EntryId
    from carecompanion.domain.prompt import PromptSnapshot


def answers_with_caution(companion: Companion, entries: Iterable[EntryId]) -> bool:
    """Does any of *entries* answer a prompt of a pack that calls for caution? For the desk."""
    return any(_calls_for_caution(companion, prompt) for prompt in _answered(companion, entries))


def _answered(companion: Companion, entries: Iterable[EntryId]) -> Iterable[PromptSnapshot]:
    for name in entries:
        try:
            entry = companion.reading.entry(name)
        except NotFound:
            continue  # it went meanwhile, and will not leave with the letter either
        if entry.prompt is not None and entry.prompt.signer not in ("", DRAFT):
            yield entry.prompt


def _calls_for_caution(companion: Companion, prompt: PromptSnapshot) -> bool:
    """By the note on who signed it, also where the pack is gone or the key is another now; or by the pack itself."""
    known = {b64encode(one.key).decode(): one for one in companion.trusting.signers()}
    line: list[str] = []
    signer: str | None = prompt.signer
    while signer is not None and signer not in line:
        line.append(signer)
        one = known.get(signer)
        if one is not None and one.has_power:
            return True
        signer = None if one is None or one.followed is None else b64encode(one.followed).decode()
    return any(
        companion.trusting.caution(pack)
        for pack in companion.prompting.packs()
        if pack.signer in line and own_id(pack.id) == own_id(prompt.pack)
    )
