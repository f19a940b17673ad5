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


def full_name(pack: str, said: str, packs: Sequence[Pack]) -> str:
    """What the pack called *pack* here means by *said*, as ``pack/id``: its own parts are named without a pack.

    Who made a pack means their own by a name, or one that came with the program: it may be called otherwise here, where
    a stranger's pack had the name first.
    """
    other, slash, part = said.partition("/")
    if not slash:
        return f"{pack}/{said}"
    if other == own_id(pack):
        return f"{pack}/{part}"
    if any(one.id == other and not one.signer for one in packs):
        return said
    signer = next((one.signer for one in packs if one.id == pack), "")
    named = (one.id for one in packs if signer and one.signer == signer and own_id(one.id) == other)
    return f"{next(named, other)}/{part}"


def of_this_week(going: Iterable[Going], packs: Sequence[Pack]) -> tuple[OfWeek, ...]:
    """The prompts of this week's meetings, in the order they are named."""
    return tuple(
        OfWeek(_ref(full_name(one.pack, said, packs)), one.day_of(one.week))
        for one in going
        if one.stand is Stand.NOW and one.week is not None
        for said in one.sessions[one.week].prompts
    )


def programme_of(going: Iterable[Going], ref: PromptRef, packs: Sequence[Pack]) -> str:
    """The title of the programme whose week names *ref*; empty for none."""
    return next(
        (one.title for one in going if any(named.ref == ref for named in of_this_week((one,), packs))), ""
    )


def _ref(name: str) -> PromptRef:
    pack, _, prompt = name.partition("/")
    return PromptRef(PackId(pack), PromptId(prompt))
