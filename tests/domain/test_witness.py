"""One soft word at most where a reply leans, and silence for everything that is only warm."""

from __future__ import annotations

import re

import pytest

from carecompanion.domain import witness
from carecompanion.domain.witness import Lean, lean_of
from carecompanion.domain.witness_english import ENGLISH
from carecompanion.domain.witness_phrases import Rule, Rules, lines_of
from tests.domain.replies_leaning import LEANING
from tests.domain.replies_plain import SILENT

ADVICE = "You should talk to your manager."


def lean(text: str, lang: str = "en", *, no_advice: bool = True, guide: str | None = None) -> Lean | None:
    return lean_of(text, lang, no_advice=no_advice, guide=guide)


@pytest.mark.parametrize("words", SILENT)
def test_a_plain_reply_meets_silence(words: str) -> None:
    assert lean(words) is None
    assert lean(words.replace("'", "’")) is None


def test_all_plain_replies_in_one_letter_meet_silence() -> None:
    assert lean("\n\n".join(SILENT)) is None


@pytest.mark.parametrize(("towards", "words"), LEANING)
def test_a_reply_that_leans_is_told_where_to(towards: Lean, words: str) -> None:
    assert lean(words) is towards
    assert lean(f"Thank you for your letter.\n\n{words}") is towards
    assert lean(words.upper().replace("'", "’")) is towards


# when it counts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", ["received", "four-part", "questions"])
def test_a_guide_without_room_for_advice_makes_advice_a_lean(guide: str) -> None:
    assert lean(ADVICE, no_advice=False, guide=guide) is Lean.ADVICE


@pytest.mark.parametrize("guide", [None, "ideas", "a-guide-of-later"])
def test_advice_is_welcome_where_nobody_asked_for_none(guide: str | None) -> None:
    assert lean(ADVICE, no_advice=False, guide=guide) is None
    assert lean(f"{ADVICE} Well done.", no_advice=False, guide=guide) is Lean.GRADE


@pytest.mark.parametrize("towards", [Lean.DIAGNOSIS, Lean.GRADE, Lean.RESCUE])
def test_the_other_leans_count_whatever_was_asked(towards: Lean) -> None:
    for kind, words in LEANING:
        if kind is towards:
            assert lean(words, no_advice=False, guide="ideas") is towards


def test_the_first_lean_is_the_one_that_is_told() -> None:
    assert lean("You are so brave. You should tell them.") is Lean.GRADE
    assert lean("You should tell them. You are so brave.") is Lean.ADVICE


@pytest.mark.parametrize("lang", ["en", "en-GB", "en-us", "EN"])
def test_english_has_its_list_wherever_it_is_spoken(lang: str) -> None:
    assert lean(ADVICE, lang) is Lean.ADVICE


@pytest.mark.parametrize("lang", ["de", "es-MX", "enm", "ar", "", "und"])
def test_a_language_without_a_list_meets_silence(lang: str) -> None:
    assert lean(ADVICE, lang) is None


# whose words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "“{}”", '"{}"', "„{}“", "«{}»", "»{}«", "‹{}›", "‘{}’", "'{}'", "“{}", '"{}', "> {}", ">{}\n> {}",
        "“Nobody asked.\n{}”", "It stayed with me:\n\n> {}", "The words that stayed: “{}” I hear the cold in them.",
        "{}, you wrote", "{} – that is what they said",
    ],
)  # fmt: skip
@pytest.mark.parametrize("said", ["You should talk to them", "You’re burnt out", "Well done", "I'll fix it"])
def test_words_of_the_other_person_never_count(words: str, said: str) -> None:
    assert lean(said) is not None
    assert lean(words.replace("{}", said)) is None


def test_what_stands_after_a_quotation_counts_again() -> None:
    assert lean("“Nobody had been told.” You should tell them that.") is Lean.ADVICE
    assert lean("> Nobody had been told.\n\nYou should tell them that.") is Lean.ADVICE
    assert lean("“Nobody had been told.\n\nYou should tell them that.") is Lean.ADVICE, "an end was forgotten"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert lean("The students' room isn't 'warm. You shouldn't go there.") is Lean.ADVICE
    assert lean("It's cold, 'cause nobody's asked. You’d better tell them.") is Lean.ADVICE


# how much work ----------------------------------------------------------------------------------------------------


def rules() -> Rules:
    found = witness._rules("en")
    assert found is not None
    return found


def test_no_phrase_repeats_anything_without_a_limit() -> None:
    for found in rules().by_words.values():
        for rule in found:
            assert not re.search(r"(?<!\\)[*+]|\{\d+,\}", rule.pattern), rule.pattern


def test_every_phrase_is_written_as_its_module_says() -> None:
    word = r"(?:[a-z0-9'/,-]+(?:_[a-z0-9'/,-]+)*|<[a-z]+>)"
    slot = rf"(?:-?{word}(?:\|{word})*\??|\*ing|\.\.\.|\.)"
    sets = {line.split()[0] for line in lines_of(ENGLISH.sets)}
    assert set(ENGLISH.leans) == set(Lean)
    for text in ENGLISH.leans.values():
        for line in lines_of(text):
            assert re.fullmatch(rf"\^{{0,2}}(?=[a-z0-9]){slot}(?: {slot})*", line), line
            assert not line.split()[0].endswith("?"), line
            assert set(re.findall(r"<(\w+)>", line)) <= sets, line
    for line in lines_of(ENGLISH.sets):
        assert re.fullmatch(rf"[a-z]+ {word}(?:\|{word})*", line), line


def test_twice_the_words_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0
    plain = rules()

    class Counted(dict[tuple[str, str], list[Rule]]):
        def get(self, words: tuple[str, str], *_: object) -> object:  # type: ignore[override]
            nonlocal tried
            found = plain.by_words.get(words, ())
            tried += 1 + len(found)
            return found

    monkeypatch.setattr(witness, "_rules", lambda _language: plain._replace(by_words=Counted()))
    work = []
    for size in (100, 200, 400):
        tried = 0
        assert lean("you should sit there and i would sit here and at it we look " * size) is None
        work.append(tried)
    assert work[1] <= 2 * work[0] <= work[1] + 40
    assert work[2] <= 2 * work[1] <= work[2] + 40


@pytest.mark.parametrize(
    "piece",
    [
        "you ", "you should ", "i would ", "maybe ", "x", "'a ", "a' ", '"', "“", "” ", "\n", "\n ", " \n\n", ">",
        "> \n", "-", ", ", ".", "you -", "i'", "you could always maybe perhaps ", "let me just ", "better than ", "’",
        "?\n", "you " + "a" * 24 + " ",
    ],
)  # fmt: skip
def test_a_hundred_kilobytes_of_anything_are_read_to_the_end(piece: str) -> None:
    assert lean(piece * (100_000 // len(piece))) is None


def test_words_that_open_a_clause_report_nothing() -> None:
    assert not set(ENGLISH.openers.split()) & set(ENGLISH.reporting.split())
