"""What is other in an update, told: never more at once than can be laid out, and nothing unnamed."""

from __future__ import annotations

from carecompanion.domain.pack_diff import difference
from carecompanion.packs.format import read_pack
from carecompanion.tui.arriving.changes import LETTERS_AT_MOST, parts_of

HEAD = 'id = "much"\ntitle = "Much"\nlanguage = "en"\nlicence = "CC-BY-4.0"\nleaving = "Enough."\n'


def _pack_of(word: str, prompts: int) -> str:
    asked = "".join(
        f'\n[[prompt]]\nid = "p{at}"\nask = "One of {at}?"\ndoorway = "{" ".join([word] * 40)}"\n'
        for at in range(prompts)
    )
    return HEAD + asked


def test_of_very_much_each_part_is_named_and_the_rest_is_left_to_the_prompts() -> None:
    old, new = (read_pack({"pack.toml": _pack_of(word, 300).encode()}) for word in ("calm", "kind"))
    parts = parts_of(difference(old, new), new, ())
    named = [part.text for part in parts if part.voice == "says"]
    assert sum("p299" in text for text in named) == 1
    assert len(named) == 301
    assert sum(len(part.text) for part in parts if part.voice != "says") <= LETTERS_AT_MOST + 100
    assert "Each prompt can be read whole." in parts[-1].text


def test_of_a_little_every_word_is_there() -> None:
    old, new = (read_pack({"pack.toml": _pack_of(word, 2).encode()}) for word in ("calm", "kind"))
    said = [part.text for part in parts_of(difference(old, new), new, ())]
    assert " ".join(["calm"] * 40) in said
    assert " ".join(["kind"] * 40) in said
    assert not any("Each prompt" in text for text in said)
