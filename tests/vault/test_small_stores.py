from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.answer import Mark
from carecompanion.domain.entry import Draft
from carecompanion.domain.ids import DraftId, EntryId, LetterId, PackId, PartnerId, PromptId
from carecompanion.domain.letter import Direction
from carecompanion.domain.partner import Standing, Trust
from carecompanion.domain.prompt import PromptRef
from carecompanion.domain.served import HOWS, Past, Remembered
from carecompanion.errors import Ambiguous, BadInput, ExchangeError, NotFound
from tests.vault.samples import NOW, entry, letter, opened, partner, snapshot

if TYPE_CHECKING:
    from carecompanion.settings.paths import Paths
    from carecompanion.vault.vault import Vault


def draft(name: str = "aaaaaaaaaa", minutes: int = 0, **other: object) -> Draft:
    when = NOW + timedelta(minutes=minutes)
    return Draft(DraftId(name), NOW, when, **other)  # type: ignore[arg-type]


def test_a_draft_comes_back_cursor_and_all(vault: Vault, home: Paths) -> None:
    kept = draft(
        text="half a sent",
        answers={"sides": (Mark("low", 1),)},
        prompt=snapshot(),
        entry=EntryId("x"),
        cursor=(3, 7),
        focus="sides",
        frame="letter",
    )
    vault.drafts.keep(kept)
    vault.close()
    again = opened(home)
    assert again.drafts.all() == (kept,)
    assert again.drafts.get(kept.id) == kept
    assert again.drafts.find("aaa") == kept.id
    again.close()


def test_drafts_are_shown_newest_first_and_kept_once(vault: Vault) -> None:
    vault.drafts.keep(draft("a", 0))
    vault.drafts.keep(draft("b", 1))
    vault.drafts.keep(draft("a", 2, text="more"))
    assert [each.id for each in vault.drafts.all()] == ["a", "b"]
    assert vault.drafts.get(DraftId("a")).text == "more"
    vault.drafts.discard(DraftId("a"))
    vault.drafts.discard(DraftId("a"))
    with pytest.raises(NotFound):
        vault.drafts.get(DraftId("a"))


def test_a_finished_draft_becomes_an_entry_new_or_in_place(vault: Vault) -> None:
    kept = entry("first")
    vault.drafts.keep(draft("a"))
    vault.drafts.finish(DraftId("a"), kept)
    assert vault.drafts.all() == ()
    vault.drafts.keep(draft("b"))
    vault.drafts.finish(DraftId("b"), replace(kept, text="second"))
    assert vault.entries.get(kept.id).text == "second"
    assert vault.entries.count() == 1


def test_a_draft_that_cannot_be_finished_stays(vault: Vault) -> None:
    vault.drafts.keep(draft("a"))
    with pytest.raises(BadInput):
        vault.drafts.finish(DraftId("a"), entry("\0"))
    assert len(vault.drafts.all()) == 1
    assert vault.entries.count() == 0


@pytest.mark.parametrize("bad", ["a\0", "\ud800"])
def test_no_store_keeps_what_could_not_be_read_back(vault: Vault, bad: str) -> None:
    with pytest.raises(BadInput):
        vault.drafts.keep(draft(text="\ud800"))
    with pytest.raises(BadInput):
        vault.preferences.set(bad, "x")
    with pytest.raises(BadInput):
        vault.preferences.set("x", bad)
    with pytest.raises(BadInput):
        vault.partners.add(partner(bad))
    with pytest.raises(BadInput):
        vault.letters.came(letter(human=bad))
    assert vault.letters.lines() == ()
    assert vault.letters.seen(letter().partner_key, letter().id) is None


def test_preferences_are_text_by_key(vault: Vault) -> None:
    assert vault.preferences.get("ceiling", "1") == "1"
    vault.preferences.set("ceiling", "2")
    vault.preferences.set("ceiling", "0")
    vault.preferences.set("standpoint.imperfect-ally", "targeted")
    assert vault.preferences.all() == {"ceiling": "0", "standpoint.imperfect-ally": "targeted"}
    vault.preferences.remove("ceiling")
    vault.preferences.remove("ceiling")
    assert vault.preferences.get("ceiling", "1") == "1"


def test_serving_remembers_the_last_time_of_each_way_and_never_grows(vault: Vault) -> None:
    ref = PromptRef(PackId("p"), PromptId("q"))
    for number in range(40):
        when = NOW + timedelta(days=number)
        vault.serving.record(when.date(), ref, "offered", when)
    vault.serving.record(NOW.date(), ref, "skipped", NOW)
    first, second = vault.serving.history()
    assert (first.day, first.how, first.ref) == (NOW.date() + timedelta(days=39), "offered", ref)
    assert (second.how, second.at) == ("skipped", NOW)


def test_what_is_served_is_told_piece_by_piece_as_it_is_told_whole(vault: Vault) -> None:
    chance, today = Random(8), NOW.date()
    for _ in range(400):
        ref = PromptRef(PackId(chance.choice("abc")), PromptId(chance.choice("pqrs")))
        # In every zone, and on the same days again and again: moments that only look later are no later.
        zone = timezone(timedelta(hours=chance.randrange(-11, 12)))
        when = (NOW + timedelta(days=chance.randrange(-3, 2), minutes=chance.randrange(90))).astimezone(zone)
        vault.serving.record(when.date(), ref, chance.choice(HOWS), when)
        if chance.random() < 0.1:
            whole, packs = Remembered(vault.serving.history()), [PackId(name) for name in "abcd"]
            assert vault.serving.on(today) == tuple(whole.on(today))
            assert vault.serving.last_turns(today) == whole.last_turns(today)
            for pack in packs:
                pasts = whole.pasts(pack, today)
                assert vault.serving.pasts(pack, today) == pasts
                for prompt in (PromptId(name) for name in "pqrst"):
                    assert vault.serving.past(PromptRef(pack, prompt), today) == pasts.get(prompt, Past())


def test_identities_are_kept_newest_first_and_eight_earlier_ones(vault: Vault) -> None:
    assert vault.identities.current() is None
    for number in range(12):
        vault.identities.add(bytes([number]) * 32, date(2026, 1, 1))
    assert vault.identities.current() == bytes([11]) * 32
    assert vault.identities.all() == tuple(bytes([number]) * 32 for number in range(11, 2, -1))


def test_partners_are_found_by_handle_id_and_key(vault: Vault) -> None:
    ash, lee = partner("Ash", 1), partner("lee", 2, standing=Standing.VERIFIED, verified_on=date(2026, 11, 2))
    vault.partners.add(lee)
    vault.partners.add(ash)
    assert vault.partners.all() == (ash, lee)
    assert vault.partners.find(" aSH ") == ash
    assert vault.partners.find("0000000002") == lee
    assert vault.partners.by_key(lee.key) == lee
    assert vault.partners.by_key(b"\x09" * 32) is None
    with pytest.raises(Ambiguous):
        vault.partners.find("0000")
    for unknown in ("", "nobody", "\ud800"):
        with pytest.raises((NotFound, BadInput)):
            vault.partners.find(unknown)


def test_a_handle_and_a_key_are_one_partners_only(vault: Vault) -> None:
    ash = partner("Ash", 1)
    vault.partners.add(ash)
    with pytest.raises(BadInput):
        vault.partners.add(partner("ASH", 2))
    with pytest.raises(BadInput):
        vault.partners.add(replace(partner("lee", 2), key=ash.key))
    vault.partners.replace(replace(ash, wrong_tries=2, handle="ash tree"))
    assert vault.partners.find("ash tree").wrong_tries == 2
    with pytest.raises(NotFound):
        vault.partners.replace(partner("new", 5))


def test_a_block_outlives_the_partner(vault: Vault) -> None:
    ash = partner()
    vault.partners.add(ash)
    vault.partners.block(ash.key)
    vault.partners.block(ash.key)
    assert vault.partners.get(ash.id).blocked
    vault.partners.forget(ash.id)
    assert vault.partners.all() == ()
    assert vault.partners.is_blocked(ash.key)
    vault.partners.unblock(ash.key)
    assert not vault.partners.is_blocked(ash.key)


def test_a_letter_comes_back_equal_in_every_part(vault: Vault) -> None:
    stored = letter()
    vault.letters.came(stored)
    assert vault.letters.get(stored.id) == stored
    (line,) = vault.letters.lines()
    assert (line.id, line.thread, line.title, line.pieces, line.left_out) == (stored.id,) * 2 + (
        "On Tuesday",
        1,
        2,
    )
    assert line.has_note
    assert line.unread
    vault.letters.read(stored.id)
    vault.letters.keep_for_safety(stored.id)
    again = vault.letters.get(stored.id)
    assert not again.unread
    assert again.kept_for_safety
    assert vault.letters.find(stored.id[:31]) == stored.id
    assert vault.letters.thread(again) == (again,)


def test_a_letter_is_taken_in_once(vault: Vault) -> None:
    stored = letter()
    vault.letters.came(stored)
    with pytest.raises(ExchangeError) as replay:
        vault.letters.came(stored)
    with pytest.raises(ExchangeError) as conflict:
        vault.letters.came(replace(stored, digest=b"other"))
    with pytest.raises(ExchangeError) as other_sender:
        vault.letters.came(letter(1, sender=b"\x02" * 32))
    assert [replay.value.code, conflict.value.code, other_sender.value.code] == [
        "E_REPLAY",
        "E_CONFLICT",
        "E_CONFLICT",
    ]
    assert vault.letters.seen(b"\x02" * 32, stored.id) is None


def test_a_letter_let_go_stays_known(vault: Vault) -> None:
    stored = letter()
    vault.letters.came(stored)
    vault.letters.forget(stored.id)
    assert vault.letters.lines() == ()
    assert vault.letters.is_forgotten(stored.id)
    assert vault.letters.seen(stored.partner_key, stored.id) == stored.digest
    with pytest.raises(ExchangeError):
        vault.letters.came(stored)
    for act in (vault.letters.get, vault.letters.forget, vault.letters.read):
        with pytest.raises(NotFound):
            act(stored.id)


def test_a_strangers_letter_waits_until_it_is_accepted(vault: Vault) -> None:
    stored = letter(waiting=True, trust=Trust.STRANGER)
    vault.letters.came(stored)
    assert vault.letters.lines() == ()
    assert [line.id for line in vault.letters.waiting()] == [stored.id]
    ash = partner()
    vault.partners.add(ash)
    vault.letters.accept(stored.id, ash)
    accepted = vault.letters.get(stored.id)
    assert (accepted.partner, accepted.partner_name, accepted.trust) == (ash.id, "ash", Trust.INTRODUCED)
    assert vault.letters.waiting() == ()
    with pytest.raises(NotFound):
        vault.letters.accept(LetterId("f" * 32), ash)


def test_letters_page_newest_first_for_all_and_for_one_partner(vault: Vault) -> None:
    for number in range(1, 8):
        whose = PartnerId("p1" if number % 2 else "p2")
        vault.letters.left(letter(number, direction=Direction.LEFT, partner=whose, unread=False))
    lines = vault.letters.lines()
    assert [int(line.id, 16) for line in lines] == [7, 6, 5, 4, 3, 2, 1]
    assert vault.letters.lines(before=lines[2].place, limit=2) == lines[3:5]
    assert [int(line.id, 16) for line in vault.letters.lines(PartnerId("p1"))] == [7, 5, 3, 1]
