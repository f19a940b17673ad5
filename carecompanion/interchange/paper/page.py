"""A page to be read: what stands on it, as values; as HTML; and in words, to be looked at before it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carecompanion.domain.text import clean
from carecompanion.interchange.paper.template import styles, template
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: ``title`` and ``about`` are one line each; ``body`` is Markdown, ``lang`` its language."""

    title: str = field(repr=False)
    body: str = field(repr=False)
    about: str = field(default="", repr=False)
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: every part may be missing but ``heading``. ``sections`` are taken one at a time and may be many.

    ``before`` is what has to be read first (then the sections begin on a sheet of their own); ``about`` are quiet
    lines under the heading; ``aside`` is Markdown that stands apart, before the sections.
    """

    heading: str = field(repr=False)
    sections: Iterable[Section] = field(default=(), repr=False)
    about: tuple[str, ...] = field(default=(), repr=False)
    before: str = field(default="", repr=False)
    aside: str = field(default="", repr=False)
    lang: str = "en"


def html_of(page: Page) -> Iterator[str]:
    """*page* as one HTML file, in pieces, so that any number of sections takes the memory of one.

    The browser's title says nothing of what is inside: it is shown in tabs, histories and on the margin of paper.
    """
    head = _cleaned(page)
    sections = map(_clean_section, page.sections)
    return template("page.html").generate(page=head, sections=sections, css=styles("page.css"))


def page_in_words(page: Page) -> str:
    """The same words in the same order as on the page, as plain Markdown. ``sections`` is gone through once."""
    head = _cleaned(page)
    blocks = [f"> {head.before}"] if head.before else []
    blocks += [f"# {head.heading}", *head.about, *([head.aside] if head.aside else [])]
    blocks += [say("paper.onward")] if head.before else []
    for section in map(_clean_section, page.sections):
        blocks += [f"## {section.title}", *(part for part in (section.about, section.body) if part)]
    return "\n\n".join(blocks) + "\n"


def _cleaned(page: Page) -> Page:
    return replace(
        page,
        heading=_line(page.heading),
        about=tuple(_line(line) for line in page.about),
        before=_line(page.before),
        aside=clean(page.aside),
    )


def _clean_section(section: Section) -> Section:
    title = _line(section.title) or say("paper.untitled")
    return replace(section, title=title, about=_line(section.about), body=clean(section.body))


def _line(text: str) -> str:
    return clean(text, one_line=True)
