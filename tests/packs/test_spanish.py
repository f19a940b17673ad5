"""Packs in Spanish: whole, in the same voice, and held to lists of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.text import has_bad
from carecompanion.packs.builtin import builtin_folder, builtin_ids, builtin_pack
from carecompanion.packs.format import read_source
from carecompanion.packs.wording import ASK_WORDS, LISTS, NOTE_WORDS, count_words, found_in, lists_for
from carecompanion.words import handout_es
from tests.packs.test_builtin import MARKUP, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.domain.pack import Pack

SPANISH = LISTS["es"]
NAMES = tuple(name for name in builtin_ids() if (builtin_folder() / name / "es.toml").is_file())
NOT_EVERYWHERE = re.compile(
    r"\b(?:vosotr[oa]s|vuestr[oa]s?|ustedes|usted|vos|\w+(?:áis|éis)|coger|nosotr[oa]s|\w+[@x]s?)\b",
    re.IGNORECASE,
)
"""How only some countries say it, and what says which gender somebody has."""

each_pack = pytest.mark.parametrize("pack", [builtin_pack(name, ("es",)) for name in NAMES], ids=NAMES)


def said(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every text for a reader, beside what it is in English."""
    own = builtin_pack(pack.id)
    for prompt, source in zip(pack.prompts, own.prompts, strict=True):
        yield from (
            (prompt.ask, source.ask),
            (prompt.doorway, source.doorway),
            (prompt.targeted, source.targeted),
        )
        yield prompt.content_note, source.content_note
        yield from zip(texts(prompt.fields), texts(source.fields), strict=True)
    for practice, also in zip(pack.practices, own.practices, strict=True):
        yield from zip(texts(practice), texts(also), strict=True)
    for name in ("title", "about", "audience", "arc", "care_note", "leaving", "support_route"):
        yield getattr(pack, name), getattr(own, name)
    for source_here, source_there in zip(pack.sources, own.sources, strict=True):
        yield source_here.idea, source_there.idea


def test_a_shipped_pack_is_there_in_spanish() -> None:
    assert "staying-connected" in NAMES


@each_pack
def test_every_word_is_put_into_spanish_and_nothing_else_is_changed(pack: Pack) -> None:
    assert read_source(builtin_folder() / pack.id, languages=("es",)).faults == ()
    assert pack.language == "es"
    for here, there in said(pack):
        assert bool(here.strip()) == bool(there.strip())
        written = re.search(r"[a-z]{3}", there) and " " in there
        assert here != there or not written, there
    own = builtin_pack(pack.id)
    for prompt, source in zip(pack.prompts, own.prompts, strict=True):
        assert (prompt.id, prompt.minutes, prompt.depth, prompt.intensity, prompt.tags, prompt.follow_up) == (
            source.id, source.minutes, source.depth, source.intensity, source.tags, source.follow_up,
        )  # fmt: skip
        assert [(one.id, one.kind) for one in prompt.fields] == [(one.id, one.kind) for one in source.fields]


@each_pack
def test_a_question_in_spanish_is_short_and_one_question(pack: Pack) -> None:
    for prompt in pack.prompts:
        for asked in (prompt.ask, prompt.targeted):
            assert count_words(asked) <= ASK_WORDS
            assert asked.count("?") == asked.count("¿") <= 2
        assert not set("!¡") & set(prompt.ask + prompt.targeted + prompt.doorway)
        assert count_words(prompt.doorway) < count_words(prompt.ask) + 5
        assert count_words(prompt.content_note) <= NOTE_WORDS


@each_pack
def test_it_says_tu_and_words_that_are_at_home_in_every_country(pack: Pack) -> None:
    for text in texts(pack):
        assert not NOT_EVERYWHERE.search(text), text
        assert not has_bad(text)
        assert not MARKUP.search(text)


@each_pack
def test_no_word_of_the_spanish_lists_stands_in_it(pack: Pack) -> None:
    for text in texts(pack):
        assert found_in(text, SPANISH.shaming) == ()
    for prompt in pack.prompts:
        for text in texts(prompt):
            assert found_in(text, (*SPANISH.verdicts, *SPANISH.trauma_detail)) == (), text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Llevas una Racha de siete días", ("racha",)),
        ("Deberías descansar; tienes que escribir", ("deberías", "tienes que")),
        ("Usted debería escribir. ¡Felicidades!", ("usted debería", "felicidades")),
        ("Te has perdido dos días y vas con retraso", ("te has perdido", "con retraso")),
        ("No debes parar. Sigue así, buen trabajo", ("debes parar", "sigue así", "buen trabajo")),
        ("Te echamos de menos; ya tenés que volver", ("te echamos de menos", "tenés que")),
        ("¿Qué le debes? ¿Y si sigue así? ¿Qué necesitas?", ()),
        ("Arrachado, debería llover, un lugar para perderse", ()),
        ("Lo que perdiste no vuelve", ()),
    ],
)
def test_wording_that_shames_or_directs_is_found_in_spanish(text: str, found: tuple[str, ...]) -> None:
    assert found_in(text, SPANISH.shaming) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("¿Es un jefe tóxico? ¿Fuiste valiente o egoísta?", ("tóxico", "valiente", "egoísta")),
        ("Un diagnóstico, dos síntomas y un detonante", ("diagnóstico", "síntomas", "detonante")),
        ("Una semana, la mañana, una ventana", ()),
    ],
)
def test_verdicts_are_found_in_spanish(text: str, found: tuple[str, ...]) -> None:
    assert found_in(text, SPANISH.verdicts) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Describe lo peor, con todo detalle.", ("describe lo peor", "con todo detalle")),
        ("¿Dónde lo sientes? ¿En qué parte del cuerpo?", ("dónde lo sientes", "en qué parte del cuerpo")),
        ("Cuenta la historia completa de tu trauma", ("cuenta la historia completa", "tu trauma")),
        ("¿Dónde estabas cuando llegó la noticia?", ()),
    ],
)
def test_asking_for_the_detail_of_a_trauma_is_found_in_spanish(text: str, found: tuple[str, ...]) -> None:
    assert found_in(text, SPANISH.trauma_detail) == found


def test_a_region_is_read_by_the_lists_of_its_language_and_others_are_only_counted() -> None:
    assert lists_for("es-mx") is SPANISH
    assert lists_for("fr") is None


@pytest.mark.parametrize("text", handout_es.WORDS.values())
def test_a_handout_in_spanish_is_held_to_the_same(text: str) -> None:
    assert found_in(text, (*SPANISH.shaming, *SPANISH.verdicts, *SPANISH.trauma_detail)) == ()
    assert not NOT_EVERYWHERE.search(text), text
