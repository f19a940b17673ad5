"""Translations beside their source: what nobody has put into the other language, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.plain import Flaw
from carecompanion.packs.lint.said import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carecompanion.domain.plain import Place


def faults_of_translation(
    source: Mapping[str, object], words: Mapping[str, object], language: str
) -> Iterator[Flaw]:
    """A flaw for each part of *source* that *words* do not say; what stands together is told once."""
    there = {said.name for said in said_in(words) if said.text.strip()}
    begun = {name[:length] for name in there for length in range(len(name) + 1)}
    told: set[Place] = set()
    for said in said_in(source):
        if said.name in there or said.is_a_title_of_others or not said.text.strip():
            continue
        length = next(length for length in range(len(said.name) + 1) if said.name[: length + 1] not in begun)
        part = said.name[: length + 1]
        if part not in told:
            told.add(part)
            yield Flaw(part[:-1], "untranslated", {"said": _dotted(part), "language": language})


def faults_of_age(
    source: Mapping[str, object],
    words: Mapping[str, object],
    before: tuple[Mapping[str, object], Mapping[str, object]],
) -> Iterator[Flaw]:
    """A flaw for each text of *words* that is as it was *before*, while what it translates has changed.

    *before* holds the tables of the pack as it was built: in its own language, and in this one.
    """
    old_source, old_words = ({said.name: said.text for said in said_in(table)} for table in before)
    own = {said.name: said.text for said in said_in(source)}
    for said in said_in(words):
        was, now = old_source.get(said.name), own.get(said.name)
        has_changed = was is not None and now is not None and _plain(was) != _plain(now)
        if has_changed and _plain(old_words.get(said.name, "")) == _plain(said.text):
            yield Flaw(said.place, "stale", {"said": _dotted(said.name)})


def _plain(text: str) -> str:
    """*text* as it reads: line ends and spaces at the edges do not count as a change."""
    return " ".join(text.split())


def _dotted(name: Place) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in name)
