"""A pack as a handout: one page to print and put on a table, for people who have nothing installed.

It holds no answers of anybody's, so nothing in it is masked or hidden; strong questions stand on sheets of their own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from carecompanion.interchange.paper.arranging import arrange
from carecompanion.interchange.paper.template import styles, template
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from carecompanion.domain.pack import Pack


class Sheet(StrEnum):
    """What it is printed on."""

    A4 = "a4"
    LETTER = "letter"


_LINKS: Final = ("https://", "http://", "mailto:")
_FREE: Final = {"CC0-1.0": "licence", "CC-BY-4.0": "licence.by", "CC-BY-SA-4.0": "licence.by_sa"}
_WEEK: Final = 7


def handout_of(pack: Pack, others: Mapping[str, Pack], sheet: Sheet = Sheet.A4) -> str:
    """*pack* as one HTML file for *sheet*; *others* are the packs it may name, by id (what is not there is said so)."""
    spoken = _spoken(pack.language)
    said = _said(spoken)
    tell = _teller(said, "" if _is_all_in(spoken, pack, *others.values()) else spoken)
    between = " ".join(("", said("and"), ""))
    return template("handout.html").render(
        handout=arrange(pack, others),
        sheet=sheet.value,
        css=styles("page.css", "handout.css"),
        title=said("title"),
        tell=tell,
        again=lambda days: tell("again_after", days=between.join(map(str, days))),
        when=_when,
        licence=_FREE.get(pack.licence, "licence"),
        is_link=lambda address: address.lower().startswith(_LINKS),
    )


def _spoken(language: str) -> str:
    """The language in which the page itself speaks: that of the pack where we have it."""
    return "es" if language.partition("-")[0] == "es" else "en"


def _said(spoken: str) -> Callable[..., str]:
    def said(key: str, **values: object) -> str:
        return say(f"handout_es.{key}", **values) if spoken == "es" else say(f"handout.{key}", **values)

    return said


def _is_all_in(language: str, *packs: Pack) -> bool:
    return all(pack.language.partition("-")[0] == language for pack in packs)


def _teller(said: Callable[..., str], marked: str) -> Callable[..., Markup]:
    """What the page says by itself, marked as of the language *marked* where some pack on it is in another."""

    def tell(key: str, **values: object) -> Markup:
        from markupsafe import Markup, escape

        from carecompanion.domain.text import clean

        words = clean(said(key, **values))
        return Markup('<span lang="{}">{}</span>').format(marked, words) if marked else escape(words)

    return tell


def _when(day: int) -> tuple[str, dict[str, int]]:
    """How the day of a meeting is said: a key and its values."""
    if day in (0, 1, _WEEK):
        return f"day.{day}", {}
    weeks, rest = divmod(day, _WEEK)
    return ("day.days", {"days": day}) if rest else ("day.weeks", {"weeks": weeks})
