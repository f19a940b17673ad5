"""Small packs for serving, and a reader whose days can be lived through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.pack import Pack
from carecompanion.domain.prompt import Prompt, PromptRef
from carecompanion.domain.serving import Offer, ReaderState, Served, serve

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2026, 11, 20)


def prompt(
    name: str, *, intensity: int = 0, minutes: int = 10, tags: tuple[str, ...] = (), note: str = ""
) -> Prompt:
    return Prompt(
        PromptId(name), f"{name}?", doorway=f"{name}, smaller?", targeted=f"{name}, from there?", minutes=minutes,
        intensity=intensity, tags=tags, content_note=note,
    )  # fmt: skip


def pack(name: str, prompts: Sequence[Prompt | str], *, arc: str = "one, two") -> Pack:
    made = tuple(prompt(one) if isinstance(one, str) else one for one in prompts)
    return Pack(
        PackId(name),
        name.title(),
        "1.0",
        1,
        "en",
        "CC-BY-4.0",
        leaving="Enough for today.",
        prompts=made,
        arc=arc,
    )


def ref(name: str) -> PromptRef:
    pack_name, _, prompt_name = name.partition("/")
    return PromptRef(PackId(pack_name), PromptId(prompt_name))


def remembered(name: str, how: str, days_ago: int = 0, minute: int = 0, today: date = DAY) -> Served:
    day = today - timedelta(days=days_ago)
    return Served(day, ref(name), how, datetime(day.year, day.month, day.day, 9, minute, tzinfo=UTC))


class Life:
    """A reader's days: what is served is remembered as the vault does, one memory for each prompt and way."""

    def __init__(self, packs: Sequence[Pack], state: ReaderState) -> None:
        self.packs = packs
        self.state = state
        self.offers: list[tuple[date, Offer]] = []
        self._moment = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def remember(self, of: PromptRef, how: str) -> None:
        self._moment += timedelta(seconds=1)
        assert isinstance(self.state.history, tuple)
        kept = tuple(served for served in self.state.history if (served.ref, served.how) != (of, how))
        self.state = replace(self.state, history=(*kept, Served(self.state.today, of, how, self._moment)))

    def take(self, offer: Offer | None) -> Offer | None:
        if offer is not None:
            self.offers.append((self.state.today, offer))
            self.remember(offer.ref, offer.how)
        return offer

    def today(self) -> Offer | None:
        return self.take(serve(self.packs, self.state))

    def sleep(self, days: int = 1) -> None:
        self.state = replace(self.state, today=self.state.today + timedelta(days=days))
