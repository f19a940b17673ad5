"""Prompting: today's one invitation with its why, and its ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carecompanion.activities.meant import meant_by
from carecompanion.activities.packs_here import PacksHere
from carecompanion.domain import serving
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.offer import How, ReaderState, Reason, Revisit, Verdict
from carecompanion.domain.prompt import LIGHT, PromptRef, PromptSnapshot, Wording
from carecompanion.domain.signer import DRAFT
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carecompanion.activities.choosing import Choosing
    from carecompanion.activities.world import World
    from carecompanion.domain.entry import Entry
    from carecompanion.domain.offer import Offer, OfWeek
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.programme_week import Going
    from carecompanion.domain.prompt import Prompt
    from carecompanion.vault.vault import Vault

AFTER = "after"
"""Where it is remembered what was answered last: the day, the prompt's full name, the entry."""
_REVISIT = "revisit."
_SEED = "seed"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One prompt, as it is offered: its pack, the wording to read, and in words why it is this one."""

    pack: Pack
    prompt: Prompt
    wording: Wording
    why: str

    @property
    def words(self) -> str:
        """The question, in the wording to read."""
        return self.prompt.words(self.wording)

    @property
    def ref(self) -> PromptRef:
        """The prompt's full name."""
        return PromptRef(self.pack.id, self.prompt.id)


class Prompting:
    """Which prompt, and why. Skips are remembered only to choose better; nothing here is ever counted."""

    def __init__(self, vault: Vault, world: World, choosing: Choosing) -> None:
        self._vault = vault
        self._world = world
        self._choosing = choosing
        self._here = PacksHere(vault, lambda: choosing.languages)
        # Of folders that are tried: they are in no pack that is here.
        self._drafted: dict[PromptRef, Prompt] = {}

    # packs

    def packs(self) -> tuple[Pack, ...]:
        """Every pack that is here, by name and in the reader's language, those that only lend exercises too."""
        return self._here.all()

    def pack(self, name: str) -> Pack:
        """The pack of that id (any beginning that is the only one). Raises NotFound, Ambiguous."""
        return meant_by(name, {str(pack.id): pack for pack in self.packs()}, "packs")

    # today

    def today(self, ceiling: int | None = None) -> Invitation | None:
        """The invitation of the day; None after *not today*, or when every pack rests."""
        return self._offered(serving.serve, ceiling)

    def another(self, ceiling: int | None = None) -> Invitation | None:
        """One that was not shown today; None when all have been."""
        return self._offered(serving.another, ceiling)

    def lighter(self, ceiling: int | None = None) -> Invitation | None:
        """A lighter one, or today's by its doorway; None when there is none."""
        return self._offered(serving.lighter, ceiling)

    def not_today(self, invitation: Invitation) -> None:
        """Let today be without a prompt; this one rests for a while."""
        self._record(invitation.ref, How.SKIPPED)

    def first(self) -> Invitation | None:
        """The very first page's invitation: light, free, and the shortest there is."""
        places = [
            (prompt.minutes, order, pack, prompt)
            for order, pack in enumerate(self.packs())
            for prompt in pack.prompts
            if prompt.intensity == LIGHT and not prompt.fields and not prompt.checkin
        ]
        if not places:
            return None
        _, _, pack, prompt = min(places, key=lambda place: place[:2])
        return self._invitation(pack, prompt, None, say("today.why.first-page"))

    def explain(self, ceiling: int | None = None) -> tuple[str, ...]:
        """In words, a line a prompt: what was found about each in choosing today's."""
        found = serving.explain(self.packs(), self._state(ceiling))
        chosen = [one for one in found if one.verdict is Verdict.CHOSEN]
        rest = [one for one in found if one.verdict is not Verdict.CHOSEN]
        return tuple(f"{one.ref}: {say(f'today.verdict.{one.verdict.value}')}" for one in (*chosen, *rest))

    def why_none(self) -> str:
        """Why today brings no invitation: ``resting``, ``skipped``, ``answered`` or ``none_left``."""
        if self.is_everything_resting():
            return "resting"
        closed = serving.closed_by(self._state(None))
        return "none_left" if closed is None else closed.value

    def is_everything_resting(self) -> bool:
        """Is there no pack in use that could offer anything?"""
        resting = self._choosing.resting()
        return all(pack.id in resting for pack in self.packs() if pack.prompts)

    # by name

    def find(self, name: str) -> Invitation:
        """The prompt called ``pack/prompt``, or a prompt id that only one pack has. Raises NotFound, Ambiguous."""
        named = {f"{pack.id}/{prompt.id}": (pack, prompt) for pack in self.packs() for prompt in pack.prompts}
        pack, prompt = meant_by(name, named, "prompts", last_part=True)
        return self._invitation(pack, prompt, None, say("today.why.asked_for"))

    def named(self, name: str) -> Invitation | None:
        """The prompt whose full name is exactly *name*, ``pack/prompt``; None where it is not here."""
        wanted, _, prompt_id = name.partition("/")
        pack = next((pack for pack in self.packs() if pack.id == wanted), None)
        prompt = None if pack is None else pack.prompt(prompt_id)
        if pack is None or prompt is None:
            return None
        return self._invitation(pack, prompt, None, say("today.why.asked_for"))

    def without_a_note(self) -> tuple[Invitation, ...]:
        """Every prompt that opens without a note to be read first, pack by pack."""
        why = say("today.why.asked_for")
        return tuple(
            self._invitation(pack, prompt, None, why)
            for pack in self.packs()
            for prompt in pack.prompts
            if not prompt.is_gated
        )

    def checkins(self) -> tuple[Invitation, ...]:
        """The quick scales, in the order of their packs; none of them is strong, whatever its pack says."""
        why = say("today.why.asked_for")
        resting = self._choosing.resting()
        return tuple(
            self._invitation(pack, prompt, None, why)
            for pack in self.packs()
            for prompt in pack.prompts
            if prompt.checkin and not prompt.is_gated and pack.id not in resting
        )

    # answering

    def snapshot(self, invitation: Invitation, wording: Wording | None = None) -> PromptSnapshot:
        """The prompt as it is read, to stay with the entry. *wording* is the one read, where the reader changed it."""
        pack, prompt = invitation.pack, invitation.prompt
        read = wording or invitation.wording
        if pack.signer == DRAFT:
            self._drafted[invitation.ref] = prompt
        return PromptSnapshot(
            pack=pack.id,
            serial=pack.serial,
            id=prompt.id,
            lang=pack.language,
            signer=pack.signer,
            signer_name=pack.signer_name,
            licence=pack.licence,
            ask=prompt.words(read),
            wording=read,
            fields=prompt.fields,
            pack_title=pack.title,
            depth=prompt.depth,
            intensity=prompt.intensity,
        )

    def prompt_of(self, snapshot: PromptSnapshot) -> Prompt | None:
        """The prompt a snapshot was taken of, where its pack is (still, or again) here, or is tried in this sitting."""
        if snapshot.signer == DRAFT:
            return self._drafted.get(PromptRef(snapshot.pack, snapshot.id))
        pack = self._here.of(snapshot)
        return None if pack is None else pack.prompt(snapshot.id)

    def care_note_before(self, snapshot: PromptSnapshot) -> str:
        """What its pack asks one to know first, until a prompt of it has been answered; then empty."""
        pack = self._here.of(snapshot)
        if pack is None or not pack.care_note:
            return ""
        pasts = self._vault.serving.pasts(pack.id, self._world.now().date())
        return "" if any(past.answered is not None for past in pasts.values()) else pack.care_note

    def answered(self, entry: Entry) -> None:
        """Remember that a prompt has had its answer, and how the entry was tagged (for what comes next)."""
        self._vault.preferences.set("last.tags", " ".join(entry.tags))
        if entry.prompt is not None:
            ref = PromptRef(entry.prompt.pack, entry.prompt.id)
            self._record(ref, How.ANSWERED)
            self._vault.preferences.remove(f"{_REVISIT}{ref}")
            if entry.run is None:  # a walk goes on by itself
                self._vault.preferences.set(AFTER, f"{self._world.now().date()} {ref} {entry.id}")

    def come_back(self, ref: PromptRef, days: int) -> None:
        """Offer this prompt again first, in so many days: the reader's own wish."""
        today = self._world.now().date()
        due = today + timedelta(days=days)
        self._vault.preferences.set(f"{_REVISIT}{ref}", f"{due.isoformat()} {today.isoformat()}")

    # inside

    def _offered(
        self, choose: Callable[[Sequence[Pack], ReaderState], Offer | None], ceiling: int | None
    ) -> Invitation | None:
        offer = choose(self.packs(), self._state(ceiling))
        if offer is None:
            return None
        self._record(offer.ref, offer.how)
        return self._invitation(self.pack(offer.pack), offer.prompt, offer.wording, self._why(offer))

    def _why(self, offer: Offer) -> str:
        if offer.reason is Reason.REVISIT and offer.revisit is not None:
            days = (offer.revisit.due - offer.revisit.since).days
            span = "week" if days <= 10 else "month" if days <= 45 else "while"
            return say(f"today.why.revisit.{span}")
        if offer.reason is Reason.WEEK:
            from carecompanion.activities.going import programme_of

            return say("today.why.week", title=programme_of(self._programmes(), offer.ref, self.packs()))
        return say(f"today.why.{offer.reason.value}", pack=self.pack(offer.pack).title)

    def _invitation(self, pack: Pack, prompt: Prompt, wording: Wording | None, why: str) -> Invitation:
        chosen = self._choosing.standpoint(pack.id) if wording is None else wording
        if chosen is Wording.TARGETED and not prompt.targeted:
            chosen = Wording.PLAIN
        return Invitation(pack, prompt, chosen, why)

    def _record(self, ref: PromptRef, how: How) -> None:
        now = self._world.now()
        self._vault.serving.record(now.date(), ref, how.value, now)

    def _state(self, ceiling: int | None) -> ReaderState:
        kept = self._vault.preferences
        seed = kept.get(_SEED, "")
        if not seed:
            seed = str(int.from_bytes(self._world.randomness(6), "big"))
            kept.set(_SEED, seed)
        return ReaderState(
            today=self._world.now().date(),
            ceiling=self._choosing.ceiling if ceiling is None else ceiling,
            excluded_tags=frozenset(self._choosing.excluded_tags),
            standpoints={PackId(pack): wording for pack, wording in self._choosing.standpoints().items()},
            resting=frozenset(PackId(pack) for pack in self._choosing.resting()),
            seed=int(seed),
            history=self._vault.serving,
            revisits=self._revisits(),
            week=self._week(),
            last_entry_tags=tuple(kept.get("last.tags", "").split()),
        )

    def _programmes(self) -> tuple[Going, ...]:
        from carecompanion.activities.going import going_through

        return going_through(self._vault, self.packs, self._world.now().date())

    def _week(self) -> tuple[OfWeek, ...]:
        """What this week's meetings name, but of packs that the reader put to rest."""
        programmes = self._programmes()
        if not programmes:
            return ()
        from carecompanion.activities.going import of_this_week

        put_to_rest = self._choosing.put_to_rest()
        return tuple(one for one in of_this_week(programmes, self.packs()) if one.ref.pack not in put_to_rest)

    def _revisits(self) -> tuple[Revisit, ...]:
        wished = []
        for name, value in self._vault.preferences.all().items():
            if name.startswith(_REVISIT):
                pack, _, prompt = name.removeprefix(_REVISIT).partition("/")
                due, _, since = value.partition(" ")
                ref = PromptRef(PackId(pack), PromptId(prompt))
                wished.append(Revisit(ref, date.fromisoformat(due), date.fromisoformat(since)))
        return tuple(wished)
