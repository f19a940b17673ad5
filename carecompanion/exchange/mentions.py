"""What in a text may still name somebody: names, mail addresses, telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from carecompanion.domain.letter import Found
from carecompanion.domain.text import UNSEEN, as_seen
from carecompanion.exchange.capitals import NEVER, PARTICLES, STARTERS, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def names_in(text: str, known: Sequence[str] = ()) -> tuple[Found, ...]:
    """What in *text* may still name somebody, in order of first appearance: a list to look at, never a verdict.

    Listed: mail addresses; numbers of 7 to 15 digits written as telephone numbers are; *known* handles and names,
    however capitalised; and runs of capitalised words, joined over particles (``Ana de la Cruz``). Left aside:
    a capitalised word that begins a sentence or a line and is a common English word there, or stands in lower case
    elsewhere in the text; days and months; what stands in square brackets, as masks do. So a name that is also
    a common word can be missed where it begins a sentence; in scripts without capitals only known names are found;
    in German every noun is listed. The list helps, the eye decides.
    """
    rest = _MARK.sub(_blank, unicodedata.normalize("NFC", text))
    places: list[tuple[int, str, str]] = []

    def take(kind: str, pattern: re.Pattern[str], is_meant: Callable[[str], bool]) -> None:
        nonlocal rest

        def note(match: re.Match[str]) -> str:
            if not is_meant(match[0]):
                return match[0]
            places.append((match.start(), kind, " ".join(match[0].split())))
            return _blank(match)

        rest = pattern.sub(note, rest)

    take("mail", _MAIL, lambda _: True)
    take("phone", _PHONE, _is_phone)
    spellings = sorted({" ".join(as_seen(name).split()) for name in known}, key=len, reverse=True)
    if spellings := [spelling for spelling in spellings if spelling]:
        any_known = "|".join(whole_words(unicodedata.normalize("NFC", name)) for name in spellings)
        take("name", re.compile(any_known, re.IGNORECASE), lambda _: True)
    places += [(at, "name", words) for at, words in _capitalised(rest)]
    counts: dict[tuple[str, str], int] = {}
    for _, kind, words in sorted(places):
        counts[kind, words] = counts.get((kind, words), 0) + 1
    return tuple(Found(kind, words, count) for (kind, words), count in counts.items())


def whole_words(words: str) -> str:
    """A regular expression for *words* as whole words, whatever space, apostrophe or hyphen stands in them.

    Nor do signs between the letters that nobody sees make it another word; something of *words* is to be seen.
    Only a letter makes a word go on: ``_Ana_`` and ``Ana2`` name her too. Where a script puts no space between words,
    or a language adds its particles to the name, what stands beside it is no part of it.
    """
    words = as_seen(words)
    inner = rf"(?:{_HIDDEN}\s)+{_HIDDEN}".join(_any_spelling(word) for word in words.split())
    return _edge(words[:1], r"(?<!{})") + inner + _edge(words[-1:], r"(?!{})")


def plain_signs(words: str) -> str:
    """*words* with the apostrophe and the hyphen that a keyboard has."""
    return words.translate(_PLAIN_SIGNS)


def _any_spelling(word: str) -> str:
    return _HIDDEN.join(_SPELLINGS.get(sign, re.escape(sign)) for sign in plain_signs(word))


def _edge(mark: str, guard: str) -> str:
    if _SPACED.fullmatch(mark):
        return guard.format(_SPACED.pattern)
    return guard.format(r"[^\W_]") if mark.isdigit() else ""


_HIDDEN: Final = f"[{UNSEEN}]*"
_SPELLINGS: Final = {"'": "['\u2019\u02bc]", "-": "[-\u2010\u2011]"}
_PLAIN_SIGNS: Final = str.maketrans("\u2019\u02bc\u2010\u2011", "''--")
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U000323af"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese run words together; Korean joins particles to a name."""
_SPACED: Final = re.compile(rf"[^\W\d_{_UNSPACED}]")
_MARK: Final = re.compile(r"\[[^\[\]\n]{1,80}\]")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE: Final = re.compile(r"(?<![\w+])\+?\(?\d[\d ()/.\u2010-\u2013-]{5,24}\d(?!\w)")
_NO_PHONE: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4} ?[-\u2013/] ?\d{4}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['\u2019]s?\Z")
_STOP: Final = re.compile(r"[.!?:;\u2026\n\"\u201c\u201e\u00ab]")

_PARTICLES: Final = frozenset(PARTICLES.split())
_TITLES: Final = frozenset(TITLES.split())
_NEVER: Final = frozenset(NEVER.split())
_STARTERS: Final = frozenset(STARTERS.split())


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _is_phone(text: str) -> bool:
    return 7 <= sum(letter.isdigit() for letter in text) <= 15 and not _NO_PHONE.fullmatch(text)


def _capitalised(text: str) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words, as they are written, each with its place."""
    words = list(_WORD.finditer(text))
    lower = {match[0] for match in words if match[0].islower()}
    run: list[re.Match[str]] = []
    reached = 0
    for match in words:
        word, gap = match[0], text[reached : match.start()] if reached else "\n"
        reached = match.end()
        if run and not _continues(run[-1][0], gap):
            yield from _name(text, run)
            run = []
        goes_on = word[0].isupper() or word in _PARTICLES
        if goes_on if run else word[0].isupper() and not _is_common(word, bool(_STOP.search(gap)), lower):
            run.append(match)
        elif run:
            yield from _name(text, run)
            run = []
    yield from _name(text, run)


def _continues(last: str, gap: str) -> bool:
    """Does a name go on over *gap*? Over spaces and one line end; over a full stop after a title."""
    if gap == ". ":
        return last.casefold() in _TITLES
    return not gap.strip(" \u00a0\n") and gap.count("\n") < 2


def _is_common(word: str, starts: bool, lower: set[str]) -> bool:
    plain = word.casefold().replace("\u2019", "'")
    return plain in _NEVER or (starts and (plain in _STARTERS or word.lower() in lower))


def _name(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    while run and (run[-1][0] in _PARTICLES or run[-1][0].casefold() in _NEVER):
        run = run[:-1]
    if run:
        written = " ".join(text[run[0].start() : run[-1].end()].split())
        yield run[0].start(), _POSSESSIVE.sub("", written)
