"""Where a witness's reply may lean: at most one soft word, and silence whenever it is not plain."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from carecompanion.domain.witness_phrases import END, LONGEST_WORD, PAUSE, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.domain.witness_phrases import Rules


class Lean(StrEnum):
    """What a reply may be drifting into instead of bearing witness."""

    ADVICE = "advice"
    DIAGNOSIS = "diagnosis"
    GRADE = "grade"
    RESCUE = "rescue"


_WITHOUT_ADVICE: Final = frozenset({"received", "four-part", "questions"})
_LONGEST_OPENING: Final = 6

_QUOTED: Final = "_"  # stands for words of somebody else
_MARKS: Final = re.compile('[“„"«‹”»›]|\n[ \t]*\n')
_CLOSING: Final = {"“": '”"', "„": '“”"', '"': '"”', "«": "»", "»": "«", "‹": "›", "›": "‹"}
_SINGLE_MARKS: Final = re.compile(r"(?P<opens>(?<!\w)['‘](?=\w))|(?P<closes>(?<=[\w.,!?…])['’](?!\w))|\n")
_QUOTED_LINE: Final = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_TOKEN: Final = re.compile(
    r"(?P<word>\w+(?:['/-]\w+)*)|(?P<end>[.!?…;]+|\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:[A-Z*•]|- )))|(?P<pause>[,:()–—-]+)"
)
_CONTRACTED: Final = re.compile(r"'(?:d|ll|re|ve|s|m)$")


def lean_of(text: str, lang: str, *, no_advice: bool, guide: str | None) -> Lean | None:
    """Where *text*, a reply in *lang*, first seems to lean; None where it does not, or cannot be told.

    Advice counts only where the author asked for none (*no_advice*) or the *guide* of the reply leaves no room
    for it. Words in quotation marks, and words told as somebody's, never count. The work grows with the length
    of *text* and with nothing else.
    """
    rules = _rules(lang.split("-", maxsplit=1)[0].lower())
    if rules is None:
        return None
    advice_counts = no_advice or guide in _WITHOUT_ADVICE
    for sentence in _sentences(_without_quotes(text), rules):
        lean = _lean_in(sentence, rules, advice_counts=advice_counts)
        if lean is not None:
            return lean
    return None


@cache
def _rules(language: str) -> Rules | None:
    """The rules of a language, or None where no list is written."""
    if language != "en":
        return None
    from carecompanion.domain.witness_english import ENGLISH

    return rules_of(ENGLISH)


# one sentence -----------------------------------------------------------------------------------------------------


class _Sentence(NamedTuple):
    words: list[str]
    asks: bool


def _lean_in(sentence: _Sentence, rules: Rules, *, advice_counts: bool) -> Lean | None:
    words = sentence.words
    if _is_told(words, rules):
        return None
    is_open = sentence.asks and words[0] in rules.open_questions
    line = "".join(f"{word} " for word in words)
    at, is_own = 0, False
    for index, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        if word in rules.reporting:
            return None
        for rule in rules.at(word, following):
            counts = advice_counts if rule.lean == Lean.ADVICE else not is_own
            if (
                counts
                and not (is_open and index)
                and _begins(rule.begins, words, index, rules)
                and rule.holds(line, at)
            ):
                return Lean(rule.lean)
        is_own = is_own or word in rules.own
        at += len(word) + 1
    return None


def _is_told(words: Sequence[str], rules: Rules) -> bool:
    """Does the sentence end in ``, you wrote``?"""
    return len(words) > 2 and words[-1] in rules.reporting and words[-2] in rules.people


def _begins(which: str, words: Sequence[str], index: int, rules: Rules) -> bool:
    """Does a clause (``^``) or a sentence (``^^``) begin here, or with a few opening words before it?"""
    if not which:
        return True
    for before in range(index - 1, max(index - _LONGEST_OPENING, 0) - 1, -1):
        if words[before] == PAUSE and which == "^":
            return True
        if words[before] not in rules.openers and words[before] != PAUSE:
            return False
    return index < _LONGEST_OPENING


# from a text to sentences -----------------------------------------------------------------------------------------


def _sentences(text: str, rules: Rules) -> Iterator[_Sentence]:
    words: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["end"] is not None:
            if words:
                yield _Sentence(words, "?" in token["end"])
            words = []
        elif token["pause"] is not None:
            words.append(PAUSE)
        else:
            words += _spelled(token["word"].lower(), rules)
    if words:
        yield _Sentence(words, asks=False)


def _spelled(word: str, rules: Rules) -> Sequence[str]:
    """A word as the phrases have it: contractions as two, apostrophes put back, endless ones put away."""
    if len(word) > LONGEST_WORD:
        return [_QUOTED]
    known = rules.unspelled.get(word)
    if known is not None:
        return known
    ending = _CONTRACTED.search(word)
    return [word[: ending.start()], ending[0]] if ending is not None else [word]


def _without_quotes(text: str) -> str:
    """*text* with everything in quotation marks put away; what is never closed is quoted to its paragraph's end."""
    text = _QUOTED_LINE.sub("\n", text)
    text = _without(text, _double_spans(text))
    return _without(text, _single_spans(text)).replace("’", "'")


def _without(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts: list[str] = []
    reached = 0
    for start, end in spans:
        ends_sentence = text[max(start, end - 2) : end - 1] in {".", "!", "?", "…"}
        parts += [text[reached:start], f" {_QUOTED} ", END if ends_sentence else ""]
        reached = end
    return "".join([*parts, text[reached:]])


def _double_spans(text: str) -> Iterator[tuple[int, int]]:
    opened, closing = -1, ""
    for mark in _MARKS.finditer(text):
        sign = mark[0]
        if opened < 0:
            if sign in _CLOSING:
                opened, closing = mark.start(), _CLOSING[sign]
        elif sign[0] == "\n" or sign in closing:
            yield opened, mark.start() if sign[0] == "\n" else mark.end()
            opened = -1
    if opened >= 0:
        yield opened, len(text)


def _single_spans(text: str) -> Iterator[tuple[int, int]]:
    """Single marks count only where both stand on one line: an apostrophe looks the same."""
    opened = -1
    for mark in _SINGLE_MARKS.finditer(text):
        if opened < 0:
            opened = mark.start() if mark["opens"] else -1
        elif mark["closes"]:
            yield opened, mark.end()
            opened = -1
        elif not mark["opens"]:
            opened = -1
