from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.crypto.recovery import code_from_root, groups, is_same_group, root_from_code
from carecompanion.errors import WrongRecoveryCode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.binary(min_size=20, max_size=20))
def test_a_code_stands_for_its_root(root: bytes) -> None:
    code = code_from_root(root)
    assert root_from_code(code) == root
    assert [len(group) for group in groups(code)] == [4] * 9


def test_a_code_is_blind_to_case_spaces_dashes_and_look_alikes() -> None:
    root = bytes(range(20))
    code = code_from_root(root)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", "\n "),
        code.replace("-", " \u2013 "),
        f"  {code}\n",
        code.replace("0", "O").replace("1", "I"),
        code.lower().replace("0", "o").replace("1", "l"),
    ):
        assert root_from_code(typed) == root


def test_one_wrong_character_or_two_exchanged_are_noticed() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        code = code_from_root(chance.randbytes(20)).replace("-", "")
        place = chance.randrange(36)
        typo = code[:place] + chance.choice(LETTERS.replace(code[place], "")) + code[place + 1 :]
        with pytest.raises(WrongRecoveryCode):
            root_from_code(typo)
        place = chance.randrange(35)
        if code[place] != code[place + 1]:
            with pytest.raises(WrongRecoveryCode):
                root_from_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@given(st.text(max_size=60))
def test_what_is_no_code_is_refused_by_name(typed: str) -> None:
    with pytest.raises(WrongRecoveryCode) as refused:
        root_from_code(typed)
    assert refused.value.exit_code == 3
    assert typed not in refused.value.what or len(typed) < 3


def test_a_group_is_typed_back_however_it_is_spaced() -> None:
    assert is_same_group(" ab0o\u00a0", "AB00")
    assert not is_same_group("AB0", "AB00")
    assert not is_same_group("", "AB00")
