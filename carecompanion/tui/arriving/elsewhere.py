"""What a pack names of other packs: their words where they are here, and that they are not where they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.activities.going import full_name
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.pack import Pack


def named_elsewhere(companion: Companion, pack: Pack) -> Mapping[str, str]:
    """By its full name (``pack/id``), what is to be read of each prompt and practice. For the desk."""
    return dict((*_prompts(companion, pack), *_practices(companion, pack), *_exercises(companion)))


def ground_key(name: str) -> str:
    """By what an exercise is found there: no prompt and no practice has such a name."""
    return f"ground {name}"


def _exercises(companion: Companion) -> Iterator[tuple[str, str]]:
    # Nobody else's: a walk shows its own, or one that came with the program.
    for pack in companion.prompting.packs():
        for exercise in () if pack.signer else pack.exercises:
            yield ground_key(exercise.id), exercise.title


def _prompts(companion: Companion, pack: Pack) -> Iterator[tuple[str, str]]:
    sessions = () if pack.programme is None else pack.programme.sessions
    packs = _with(companion, pack)
    steps = (step.prompt for practice in pack.practices for step in practice.steps)
    for name in {*steps, *(name for session in sessions for name in session.prompts)}:
        if "/" not in name:
            continue
        full = full_name(pack.id, name, packs)
        own = pack.prompt(full.partition("/")[2]) if full.startswith(f"{pack.id}/") else None
        found = companion.prompting.named(full) if own is None else None
        prompt = own if found is None else found.prompt
        if prompt is None:
            yield name, say("arriving.absent", name=name)
        elif prompt.is_gated:
            yield name, say("arriving.strong_step", note=prompt.content_note)
        else:
            yield name, prompt.ask if found is None else found.words


def _practices(companion: Companion, pack: Pack) -> Iterator[tuple[str, str]]:
    sessions = () if pack.programme is None else pack.programme.sessions
    names = {name for session in sessions for name in session.practices if "/" in name}
    if not names:
        return
    here = {one.name: one.practice.title for one in companion.walking.practices()}
    here |= {f"{pack.id}/{one.id}": one.title for one in pack.practices}
    packs = _with(companion, pack)
    for name in names:
        yield name, here.get(full_name(pack.id, name, packs)) or say("arriving.absent", name=name)


def _with(companion: Companion, pack: Pack) -> tuple[Pack, ...]:
    """The packs that would be here with *pack*."""
    return (*(one for one in companion.prompting.packs() if one.id != pack.id), pack)
