"""What can be looked at, by name: titles that tell subjects of one pack apart, and what they were marked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carecompanion.domain.patterns.groups import MULTIPLES, STRIP, TABS, Group
from carecompanion.domain.patterns.seen import UNSAID
from carecompanion.domain.plot import Subject
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.vault.noticed import NoticedStore


def subjects_of(groups: Sequence[Group], store: NoticedStore) -> Iterator[Subject]:
    """A subject for each of *groups*. It is called as its pack is; where that is not enough, its field says more."""
    packs = [store.pack_title(group.moment) or group.asked[0].pack for group in groups]
    shared = Counter((pack, TABS[group.shape]) for group, pack in zip(groups, packs, strict=True))
    for group, pack in zip(groups, packs, strict=True):
        tab, label = TABS[group.shape], _label(group)
        title = pack
        if label and shared[pack, tab] > 1:
            title = say("readings.title", pack=pack, label=label)
        yield Subject(group.key, tab, title, _options(group, store), group.shape)


def _label(group: Group) -> str:
    if group.labels:
        return (
            say("readings.two", first=group.labels[0], second=group.labels[1])
            if group.pair
            else group.labels[0]
        )
    if group.shape == MULTIPLES:
        named = {asked.field.id: asked.field.label for asked in reversed(group.asked)}
        return ", ".join(list(named.values())[:2])
    return group.asked[0].field.label


def _options(group: Group, store: NoticedStore) -> tuple[tuple[str, str], ...]:
    by = group.by if group.shape in (STRIP, MULTIPLES) else {}
    if not by:
        return ()
    marked = store.options(group.asked)
    chosen = {name for names in marked for name in names.split()}
    found = [(name, label) for name, label in by.items() if name in chosen]
    if found and "" in marked:
        # Marks for which nothing was chosen are marks too.
        found.append((UNSAID, say("readings.unsaid")))
    return tuple(found)
