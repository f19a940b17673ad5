"""A page to be read: what stands on it, as values; as HTML; and in words, to be looked at before it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from carecompanion.domain.text import clean
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Template


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
    return _template().generate(page=head, sections=map(_clean_section, page.sections), css=_styles())


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


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    from carecompanion.interchange.paper.body import body_as_html

    room = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    room.globals["say"] = say
    room.filters["markdown"] = body_as_html
    return room.from_string(_kept("page.html"))


@cache
def _styles() -> object:
    from markupsafe import Markup

    return Markup(_kept("page.css"))  # noqa: S704 - our own file


def _kept(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
