from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.prompt import FollowUp, Prompt
from carecompanion.errors import JournalDamaged
from carecompanion.packs.builtin import builtin_packs
from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.ready import made_for, pack_from_ready, ready_text
from tests.packs.sources import WHOLE

if TYPE_CHECKING:
    from carecompanion.domain.pack import Pack


@pytest.mark.parametrize("pack", builtin_packs(), ids=lambda pack: str(pack.id))
def test_a_pack_made_ready_comes_back_as_it_was_read(pack: Pack) -> None:
    assert pack_from_ready(ready_text(pack)) == pack


def test_so_does_a_signed_one_that_uses_every_key_of_the_format() -> None:
    data = build(
        {"pack.toml": WHOLE},
        secret=b"\x05" * 32,
        signer_name="Ruth K.",
        serial=7,
        published=date(2026, 11, 1),
        changes={"en": "Two lines\nare new."},
    )
    pack = read_carepack(data).pack((), "whole-pack~2")
    again = pack_from_ready(ready_text(pack))
    assert again == pack
    assert (again.id, again.published) == ("whole-pack~2", date(2026, 11, 1))
    assert [type(field.kind) for prompt in again.prompts for field in prompt.fields] == [
        type(field.kind) for prompt in pack.prompts for field in prompt.fields
    ]
    assert hash(again) == hash(pack)


def test_a_prompt_whose_fields_wait_is_the_prompt_it_was_in_every_way() -> None:
    pack = next(one for one in builtin_packs() if any(prompt.fields for prompt in one.prompts))
    whole = next(prompt for prompt in pack.prompts if prompt.fields)

    def one() -> Prompt:
        found = pack_from_ready(ready_text(pack)).prompt(whole.id)
        assert found is not None
        assert type(found) is not Prompt
        return found

    assert one() == whole
    assert whole == one()
    assert one() == one()
    assert hash(one()) == hash(whole)
    assert repr(one()) == repr(whole)
    assert replace(one(), ask="Other?") == replace(whole, ask="Other?")
    assert replace(one(), fields=(), follow_up=FollowUp()).fields == ()
    assert one().follow_up == whole.follow_up
    asked = one()
    assert asked.fields == whole.fields
    assert type(asked) is Prompt
    with pytest.raises(FrozenInstanceError):
        one().ask = "Other?"  # type: ignore[misc]


def test_what_was_made_ready_is_for_its_readers_languages_and_for_this_version() -> None:
    assert made_for(()) != made_for(("es",)) != made_for(("es", "en"))
    assert made_for(("es",)).endswith(" es")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "[1]",
        "[0]",
        "[99]",
        "[-1,[0]]",
        "null",
        '"x"',
        "7",
        "[0,[4,[6]]]",
        "[[[[",
        "[-7]",
        '["0"]',
        "[" * 9_999,
    ],
)
def test_anything_else_is_damage_and_never_another_error(text: str) -> None:
    with pytest.raises(JournalDamaged):
        pack_from_ready(text)


def test_nor_is_one_with_a_letter_gone() -> None:
    text = ready_text(builtin_packs()[0])
    for at in range(0, len(text), 97):
        with suppress(JournalDamaged):
            pack_from_ready(text[:at] + text[at + 1 :])
