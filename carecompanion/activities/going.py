"""The programmes one goes through, with the packs that are here: what gathering shows and what choosing begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain import programme_week
from carecompanion.domain.ids import PackId, PromptId
from carecompanion.domain.offer import OfWeek
from carecompanion.domain.programme_week import Stand
from carecompanion.domain.prompt import PromptRef
from carecompanion.domain.signer import own_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.programme_week import Begun, Going
    from carecompanion.vault.vault import Vault


def going_through(vault: Vault, packs: Callable[[], Sequence[Pack]], today: date) -> tuple[Going, ...]:
    """Every programme that was begun and not left, the first one first; *packs* is asked only where there is one."""
    begun = vault.programmes.going()
    return tuple(seen(vault, one, packs(), today) for one in begun)


def seen(vault: Vault, begun: Begun, packs: Sequence[Pack], today: date) -> Going:
    """*begun* on *today*, with its pack by whoever signed it or by the key that followed: never another of its name."""
    from carecompanion.activities.packs_here import key_and_after

    signers = key_and_after(vault, begun.signer)
    for pack in packs:
        if pack.signer in signers and own_id(pack.id) == own_id(begun.pack):
            return programme_week.seen_on(begun, pack.programme, today, pack.id)
    return programme_week.seen_on(begun, None, today)


def full_name(going: Going, said: str) -> str:
    """What a meeting names, by its full name: its own parts are named in a pack without the pack."""
    return said if "/" in said else f"{going.pack}/{said}"


def of_this_week(going: Iterable[Going]) -> tuple[OfWeek, ...]:
    """The prompts of this week's meetings, in the order they are named."""
    return tuple(
        OfWeek(_ref(full_name(one, said)), one.day_of(one.week))
        for one in going
        if one.stand is Stand.NOW and one.week is not None
        for said in one.sessions[one.week].prompts
    )


def programme_of(going: Iterable[Going], ref: PromptRef) -> str:
    """The title of the programme whose week names *ref*; empty for none."""
    return next((one.title for one in going if any(named.ref == ref for named in of_this_week((one,)))), "")


def _ref(name: str) -> PromptRef:
    pack, _, prompt = name.partition("/")
    return PromptRef(PackId(pack), PromptId(prompt))
