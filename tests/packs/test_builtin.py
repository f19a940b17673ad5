"""What holds for every pack that comes with the program, whoever wrote it."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.text import has_bad
from carecompanion.errors import NotFound
from carecompanion.packs.builtin import builtin_folder, builtin_ids, builtin_pack, builtin_packs
from carecompanion.packs.format import read_source
from carecompanion.packs.prompts import STEPS
from carecompanion.packs.wording import (
    ASK_WORDS,
    GRADE,
    NOTE_WORDS,
    SHAMING,
    TRAUMA_DETAIL,
    VERDICTS,
    count_words,
    found_in,
    reading_grade,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.pack import Pack
    from carecompanion.domain.prompt import Prompt

IDS = builtin_ids()
PROMPTS = [(name, prompt) for name in IDS for prompt in builtin_pack(name).prompts]

each_pack = pytest.mark.parametrize("pack", [builtin_pack(name) for name in IDS], ids=IDS)
each_prompt = pytest.mark.parametrize(
    "prompt", [one for _, one in PROMPTS], ids=[f"{name}/{one.id}" for name, one in PROMPTS]
)

MARKUP = re.compile(r"</?[A-Za-z][^>]*>|\[/?[a-z@][^\]]*\]|&[a-z]+;|\*\*|__|`|^#+ |\]\(", re.MULTILINE)
PLACEHOLDERS = re.compile(r"\b(?:TODO|TBD|FIXME|lorem ipsum|xxx)\b|\.\.\.|\u2026\u2026", re.IGNORECASE)


def texts(thing: object) -> Iterator[str]:
    """Every text in a value and all it holds, but for ids: nobody reads those aloud."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (tuple, list)):
        for item in thing:
            yield from texts(item)
    elif hasattr(thing, "__slots__"):
        for name in thing.__slots__:
            if name != "id":
                yield from texts(getattr(thing, name))


def test_the_packs_to_begin_with_are_here() -> None:
    assert {"house", "imperfect-ally", "staying-connected", "low-tide"} <= set(IDS)
    assert [pack.id for pack in builtin_packs()] == list(IDS)


@pytest.mark.parametrize("name", IDS)
def test_a_pack_loads_without_fault_or_warning(name: str) -> None:
    assert [str(fault) for fault in read_source(builtin_folder() / name).faults] == []


@each_pack
def test_a_pack_says_what_it_is_where_it_comes_from_and_where_to_stop(pack: Pack) -> None:
    assert pack.serial >= 1
    assert pack.licence == "CC-BY-4.0"
    assert pack.language == "en"
    assert pack.authors
    assert pack.about.strip()
    assert pack.leaving.strip()
    assert pack.sources
    assert all(source.idea.strip() for source in pack.sources)


@each_pack
def test_an_arc_has_a_step_with_a_person_and_a_step_with_a_rule(pack: Pack) -> None:
    if pack.arc:
        assert {prompt.step for prompt in pack.prompts} >= set(STEPS)


@each_pack
def test_every_prompt_has_an_id_of_its_own(pack: Pack) -> None:
    names = [prompt.id for prompt in pack.prompts]
    assert len(names) == len(set(names))


@each_pack
def test_no_word_shames_grades_or_directs(pack: Pack) -> None:
    assert [found for text in texts(pack) for found in found_in(text, SHAMING)] == []


@each_pack
def test_no_character_acts_and_no_markup_is_used(pack: Pack) -> None:
    for text in texts(pack):
        assert not has_bad(text)
        assert not MARKUP.search(text), text
        assert not PLACEHOLDERS.search(text), text


@each_prompt
def test_a_question_is_short_and_its_doorway_is_a_line(prompt: Prompt) -> None:
    assert 0 < count_words(prompt.ask) <= ASK_WORDS
    assert count_words(prompt.targeted) <= ASK_WORDS
    assert prompt.doorway.strip()
    assert "\n" not in prompt.doorway
    assert count_words(prompt.doorway) < count_words(prompt.ask) + 5


@each_prompt
def test_a_question_is_one_question(prompt: Prompt) -> None:
    assert prompt.ask.count("?") <= 2
    assert "!" not in prompt.ask + prompt.doorway + prompt.targeted


@each_prompt
def test_a_strong_prompt_says_first_what_it_asks_about(prompt: Prompt) -> None:
    if prompt.is_gated:
        assert 0 < count_words(prompt.content_note) <= NOTE_WORDS


@each_prompt
def test_no_question_holds_a_verdict_or_asks_for_the_detail_of_a_trauma(prompt: Prompt) -> None:
    for text in texts(prompt):
        assert found_in(text, (*VERDICTS, *TRAUMA_DETAIL)) == (), text


def test_grounding_that_leaves_the_body_alone_comes_first() -> None:
    body_free = [exercise.body_free for exercise in builtin_pack("house").exercises]
    assert body_free[0]
    assert body_free == sorted(body_free, reverse=True)


def test_hard_reading_is_listed_for_its_writers() -> None:
    hard = [
        f"{name}/{prompt.id}: grade {reading_grade(words):.0f}"
        for name, prompt in PROMPTS
        for words in (prompt.ask, prompt.targeted)
        if reading_grade(words) > GRADE
    ]
    if hard:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.warn("reads harder than grade 8: " + "; ".join(hard), stacklevel=1)
    assert len(hard) <= len(PROMPTS) // 4


def test_an_unknown_pack_is_not_found() -> None:
    with pytest.raises(NotFound):
        builtin_pack("nowhere")


def test_a_pack_is_parsed_once_and_no_places_are_sought_without_a_fault() -> None:
    assert builtin_pack("house") is builtin_pack("house")
    here = {str(pack.id): pack for pack in builtin_packs()}
    assert here["house"] is builtin_pack("house")
    # Of a reader of Spanish only what there is in Spanish is read anew.
    in_spanish = {pack.id for pack in builtin_packs(("es",)) if pack is not here[pack.id]}
    assert in_spanish == {pack.id for pack in here.values() if "es" in pack.languages}
    code = (
        "import sys; from carecompanion.packs.builtin import builtin_ids, builtin_packs; builtin_ids();"
        "before = 'tomllib' in sys.modules; builtin_packs(); print('spanned_toml' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False"]
